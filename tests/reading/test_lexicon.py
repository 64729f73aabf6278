"""The codebook's vocabularies as look-up tables."""

from __future__ import annotations

from typing import get_args

import pytest

from sayso.model import EntityType, Modality
from sayso.reading import lexicon

CUES = [
    ("say", "asserts"),
    ("deny", "denies"),
    ("promise", "promises"),
    ("threaten", "threatens"),
    ("demand", "demands"),
    ("doubt", "doubts"),
]


@pytest.mark.parametrize(("lemma", "stance"), CUES, ids=[c[0] for c in CUES])
def test_cues(lemma: str, stance: str) -> None:
    assert lexicon.cues()[lemma].stance == stance


TYPES = [("minister", "Person"), ("ministry", "StateBody"), ("newspaper", "Outlet"), ("militia", "ArmedGroup")]


@pytest.mark.parametrize(("noun", "kind"), TYPES, ids=[t[0] for t in TYPES])
def test_noun_types(noun: str, kind: str) -> None:
    assert lexicon.noun_types()[noun] == kind


HINTS = [("official", "anonymous"), ("report", "document"), ("newspaper", "outlet")]


@pytest.mark.parametrize(("noun", "hint"), HINTS, ids=[h[0] for h in HINTS])
def test_source_hints(noun: str, hint: str) -> None:
    assert lexicon.source_hints()[noun] == hint


MODALS = [("will", "future"), ("may", "reported_possible"), ("must", "normative")]


@pytest.mark.parametrize(("word", "modality"), MODALS, ids=[m[0] for m in MODALS])
def test_modals(word: str, modality: str) -> None:
    assert lexicon.modals()[word] == modality


def test_tables_hold_only_the_ledger_s_values() -> None:
    assert {c.stance for c in lexicon.cues().values()} <= lexicon.STANCES
    assert set(lexicon.adverb_cues().values()) <= lexicon.STANCES
    assert set(lexicon.noun_types().values()) <= set(get_args(EntityType))
    modalities = set(get_args(Modality))
    for table in (lexicon.modals(), lexicon.semi_modals(), lexicon.conditionals()):
        assert set(table.values()) <= modalities
    assert set(lexicon.negators().values()) <= {"full", "near", "evidence"}


def test_words_that_every_report_needs() -> None:
    assert {"if", "unless"} <= set(lexicon.conditionals()) and lexicon.semi_modals()["have"] == "normative"
    assert lexicon.negators()["not"] == "full" and lexicon.negators()["hardly"] == "near"
    assert lexicon.adverb_cues()["reportedly"] == "asserts" and "reportedly" in lexicon.hedges()
    assert {"general", "president"} <= lexicon.title_words()
    assert lexicon.implicatives()["fail"].plain == "-" and lexicon.implicatives()["fail"].negated == "+"


def test_one_word_tables_hold_words_of_one_token() -> None:
    for table in (lexicon.modals(), lexicon.conditionals(), lexicon.hedges()):
        assert all("_" not in w and w == w.lower() for w in table)
