"""Words as the treebanks cut them, on invented sentences."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.model import Span
from sayso.reading.words import ABBREVIATION, words_in

CASES = [
    ("Gen. Ruiz didn't go.", ["Gen.", "Ruiz", "did", "n't", "go", "."]),
    ("The river’s mouth isn’t blocked.", ["The", "river", "’s", "mouth", "is", "n’t", "blocked", "."]),
    ("We can't, they'd say.", ["We", "ca", "n't", ",", "they", "'d", "say", "."]),
    ("I'll go; we've gone.", ["I", "'ll", "go", ";", "we", "'ve", "gone", "."]),
    ("The U.S. paid $1,200.50 at 18:30.", ["The", "U.S.", "paid", "$", "1,200.50", "at", "18:30", "."]),
    ("It rose 3.5m in re-opened pits...", ["It", "rose", "3.5", "m", "in", "re", "-", "opened", "pits", "..."]),
    ("at 5 p.m. sharp", ["at", "5", "p.m.", "sharp"]),
    ("the boys' hats", ["the", "boys", "'", "hats"]),
    ("well—almost", ["well", "—", "almost"]),
    ("\u201cNo\u201d, said Ana", ["\u201c", "No", "\u201d", ",", "said", "Ana"]),
    ("cafe\u0301 re\u0301sume\u0301", ["cafe\u0301", "re\u0301sume\u0301"]),
    ("one\u00a0two\r\nthree", ["one", "two", "three"]),
    ("سلام علیکم، دنیا.", ["سلام", "علیکم", "،", "دنیا", "."]),
    ("كِتَابٌ جديد", ["كِتَابٌ", "جديد"]),
    ("😀 flew", ["😀", "flew"]),
    ("", []),
    (" \t\u3000", []),
]


@pytest.mark.parametrize(("text", "words"), CASES, ids=[c[0] for c in CASES])
def test_words(text: str, words: list[str]) -> None:
    assert [text[w.start : w.end] for w in words_in(text, Span(0, len(text)))] == words


def test_only_the_stretch_is_cut_and_offsets_count_in_the_whole_text() -> None:
    assert words_in("one two three four", Span(4, 13)) == [Span(4, 7), Span(8, 13)]


@pytest.mark.parametrize("word", ["Gen.", "U.S.", "p.m.", "J.", "No.", "Inc."])
def test_abbreviations(word: str) -> None:
    assert ABBREVIATION.match(word)


@pytest.mark.parametrize("word", ["harbour.", "Ohio.", "it.", "sat.", "no.", "5.", "..."])
def test_a_full_stop_after_another_word_makes_no_abbreviation(word: str) -> None:
    assert not ABBREVIATION.match(word)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=60))
def test_words_cover_all_but_white_space_in_order(text: str) -> None:
    words = words_in(text, Span(0, len(text)))
    assert "".join(text[w.start : w.end] for w in words) == "".join(text.split())
    assert all(x.end <= y.start for x, y in pairwise(words))
    assert all(w.start < w.end for w in words)


def test_a_long_run_is_cut_in_linear_time() -> None:
    for text in ("n" * 200_000, "n't" * 60_000, "A." * 100_000, "." * 200_000, "e\u0301" * 100_000):
        assert words_in(text, Span(0, len(text)))
