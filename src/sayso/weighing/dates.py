"""Days and spans of days as ISO dates. An open side is not known; what is not known is compatible with anything."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from sayso.model import When

Period = tuple[int, int]
_OPEN_LOW, _OPEN_HIGH = 0, 4_000_000


@lru_cache(maxsize=65536)
def day(iso: str) -> int | None:
    """The ordinal of an ISO date; None where it is none (a shortened or impossible date)."""
    try:
        return date.fromisoformat(iso).toordinal()
    except ValueError:
        return None


def days_between(left: str, right: str) -> int:
    """Whole days between two ISO dates, without sign; 0 where one is no date."""
    a, b = day(left), day(right)
    return 0 if a is None or b is None else abs(a - b)


def period(time: When | None) -> Period | None:
    """First and last day of a stated time as ordinals; None where neither side is known."""
    if time is None:
        return None
    low = day(time.earliest) if time.earliest else None
    high = day(time.latest) if time.latest else None
    if low is None and high is None:
        return None
    return (low if low is not None else _OPEN_LOW, high if high is not None else _OPEN_HIGH)


def bounded(span: Period | None) -> bool:
    """Whether both sides are known."""
    return span is not None and span[0] != _OPEN_LOW and span[1] != _OPEN_HIGH


def overlap(left: Period | None, right: Period | None) -> bool:
    """Whether two periods can be one time; an unknown one always can."""
    return left is None or right is None or (left[0] <= right[1] and right[0] <= left[1])


def told(span: Period) -> str:
    """The period in words: one ISO date, or two with "to", or "until"/"from" where a side is open."""
    low = date.fromordinal(span[0]).isoformat() if span[0] != _OPEN_LOW else ""
    high = date.fromordinal(span[1]).isoformat() if span[1] != _OPEN_HIGH else ""
    if low and high:
        return low if low == high else f"{low} to {high}"
    return f"until {high}" if high else f"from {low}"


def years(span: Period | None, most: int = 10) -> tuple[int, ...]:
    """The calendar years of a bounded period of at most ``most`` years; empty otherwise."""
    if span is None or not bounded(span):
        return ()
    low, high = date.fromordinal(span[0]).year, date.fromordinal(span[1]).year
    return tuple(range(low, high + 1)) if high - low < most else ()
