"""What quotation marks enclose, on invented sentences."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.model import Span
from sayso.reading.quotes import quotations

CASES = [
    ('He said “one” and "two".', ["“one”", '"two"']),
    ("It's Ana's 'big day' here", ["'big day'"]),
    ("«Non», dit-il; „ja“ sagte er", ["«Non»", "„ja“"]),
    ("“open one\n“open two” end", ["“open one", "“open two”"]),
    ("“outer ‘inner’ more”", ["“outer ‘inner’ more”"]),
    ("‘Not now,’ she said, ‘or ever.’", ["‘Not now,’", "‘or ever.’"]),
    ("He doesn’t say ‘can’t’", ["‘can’t’"]),
    ('She said "never', ['"never']),
    ("'tis the dog's bone", []),
    ("the boys' hats and the girls' shoes", []),
    ("He said: ''We sail,'' and ''no''", ["'We sail,'", "'no'"]),
    ('“I sail," she said. "It is mine,” he said', ['“I sail,"', '"It is mine,”']),
    ('“He said "yes" to me,” she said. “No”', ['“He said "yes" to me,”', "“No”"]),
    ('"It is “odd” here," he said', ['"It is “odd” here,"']),
    ("“”", []),
    ("no marks", []),
]


@pytest.mark.parametrize(("text", "quoted"), CASES, ids=[c[0] for c in CASES])
def test_quotations(text: str, quoted: list[str]) -> None:
    assert [text[q.start : q.end] for q in quotations(text, (Span(0, len(text)),))] == quoted


def test_a_quotation_ends_at_the_body_s_edge() -> None:
    text = "She said “we sail Share this at dawn” today"
    assert quotations(text, (Span(0, 17), Span(29, len(text)))) == [Span(9, 17)]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(list("\"'“”‘’«»„\n ")), st.text(max_size=4))))
def test_quotations_are_disjoint_and_ordered(pieces: list[str]) -> None:
    text = "".join(pieces)
    found = quotations(text, (Span(0, len(text)),))
    assert all(x.end <= y.start for x, y in pairwise(found))
    assert all("\n" not in text[q.start : q.end] and q.end - q.start > 1 for q in found)
