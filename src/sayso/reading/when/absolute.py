"""Times that name themselves: dates, months, years, decades, quarters and seasons.

A month, day or season without a year is the latest one not after publication, or the next one where the sentence looks ahead.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from sayso.reading.when.calendars import holiday, nth_weekday
from sayso.reading.when.context import Context
from sayso.reading.when.grammar import Phrase
from sayso.reading.when.intervals import Interval, around, months, moved, part, weekend_at
from sayso.reading.when.lexicon import DAY_ENDS, DECADES, MONTHS, NOT_DECADE, NUMBERS, RECURRING, SEASONS, UNITS, WEEKDAYS

_LONGEST = 60
"""How many years "1948-99" may be; longer ones are a number of another kind."""


def month_day(phrase: Phrase, context: Context) -> Interval | None:
    """ "Oct. 7, 2023", "7-9 October", "Saturday, October 7"."""
    if "U" in context.classes[phrase.first : phrase.after] and context.each(phrase, "U")[0] != "day" and not context.turn(phrase):
        return quarter(phrase, context)
    month, year = MONTHS[context.one(phrase, "M")], context.year(phrase)
    numbers = context.days(phrase)
    dated = year is not None

    def build(year: int) -> Interval:
        first, last = date(year, month, numbers[0]), date(year, month, numbers[-1])
        if last < first:  # "from April the 27th to the third"
            last = moved(last, "month", 1)
        return Interval(first, last, "day", dated)

    return build(year) if year is not None else context.nearest(phrase, build)


def month(phrase: Phrase, context: Context) -> Interval | None:
    """ "May 2021", "October last year", "August"."""
    year = context.year(phrase)
    if not context.one(phrase, "M"):  # "11/2016"
        number, year = int(context.one(phrase, "D")), int(context.one(phrase, "Y"))
        if context.words.lower[phrase.first] == str(year) and number == year % 100 + 1:  # "2016/17"
            return months(year, 1, 24, "year")
        return months(year, number, 1, "month") if 1 <= number <= 12 else None
    number = MONTHS[context.one(phrase, "M")]
    if year is not None:
        return months(year, number, 1, "month")
    return context.nearest(phrase, lambda y: months(y, number, 1, "month", dated=False))


def year(phrase: Phrase, context: Context) -> Interval | None:
    """ "2018", "fiscal 2018" (taken as the calendar year)."""
    return months(int(context.one(phrase, "Y")), 1, 12, "year")


def year_span(phrase: Phrase, context: Context) -> Interval | None:
    """ "2009-14": years where the second number is a little higher, "2023-10": a month where it is written out and lower."""
    first, tail = int(context.words.lower[phrase.first]), context.words.lower[phrase.after - 1]
    if len(tail) == 1 and int(tail) == first % 10 + 1:  # "2008-9"
        tail = str(first + 1)[2:]
    if len(tail) > 2 or int(tail) - first % 100 > _LONGEST or not context.words.touches(phrase.after - 1):
        return months(first, 1, 12, "year")
    if int(tail) > first % 100:
        return Interval(date(first, 1, 1), date(first - first % 100 + int(tail), 12, 31), "year")
    return months(first, int(tail), 1, "month") if 1 <= int(tail) <= 12 else None


def decade(phrase: Phrase, context: Context) -> Interval | None:
    """ "the 1980s", "the '90s"; "the 1800s" is a century."""
    if (word := context.one(phrase, "ν")) and (century := context.one(phrase, "N")):  # "the nineteen seventies"
        number = NUMBERS[century] * 100 + DECADES[word]
    elif word:
        return _named_decade(phrase, context, DECADES[word])
    else:
        number = int(context.one(phrase, "YND"))
    if number % 10 or not (1500 <= number <= 2100 or 20 <= number <= 90):
        return None
    if number < 100:
        number += 1900
    end = number + (99 if number % 100 == 0 and number < 2000 else 9)
    return Interval(date(number, 1, 1), date(end, 12, 31), "decade")


def _named_decade(phrase: Phrase, context: Context, tens: int) -> Interval | None:
    """ "the seventies": the latest decade of that name; "in her seventies" is an age."""
    if context.words.at(phrase.first - 1) in NOT_DECADE:
        return None
    start = 2000 + tens
    while context.today is not None and start > context.today.year:
        start -= 100
    start = start - 100 if context.today is None and tens >= 30 else start
    return Interval(date(start, 1, 1), date(start + 9, 12, 31), "decade")


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
    """ "Q3 2020", "the third quarter", "H1 2021", "the 19th century", "the first week of May", "the third month of 2021"."""
    units = [] if context.one(phrase, "Qa") else context.each(phrase, "U")
    units = units or ["half" if context.one(phrase, "a") else "quarter"]
    unit = UNITS[units[-1 if context.classes[phrase.first] in "PXC" else 0]]
    number = context.days(phrase)[0]
    if unit == "century":
        return Interval(date(100 * number - 99, 1, 1), date(100 * number, 12, 31), "century") if 1 <= number <= 21 else None
    if unit in ("week", "month", "day"):
        return _part_by_number(phrase, context, unit, number)
    stated = context.year(phrase)
    if stated is None and unit == "quarter" and 1 <= number <= 4 and not context.one(phrase, "M"):
        return context.nearest(phrase, lambda y: months(y, 3 * number - 2, 3, "quarter", dated=False))
    if stated is None or not 1 <= number <= 4 or context.one(phrase, "M"):
        return None
    if unit == "quarter":
        return months(stated, 3 * number - 2, 3, "quarter")
    return months(stated, 6 * number - 5, 6, "season") if unit == "half" and number <= 2 else None


def _part_by_number(phrase: Phrase, context: Context, unit: str, number: int) -> Interval | None:
    """The nth week or day of a month or year (weeks are counted from its first day), the nth month of a year."""
    whole = _whole(phrase, context)
    if whole is None or whole.first is None or whole.last is None or number < 1:
        return None
    if number == 1 and context.unit(phrase, 0)[1]:
        return part(whole, "first")  # "the first weeks of 2020"
    if unit == "month":
        return months(whole.first.year, number, 1, "month", dated=whole.dated) if whole.grain == "year" and number <= 12 else None
    length = 7 if unit == "week" else 1
    first = whole.first + timedelta(length * (number - 1))
    if first > whole.last or (unit == "week" and whole.grain == "month" and number > 5):
        return None
    return Interval(first, min(first + timedelta(length - 1), whole.last), unit, whole.dated)


def _whole(phrase: Phrase, context: Context) -> Interval | None:
    """What a part is a part of: "of May", "of 2021", "of this month", "next year", "of the year"."""
    if context.one(phrase, "M"):
        return month(phrase, context)
    if context.one(phrase, "Y"):
        return year(phrase, context)
    units = context.each(phrase, "U")
    if len(units) < 2 or (today := context.reference()) is None:
        return None
    letters = context.classes[phrase.first : phrase.after]
    turn = next((x for x in letters[letters.index("U") :] if x in "PXC"), "C")
    return around(today, UNITS[units[-1]], {"P": -1, "X": 1}.get(turn, 0))


def week_number(phrase: Phrase, context: Context) -> Interval | None:
    """ "week 3 of 2027": the ISO week; without a year that of this year, of the last one where this one's is far ahead."""
    stated, number = context.year(phrase), context.count(phrase)
    if number is None or UNITS[context.one(phrase, "U")] != "week":
        return None
    if stated is not None:
        return around(date.fromisocalendar(stated, number, 1), "week")
    if (today := context.reference()) is None:
        return Interval(None, None, "week")
    monday = date.fromisocalendar(today.year, number, 1)
    if (monday - today).days > 183 and not context.looks_ahead(phrase):
        monday = date.fromisocalendar(today.year - 1, number, 1)
    return around(monday, "week")


def some_of(phrase: Phrase, context: Context) -> Interval | None:
    """ "the last week of July", "the last quarter of 2016", "the first two weeks of 2021"."""
    grain, whole, count = UNITS[context.one(phrase, "U")], _whole(phrase, context), context.count(phrase)
    if whole is None or whole.first is None or whole.last is None or grain not in ("day", "week", "weekend", "month", "quarter"):
        return None
    if count is None or not 0 < count < 60:
        return None
    if context.unit(phrase, 0)[1] and not context.each(phrase, "ADNK"):  # "the last days of October"
        return part(whole, "first" if context.turn(phrase, "Po") == "o" else "last")
    if context.turn(phrase, "Po") == "o":
        return Interval(whole.first, moved(whole.first, grain, count) - timedelta(1), grain, whole.dated)
    if count > 1:
        return Interval(moved(whole.last + timedelta(1), grain, -count), whole.last, "day", whole.dated)
    if grain in ("week", "weekend"):
        return Interval(whole.last - timedelta(6), whole.last, "week", whole.dated)
    return around(whole.last, grain)


def nth_day(phrase: Phrase, context: Context) -> Interval | None:
    """ "the first Friday of July", "the last Sunday of next month"."""
    weekday, whole = WEEKDAYS[context.one(phrase, "W")], _month_of(phrase, context)
    nth = -1 if context.classes[phrase.first : phrase.first + 2].strip("h")[:1] == "P" else context.days(phrase)[0]
    if whole is None or whole.first is None or not -2 < nth < 6:
        return None
    found = nth_weekday(whole.first.year, whole.first.month, weekday, nth)
    return Interval(found, found, "day", whole.dated)


def _month_of(phrase: Phrase, context: Context) -> Interval | None:
    if context.one(phrase, "M"):
        return month(phrase, context)
    today = context.reference()
    if today is None or UNITS[context.each(phrase, "U")[-1]] != "month":
        return None
    letters = context.classes[phrase.first : phrase.after]
    return around(today, "month", {"P": -1, "V": -1, "X": 1, "F": 1}.get(letters[-2], 0))


def day_of(phrase: Phrase, context: Context) -> Interval | None:
    """ "the 20th of next month", "4 to 22 this month", "the 15th day of the month"."""
    units = context.each(phrase, "U")
    if units[0] != "day" and (len(units) > 1 or UNITS[units[0]] != "month"):
        return quarter(phrase, context)
    whole, numbers = _month_of(phrase, context), context.days(phrase)
    if whole is None or whole.first is None:
        return None
    return Interval(whole.first.replace(day=numbers[0]), whole.first.replace(day=numbers[-1]), "day", False)


def bare_day(phrase: Phrase, context: Context) -> Interval | None:
    """ "on the 21st": of this month or the one before; the next one where the sentence looks ahead."""
    number, today = context.days(phrase)[0], context.reference()
    following = context.words.at(phrase.after)
    if context.classes[phrase.after] == "-" and context.words.touches(phrase.after):
        return None  # "on the 21st-floor terrace"
    if context.classes[phrase.after] == "x" and following.isalpha() and following not in DAY_ENDS:
        return None  # "on the 21st floor"
    if today is None or (phrase.first and context.classes[phrase.first] == "D" and context.words.lower[phrase.first - 1] != "on"):
        return None
    steps = (0, 1, 2) if context.looks_ahead(phrase) else (0, -1, -2)
    for step in steps:
        start = around(today, "month", step).first
        try:
            found = start.replace(day=number) if start is not None else None
        except ValueError:
            continue
        if found is not None and (found >= today if steps[1] > 0 else found <= today):
            return Interval(found, found, "day", False)
    return None


def weekday_day(phrase: Phrase, context: Context) -> Interval | None:
    """ "Thursday the 21st": the nearest day of that number and name, a past one unless the sentence looks ahead."""
    weekday, number, today = WEEKDAYS[context.one(phrase, "W")], context.days(phrase)[0], context.reference()
    if today is None:
        return None
    fits: list[tuple[bool, int, date]] = []
    for step in range(-12, 13):
        start = around(today, "month", step).first
        try:
            found = start.replace(day=number) if start is not None else today
        except ValueError:
            continue
        if found.isoweekday() == weekday:
            away = (found - today).days
            fits.append(((away < 0) == context.looks_ahead(phrase) and abs(away) > 31, abs(away), found))
    return around(min(fits)[2], "day") if fits else None


def feast(phrase: Phrase, context: Context) -> Interval | None:
    """ "Christmas", "Easter 2018", "last Ramadan", "the Labor Day weekend"."""
    following = context.words.raw[phrase.after] if context.classes[phrase.after] == "x" else ""
    if following[:1].isupper() or context.words.at(phrase.first - 1) in RECURRING:
        return None  # "the Easter Rising", "every Ramadan"
    days, unit = _feast(phrase, context), context.each(phrase, "U")[-1:]
    if not unit or days is None or days.first is None or UNITS[unit[0]] not in ("weekend", "week"):
        return days
    return weekend_at(days.first) if UNITS[unit[0]] == "weekend" else around(days.first, "week")


def _feast(phrase: Phrase, context: Context) -> Interval | None:
    key, turn = context.one(phrase, "H"), context.turn(phrase)
    small = context.words.said(phrase.first, phrase.after) == "new year"
    if small and context.classes[phrase.first - 1 : phrase.first] not in ("h", "u", "b", "s", "<", ">"):
        return None  # "a new year of talks"

    def build(year: int) -> Interval:
        return Interval(*holiday(key, year), "day", False)

    if (stated := context.year(phrase)) is not None:
        return replace(build(stated), dated=True)
    today = context.reference()
    if turn not in ("P", "X", "V", "F") or today is None:
        return context.nearest(phrase, build)
    spans = [build(year) for year in range(today.year - 1, today.year + 2)]
    if turn in "XF":
        return next((s for s in spans if s.first is not None and s.first > today), None)
    return next((s for s in reversed(spans) if s.last is not None and s.last < today), None)


def weekday(phrase: Phrase, context: Context) -> Interval | None:
    """ "on Wednesday": the latest one up to publication, the publication day included."""
    number, today = WEEKDAYS[context.one(phrase, "W")], context.reference()
    if today is None:
        return Interval(None, None, "day")
    back = (today.isoweekday() - number) % 7
    if back and context.looks_ahead(phrase):
        return around(today + timedelta(7 - back), "day")
    return around(today - timedelta(back), "day")
