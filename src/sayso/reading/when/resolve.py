"""Which reading belongs to which rule of the grammar."""

from __future__ import annotations

from collections.abc import Callable

from sayso.reading.when import absolute, relative
from sayso.reading.when.context import Context
from sayso.reading.when.grammar import Phrase
from sayso.reading.when.intervals import Interval

_RESOLVERS: dict[str, Callable[[Phrase, Context], Interval | None]] = {
    "iso": absolute.iso,
    "slashed": absolute.slashed,
    "nine_eleven": absolute.nine_eleven,
    "month_day": absolute.month_day,
    "day_month": absolute.month_day,
    "month_year": absolute.month,
    "month": absolute.month,
    "decade": absolute.decade,
    "quarter": absolute.quarter,
    "last_of": absolute.last_of,
    "season": absolute.season,
    "weekday": absolute.weekday,
    "year_span": absolute.year_span,
    "year": absolute.year,
    "ago": relative.ago,
    "ahead": relative.ahead,
    "shifted": relative.shifted,
    "near": relative.near,
    "near_weekday": relative.near_weekday,
    "near_month": relative.near_month,
    "night": relative.night,
    "deictic": relative.deictic,
    "vague": relative.vague,
    "span": relative.span,
    "recently": relative.now,
    "to_date": relative.now,
    "year_end": relative.year_end,
    "this_unit": relative.this_unit,
}


def resolve(phrase: Phrase, context: Context) -> Interval | None:
    """The days ``phrase`` means; None when it is no time after all or names no such day; both ends open when there is no anchor."""
    context.used = None
    try:
        return _RESOLVERS[phrase.rule](phrase, context)
    except (ValueError, OverflowError, KeyError):
        return None
