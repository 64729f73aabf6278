"""What the words around a time make of it: a part ("early"), a distance ("two days after"), a bound ("since", "or later")."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sayso.reading.when.context import Context
from sayso.reading.when.grammar import Phrase
from sayso.reading.when.intervals import GRAINS, Interval, around, part, weekend_at
from sayso.reading.when.lexicon import BEYOND, BOUNDS, BOUNDS_AFTER, PARTS, SHORT_OF, UNITS
from sayso.reading.when.lexing import BREAK
from sayso.reading.when.relative import moved_by

REACH = 14
"""How many words in front of a phrase can change it; keeps the scan linear."""
UNBOUNDED = frozenset(("vague", "span", "recently", "to_date"))
"""Rules whose times are open already."""

_LENGTH = r"(?:(?:[ADN](?:-?N)?|A?K@?)-?U[,&]{0,2}){1,3}"
_BOUND = re.compile(r"([subt<>])h?$")
_ENDS = frozenset((BREAK, ".", ",", ";", ":", ")", "?", "!"))


@dataclass(frozen=True, slots=True)
class Found:
    """A time in words ``first`` up to ``after``; ``part`` is the part of it that was said ("first", "middle", "last")."""

    first: int
    after: int
    days: Interval
    anchor: str | None
    rule: str
    part: str = ""


def modified(one: Found, context: Context, floor: int) -> Found:
    """Applies up to three modifiers in front of a time, the nearest first."""
    for _ in range(3):
        changed = _changed(one, context, floor)
        if changed is None:
            return one
        one = changed
    return one


def _changed(one: Found, context: Context, floor: int) -> Found | None:
    start = max(floor, one.first - REACH)
    before = context.classes[start : one.first]
    for pattern, change in _CHANGES:
        match = pattern.search(before)
        if match is None or match.end() == match.start():
            continue
        try:
            changed = change(one, start + match.start(), context)
        except (ValueError, OverflowError):  # beyond the calendar
            continue
        if changed is not None:
            return replace(changed, first=max(changed.first, floor))
    return None


def _part(one: Found, at: int, context: Context) -> Found | None:
    """ "early November", "at the end of March", "mid-2019", "early in 2022"."""
    classes = context.classes[at : one.first]
    word = context.words.lower[at + classes.index("E")]
    plain = word in ("early", "late")
    if one.part or ("@" not in classes and not plain and word not in ("mid", "middle")) or ("i" in classes and not plain):
        return None  # "the war will end this year"
    return replace(one, first=at, days=part(one.days, PARTS[word]), part=PARTS[word])


def _side(one: Found, at: int, context: Context) -> Found | None:
    """ "earlier this year" ends, "later this year" starts, at publication."""
    days, today = one.days, context.today
    if today is None or days.grain in ("decade", "century") or one.part:
        return None
    if days.first is not None and days.last is not None and days.first <= today <= days.last:
        days = replace(days, last=today) if context.classes[at] == "e" else replace(days, first=today)
    return replace(one, first=at, days=days, part="side")


def _away(one: Found, at: int, context: Context) -> Found | None:
    """ "two days after October 7", "three weeks from tomorrow", "more than two weeks before today"."""
    end = next(i for i in range(one.first - 1, at - 1, -1) if context.classes[i] in "<>fs")
    parts = _lengths(at, end, context)
    base = one.days.last if context.classes[end] == "<" and one.part == "last" else one.days.first
    if parts is None or base is None or one.rule in UNBOUNDED or not _distance(at, end, context):
        return None
    step = -1 if context.classes[end] == "<" else 1
    there = moved_by(base, parts, step)
    whole = not one.part and GRAINS.index(parts[0][1] if parts[0][1] in GRAINS else "week") >= GRAINS.index(one.days.grain)
    last = one.days.last if whole and one.days.last is not None else base
    ahead = {context.words.at(at - 1), context.words.at(at - 2)}
    first = at - 1 if context.words.at(at - 1) in ("within", "in") else at
    days = Interval(there, max(there, moved_by(last, parts, step)), one.days.grain if whole else "day")
    if context.words.at(at - 1) == "within" or ("than" in ahead and ahead & SHORT_OF):
        days = Interval(min(base, there), max(base, there), "day")
        first = at - 1 - ("than" in ahead)
    elif ahead & BEYOND and ("than" in ahead or "over" in ahead or "at" in ahead):
        days = Interval(there, None, "day") if step > 0 else Interval(None, there, "day")
        first = at - (1 if context.words.at(at - 1) == "over" else 2)
    elif context.classes[end] == "f" and context.words.at(at - 1) == "for":
        return _lasting(one, at - 1, context, parts)
    return replace(one, first=max(first, at - 2, 0), days=days, part="")


def _distance(at: int, end: int, context: Context) -> bool:
    """No distance are "£7 a year since 2020" (a rate) and "in the days before April" (how many is not said)."""
    if context.classes[at] == "A" and context.classes[end] in "sf":
        return False
    return not (context.classes[at] == "h" and context.words.lower[end - 1].endswith("s"))


def _lasts(one: Found, at: int, context: Context) -> Found | None:
    """ "two weeks starting May 20", "for three days, from Monday"."""
    end = next(i for i in range(at, one.first) if context.classes[i] in "If," and context.classes[i + 1 : i + 2] not in ("N", "D"))
    parts = _lengths(at, end, context)
    return None if parts is None else _lasting(one, at, context, parts)


def _lasting(one: Found, at: int, context: Context, parts: list[tuple[int, str]]) -> Found | None:
    start = one.days.first
    if start is None or one.days.grain != "day":
        return None
    return replace(one, first=at, days=Interval(start, moved_by(start, parts, 1) - timedelta(1), "day"))


def _lengths(at: int, end: int, context: Context) -> list[tuple[int, str]] | None:
    parts = context.length(Phrase("", at, end))
    known = [(count, unit) for count, unit in parts if count is not None and unit not in ("hour", "minute", "half")]
    return known if known and len(known) == len(parts) else None


def _whole(one: Found, at: int, context: Context) -> Found | None:
    """ "the week of 3 May", "the week beginning May 3", "the weekend of Easter", "w/c 4 February"."""
    word = next((context.words.lower[i] for i in range(at, one.first) if context.classes[i] == "U"), "week")
    grain = UNITS[word]
    if one.days.first is None or one.days.grain != "day" or grain in ("day", "hour", "minute", "half"):
        return None
    return replace(one, first=at, days=weekend_at(one.days.first) if grain == "weekend" else around(one.days.first, grain))


_CHANGES: tuple[tuple[re.Pattern[str], Callable[[Found, int, Context], Found | None]], ...] = (
    (re.compile(r"h?E-?[@i]?h?$"), _part),
    (re.compile(r"[el][i@]?h?$"), _side),
    (re.compile(rf"(?:{_LENGTH}[<>fs]|hU[<>])h?$"), _away),
    (re.compile(rf"q?{_LENGTH},?(?:[IE]i?|If|(?<=,)f)h?$"), _lasts),
    (re.compile(r"(?:h?U(?:@|[IE]i?)|ω)h?$"), _whole),
)


def bounded(one: Found, context: Context, floor: int) -> Found:
    """Opens a side of a time: "since X" from X to publication, "until X" and "by X" up to X, "before" and "after" without it."""
    if one.rule in UNBOUNDED:
        return one
    for size in (2, 1):
        letter = BOUNDS_AFTER.get(tuple(context.words.lower[one.after : one.after + size]))
        ends = size == 1 or context.words.at(one.after + size) in _ENDS
        if letter is not None and ends and one.days.first is not None:
            return replace(one, after=one.after + size, days=_opened(letter, one, context))
    letter, first = _bound_before(one.first, context, floor)
    if not letter:
        return one
    return replace(one, first=first, days=_opened(letter, one, context))


def _bound_before(at: int, context: Context, floor: int) -> tuple[str, int]:
    """The letter of the bound in front of word ``at`` and its first word; an empty letter where there is none."""
    words = context.words
    end = at - (context.classes[at - 1 : at] == "h" and at - 1 >= floor)
    for size in (3, 2, 1):
        if end - size >= floor and (letter := BOUNDS.get(tuple(words.lower[end - size : end]))) is not None:
            return letter, end - size
    match = _BOUND.search(context.classes[max(floor, at - REACH) : at])
    if match is None:
        return "", at
    first = max(floor, at - REACH) + match.start()
    return ("", at) if words.lower[first] == "to" else (match.group(1), first)


def _opened(letter: str, one: Found, context: Context) -> Interval:
    days, today = one.days, context.today
    event = _event(one, context)
    if letter.endswith("?") and today is not None and days.first is not None and days.first <= today:
        return days
    letter = letter[0]
    if letter == "s":
        past = today is not None and days.first is not None and days.first <= today
        return replace(days, last=today if past else None)
    if letter == "f":
        return replace(days, last=None)
    if letter in "ubt":
        return replace(days, first=None)
    if letter == "<":
        return replace(days, first=None, last=days.last if event or one.part == "last" else _next(days.first, -1))
    return replace(days, first=days.first if event or one.part == "first" else _next(days.last, 1), last=None)


def _event(one: Found, context: Context) -> bool:
    """Whether a year or month only dates a thing: before "the 2014 vote" can still be in 2014."""
    following = context.words.at(one.after)
    return (
        one.rule in ("year", "month", "month_year")
        and context.classes[one.first - 1] == "h"
        and following.isalpha()
        and context.classes[one.after] == "x"
    )


def _next(moment: date | None, step: int) -> date | None:
    if moment is None or (step < 0 and moment == date.min) or (step > 0 and moment == date.max):
        return moment
    return moment + timedelta(step)
