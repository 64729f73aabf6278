"""Polarity, modality, hedge and condition, over trees written by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.model import Attribution, Span, Stance
from sayso.reading.analysis import Analysis
from sayso.reading.encoder.labels import HEADS
from sayso.reading.truth import truth_of
from tests.reading.trees import tree, word

CASES = [
    ("Peru/P/nsubj/2 sails/V/root/0", "sails", "+", "actual"),
    ("Peru/P/nsubj/4 did/X/aux/4 not/T/advmod/4 sail/V/root/0", "sail", "-", "actual"),
    ("Peru/P/nsubj/4 does/X/aux/4 n't/T/advmod/4 sail/V/root/0", "sail", "-", "actual"),
    ("Peru/P/nsubj/3 never/R/advmod/3 sailed/V/root/0", "sailed", "-", "actual"),
    ("No/D/det/2 crew/N/nsubj/3 sailed/V/root/0", "sailed", "-", "actual"),
    ("Peru/P/nsubj/2 gave/V/root/0 no/D/det/4 warning/N/obj/2", "warning", "-", "actual"),
    ("Peru/P/nsubj/2 gave/V/root/0 no/D/det/4 warning/N/obj/2", "gave", "-", "actual"),
    ("Nobody/O/nsubj/2 sailed/V/root/0", "sailed", "-", "actual"),
    ("Peru/P/nsubj/3 will/X/aux/3 sail/V/root/0", "sail", "+", "future"),
    ("Peru/P/nsubj/3 would/X/aux/3 sail/V/root/0", "sail", "+", "future"),
    ("Peru/P/nsubj/3 may/X/aux/3 sail/V/root/0", "sail", "+", "reported_possible"),
    ("Peru/P/nsubj/4 will/X/aux/4 not/T/advmod/4 sail/V/root/0", "sail", "-", "future"),
    ("Peru/P/nsubj/3 must/X/aux/3 sail/V/root/0", "sail", "+", "normative"),
    ("Peru/P/nsubj/4 would/X/aux/4 have/X/aux/4 sailed/V/root/0", "sailed", "+", "counterfactual"),
    ("Peru/P/nsubj/4 might/X/aux/4 have/X/aux/4 sailed/V/root/0", "sailed", "+", "reported_possible"),
    ("Peru/P/nsubj/2 failed/V/root/0 to/T/mark/4 sail/V/xcomp/2", "sail", "-", "actual"),
    ("Peru/P/nsubj/4 did/X/aux/4 not/T/advmod/4 fail/V/root/0 to/T/mark/6 sail/V/xcomp/4", "sail", "+", "actual"),
    ("Peru/P/nsubj/2 managed/V/root/0 to/T/mark/4 sail/V/xcomp/2", "sail", "+", "actual"),
    ("Peru/P/nsubj/2 has/V/root/0 to/T/mark/4 sail/V/xcomp/2", "sail", "+", "normative"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "predicate", "polarity", "modality"), CASES, ids=[c[0] for c in CASES])
def test_truth(sentence: str, predicate: str, polarity: str, modality: str) -> None:
    a = tree(sentence)
    truth = truth_of(a, word(a, predicate), None)
    assert (truth.polarity, truth.modality) == (polarity, modality)


def heard(a: Analysis, predicate: str, head: str, label: str, score: float) -> None:
    """Set what the encoder gives one label of a predicate."""
    a.tag(head, word(a, predicate))[HEADS[head].index(label)] = score


def test_the_encoder_can_all_but_exclude_what_the_words_tell() -> None:
    a = tree("Peru/P/nsubj/3 will/X/aux/3 sail/V/root/0")
    heard(a, "sail", "modality", "actual", 9.0)
    assert truth_of(a, 2, None).modality == "actual"
    heard(a, "sail", "modality", "future", 8.0)
    assert truth_of(a, 2, None).modality == "future"


def test_the_encoder_decides_where_the_words_tell_nothing() -> None:
    a = tree("Peru/P/nsubj/2 sails/V/root/0")
    heard(a, "sails", "modality", "opinion", 9.0)
    assert truth_of(a, 1, None).modality == "opinion"


def test_the_encoder_knows_negations_beyond_the_tree() -> None:
    a = tree("Peru/P/nsubj/2 sails/V/root/0")
    heard(a, "sails", "polarity", "-", 1.0)
    assert truth_of(a, 1, None).polarity == "-"


def test_what_the_tree_negates_stands_unless_the_encoder_is_against_it() -> None:
    a = tree("Peru/P/nsubj/3 never/R/advmod/3 sailed/V/root/0")
    heard(a, "sailed", "polarity", "+", 2.0)
    assert truth_of(a, 2, None).polarity == "-"
    heard(a, "sailed", "polarity", "+", 4.0)
    assert truth_of(a, 2, None).polarity == "+"


def act(stance: Stance) -> Attribution:
    return Attribution("d.a1", "d", None, None, "anonymous", None, (Span(0, 9),), stance=stance)


STANCES: list[tuple[Stance, str, str]] = [
    ("asserts", "+", "actual"), ("denies", "-", "actual"), ("promises", "+", "future"), ("demands", "+", "normative"),
    ("hints", "+", "reported_possible"), ("believes", "+", "opinion"), ("threatens", "+", "future"), ("praises", "+", "actual"),
]  # fmt: skip


@pytest.mark.parametrize(("stance", "polarity", "modality"), STANCES, ids=[s[0] for s in STANCES])
def test_the_act_of_saying_colours_what_is_said(stance: Stance, polarity: str, modality: str) -> None:
    truth = truth_of(tree("Peru/P/nsubj/2 sails/V/root/0"), 1, act(stance))
    assert (truth.polarity, truth.modality) == (polarity, modality)


def test_what_is_denied_to_be_untrue_is_said() -> None:
    a = tree("Peru/P/nsubj/4 did/X/aux/4 not/T/advmod/4 sail/V/root/0")
    assert truth_of(a, 3, act("denies")).polarity == "+"


@pytest.mark.parametrize(("article", "polarity"), [("the", "+"), ("any", "-")])
def test_a_denial_takes_for_granted_what_is_known(article: str, polarity: str) -> None:
    a = tree(f"It/O/nsubj/2 denied/V/root/0 a/D/det/4 hand/N/obj/2 in/I/case/7 {article}/D/det/7 attack/N/nmod/4")
    denial = replace(act("denies"), cue=a.spans[word(a, "denied")], content=(Span(0, len(a.text)),))
    assert truth_of(a, word(a, "attack"), denial).polarity == polarity


def test_a_condition_in_its_own_words() -> None:
    a = tree("Peru/P/nsubj/3 will/X/aux/3 sail/V/root/0 if/S/mark/6 rain/N/nsubj/6 stops/V/advcl/3")
    truth = truth_of(a, 2, None)
    assert (truth.modality, truth.condition) == ("conditional", "if rain stops")


def test_a_hedge_in_its_own_word() -> None:
    a = tree("Peru/P/nsubj/3 Reportedly/R/advmod/3 sailed/V/root/0")
    assert truth_of(a, 2, None).hedge == "Reportedly"


@pytest.mark.parametrize(("sentence", "polarity"), [
    ("Chad/P/nsubj/2 cut/V/root/0 funding/N/obj/2", "-"), ("Chad/P/nsubj/3 never/R/advmod/3 cut/V/root/0 funding/N/obj/3", "+"),
])  # fmt: skip
def test_words_that_state_an_end_are_turned_by_words_alone(sentence: str, polarity: str) -> None:
    a = tree(sentence)
    heard(a, "cut", "polarity", "-", 9.0)
    assert truth_of(a, word(a, "cut"), None, "-").polarity == polarity
