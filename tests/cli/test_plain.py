from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.cli.plain import harmless, one_line


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain words", "plain words"),
        ("red \x1b[31malert\x1b[0m", "red \\x1b[31malert\\x1b[0m"),
        ("title \x1b]0;owned\x07", "title \\x1b]0;owned\\x07"),
        ("eight-bit \x9b2J", "eight-bit \\x9b2J"),
        ("over\x08written\x7f", "over\\x08written\\x7f"),
        ("turned \u202eround", "turned \\u202eround"),
        ("tag \U000e0041", "tag \\U000e0041"),
        ("lone \ud800", "lone \\ud800"),
        ("non\u00a0breaking\ttab", "non breaking tab"),
        ("می\u200cگوید سلام", "می\u200cگوید سلام"),
        ("two\nlines", "two\nlines"),
    ],
)
def test_what_a_terminal_would_obey_is_shown(text: str, shown: str) -> None:
    assert harmless(text) == shown


@given(st.text())
def test_nothing_that_steers_a_terminal_is_left(text: str) -> None:
    left = {c for c in harmless(text) if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Co")}
    assert left <= {"\n", "\u200c", "\u200d"}


def test_one_line_is_one_line() -> None:
    assert one_line(" a\n\n b\r\tc\u2028d ") == "a b c d"
