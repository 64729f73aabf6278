"""Words with offsets into the stored text."""

from __future__ import annotations

from sayso.model import Span
from sayso.reading.when.lexing import BREAK, lex


def test_numbers_keep_their_separators_and_all_else_stands_alone() -> None:
    words = lex("An F-16 cost $1,200.50, or 7.5m.", [])
    assert words.raw == ["An", "F", "-", "16", "cost", "$", "1,200.50", ",", "or", "7.5", "m", ".", BREAK]
    assert all(words.text[s:e] == w for s, e, w in zip(words.start, words.end, words.raw, strict=True) if w != BREAK)


def test_sentences_and_blank_lines_break() -> None:
    words = lex("One two. Three\r\n\r\nfour", [Span(0, 8), Span(9, 22)])
    assert words.lower == ["one", "two", ".", BREAK, "three", BREAK, "four", BREAK]


def test_touching_is_told_from_neighbouring() -> None:
    words = lex("US$ 5 1980s", [])
    assert [words.touches(i) for i in range(5)] == [False, True, False, False, True]
