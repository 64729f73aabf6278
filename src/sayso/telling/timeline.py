"""The picture of time: when things are said to have happened, and when that was published."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sayso.model import Claim
from sayso.telling.prominence import claim_rank
from sayso.telling.selection import DISPUTING
from sayso.telling.view import Index
from sayso.telling.wording import date_words, shortened, when_words
from sayso.weighing import vocabulary

ROW = 24.0  # height of a row
LABELS = 330.0  # width kept for the rows' labels
WIDTH = 980.0
LABEL = 52  # characters of a row's label
RIGHT = 20.0
# The row's place tells the date.
_DATED = re.compile(r"(?:; |\s*\()(?:(?:\d{1,2} )?(?:[A-Z][a-z]{2} )?\d{4})(?: to (?:\d{1,2} )?(?:[A-Z][a-z]{2} )?\d{4})?\)$")
_OPEN = 26.0  # how far a bar without a start or an end runs on


@dataclass(frozen=True, slots=True)
class Row:
    """What several claims state alike, placed in time; ``first``/``last`` are ISO dates, None where open.

    ``published`` are the dates of the texts that say it; ``rank`` puts coded deeds of named parties
    first, then what the text says in its own words, and last offices and memberships, whose date is seldom more than the text's.
    """

    says: str
    label: str
    when: str
    first: str | None
    last: str | None
    claims: tuple[Claim, ...]
    published: tuple[str, ...]
    denied: bool
    disputed: bool
    certain: bool
    rank: int = 0


@dataclass(frozen=True, slots=True)
class Bar:
    """A row drawn: a bar from ``x`` on, marks where it was published; ``fades`` tells at which ends it is open."""

    row: Row
    x: float
    y: float
    length: float
    fades: tuple[bool, bool]
    marks: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """A date on the axis."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """The picture: bars from top to bottom, ticks, its size, and how many rows it leaves out."""

    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    width: float
    height: float
    left_out: int


def timeline_rows(index: Index) -> tuple[Row, ...]:
    """Everything that is given a time, in the order of time; claims told alike at the same time share a row."""
    disputed = {c for r in index.relations if r.exact and r.kind in DISPUTING for c in (r.a, r.b)}
    together: dict[tuple[str, str, str | None, str | None], list[Claim]] = {}
    for claim in index.claims.values():
        if claim.time is not None and (_day(claim.time.earliest) or _day(claim.time.latest)):
            key = (index.sentence(claim), claim.polarity, claim.time.earliest, claim.time.latest)
            together.setdefault(key, []).append(claim)
    rows = [_row(claims, disputed, index) for claims in together.values()]
    return tuple(sorted(rows, key=lambda r: (r.first or r.last or "", r.last or "9", r.says)))


def _row(claims: Sequence[Claim], disputed: set[str], index: Index) -> Row:
    first = claims[0]
    says = index.sentence(first)
    return Row(
        says, shortened(_undated(says), LABEL), when_words(first.time), first.time.earliest if first.time else None,
        first.time.latest if first.time else None, tuple(claims),
        tuple(sorted({p for c in claims if (p := index.documents[c.document].published)})),
        first.polarity == "-", any(c.id in disputed for c in claims), first.modality == "actual", _rank(first, index),
    )  # fmt: skip


def _rank(claim: Claim, index: Index) -> int:
    return 2 if claim.code in vocabulary.words("relations", "background") else min(1, claim_rank(claim, index))


def _undated(says: str) -> str:
    found = _DATED.search(says)
    return says if found is None else says[: found.start()] + (")" if found.group().startswith(";") else "")


def timeline(rows: Sequence[Row], most: int) -> Timeline:
    """Draw the ``most`` rows that stand first, the disputed before others, then what most claims speak of, in the order of time."""
    able = [n for n, row in enumerate(rows) if not _impossible(row)]
    ranked = sorted(able, key=lambda n: (not rows[n].disputed, rows[n].rank, -len(rows[n].claims), n))
    kept = [rows[n] for n in sorted(ranked[:most])]
    days = sorted({d for r in kept for text in (r.first, r.last, *r.published) if (d := _day(text))})
    scale = _Scale(days)
    bars = tuple(_bar(row, 34 + n * ROW, scale) for n, row in enumerate(kept))
    return Timeline(bars, scale.ticks(), WIDTH, 46 + len(kept) * ROW, len(rows) - len(kept))


def _impossible(row: Row) -> bool:
    """A date misread beyond doubt: told as a fact and later than every text that tells it, or outside the calendar's use."""
    first, last = row.first or row.last or "", row.last or row.first or ""
    late = row.certain and bool(row.published) and first > row.published[-1]
    return late or first < "0500" or last > "2300"


def _bar(row: Row, y: float, scale: _Scale) -> Bar:
    first, last = _day(row.first), _day(row.last)
    start = scale.x(first) if first else scale.x(last or 0) - _OPEN
    end = scale.x(last) if last else scale.x(first or 0) + _OPEN
    marks = tuple(scale.x(d) for text in row.published if (d := _day(text)))
    return Bar(row, start, y, round(max(end - start, 5.0), 1), (first is None, last is None), marks)


class _Scale:
    """Days to places: three parts by rank, one part by distance, since reports crowd around few days in many years."""

    def __init__(self, days: Sequence[int]) -> None:
        self._days = days or [0]

    def x(self, day: int) -> float:
        days = self._days
        span = (days[-1] - days[0]) or 1
        rank = bisect_left(days, day) / max(1, len(days) - 1)
        share = 0.75 * rank + 0.25 * (day - days[0]) / span
        return round(LABELS + _OPEN + share * (WIDTH - LABELS - RIGHT - 2 * _OPEN), 1)

    def ticks(self) -> tuple[Tick, ...]:
        ticks: list[Tick] = []
        for day in self._days:
            x = self.x(day)
            if day and (not ticks or x - ticks[-1].x >= 74):
                ticks.append(Tick(x, _tick_words(date.fromordinal(day))))
        return tuple(ticks)


def _tick_words(day: date) -> str:
    if (day.month, day.day) in ((1, 1), (12, 31)):
        return str(day.year) if day.month == 1 else f"end of {day.year}"
    return date_words(day.isoformat())


def _day(text: str | None) -> int | None:
    try:
        return date.fromisoformat(text).toordinal() if text else None
    except ValueError:
        return None
