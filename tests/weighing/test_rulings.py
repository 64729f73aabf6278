"""What people judge outranks the machine, holds on to the text, and is undone without a trace."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from sayso.errors import QueryError
from sayso.judgements import Judgement
from sayso.model import Amount, Claim, Pile, When
from sayso.weighing import rule, weigh
from tests.weighing.judging import Pen, bench, case, read_again, together, with_changed_text

ANA = ("d0.e2", "d1.e2", "d2.e2")
FUNDS = ("d0.c0", "d1.c0", "d2.c0")
MET = ("d0.c1", "d1.c1", "d2.c1")
REASON = "judged by Ann Ode on 2031-06-01: seen"


@pytest.fixture
def pen() -> Pen:
    return Pen(case())


def field_of(claim: Claim, name: str) -> Any:
    return getattr(claim, name)


@pytest.mark.parametrize(
    ("told", "name", "value"),
    [
        ({"polarity": "-"}, "polarity", "-"),
        ({"code": "arms"}, "code", "arms"),
        ({"code": ""}, "code", None),
        ({"modality": "future"}, "modality", "future"),
        ({"subject": "d0.e1"}, "subject", "d0.e1"),
        ({"object": ""}, "object", None),
        ({"object_text": "rice"}, "object_text", "rice"),
        ({"place": "d1.e0"}, "place", "d1.e0"),
        ({"time": "2019-01-01..2019-12-31"}, "time", When("2019-01-01", "2019-12-31")),
        ({"time": "2019-05-03"}, "time", When("2019-05-03", "2019-05-03")),
        ({"quantity": "2000..3000 USD (about)"}, "quantity", Amount(2000, 3000, "USD", "about")),
        ({"quantity": "7 killed"}, "quantity", Amount(7, 7, "killed", "exact")),
        ({"attribution": "d0.a0"}, "attribution", "d0.a0"),
        ({"attribution": ""}, "attribution", None),
    ],
)
def test_a_claim_counts_as_corrected(pen: Pen, told: dict[str, str], name: str, value: Any) -> None:
    pen.correct("d0.c0", **told)
    assert field_of(pen.counted()["d0.c0"], name) == value
    assert pen.pile == case()  # what was read stays as it was read
    assert pen.states() == ["in force"]


def test_a_correction_enters_the_weighing(pen: Pen) -> None:
    before = weigh(pen.pile)
    assert together(before, "proposition", FUNDS) == [["d0.c0", "d1.c0"], ["d2.c0"]]
    pen.correct("d2.c0", polarity="+")
    assert together(pen.weighed(), "proposition", FUNDS) == [list(FUNDS)]
    assert not [one for one in pen.weighed().relations if one.kind == "contradicts"]


def test_a_corrected_subject_may_be_named_by_the_entity_of_the_case(pen: Pen) -> None:
    pen.correct("d1.c0", subject=weigh(pen.pile).entity_of["d0.e2"])
    assert pen.counted()["d1.c0"].subject == "d1.e2"  # the one in the claim's own text


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"polarity": "no"}, "polarity cannot be"),
        ({"code": "hugs"}, "no relation 'hugs'"),
        ({"subject": "d9.e9"}, "no entity 'd9.e9'"),
        ({"attribution": "d1.a0"}, "another text"),
        ({"id": "d0.c9"}, "no field 'id'"),
        ({"quantity": "many"}, "not a quantity"),
        ({"quantity": "3 men (roughly)"}, "not a quantity"),
        ({"quantity": "3000..2000 USD"}, "cannot end before it begins"),
        ({"quantity": "-1..-2 degrees"}, "cannot end before it begins"),
        ({"quantity": "9" * 400 + " USD"}, "no number that can be kept"),
        ({"time": "last week"}, "not a date"),
        ({"time": "2026-02-30"}, "not a date: '2026-02-30'"),
        ({"time": "2026-02-01..2026-02-29"}, "not a date: '2026-02-29'"),
        ({"time": "2026-13-01"}, "not a date"),
        ({"time": "0000-01-01"}, "not a date"),
        ({"time": "٢٠٢٦-٠١-٠١"}, "not a date"),
        ({"time": ".."}, "not a date"),
        ({"time": "2026-03-02..2026-03-01"}, "cannot end before it begins"),
        ({"polarity": ""}, "cannot be empty"),
        ({}, "nothing to correct"),
    ],
)
def test_a_value_that_cannot_be_is_refused_with_the_way_out(pen: Pen, told: dict[str, str], said: str) -> None:
    with pytest.raises(QueryError, match=said) as caught:
        pen.correct("d0.c0", **told)
    assert caught.value.hint


@pytest.mark.parametrize("told", ["two", "-1", "²", "9" * 5000, "1.5"])
def test_a_number_of_sources_is_a_whole_number_that_can_be_kept(pen: Pen, told: str) -> None:
    with pytest.raises(QueryError, match="source_count is a whole number"):
        pen.correct("d0.a1", source_count=told)


def test_times_and_quantities_may_be_open_on_one_side(pen: Pen) -> None:
    pen.correct("d0.c0", time="..2026-02-28", quantity="..3 men")
    assert pen.counted()["d0.c0"].time == When(None, "2026-02-28")
    assert pen.counted()["d0.c0"].quantity == Amount(None, 3, "men", "exact")


def test_an_act_of_saying_cannot_hold_itself(pen: Pen) -> None:
    with pytest.raises(QueryError, match="told inside"):
        pen.correct("d0.a0", parent="d0.a1")


def test_a_rejected_claim_does_not_count(pen: Pen) -> None:
    pen.reject("d2.c0")
    found = pen.weighed()
    assert "d2.c0" not in found.proposition_of and "d2.c0" not in found.origin_of
    assert not any(tie.against or tie.disputed for tie in found.ties if tie.code == "funds")


def test_what_a_rejected_act_held_is_told_by_the_one_around_it(pen: Pen) -> None:
    pen.reject("d0.a1")
    assert pen.counted()["d0.c0"].attribution == "d0.a0"
    pen.reject("d0.a0")
    assert pen.counted()["d0.c0"].attribution is None
    assert [act.id for act in pen.rulings().applied(pen.pile).attributions] == ["d1.a0", "d1.a1", "d2.a0", "d2.a1"]


def test_an_attribution_counts_as_corrected(pen: Pen) -> None:
    pen.correct("d0.a1", stance="denies", source_entity="d0.e3", parent="", source_count="3")
    act = next(act for act in pen.rulings().applied(pen.pile).attributions if act.id == "d0.a1")
    assert (act.stance, act.source_entity, act.parent, act.source_count) == ("denies", "d0.e3", None, 3)


def test_merged_entities_are_one_for_a_persons_reason(pen: Pen) -> None:
    pen.merge("d0.e2", "d1.e3")
    found = pen.weighed()
    assert found.entity_of["d0.e2"] == found.entity_of["d2.e3"]  # with everyone the machine joins to either
    assert REASON in found.reasons[found.entity_of["d0.e2"]]


def test_parted_entities_are_two_although_their_name_is_one(pen: Pen) -> None:
    pen.apart("d0.e2", "d2.e2")
    found = pen.weighed()
    assert together(found, "entity", ANA) == [["d0.e2", "d1.e2"], ["d2.e2"]]
    reason = found.reasons[found.entity_of["d2.e2"]]
    assert reason == f"not one with another although same name “Ana Duarte”: {REASON}"


def test_members_taken_out_of_an_entity_stay_one_among_themselves(pen: Pen) -> None:
    pen.apart(weigh(pen.pile).entity_of["d0.e2"], "d1.e2", "d2.e2")
    assert together(pen.weighed(), "entity", ANA) == [["d0.e2"], ["d1.e2", "d2.e2"]]


def test_what_a_person_parts_the_machine_does_not_join_through_a_third(pen: Pen) -> None:
    pen.apart("d1.e2", "d2.e2")  # both are joined to d0's by the machine
    assert together(pen.weighed(), "entity", ANA) == [["d0.e2", "d1.e2"], ["d2.e2"]]


def test_a_split_without_members_says_who_they_are(pen: Pen) -> None:
    with pytest.raises(QueryError, match="which of its members") as caught:
        pen.apart(weigh(pen.pile).entity_of["d0.e2"])
    assert all(member in caught.value.hint for member in ANA)


def test_parted_origins_are_two_and_count_as_two(pen: Pen) -> None:
    assert together(weigh(pen.pile), "origin", MET) == [list(MET)]
    pen.part("d0.c1", "d1.c1", "origin")
    found = pen.weighed()
    assert together(found, "origin", MET) == [["d0.c1", "d2.c1"], ["d1.c1"]]
    assert together(found, "origin", ("d1.c0", "d1.c1")) == [["d1.c0", "d1.c1"]]  # what one text draws from it stays together
    assert all(f"not one with another: {REASON}" in origin.reason for origin in found.origins)
    met = next(tie for tie in found.ties if tie.code == "met_with")
    assert met.origins == 2


def test_claims_of_one_text_can_be_parted(pen: Pen) -> None:
    pen.part("d1.c0", "d1.c1", "origin")
    assert together(pen.weighed(), "origin", (*FUNDS, *MET)) == [["d0.c0", "d1.c0", "d2.c0", "d0.c1", "d2.c1"], ["d1.c1"]]


def test_joined_origins_are_one_also_where_no_lineage_is_stated(pen: Pen) -> None:
    own = replace(pen.pile, claims=tuple(replace(c, attribution=None) if c.id in FUNDS else c for c in pen.pile.claims))
    pen = Pen(own)
    assert "d0.c0" not in weigh(own).origin_of
    pen.join("d0.c0", "d1.c1", "origin")
    pen.join("d1.c0", "d2.c0", "origin")
    found = pen.weighed()
    assert together(found, "origin", (*FUNDS, *MET)) == [["d0.c0", *MET], ["d1.c0", "d2.c0"]]
    assert {origin.name for origin in found.origins} == {"Harbour Wire", "Echo"}
    assert all(REASON in origin.reason for origin in found.origins)


def test_joined_propositions_are_one_with_all_they_held(pen: Pen) -> None:
    pen.join("d0.c0", "d1.c1", "proposition")
    found = pen.weighed()
    assert together(found, "proposition", (*FUNDS, *MET)) == [["d0.c0", "d1.c0", *MET], ["d2.c0"]]
    assert [one.reason for one in found.relations if (one.a, one.b) == ("d0.c0", "d1.c1")] == [REASON]
    assert "same participants" in next(one.reason for one in found.relations if (one.a, one.b) == ("d0.c0", "d1.c0"))
    assert set(found.proposition_of.values()) == set(found.sentences)


def test_parted_propositions_are_two(pen: Pen) -> None:
    pen.part("d0.c1", "d2.c1", "proposition")
    found = pen.weighed()
    assert together(found, "proposition", MET) == [["d0.c1", "d1.c1"], ["d2.c1"]]
    assert ("same_claim", "d0.c1", "d2.c1") not in {(one.kind, one.a, one.b) for one in found.relations}


def test_a_dispute_can_be_undone_and_stated(pen: Pen) -> None:
    pairs = {(one.a, one.b) for one in weigh(pen.pile).relations if one.kind == "contradicts"}
    assert pairs == {("d2.c0", "d0.c0"), ("d2.c0", "d1.c0")}
    pen.part("d0.c0", "d2.c0", "dispute")
    pen.join("d0.c1", "d1.c1", "dispute")
    found = {(one.a, one.b): one.reason for one in pen.weighed().relations if one.kind == "contradicts"}
    assert set(found) == {("d2.c0", "d1.c0"), ("d0.c1", "d1.c1")}
    assert found["d0.c1", "d1.c1"] == REASON


def test_the_latest_of_judgements_that_cannot_all_hold_outranks(pen: Pen) -> None:
    pen.merge("d0.e2", "d1.e3")
    pen.merge("d1.e3", "d2.e0")
    pen.apart("d0.e2", "d2.e0")
    assert pen.states() == ["outranked", "in force", "in force"]
    found = pen.weighed()
    assert found.entity_of["d1.e3"] == found.entity_of["d2.e0"] != found.entity_of["d0.e2"]


@pytest.mark.parametrize(
    ("judge", "states", "polarity"),
    [
        (lambda pen: (pen.reject("d0.c0"), pen.accept("d0.c0")), ["outranked", "in force"], "+"),
        (lambda pen: (pen.accept("d0.c0"), pen.reject("d0.c0")), ["outranked", "in force"], None),
        (lambda pen: (pen.correct("d0.c0", polarity="-"), pen.accept("d0.c0")), ["in force", "in force"], "-"),
        (lambda pen: (pen.correct("d0.c0", polarity="-"), pen.correct("d0.c0", polarity="+")), ["outranked", "in force"], "+"),
        (lambda pen: (pen.correct("d0.c0", polarity="-"), pen.correct("d0.c0", code="arms")), ["in force", "in force"], "-"),
        (lambda pen: (pen.correct("d0.c0", polarity="-"), pen.reject("d0.c0")), ["outranked", "in force"], None),
        (lambda pen: (pen.accept("d0.c0"), pen.correct("d0.c0", polarity="-")), ["outranked", "in force"], "-"),
        (lambda pen: pen.revoke(pen.correct("d0.c0", polarity="-")), ["revoked", "revocation"], "+"),
        (lambda pen: pen.revoke(pen.revoke(pen.correct("d0.c0", polarity="-"))), ["in force", "revoked", "revocation"], "-"),
    ],
)
def test_the_last_word_on_a_record_counts(pen: Pen, judge: Callable[[Pen], Any], states: list[str], polarity: str | None) -> None:
    judge(pen)
    assert pen.states() == states
    claim = pen.counted().get("d0.c0")
    assert (claim.polarity if claim else None) == polarity


def everything(pen: Pen) -> None:
    pen.accept("d0.c1")
    pen.correct("d0.c0", polarity="-", subject="d0.e3")
    pen.reject("d1.c0")
    pen.correct("d1.a1", stance="denies")
    pen.merge("d0.e0", "d1.e1")
    pen.apart("d0.e2", "d2.e2")
    pen.part("d0.c1", "d1.c1", "origin")
    pen.join("d2.c0", "d2.c1", "proposition")
    pen.sign("d2.a0")
    pen.sign("question-1/row-2/alternative-3")


def test_another_reading_of_the_same_text_keeps_everything(pen: Pen) -> None:
    everything(pen)
    again = read_again(pen.pile)
    assert set(pen.states(again)) == {"in force"}
    records = [effect.records for effect in pen.rulings(again).judged.effects]
    assert records[:3] == [("d0.c101",), ("d0.c100",), ("d1.c100",)]
    assert (pen.counted(again)["d0.c100"].subject, "d1.c100" in pen.counted(again)) == ("d0.e103", False)
    assert together(pen.weighed(again), "entity", ["d0.e102", "d1.e102", "d2.e102"]) == [["d0.e102", "d1.e102"], ["d2.e102"]]


def test_a_changed_text_opens_what_was_judged_in_it_and_nothing_else(pen: Pen) -> None:
    everything(pen)
    changed = with_changed_text(pen.pile, "d1")
    effects = pen.rulings(changed).judged.effects
    states = {effect.n: effect.state for effect in effects}
    assert states == {1: "in force", 2: "in force", 3: "open", 4: "open", 5: "open", 6: "in force", 7: "open", 8: "in force",
                      9: "in force", 10: "in force"}  # fmt: skip
    assert {effect.reason for effect in effects if effect.state == "open"} == {"the text of d1.txt has changed"}
    assert not any(effect.records for effect in effects if effect.state == "open")
    assert pen.states(pen.pile) == ["in force"] * 10  # and counts again when the old text is back


def test_a_document_taken_out_opens_what_was_judged_in_it(pen: Pen) -> None:
    pen.reject("d1.c0")
    gone = with_changed_text(pen.pile, "d1")
    gone = replace(gone, documents=gone.documents[:-1])
    assert [(one.state, one.reason) for one in pen.rulings(gone).judged.effects] == [("open", "d1.txt is no longer in the case")]


def swapped(pile: Pile, ident: str, **values: Any) -> Pile:
    return replace(pile, claims=tuple(replace(claim, **values) if claim.id == ident else claim for claim in pile.claims))


@pytest.mark.parametrize(
    ("judge", "values", "state"),
    [
        (lambda pen: pen.accept("d0.c0"), {"polarity": "-"}, "open"),
        (lambda pen: pen.accept("d0.c0"), {"attribution": None}, "open"),
        (lambda pen: pen.accept("d0.c0"), {"score": 0.2}, "in force"),
        (lambda pen: pen.reject("d0.c0"), {"polarity": "-"}, "open"),
        (lambda pen: pen.reject("d0.c0"), {"subject": "d0.e3"}, "open"),
        (lambda pen: pen.reject("d0.c0"), {"attribution": None}, "in force"),
        (lambda pen: pen.correct("d0.c0", polarity="-"), {"polarity": "-"}, "in force"),
        (lambda pen: pen.correct("d0.c0", polarity="-"), {"code": "arms"}, "open"),
        (lambda pen: pen.correct("d0.c0", code="arms"), {"code": "arms"}, "in force"),
        (lambda pen: pen.correct("d0.c0", subject="d0.e3"), {"subject": "d0.e3"}, "in force"),
        (lambda pen: pen.correct("d0.c0", polarity="-"), {"start": 90, "end": 100}, "open"),
    ],
)
def test_a_record_that_another_model_reads_otherwise_is_not_taken_for_the_judged_one(
    pen: Pen, judge: Callable[[Pen], Judgement], values: dict[str, Any], state: str
) -> None:
    judge(pen)
    assert pen.states(swapped(pen.pile, "d0.c0", **values)) == [state]


def test_where_two_records_fit_none_is_taken(pen: Pen) -> None:
    pen.reject("d0.c0")
    twice = replace(pen.pile, claims=(*pen.pile.claims, replace(pen.pile.claims[0], id="d0.c7")))
    [effect] = pen.rulings(twice).judged.effects
    assert (effect.state, effect.records) == ("open", ())
    assert "more than one claim fits" in effect.reason


def test_a_revocation_names_who_took_it_back(pen: Pen) -> None:
    first = pen.reject("d0.c0")
    pen.by = "Bo Lund"
    pen.revoke(first)
    assert pen.rulings().judged.effects[0].reason == "j2, judged by Bo Lund on 2031-06-01: seen"


def test_no_judgement_no_difference() -> None:
    of = case()
    assert weigh(of, rulings=rule((), of)) == weigh(of)


@pytest.mark.parametrize(
    ("kind", "record", "said"),
    [("reject", "d0.e0", "no claim and no attribution"), ("accept", "d9.c9", "no record"), ("accept", "origin", "one by one")],
)
def test_what_cannot_be_judged_so_is_refused(kind: Any, record: str, said: str) -> None:
    of = case()
    found = weigh(of)
    with pytest.raises(QueryError, match=said):
        bench(of, found).about(kind, found.origins[0].id if record == "origin" else record, Pen(of).signature)


def test_the_same_words_in_a_text_of_another_sha256_are_another_text(pen: Pen) -> None:
    pen.reject("d1.c0")
    first, second, third = pen.pile.documents
    other = replace(pen.pile, documents=(first, replace(second, sha256="e" * 64), third))
    assert [(one.state, one.reason) for one in pen.rulings(other).judged.effects] == [("open", "the text of d1.txt has changed")]
