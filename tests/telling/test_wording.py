"""Codes and values in plain words."""

from __future__ import annotations

import pytest

from sayso.model import Amount, When
from sayso.telling import wording


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (When("2019-01-01", "2019-12-31"), "2019"),
        (When("1999-01-01", "2004-12-31"), "1999–2004"),
        (When("2023-10-01", "2023-10-31"), "Oct 2023"),
        (When("2023-10-07", "2023-10-07"), "7 Oct 2023"),
        (When("2023-10-07", None), "from 7 Oct 2023"),
        (When(None, "2023-10-07"), "until 7 Oct 2023"),
        (When("2023-10-07", "2023-11-02"), "7 Oct 2023 – 2 Nov 2023"),
        (When("soon", "2023-99-02"), "soon – 2023-99-02"),
        (When(None, None), ""),
        (None, ""),
    ],
)
def test_times(when: When | None, words: str) -> None:
    assert wording.when_words(when) == words


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (Amount(1200, 1200, "killed", "exact"), "1,200 killed"),
        (Amount(40e6, None, "crowns", "at_least"), "at least 40,000,000 crowns"),
        (Amount(None, 12, "fish_boats", "at_most"), "at most 12 fish boats"),
        (Amount(2.5, 3, "km", "about"), "about 2.5–3 km"),
        (Amount(None, None, "", "exact"), ""),
        (None, ""),
    ],
)
def test_amounts(amount: Amount | None, words: str) -> None:
    assert wording.amount_words(amount) == words


def test_a_shortened_text_ends_at_a_word() -> None:
    assert wording.shortened("the river rose by night", 15) == "the river rose…"
    assert wording.shortened("  short\n text ", 15) == "short text"
    assert len(wording.shortened("x" * 500, 40)) == 40
