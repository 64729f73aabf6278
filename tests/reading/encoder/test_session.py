"""The session: weights checked, every word scored once, the same scores twice. Nothing here depends on how good the model is."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.errors import ModelError
from sayso.reading.encoder.labels import HEADS, ROLES
from sayso.reading.encoder.pieces import WINDOW
from sayso.reading.encoder.session import WEIGHTS, Encoder, checked

SENTENCES = [["Peru", "sold", "two", "ferries", "."], ["“", "We", "slept", ",", "”", "said", "Ana", "."]]


def copy(into: Path) -> Path:
    for name in ("sha256.json", *json.loads((WEIGHTS / "sha256.json").read_text(encoding="utf-8"))):
        shutil.copy(WEIGHTS / name, into / name)
    return into


def test_the_packaged_weights_have_their_recorded_sums() -> None:
    sums = json.loads((WEIGHTS / "sha256.json").read_text(encoding="utf-8"))
    assert {"encoder.onnx", "vocabulary.json"} <= set(sums)
    assert checked(WEIGHTS) == sums["encoder.onnx"][:12]


def test_weights_that_were_changed_are_refused(tmp_path: Path) -> None:
    with (copy(tmp_path) / "encoder.onnx").open("r+b") as file:
        file.seek(1000)
        byte = file.read(1)
        file.seek(1000)
        file.write(bytes([byte[0] ^ 1]))
    with pytest.raises(ModelError, match=r"encoder\.onnx: sha256 is not the recorded one"):
        Encoder(tmp_path)


@pytest.mark.parametrize("sums", [None, "", "{", "[]", "{}", '"x"', '{"missing.onnx": "0"}', '{"encoder.onnx": 5}'])
def test_weights_that_are_missing_are_one_clear_line(tmp_path: Path, sums: str | None) -> None:
    if sums is not None:
        (tmp_path / "sha256.json").write_text(sums, encoding="utf-8")
    with pytest.raises(ModelError) as told:
        checked(tmp_path)
    assert str(tmp_path) in str(told.value) and "\n" not in str(told.value)


def test_a_window_s_scores_have_their_shapes(encoder: Encoder) -> None:
    (window,) = encoder.score(SENTENCES)
    assert (
        window.start == 0
        and window.tags.shape == (13, sum(map(len, HEADS.values())))
        and window.pairs.shape == (len(ROLES), 13, 13)
    )
    for head, labels in HEADS.items():
        assert window.tag(head).shape == (13, len(labels))
    assert window.role("source").shape == (13, 13)
    assert np.isfinite(window.tags).all() and np.isfinite(window.pairs).all()


def test_the_same_words_have_the_same_scores(encoder: Encoder) -> None:
    (one,), (two,) = encoder.score(SENTENCES), encoder.score(SENTENCES)
    assert one.tags.tobytes() == two.tags.tobytes() and one.pairs.tobytes() == two.pairs.tobytes()


def test_another_session_gives_the_same_scores(encoder: Encoder) -> None:
    (one,), (two,) = encoder.score(SENTENCES), Encoder().score(SENTENCES)
    assert one.tags.tobytes() == two.tags.tobytes() and one.pairs.tobytes() == two.pairs.tobytes()


def test_nothing_has_no_windows(encoder: Encoder) -> None:
    assert list(encoder.score([])) == [] and list(encoder.score([[], []])) == []


LONG = {
    "one long sentence": [["ferry"] * 700],
    "many short ones": [["Ana", "slept", "."]] * 250,
    "long between short": [["a"], ["b"] * 300, ["c"]],
}


@pytest.mark.parametrize("sentences", LONG.values(), ids=LONG.keys())
def test_windows_cover_every_word_once(encoder: Encoder, sentences: list[list[str]]) -> None:
    at = 0
    for window in encoder.score(sentences):
        assert window.start == at
        at += len(window.tags)
    assert at == sum(map(len, sentences))


@settings(max_examples=15, deadline=None)
@given(st.lists(st.lists(st.text(min_size=1, max_size=8).filter(str.strip), max_size=40), max_size=12))
def test_no_window_is_too_long(encoder: Encoder, sentences: list[list[str]]) -> None:
    words = [w for s in sentences for w in s]
    at = 0
    for window in encoder.score(sentences):
        count = len(window.tags)
        assert len(encoder.pieces.window(words[at : at + count]).ids) <= WINDOW
        at += count
    assert at == len(words)
