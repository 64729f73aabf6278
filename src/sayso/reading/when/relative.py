"""Times counted from the publication date or from a time named before: "last month", "three weeks ago", "the following day".

Conventions (from the annotators): weeks run Monday to Sunday; "last month" and "two years ago" are whole calendar months and years;
"for years" and "in recent months" end at publication and begin on no stated day.
"""

from __future__ import annotations

from datetime import date, timedelta

from sayso.reading.when.context import Context
from sayso.reading.when.grammar import Phrase
from sayso.reading.when.intervals import Interval, around, months, moved
from sayso.reading.when.lexicon import FUTURE, MONTHS, PERFECT, UNITS, WEEKDAYS

_STEPS = {"P": -1, "V": -1, "X": 1, "F": 1}
_SHORT = ("hour", "minute")


def ago(phrase: Phrase, context: Context) -> Interval | None:
    """ "two years ago" is that calendar year, "three weeks ago" that week, "years ago" up to publication."""
    today, count, (grain, plural) = context.reference(), context.count(phrase), context.unit(phrase)
    if today is None:
        return Interval(None, None, "day")
    if count is None or (plural and context.classes[phrase.first] == "U"):
        return Interval(None, today, "day" if grain in _SHORT else "week" if grain == "fortnight" else grain)
    if grain in _SHORT:
        return Interval(today - timedelta(days=-(-count // 24) if grain == "hour" and count >= 12 else 0), today, "day")
    if grain in ("decade", "century"):
        return around(moved(today, grain, -count), "year")
    return around(moved(today, grain, -count), grain)


def ahead(phrase: Phrase, context: Context) -> Interval | None:
    """ "three weeks from now"; "in two days" only where the sentence looks ahead."""
    today, count, (grain, _) = context.reference(), context.count(phrase), context.unit(phrase)
    if context.classes[phrase.first] == "i" and (context.words.lower[phrase.first] != "in" or not context.looks_ahead(phrase)):
        return None
    if today is None or count is None or grain in _SHORT:
        return None
    return around(moved(today, grain, count), "year" if grain in ("decade", "century") else grain)


def shifted(phrase: Phrase, context: Context) -> Interval | None:
    """ "a week later", "the day before": counted from the time named before."""
    (grain, _), count = context.unit(phrase), context.count(phrase)
    base = context.preceding("day" if grain in _SHORT else "week" if grain == "fortnight" else grain)
    if base is None or base.first is None or base.last is None:
        return None
    later = context.classes[phrase.after - 1] in "l>"
    if count is None:
        return Interval(base.last, None, base.grain) if later else Interval(None, base.first, base.grain)
    if grain in _SHORT:
        return around(base.first, "day")
    target = (
        base.grain
        if grain in ("week", "fortnight") and base.grain == "day"
        else "year"
        if grain in ("decade", "century")
        else grain
    )
    return around(moved(base.first, grain, count if later else -count), target)


def near(phrase: Phrase, context: Context) -> Interval | None:
    """ "last month", "this week", "the past three days", "the following month", "that year"."""
    turn, (grain, plural), count = context.turn(phrase), context.unit(phrase), context.count(phrase)
    counted = bool(context.turn(phrase, "DNK"))
    if turn == "P" and counted and context.words.at(phrase.first - 1) in (FUTURE | {"to", "would", "could", "can", "may"}):
        return None  # "expected to last two weeks"
    if turn in "VFZ" or (turn == "X" and grain == "day" and not counted):
        base = context.preceding("day" if grain in _SHORT else "week" if grain == "fortnight" else grain)
        if base is not None and base.first is not None and base.last is not None:
            return _from_text(turn, grain, count if counted else None, base.first, base.last)
    today = context.reference()
    if today is None or turn == "Z":
        context.used = None
        return Interval(None, None, "day")
    if counted or (plural and turn != "C") or _rolling(turn, grain, phrase, context):
        return _rolled(turn, grain, None if plural and not counted else count, today)
    if grain == "weekend" and turn == "C":
        return around(today, grain, 0 if context.looks_ahead(phrase) or today.weekday() >= 5 else -1)
    if grain in _SHORT:
        return around(today, "day")
    return around(today, grain, _STEPS.get(turn, 0))


def _rolling(turn: str, grain: str, phrase: Phrase, context: Context) -> bool:
    """ "the last year", "this past week" reach back from publication; "last year" is the calendar year."""
    letters = context.classes[phrase.first : phrase.after]
    return turn in "PC" and "P" in letters and letters[0] in "hC" and grain not in ("weekend", "quarter")


def _from_text(turn: str, grain: str, count: int | None, first: date, last: date) -> Interval:
    if grain in _SHORT or turn == "Z":
        return around(first, "day" if grain in _SHORT else grain)
    start, step = (last, 1) if turn in "FX" else (first, -1)
    return around(start, grain, step) if count is None else _stretch(start, grain, step * count)


def _rolled(turn: str, grain: str, count: int | None, today: date) -> Interval:
    ahead_of_today = turn in "XF"
    if count is None:
        return Interval(today, None, "day") if ahead_of_today else Interval(None, today, "day")
    if grain in _SHORT:
        grain, count = "day", max(1, -(-count // 24)) if grain == "hour" else 0
    return _stretch(today, grain, count if ahead_of_today else -count)


def _stretch(moment: date, grain: str, count: int) -> Interval:
    other = moved(moment, grain, count)
    return Interval(min(moment, other), max(moment, other), "day")


def near_weekday(phrase: Phrase, context: Context) -> Interval | None:
    """ "last Friday" before publication, "next Friday" after it, "this Friday" in its week, "the following Friday" in the text."""
    turn, number = context.turn(phrase), WEEKDAYS[context.one(phrase, "W")]
    base = context.preceding("day") if turn in "FVZ" else None
    moment = base.last if base else context.reference()
    if moment is None:
        return Interval(None, None, "day")
    back = (moment.isoweekday() - number) % 7
    if turn in "PV":
        return around(moment - timedelta(back or 7), "day")
    if turn in "XF":
        return around(moment + timedelta((7 - back) % 7 or 7), "day")
    return around(moment - timedelta(moment.isoweekday() - number if turn == "C" else back), "day")


def near_month(phrase: Phrase, context: Context) -> Interval | None:
    """ "last August", "this May", "next March"."""
    turn, number, today = context.turn(phrase), MONTHS[context.one(phrase, "M")], context.reference()
    if today is None:
        return Interval(None, None, "month")
    shift = {"P": -(number >= today.month), "X": int(number <= today.month), "F": int(number <= today.month)}.get(turn, 0)
    return months(today.year + shift, number, 1, "month")


def night(phrase: Phrase, context: Context) -> Interval | None:
    """ "last night", "this morning"."""
    today = context.reference()
    return Interval(None, None, "day") if today is None else around(today, "day", _STEPS.get(context.turn(phrase), 0))


def deictic(phrase: Phrase, context: Context) -> Interval | None:
    """ "yesterday", "today", "tomorrow"."""
    today = context.reference()
    if today is None:
        return Interval(None, None, "day")
    return around(today, "day", {"yesterday": -1, "tomorrow": 1}.get(context.one(phrase, "T"), 0))


def vague(phrase: Phrase, context: Context) -> Interval | None:
    """ "for years", "in recent months", "over the weekend"."""
    grain, plural = context.unit(phrase)
    if grain == "weekend" and not plural:
        today = context.reference()
        return None if today is None else around(today, grain, 0 if context.looks_ahead(phrase) or today.weekday() >= 5 else -1)
    if not plural and not context.one(phrase, "r"):
        return None
    return Interval(None, context.reference(), "year")


def span(phrase: Phrase, context: Context) -> Interval | None:
    """ "has ruled for two years" reaches publication; "over four decades" and "at least" begin on no stated day."""
    (grain, _), count = context.unit(phrase), context.count(phrase)
    said = context.words.lower[phrase.first : phrase.after]
    open_start = not {"over", "than", "least"}.isdisjoint(said)
    perfect = any(context.words.at(i) in PERFECT for i in range(max(0, phrase.first - 12), phrase.first))
    if (
        grain in ("day", "fortnight", *_SHORT)
        or count is None
        or not (perfect or (open_start and grain in ("decade", "century", "year")))
    ):
        return None
    today = context.reference()
    return Interval(None if open_start or today is None else moved(today, grain, -count), today, "year")


def now(phrase: Phrase, context: Context) -> Interval | None:
    """ "currently" is the publication date, "recently" and "so far" reach up to it."""
    if context.words.at(phrase.after) == "and" and context.words.at(phrase.after + 1) in ("again", "then"):
        return None
    today = context.reference()
    return Interval(today if context.classes[phrase.first] == "n" else None, today, "day")


def year_end(phrase: Phrase, context: Context) -> Interval | None:
    """ "by year end", "the month's end"."""
    grain, today = UNITS[context.one(phrase, "U")], context.today
    if grain not in ("year", "month") or context.one(phrase, "E") != "end":
        return None
    context.reference()
    last = None if today is None else around(today, grain).last
    if last is None:
        return Interval(None, None, "month")
    return Interval(last.replace(day=1) if grain == "year" else last - timedelta(9), last, "month")


def this_unit(phrase: Phrase, context: Context) -> Interval | None:
    """ "the year" behind a part: "the end of the year", "later in the day"."""
    grain, today = context.unit(phrase)[0], context.reference()
    return Interval(None, None, "day") if today is None else around(today, "day" if grain in _SHORT else grain)
