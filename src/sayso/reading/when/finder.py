"""Times in a text: single phrases joined with their parts ("early"), bounds ("since") and ranges ("from .. to")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sayso.model import Span, When
from sayso.reading.when.context import Context
from sayso.reading.when.grammar import Phrase, phrases
from sayso.reading.when.intervals import Interval, moved, part
from sayso.reading.when.lexicon import MONTHS, NUMBERS, PARTS, UNITS, WEEKDAYS, classify
from sayso.reading.when.lexing import Words, lex
from sayso.reading.when.resolve import resolve

# What may stand before a phrase and change it; each is matched at the end of the class letters before it.
_PART = re.compile(r"h?E-?[@i]?h?$")
_SINCE_PART = re.compile(r"([el])[i@]?h?$")
_AWAY = re.compile(r"[ADN]U[<>]h?$")
_BOUND = re.compile(r"([subt<>])h?$")
_EDGE = re.compile(r"[tu-]h?")
_MONTHLY = {"month", "month_year", "month_day", "day_month"}
_REACH = 8
"""How many words in front of a phrase can change it; keeps the scan linear."""
_DATELINE = 600
"""Without a publication date, a full date in this many first characters (a dateline) is what relative times are counted from."""


@dataclass(frozen=True, slots=True)
class _Found:
    first: int
    after: int
    days: Interval
    anchor: str | None
    rule: str


def find_times(text: str, sentences: Sequence[Span], published: str | None) -> list[When]:
    """The times an English news text names, as ISO dates.

    Args:
        text: the document's stored text.
        sentences: half-open spans into ``text``, sorted; when empty the whole text is read as one sentence.
        published: the publication date (YYYY-MM-DD, further characters are ignored) or None.

    Returns:
        Times in order with disjoint spans of code points; ``earliest`` and ``latest`` are inclusive, None is open or not known.
        ``anchor`` says what was counted from: "published 2024-03-02", the words of an earlier time, or None for a full date.

    Example:
        >>> find_times("It closed in early May.", [], "2024-06-01")
        [When(earliest='2024-05-01', latest='2024-05-10', span=Span(start=13, end=22), anchor='published 2024-06-01')]
    """
    words = lex(text, sentences)
    classes = classify(words)
    singles = phrases(classes)
    context = Context(words, classes, *_today(published, singles, words, classes))
    found: list[_Found] = []
    index = 0
    while index < len(singles):
        one, index = _read(singles, index, context, found[-1].after if found else 0)
        if one is not None:
            found.append(one)
            if one.days.first is not None and one.rule not in ("vague", "span", "recently", "to_date"):
                context.remember(one.days, words.said(one.first, one.after))
    return [_when(one, words) for one in found]


def _today(published: str | None, singles: Sequence[Phrase], words: Words, classes: str) -> tuple[date | None, str]:
    try:
        if published:
            return date.fromisoformat(published[:10]), f"published {published[:10]}"
    except ValueError:
        pass
    bare = Context(words, classes, None, "")
    for phrase in singles:
        if words.start[phrase.first] > _DATELINE:
            break
        if phrase.rule in ("iso", "month_day", "day_month"):
            days = resolve(phrase, bare)
            if days is not None and days.dated and days.last is not None:
                return days.last, f"dated {days.last.isoformat()} in the text"
    return None, ""


def _read(singles: Sequence[Phrase], index: int, context: Context, floor: int) -> tuple[_Found | None, int]:
    """Reads the phrase at ``index`` and those it forms a range with; returns what was found and the next index."""
    phrase = singles[index]
    joined = _partner(singles, index, context.classes)
    if joined is not None:
        pair = _range(phrase, singles[index + 1], context, floor, enclosed=joined == "&")
        if pair is not None:
            return pair, index + 2
    one = _single(phrase, context, floor)
    return (None if one is None else _bounded(one, context, floor)), index + 1


def _single(phrase: Phrase, context: Context, floor: int) -> _Found | None:
    days = resolve(phrase, context)
    if days is None:
        return None
    anchor = context.used
    floor = max(floor, phrase.first - _REACH)
    before = context.classes[floor : phrase.first]
    first = phrase.first
    if match := _PART.search(before):
        word = next(context.words.lower[floor + i] for i in range(match.start(), match.end()) if before[i] == "E")
        first, days = floor + match.start(), part(days, PARTS[word])
    elif (match := _SINCE_PART.search(before)) and context.today is not None and days.grain not in ("decade", "century"):
        first, days = floor + match.start(), _sides(days, match.group(1), context.today)
    elif match := _AWAY.search(before):
        first, days = floor + match.start(), _away(days, match.group(), floor + match.start(), context)
    return _Found(first, _trimmed(phrase, context.words), days, anchor, phrase.rule)


def _trimmed(phrase: Phrase, words: Words) -> int:
    """The end of a phrase without a comma or full stop that ends the sentence rather than an abbreviation."""
    last, word = phrase.after - 1, words.at(phrase.after - 2)
    full = len(word) > 4 or word == "may" or (word not in MONTHS and word not in WEEKDAYS)
    return last if words.lower[last] == "," or (words.lower[last] == "." and full) else phrase.after


def _sides(days: Interval, side: str, today: date) -> Interval:
    """ "earlier this year" ends, "later this year" starts, at publication."""
    if days.first is None or days.last is None or not days.first <= today <= days.last:
        return days
    return replace(days, last=today) if side == "e" else replace(days, first=today)


def _away(days: Interval, letters: str, at: int, context: Context) -> Interval:
    """ "two days after October 7"."""
    base, unit = days.first, UNITS[context.words.lower[at + 1]]
    word = context.words.lower[at]
    count = 1 if letters[0] == "A" else _small(word)
    if base is None or count is None or unit in ("hour", "minute", "half"):
        return days
    try:
        there = moved(base, unit, count if ">" in letters else -count)
    except (ValueError, OverflowError):
        return days
    return Interval(there, there, "day")


def _small(word: str) -> int | None:
    return NUMBERS.get(word) or (int(word) if word.isdecimal() and len(word) < 5 else None)


def _partner(singles: Sequence[Phrase], index: int, classes: str) -> str | None:
    """ "&" or "-" when the next phrase closes a range that this one opens."""
    if index + 1 >= len(singles):
        return None
    this, after = singles[index], singles[index + 1]
    if after.first - this.after > _REACH:
        return None
    gap = classes[this.after : after.first]
    if (match := _PART.search(gap)) is not None:
        gap = gap[: match.start()]
    if len(gap) > 3:
        return None
    if gap in ("&", "&h"):
        opened = classes[max(0, this.first - 5) : this.first]
        return "&" if "B" in opened or this.rule == after.rule in ("year", "month_year") else None
    if gap == "-" and this.rule != after.rule and not {this.rule, after.rule} <= _MONTHLY:
        return None
    return "-" if gap and _EDGE.fullmatch(gap) else None


def _range(left: Phrase, right: Phrase, context: Context, floor: int, *, enclosed: bool) -> _Found | None:
    end = _single(right, context, left.after)
    if end is None or end.days.last is None:
        return None
    end_anchor = context.used
    start = _single(left, context, floor)
    if start is None or start.days.first is None:
        return None
    first_day, last_day = start.days.first, end.days.last
    if not start.days.dated or (
        end.days.dated and left.rule in ("month", "month_day", "day_month") and not _has_year(left, context)
    ):
        first_day = _same_year(start.days, end.days)
        start = replace(start, anchor=end_anchor)
    if first_day > last_day:
        last_day = _after(last_day, first_day) if not _has_year(right, context) else last_day
    if first_day > last_day or (
        enclosed and _gap_years(first_day, last_day) > 1 and "B" not in context.classes[max(0, start.first - 5) : start.first]
    ):
        return None
    before = context.classes[max(floor, start.first - _REACH) : start.first]
    first = start.first - 1 if before[-1:] in ("f", "B") else start.first
    first = start.first - 2 if before[-2:] in ("fh", "Bh") else first
    anchor = start.anchor or end_anchor
    return _Found(first, end.after, Interval(first_day, last_day, start.days.grain), anchor, left.rule)


def _gap_years(first: date, last: date) -> int:
    return last.year - first.year


def _has_year(phrase: Phrase, context: Context) -> bool:
    return "Y" in context.classes[phrase.first : phrase.after] or phrase.rule not in ("month", "month_day", "day_month")


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


def _bounded(one: _Found, context: Context, floor: int) -> _Found:
    """Opens a side of a time: "since X" from X to publication, "until X" and "by X" up to X, "before" and "after" without it."""
    floor = max(floor, one.first - _REACH)
    match = _BOUND.search(context.classes[floor : one.first])
    days = one.days
    if one.rule in ("vague", "span", "recently", "to_date"):
        return one
    word = context.words.lower[floor + match.start()] if match else ""
    if match is None or word == "to":
        onward = context.classes[one.after : one.after + 1] == "G"
        return replace(one, after=one.after + 1, days=replace(days, last=None)) if onward else one
    return replace(one, first=floor + match.start(), days=_opened(match.group(1), days, context.today, _event_of(one, context)))


def _event_of(one: _Found, context: Context) -> bool:
    """Whether a year only dates a thing: before "the 2014 vote" can still be in 2014."""
    following = context.words.at(one.after)
    return (
        one.rule == "year" and context.classes[one.first - 1] == "h" and following.isalpha() and context.classes[one.after] == "x"
    )


def _opened(letter: str, days: Interval, today: date | None, event: bool) -> Interval:
    if letter == "s":
        past = today is not None and days.first is not None and days.first <= today
        return replace(days, last=today if past else None)
    if letter in "ubt":
        return replace(days, first=None)
    if letter == "<":
        return replace(days, first=None, last=days.last if event else _next(days.first, -1))
    return replace(days, first=days.first if event else _next(days.last, 1), last=None)


def _next(moment: date | None, step: int) -> date | None:
    if moment is None or (step < 0 and moment == date.min) or (step > 0 and moment == date.max):
        return moment
    return moment + timedelta(step)


def _when(one: _Found, words: Words) -> When:
    first, last = one.days.first, one.days.last
    return When(
        None if first is None else first.isoformat(),
        None if last is None else last.isoformat(),
        words.span(one.first, one.after),
        one.anchor,
    )
