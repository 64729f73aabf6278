"""Words to word pieces and windows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.reading.encoder.pieces import pack
from sayso.reading.encoder.session import Encoder

PACKED = [
    ([], []),
    ([3], [(0, 1)]),
    ([3, 4, 3], [(0, 3)]),
    ([3, 4, 4], [(0, 2), (2, 3)]),
    ([10, 10], [(0, 1), (1, 2)]),
    ([11, 1], [(0, 1), (1, 2)]),
]


@pytest.mark.parametrize(("lengths", "windows"), PACKED, ids=[str(p[0]) for p in PACKED])
def test_sentences_fill_windows(lengths: list[int], windows: list[tuple[int, int]]) -> None:
    assert pack(lengths, 10) == windows


@given(st.lists(st.integers(0, 12)))
def test_every_sentence_is_in_one_window(lengths: list[int]) -> None:
    windows = pack(lengths, 10)
    assert [i for first, last in windows for i in range(first, last)] == list(range(len(lengths)))
    assert all(sum(lengths[first:last]) <= 10 or last - first == 1 for first, last in windows)


def test_every_word_has_its_pieces(encoder: Encoder) -> None:
    words = ["Peru", "re-exported", "😀", "سلام", "x" * 400, "\u0301", "\u200b", "\x00", "12,000"]
    for pieces in encoder.pieces.of_words(words):
        assert 1 <= len(pieces) <= 16


def test_a_window_points_at_each_word_s_first_and_last_piece(encoder: Encoder) -> None:
    words = ["Arequipa", "slept", "unbelievably", "."]
    window = encoder.pieces.window(words)
    lengths = [len(p) for p in encoder.pieces.of_words(words)]
    assert [last - first + 1 for first, last in zip(window.first, window.last, strict=True)] == lengths
    assert window.first[0] == 1 and window.last[-1] == len(window.ids) - 2
    assert len(window.ids) == len(window.shapes) == sum(lengths) + 2


def test_pieces_of_a_word_do_not_depend_on_its_neighbours(encoder: Encoder) -> None:
    alone = encoder.pieces.of_words(["Arequipa"])[0]
    assert encoder.pieces.of_words(["the", "Arequipa", "ferry", "Arequipa"])[1::2] == [alone, alone]
