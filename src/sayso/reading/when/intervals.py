"""Stretches of the calendar: a first and a last day, both inclusive, either open, and the grain they were named in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

GRAINS = ("hour", "day", "weekend", "week", "month", "quarter", "season", "year", "decade", "century")
HALVES = {"century": (50, "year"), "decade": (5, "year"), "year": (6, "month"), "month": (2, "week"), "week": (3, "day")}
"""Half of a unit in smaller ones."""
_DAYS = {"minute": 0, "hour": 0, "day": 1, "weekend": 7, "week": 7, "fortnight": 14}
_MONTHS = {"month": 1, "quarter": 3, "season": 3, "year": 12, "decade": 120, "century": 1200}


@dataclass(frozen=True, slots=True)
class Interval:
    """Days ``first`` to ``last`` inclusive, None where open; ``grain`` is the unit that was said, ``dated`` if its year was."""

    first: date | None
    last: date | None
    grain: str
    dated: bool = True


def day(year: int, month: int, number: int, *, dated: bool = True) -> Interval:
    """One day; raises ValueError when there is no such day."""
    one = date(year, month, number)
    return Interval(one, one, "day", dated)


def months(year: int, month: int, count: int, grain: str, *, dated: bool = True) -> Interval:
    """``count`` calendar months from ``month`` (1-based, may lie outside 1-12) of ``year``."""
    first = _month_start(year * 12 + month - 1)
    return Interval(first, _month_start(year * 12 + month - 1 + count) - timedelta(1), grain, dated)


def around(moment: date, grain: str, offset: int = 0) -> Interval:
    """The calendar unit of ``grain`` that holds ``moment``, moved by ``offset`` units. Weeks run Monday to Sunday."""
    if grain in _DAYS:
        moment += timedelta(days=offset * max(_DAYS[grain], 1 if grain == "day" else 0))
        if grain in ("week", "fortnight"):
            monday = moment - timedelta(moment.weekday())
            return Interval(monday, monday + timedelta(6), "week")
        if grain == "weekend":
            saturday = moment - timedelta(moment.weekday()) + timedelta(5)
            return Interval(saturday, saturday + timedelta(1), "weekend")
        return Interval(moment, moment, "day")
    size = _MONTHS[grain]
    index = moment.year * 12 + moment.month - 1
    if grain == "century":
        index -= 12  # the 20th century ends with the year 2000
        start = (index // size) * size + 12
    else:
        start = (index // size) * size
    start += offset * size
    return Interval(_month_start(start), _month_start(start + size) - timedelta(1), grain)


def weekend_at(moment: date) -> Interval:
    """The weekend of a day, with that day where it is a Thursday, Friday or Monday beside it ("the Labor Day weekend")."""
    saturday = moment + timedelta((5 - moment.weekday() + 3) % 7 - 3)
    return Interval(min(saturday, moment), max(saturday + timedelta(1), moment), "weekend")


def moved(moment: date, grain: str, count: int) -> date:
    """``moment`` moved by ``count`` units of ``grain``; the 31st falls back to the last day of a shorter month."""
    if grain in _DAYS:
        return moment + timedelta(days=count * (_DAYS[grain] if grain != "weekend" else 7))
    index = moment.year * 12 + moment.month - 1 + count * _MONTHS[grain]
    first = _month_start(index)
    return first + timedelta(min(moment.day, (_month_start(index + 1) - first).days) - 1)


def workday(moment: date, count: int) -> date:
    """The working day (Monday to Friday) ``count`` such days after ``moment``, before it where negative."""
    for _ in range(abs(count)):
        moment += timedelta(1 if count > 0 else -1)
        while moment.isoweekday() > 5:
            moment += timedelta(1 if count > 0 else -1)
    return moment


def part(whole: Interval, third: str) -> Interval:
    """The ``first``, ``middle`` or ``last`` part of a span: of a month days 1-10, 11-20, 21-end; of other spans a third."""
    if whole.first is None or whole.last is None or whole.first == whole.last:
        return whole
    if whole.grain in ("year", "decade", "century"):
        return _part_of_years(whole, third)
    days = (whole.last - whole.first).days + 1
    one = 10 if whole.grain == "month" else max(days // 3, 1)
    one, two = (one, 2 * one) if days > 2 else (1, 1)
    cut = {
        "first": (whole.first, whole.first + timedelta(one - 1)),
        "middle": (whole.first + timedelta(one), whole.first + timedelta(two - 1)),
        "last": (whole.first + timedelta(two), whole.last),
    }[third]
    return replace(whole, first=cut[0], last=max(cut))


def _part_of_years(whole: Interval, third: str) -> Interval:
    if whole.first is None or whole.last is None:
        return whole
    size = {"year": 4, "decade": 40, "century": 400}[whole.grain]
    start = whole.first.year * 12
    skip = {"first": 0, "middle": size, "last": 2 * size}[third]
    last = whole.last if third == "last" else _month_start(start + skip + size) - timedelta(1)
    return replace(whole, first=_month_start(start + skip), last=last)


def _month_start(index: int) -> date:
    return date(index // 12, index % 12 + 1, 1)
