"""Amounts as reports put them: fractions, vague numbers, sums, ranges, bounds, and numbers that count nothing."""

from __future__ import annotations

import pytest

from sayso.reading.amounts import amount_kind, find_amounts

# sentence, words of the amount, low, high, unit, bound
CASES: list[tuple[str, str, float | None, float | None, str, str]] = [
    # currencies as the continent writes them
    ("It cost 5 000 $ a month.", "5 000 $ a month", 5000, 5000, "USD/month", "exact"),
    ("He paid 10 $ 30 cents.", "10 $ 30 cents", 10.3, 10.3, "USD", "exact"),
    ("Two of the five £10 notes were false.", "£10", 10, 10, "GBP", "exact"),
    ("Sales rose to MSEK 250.", "MSEK 250", 250e6, 250e6, "SEK", "exact"),
    ("Sales rose to MEUR 1.2 billion.", "MEUR 1.2 billion", 1.2e9, 1.2e9, "EUR", "exact"),
    # bounds
    ("Turnout was above one quarter and below a half.", "above one quarter and below a half", 25, 50, "percent", "exact"),
    ("It is twenty plus five.", "twenty", 20, 20, "", "exact"),
    # numbers of every size
    ("Twenty-one thousand five hundred olives fell.", "Twenty-one thousand five hundred olives", 21500, 21500, "olives", "exact"),
    ("It counted 4 hundred and 12 olives.", "4 hundred and 12 olives", 412, 412, "olives", "exact"),
    ("It counted 60 000 olives.", "60 000 olives", 60000, 60000, "olives", "exact"),
    ("It counted 1 250 000 olives.", "1 250 000 olives", 1250000, 1250000, "olives", "exact"),
    ("It counted 23,45,678 olives.", "23,45,678 olives", 2345678, 2345678, "olives", "exact"),
    ("It counted 3 dozen olives.", "3 dozen olives", 36, 36, "olives", "exact"),
    ("It weighed 2.4x10^5 tonnes.", "2.4x10^5 tonnes", 2.4e5, 2.4e5, "tonnes", "exact"),
    ("It weighed 2e3 tonnes.", "2e3 tonnes", 2000, 2000, "tonnes", "exact"),
    ("It weighed two point five tonnes.", "two point five tonnes", 2.5, 2.5, "tonnes", "exact"),
    ("It weighed three and a quarter tonnes.", "three and a quarter tonnes", 3.25, 3.25, "tonnes", "exact"),
    ("It weighed 2½ tonnes.", "2½ tonnes", 2.5, 2.5, "tonnes", "exact"),
    ("It weighed 2 1/2 tonnes.", "2 1/2 tonnes", 2.5, 2.5, "tonnes", "exact"),
    ("The river rose by half a metre.", "half a metre", 0.5, 0.5, "metres", "exact"),
    ("It cooled to minus 5 degrees.", "minus 5 degrees", -5, -5, "degrees", "exact"),
    ("It moved -3.2%.", "-3.2%", -3.2, -3.2, "percent", "exact"),
    ("It spent three million and a half euros.", "three million and a half euros", 3.5e6, 3.5e6, "EUR", "exact"),
    ("They met six times in May.", "six times", 6, 6, "times", "exact"),
    ("It is a 3,000-strong choir.", "3,000-strong", 3000, 3000, "people", "exact"),
    # shares
    ("Two-thirds of the crop rotted.", "Two-thirds", 200 / 3, 200 / 3, "percent", "exact"),
    ("Five eighths of the crop rotted.", "Five eighths", 62.5, 62.5, "percent", "exact"),
    ("3/4 of the crop rotted.", "3/4", 75, 75, "percent", "exact"),
    ("Eight out of ten olives rotted.", "Eight out of ten", 80, 80, "percent", "exact"),
    ("Over half the crop rotted.", "Over half", 50, None, "percent", "at_least"),
    ("The crop fell by nearly a third.", "nearly a third", 100 / 3, 100 / 3, "percent", "almost"),
    ("A quarter to a third of the crop rotted.", "A quarter to a third", 25, 100 / 3, "percent", "exact"),
    ("They got one per cent of it.", "one per cent", 1, 1, "percent", "exact"),
    # vague numbers
    ("Several millers left.", "Several millers", 3, None, "millers", "at_least"),
    ("Several hundred thousand bees died.", "Several hundred thousand bees", 3e5, None, "bees", "at_least"),
    ("A few dozen millers left.", "A few dozen millers", 24, None, "millers", "at_least"),
    ("A couple of millers left.", "A couple of millers", 2, 2, "millers", "about"),
    ("At least two dozen millers left.", "At least two dozen millers", 24, None, "millers", "at_least"),
    ("Some 20-odd millers left.", "Some 20-odd millers", 20, 20, "millers", "about"),
    # bounds
    ("The crowd exceeded 3,000 people.", "exceeded 3,000 people", 3000, None, "people", "at_least"),
    ("Its crew is larger than 40.", "larger than 40", 40, None, "", "at_least"),
    ("It holds more than 100 but fewer than 200 tents.", "more than 100 but fewer than 200 tents", 100, 200, "tents", "exact"),
    ("It holds less than or equal to 30 tents.", "less than or equal to 30 tents", None, 30, "tents", "at_most"),
    ("It holds 20 through 30 tents.", "20 through 30 tents", 20, 30, "tents", "exact"),
    ("It holds a combined 500 tents.", "a combined 500 tents", 500, 500, "tents", "exact"),
    # money
    ("It cost 8 dollars 25 cents.", "8 dollars 25 cents", 8.25, 8.25, "USD", "exact"),
    ("It cost 60 USD million.", "60 USD million", 60e6, 60e6, "USD", "exact"),
    ("It cost 45 MEUR.", "45 MEUR", 45e6, 45e6, "EUR", "exact"),
    ("It is a £20m-a-year club.", "£20m-a-year", 20e6, 20e6, "GBP/year", "exact"),
    ("It made three quarters of a million euros.", "three quarters of a million euros", 75e4, 75e4, "EUR", "exact"),
    ("It cost $12bn to $14bn.", "$12bn to $14bn", 12e9, 14e9, "USD", "exact"),
    ("Friends sent us $5 million.", "$5 million", 5e6, 5e6, "USD", "exact"),
]  # fmt: skip

NOTHING = [
    "See http://port.example/find?page=305&q=%2820%29 for more.",
    "Call 555-1234 or +1-222-333-4444.",
    "The Group of 20 met on Channel 12.",
    "The 7th Brigade left with a T-72.",
    "See page nine.[1]",
    "3. Conclusion",
    "They met again at four.",
    "The 1967 borders stand, and the 2024 elections fell on 6/19/2024.",
    "It closed on the 21st and in nineteen sixty-four.",
]

KINDS: list[tuple[str, list[str | None]]] = [
    ("They lost a combined 500 boats.", ["collective"]),
    ("The two ports lost 500 boats between them.", [None, "collective"]),
    ("A total of 40 boats sank, 30 of them at night.", ["total", "part"]),
    ("It lost 45 boats altogether.", ["total"]),
    ("He held 240 men, of whom 30 are cooks.", [None, "part"]),
    ("Forty boats sank.", [None]),
]


@pytest.mark.parametrize(("sentence", "said", "low", "high", "unit", "bound"), CASES, ids=[c[0] for c in CASES])
def test_amount(sentence: str, said: str, low: float | None, high: float | None, unit: str, bound: str) -> None:
    found = find_amounts(sentence, [])
    seen = {sentence[a.span.start : a.span.end]: (a.low, a.high, a.unit, a.bound) for a in found if a.span is not None}
    assert said in seen, seen
    assert seen[said][2:] == (unit, bound)
    assert list(seen[said][:2]) == pytest.approx([low, high])


@pytest.mark.parametrize("sentence", NOTHING)
def test_no_amount(sentence: str) -> None:
    assert find_amounts(sentence, []) == []


@pytest.mark.parametrize(("sentence", "kinds"), KINDS, ids=[c[0] for c in KINDS])
def test_kind(sentence: str, kinds: list[str | None]) -> None:
    assert [amount_kind(sentence, amount) for amount in find_amounts(sentence, [])] == kinds


@pytest.mark.parametrize(
    "piece", ["million ", "minus ", "1 ", "1,", "half ", "one in ", "and a half ", "1^", "5 dollars and ", "- "]
)
def test_long_runs_of_the_same_words_are_read(piece: str) -> None:
    for amount in find_amounts(piece * 5000, []):
        assert amount.low != float("inf") and amount.high != float("inf")
