"""Times counted from the publication date or from a time named before: "last month", "three weeks ago", "the following day".

Conventions (from the annotators): weeks run Monday to Sunday; "last month" and "two years ago" are whole calendar months and years;
"for years" and "in recent months" end at publication and begin on no stated day.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from sayso.reading.when.context import Context
from sayso.reading.when.grammar import Phrase
from sayso.reading.when.intervals import GRAINS, HALVES, Interval, around, months, moved, workday
from sayso.reading.when.lexicon import FUTURE, MONTHS, NEAREST, NOT_DECADE, PERFECT, UNITS, WEEKDAYS, WEEKDAYS_PLURAL, WORK

_STEPS = {"P": -1, "V": -1, "X": 1, "F": 1}
_SHORT = ("hour", "minute")


def ago(phrase: Phrase, context: Context) -> Interval | None:
    """ "two years ago" is that calendar year, "three weeks ago" that week, "years ago" up to publication."""
    if day := context.one(phrase, "π"):
        return _weekdays(day, phrase, context, -1)
    if _of_work(phrase, context):
        return _working(phrase, context, -1)
    today, count, (grain, plural) = context.reference(), context.count(phrase), context.unit(phrase)
    if today is None:
        return Interval(None, None, "day")
    if "half" in context.each(phrase, "U"):
        return _halves_ago(phrase, context, today)
    if (parts := _compound(phrase, context)) is not None:
        return around(moved_by(today, parts, -1), "day")
    if count is None or (plural and context.classes[phrase.first] == "U"):
        return Interval(None, today, "day" if grain in _SHORT else "week" if grain == "fortnight" else grain)
    if grain in _SHORT:
        return Interval(today - timedelta(days=-(-count // 24) if grain == "hour" and count >= 12 else 0), today, "day")
    if grain in ("decade", "century"):
        return around(moved(today, grain, -count), "year")
    return around(moved(today, grain, -count), grain)


def _truly_ahead(phrase: Phrase, context: Context) -> bool:
    """Whether "in two weeks" is counted from publication: the sentence looks ahead, or "time" follows ("in two weeks' time")."""
    behind = context.words.lower[phrase.after : phrase.after + 3]
    timed = behind[:1] in (["'"], ["’"]) and "time" in behind
    return context.words.lower[phrase.first] == "in" and (timed or context.looks_ahead(phrase))


def _halves_ago(phrase: Phrase, context: Context, today: date) -> Interval | None:
    """ "half a century ago", "a year and a half ago", "two and a half years ago": in the next smaller unit, as far as they tell."""
    units = [UNITS[word] for word in context.each(phrase, "U")]
    grain = next((unit for unit in units if unit != "half"), "")
    if grain not in HALVES:
        return None
    count = 0 if units[0] == "half" and context.classes[phrase.first] == "U" else context.count(phrase) or 0
    half, unit = HALVES[grain]
    return around(moved_by(today, [(count, grain), (half, unit)], -1), unit)


def ahead(phrase: Phrase, context: Context) -> Interval | None:
    """ "three weeks from now"; "in two days" only where the sentence looks ahead."""
    if day := context.one(phrase, "π"):
        return _weekdays(day, phrase, context, 1)
    if _of_work(phrase, context):
        within = context.words.lower[phrase.first] == "within"
        return _working(phrase, context, 1, whole=within) if context.looks_ahead(phrase) else None
    today, count, (grain, _) = context.reference(), context.count(phrase), context.unit(phrase)
    if "within" in (context.words.lower[phrase.first], context.words.at(phrase.first - 1)):
        return _within(phrase, context, today)
    if context.classes[phrase.first] != "i" and context.words.at(phrase.first - 1) in ("in", "on", "at", "during", "throughout"):
        return None
    if (parts := _compound(phrase, context)) is not None and today is not None:
        return around(moved_by(today, parts, 1), "day")
    if context.classes[phrase.first] == "i" and not _truly_ahead(phrase, context):
        return None
    if today is None or count is None or grain in _SHORT:
        return None
    return around(moved(today, grain, count), "year" if grain in ("decade", "century") else grain)


def _weekdays(day: str, phrase: Phrase, context: Context, step: int) -> Interval | None:
    """ "two Sundays ago" is the last but one, "two Sundays from now" the second to come."""
    today, count, number = context.reference(), context.count(phrase) or 0, WEEKDAYS_PLURAL[day]
    if today is None or not 1 < count < 60:
        return None
    away = (today.isoweekday() - number if step < 0 else number - today.isoweekday()) % 7 or 7
    return around(today + timedelta(step * (away + 7 * (count - 1))), "day")


def _of_work(phrase: Phrase, context: Context) -> bool:
    return context.one(phrase, "κ") in WORK and UNITS[context.one(phrase, "U")] == "day"


def _working(phrase: Phrase, context: Context, step: int, *, whole: bool = False) -> Interval | None:
    """ "four working days ago"; ``whole``: all days up to then ("the next four working days")."""
    today, count = context.reference(), context.count(phrase)
    if today is None or count is None or count > 60:
        return None
    there = workday(today, step * count)
    first = workday(today, step) if whole else there
    return Interval(min(first, there), max(first, there), "day")


def _compound(phrase: Phrase, context: Context) -> list[tuple[int, str]] | None:
    """The parts of "a year and two months", None where there is one part only or one is not counted."""
    parts = [(count, grain) for count, grain in context.length(phrase) if count is not None]
    return parts if len(parts) > 1 else None


def moved_by(moment: date, parts: list[tuple[int, str]], step: int) -> date:
    """``moment`` moved by every part of a length, the largest unit first; hours and minutes do not count."""
    for count, grain in sorted(parts, key=lambda part: -GRAINS.index(part[1]) if part[1] in GRAINS else 0):
        moment = moved(moment, grain, step * count) if grain not in _SHORT else moment
    return moment


def _within(phrase: Phrase, context: Context, today: date | None) -> Interval | None:
    """ "within five days" of what lies ahead."""
    parts = [(count, grain) for count, grain in context.length(phrase) if count is not None]
    if today is None or not parts or not context.looks_ahead(phrase):
        return None
    return None if parts[0][1] in _SHORT else Interval(today, moved_by(today, parts, 1), "day")


def shifted(phrase: Phrase, context: Context) -> Interval | None:
    """ "a week later", "the day before": counted from the time named before."""
    (grain, plural), count = context.unit(phrase) if context.one(phrase, "U") else ("day", False), context.count(phrase)
    if context.classes[phrase.first] == "U":  # "hours later", "weeks earlier"
        if not plural:
            return None
        count = None if grain not in _SHORT else 1
    fine = "day" if grain in _SHORT else "week" if grain == "fortnight" else grain
    later = context.classes[phrase.after - 1] in "l>"
    if count is not None and (coarse := context.coarser(phrase, fine)) is not None:
        return _both(coarse, context.length(phrase), 1 if later else -1)
    base = context.preceding(fine)
    if base is None or base.first is None or base.last is None:
        return None
    if (parts := _compound(phrase, context)) is not None:
        return around(moved_by(base.first, parts, 1 if later else -1), "day")
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


def _both(days: Interval, length: list[tuple[int | None, str]], step: int) -> Interval | None:
    """Both ends of a time that is coarser than what is counted from it: "in February, and a fortnight later"."""
    parts = [(count, grain) for count, grain in length if count is not None]
    if days.first is None or days.last is None or len(parts) != len(length):
        return None
    return Interval(moved_by(days.first, parts, step), moved_by(days.last, parts, step), days.grain)


def near(phrase: Phrase, context: Context) -> Interval | None:
    """ "last month", "this week", "the past three days", "the following month", "that year"."""
    turn, (grain, plural), count = context.turn(phrase), context.unit(phrase), context.count(phrase)
    counted = bool(context.turn(phrase, "DNK"))
    if turn == "P" and counted and context.words.at(phrase.first - 1) in (FUTURE | {"to", "would", "could", "can", "may"}):
        return None  # "expected to last two weeks"
    if counted and turn in "PXVF" and _of_work(phrase, context):
        return _working(phrase, context, 1 if turn in "XF" else -1, whole=True)
    if counted and turn in "PX" and (parts := _compound(phrase, context)) is not None:
        return _together(context.reference(), parts, 1 if turn == "X" else -1)
    if turn in "VFZ" or (turn == "X" and grain == "day" and not counted and not plural):
        base = context.preceding("day" if grain in _SHORT else "week" if grain == "fortnight" else grain)
        if base is not None and base.first is not None and base.last is not None:
            return _from_text(turn, grain, count if counted else None, base.first, base.last)
    today = context.reference()
    if today is None or turn == "Z":
        context.used = None
        return Interval(None, None, "day")
    if counted or (plural and turn != "C") or _rolling(turn, grain, phrase, context):
        days = _rolled(turn, grain, None if plural and not counted else count, today)
        return replace(days, first=today) if turn == "X" and context.words.at(phrase.first - 1) == "within" else days
    if grain == "weekend" and turn == "C":
        return around(today, grain, 0 if context.looks_ahead(phrase) or today.weekday() >= 5 else -1)
    if grain in _SHORT:
        return around(today, "day")
    if grain == "fortnight" and turn != "C":
        return _rolled(turn, grain, 1, today)
    days = around(today, grain, _STEPS.get(turn, 0))
    worked = context.one(phrase, "κ") in WORK or context.one(phrase, "U").startswith("work")
    if worked and grain == "week" and days.first is not None:
        return replace(days, last=days.first + timedelta(4))
    return days


def _together(today: date | None, parts: list[tuple[int, str]], step: int) -> Interval:
    """ "the last two years and three months"."""
    if today is None:
        return Interval(None, None, "day")
    there = moved_by(today, parts, step)
    return Interval(there, today, "day") if step < 0 else Interval(today + timedelta(1), there, "day")


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
    """Stretches that end at publication, or begin the day after it; quarters are whole ones."""
    ahead_of_today = turn in "XF"
    if count is None:
        return Interval(today, None, "day") if ahead_of_today else Interval(None, today, "day")
    if grain == "quarter":
        first, last = (1, count) if ahead_of_today else (-count, -1)
        return Interval(around(today, grain, first).first, around(today, grain, last).last, grain)
    if grain in _SHORT:
        grain, count = "day", max(1, -(-count // 24)) if grain == "hour" else 0
    other = moved(today, grain, count if ahead_of_today else -count)
    return Interval(min(today + timedelta(1), other), other, "day") if ahead_of_today else Interval(other, today, "day")


def _stretch(moment: date, grain: str, count: int) -> Interval:
    other = moved(moment, grain, count)
    return Interval(min(moment, other), max(moment, other), "day")


def near_weekday(phrase: Phrase, context: Context) -> Interval | None:
    """ "last Friday", "this Friday", "next Friday": of the week before, of or after publication; else as the text says."""
    turn, number = context.turn(phrase, "PXVFZ") or "C", WEEKDAYS[context.one(phrase, "W")]
    base = context.preceding("day") if turn in "FVZ" else None
    moment = base.last if base else context.reference()
    if moment is None:
        return Interval(None, None, "day")
    back = (moment.isoweekday() - number) % 7
    if base is None and turn in "PVXF" and NEAREST.isdisjoint(context.each(phrase, "PX")):
        return around(moment - timedelta(moment.isoweekday() - number) + timedelta(7 if turn in "XF" else -7), "day")
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


def some_weekday(phrase: Phrase, context: Context) -> Interval | None:
    """ "the first Friday" is one of a stretch that is not said here: a day, but not known which."""
    return Interval(None, None, "day")


def weekday_of(phrase: Phrase, context: Context) -> Interval | None:
    """ "Friday next week", "next week on Friday", "next week between Tuesday and Thursday"."""
    if UNITS[context.one(phrase, "U")] != "week":
        return near(phrase, context)
    turn = context.turn(phrase)
    base = context.preceding("week") if turn in "VF" else None
    moment = base.first if base is not None else context.reference()
    if moment is None:
        return Interval(None, None, "day")
    monday = around(moment, "week", _STEPS.get(turn, 0)).first or moment
    first, *rest = (WEEKDAYS[word] - 1 for word in context.each(phrase, "W"))
    return Interval(monday + timedelta(first), monday + timedelta(max([first, *rest])), "day")


def after_next(phrase: Phrase, context: Context) -> Interval | None:
    """ "the week after next"."""
    grain, today = context.unit(phrase)[0], context.reference()
    return None if today is None or grain in _SHORT else around(today, grain, 2)


def rest(phrase: Phrase, context: Context) -> Interval | None:
    """ "the rest of the week": from publication on."""
    grain, today = context.unit(phrase)[0], context.reference()
    if (owner := context.one(phrase, "x")) and owner not in NOT_DECADE:
        return None
    return None if today is None or grain in (*_SHORT, "day") else Interval(today, around(today, grain).last, grain)


def night(phrase: Phrase, context: Context) -> Interval | None:
    """ "last night", "this morning"; "that night" and "the next morning" from the time named before."""
    turn, today = context.turn(phrase), context.reference()
    own = turn in "PC" or (turn == "X" and context.classes[phrase.first] != "h")
    if turn == "Z" and (coarse := context.coarser(phrase, "day")) is not None:
        return coarse  # "it was sent in August, and that night"
    base = None if own else context.preceding("day")
    if base is not None and base.first is not None:
        return around(base.first, "day", _STEPS.get(turn, 0))
    if today is None or turn == "Z":
        return Interval(None, None, "day")
    return around(today, "day", _STEPS.get(turn, 0))


def deictic(phrase: Phrase, context: Context) -> Interval | None:
    """ "yesterday", "today", "tomorrow"; "overnight" is the night to the day of publication."""
    today, word = context.reference(), context.one(phrase, "T")
    if today is None:
        return Interval(None, None, "day")
    if word == "overnight":
        return Interval(today - timedelta(1), today, "day")
    return around(today, "day", {"yesterday": -1, "tomorrow": 1, "tmrw": 1}.get(word, 0))


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
    if context.words.at(phrase.first - 1) == "up":  # "up to date"
        return None
    if context.words.at(phrase.after) == "and" and context.words.at(phrase.after + 1) in ("again", "then"):
        return None
    today = context.reference()
    if today is not None and (unit := context.one(phrase, "U")):  # "the year to date"
        return Interval(around(today, UNITS[unit]).first, today, "day") if UNITS[unit] not in _SHORT else None
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


def the_unit(phrase: Phrase, context: Context) -> Interval | None:
    """ "the weekend" by itself; no other unit means a time alone."""
    today = context.today
    if UNITS[context.one(phrase, "U")] != "weekend" or context.unit(phrase)[1] or today is None:
        return None
    context.reference()
    return around(today, "weekend", 0 if context.looks_ahead(phrase) or today.weekday() >= 5 else -1)


def this_unit(phrase: Phrase, context: Context) -> Interval | None:
    """ "the year" behind a part: "the end of the year", "later in the day"."""
    grain, today = context.unit(phrase)[0], context.reference()
    return Interval(None, None, "day") if today is None else around(today, "day" if grain in _SHORT else grain)
