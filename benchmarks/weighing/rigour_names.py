"""Name comparison on the public name resources of rigour (OpenSanctions): spellings that are one name, names that are not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations, islice
from pathlib import Path
from typing import Any

from benchmarks.reading.common import Figures, needed, share
from benchmarks.reading.markdown import right, table
from sayso.weighing import names
from sayso.weighing.listed import countries
from sayso.weighing.persons import compatible, parse

NAME = "rigour_names"
TITLE = "Names, cases made from rigour's resources"
ABOUT = (
    "rigour ships lists, not cases; each case here is made from a list by one rule, and passes if the comparison of names says "
    "what the list says. Only spellings in Latin or Cyrillic letters are asked, since the reader reads English. The lists serve "
    "screening, where a missed match is the worse error; here a wrong join is, so rows that call different things one (legal "
    "forms of all countries, pet names shared by two full names) are not aimed at in full."
)
_FOLDER = Path("data") / "benchmark" / "rigour_names" / "resources"
_LETTERS = frozenset("'’-. &,()/")
_MOST_APART = 40_000
Case = tuple[str, bool]


def measure(shared: Path) -> Figures:
    """Pass rates by kind, with a few failures of each to look at."""
    folder = needed(shared / _FOLDER)
    return {kind: _counted(cases) for kind, cases in _kinds(folder).items()}


def _kinds(folder: Path) -> dict[str, Iterable[Case]]:
    symbols = _yaml(folder / "names" / "symbols.yml")
    words = _yaml(folder / "names" / "stopwords.yml")
    forms = _yaml(folder / "names" / "org_types.yml")["types"]
    lands = [_yaml(path) for path in sorted((folder / "territories").glob("*.yml"))]
    return {
        "titles before a person's name": _titles(words["PERSON_NAME_PREFIXES"]),
        "junior and senior behind a name": _suffixes(symbols["person_symbols"]),
        "pet names": _pet_names(symbols["person_nick"]),
        "spellings of one personal name": _spellings(symbols["person_name_parts"]),
        "different personal names kept apart": _apart(words["GENERIC_PERSON_NAMES"]),
        "other names of countries (strong)": _countries(lands, "names_strong"),
        "different territories kept apart": _territories(lands),
        "article before a body's name": _articles(words["ORG_NAME_PREFIXES"]),
        "legal forms dropped": _legal_forms(forms),
    }  # fmt: skip


def _titles(prefixes: Iterable[str]) -> Iterator[Case]:
    for prefix in filter(_readable, prefixes):
        yield f"{prefix} Ana Duarte", parse(f"{prefix} Ana Duarte") == parse("Ana Duarte")


def _suffixes(rows: dict[str, list[str]]) -> Iterator[Case]:
    for row in ("jr", "sr"):
        for form in filter(_readable, rows[row]):
            found = parse(f"Ana Duarte {form}")
            yield f"Ana Duarte {form}", found is not None and (found.surname, found.suffix) == ("duarte", row)


def _pet_names(rows: dict[str, list[str]]) -> Iterator[Case]:
    for row in rows.values():
        for one, other in combinations(filter(_readable, row), 2):
            a, b = parse(f"{one.title()} Duarte"), parse(f"{other.title()} Duarte")
            yield f"{one} / {other}", a is not None and b is not None and compatible(a, b)


def _spellings(rows: dict[str, list[str]]) -> Iterator[Case]:
    for row in rows.values():
        first, *others = [name for name in row if _readable(name)] or [""]
        for other in others:
            yield f"{first} / {other}", parse(f"Ana {first}") == parse(f"Ana {other}")


def _apart(listed: Iterable[str]) -> Iterator[Case]:
    for one, other in islice(combinations(sorted(set(filter(_readable, listed))), 2), _MOST_APART):
        yield f"{one} / {other}", parse(one) != parse(other)


def _countries(lands: Iterable[dict[str, Any]], row: str) -> Iterator[Case]:
    for land in lands:
        if land.get("is_country") and countries().has(land["name"]):
            for name in filter(_readable, land.get(row) or ()):
                yield f"{land['name']} / {name}", countries().key(name) == countries().key(land["name"])


def _territories(lands: Iterable[dict[str, Any]]) -> Iterator[Case]:
    listed = sorted({land["name"] for land in lands})
    for one, other in islice(combinations(listed, 2), _MOST_APART):
        yield f"{one} / {other}", not _one_body(one, other) and countries().key(one) != countries().key(other)


def _legal_forms(forms: Iterable[dict[str, Any]]) -> Iterator[Case]:
    for form in forms:
        for alias in filter(_readable, form.get("aliases") or ()):
            yield f"Harbour Trust {alias}", _one_body(f"Harbour Trust {alias}", "Harbour Trust")


def _articles(articles: Iterable[str]) -> Iterator[Case]:
    for article in articles:
        yield f"{article} Harbour Trust", _one_body(f"{article} Harbour Trust", "Harbour Trust")


def _one_body(one: str, other: str) -> bool:
    return names.key(one) == names.key(other)


def _readable(name: str) -> bool:
    """Whether the name is written in Latin or Cyrillic letters."""
    return bool(name) and all(letter in _LETTERS or letter.isspace() or ord(letter) < 0x530 for letter in str(name))


def _counted(cases: Iterable[Case]) -> dict[str, Any]:
    found = list(cases)
    return {**share(sum(passed for _, passed in found), len(found)), "failed": [case for case, passed in found if not passed][:12]}


def _yaml(path: Path) -> Any:
    try:
        import yaml  # type: ignore[import-untyped, unused-ignore]
    except ModuleNotFoundError as missing:
        raise FileNotFoundError("PyYAML is not installed (pip install pyyaml)") from missing
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def rows(figures: Figures) -> list[str]:
    """One row a kind, with some of what fails."""
    body = [[kind, *right(value), value["of"], "; ".join(value["failed"][:4])] for kind, value in figures.items()]
    return table(["kind of case", "passed", "failed", "cases", "some that fail"], body)


def short(figures: Figures) -> list[tuple[str, str, float]]:
    """(row, what is measured, value) of the few that say most."""
    kinds = ("spellings of one personal name", "different personal names kept apart", "different territories kept apart")
    return [(kind, f"rigour's names, {kind}, share passed", right(figures[kind])[0] or 0.0) for kind in kinds]
