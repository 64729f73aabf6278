"""How far times and amounts agree with the public unit cases of Recognizers-Text, where the concept applies.

    python benchmarks/recognizers.py --data ../shared/data

Model files used (``benchmark/recognizers_specs/Specs``): ``DateTime/English`` DateParser, DatePeriodParser, HolidayParser and
DateTimeModel (its date and daterange results); ``Number/English`` NumberModel, NumberRangeModel, PercentModel;
``NumberWithUnit/English`` CurrencyModel. Not used: clock times, durations as such, repeated sets, time zones, calendar and task
modes (not times or amounts of a report).

A date is *found* when a span overlaps it by half or more, an amount when any span touches it; *right* when the dates or bounds
are also equal. The suite's last days are mostly exclusive and sayso's inclusive, so a last day is accepted with and without itself;
where the suite lists a past and a future reading, either is right; a fraction agrees with the share in percent; strict bounds are
taken as inclusive. ``empty`` are cases that expect nothing, ``kept`` those of them where nothing was found.
"""

from __future__ import annotations

import argparse
import json
import math
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
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
        times = find_times(case["Input"], [], reference)
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
            right = hit is not None and (hit.earliest, hit.latest) in accepted
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


def _run_amounts(cases: list[Case], show: bool) -> Tally:
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
            right = any(_equal(a, low, high) for a in near for low, high in accepted)
            tally.right += right
            if show and not right:
                print("  ", case["Input"], "|", result["Text"], accepted, "| got", near, file=sys.stdout)
    return tally


def _equal(amount: Amount, low: float | None, high: float | None) -> bool:
    def same(a: float | None, b: float | None) -> bool:
        return a is b is None or (a is not None and b is not None and math.isclose(a, b, rel_tol=1e-6))

    scale = 100.0 if amount.unit == "percent" and low is not None and low == high and low < 1 else 1.0
    return same(amount.low, low if low is None else low * scale) and same(amount.high, high if high is None else high * scale)


def _suites(specs: Path, show: bool) -> Iterator[tuple[str, Tally]]:
    for name in ("DateParser", "DatePeriodParser", "HolidayParser"):
        yield f"DateTime/{name}", _run_times(_load(specs / "DateTime/English" / f"{name}.json"), _parser_dates, show)
    yield "DateTime/DateTimeModel (dates)", _run_times(_load(specs / "DateTime/English/DateTimeModel.json"), _model_dates, show)
    for name in ("Number/English/NumberModel", "Number/English/NumberRangeModel", "Number/English/PercentModel"):
        yield name.replace("English/", ""), _run_amounts(_load(specs / f"{name}.json"), show)
    yield "NumberWithUnit/CurrencyModel", _run_amounts(_load(specs / "NumberWithUnit/English/CurrencyModel.json"), show)


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
