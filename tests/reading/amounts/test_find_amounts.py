"""Amounts: number, bound, unit and period, on invented sentences."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.model import Span
from sayso.reading.amounts import find_amounts, source_count

# sentence, words of the amount, low, high, unit, bound
CASES: list[tuple[str, str, float | None, float | None, str, str]] = [
    # plain numbers
    ("The gale felled 36 pines.", "36 pines", 36, 36, "pines", "exact"),
    ("The gale felled 1,200 old pines.", "1,200 old pines", 1200, 1200, "old pines", "exact"),
    ("The gale felled twelve pines.", "twelve pines", 12, 12, "pines", "exact"),
    ("The gale felled one pine.", "one pine", 1, 1, "pines", "exact"),
    ("The gale felled a dozen pines.", "a dozen pines", 12, 12, "pines", "exact"),
    ("The gale felled two dozen pines.", "two dozen pines", 24, 24, "pines", "exact"),
    ("The gale felled 1.2 million trees.", "1.2 million trees", 1.2e6, 1.2e6, "trees", "exact"),
    ("The gale felled half a million trees.", "half a million trees", 5e5, 5e5, "trees", "exact"),
    ("The gale felled a hundred trees.", "a hundred trees", 100, 100, "trees", "exact"),
    ("It drew two thousand and five votes.", "two thousand and five votes", 2005, 2005, "votes", "exact"),
    ("It drew one and a half million votes.", "one and a half million votes", 1.5e6, 1.5e6, "votes", "exact"),
    ("The bell rang twice.", "twice", 2, 2, "times", "exact"),
    ("It killed 45 and hurt others.", "45", 45, 45, "killed", "exact"),
    ("At least 45 killed in ferry sinking.", "At least 45 killed", 45, None, "killed", "at_least"),
    ("The blast left 7 dead and wounded 238.", "238", 238, 238, "wounded", "exact"),
    ("It sent 2,000 Rangers north.", "2,000 Rangers", 2000, 2000, "Rangers", "exact"),
    ("It expelled 1,200 Chileans.", "1,200 Chileans", 1200, 1200, "people", "exact"),
    ("Three senior officials met four Basque-backed factions.", "Three senior officials", 3, 3, "senior officials", "exact"),
    ("They met four Basque-backed factions.", "four Basque-backed factions", 4, 4, "factions", "exact"),
    ("The 131-page report is out.", "131-page", 131, 131, "pages", "exact"),
    ("The six-month closure ended.", "six-month", 6, 6, "months", "exact"),
    ("A 15 meter wave hit the pier.", "15 meter", 15, 15, "meters", "exact"),
    ("The fire burnt 300 square miles.", "300 square miles", 300, 300, "square miles", "exact"),
    ("The pipe is 45km long.", "45km", 45, 45, "km", "exact"),
    # bounds
    ("At least 19 armed groups signed.", "At least 19 armed groups", 19, None, "armed groups", "at_least"),
    ("The jail holds more than 30,000 poachers.", "more than 30,000 poachers", 30000, None, "poachers", "at_least"),
    ("The jail holds over 900 poachers.", "over 900 poachers", 900, None, "poachers", "at_least"),
    ("No fewer than 60 goats fell.", "No fewer than 60 goats", 60, None, "goats", "at_least"),
    ("The jail holds up to 500 poachers.", "up to 500 poachers", None, 500, "poachers", "at_most"),
    ("The jail holds fewer than 20 nurses.", "fewer than 20 nurses", None, 20, "nurses", "at_most"),
    ("They came within 7.5 kilometers of the dam.", "within 7.5 kilometers", None, 7.5, "kilometers", "at_most"),
    ("Nearly 8,000 trees burnt.", "Nearly 8,000 trees", 8000, 8000, "trees", "almost"),
    ("Almost 8,000 trees burnt.", "Almost 8,000 trees", 8000, 8000, "trees", "almost"),
    ("About 300 boats sank.", "About 300 boats", 300, 300, "boats", "about"),
    ("Some 40 villages flooded.", "Some 40 villages", 40, 40, "villages", "about"),
    ("An estimated 40 villages flooded.", "An estimated 40 villages", 40, 40, "villages", "about"),
    ("The mill employs 107 or more.", "107 or more", 107, None, "", "at_least"),
    ("The 60-plus nations met.", "60-plus nations", 60, None, "nations", "at_least"),
    # vague
    ("Dozens of villages flooded.", "Dozens of villages", 24, None, "villages", "at_least"),
    ("Hundreds of sheep died.", "Hundreds of sheep", 100, None, "sheep", "at_least"),
    ("Thousands fled the valley.", "Thousands", 1000, None, "", "at_least"),
    ("Tens of thousands of people marched.", "Tens of thousands of people", 20000, 99999, "people", "about"),
    ("Hundreds of millions of euros vanished.", "Hundreds of millions of euros", 2e8, 999999999, "EUR", "about"),
    ("Millions of pilgrims arrive.", "Millions of pilgrims", 1e6, None, "pilgrims", "at_least"),
    # ranges
    ("Between 10 and 15 barges sank.", "Between 10 and 15 barges", 10, 15, "barges", "exact"),
    ("They held 10 to 15 barges.", "10 to 15 barges", 10, 15, "barges", "exact"),
    ("They held 10-15 barges.", "10-15 barges", 10, 15, "barges", "exact"),
    ("They held two or three barges.", "two or three barges", 2, 3, "barges", "exact"),
    ("The fund lost $5-6 billion.", "$5-6 billion", 5e9, 6e9, "USD", "exact"),
    ("The fund lost between 5 and 6 million pounds sterling.", "between 5 and 6 million pounds sterling", 5e6, 6e6, "GBP", "exact"),
    ("It cleared 15 to 20 percent of the moor.", "15 to 20 percent", 15, 20, "percent", "exact"),
    # shares
    ("Half of the crop was lost.", "Half", 50, 50, "percent", "exact"),
    ("Almost half of the crop was lost.", "Almost half", 50, 50, "percent", "almost"),
    ("Only a quarter of voters came.", "Only a quarter", 25, 25, "percent", "exact"),
    ("A 12.5% drop hit the mill.", "12.5%", 12.5, 12.5, "percent", "exact"),
    ("Sales fell 10 per cent.", "10 per cent", 10, 10, "percent", "exact"),
    ("Sales fell 3 percentage points.", "3 percentage points", 3, 3, "percentage points", "exact"),
    ("One in five pupils walks.", "One in five", 20, 20, "percent", "exact"),
    # money
    ("It pays nearly $1 billion annually.", "nearly $1 billion annually", 1e9, 1e9, "USD/year", "almost"),
    ("It pays €3.5m a month.", "€3.5m a month", 3.5e6, 3.5e6, "EUR/month", "exact"),
    ("It pays £20,000 per year.", "£20,000 per year", 20000, 20000, "GBP/year", "exact"),
    ("Crude sold at C$40 a barrel.", "C$40 a barrel", 40, 40, "CAD/barrel", "exact"),
    ("They seized 3 million rials.", "3 million rials", 3e6, 3e6, "IRR", "exact"),
    ("They seized 40 Swiss francs.", "40 Swiss francs", 40, 40, "CHF", "exact"),
    ("They seized ¥500 million.", "¥500 million", 5e8, 5e8, "JPY", "exact"),
    ("They seized US$2.5bn.", "US$2.5bn", 2.5e9, 2.5e9, "USD", "exact"),
    ("They seized NZ $ 26 million.", "NZ $ 26 million", 26e6, 26e6, "NZD", "exact"),
    ("They seized over £1.1bn.", "over £1.1bn", 1.1e9, None, "GBP", "at_least"),
    ("They seized 30 lakh rupees.", "30 lakh rupees", 3e6, 3e6, "INR", "exact"),
    ("They seized EUR 400.", "EUR 400", 400, 400, "EUR", "exact"),
]

NOTHING = [
    "The dam broke on 7 October 2021.",
    "The mill closed in 1998 and again in the 1980s.",
    "Resolution 1929 and Article 5 apply.",
    "An F-16 flew over with a MiG-29.",
    "Unit 731 left at 22:30.",
    "Ana Ruiz, 42, bakes bread.",
    "A 19-year-old swimmer, aged 19, won.",
    "The home side won 3-0.",
    "See page 4 and posts 12 and 13.",
    "No one saw the first or the second fall.",
    "One of them hid; one another was found.",
    "The shop never shuts: 24/7.",
    "It burned three years ago.",
    "Covid-19 closed the 4G mast.",
    "On the 21st they slept.",
    "He rode Apollo 11 home.",
]

SOURCES: list[tuple[str, int | None]] = [
    ("three senior officials", 3), ("two people familiar with the talks", 2), ("a harbour official", 1), ("officials", None),
    ("one poster", 1), ("the spokesman", 1), ("both her parents", 2), ("dozens of witnesses", None), ("several officers", None),
    ("a number of officials", None), ("at least two miners", 2), ("a dozen farmers", 12), ("the two leaders", 2), ("Someone", 1),
    ("an aide to the mayor", 1), ("residents of the valley", None), ("half of the voters", None), ("the ministry", None),
    ("a couple of nurses", 2), ("his brother", 1), ("", None), ("the report's authors", None), ("another diplomat", 1),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "said", "low", "high", "unit", "bound"), CASES, ids=[c[0] for c in CASES])
def test_amount(sentence: str, said: str, low: float | None, high: float | None, unit: str, bound: str) -> None:
    found = find_amounts(sentence, [])
    seen = {sentence[a.span.start : a.span.end]: (a.low, a.high, a.unit, a.bound) for a in found if a.span is not None}
    assert seen.get(said) == (low, high, unit, bound), seen


@pytest.mark.parametrize("sentence", NOTHING)
def test_no_amount(sentence: str) -> None:
    assert find_amounts(sentence, []) == []


@pytest.mark.parametrize(("phrase", "count"), SOURCES, ids=[s[0] for s in SOURCES])
def test_source_count(phrase: str, count: int | None) -> None:
    assert source_count(phrase) == count


def test_what_rose_from_one_figure_to_another_is_two_amounts() -> None:
    found = find_amounts("The fare rose from $10 to $15.", [])
    assert [(a.low, a.high) for a in found] == [(10, 10), (15, 15)]


def test_sentences_bound_an_amount() -> None:
    text = "They counted 40. Villages slept."
    (found,) = find_amounts(text, [Span(0, 16), Span(17, 32)])
    assert found.unit == "" and found.span == Span(13, 15)


def test_offsets_count_code_points() -> None:
    text = "😀 سلام\u00a0— nearly 1,200 goats"
    (found,) = find_amounts(text, [])
    assert found.span is not None and text[found.span.start : found.span.end] == "nearly 1,200 goats"


_PIECES = st.sampled_from(
    ["1", "12,000", "9" * 60, " million", " hundred", " thousand ", "$", "€", "-", " to ", " and ", "between ", "at least ",
     "a ", "half ", "dozen ",
     "tens of ", "thousands", "%", " per cent", "twenty-", "one ", " in ", "three",
     "\n\n", "٣", "1.5", "bn", " people", " of ", "twice ", "billion billion "]
)  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(st.lists(st.one_of(_PIECES, st.characters()), max_size=25))
def test_never_raises_and_spans_are_disjoint_and_ordered(pieces: list[str]) -> None:
    text = "".join(pieces)
    found = find_amounts(text, [])
    at = 0
    for amount in found:
        assert amount.span is not None and at <= amount.span.start < amount.span.end <= len(text)
        at = amount.span.end
        assert amount.low is None or amount.high is None or amount.low <= amount.high
        assert amount.low is not None or amount.high is not None
    source_count(text)
    assert found == find_amounts(text, [])
