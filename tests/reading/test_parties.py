"""Who takes part: the encoder's words and the tree's, weighed."""

from __future__ import annotations

from sayso.reading.names import Name
from sayso.reading.parties import GIVEN, LONE, parties
from sayso.reading.referents import Referents
from tests.reading.trees import doubt, forms, raise_score, tree, word

SENTENCE = "Peru/P/nsubj/2 armed/V/root/0 rebels/N/obj/2 and/C/cc/5 miners/N/conj/3 in/I/case/7 Quito/P/obl/2 ././punct/2"


def found(role: str, given: list[str], heard: list[str], least: float = LONE) -> list[str]:
    a = tree(SENTENCE)
    doubt(a, -GIVEN - 1.0)  # more than the tree's word outweighs
    if heard:
        raise_score(a, role, word(a, "armed"), [word(a, w) for w in heard])
    names = [Name(0, 0, "Country"), Name(6, 6, "Place")]
    out = parties(a, Referents(a, names), role, word(a, "armed"), [word(a, w) for w in given], least)
    return forms(a, [w for w, _ in out if w is not None])


def test_what_the_encoder_is_sure_of_needs_no_tree() -> None:
    assert found("object", [], ["rebels", "miners"]) == ["rebels", "miners"]


def test_what_the_encoder_doubts_stands_only_down_to_the_least_score() -> None:
    assert found("object", ["rebels"], []) == ["rebels"]
    assert found("object", ["rebels"], [], least=0.0) == []


def test_a_word_beside_the_given_ones_must_be_surer() -> None:
    assert found("object", ["rebels"], ["rebels", "miners"]) == ["rebels", "miners"]


def test_a_setting_is_no_party() -> None:
    assert found("object", [], ["Quito"]) == []


def test_nobody_comes_with_how_likely_nobody_is() -> None:
    a = tree(SENTENCE)
    ((nobody, sure),) = parties(a, Referents(a, []), "subject", word(a, "armed"), [])
    assert nobody is None and sure > 0.5


def test_several_words_in_one_role_are_one_list() -> None:
    a = tree(SENTENCE)
    raise_score(a, "object", word(a, "armed"), [word(a, w) for w in ("rebels", "miners")])
    raise_score(a, "object", word(a, "armed"), [word(a, "Peru")])
    out = parties(a, Referents(a, []), "object", word(a, "armed"), [word(a, "rebels")])
    assert forms(a, [w for w, _ in out if w is not None]) == ["rebels", "miners"]
