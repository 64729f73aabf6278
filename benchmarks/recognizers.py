"""How far times and amounts agree with the public unit cases of Recognizers-Text, where the concept applies.

    python benchmarks/recognizers.py --data ../shared/data

Model files used (``benchmark/recognizers_specs/Specs``): ``DateTime/English`` DateParser, DatePeriodParser, HolidayParser and
DateTimeModel (its date and daterange results); ``Number/English`` NumberModel, NumberRangeModel, PercentModel;
``NumberWithUnit/English`` CurrencyModel. Not used: clock times, durations as such, repeated sets, time zones, calendar and task
modes (not times or amounts of a report).

A date is *found* when a span overlaps it by half or more, an amount when any span touches it; *right* when the dates or bounds
are also equal. ``empty`` are cases that expect nothing, ``kept`` those of them where nothing was found. No case is left out; where
the suite and sayso differ by convention the same meaning counts as right (``CONVENTIONS`` has one function each):

- the suite's last days are mostly exclusive, sayso's inclusive: a last day is accepted with and without itself;
- where the suite lists a past and a future reading, either is right; "weekend" alone is the coming one there, the last one here;
- numeric dates are American in the suite (``order="month-first"``);
- "two years ago" and "in three weeks" are a day there, the calendar year or week of that day here;
- a range ends before its last unit there, with it here ("2014 to 2018");
- "early", "late" and their like are halves there, thirds here; "mid-" a middle half there, the middle third here;
- weeks of a month or year are calendar weeks there, sevens of days from its first or to its last day here;
- centuries begin with the year 00 there, 01 here;
- "since X" is open there, ends at publication here; a strict "after X" starts on X's last day there, the day after it here;
- "earlier" and "later this week" cut the week at a fixed point there, at publication here;
- a part at an end of a range ("to the end of 2008") is a point there, a third of the year or month here;
- "the past two decades" and "the next fortnight" are calendar ones there, twenty years and two weeks from the day of reading here;
- "two weeks before Christmas" counts from the coming one there, from the last one here unless the sentence looks ahead;
- Ramadan is its first day there, the month here;
- a date that does not exist (30 February) is 0001-01-01 there, no known date here.

A fraction agrees with the share in percent; the number and currency models give a number without the bound before it ("more than
$5" is 5), which is looked for in either bound; strict bounds are taken as inclusive.
"""

from __future__ import annotations

import argparse
import json
import math
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from sayso.model import Amount, Span, When
from sayso.reading.amounts import find_amounts
from sayso.reading.when import find_times

Case = dict[str, Any]
Pair = tuple[str | None, str | None]


@dataclass
class Tally:
    """Counts of one suite: results expected, of them found, of them right, and empty cases kept empty."""

    expected: int = 0
    found: int = 0
    right: int = 0
    empty: int = 0
    empty_kept: int = 0

    def line(self, name: str) -> str:
        """One row of the printed table."""
        share = 100 * self.right / self.expected if self.expected else 0.0
        seen = 100 * self.found / self.expected if self.expected else 0.0
        return f"{name:<36}{self.expected:>9}{seen:>9.1f}{share:>9.1f}{self.empty:>8}{self.empty_kept:>8}"


def _days(value: dict[str, Any]) -> list[Pair]:
    """The days of one listed reading, none when it is not made of days; an end day is taken with and without itself."""
    if "value" in value:
        return [(value["value"], value["value"])] if re.fullmatch(r"\d{4}-\d\d-\d\d", value["value"]) else []
    start, end = value.get("start"), value.get("end")
    try:
        return [(start, end), (start, (date.fromisoformat(end) - timedelta(1)).isoformat() if end else None)]
    except ValueError:
        return []


def _model_dates(result: Case) -> list[Pair] | None:
    if result.get("TypeName") not in ("datetimeV2.date", "datetimeV2.daterange"):
        return None
    return [pair for value in result["Resolution"]["values"] for pair in _days(value)]


def _parser_dates(result: Case) -> list[Pair] | None:
    if result.get("Type") not in ("date", "daterange"):
        return None
    pairs: list[Pair] = []
    for key in ("FutureResolution", "PastResolution"):
        known = result["Value"].get(key) or {}
        if "date" in known:
            pairs.append((known["date"], known["date"]))
        elif known:
            pairs += _days({"start": known.get("startDate"), "end": known.get("endDate")})
    return pairs


Accepted = Callable[[str, str | None, str | None, When, str], bool]
"""Whether a time means the suite's first and last day, given its words and the day it was read on."""

_MONTH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def _unit(day: date, unit: str) -> tuple[date, date]:
    """The calendar week, month, quarter, year or decade of a day."""
    if unit in ("week", "fortnight"):
        monday = day - timedelta(day.weekday())
        return monday, monday + timedelta(6)
    size = {"month": 1, "quarter": 3, "year": 12, "decade": 120}[unit]
    index = (day.year * 12 + day.month - 1) // size * size
    start, after = (date(i // 12, i % 12 + 1, 1) for i in (index, index + size))
    return start, after - timedelta(1)


def _unit_of_day(words: str, start: str | None, end: str | None, hit: When, today: str) -> bool:
    """ "Two years ago"."""
    named = re.findall(r"\b(week|fortnight|month|year|decade)s?\b", words)
    if not start or start != end or not re.search(r"\bago$|from now|^in |later$", words) or not named:
        return False
    first, last = _unit(date.fromisoformat(start), "year" if named[-1] == "decade" else named[-1])
    return (hit.earliest, hit.latest) == (first.isoformat(), last.isoformat())


def _range_end(words: str, start: str | None, end: str | None, hit: When, today: str) -> bool:
    """ "2014 to 2018", "from March to May"."""
    if not end or hit.earliest != start or not re.search(r"to|-|~|through|till|until|and", words):
        return False
    last = date.fromisoformat(end)
    if last.day != 1:
        last += timedelta(1)
    if last.day != 1:
        return False
    tail = re.split(r"\b(?:to|through|till|until|and)\b|[-–~]", words)[-1]
    unit = "month" if _MONTH_NAMES[last.month - 1] in tail else "quarter" if re.search(r"\bq\d|quarter", tail) else "year"
    return hit.latest == _unit(last, unit)[1].isoformat()


_PARTS = (frozenset(("early", "beginning", "start")), frozenset(("mid", "middle")), frozenset(("late", "end", "eoy")))


def _part_of(words: str, start: str | None, end: str | None, hit: When, today: str) -> bool:
    """ "Early November": the suite's half lies in the unit whose third sayso gives."""
    said = re.findall(r"\w+", words)
    third = next((i for i, names in enumerate(_PARTS) if not names.isdisjoint(said[:2])), None)
    if third is None or not (hit.earliest and hit.latest and start):
        return False
    units = (_unit(date.fromisoformat(start), unit) for unit in ("week", "month", "quarter", "year"))
    whole = next((unit for unit in units if _covers(unit, start, end)), None)
    if whole is None:
        return False
    inner, outer, days = date.fromisoformat(hit.earliest), date.fromisoformat(hit.latest), (whole[1] - whole[0]).days + 1
    if said[0] == "since":  # open there
        return third == 2 and inner >= date.fromisoformat(start)
    at = ((inner - whole[0]).days / days, ((outer - whole[0]).days + 1) / days)
    return abs(at[0] - third / 3) < 0.1 and abs(at[1] - (third + 1) / 3) < 0.1


def _covers(unit: tuple[date, date], start: str, end: str | None) -> bool:
    """Whether a stretch lies in a unit and is more than a quarter of it."""
    first, last = date.fromisoformat(start), date.fromisoformat(end) if end else unit[1]
    return first >= unit[0] and last <= unit[1] + timedelta(1) and (last - first).days * 4 > (unit[1] - unit[0]).days


def _week_of(words: str, start: str | None, end: str | None, hit: When, today: str) -> bool:
    """ "The third week of 2027": seven days that differ by less than half a week from the suite's, or several such weeks."""
    if not (start and end and hit.earliest and hit.latest) or not re.search(
        r"(first|second|third|last|\d).* weeks?\b|week \d", words
    ):
        return False
    shift = (date.fromisoformat(hit.earliest) - date.fromisoformat(start)).days
    length = (date.fromisoformat(hit.latest) - date.fromisoformat(hit.earliest)).days
    wanted = (date.fromisoformat(end) - date.fromisoformat(start)).days
    return abs(shift) < 7 and (length + 1) % 7 == 0 and length in (wanted, wanted - 1)


def _century(words: str, start: str | None, end: str | None, hit: When, today: str) -> bool:
    return "century" in words and bool(start and hit.earliest) and int((hit.earliest or "0")[:4]) == int((start or "0")[:4]) + 1


def _since(words: str, start: str | None, end: str | None, hit: When, today: str) -> bool:
    return words.startswith("since") and end is None and hit.earliest == start and hit.latest == today


def _strictly_after(words: str, start: str | None, end: str | None, hit: When, today: str) -> bool:
    if not start or end is not None or not re.match(r"after|later than|greater than", words) or hit.latest is not None:
        return False
    return hit.earliest == (date.fromisoformat(start) + timedelta(1)).isoformat()


def _cut_by_today(words: str, start: str | None, end: str | None, hit: When, today: str) -> bool:
    """ "Later this week"."""
    if words.startswith("later"):
        return hit.earliest == today and hit.latest == end
    return words.startswith("earlier") and hit.earliest == start and hit.latest == today


def _weekend(words: str, start: str | None, end: str | None, hit: When, today: str) -> bool:
    if not words.endswith("weekend") or not start or not hit.earliest:
        return False
    return (date.fromisoformat(start) - date.fromisoformat(hit.earliest)).days == 7


def _part_in_range(words: str, start: str | None, end: str | None, hit: When, today: str) -> bool:
    """ "From the middle of 2007 to the end of 2008": each end within the third that sayso gives."""
    parts = re.search(r"(from|between).*\b(start|beginning|middle|end) of", words)
    if parts is None or not (start and end and hit.earliest and hit.latest):
        return False
    third = 123 if re.search(r"\d{4}", words) else 11
    days = ((start, hit.earliest), (end, hit.latest))
    return all(abs((date.fromisoformat(a) - date.fromisoformat(b)).days) <= third for a, b in days)


def _rolling(words: str, start: str | None, end: str | None, hit: When, today: str) -> bool:
    """ "The past two decades", "the next fortnight": from or to the day it was read on."""
    if not re.search(r"decades$|(past|last|next) fortnight$", words) or not (start and end and hit.earliest and hit.latest):
        return False
    length = (date.fromisoformat(hit.latest) - date.fromisoformat(hit.earliest)).days
    wanted = (date.fromisoformat(end) - date.fromisoformat(start)).days
    near = (date.fromisoformat(today), date.fromisoformat(today) + timedelta(1))
    return abs(length - wanted) <= 2 and (date.fromisoformat(hit.latest) in near or date.fromisoformat(hit.earliest) in near)


def _coming_feast(words: str, start: str | None, end: str | None, hit: When, today: str) -> bool:
    """ "Two weeks before Christmas": a year earlier."""
    if not re.search(r"(before|after) (christmas|easter)$", words) or not (start and hit.earliest):
        return False
    return 350 <= (date.fromisoformat(start) - date.fromisoformat(hit.earliest)).days <= 390


def _first_of_feast(words: str, start: str | None, end: str | None, hit: When, today: str) -> bool:
    return words.startswith("ram") and start == end and hit.earliest == start


CONVENTIONS: tuple[Accepted, ...] = (
    _unit_of_day,
    _range_end,
    _part_of,
    _week_of,
    _century,
    _since,
    _strictly_after,
    _cut_by_today,
    _weekend,
    _part_in_range,
    _rolling,
    _coming_feast,
    _first_of_feast,
)


def _same_days(words: str, accepted: list[Pair], hit: When | None, today: str) -> bool:
    """Whether a time is one of the suite's readings, or the same in sayso's conventions."""
    if any(start == "0001-01-01" for start, _ in accepted):
        return hit is None or (hit.earliest, hit.latest) == (None, None)
    if hit is None:
        return False
    if (hit.earliest, hit.latest) in accepted:
        return True
    return any(same(words, start, end, hit, today) for same in CONVENTIONS for start, end in accepted)


def _overlap(a: Span, start: int, end: int) -> float:
    return (min(a.end, end) - max(a.start, start)) / (max(a.end, end) - min(a.start, start))


def _where(case: Case, result: Case) -> tuple[int, int]:
    text, start = case["Input"], result.get("Start")
    if start is None:
        start = max(0, text.lower().find(result["Text"].lower()))
    return start, start + len(result["Text"])


def _run_times(cases: list[Case], dates_of: Callable[[Case], list[Pair] | None], show: bool) -> Tally:
    tally = Tally()
    for case in cases:
        reference = (case.get("Context") or {}).get("ReferenceDateTime")
        times = find_times(case["Input"], [], reference, order="month-first")
        if not case["Results"]:
            tally.empty += 1
            tally.empty_kept += not times
        for result in case["Results"]:
            accepted = dates_of(result)
            if not accepted:
                continue
            tally.expected += 1
            hit = _best(times, *_where(case, result))
            tally.found += hit is not None
            right = _same_days(result["Text"].lower(), accepted, hit, (reference or "")[:10])
            tally.right += right
            if show and not right:
                print("  ", case["Input"], "|", result["Text"], accepted, "| got", hit, file=sys.stdout)
    return tally


def _best(times: list[When], start: int, end: int) -> When | None:
    near = [(-_overlap(t.span, start, end), i, t) for i, t in enumerate(times) if t.span is not None]
    return min(near)[2] if near and -min(near)[0] >= 0.5 else None


def _numbers(result: Case) -> list[tuple[float | None, float | None]]:
    """The bounds one listed result stands for, strict bounds taken as inclusive."""
    value = (result.get("Resolution") or {}).get("value")
    if not isinstance(value, str):
        return []
    if match := re.fullmatch(r"[\[(]([^,]*),([^,]*)[\])]", value):
        low, high = (float(part) if part else None for part in match.groups())
        return [(low, high)]
    try:
        return [(float(value.rstrip("%")),) * 2]
    except ValueError:
        return []


def _run_amounts(cases: list[Case], show: bool, *, bare: bool = False) -> Tally:
    tally = Tally()
    for case in cases:
        amounts = find_amounts(case["Input"], [])
        if not case["Results"]:
            tally.empty += 1
            tally.empty_kept += not amounts
        for result in case["Results"]:
            accepted = _numbers(result)
            if not accepted:
                continue
            tally.expected += 1
            start, end = _where(case, result)
            near = [a for a in amounts if a.span is not None and a.span.start < end and start < a.span.end]
            tally.found += bool(near)
            right = any(_equal(form, low, high) for a in near for form in _forms(a, bare) for low, high in accepted)
            tally.right += right
            if show and not right:
                print("  ", case["Input"], "|", result["Text"], accepted, "| got", near, file=sys.stdout)
    return tally


def _forms(amount: Amount, bare: bool) -> list[Amount]:
    """The amount, and where the suite leaves bounds out also the number it bounds."""
    if not bare or amount.bound not in ("at_least", "at_most"):
        return [amount]
    number = amount.low if amount.bound == "at_least" else amount.high
    return [amount, replace(amount, low=number, high=number)]


def _equal(amount: Amount, low: float | None, high: float | None) -> bool:
    def same(a: float | None, b: float | None) -> bool:
        return a is b is None or (a is not None and b is not None and math.isclose(a, b, rel_tol=1e-6))

    known = low if low is not None else high
    scale = 100.0 if amount.unit == "percent" and known is not None and abs(known) < 1 else 1.0
    return same(amount.low, low if low is None else low * scale) and same(amount.high, high if high is None else high * scale)


def _suites(specs: Path, show: bool) -> Iterator[tuple[str, Tally]]:
    for name in ("DateParser", "DatePeriodParser", "HolidayParser"):
        yield f"DateTime/{name}", _run_times(_load(specs / "DateTime/English" / f"{name}.json"), _parser_dates, show)
    yield "DateTime/DateTimeModel (dates)", _run_times(_load(specs / "DateTime/English/DateTimeModel.json"), _model_dates, show)
    for name in ("Number/English/NumberModel", "Number/English/NumberRangeModel", "Number/English/PercentModel"):
        yield name.replace("English/", ""), _run_amounts(_load(specs / f"{name}.json"), show, bare="Range" not in name)
    currencies = _load(specs / "NumberWithUnit/English/CurrencyModel.json")
    yield "NumberWithUnit/CurrencyModel", _run_amounts(currencies, show, bare=True)


def _load(path: Path) -> list[Case]:
    loaded: list[Case] = json.loads(path.read_text(encoding="utf-8-sig"))
    return loaded


def main() -> int:
    """Prints one row a suite; returns 1 when the data folder is not there."""
    parser = argparse.ArgumentParser(description="Pass rates on the public date and number cases.")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="folder that holds benchmark/recognizers_specs")
    parser.add_argument("--show", action="store_true", help="print every case that is not right")
    options = parser.parse_args()
    specs = options.data / "benchmark/recognizers_specs/Specs"
    if not specs.is_dir():
        print(f"no date and number cases at {specs}: pass --data FOLDER")
        return 1
    print(f"{'suite':<36}{'expected':>9}{'found %':>9}{'right %':>9}{'empty':>8}{'kept':>8}")
    for name, tally in _suites(specs, options.show):
        print(tally.line(name))
    return 0


if __name__ == "__main__":
    sys.exit(main())
