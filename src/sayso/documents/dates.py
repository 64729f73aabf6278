"""Dates as mastheads write them: "October 10, 2023", "2023-11-20", "10.02.2025", "Nov. 20". Not for dates inside sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sayso.documents.words import either

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_NAME = (
    r"(?P<{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_ORD = r"(?:st|nd|rd|th)?"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_DATE = re.compile(
    r"(?<![\w/.-])(?:"
    r"(?P<y1>\d{4})-(?P<m1>\d{1,2})-(?P<d1>\d{1,2})(?!\d)"
    r"|(?P<y2>\d{4})/(?P<m2>\d{1,2})/(?P<d2>\d{1,2})(?!\d)"
    r"|(?P<a3>\d{1,2})(?P<sep>[./-])(?P<b3>\d{1,2})(?P=sep)(?P<y3>\d{4}|\d{2})(?![\d.]\d|\d)"
    rf"|{_WEEKDAY}(?:{_NAME.format('n4')}\s*(?P<d4>\d{{1,2}}){_ORD}(?!\d)(?:,?\s+(?P<y4>\d{{4}})(?!\d(?!\d?:\d\d)))?)"
    rf"|{_WEEKDAY}(?P<d5>\d{{1,2}}){_ORD}\s+(?:of\s+)?{_NAME.format('n5')}(?:,?\s+(?P<y5>\d{{4}})(?!\d))?(?![a-z])"
    r")",
    re.IGNORECASE,
)
_CAPITAL = r"[A-Z\u00c0-\u00dd][\w.’'\u00c0-\u024f-]*"
_PLACE = rf"(?!(?i:{either('date_openers')})\b){_CAPITAL}(?:(?:,? | [-–—] |/){_CAPITAL}){{0,4}},? "
_BEFORE = re.compile(rf"(?:^(?:{_PLACE})?|[|•·]\s*|\b(?i:{either('stamps')})(?: on)?:? )(?:at )?(?:\d{{1,2}}[:.]\d{{2}},? )?$")
_BEHIND = re.compile(r"\s*(?:$|[.,;|•·(]|\d{1,2}[:.]\d{2}\b)")
_URL_DATE = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2}|[a-z]{3})[/-](\d{1,2})(?=[/-]|$)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class HeaderDate:
    """A date as written at ``[start, end)`` and all its readings; without a year none, only ``month`` and ``day``."""

    start: int
    end: int
    readings: tuple[date, ...]
    month: int = 0
    day: int = 0
    dotted: bool = False


def find_dates(text: str, offset: int = 0) -> list[HeaderDate]:
    """Finds the dates in a short header line.

    Args:
        text: one line; only its first 400 characters are looked at.
        offset: where the line starts in the stored text.

    Returns:
        The dates in order, offsets into the stored text; impossible dates are left out.
    """
    found = []
    for match in _DATE.finditer(text[:400]):
        made = _read(match, offset)
        if made:
            found.append(made)
    return found


def standing_dates(text: str, offset: int = 0) -> list[HeaderDate]:
    """Finds the full dates that a line sets apart: behind a place at its start, between bars, behind "published" or "updated".

    Args:
        text: one line.
        offset: where the line starts in the stored text.

    Returns:
        The dates in order, offsets into the stored text; dates inside sentences and dates without a year are left out.
    """
    return [
        d
        for d in find_dates(text, offset)
        if d.readings and _BEFORE.search(text[: d.start - offset]) and _BEHIND.match(text[d.end - offset :])
    ]


def url_dates(url: str) -> list[date]:
    """The dates in a web address's path, such as ``/2023/11/20/``."""
    found = []
    for year, month, day in _URL_DATE.findall(url[:2000]):
        number = int(month) if month.isdigit() else _month(month)
        made = _make(int(year), number, int(day))
        if made:
            found.append(made)
    return found


def settle(written: HeaderDate, others: Iterable[date]) -> date | None:
    """Chooses one reading of a date, by other dates of the document where day and month could be swapped.

    Args:
        written: the date as found.
        others: dates the same document gives without doubt.

    Returns:
        The reading nearest to another date if one is within 60 days; else day first for dotted forms; else None. A date without a
        year takes the year of another date within half a year, else None.
    """
    known = sorted(set(others))
    if not written.readings:
        made = [d for o in known if (d := _make(o.year, written.month, written.day))]
        return min(made, key=lambda d: min(abs((d - o).days) for o in known), default=None)
    if len(written.readings) == 1:
        return written.readings[0]
    near = [(min(abs((r - o).days) for o in known), r) for r in written.readings] if known else []
    if near and min(near)[0] <= 60:
        return min(near)[1]
    return written.readings[0] if written.dotted else None


def _read(match: re.Match[str], offset: int) -> HeaderDate | None:
    start, end = match.start() + offset, match.end() + offset
    group = match.group
    for y, m, d in (("y1", "m1", "d1"), ("y2", "m2", "d2")):
        if group(y):
            made = _make(int(group(y)), int(group(m)), int(group(d)))
            return HeaderDate(start, end, (made,)) if made else None
    if group("y3"):
        return _swappable(match, start, end)
    for n, d, y in (("n4", "d4", "y4"), ("n5", "d5", "y5")):
        if group(n):
            month, day = _month(group(n)), int(group(d))
            if group(y):
                made = _make(int(group(y)), month, day)
                return HeaderDate(start, end, (made,)) if made else None
            return HeaderDate(start, end, (), month, day) if _make(2000, month, day) else None
    return None


def _swappable(match: re.Match[str], start: int, end: int) -> HeaderDate | None:
    year, a, b = int(match["y3"]), int(match["a3"]), int(match["b3"])
    year += 2000 if year < 70 else 1900 if year < 100 else 0
    readings = [d for d in (_make(year, b, a), _make(year, a, b)) if d]
    unique = tuple(dict.fromkeys(readings))
    return HeaderDate(start, end, unique, dotted=match["sep"] == ".") if unique else None


def _month(name: str) -> int:
    head = name[:3].lower()
    return _MONTHS.index(head) + 1 if head in _MONTHS else 0


def _make(year: int, month: int, day: int) -> date | None:
    if not 1800 <= year <= 2199:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
