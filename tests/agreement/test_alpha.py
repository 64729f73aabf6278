"""Alpha, checked against the worked examples of its author."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.agreement.alpha import merged, nominal, of_pairs, unitized

# Krippendorff (2011), "Computing Krippendorff's Alpha-Reliability": examples A, B and C; "." is a missing value.
PUBLISHED = [
    (("0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0"), 0.095),
    (("a a b b d c c c e d d a", "b a b b b c c c e d d d"), 0.692),
    (
        (
            "1 2 3 3 2 1 4 1 2 . . .",
            "1 2 3 3 2 2 4 1 2 5 . 3",
            ". 3 3 3 2 3 4 2 2 5 1 .",
            "1 2 3 3 2 4 4 1 2 5 1 .",
        ),
        0.743,
    ),
]


@pytest.mark.parametrize(("rows", "published"), PUBLISHED)
def test_nominal_alpha_is_the_published_one(rows: tuple[str, ...], published: float) -> None:
    coders = [[None if value == "." else value for value in row.split()] for row in rows]
    assert nominal(list(zip(*coders, strict=True))) == pytest.approx(published, abs=0.0005)


# Krippendorff (2004), figure 2: a continuum of 300, from 150 to 449; observers i and j; categories c and k.
FIGURE_2 = (
    {"c": [(225, 295), (370, 400)], "k": [(180, 240), (300, 350)]},
    {"c": [(220, 300), (355, 375), (400, 420)], "k": [(180, 240), (300, 350)]},
)


def test_unitized_alpha_is_the_published_one() -> None:
    coders = [{name: [(a - 150, b - 150) for a, b in units] for name, units in coder.items()} for coder in FIGURE_2]
    alpha, each = unitized(coders, 300)
    assert each["k"] == 1.0
    assert each["c"] == pytest.approx(0.7286, abs=0.0005)
    assert alpha == pytest.approx(0.8591, abs=0.0005)


def test_where_there_is_nothing_to_compare_there_is_no_alpha() -> None:
    assert nominal([]) is nominal([("a", None)]) is nominal([("a", "a")]) is None
    assert unitized([{}, {}], 10) == (None, {})
    assert of_pairs(0, 0, 0, 7) is of_pairs(3, 0, 0, 0) is None


def test_units_that_meet_nothing_are_worse_than_chance() -> None:
    alpha, _ = unitized([{"x": [(0, 10)]}, {"x": [(50, 60)]}], 100)
    assert alpha is not None and alpha < 0


def test_overlapping_stretches_are_one_and_touching_ones_two() -> None:
    assert merged([(5, 9), (0, 3), (2, 4), (4, 5), (7, 7)]) == [(0, 4), (4, 5), (5, 9)]


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=2, max_size=12))
def test_alpha_of_pairs_is_nominal_alpha_over_every_pair(labels: list[tuple[int, int]]) -> None:
    values = [("one" if a[0] == b[0] else "two", "one" if a[1] == b[1] else "two") for a, b in combinations(labels, 2)]
    counts = [values.count(pair) for pair in (("one", "one"), ("one", "two"), ("two", "one"), ("two", "two"))]
    both, left, right, neither = counts
    expected = nominal(values)
    found = of_pairs(both, left, right, neither)
    assert found == (None if expected is None else pytest.approx(expected))


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.lists(st.tuples(st.integers(0, 90), st.integers(1, 10)), min_size=1, max_size=6))
def test_a_coder_agrees_fully_with_himself(units: list[tuple[int, int]]) -> None:
    marked = {"x": [(start, start + length) for start, length in units]}
    alpha, _ = unitized([marked, marked], 100)
    assert alpha == 1.0
