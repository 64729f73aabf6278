"""Which reading belongs to which rule of the grammar."""

from __future__ import annotations

from collections.abc import Callable

from sayso.reading.when import absolute, numeric, relative
from sayso.reading.when.context import Context
from sayso.reading.when.grammar import Phrase
from sayso.reading.when.intervals import Interval

_RESOLVERS: dict[str, Callable[[Phrase, Context], Interval | None]] = {
    "numeric": numeric.full,
    "day_slash": numeric.short,
    "month_named": absolute.month_day,
    "weekday_day": absolute.weekday_day,
    "month_day": absolute.month_day,
    "day_month": absolute.month_day,
    "nth_weekday": absolute.nth_day,
    "day_of": absolute.day_of,
    "bare_day": absolute.bare_day,
    "month_year": absolute.month,
    "month": absolute.month,
    "decade": absolute.decade,
    "quarter": absolute.quarter,
    "some_of": absolute.some_of,
    "season": absolute.season,
    "holiday": absolute.feast,
    "some_weekday": relative.some_weekday,
    "weekday": absolute.weekday,
    "year_span": absolute.year_span,
    "year": absolute.year,
    "ago": relative.ago,
    "ahead": relative.ahead,
    "shifted": relative.shifted,
    "near": relative.near,
    "near_weekday": relative.near_weekday,
    "weekday_of": relative.weekday_of,
    "after_next": relative.after_next,
    "rest": relative.rest,
    "near_month": relative.near_month,
    "night": relative.night,
    "deictic": relative.deictic,
    "vague": relative.vague,
    "span": relative.span,
    "recently": relative.now,
    "to_date": relative.now,
    "year_end": relative.year_end,
    "week_number": absolute.week_number,
    "the_unit": relative.the_unit,
    "this_unit": relative.this_unit,
}


def resolve(phrase: Phrase, context: Context) -> Interval | None:
    """The days ``phrase`` means; None when it is no time after all or names no such day; both ends open when there is no anchor."""
    context.used = None
    try:
        return _RESOLVERS[phrase.rule](phrase, context)
    except (ValueError, OverflowError, KeyError):
        return None
