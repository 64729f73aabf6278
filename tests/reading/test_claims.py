"""Whose word a claim is where sayings nest."""

from __future__ import annotations

from sayso.model import Attribution, Span
from sayso.reading.claims import attribution_of


def _saying(
    name: str, content: Span, *, source: Span | None = None, cue: Span | None = None, parent: str | None = None
) -> Attribution:
    return Attribution(
        id=name,
        document="d",
        source=source,
        source_entity=None,
        source_kind="anonymous",
        cue=cue,
        content=(content,),
        parent=parent,
    )


def _of(span: Span, *sayings: Attribution) -> str | None:
    held = attribution_of(span, [(s, sum(c.end - c.start for c in s.content)) for s in sayings])
    return None if held is None else held.id


def test_the_narrowest_content_counts() -> None:
    outer, inner = _saying("a1", Span(0, 50), cue=Span(60, 64)), _saying("a2", Span(20, 40), cue=Span(10, 14), parent="a1")
    assert _of(Span(22, 26), outer, inner) == "a2"
    assert _of(Span(2, 6), outer, inner) == "a1"
    assert _of(Span(52, 56), outer, inner) is None


def test_of_two_that_hold_the_same_it_is_the_one_held_by_the_other() -> None:
    cited = _saying("a2", Span(0, 50), cue=Span(70, 76), parent="a1")
    reports = _saying("a1", Span(0, 50), cue=Span(60, 64))
    assert _of(Span(2, 6), reports, cited) == "a2"


def test_who_it_is_that_spoke_to_an_outlet_is_the_writers_word() -> None:
    outlet = _saying("a1", Span(0, 80), source=Span(60, 70))
    spoke = _saying("a2", Span(40, 80), source=Span(0, 30), cue=Span(32, 36), parent="a1")
    assert _of(Span(10, 14), outlet, spoke) is None
    assert _of(Span(45, 50), outlet, spoke) == "a2"
