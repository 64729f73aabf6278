"""Days and spans of days as ISO dates. An open side is not known; what is not known is compatible with anything."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from sayso.model import When

Period = tuple[int, int]
_OPEN_LOW, _OPEN_HIGH = 0, 4_000_000
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@lru_cache(maxsize=16384)
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
    """The period in words: "7 Oct 2023", "Oct 2023", "2022", two of these with "to", "until"/"from" where a side is open."""
    low = date.fromordinal(span[0]) if span[0] != _OPEN_LOW else None
    high = date.fromordinal(span[1]) if span[1] != _OPEN_HIGH else None
    if low is None or high is None:
        return f"until {_day_words(high)}" if high else f"from {_day_words(low)}" if low else "at a time not known"
    if (low.month, low.day, high.month, high.day) == (1, 1, 12, 31):
        return str(low.year) if low.year == high.year else f"{low.year} to {high.year}"
    if low != high and low.day == 1 and (low.year, low.month) == (high.year, high.month) and _last_of_month(high):
        return f"{_MONTHS[low.month - 1]} {low.year}"
    return _day_words(low) if low == high else f"{_day_words(low)} to {_day_words(high)}"


def _last_of_month(one: date) -> bool:
    return one == date.max or (one + timedelta(days=1)).day == 1


def _day_words(one: date) -> str:
    return f"{one.day} {_MONTHS[one.month - 1]} {one.year}"


def years(span: Period | None, most: int = 10) -> tuple[int, ...]:
    """The calendar years of a bounded period of at most ``most`` years; empty otherwise."""
    if span is None or not bounded(span):
        return ()
    low, high = date.fromordinal(span[0]).year, date.fromordinal(span[1]).year
    return tuple(range(low, high + 1)) if high - low < most else ()
