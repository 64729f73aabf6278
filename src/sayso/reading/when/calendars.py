"""When a feast falls: fixed days, the nth weekday of a month, Easter, and the Islamic and Hebrew calendars (``holidays.toml``)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from datetime import date, timedelta
from importlib.resources import files

_DAYS: dict[str, dict[str, str | list[str]]] = tomllib.loads(
    files("sayso.reading.when").joinpath("holidays.toml").read_text(encoding="utf-8")
)["days"]
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_ISLAMIC_EPOCH = 227014  # 15 July 622 (Julian) as an ordinal day, the epoch of astronomers
_HEBREW_EPOCH = -1373427


def _words(name: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+|[^\w\s]", name))


def _by_first_word() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for key, entry in _DAYS.items():
        for name in entry["names"]:
            table.setdefault(_words(name)[0], []).append((_words(name), key))
    return {first: sorted(entries, key=lambda e: -len(e[0])) for first, entries in table.items()}


HOLIDAY_WORDS = _by_first_word()
"""First word of a holiday's name -> the names that start with it (as words, longest first) and their keys."""


def holiday(key: str, year: int) -> tuple[date, date]:
    """The first and last day of a feast in a year; raises ValueError where it has none in that year."""
    kind, *rest = str(_DAYS[key]["when"]).split()
    if kind in _FEASTS:
        return _FEASTS[kind](rest, year)
    if rest:
        first = nth_weekday(year, int(kind), _WEEKDAYS.index(rest[0]) + 1, int(rest[1])) + timedelta(int((rest[2:] or ["0"])[0]))
        return first, first
    month, day = kind.split("-")
    return date(year, int(month), int(day)), date(year, int(month), int(day))


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The ``nth`` (from 1; -1 the last) ISO ``weekday`` of a month; raises ValueError when the month has no such day."""
    if nth < 0:
        last = date(year + month // 12, month % 12 + 1, 1) - timedelta(1)
        return last - timedelta((last.isoweekday() - weekday) % 7)
    first = date(year, month, 1)
    found = first + timedelta((weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
    if found.month != month:
        raise ValueError("no such weekday in this month")
    return found


def _easter(rest: list[str], year: int) -> tuple[date, date]:
    """Gregorian Easter after Meeus, and the days from it."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    month, day = divmod(h + k - 7 * ((a + 11 * h + 22 * k) // 451) + 114, 31)
    found = date(year, month, day + 1) + timedelta(int(rest[0]))
    return found, found


def _orthodox(rest: list[str], year: int) -> tuple[date, date]:
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    found = date(year, month, day + 1) + timedelta(year // 100 - year // 400 - 2 + int(rest[0]))
    return found, found


def _islamic(rest: list[str], year: int) -> tuple[date, date]:
    """The day in the tabular calendar (30-year cycle); the latest of a year that has it twice."""
    month, day = (int(part) for part in rest[0].split("-"))
    guess = int((year - 622) * 1.0307) + 2
    for hijri in range(guess, guess - 4, -1):
        ordinal = day + (59 * (month - 1) + 1) // 2 + (hijri - 1) * 354 + (3 + 11 * hijri) // 30 + _ISLAMIC_EPOCH - 1
        first = date.fromordinal(ordinal)
        if first.year == year:
            return first, first + timedelta(int((rest[1:] or ["1"])[0]) - 1)
    raise ValueError("not in this year")


def _hebrew(rest: list[str], year: int) -> tuple[date, date]:
    """The day in the Hebrew calendar; months count from Nisan, years from Tishri."""
    month, day = (int(part) for part in rest[0].split("-"))
    new_year = _hebrew_new_year(year + 3761)
    if month < 7:
        # Nisan to Elul have fixed lengths before the next new year: 30, 29, 30, 29, 30, 29 days.
        first = new_year - timedelta(sum((30, 29, 30, 29, 30, 29)[month - 1 :]) - day + 1)
    else:
        long = (_hebrew_new_year(year + 3762) - new_year).days % 10 == 5  # Marheshvan has 30 days in a complete year
        first = new_year + timedelta(sum((30, 30 if long else 29)[: month - 7]) + day - 1)
    return first, first + timedelta(int((rest[1:] or ["1"])[0]) - 1)


def _hebrew_new_year(year: int) -> date:
    here, before, after = (_hebrew_days(y) for y in (year, year - 1, year + 1))
    delay = 2 if after - here == 356 else 1 if here - before == 382 else 0
    return date.fromordinal(_HEBREW_EPOCH + here + delay)


def _hebrew_days(year: int) -> int:
    months = (235 * year - 234) // 19
    days = 29 * months + (12084 + 13753 * months) // 25920
    return days + (3 * (days + 1) % 7 < 3)


_FEASTS: dict[str, Callable[[list[str], int], tuple[date, date]]] = {
    "easter": _easter,
    "orthodox": _orthodox,
    "islamic": _islamic,
    "hebrew": _hebrew,
}
