"""What days a phrase means: counted from the publication date or from the time named before it in the text.

Conventions (from the annotators): weeks run Monday to Sunday; "last month" and "two years ago" are whole calendar months and years;
a month, day or weekday without a year is the latest one not after publication, or the next one where the sentence looks ahead.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta

from sayso.reading.when.lexing import Words
from sayso.reading.when.grammar import Phrase
from sayso.reading.when.intervals import GRAINS, Interval, around, day, months, moved
from sayso.reading.when.lexicon import FUTURE, MONTHS, NUMBERS, ORDINALS, PERFECT, SAID, SEASONS, UNITS, WEEKDAYS


@dataclass(slots=True)
class Context:
    """What a phrase can be counted from. ``today`` is the publication date, ``last`` the time last named, ``used`` what was used."""

    words: Words
    classes: str
    today: date | None
    today_words: str
    last: Interval | None = None
    last_words: str = ""
    year_hint: int | None = None
    used: str | None = field(default=None)

    def reference(self) -> date | None:
        """The publication date, noted as used."""
        if self.today is not None:
            self.used = self.today_words
        return self.today

    def preceding(self, grain: str) -> Interval | None:
        """The time last named in the text if it is at least as fine as ``grain``, noted as used."""
        if self.last is None or self.last.first is None or _rank(self.last.grain) > _rank(grain):
            return None
        self.used = self.last_words
        return self.last


def resolve(phrase: Phrase, context: Context) -> Interval | None:
    """The days ``phrase`` means; None when it is no time after all or names no such day; both ends open when there is no anchor."""
    context.used = None
    try:
        return _RESOLVERS[phrase.rule](phrase, context)
    except (ValueError, OverflowError, KeyError):
        return None


def looks_ahead(context: Context, at: int) -> bool:
    """Whether the sentence around word ``at`` speaks of the future before any act of saying."""
    low, sentence_start = max(0, at - 14), True
    for i in range(at - 1, low - 1, -1):
        word = context.words.lower[i]
        if context.classes[i] == "#":
            break
        if word in FUTURE or (word == "be" and context.words.at(i - 1) == "to"):
            return True
        sentence_start = sentence_start and (context.classes[i] != "x")
        if word in SAID:
            return False
    if not sentence_start:
        return False
    for i in range(at + 1, min(len(context.words), at + 14)):
        word = context.words.lower[i]
        if context.classes[i] == "#" or word in SAID:
            return False
        if word in FUTURE or (word == "be" and context.words.at(i - 1) == "to"):
            return True
    return False


def _rank(grain: str) -> int:
    return GRAINS.index(grain)


def _all(phrase: Phrase, context: Context, letter: str) -> list[str]:
    return [context.words.lower[i] for i in range(phrase.first, phrase.after) if context.classes[i] == letter]


def _one(phrase: Phrase, context: Context, letters: str) -> str | None:
    for i in range(phrase.first, phrase.after):
        if context.classes[i] in letters:
            return context.words.lower[i]
    return None


def _year_of(phrase: Phrase, context: Context) -> int | None:
    word = _one(phrase, context, "Y")
    return int(word) if word else context.year_hint


def _nearest(context: Context, phrase: Phrase, build: Callable[[int], Interval]) -> Interval | None:
    """The latest span not after publication, or the next one where the sentence looks ahead (unless the past one is far nearer)."""
    today = context.reference()
    if today is None:
        return Interval(None, None, "day", False)
    spans = []
    for year in range(today.year - 4, today.year + 5):
        try:
            spans.append(build(year))
        except ValueError:
            continue
    past = [s for s in spans if s.first is not None and s.first <= today]
    ahead = [s for s in spans if s.last is not None and s.last >= today]
    if not ahead or not past:
        return None
    if looks_ahead(context, phrase.first) and past[-1].last is not None and ahead[0].first is not None:
        gone, coming = (today - past[-1].last).days, (ahead[0].first - today).days
        if gone * 4 > coming:
            return ahead[0]
    return past[-1]


def _month_day(phrase: Phrase, context: Context) -> Interval | None:
    month = MONTHS[_one(phrase, context, "M") or ""]
    numbers = [int(word) for word in _all(phrase, context, "D")]
    low, high = numbers[0], numbers[-1]

    def build(year: int) -> Interval:
        first, last = day(year, month, low), day(year, month, high)
        return Interval(first.first, max(last.first or date.min, first.first or date.min), "day", dated)

    year = _year_of(phrase, context)
    dated = year is not None
    return build(year) if year is not None else _nearest(context, phrase, build)


def _month(phrase: Phrase, context: Context) -> Interval | None:
    month = MONTHS[_one(phrase, context, "M") or ""]
    year = _year_of(phrase, context)
    if year is not None:
        return months(year, month, 1, "month")
    return _nearest(context, phrase, lambda y: months(y, month, 1, "month", dated=False))


def _iso(phrase: Phrase, context: Context) -> Interval | None:
    words = context.words.lower
    year, month, number = (int(words[i]) for i in range(phrase.first, phrase.after, 2))
    return day(year, month, number) if 1500 <= year <= 2100 else None


def _slashed(phrase: Phrase, context: Context) -> Interval | None:
    words = context.words.lower
    a, b, year = (int(words[i]) for i in range(phrase.first, phrase.after, 2))
    if a <= 12 and b <= 12 and a != b:
        return Interval(None, None, "day")  # day and month cannot be told apart
    return day(year, a, b) if a <= 12 else day(year, b, a)


def _nine_eleven(phrase: Phrase, context: Context) -> Interval | None:
    return day(2001, 9, 11) if context.words.said(phrase.first, phrase.after) == "9/11" else None


def _year(phrase: Phrase, context: Context) -> Interval | None:
    return months(int(_one(phrase, context, "Y") or ""), 1, 12, "year")


def _year_span(phrase: Phrase, context: Context) -> Interval | None:
    first, after = phrase.first, phrase.after
    year, tail = int(context.words.lower[first]), context.words.lower[after - 1]
    if len(tail) != 2 or not context.words.touches(after - 1) or int(tail) <= year % 100:
        return None
    return Interval(date(year, 1, 1), date(year - year % 100 + int(tail), 12, 31), "year")


def _decade(phrase: Phrase, context: Context) -> Interval | None:
    number = int(_one(phrase, context, "YND") or "")
    if number % 10 or not (1500 <= number <= 2100 or 20 <= number <= 90):
        return None
    if number < 100:
        number += 1900
    end = number + (99 if number % 100 == 0 and number < 2000 else 9)
    return Interval(date(number, 1, 1), date(end, 12, 31), "decade")


def _season(phrase: Phrase, context: Context) -> Interval | None:
    start = SEASONS[_one(phrase, context, "S") or ""]

    def build(year: int) -> Interval:
        return months(year, start, 3, "season", dated=False)

    year, today = _year_of(phrase, context), context.today
    if year is not None:
        return months(year, start, 3, "season")
    turn = _one(phrase, context, "PXCVF")
    if turn and today:
        context.reference()
        if context.classes[phrase.after - 1] == "U":
            shift = {"P": -1, "X": 1}.get(_class_of(phrase, context, "PXC"), 0)
            return build(today.year + shift)
        turned = _class_of(phrase, context, "PXCVF")
        if turned == "C":
            return build(today.year)
        spans = [build(y) for y in range(today.year - 2, today.year + 3)]
        if turned in "XF":
            return next((s for s in spans if s.first is not None and s.first > today), None)
        return [s for s in spans if s.last is not None and s.last < today][-1]
    return _nearest(context, phrase, build)


def _class_of(phrase: Phrase, context: Context, letters: str) -> str:
    return next((context.classes[i] for i in range(phrase.first, phrase.after) if context.classes[i] in letters), "")


def _quarter(phrase: Phrase, context: Context) -> Interval | None:
    unit = UNITS.get(_one(phrase, context, "U") or "quarter", "quarter")
    number = ORDINALS.get(_one(phrase, context, "o") or "") or int(_one(phrase, context, "DN") or "0")
    if unit == "century":
        return Interval(date(100 * number - 99, 1, 1), date(100 * number, 12, 31), "century") if 1 <= number <= 22 else None
    named, today = _one(phrase, context, "M"), context.today
    year = _year_of(phrase, context)
    if unit == "week" and named and (year or today):
        month = MONTHS[named]
        whole = _month(phrase, context)
        first = whole.first if whole else None
        return None if first is None or number > 4 else Interval(
            date(first.year, month, 7 * number - 6), date(first.year, month, 7 * number), "week"
        )
    if year is None and today is not None:
        context.reference()
        year = today.year + {"P": -1, "X": 1}.get(_class_of(phrase, context, "PXCZ"), 0)
    if year is None or not 1 <= number <= 4:
        return None
    if unit == "quarter":
        return months(year, 3 * number - 2, 3, "quarter")
    return months(year, 6 * number - 5, 6, "season") if unit == "half" and number <= 2 and _says_year(phrase, context) else None


def _says_year(phrase: Phrase, context: Context) -> bool:
    said = context.words.lower[phrase.first : phrase.after]
    return _one(phrase, context, "Y") is not None or "year" in said


def _count(phrase: Phrase, context: Context) -> int | None:
    """How many units: 1 for "a" or no word, None for "few", "several", "many"."""
    total, seen = 0, False
    for i in range(phrase.first, phrase.after):
        letter, word = context.classes[i], context.words.lower[i]
        if letter in "DN":
            total, seen = total + (NUMBERS.get(word) or int(word)), True
        elif letter == "K":
            return 2 if word == "couple" else None
    return total if seen else 1


def _unit(phrase: Phrase, context: Context) -> tuple[str, bool]:
    word = _all(phrase, context, "U")[-1]
    grain = UNITS[word]
    return ("day" if grain in ("hour", "minute") else grain), word.endswith("s") or grain == "century" and word == "centuries"


def _ago(phrase: Phrase, context: Context) -> Interval | None:
    today, count, (grain, plural) = context.reference(), _count(phrase, context), _unit(phrase, context)
    if today is None:
        return Interval(None, None, grain)
    hours = UNITS[_all(phrase, context, "U")[-1]] in ("hour", "minute")
    if count is None or (plural and context.classes[phrase.first] == "U"):
        return Interval(None, today, grain)
    if hours:
        return Interval(today - timedelta(days=(count + 23) // 24 if count >= 12 else 0), today, "day")
    if grain == "decade":
        return around(moved(today, "year", -10 * count), "year")
    if grain == "century":
        return around(moved(today, "year", -100 * count), "year")
    return around(moved(today, grain, -count), grain)


def _shifted(phrase: Phrase, context: Context) -> Interval | None:
    """ "a week later", "the day before": counted from the time named before."""
    (grain, _), count = _unit(phrase, context), _count(phrase, context)
    base = context.preceding(grain)
    if base is None or base.first is None or base.last is None:
        return None
    if count is None:
        return Interval(base.last, None, grain) if context.classes[phrase.after - 1] in "l>" else Interval(None, base.first, grain)
    sign = 1 if context.classes[phrase.after - 1] in "l>" else -1
    grain = "day" if grain == "week" and base.grain == "day" else grain
    unit = UNITS[_all(phrase, context, "U")[-1]]
    return around(moved(base.first, unit if unit not in ("hour", "minute") else "day", sign * count if unit not in ("hour", "minute") else 0), grain)


def _near(phrase: Phrase, context: Context) -> Interval | None:
    turn = _class_of(phrase, context, "PXCVFZ")
    if _one(phrase, context, "p") and not _one(phrase, context, "W"):
        return _night(turn, context)
    if _one(phrase, context, "W"):
        return _near_weekday(phrase, context, turn)
    if _one(phrase, context, "M"):
        return _near_month(phrase, context, turn)
    (grain, plural), count = _unit(phrase, context), _count(phrase, context)
    counted = _class_of(phrase, context, "DNK") != ""
    past_this = "CP" in context.classes[phrase.first : phrase.after]
    text_first = turn in "VFZ" or (turn == "X" and grain == "day" and not counted)
    base = context.preceding(grain) if text_first else None
    if base is not None and base.first is not None and base.last is not None:
        if turn == "Z":
            return around(base.first, grain)
        if counted and count is not None:
            return _stretch(base.last if turn in "FX" else base.first, grain, count if turn in "FX" else -count)
        return around(base.last if turn in "FX" else base.first, grain, 1 if turn in "FX" else -1)
    if text_first and turn != "X":
        return Interval(None, None, grain)
    today = context.reference()
    if today is None:
        return Interval(None, None, grain)
    if counted or plural or (turn == "P" and context.classes[phrase.first] in "hC" and grain != "weekend"):
        if count is None or (plural and not counted):
            return Interval(None, today, grain) if turn in "P" else Interval(today, None, grain)
        unit = UNITS[_all(phrase, context, "U")[-1]]
        if unit in ("hour", "minute"):
            unit, count = "day", max(1, -(-count // 24)) if unit == "hour" else 0
        return _stretch(today, unit, count if turn == "X" else -count)
    if grain == "weekend" and turn == "C":
        return around(today, grain, 0 if looks_ahead(context, phrase.first) or today.weekday() >= 5 else -1)
    return around(today, grain, 0 if past_this else {"P": -1, "X": 1}.get(turn, 0))


def _stretch(moment: date, unit: str, count: int) -> Interval:
    other = moved(moment, unit, count)
    return Interval(min(moment, other), max(moment, other), "day")


def _night(turn: str, context: Context) -> Interval | None:
    today = context.reference()
    if today is None:
        return Interval(None, None, "day")
    return around(today, "day", {"P": -1, "X": 1}.get(turn, 0)) if turn in "PXC" else None


def _near_weekday(phrase: Phrase, context: Context, turn: str) -> Interval | None:
    number = WEEKDAYS[_one(phrase, context, "W") or ""]
    base = context.preceding("day") if turn in "FV" else None
    moment = base.last if base else context.reference()
    if moment is None:
        return Interval(None, None, "day")
    back = (moment.isoweekday() - number) % 7
    if turn in "PV":
        return around(moment - timedelta(back or 7), "day")
    if turn in "XF":
        return around(moment + timedelta((7 - back) % 7 or 7), "day")
    return around(moment - timedelta(moment.isoweekday() - number), "day")


def _near_month(phrase: Phrase, context: Context, turn: str) -> Interval | None:
    month, today = MONTHS[_one(phrase, context, "M") or ""], context.reference()
    if today is None:
        return Interval(None, None, "month")
    if turn == "C":
        return months(today.year, month, 1, "month")
    if turn == "P":
        return months(today.year - (month >= today.month), month, 1, "month")
    return months(today.year + (month <= today.month), month, 1, "month")


def _weekday(phrase: Phrase, context: Context) -> Interval | None:
    number, today = WEEKDAYS[_one(phrase, context, "W") or ""], context.reference()
    if today is None:
        return Interval(None, None, "day")
    back = (today.isoweekday() - number) % 7
    if back and looks_ahead(context, phrase.first):
        return around(today + timedelta(7 - back), "day")
    return around(today - timedelta(back), "day")


def _deictic(phrase: Phrase, context: Context) -> Interval | None:
    today = context.reference()
    if today is None:
        return Interval(None, None, "day")
    return around(today, "day", {"yesterday": -1, "tomorrow": 1}.get(_one(phrase, context, "T") or "", 0))


def _vague(phrase: Phrase, context: Context) -> Interval | None:
    """ "for years", "in recent months": up to publication, from no stated day."""
    recent = _one(phrase, context, "r")
    if not recent and not _unit(phrase, context)[1]:
        return None
    return Interval(None, context.reference(), "year")


def _span(phrase: Phrase, context: Context) -> Interval | None:
    """ "for two years" in a perfect tense reaches publication; "over four decades" has no stated first day."""
    (grain, _), count = _unit(phrase, context), _count(phrase, context)
    over = context.words.lower[phrase.first] == "over"
    perfect = any(context.words.at(i) in PERFECT for i in range(max(0, phrase.first - 12), phrase.first))
    if grain == "day" or count is None or not (perfect or (over and grain in ("decade", "century", "year"))):
        return None
    today = context.reference()
    return Interval(None if over or today is None else moved(today, grain, -count), today, "year")


def _now(phrase: Phrase, context: Context) -> Interval | None:
    today = context.reference()
    return Interval(today if context.classes[phrase.first] == "n" else None, today, "day")


def _this_unit_end(phrase: Phrase, context: Context) -> Interval | None:
    grain, today = UNITS[_one(phrase, context, "U") or ""], context.today
    if grain not in ("year", "month") or _one(phrase, context, "E") != "end":
        return None
    context.reference()
    if today is None:
        return Interval(None, None, "month")
    whole = around(today, grain)
    return Interval(whole.last and (whole.last.replace(day=1) if grain == "year" else whole.last - timedelta(9)), whole.last, "month")


def _the_unit(phrase: Phrase, context: Context) -> Interval | None:
    grain, today = _unit(phrase, context)[0], context.reference()
    return Interval(None, None, grain) if today is None else around(today, grain)


_RESOLVERS: dict[str, Callable[[Phrase, Context], Interval | None]] = {
    "iso": _iso, "slashed": _slashed, "nine_eleven": _nine_eleven, "month_day": _month_day, "day_month": _month_day,
    "month_year": _month, "decade": _decade, "quarter": _quarter, "season": _season, "ago": _ago, "shifted": _shifted,
    "near": _near, "weekday": _weekday, "deictic": _deictic, "vague": _vague, "span": _span, "recently": _now,
    "to_date": _now, "year_span": _year_span, "this_unit_end": _this_unit_end, "year": _year, "month": _month, "the_unit": _the_unit,
}  # fmt: skip
