"""Which words of a text belong to dates, so that other rooms do not take their numbers for amounts."""

from __future__ import annotations

from bisect import bisect_left

from sayso.reading.when.scanning import Scanned

_RULES = frozenset(
    (
        "numeric",
        "month_named",
        "month_day",
        "day_month",
        "month_year",
        "weekday_day",
        "day_of",
        "bare_day",
        "decade",
        "quarter",
        "ago",
        "year_span",
        "year",
        "season",
        "holiday",
        "nth_weekday",
    )
)


def dated_words(scanned: Scanned) -> frozenset[int]:
    """The indices of the words that name a date, a year or how long ago something was."""
    words, joined = scanned.words, scanned.joined
    found: set[int] = set()
    for phrase in scanned.singles:
        if phrase.rule in _RULES or joined.said(phrase.first, phrase.after) == "9/11":
            start, end = joined.start[phrase.first], joined.end[phrase.after - 1]
            found.update(range(bisect_left(words.start, start), bisect_left(words.start, end)))
    return frozenset(found)
