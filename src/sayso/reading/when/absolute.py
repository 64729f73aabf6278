"""Times that name themselves: dates, months, years, decades, quarters and seasons.

A month, day or season without a year is the latest one not after publication, or the next one where the sentence looks ahead.
"""

from __future__ import annotations

from datetime import date, timedelta

from sayso.reading.when.context import Context
from sayso.reading.when.grammar import Phrase
from sayso.reading.when.intervals import Interval, around, day, months, moved
from sayso.reading.when.lexicon import MONTHS, ORDINALS, SEASONS, UNITS, WEEKDAYS


def month_day(phrase: Phrase, context: Context) -> Interval | None:
    """ "Oct. 7, 2023", "7-9 October", "Saturday, October 7"."""
    month = MONTHS[context.one(phrase, "M")]
    numbers = [int(word) for word in context.each(phrase, "D")] or [ORDINALS[context.one(phrase, "o")]]
    year = context.year(phrase)
    dated = year is not None

    def build(year: int) -> Interval:
        first, last = day(year, month, numbers[0]), day(year, month, numbers[-1])
        return Interval(first.first, max(last.first or date.min, first.first or date.min), "day", dated)

    return build(year) if year is not None else context.nearest(phrase, build)


def month(phrase: Phrase, context: Context) -> Interval | None:
    """ "May 2021", "October last year", "August"."""
    number, year = MONTHS[context.one(phrase, "M")], context.year(phrase)
    if year is not None:
        return months(year, number, 1, "month")
    return context.nearest(phrase, lambda y: months(y, number, 1, "month", dated=False))


def iso(phrase: Phrase, context: Context) -> Interval | None:
    """ "2024-03-02"."""
    year, number, moment = (int(context.words.lower[i]) for i in range(phrase.first, phrase.after, 2))
    return day(year, number, moment) if 1500 <= year <= 2100 else None


def slashed(phrase: Phrase, context: Context) -> Interval | None:
    """ "25/02/2024"; a day and a month that cannot be told apart ("03/02/2024") are no known date."""
    a, b, year = (int(context.words.lower[i]) for i in range(phrase.first, phrase.after, 2))
    if a <= 12 and b <= 12 and a != b:
        return Interval(None, None, "day")
    return day(year, a, b) if a <= 12 else day(year, b, a)


def nine_eleven(phrase: Phrase, context: Context) -> Interval | None:
    """The one day that is named by its numbers."""
    return day(2001, 9, 11) if context.words.said(phrase.first, phrase.after) == "9/11" else None


def year(phrase: Phrase, context: Context) -> Interval | None:
    """ "2018"."""
    return months(int(context.one(phrase, "Y")), 1, 12, "year")


def year_span(phrase: Phrase, context: Context) -> Interval | None:
    """ "2009-14": years where the second number is higher, "2023-10": a month where it is written out and lower."""
    first, tail = int(context.words.lower[phrase.first]), context.words.lower[phrase.after - 1]
    if len(tail) != 2 or not context.words.touches(phrase.after - 1):
        return None
    if int(tail) > first % 100:
        return Interval(date(first, 1, 1), date(first - first % 100 + int(tail), 12, 31), "year")
    return months(first, int(tail), 1, "month") if 1 <= int(tail) <= 12 else None


def decade(phrase: Phrase, context: Context) -> Interval | None:
    """ "the 1980s", "the '90s"; "the 1800s" is a century."""
    number = int(context.one(phrase, "YND"))
    if number % 10 or not (1500 <= number <= 2100 or 20 <= number <= 90):
        return None
    if number < 100:
        number += 1900
    end = number + (99 if number % 100 == 0 and number < 2000 else 9)
    return Interval(date(number, 1, 1), date(end, 12, 31), "decade")


def season(phrase: Phrase, context: Context) -> Interval | None:
    """ "spring 2019", "last summer", "in the autumn"; three whole months, winter from the December of its year."""
    start, turn, today = SEASONS[context.one(phrase, "S")], context.turn(phrase), context.today
    stated = context.year(phrase)
    if stated is not None:
        return months(stated, start, 3, "season")
    if not turn or today is None:
        return context.nearest(phrase, lambda y: months(y, start, 3, "season", dated=False))
    context.reference()
    spans = [months(y, start, 3, "season", dated=False) for y in range(today.year - 2, today.year + 3)]
    if turn in "CZ":
        return spans[2]
    if turn in "XF":
        return next((s for s in spans if s.first is not None and s.first > today), None)
    return [s for s in spans if s.last is not None and s.last < today][-1]


def quarter(phrase: Phrase, context: Context) -> Interval | None:
    """ "Q3 2020", "the third quarter", "the first half of 2021", "the 19th century", "the first week of May"."""
    unit = UNITS.get(context.one(phrase, "U") or "quarter", "quarter")
    number = ORDINALS.get(context.one(phrase, "o")) or int(context.one(phrase, "DN") or "0")
    if unit == "century":
        return Interval(date(100 * number - 99, 1, 1), date(100 * number, 12, 31), "century") if 1 <= number <= 21 else None
    if unit == "week":
        return _week_of_month(phrase, context, number)
    stated = context.year(phrase)
    if stated is None and context.today is not None and unit == "quarter":
        context.reference()
        stated = context.today.year
    if stated is None or not 1 <= number <= 4 or context.one(phrase, "M"):
        return None
    if unit == "quarter":
        return months(stated, 3 * number - 2, 3, "quarter")
    return months(stated, 6 * number - 5, 6, "season") if unit == "half" and number <= 2 else None


def _week_of_month(phrase: Phrase, context: Context, number: int) -> Interval | None:
    whole = month(phrase, context) if context.one(phrase, "M") else None
    if whole is None or whole.first is None or not 1 <= number <= 4:
        return None
    return Interval(whole.first + timedelta(7 * number - 7), whole.first + timedelta(7 * number - 1), "week")


def last_of(phrase: Phrase, context: Context) -> Interval | None:
    """ "the last week of July", "the last quarter of 2016"."""
    grain = UNITS[context.one(phrase, "U")]
    whole = month(phrase, context) if context.one(phrase, "M") else year(phrase, context)
    if whole is None or whole.last is None or grain not in ("day", "week", "weekend", "month", "quarter"):
        return None
    count = context.count(phrase)
    if count is None or not 0 < count < 60:
        return None
    if count > 1:
        return Interval(moved(whole.last + timedelta(1), grain, -count), whole.last, "day", whole.dated)
    if grain in ("week", "weekend"):
        return Interval(whole.last - timedelta(6), whole.last, "week", whole.dated)
    return around(whole.last, grain)


def weekday(phrase: Phrase, context: Context) -> Interval | None:
    """ "on Wednesday": the latest one up to publication, the publication day included; "Friday next week" in that week."""
    number, today = WEEKDAYS[context.one(phrase, "W")], context.reference()
    if today is None:
        return Interval(None, None, "day")
    if turn := context.turn(phrase, "PXC"):
        week = around(today, "week", {"P": -1, "X": 1}.get(turn, 0))
        return Interval(None, None, "day") if week.first is None else around(week.first + timedelta(number - 1), "day")
    back = (today.isoweekday() - number) % 7
    if back and context.looks_ahead(phrase):
        return around(today + timedelta(7 - back), "day")
    return around(today - timedelta(back), "day")
