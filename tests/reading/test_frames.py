"""Slots around a predicate, over trees written by hand."""

from __future__ import annotations

import pytest

from sayso.reading.frames import conjuncts, frame_of, preposition
from tests.reading.trees import forms, tree, word

Slots = dict[str, list[str]]
CASES: list[tuple[str, str, str, Slots]] = [
    ("Peru/P/nsubj/2 funds/V/root/0 clinics/N/obj/2", "funds", "verb", {"agent": ["Peru"], "patient": ["clinics"]}),
    (
        "Clinics/N/nsubj:pass/3 were/X/aux:pass/3 funded/V/root/0 by/I/case/5 Peru/P/obl/3",
        "funded",
        "verb",
        {"agent": ["Peru"], "patient": ["Clinics"]},
    ),
    (
        "Peru/P/nsubj/2 gave/V/root/0 nurses/N/iobj/2 boats/N/obj/2 in/I/case/6 May/P/obl/2",
        "gave",
        "verb",
        {"agent": ["Peru"], "recipient": ["nurses"], "patient": ["boats"], "in": ["May"]},
    ),
    ("Peru/P/nsubj/4 and/C/cc/3 Chile/P/conj/1 met/V/root/0", "met", "verb", {"agent": ["Peru", "Chile"]}),
    ("Peru/P/nsubj/2 urged/V/root/0 Chile/P/obj/2 to/T/mark/5 sail/V/xcomp/2", "sail", "verb", {"agent": ["Chile"]}),
    ("Peru/P/nsubj/2 plans/V/root/0 to/T/mark/4 sail/V/xcomp/2", "sail", "verb", {"agent": ["Peru"]}),
    ("Peru/P/nsubj/2 plans/V/root/0 to/T/mark/4 sail/V/xcomp/2", "plans", "verb", {"agent": ["Peru"], "clause": ["sail"]}),
    ("Peru/P/nsubj/2 sailed/V/root/0 and/C/cc/4 sank/V/conj/2", "sank", "verb", {"agent": ["Peru"]}),
    (
        "boats/N/nsubj/5 built/V/acl/1 by/I/case/4 Peru/P/obl/2 sank/V/root/0",
        "built",
        "verb",
        {"agent": ["Peru"], "patient": ["boats"]},
    ),
    (
        "crews/N/nsubj/4 guarding/V/acl/1 ports/N/obj/2 slept/V/root/0",
        "guarding",
        "verb",
        {"agent": ["crews"], "patient": ["ports"]},
    ),
    (
        "ships/N/root/0 that/O/nsubj/3 carried/V/acl:relcl/1 rice/N/obj/3",
        "carried",
        "verb",
        {"agent": ["that"], "patient": ["rice"]},
    ),
    (
        "Peru/P/nmod:poss/3 's/T/case/1 support/N/nsubj/6 for/I/case/5 Chile/P/nmod/3 ended/V/root/0",
        "support",
        "noun",
        {"self": ["support"], "poss": ["Peru"], "for": ["Chile"]},
    ),
    (
        "Peru/P/nsubj/2 won/V/root/0 the/D/det/4 support/N/obj/2 of/I/case/6 Chile/P/nmod/4",
        "support",
        "noun",
        {"self": ["support"], "poss": ["Chile"], "for": ["Peru"], "to": ["Peru"]},
    ),
    (
        "Peru/P/nsubj/2 receives/V/root/0 grants/N/obj/2 from/I/case/5 Chile/P/nmod/3",
        "grants",
        "noun",
        {"self": ["grants"], "poss": ["Chile"], "for": ["Peru"], "to": ["Peru"]},
    ),
    (
        "Peru/P/nsubj/2 won/V/root/0 control/N/obj/2 of/I/case/5 Chile/P/nmod/3",
        "control",
        "noun",
        {"self": ["control"], "of": ["Chile"], "doer": ["Peru"]},
    ),
    (
        "talks/N/nsubj/6 between/I/case/3 Peru/P/nmod/1 and/C/cc/5 Chile/P/conj/3 ended/V/root/0",
        "talks",
        "noun",
        {"self": ["talks"], "between": ["Peru", "Chile"], "among": ["Peru", "Chile"]},
    ),
    (
        "Peru/P/nsubj/3 is/X/cop/3 hostile/A/root/0 to/I/case/5 Chile/P/obl/3",
        "hostile",
        "adj",
        {"agent": ["Peru"], "to": ["Chile"]},
    ),
    ("a/D/det/3 hostile/A/amod/3 crew/N/root/0", "hostile", "adj", {"agent": ["crew"]}),
]


@pytest.mark.parametrize(("sentence", "predicate", "pos", "slots"), CASES, ids=[f"{c[1]}: {c[0]}" for c in CASES])
def test_frame(sentence: str, predicate: str, pos: str, slots: Slots) -> None:
    a = tree(sentence)
    frame = frame_of(a, word(a, predicate))
    assert frame.pos == pos
    assert {name: forms(a, words) for name, words in frame.slots.items() if words} == slots


def test_a_particle_belongs_to_its_verb() -> None:
    a = tree("Peru/P/nsubj/2 set/V/root/0 up/I/compound:prt/2 camps/N/obj/2")
    frame = frame_of(a, 1)
    assert frame.particle == "up" and forms(a, frame.slots["patient"]) == ["camps"]


def test_the_passive_is_told_from_the_active() -> None:
    a = tree("Camps/N/nsubj:pass/3 were/X/aux:pass/3 shut/V/root/0", "Peru/P/nsubj/2 shut/V/root/0 camps/N/obj/2")
    assert frame_of(a, 2).passive and not frame_of(a, 4).passive


def test_prepositions_of_several_words() -> None:
    a = tree("It/O/nsubj/2 sank/V/root/0 because/I/case/5 of/I/fixed/3 rain/N/obl/2")
    assert preposition(a, word(a, "rain")) == "because_of" and preposition(a, word(a, "It")) == ""


def test_conjuncts_leave_verbs_out() -> None:
    a = tree("bakers/N/nsubj/4 ,/./punct/3 millers/N/conj/1 left/V/root/0 and/C/cc/6 slept/V/conj/4")
    assert forms(a, conjuncts(a, 0)) == ["bakers", "millers"] and forms(a, conjuncts(a, 3)) == ["left"]
