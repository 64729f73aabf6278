"""Writes what docs/codebook.md and docs/codebook-reference.md say of the data; ``--check`` only says whether they are current.

    python docs/make_codebook.py            # after a change in src/sayso/codebook/data
    python docs/make_codebook.py --check

In ``codebook.md`` only the part between the two ``relations`` comments is written; ``codebook-reference.md`` is written whole.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from difflib import unified_diff
from itertools import groupby
from pathlib import Path

from sayso import codebook
from sayso.codebook import Codebook, Example, Relation
from sayso.reading.amounts import find_amounts
from sayso.reading.amounts.vocabulary import FEW, VAGUE, VAGUE_FACTORS
from sayso.weighing.amounts import in_words

PAGE, REFERENCE = Path(__file__).with_name("codebook.md"), Path(__file__).with_name("codebook-reference.md")
GROUPS = {
    "support": "Support",
    "structure": "Structure",
    "knowledge": "Knowledge and intent",
    "interaction": "Interaction",
    "force": "Violence and force",
    "economy": "Economy and law",
}
BEGIN, END = "<!-- relations: begin, written by docs/make_codebook.py -->", "<!-- relations: end -->"
VAGUE_NUMBERS = """What a number word is read as (`src/sayso/reading/amounts/vocabulary.toml`): the least it stands for,
and before a scale twice to ten times the smaller word. Others set other values: ACLED takes "tens" as 10, "dozens" as 12 and
"hundreds" as 100. Where figures are compared, "about" leaves a tenth to either side.

| alone | before a scale |
|---|---|
"""
SHOWN = 6
"""How many expressions of a relation, and words of a class, the reference shows."""
INTRODUCTION = f"""# The codebook, entry by entry

Written by `docs/make_codebook.py` from `src/sayso/codebook/data`; do not change it by hand. [codebook.md](codebook.md) says how to
read an expression and how to bring your own. Of expressions and word classes the first {SHOWN} entries are shown. The examples are
invented. A relation says what a claim is coded as, not that it is so.
"""


def page(book: Codebook, old: str) -> str:
    """``codebook.md`` with the tables of relations as the data has them."""
    tables = "\n".join(f"### {GROUPS[group]}\n\n{_table(relations)}" for group, relations in _grouped(book))
    tables += f"\n### Where the parties decide\n\nThe first that holds replaces the code above.\n\n{_decided(book)}"
    before, _, rest = old.partition(BEGIN)
    return f"{before}{BEGIN}\n\n{tables}\n{END}{rest.partition(END)[2]}"


def _table(relations: Iterable[Relation]) -> str:
    rows = "".join(f"| `{r.code}` | {r.ucdp or '–'} | {r.plover or '–'} | {_meaning(r)} |\n" for r in relations)
    return f"| code | UCDP ESD | PLOVER | meaning |\n|---|---|---|---|\n{rows}"


def _decided(book: Codebook) -> str:
    return "".join(
        f"- `{r.code}`, {condition}\n" for _, relations in _grouped(book) for r in relations for condition in _conditions(r)
    )


def _conditions(relation: Relation) -> Iterator[str]:
    for scheme, conditions in (("UCDP ESD", relation.ucdp_where), ("PLOVER", relation.plover_where)):
        for code, subjects, objects in conditions:
            sides = (("subject", subjects), ("object", objects))
            parties = " and ".join(f"the {side} is {' or '.join(types)}" for side, types in sides if types)
            yield f"{scheme} {code}: {parties}"


def _meaning(relation: Relation) -> str:
    return relation.definition + (" Symmetric." if relation.symmetric else "")


def reference(book: Codebook) -> str:
    """``codebook-reference.md``: every relation, the word classes, and what the vocabularies hold."""
    parts = [
        INTRODUCTION,
        f"{len(book.relations)} relations, {sum(len(r.expressions) for r in book.relations.values()):,} expressions.\n",
    ]
    for group, relations in _grouped(book):
        parts.append(f"## {GROUPS[group]}\n")
        parts.extend(_entry(relation) for relation in relations)
    parts.append("## Word classes\n\nIn an expression, `{money}` stands for any of these nouns.\n")
    parts.append("| class | words | first of them |\n|---|---|---|\n" + "".join(_classes(book)))
    parts.append("## Vague numbers\n\n" + VAGUE_NUMBERS + "".join(_vague()))
    parts.append("## Vocabularies\n\n| door | entries | of them |\n|---|---|---|\n" + "".join(_vocabularies()))
    return "\n".join(parts)


def _grouped(book: Codebook) -> list[tuple[str, list[Relation]]]:
    """The relations by group, in the order of GROUPS and of the data."""
    order = list(GROUPS)
    relations = sorted(book.relations.values(), key=lambda r: order.index(r.group))
    return [(group, list(members)) for group, members in groupby(relations, key=lambda r: r.group)]


def _entry(relation: Relation) -> str:
    more = len(relation.expressions) - SHOWN
    lines = (*relation.expressions[:SHOWN], *([f"... and {more} more"] if more > 0 else ()))
    shown = "\n".join(lines)
    examples = "".join(f"- {_example(example)}\n" for example in relation.examples)
    return f"### {relation.code}\n\n{_meaning(relation)}\n\n{'; '.join(_facts(relation))}.\n\n{examples}\n```\n{shown}\n```\n"


def _facts(relation: Relation) -> Iterator[str]:
    yield f"UCDP ESD: {relation.ucdp or 'none'}"
    yield f"PLOVER: {relation.plover or 'none'}"
    yield from _conditions(relation)
    if relation.inverse:
        yield f"read backwards: “{relation.inverse}”"
    if relation.subject_types:
        yield f"subject: {', '.join(relation.subject_types)}"
    if relation.object_types:
        yield f"object: {', '.join(relation.object_types)}"


def _example(example: Example) -> str:
    parties = f"subject “{example.subject or 'not named'}”, object “{example.object or 'not named'}”"
    return f"“{example.text}”: {parties}{', negative' if example.polarity == '-' else ''}"


def _classes(book: Codebook) -> Iterator[str]:
    for name, words in sorted(book.classes.items()):
        yield f"| `{name}` | {len(words)} | {', '.join(sorted(words)[:SHOWN])} |\n"


def _vague() -> Iterator[str]:
    """The plural number words of the data, alone and before a scale, as the reading takes them."""
    for word in dict.fromkeys((*VAGUE, *VAGUE_FACTORS)):
        yield _read_as(f"{word} of soldiers", f"{word} of millions of soldiers" if word in VAGUE_FACTORS else "")
    for word in FEW:
        article, of = "" if word == "several" else "a ", " of" if word in ("couple", "pair") else ""
        yield _read_as(f"{article}{word}{of} soldiers", f"{article}{word}{of} million soldiers")


def _read_as(*phrases: str) -> str:
    cells = []
    for phrase in phrases:
        found = find_amounts(f"They counted {phrase}.", [])
        cells.append(f"{phrase}: {in_words(replace(found[0], unit='')) if found else 'no figure'}" if phrase else "")
    return f"| {' | '.join(cells)} |\n"


def _vocabularies() -> Iterator[str]:
    words = codebook.modality()
    rows: tuple[tuple[str, int, Iterable[str]], ...] = (
        ("cues", len(codebook.cues()), (f"stance {cue.stance}" for cue in codebook.cues())),
        ("hedges", len(codebook.hedges()), (hedge.effect for hedge in codebook.hedges())),
        ("modality", 0, ()),
        ("countries", len(codebook.countries()), ()),
        ("metonyms", len(codebook.metonyms()), (actor.type for actor in codebook.metonyms())),
        ("organisations", len(codebook.organisations()), (actor.type for actor in codebook.organisations())),
        ("armed_groups", len(codebook.armed_groups()), ()),
        ("roles", len(codebook.roles()), (role.type for role in codebook.roles())),
        ("titles", len(codebook.titles()), (title.kind for title in codebook.titles())),
        ("outlets", len(codebook.outlets()), (outlet.kind for outlet in codebook.outlets())),
    )
    kinds = {"modals": words.modals, "implicatives": words.implicatives, "negators": words.negators}
    kinds |= {"conditionals": words.conditionals, "openers": words.openers}
    for door, entries, about in rows:
        counted = Counter(about).most_common() if door != "modality" else [(kind, len(found)) for kind, found in kinds.items()]
        total = entries or sum(number for _, number in counted)
        yield f"| `{door}()` | {total:,} | {', '.join(f'{kind} {number}' for kind, number in counted)} |\n"


def main(arguments: list[str]) -> int:
    """Writes both pages, or with ``--check`` says whether they are current; 1 when they are not."""
    book = codebook.load()
    current = True
    for path, new in ((PAGE, page(book, PAGE.read_text(encoding="utf-8"))), (REFERENCE, reference(book))):
        new = re.sub(r"\n{3,}", "\n\n", new)
        old = path.read_text(encoding="utf-8") if path.exists() else ""
        current &= new == old
        if "--check" not in arguments:
            path.write_text(new, encoding="utf-8")
        elif new != old:
            sys.stdout.writelines(unified_diff(old.splitlines(True), new.splitlines(True), f"docs/{path.name}", "the data now"))
            print("run: python docs/make_codebook.py")
    return int("--check" in arguments and not current)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
