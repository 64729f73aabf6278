"""Times in a text: single phrases joined with their parts ("early"), bounds ("since") and ranges ("from .. to")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from sayso.model import Span, When
from sayso.reading.when.context import Context
from sayso.reading.when.grammar import Phrase
from sayso.reading.when.intervals import Interval
from sayso.reading.when.lexicon import FULL_NAMES, MONTHS, ORDER, WEEKDAYS
from sayso.reading.when.lexing import Words
from sayso.reading.when.modifiers import REACH, UNBOUNDED, Found, bounded, modified
from sayso.reading.when.numeric import order_of
from sayso.reading.when.resolve import resolve
from sayso.reading.when.scanning import scan

_PART = re.compile(r"h?E-?[@i]?h?$")
_EDGE = re.compile(r"[tu~-]h?")
_DATED = frozenset(("month", "month_year", "month_day", "day_month", "month_named", "numeric", "day_slash", "quarter"))
_YEARLESS = frozenset(("month", "month_day", "day_month", "day_slash", "holiday"))
_DATELINE = 600
"""Without a publication date, a full date in this many first characters (a dateline) is what relative times are counted from."""


def find_times(text: str, sentences: Sequence[Span], published: str | None, order: str = ORDER) -> list[When]:
    """The times an English news text names, as ISO dates.

    Args:
        text: the document's stored text.
        sentences: half-open spans into ``text``, sorted; when empty the whole text is read as one sentence.
        published: the publication date (YYYY-MM-DD, further characters are ignored) or None.
        order: how "03/04/2022" is read where the text does not show it: "day-first", "month-first" or "unknown".

    Returns:
        Times in order with disjoint spans of code points; ``earliest`` and ``latest`` are inclusive, None is open or not known.
        ``anchor`` says what was counted from: "published 2024-03-02", the words of an earlier time, or None for a full date.

    Example:
        >>> find_times("It closed in early May.", [], "2024-06-01")
        [When(earliest='2024-05-01', latest='2024-05-10', span=Span(start=13, end=22), anchor='published 2024-06-01')]
    """
    scanned = scan(text, tuple(sentences))
    words, classes, singles = scanned.joined, scanned.classes, scanned.singles
    order = order_of(singles, words, order)
    context = Context(words, classes, *_today(published, singles, words, classes, order), order)
    found: list[Found] = []
    index = 0
    while index < len(singles):
        one, index = _read(singles, index, context, found[-1].after if found else 0)
        if one is not None:
            found.append(one)
            if one.days.first is not None and one.rule not in UNBOUNDED:
                context.remember(one.days, words.said(one.first, one.after), one.after)
    return [_when(one, words) for one in found]


def _today(published: str | None, singles: Sequence[Phrase], words: Words, classes: str, order: str) -> tuple[date | None, str]:
    try:
        if published:
            return date.fromisoformat(published[:10]), f"published {published[:10]}"
    except ValueError:
        pass
    bare = Context(words, classes, None, "", order)
    for phrase in singles:
        if words.start[phrase.first] > _DATELINE:
            break
        if phrase.rule in ("numeric", "month_named", "month_day", "day_month"):
            days = resolve(phrase, bare)
            if days is not None and days.dated and days.last is not None:
                return days.last, f"dated {days.last.isoformat()} in the text"
    return None, ""


def _read(singles: Sequence[Phrase], index: int, context: Context, floor: int) -> tuple[Found | None, int]:
    """Reads the phrase at ``index`` and those it forms a range with; returns what was found and the next index."""
    phrase = singles[index]
    if (dated := _to_date(singles, index, context, floor)) is not None:
        return dated, index + 2
    joined = _partner(singles, index, context.classes)
    if joined is not None:
        pair = _range(phrase, singles[index + 1], context, floor, enclosed=joined == "&")
        if pair is not None:
            return pair, index + 2
    one = _single(phrase, context, floor)
    return (None if one is None else bounded(one, context, floor)), index + 1


def _to_date(singles: Sequence[Phrase], index: int, context: Context, floor: int) -> Found | None:
    """ "from March to date"."""
    phrase, after = singles[index], singles[index + 1] if index + 1 < len(singles) else None
    if after is None or after.rule != "to_date" or after.first != phrase.after or context.classes[phrase.first - 1] != "f":
        return None
    one = _single(phrase, context, floor)
    if one is None or one.days.first is None or context.today is None:
        return None
    return replace(one, first=max(floor, one.first - 1), after=after.after, days=replace(one.days, last=context.today))


def _single(phrase: Phrase, context: Context, floor: int) -> Found | None:
    days = resolve(phrase, context)
    if days is None:
        return None
    return modified(Found(phrase.first, _trimmed(phrase, context.words), days, context.used, phrase.rule), context, floor)


def _trimmed(phrase: Phrase, words: Words) -> int:
    """The end of a phrase without a comma or full stop that ends the sentence rather than an abbreviation."""
    last, word = phrase.after - 1, words.at(phrase.after - 2)
    full = word in FULL_NAMES or (word not in MONTHS and word not in WEEKDAYS)
    return last if words.lower[last] == "," or (words.lower[last] == "." and full) else phrase.after


def _partner(singles: Sequence[Phrase], index: int, classes: str) -> str | None:
    """ "&" or "-" when the next phrase closes a range that this one opens."""
    if index + 1 >= len(singles):
        return None
    this, after = singles[index], singles[index + 1]
    if after.first - this.after > REACH:
        return None
    gap = classes[this.after : after.first]
    if (match := _PART.search(gap)) is not None:
        gap = gap[: match.start()]
    if gap[:1] == "," and not {"f", "B"}.isdisjoint(classes[max(0, this.first - 5) : this.first]):
        gap = gap[1:]  # "from October 7, 2023, to .."
    if len(gap) > 3:
        return None
    if gap in ("&", "&h"):
        opened = classes[max(0, this.first - 5) : this.first]
        return "&" if "B" in opened or this.rule == after.rule in ("year", "month_year") else None
    if gap == "-" and this.rule != after.rule and not {this.rule, after.rule} <= _DATED:
        return None
    return "-" if gap and _EDGE.fullmatch(gap) else None


def _range(left: Phrase, right: Phrase, context: Context, floor: int, *, enclosed: bool) -> Found | None:
    end = _single(right, context, left.after)
    if end is None or end.days.last is None:
        return None
    end_anchor = context.used
    start = _single(left, context, floor)
    if start is None or start.days.first is None:
        return None
    first_day, last_day = start.days.first, end.days.last
    ongoing = start.days.grain == end.days.grain == "day" and not start.days.dated and not end.days.dated
    if ongoing:
        first_day = max(first_day, _same_year(start.days, end.days))
        last_day = _after(last_day, first_day) if last_day.year - first_day.year > 1 else last_day
    elif not start.days.dated or (end.days.dated and left.rule in _YEARLESS and not _has_year(left, context)):
        first_day = _same_year(start.days, end.days)
        start = replace(start, anchor=end_anchor)
    if first_day > last_day and right.rule == "weekday" and last_day.year < 9999:
        last_day += timedelta(-(-(first_day - last_day).days // 7) * 7)
    if first_day > last_day:
        last_day = _after(last_day, first_day) if not _has_year(right, context) else last_day
    if first_day > last_day or (
        enclosed and _gap_years(first_day, last_day) > 1 and "B" not in context.classes[max(0, start.first - 5) : start.first]
    ):
        return None
    before = context.classes[max(floor, start.first - REACH) : start.first]
    first = start.first - 1 if before[-1:] in ("f", "B") else start.first
    first = start.first - 2 if before[-2:] in ("fh", "Bh") else first
    anchor = start.anchor or end_anchor
    return Found(first, end.after, Interval(first_day, last_day, start.days.grain), anchor, left.rule)


def _gap_years(first: date, last: date) -> int:
    return last.year - first.year


def _has_year(phrase: Phrase, context: Context) -> bool:
    return "Y" in context.classes[phrase.first : phrase.after] or phrase.rule not in _YEARLESS


def _same_year(start: Interval, end: Interval) -> date:
    """The first day of a yearless start, in the year of the range's end or the year before."""
    first, last = start.first or date.min, end.last or date.max
    for year in (last.year, last.year - 1):
        try:
            moved_first = first.replace(year=year)
        except ValueError:
            continue
        if moved_first <= last:
            return moved_first
    return first


def _after(last: date, first: date) -> date:
    try:
        return last.replace(year=first.year if last.replace(year=first.year) >= first else first.year + 1)
    except ValueError:
        return last


def _when(one: Found, words: Words) -> When:
    first, last = one.days.first, one.days.last
    return When(
        None if first is None else first.isoformat(),
        None if last is None else last.isoformat(),
        words.span(one.first, one.after),
        one.anchor,
    )
