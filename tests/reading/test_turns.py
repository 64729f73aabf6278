"""Transcripts read from their layout: texts analysed without a model, one sentence a line."""

from __future__ import annotations

import pytest

from sayso.model import EntityType, Span, Stance
from sayso.reading.names import Name
from sayso.reading.referents import Referents
from sayso.reading.turns import turns
from tests.reading.trees import tree

PANEL = """Interview with Ana Duarte of Harbour Radio
REPORTER: Who paid for the boats ?
DUARTE: The league paid .
REPORTER: You are sure .
DUARTE: I am . It paid twice ."""


def _turns(text: str, names: dict[str, EntityType]) -> list[tuple[str | None, str | None, str, Stance]]:
    """Label, whom it names, what is said, stance."""
    a = tree(*(" ".join(f"{form}/P/dep/0" for form in line.replace(":", " :").split()) for line in text.splitlines()))
    found = []
    for name, kind in names.items():
        parts = name.split()
        first = next(i for i in range(len(a.words)) if a.words[i : i + len(parts)] == parts)
        found.append(Name(first, first + len(parts) - 1, kind))
    referents = Referents(a, sorted(found, key=lambda name: name.first))
    out = []
    for say in turns(a, referents):
        (content,) = say.content
        label = a.text[a.span(*say.source).start : a.span(*say.source).end] if say.source else None
        named = referents.named_at(say.source_head) if say.source_head is not None else None
        out.append((label, referents.all[named].name if named is not None else None, _text(a.text, content), say.stance))
    return out


def _text(text: str, span: Span) -> str:
    return " ".join(text[span.start : span.end].split())


def test_a_label_says_who_speaks_up_to_the_next_label() -> None:
    assert _turns(PANEL, {"Ana Duarte": "Person"}) == [
        ("REPORTER", None, "Who paid for the boats ?", "asks"),
        ("DUARTE", "Ana Duarte", "The league paid .", "asserts"),
        ("REPORTER", None, "You are sure .", "asserts"),
        ("DUARTE", "Ana Duarte", "I am . It paid twice .", "asserts"),
    ]


@pytest.mark.parametrize(("label", "whom"), [("AD", "Ana Duarte"), ("A", "Ana Duarte"), ("HR", "Harbour Radio"), ("XY", None)])
def test_initials_and_q_and_a_name_the_one_they_fit(label: str, whom: str | None) -> None:
    text = PANEL.replace("DUARTE:", f"{label}:").replace("REPORTER", "Q")
    found = _turns(text, {"Ana Duarte": "Person", "Harbour Radio": "Outlet"})
    assert [(label_, named) for label_, named, _, _ in found] == [(None, None), (None if label == "A" else label, whom)] * 2


@pytest.mark.parametrize(
    "text",
    [
        "Minister: boats will sail\nThe boats sank .\nShe left .",
        "Duarte: boats will sail\nBrandt: they will not\nThe end : nobody knows .",
        "He said this : boats sank .\nHe said that : boats sailed .\nHe said more : boats burned .",
    ],
)
def test_a_colon_alone_makes_no_transcript(text: str) -> None:
    assert _turns(text, {}) == []
