"""Times written in digits: "25/02/2024", "2024-03-02", "18.6.2012", "10/7", "09-Jul-2013".

A day and a month that cannot be told apart ("03/04/2022") are read in the text's order: as another numeric date of the same text
shows it, else as told, else as declared in ``vocabulary.toml``; where the order is unknown they are no known date.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from sayso.reading.when.context import Context
from sayso.reading.when.grammar import Phrase
from sayso.reading.when.intervals import Interval, day
from sayso.reading.when.lexicon import BEFORE_NUMERIC, DOTTED, WEEKDAYS
from sayso.reading.when.lexing import Words

_ALWAYS_OPEN = (24, 7)
_SPLIT = re.compile(r"\D+")


def order_of(phrases: Sequence[Phrase], words: Words, told: str) -> str:
    """The order of day and month in a text's numeric dates: the first that can be read one way only decides."""
    for phrase in phrases:
        if phrase.rule == "numeric":
            parts = _parts(phrase, words)
            if len(parts) == 3 and len(parts[0]) < 3 and (int(parts[0]) > 12) != (int(parts[1]) > 12):
                return "day-first" if int(parts[0]) > 12 else "month-first"
    return told


def full(phrase: Phrase, context: Context) -> Interval | None:
    """A date of three numbers."""
    parts = _parts(phrase, context.words)
    if len(parts) != 3 or any(len(part) > 4 for part in parts):
        return None
    if len(parts[0]) > 2:
        year, month, number = (int(part) for part in parts)
        return day(year, month, number) if 1500 <= year <= 2100 else None
    if len(parts[2]) not in (2, 4):
        return None
    order = DOTTED if "." in context.words.lower[phrase.first] and context.order == "unknown" else context.order
    return _in_order(int(parts[0]), int(parts[1]), _year(parts[2], context), order)


def short(phrase: Phrase, context: Context) -> Interval | None:
    """ "10/7" and "9/11": a day and a month; a fraction is none."""
    if context.words.said(phrase.first, phrase.after) == "9/11":
        return day(2001, 9, 11)
    a, b = (int(part) for part in _parts(phrase, context.words))
    before = context.words.at(phrase.first - 1)
    linked = (
        context.classes[phrase.first] != "D"
        or before in BEFORE_NUMERIC
        or before in WEEKDAYS
        or "-" in (before, context.words.at(phrase.after))
    )
    if (a, b) == _ALWAYS_OPEN or not (linked or a > b or (b > 12 and b % 8)):
        return None
    dated = _in_order(a, b, 2000, context.order)
    if dated is None or dated.first is None:
        return dated
    month, number = dated.first.month, dated.first.day
    return context.nearest(phrase, lambda year: day(year, month, number, dated=False))


def _in_order(a: int, b: int, year: int, order: str) -> Interval | None:
    """Numbers ``a`` and ``b`` as day and month; None where they are no date, open where they could be two."""
    if a <= 12 and b <= 12 and a != b and order == "unknown":
        return Interval(None, None, "day")
    month_first = b > 12 or (a <= 12 and order == "month-first")
    return day(year, a, b) if month_first else day(year, b, a)


def _parts(phrase: Phrase, words: Words) -> list[str]:
    said = "".join(words.lower[phrase.first : phrase.after])
    return [part for part in _SPLIT.split(said) if part]


def _year(written: str, context: Context) -> int:
    """Two digits are the latest such year that is at most fifteen years after publication."""
    if len(written) == 4:
        return int(written)
    base = context.today.year if context.today is not None else 2020
    return max(year for century in (1900, 2000, 2100) if (year := century + int(written)) <= base + 15 or century == 1900)
