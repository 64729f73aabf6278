"""When feasts fall, against the dates on which they were kept (Islamic feasts: the tabular calendar, at most a day off)."""

from __future__ import annotations

from datetime import date

import pytest

from sayso.reading.when.calendars import HOLIDAY_WORDS, holiday, nth_weekday

FEASTS = [
    ("easter", 2018, date(2018, 4, 1)), ("easter", 2024, date(2024, 3, 31)), ("good_friday", 2023, date(2023, 4, 7)),
    ("orthodox_easter", 2024, date(2024, 5, 5)), ("thanksgiving", 2022, date(2022, 11, 24)), ("labor_day", 2021, date(2021, 9, 6)),
    ("black_friday", 2020, date(2020, 11, 27)), ("christmas", 1999, date(1999, 12, 25)), ("yom_kippur", 1973, date(1973, 10, 6)),
    ("rosh_hashanah", 2024, date(2024, 10, 3)), ("simchat_torah", 2023, date(2023, 10, 7)), ("passover", 2024, date(2024, 4, 23)),
    ("hanukkah", 2022, date(2022, 12, 19)), ("hanukkah", 2024, date(2024, 12, 26)), ("shavuot", 2023, date(2023, 5, 26)),
    ("eid_al_fitr", 2017, date(2017, 6, 25)), ("eid_al_fitr", 2023, date(2023, 4, 21)),
]  # fmt: skip


@pytest.mark.parametrize(("key", "year", "day"), FEASTS, ids=[f"{key} {year}" for key, year, _ in FEASTS])
def test_feast(key: str, year: int, day: date) -> None:
    assert holiday(key, year)[0] == day


@pytest.mark.parametrize(
    ("key", "day"), [("eid_al_adha", date(2024, 6, 16)), ("ramadan", date(2021, 4, 13)), ("eid_al_fitr", date(2020, 5, 24))]
)
def test_islamic_feasts_are_at_most_a_day_off(key: str, day: date) -> None:
    assert abs((holiday(key, day.year)[0] - day).days) <= 1


def test_every_feast_falls_in_every_year_of_a_report() -> None:
    keys = {key for entries in HOLIDAY_WORDS.values() for _, key in entries}
    for key in sorted(keys):
        for year in range(1900, 2101):
            try:
                first, last = holiday(key, year)
            except ValueError:  # an Islamic year is shorter: some feasts fall twice in one year, and none is lost
                continue
            assert first.year == year and first <= last


def test_a_month_without_a_fifth_sunday_has_none() -> None:
    with pytest.raises(ValueError, match="no such weekday"):
        nth_weekday(2017, 9, 7, 5)
