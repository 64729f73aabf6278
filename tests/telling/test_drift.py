"""The page's section on wordings that shift, and what a card says of its speaker."""

from __future__ import annotations

from dataclasses import replace

from sayso.findings import Circle, Drift, Interest
from sayso.model import Span
from sayso.telling import dossier
from sayso.telling.drift import drift_rows
from sayso.telling.rings import rings
from sayso.telling.view import Index
from tests.telling.invented import HOSTILE, SAYS, View, case
from tests.telling.page import Page


def _found(reason: str) -> View:
    held = case()
    first, last = held.claims[0], held.claims[-1]
    drift = Drift(first.id, last.id, "certainty", "strengthened", "retelling", Span(0, 8), Span(last.start, last.end), reason)
    circle = Circle("r1", ("Valley Post", reason), (first.id,), (), reason)
    return replace(held, drifts=(drift,), circles=(circle,), interests=(Interest(first.id, "h", "about_adversary", reason),))


def test_both_wordings_stand_side_by_side_with_where_they_are_from() -> None:
    (row,) = drift_rows(Index.of(_found("why")))
    assert (row.near.publisher, row.near.words, row.near.start, row.near.end) == ("Valley Post", SAYS[:8], 0, 8)
    assert (row.direction, row.aspect, row.way) == ("strengthened", "how certain it is put", "from one text to the next")


def test_a_ring_of_outlets_is_shown_closed() -> None:
    (ring,) = rings(Index.of(_found("Hill Echo")))
    assert ring.words == "Valley Post › Hill Echo › Valley Post"


def test_a_ring_is_drawn_with_an_arrow_from_each_outlet_to_the_one_it_cites() -> None:
    held = _found("Hill Echo")
    view = replace(held, circles=(replace(held.circles[0], outlets=("Valley Post", "Hill Echo", "Harbour Wire")),))
    (ring,) = rings(Index.of(view))
    assert [arrow.title for arrow in ring.arrows] == [
        "Valley Post gives it as the word of Hill Echo",
        "Hill Echo gives it as the word of Harbour Wire",
        "Harbour Wire gives it as the word of Valley Post",
    ]
    assert all(0 <= point.x <= ring.width and 0 <= point.y <= ring.height for point in ring.points)
    page = dossier(view)
    assert page.count('class="node k-outlet"') >= 3 and "Harbour Wire gives it as the word of Valley Post" in page


def test_the_page_tells_drift_circles_and_the_speakers_side_and_lets_no_hostile_words_out() -> None:
    html = dossier(_found("the words that changed"))
    assert html.count("the words that changed") >= 3
    assert "about an adversary (the words that changed)" in html
    page = Page.of(dossier(_found(HOSTILE)))
    assert page.faults == [] and page.open == []
    assert "script" not in page.tags
    assert len(page.ids) == len(set(page.ids))


def test_a_relation_not_known_says_nothing_on_the_card() -> None:
    held = case()
    view = replace(held, interests=(Interest(held.claims[0].id, None, "not_known", "the speaker is not identified"),))
    assert "the speaker is not identified" not in dossier(view)
