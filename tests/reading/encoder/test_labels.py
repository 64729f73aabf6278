"""What the encoder's outputs mean."""

from __future__ import annotations

import pytest

from sayso.codebook import load
from sayso.reading.encoder.labels import HEADS, RELATIONS, SHAPES, cue_word, offsets, shape

SHAPED = [
    ("ferry", "lower"),
    ("Ferry", "Title"),
    ("UN", "UPPER"),
    ("A", "Title"),
    ("McAdam", "miXed"),
    ("7th", "digit"),
    ("—", "punct"),
    ("😀", "punct"),
    ("سلام", "miXed"),
    ("’s", "lower"),
    ("\u0301", "punct"),
]


@pytest.mark.parametrize(("word", "name"), SHAPED, ids=[s[0] for s in SHAPED])
def test_shape(word: str, name: str) -> None:
    assert SHAPES[shape(word)] == name


def test_the_heads_lie_side_by_side() -> None:
    at = 0
    for name, labels in HEADS.items():
        assert offsets()[name] == slice(at, at + len(labels))
        assert len(set(labels)) == len(labels)
        at += len(labels)


def test_relations_are_the_codebook_s() -> None:
    assert set(RELATIONS) <= set(load().relations)


CUES = [("said", 0), ("has said", 1), ("was widely reported in", 2), ("according to", 0), ("is to", 0)]


@pytest.mark.parametrize(("cue", "main"), CUES, ids=[c[0] for c in CUES])
def test_the_word_of_a_cue_that_carries_its_scores(cue: str, main: int) -> None:
    assert cue_word(cue.split()) == main
