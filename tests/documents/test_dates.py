"""Header dates."""

from __future__ import annotations

from datetime import date

import pytest

from sayso.documents.dates import find_dates, settle, standing_dates, url_dates

SURE = [
    ("October 10, 2023", "2023-10-10"),
    ("2023-11-20", "2023-11-20"),
    ("2019/04/03 10:15", "2019-04-03"),
    ("Saturday, September 12, 2015", "2015-09-12"),
    ("Sat., Sept. 12, 2015", "2015-09-12"),
    ("Tue, 4 Feb 2014", "2014-02-04"),
    ("3rd of March 2020", "2020-03-03"),
    ("25/12/2020", "2020-12-25"),
    ("12/25/2020", "2020-12-25"),
    ("10.02.2025", "2025-02-10"),
    ("31.1.99", "1999-01-31"),
    ("May 7 2015", "2015-05-07"),
]


@pytest.mark.parametrize(("written", "iso"), SURE)
def test_written_dates(written: str, iso: str) -> None:
    (found,) = find_dates(f"{written}")
    assert (found.start, found.end) == (0, len(written.removesuffix(" 10:15")))
    day = settle(found, ())
    assert day is not None and day.isoformat() == iso


@pytest.mark.parametrize(
    "text", ["it may rain", "31.02.2020", "version 1.2.3.4", "2020-13-45", "May we ask", "call 555-12-3456", "0.5.1"]
)
def test_no_dates(text: str) -> None:
    assert find_dates(text) == []


def test_swapped_day_and_month_follow_the_other_dates_of_the_document() -> None:
    (found,) = find_dates("03/04/2019")
    assert settle(found, ()) is None
    assert settle(found, [date(2019, 4, 6)]) == date(2019, 4, 3)
    assert settle(found, [date(2019, 3, 1)]) == date(2019, 3, 4)


def test_a_day_without_a_year_takes_the_year_of_another_date() -> None:
    (found,) = find_dates("Nov. 20")
    assert settle(found, ()) is None
    assert settle(found, [date(2021, 11, 22)]) == date(2021, 11, 20)


def test_dates_in_web_addresses() -> None:
    assert url_dates("https://paper.example/world/2021/apr/05/strike") == [date(2021, 4, 5)]
    assert url_dates("https://paper.example/2021/13/05/x") == []


@pytest.mark.parametrize(
    "line",
    [
        "Lima, 3 March 2020. For immediate release",
        "PORT HALE – Carda, March 3, 2020, 16:40",
        "Review No. 6 | 3 March 2020 | From the Spanish",
        "Desk and agencies. Published 3 March 2020 09:05 GMT. Share",
        "Last updated 3 March 2020.",
        "3 March 2020",
    ],
)
def test_dates_that_a_line_sets_apart(line: str) -> None:
    (found,) = standing_dates(line)
    assert settle(found, ()) == date(2020, 3, 3)


@pytest.mark.parametrize(
    "line",
    ["On 3 March 2020, ministers met", "The pact of 3 March 2020 holds", "Lima, 3 March", "Lima, 3 March 2020 saw rain"],
)
def test_dates_inside_sentences_stand_for_nothing(line: str) -> None:
    assert standing_dates(line) == []
