"""Stretches of the calendar: units, moves and parts."""

from __future__ import annotations

from datetime import date

import pytest

from sayso.reading.when.intervals import Interval, around, months, moved, part, workday


@pytest.mark.parametrize(
    ("grain", "offset", "first", "last"),
    [
        ("day", -1, date(2024, 3, 5), date(2024, 3, 5)),
        ("week", -1, date(2024, 2, 26), date(2024, 3, 3)),
        ("weekend", 0, date(2024, 3, 9), date(2024, 3, 10)),
        ("month", -1, date(2024, 2, 1), date(2024, 2, 29)),
        ("quarter", -1, date(2023, 10, 1), date(2023, 12, 31)),
        ("year", 1, date(2025, 1, 1), date(2025, 12, 31)),
        ("decade", -1, date(2010, 1, 1), date(2019, 12, 31)),
        ("century", -1, date(1901, 1, 1), date(2000, 12, 31)),
    ],
)
def test_unit_around_a_day(grain: str, offset: int, first: date, last: date) -> None:
    found = around(date(2024, 3, 6), grain, offset)
    assert (found.first, found.last) == (first, last)


def test_a_month_shorter_than_the_day_ends_on_its_last() -> None:
    assert moved(date(2024, 3, 31), "month", -1) == date(2024, 2, 29)


def test_months_cross_the_year() -> None:
    assert months(2023, 12, 3, "season") == Interval(date(2023, 12, 1), date(2024, 2, 29), "season")


def test_parts_of_a_month_are_ten_days_and_the_rest() -> None:
    whole = months(2023, 11, 1, "month")
    found = [(p.first, p.last) for p in (part(whole, third) for third in ("first", "middle", "last"))]
    assert found == [
        (date(2023, 11, 1), date(2023, 11, 10)),
        (date(2023, 11, 11), date(2023, 11, 20)),
        (date(2023, 11, 21), date(2023, 11, 30)),
    ]


def test_working_days_leave_out_the_weekend() -> None:
    friday = date(2024, 3, 8)
    assert [workday(friday, count) for count in (-5, -1, 0, 1, 6)] == [
        date(2024, 3, 1),
        date(2024, 3, 7),
        friday,
        date(2024, 3, 11),
        date(2024, 3, 18),
    ]
