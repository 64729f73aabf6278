"""Whose word a claim is where sayings nest; which words make claims."""

from __future__ import annotations

import numpy as np
import pytest

from sayso.codebook import load
from sayso.model import Attribution, EntityType, Span
from sayso.reading.claims import EASED, FREE, ClaimFinder, attribution_of
from sayso.reading.encoder.labels import TRIGGER
from sayso.reading.names import Name
from sayso.reading.referents import Referents
from sayso.reading.said import Said
from tests.reading.trees import doubt, raise_score, tree, word


def _saying(
    name: str, content: Span, *, source: Span | None = None, cue: Span | None = None, parent: str | None = None
) -> Attribution:
    return Attribution(
        id=name,
        document="d",
        source=source,
        source_entity=None,
        source_kind="anonymous",
        cue=cue,
        content=(content,),
        parent=parent,
    )


def _of(span: Span, *sayings: Attribution) -> str | None:
    held = attribution_of(span, [(s, sum(c.end - c.start for c in s.content)) for s in sayings])
    return None if held is None else held.id


def test_the_narrowest_content_counts() -> None:
    outer, inner = _saying("a1", Span(0, 50), cue=Span(60, 64)), _saying("a2", Span(20, 40), cue=Span(10, 14), parent="a1")
    assert _of(Span(22, 26), outer, inner) == "a2"
    assert _of(Span(2, 6), outer, inner) == "a1"
    assert _of(Span(52, 56), outer, inner) is None


def test_of_two_that_hold_the_same_it_is_the_one_held_by_the_other() -> None:
    cited = _saying("a2", Span(0, 50), cue=Span(70, 76), parent="a1")
    reports = _saying("a1", Span(0, 50), cue=Span(60, 64))
    assert _of(Span(2, 6), reports, cited) == "a2"


def test_who_it_is_that_spoke_to_an_outlet_is_the_writers_word() -> None:
    outlet = _saying("a1", Span(0, 80), source=Span(60, 70))
    spoke = _saying("a2", Span(40, 80), source=Span(0, 30), cue=Span(32, 36), parent="a1")
    assert _of(Span(10, 14), outlet, spoke) is None
    assert _of(Span(45, 50), outlet, spoke) == "a2"


SENTENCE = "Peru/P/nsubj/2 mended/V/root/0 boats/N/obj/2 ././punct/2"
PASSIVE = "Boats/N/nsubj:pass/3 were/X/aux:pass/3 mended/V/root/0 ././punct/3"


def _claims(likely: float, sentence: str = SENTENCE, *further: str) -> list[Said]:
    """What is claimed where "mended" is a claim of no relation with probability ``likely``, and of further sentences surely."""
    a = tree(sentence, *further)
    a.trigger_scores = np.zeros((len(a.words), len(TRIGGER)), dtype=np.float32)
    a.trigger_scores[:, TRIGGER.index("none")] = 1.0
    for i, form in enumerate(a.words):
        if form in ("mended", "sold"):
            p = likely if form == "mended" else 0.99
            a.trigger_scores[i, [TRIGGER.index("none"), TRIGGER.index("other")]] = 1.0 - p, p
    doubt(a, -3.0)
    names = [Name(i, i, "Country") for i, form in enumerate(a.words) if form == "Peru"]
    return ClaimFinder(load()).claims(a, Referents(a, names), frozenset())


def test_a_text_that_says_nothing_likely_is_read_more_easily() -> None:
    sure, doubted = FREE + 0.1, FREE * EASED + 0.1
    assert [s.predicate for s in _claims(sure)] == ["mend"]
    (eased,) = _claims(doubted)
    assert eased.predicate == "mend" and eased.score < doubted
    assert [s.predicate for s in _claims(doubted, SENTENCE, SENTENCE.replace("mended", "sold"))] == ["sell"]
    assert _claims(FREE * EASED - 0.1) == []


def test_who_did_it_may_be_left_out_of_a_passive() -> None:
    (said,) = _claims(0.99, PASSIVE)
    assert said.subject is None and said.object is not None


def _of_relation(
    code: str, sentence: str, names: dict[str, EntityType], subject: str, obj: str, trigger: str = "mended"
) -> list[Said]:
    """What is claimed where a word surely expresses a relation, with these words as its parties."""
    a = tree(sentence)
    at = word(a, trigger)
    a.trigger_scores = np.zeros((len(a.words), len(TRIGGER)), dtype=np.float32)
    a.trigger_scores[:, TRIGGER.index("none")] = 1.0
    a.trigger_scores[at] = 0.0
    a.trigger_scores[at, TRIGGER.index(code)] = 1.0
    doubt(a, -3.0)
    raise_score(a, "subject", at, [word(a, subject)])
    raise_score(a, "object", at, [word(a, obj)])
    found = [Name(word(a, form), word(a, form), kind) for form, kind in names.items()]
    said = ClaimFinder(load()).claims(a, Referents(a, found), frozenset())
    return [s for s in said if s.code == code]


MEMBER: list[tuple[EntityType, int]] = [("Organization", 1), ("Country", 1), ("Place", 0), ("Person", 0)]


@pytest.mark.parametrize(("kind", "found"), MEMBER)
def test_a_relation_holds_between_the_types_that_it_allows(kind: EntityType, found: int) -> None:
    said = _of_relation(
        "member_of", "Voss/P/nsubj/2 mended/V/root/0 Orsk/P/obj/2", {"Voss": "Person", "Orsk": kind}, "Voss", "Orsk"
    )
    assert len(said) == found


def test_an_attack_told_by_its_victims_is_on_their_state() -> None:
    sentence = (
        "Kenya/P/nsubj/2 mourned/V/root/0 the/D/det/6 Shabaab/P/compound/6 's/T/case/4 raid/N/obj/2 that/O/nsubj/8 "
        "killed/V/acl:relcl/6 nine/M/nummod/10 Kenyans/P/obj/8"
    )
    (said,) = _of_relation("attacked", sentence, {"Kenya": "Country", "Shabaab": "ArmedGroup"}, "Shabaab", "Kenyans", "raid")
    assert said.object == 0


@pytest.mark.parametrize(("verb", "buyer", "seller"), [("exports", 1, 0), ("mended", 0, 1)])
def test_of_the_same_two_parties_the_pattern_of_a_verb_knows_which_way(verb: str, buyer: int, seller: int) -> None:
    sentence = f"Norway/P/nsubj/2 {verb}/V/root/0 gas/N/obj/2 to/I/case/5 Peru/P/obl/2"
    (said,) = _of_relation("bought_from", sentence, {"Norway": "Country", "Peru": "Country"}, "Norway", "Peru", verb)
    assert (said.subject, said.object) == (buyer, seller)
