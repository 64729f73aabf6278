"""Figures that sources state for one city and year, compared as the weighing compares figures: who agrees, who conflicts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

from benchmarks.reading.common import Figures, needed
from benchmarks.reading.markdown import table
from sayso.model import Amount, Claim
from sayso.weighing.amounts import fits
from sayso.weighing.figures import figures as compared
from sayso.weighing.scene import Scene
from sayso.weighing.statements import Statement

NAME = "truth_population"
TITLE = "Conflicting figures, population claims"
ABOUT = (
    "Population figures that contributors of an encyclopedia stated for one city and year (Pasternack and Roth 2010, as "
    "prepared for truth discovery: only cities with differing figures were kept). Every two figures of different sources are "
    "compared: they agree, or are called a conflict, an update or a difference of scope. No figure is called the true one and "
    "no source is scored, so the published error rates of truth discovery (which pick one) have no counterpart here. No "
    "tolerance is added where the words give none; the last but one row tells how many conflicts a tolerance of 1 % would "
    "remove."
)
_FILE = Path("data") / "benchmark" / "truth_population" / "data" / "population" / "population-new-new.txt"
_MOST = 24
"""How many figures of one subject the weighing compares with each other."""


def measure(shared: Path) -> Figures:
    """Classes of pairs of figures, and of cities with more than one."""
    held: dict[str, list[Statement]] = defaultdict(list)
    for number, (place, source, value, year) in enumerate(_lines(needed(shared / _FILE))):
        held[place].append(_statement(number, place, source, value, year))
    pairs: Counter[str] = Counter()
    subjects: Counter[str] = Counter()
    scene = Scene({}, {}, {})
    near = 0
    for statements in held.values():
        amount = {one.id: one.quantity for one in statements}
        found = list(compared(statements, {}, scene))
        kinds = Counter(relation.kind for relation in found)
        several = [(a, b) for a, b in combinations(statements[:_MOST], 2) if a.claim.document != b.claim.document]
        agree = sum(fits(a.quantity, b.quantity) for a, b in several)
        pairs.update(kinds)
        pairs["agree"] += agree
        pairs["compared"] += len(several)
        near += sum(_within_one_percent(amount[one.a], amount[one.b]) for one in found if one.kind == "contradicts")
        subjects["one source" if not several else "all agree" if not found else "in conflict"] += 1
    return {"claims": sum(map(len, held.values())), "subjects": dict(subjects), "pairs": dict(pairs), "within 1 %": near}


def _lines(path: Path) -> Iterator[tuple[str, str, float, int]]:
    """Place and year, source, figure and year of every line; a source counts once for a place."""
    seen: set[tuple[str, str]] = set()
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        place, source, value, year = line.split("\t")
        if (place, source) not in seen:
            seen.add((place, source))
            yield place, source, float(value), int(year)


def _statement(number: int, place: str, source: str, value: float, year: int) -> Statement:
    claim = Claim(
        id=f"c{number:05}", document=source, start=0, end=0, subject=place, predicate="have_population", code=None, object=None,
        quantity=Amount(value, value, "inhabitants", "exact"),
    )  # fmt: skip
    return Statement(
        claim=claim, core=(place, "~have population", ""), sense="actual", period=None, place=None, published=None, lasting=False,
        words=frozenset(), told_by=(),
    )  # fmt: skip


def _within_one_percent(one: Amount | None, other: Amount | None) -> bool:
    if one is None or other is None or one.low is None or other.low is None:
        return False
    return abs(one.low - other.low) <= 0.01 * max(one.low, other.low)


def rows(figures: Figures) -> list[str]:
    """Pairs and subjects by class."""
    pairs, subjects = figures["pairs"], figures["subjects"]
    classes = ("compared", "agree", "contradicts", "update", "scope_difference")
    body: list[list[object]] = [[f"pairs: {name}", pairs.get(name, 0)] for name in classes]
    body += [[f"city and year: {name}", subjects.get(name, 0)] for name in ("one source", "all agree", "in conflict")]
    body += [["conflicts that differ by 1 % or less", figures["within 1 %"]], ["figures", figures["claims"]]]
    return table(["class", "number"], body)


def short(figures: Figures) -> list[tuple[str, str, int]]:
    """(row, what is counted, number) of the few that say most."""
    return [
        (name, f"population figures of two sources, pairs that {name}", figures["pairs"].get(name, 0))
        for name in ("agree", "contradicts")
    ]
