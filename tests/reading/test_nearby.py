"""Finding what touches a place without looking at everything."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sayso.model import Span
from sayso.reading.nearby import Nearby

SPANS = st.tuples(st.integers(0, 5000), st.integers(0, 1500)).map(lambda p: Span(p[0], p[0] + p[1]))


@given(st.lists(st.lists(SPANS, max_size=3), max_size=12), SPANS)
def test_everything_that_touches_is_found_once_and_in_order(items: list[list[Span]], place: Span) -> None:
    near = Nearby((n, spans) for n, spans in enumerate(items))
    found = near.touching(place)
    assert found == sorted(set(found))
    assert {n for n, spans in enumerate(items) for s in spans if s.start <= place.end and place.start <= s.end} <= set(found)


def test_what_lies_far_away_is_not_looked_at() -> None:
    near = Nearby((n, [Span(n * 1000, n * 1000 + 10)]) for n in range(1000))
    assert near.touching(Span(500_000, 500_005)) == [500]


def test_items_can_be_added() -> None:
    near: Nearby[str] = Nearby()
    near.add("a", [Span(0, 1)])
    near.add("b", [Span(0, 2000), Span(3000, 3001)])
    assert near.touching(Span(0, 1)) == ["a", "b"] and near.touching(Span(3000, 3001)) == ["b"]
