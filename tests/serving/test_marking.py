"""A text cut into pieces: nothing lost, brackets where saying begins and ends, each claim led once."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.model import Attribution, Claim, Document, LabelledRange, Span
from sayso.serving.marking import LENGTH, part_at, parts, pieces
from tests.telling.invented import case


def document(text: str) -> Document:
    return Document("d", "d.txt", "0" * 64, "text/plain", text)


def shown(text: str, acts: tuple[Attribution, ...], claims: tuple[Claim, ...] = ()) -> str:
    """Pieces as a line: brackets with their depth, claims in braces."""
    out = []
    for p in pieces(document(text), Span(0, len(text)), claims, acts):
        words = f"{{{p.text}}}" if p.claim else p.text
        out.append("".join(f"[{d}" for d in p.opens) + words + "".join(f"{d}]" for d in p.closes))
    return "".join(out)


def act(id_: str, *content: tuple[int, int], parent: str | None = None) -> Attribution:
    return Attribution(id_, "d", None, None, "anonymous", None, tuple(Span(*c) for c in content), parent=parent)


DEEP = tuple(act(name, (n, 4), parent=parent) for n, (name, parent) in enumerate(zip("abcd", (None, *"abc"), strict=True)))
NESTED = [
    ("one", "ab says cd", (act("a", (8, 10)),), "ab says [1cd1]"),
    ("one in another", "x: y: z", (act("a", (3, 7)), act("b", (6, 7), parent="a")), "x: [1y: [2z2]1]"),
    ("two that begin alike", "x: y", (act("a", (3, 4)), act("b", (3, 4), parent="a")), "x: [1[2y2]1]"),
    ("content in two stretches", "a, he said, b", (act("a", (0, 1), (12, 13)),), "[1a1], he said, [1b1]"),
    ("crossing", "abcdef", (act("a", (0, 4)), act("b", (2, 6))), "[1ab[1cd1]ef1]"),
    ("a circle of parents", "ab", (act("a", (0, 1), parent="b"), act("b", (1, 2), parent="a")), "[2a2][2b2]"),
    ("deeper than three", "abcd", DEEP, "[1a[2b[3c[3d3]3]2]1]"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "acts", "expected"), [n[1:] for n in NESTED], ids=[n[0] for n in NESTED])
def test_brackets_stand_where_what_is_said_begins_and_ends(text: str, acts: tuple[Attribution, ...], expected: str) -> None:
    assert shown(text, acts) == expected


def test_of_claims_in_claims_the_shortest_is_marked_and_each_leads_once() -> None:
    wide = Claim("w", "d", 0, 10, None, "p", None, None)
    narrow = replace(wide, id="n", start=3, end=6, polarity="-")
    found = pieces(document("0123456789"), Span(0, 10), (wide, narrow), ())
    assert [(p.text, p.claim, p.leads) for p in found] == [("012", "w", True), ("345", "n", True), ("6789", "w", False)]
    assert "no" in found[1].marks and "no" not in found[0].marks


def test_furniture_is_marked_as_such() -> None:
    ranges = (LabelledRange(Span(0, 4), "navigation"), LabelledRange(Span(4, 8), "body"))
    found = pieces(replace(document("Homebody"), ranges=ranges), Span(0, 8), (), ())
    assert [(p.text, p.marks) for p in found] == [("Home", ("furniture",)), ("body", ())]


@pytest.mark.parametrize(
    "text", ["", "short", "word " * 20_000, "x" * 50_000, "line\n" * 9_000], ids=["empty", "short", "words", "no break", "lines"]
)
def test_a_long_text_comes_in_parts_that_together_are_all_of_it(text: str) -> None:
    spans = parts(document(text))
    assert "".join(text[s.start : s.end] for s in spans) == text
    assert all(s.end - s.start <= LENGTH * 5 // 4 for s in spans)
    for offset in range(0, len(text), 997):
        span = spans[part_at(spans, offset)]
        assert span.start <= offset < span.end


SPANS = st.tuples(st.integers(0, 60), st.integers(0, 60)).map(lambda p: Span(min(p), max(p)))


@given(st.lists(SPANS, max_size=8), st.lists(SPANS, max_size=8), st.integers(0, 59))
def test_whatever_the_spans_no_character_is_lost(contents: list[Span], claimed: list[Span], at: int) -> None:
    text = "".join(chr(33 + n) for n in range(60))
    acts = tuple(Attribution(f"a{n}", "d", None, None, "anonymous", s, (s,)) for n, s in enumerate(contents))
    claims = tuple(Claim(f"c{n}", "d", s.start, s.end, None, "p", None, None) for n, s in enumerate(claimed))
    for part in (Span(0, 60), Span(10, 35)):
        found = pieces(document(text), part, claims, acts, at)
        assert "".join(p.text for p in found) == text[part.start : part.end]
        assert sum(p.here for p in found) == (part.start <= at < part.end)
        assert [p.claim for p in found if p.leads] == list(dict.fromkeys(p.claim for p in found if p.claim))


def test_every_bracket_of_the_invented_case_is_closed() -> None:
    view = case()
    for doc in view.documents:
        acts = [a for a in view.attributions if a.document == doc.id]
        found = pieces(doc, Span(0, len(doc.text)), [c for c in view.claims if c.document == doc.id], acts)
        assert sum(len(p.opens) for p in found) == sum(len(p.closes) for p in found) == sum(len(a.content) for a in acts)
