"""Codebook patterns held against frames; the relations here are made up for the test."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sayso.codebook import Codebook, Pattern
from sayso.codebook.patterns import compile_expression
from sayso.reading.analysis import Analysis
from sayso.reading.frames import frame_of
from sayso.reading.matching import Match, Matcher
from tests.reading.trees import forms, tree, word

CLASSES = {"money": frozenset({"money", "loan", "grant"}), "boat": frozenset({"boat", "ferry"})}
EXPRESSIONS = [
    ("funds", "S fund O"),
    ("funds", "S give {money} to O"),
    ("funds", "S give O {money}"),
    ("arms", "S give {boat} to O"),
    ("hands_over", "S give {*} to O"),
    ("sets_up", "S set up O"),
    ("meets", "S and O meet"),
    ("backs", "S's support:n for O"),
    ("backs", "S-backed O"),
]


def codebook() -> Codebook:
    by_lemma: dict[tuple[str, str], tuple[Pattern, ...]] = {}
    for code, expression in EXPRESSIONS:
        for p in compile_expression(code, expression, CLASSES):
            by_lemma[p.pos, p.lemma] = (*by_lemma.get((p.pos, p.lemma), ()), p)
    return Codebook({}, CLASSES, by_lemma)


def nouns(a: Analysis) -> Callable[[int], bool]:
    return lambda w: a.upos[w] in ("NOUN", "PROPN", "PRON")


def matches(sentence: str, predicate: str) -> tuple[Analysis, list[Match]]:
    a = tree(sentence)
    return a, Matcher(codebook()).matches(a, frame_of(a, word(a, predicate)), nouns(a))


CASES = [
    ("Peru/P/nsubj/2 funds/V/root/0 Chile/P/obj/2", "funds", "funds", ["Peru"], ["Chile"]),
    ("Chile/P/nsubj:pass/3 was/X/aux:pass/3 funded/V/root/0 by/I/case/5 Peru/P/obl/3", "funded", "funds", ["Peru"], ["Chile"]),
    ("Peru/P/nsubj/2 gave/V/root/0 a/D/det/4 loan/N/obj/2 to/I/case/6 Chile/P/obl/2", "gave", "funds", ["Peru"], ["Chile"]),
    ("Peru/P/nsubj/2 gave/V/root/0 Chile/P/iobj/2 loans/N/obj/2", "gave", "funds", ["Peru"], ["Chile"]),
    ("Peru/P/nsubj/2 gave/V/root/0 two/M/nummod/4 ferries/N/obj/2 to/I/case/6 Chile/P/obl/2", "gave", "arms", ["Peru"], ["Chile"]),
    ("Peru/P/nsubj/2 gave/V/root/0 maps/N/obj/2 to/I/case/5 Chile/P/obl/2", "gave", "hands_over", ["Peru"], ["Chile"]),
    ("Peru/P/nsubj/2 set/V/root/0 up/I/compound:prt/2 camps/N/obj/2", "set", "sets_up", ["Peru"], ["camps"]),
    ("Peru/P/nsubj/4 and/C/cc/3 Chile/P/conj/1 met/V/root/0", "met", "meets", ["Peru"], ["Chile"]),
    (
        "Peru/P/nmod:poss/3 's/T/case/1 support/N/nsubj/6 for/I/case/5 Chile/P/nmod/3 ended/V/root/0",
        "support",
        "backs",
        ["Peru"],
        ["Chile"],
    ),
]


@pytest.mark.parametrize(("sentence", "predicate", "code", "subjects", "objects"), CASES, ids=[c[0] for c in CASES])
def test_the_narrowest_match(sentence: str, predicate: str, code: str, subjects: list[str], objects: list[str]) -> None:
    a, found = matches(sentence, predicate)
    assert found and found[0].pattern.code == code
    assert (forms(a, list(found[0].subjects)), forms(a, list(found[0].objects))) == (subjects, objects)


NOTHING = [
    ("Peru/P/nsubj/2 funds/V/root/0", "funds"),
    ("Peru/P/nsubj/2 gave/V/root/0 loans/N/obj/2", "gave"),
    ("Peru/P/nsubj/2 set/V/root/0 camps/N/obj/2", "set"),
    ("Peru/P/nsubj/2 sank/V/root/0 boats/N/obj/2", "sank"),
]


@pytest.mark.parametrize(("sentence", "predicate"), NOTHING, ids=[c[0] for c in NOTHING])
def test_no_match(sentence: str, predicate: str) -> None:
    assert matches(sentence, predicate)[1] == []


def test_a_hyphened_participle() -> None:
    a = tree("Peru/P/compound/3 -/./punct/3 backed/V/amod/4 crews/N/root/0")
    a.spans[1:3] = [type(a.spans[0])(a.spans[0].end, a.spans[0].end + 1), type(a.spans[0])(a.spans[0].end + 1, a.spans[2].end)]
    found = Matcher(codebook()).matches(a, frame_of(a, 2), nouns(a))
    assert [(m.pattern.code, forms(a, list(m.subjects)), forms(a, list(m.objects))) for m in found] == [
        ("backs", ["Peru"], ["crews"])
    ]


def test_what_cannot_be_a_participant_fills_nothing() -> None:
    a = tree("Peru/P/nsubj/2 funds/V/root/0 Chile/P/obj/2")
    assert Matcher(codebook()).matches(a, frame_of(a, 1), lambda w: w != 2) == []
