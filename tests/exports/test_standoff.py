"""brat standoff and CoNLL-U: the reading beside its text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import cast

import conllu
import pytest

from sayso.casefile import Case
from sayso.exports import conllu as conllu_export
from sayso.model import Document, Span
from sayso.reading.sentences import sentences_in
from sayso.reading.trees import Tree, Word
from sayso.reading.words import words_in
from tests.exports.written import written, written_hostile
from tests.telling.invented import SAYS, View, case, hostile

BOUND = re.compile(r"T\d+\t(\w+) (\d+ \d+(?:;\d+ \d+)*)\t(.*)")


class Flat:
    """Stands in for the encoder: every word hangs on the first of its sentence."""

    version = "flat"

    def of(self, document: Document) -> Iterator[Tree]:
        for span in sentences_in(document.text, document.body):
            words = words_in(document.text, span)
            made = tuple(Word(w, "NOUN", 0 if not i else 1, "root" if not i else "dep") for i, w in enumerate(words))
            if made:
                yield Tree(span, made)


@pytest.mark.parametrize("write", [written, written_hostile])
def test_brat_offsets_mean_the_words(write: object, tmp_path: Path) -> None:
    folder = write("brat", tmp_path)  # type: ignore[operator]
    checked = 0
    for path in sorted(folder.glob("*.ann")):
        text = path.with_suffix(".txt").read_bytes().decode("utf-8")
        for line in path.read_bytes().decode("utf-8").split("\n"):
            if line.startswith("T"):
                _, places, words = BOUND.fullmatch(line).groups()  # type: ignore[union-attr]
                pieces = [text[int(a) : int(b)] for a, b in (place.split() for place in places.split(";"))]
                assert " ".join(pieces).replace("\t", " ") == words
                checked += 1
    assert checked > 20


def test_brat_relations_join_annotations_that_exist(tmp_path: Path) -> None:
    text = (written("brat", tmp_path) / "da.ann").read_text(encoding="utf-8")
    bounds = {line.split("\t")[0]: line.split("\t")[2] for line in text.splitlines() if line.startswith("T")}
    joined = [re.findall(r"Arg\d:(T\d+)", line) for line in text.splitlines() if line.startswith("R")]
    assert all(set(pair) <= set(bounds) for pair in joined)
    said_by = next(line for line in text.splitlines() if "said_by" in line)
    assert [bounds[t] for t in re.findall(r":(T\d+)", said_by)] == ["reported", "North Wire"]
    (held,) = [re.findall(r":(T\d+)", line) for line in text.splitlines() if "held_in" in line]
    assert [bounds[t] for t in held] == ["citing", "Highland paid for the Karu dam"]


def test_a_stretch_over_a_line_break_is_told_in_fragments(tmp_path: Path) -> None:
    view = case()
    whole = replace(view, claims=(replace(view.claims[0], start=0, end=len(SAYS) - 1),))
    lines = (written("brat", tmp_path, whole) / "da.ann").read_text(encoding="utf-8").splitlines()
    (claim,) = [line for line in lines if "\tClaim " in line]
    assert f"Claim 0 {SAYS.index(chr(10))};{SAYS.index(chr(10)) + 1} " in claim


@pytest.mark.parametrize("view", [case(), hostile()], ids=["plain", "hostile"])
def test_conllu_is_read_back_with_one_root_a_sentence(view: View, tmp_path: Path) -> None:
    conllu_export.write(cast(Case, view), tmp_path / "c.conllu", parser=Flat())
    sentences = conllu.parse((tmp_path / "c.conllu").read_text(encoding="utf-8"))
    assert sentences
    for sentence in sentences:
        assert [t["id"] for t in sentence] == list(range(1, len(sentence) + 1))
        assert sum(t["head"] == 0 for t in sentence) == 1
        sentence.to_tree()
        for one, two in pairwise(sentence):
            assert int(one["misc"]["End"]) <= int(two["misc"]["Start"])


def test_who_says_what_stands_in_misc(tmp_path: Path) -> None:
    conllu_export.write(cast(Case, case()), tmp_path / "c.conllu", parser=Flat())
    tokens = conllu.parse((tmp_path / "c.conllu").read_text(encoding="utf-8"))[0]
    said = {t["form"]: t["misc"] for t in tokens}
    assert said["reported"]["Cue"] == "a1" and said["engineers"]["Source"] == "a2"
    assert said["paid"]["Content"] == "a1,a2" and said["paid"]["Claim"] == "c1"
    assert said["dam"]["SpaceAfter"] == "No" and "SpaceAfter" not in said["paid"]
    assert Span(int(said["paid"]["Start"]), int(said["paid"]["End"])) == Span(SAYS.index("paid"), SAYS.index("paid") + 4)
