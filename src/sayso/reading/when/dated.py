"""Which words of a text belong to dates, so that other rooms do not take their numbers for amounts."""

from __future__ import annotations

from bisect import bisect_left

from sayso.reading.when.grammar import phrases
from sayso.reading.when.joining import join
from sayso.reading.when.lexicon import classify
from sayso.reading.when.lexing import Words

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


def dated_words(words: Words) -> frozenset[int]:
    """The indices of the words that name a date, a year or how long ago something was."""
    joined = join(words)
    found: set[int] = set()
    for phrase in phrases(classify(joined.words, joined.letters)):
        if phrase.rule in _RULES or joined.words.said(phrase.first, phrase.after) == "9/11":
            start, end = joined.words.start[phrase.first], joined.words.end[phrase.after - 1]
            found.update(range(bisect_left(words.start, start), bisect_left(words.start, end)))
    return frozenset(found)
