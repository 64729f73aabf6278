"""Where sentences end, on invented sentences."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.model import Span
from sayso.reading.sentences import sentences_in

CASES = [
    "The ferry sank.| Nobody drowned.",
    "Dr. Osei met Gov. Lund.| They spoke.",
    "The U.S. Senate met.| It voted.",
    "He moved to the U.S.| The move failed.",
    "It ended at 5 p.m.| The crowd left.",
    "I saw J. K. Moss.| He left.",
    "No. 5 is open.",
    "It cost 3.5 million.| Then it fell.",
    "He works at Acme Inc. and sleeps.",
    "“Stop!” she said.| “Now.”| He did.",
    "“Why?”| “Because.”",
    "Prices rose... then fell.| Nobody knew.",
    "Did it?| Yes!| No…| Perhaps.",
    "It rained.\u00a0|Then it froze.",
    "It rained.| (It froze.)| End",
    "One heading|\nAnother line|\n\nA third",
    "First.|\r\nSecond.|\rThird.",
    "A line that has been wrapped at some sixty or seventy characters and\nruns on here.| Next.",
    "Kisumu—the port—slept.| 40 boats sank.",
    "سلام.| دنیا خواب است.",
    "😀 said Ana.| 😀 He slept.",
    "no capital. so no end",
]


@pytest.mark.parametrize("marked", CASES)
def test_sentences(marked: str) -> None:
    text = marked.replace("|", "")
    found = sentences_in(text, (Span(0, len(text)),))
    assert [text[s.start : s.end] for s in found] == [part.strip() for part in marked.split("|")]


def test_no_sentence_crosses_a_gap_in_the_body() -> None:
    text = "The mill burnt down Share this page and was rebuilt."
    assert sentences_in(text, (Span(0, 19), Span(36, len(text)))) == [Span(0, 19), Span(36, len(text))]


def test_nothing_gives_nothing() -> None:
    assert sentences_in("", (Span(0, 0),)) == [] and sentences_in(" \n \u00a0", (Span(0, 4),)) == [] and sentences_in("x", ()) == []


@settings(max_examples=120, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.sampled_from([". ", "! ", "\n", "\r\n", "\r", "U.S. ", "Dr. ", "” ", "“", "\u00a0", "x" * 61]), st.text(max_size=5)
        )
    )
)
def test_sentences_are_trimmed_ordered_and_leave_out_only_white_space(pieces: list[str]) -> None:
    text = "".join(pieces)
    found = sentences_in(text, (Span(0, len(text)),))
    assert "".join("".join(text[s.start : s.end].split()) for s in found) == "".join(text.split())
    assert all(x.end <= y.start for x, y in pairwise(found))
    assert all(text[s.start : s.end].strip() == text[s.start : s.end] != "" for s in found)


@pytest.mark.parametrize("piece", ["[1] ", "He said that ", "no\u00a0stop\u00a0", "(", "word" + " " * 30])
def test_what_goes_on_without_a_stop_is_cut_at_white_space(piece: str) -> None:
    text = piece * 5_000
    found = sentences_in(text, (Span(0, len(text)),))
    assert all(0 < s.end - s.start <= 2_000 for s in found)
    words = [form for s in found for form in text[s.start : s.end].split()]
    assert "".join(words) == "".join(text.split()) and (words == text.split() or piece == "(")


@pytest.mark.parametrize("piece", [".", "! ", "— ! ", "a\r", '."', ". —", "?! \u00a0", "Dr. "])
def test_hostile_repetition_takes_linear_time(piece: str) -> None:
    text = piece * 30_000
    assert sentences_in(text, (Span(0, len(text)),))
