"""Counting a matrix: by origin, never by article, and by what is inconsistent; nothing here says which alternative holds.

Heuer's rule (1999, chapter 8): look at what speaks against an alternative, and at the few pieces of evidence on which the picture
hangs. Claims without stated lineage are no origin and are counted apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from sayso.weighing.hypotheses.records import LeftOut, Question, Row, Tally, Value

_MOST_TOLD = 3
Counts = tuple[int, ...]


def tally(rows: Sequence[Row], question: Question) -> tuple[Tally, ...]:
    """What stands beside each alternative, in the question's order."""
    return tuple(_tally(rows, at, alternative.id) for at, alternative in enumerate(question.alternatives))


def weigh_rows(rows: Sequence[Row], question: Question) -> tuple[Row, ...]:
    """The rows with what each does: between how many pairs of alternatives it makes a difference, and what hangs on it alone."""
    against = _Counted.of(rows, question, "inconsistent")
    names = tuple(alternative.id for alternative in question.alternatives)
    found = []
    for row in rows:
        separates, undecided = _separated([cell.value for cell in row.cells])
        turned = turns(against.counts, against.without_row(row), names)
        found.append(replace(row, separates=separates, undecided=undecided, linchpin=f"without it, {turned}" if turned else ""))
    return tuple(found)


def leave_out(rows: Sequence[Row], question: Question, names: Mapping[str, str]) -> tuple[LeftOut, ...]:
    """What changes when one origin is left out, for each origin in the order of the rows, claims without one last.

    Rows that only speak of the same are left aside.

    Args:
        rows: the matrix's rows.
        question: with its alternatives.
        names: origin id -> its name.
    """
    against = _Counted.of(rows, question, "inconsistent")
    fits = _Counted.of(rows, question, "consistent")
    letters = tuple(alternative.id for alternative in question.alternatives)
    rows = [row for row in rows if row.bearing != "near" or any(cell.value != "open" for cell in row.cells)]
    alone: dict[str, list[str]] = {}
    for row in rows:
        for origin in row.origins:
            alone.setdefault(origin, [])
        if len(row.origins) == 1 and not row.unstated:
            alone[row.origins[0]].append(row.id)
    found = []
    for origin, resting in alone.items():
        after = against.without_origin(origin)
        turned = turns(against.counts, after, letters)
        rest = (fits.counts, fits.without_origin(origin), turned)
        found.append(LeftOut(origin, names.get(origin, origin), tuple(resting), against.counts, after, *rest))
    nowhere = tuple(row.id for row in rows if not row.origins)
    if any(row.unstated for row in rows):
        same = (against.counts, against.counts, fits.counts, fits.counts)
        found.append(LeftOut("", "the claims whose lineage is not stated", nowhere, *same, ""))
    return tuple(found)


def turns(before: Counts, after: Counts, names: Sequence[str]) -> str:
    """Which comparisons of two alternatives turn, in words; empty where none does."""
    told = [
        f"{names[a]} and {names[b]} go from {before[a]} and {before[b]} inconsistent origins to {after[a]} and {after[b]}"
        for a, b in combinations(range(len(names)), 2)
        if _sign(before[a] - before[b]) != _sign(after[a] - after[b])
    ]
    more = f"; and {len(told) - _MOST_TOLD} more pairs" if len(told) > _MOST_TOLD else ""
    return "; ".join(told[:_MOST_TOLD]) + more


@dataclass(frozen=True, slots=True)
class _Counted:
    """For each alternative, how many rows with each origin have one value."""

    value: Value
    by: tuple[Counter[str], ...]

    @classmethod
    def of(cls, rows: Sequence[Row], question: Question, value: Value) -> _Counted:
        by = tuple(Counter[str]() for _ in question.alternatives)
        for row in rows:
            for counter, cell in zip(by, row.cells, strict=True):
                if cell.value == value:
                    counter.update(row.origins)
        return cls(value, by)

    @property
    def counts(self) -> Counts:
        return tuple(len(counter) for counter in self.by)

    def without_origin(self, origin: str) -> Counts:
        return tuple(len(counter) - (origin in counter) for counter in self.by)

    def without_row(self, row: Row) -> Counts:
        return tuple(
            len(counter) - (sum(counter[origin] == 1 for origin in row.origins) if cell.value == self.value else 0)
            for counter, cell in zip(self.by, row.cells, strict=True)
        )


def _separated(values: Sequence[Value]) -> tuple[int, int]:
    """Pairs of which exactly one is inconsistent, and pairs that an open cell leaves undecided."""
    separates = undecided = 0
    for left, right in combinations(values, 2):
        if "open" in (left, right):
            undecided += 1
        elif (left == "inconsistent") != (right == "inconsistent"):
            separates += 1
    return separates, undecided


def _tally(rows: Sequence[Row], at: int, alternative: str) -> Tally:
    held: dict[Value, list[Row]] = {"consistent": [], "inconsistent": [], "not_applicable": [], "open": []}
    for row in rows:
        held[row.cells[at].value].append(row)
    against, fits = held["inconsistent"], held["consistent"]
    return Tally(
        alternative, len(against), _origins(against), sum(row.unstated for row in against), len(fits), _origins(fits),
        sum(row.unstated for row in fits), len(held["not_applicable"]), len(held["open"]),
    )  # fmt: skip


def _origins(rows: Sequence[Row]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(origin for row in rows for origin in row.origins))


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)
