"""Quotations: short, with true offsets, and every footnote in one of them."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.model import Claim, Span
from sayso.telling.passages import BESIDE, opened_at, quoted
from sayso.telling.view import Index
from tests.telling.invented import Line, View, case, document


def test_a_passage_is_the_text_between_its_offsets() -> None:
    index = Index.of(case())
    for text in quoted(index.claims.values(), {c: n for n, c in enumerate(index.claims, 1)}, index):
        for passage in text.passages:
            assert "".join(s.text for s in passage.segments) == text.document.text[passage.start : passage.end]


def test_source_cue_and_claim_are_marked() -> None:
    index = Index.of(case())
    (text,) = quoted([index.claims["c4"]], {"c4": 1}, index)
    marks = {s.text: s.marks for p in text.passages for s in p.segments}
    assert marks["Ada Brenn"] == ("source",) and marks["denied"] == ("cue",)
    assert marks["Highland had paid"] == ("content1", "claim actual no")


def test_what_lies_far_from_the_claim_is_not_quoted() -> None:
    filler = "and so on " * 30
    text = f"{filler}the mill burned{filler}."
    start = text.index("the mill burned")
    view = View(
        documents=(document("d", text),),
        claims=(Claim("c", "d", start, start + 15, None, "burn", None, None),),
        sentences=(Line("d", 0, len(text)),),
    )
    (quote,) = quoted(view.claims, {"c": 1}, Index.of(view))
    (passage,) = quote.passages
    assert passage.cut == (True, True)
    assert passage.end - passage.start <= 15 + 2 * BESIDE
    assert quote.share < 30


@settings(max_examples=60, deadline=None)
@given(
    st.text(min_size=1, max_size=400),
    st.lists(st.tuples(st.integers(0, 399), st.integers(1, 80)), min_size=1, max_size=8),
    st.lists(st.integers(0, 400), max_size=8),
)
def test_every_claim_is_quoted_wherever_it_lies(text: str, places: list[tuple[int, int]], cuts: list[int]) -> None:
    spans = [Span(s % len(text), min(len(text), s % len(text) + n)) for s, n in places]
    points = sorted({0, len(text), *(c for c in cuts if c < len(text))})
    sentences = tuple(Line("d", a, b) for a, b in pairwise(points))
    claims = tuple(Claim(f"c{n}", "d", s.start, s.end, None, "do", None, None) for n, s in enumerate(spans))
    for lines in (sentences, ()):
        index = Index.of(replace(View(), documents=(document("d", text),), claims=claims, sentences=lines))
        texts = quoted(claims, {c.id: n for n, c in enumerate(claims, 1)}, index)
        assert set(opened_at(texts)) == set(range(1, len(claims) + 1))
        anchors = [p.anchor for t in texts for p in t.passages]
        assert len(anchors) == len(set(anchors))
        assert all("".join(s.text for s in p.segments) == text[p.start : p.end] for t in texts for p in t.passages)
