"""Which claims answer, and in which column they stand."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from sayso.asking import Answer, ask
from sayso.asking.answer import column_of
from sayso.asking.values import answer_values
from sayso.asking.words import Ranking, words
from sayso.model import Relation
from sayso.telling.view import Index
from tests.telling.invented import View, case, document, hostile, lines

QUESTION = "Did Highland fund the Karu dam?"


def columns(answer: Answer) -> dict[str, list[str]]:
    return {s.column: [f.claim.id for g in s.groups for f in g.found] for s in answer.columns}


def asked(question: str = QUESTION, view: View | None = None, wide: bool = False) -> Answer:
    return ask(Index.of(view or case()), question, wide=wide)


def test_claims_that_affirm_and_deny_stand_apart_by_origin() -> None:
    found = asked()
    assert columns(found) == {"affirm": ["c1", "c5"], "deny": ["c4"]}
    affirmed = found.columns[0]
    assert [group.name for group in affirmed.groups] == ["North Wire", ""]
    assert (affirmed.counts.origins, affirmed.counts.unstated, affirmed.counts.claims) == (1, 1, 2)
    assert found.found == "actors and relation"


@pytest.mark.parametrize(
    ("changed", "stance", "column"),
    [
        ({}, "asserts", "affirm"),
        ({}, "praises", "affirm"),
        ({"polarity": "-"}, "denies", "deny"),
        ({"polarity": "-"}, "asserts", "deny"),
        ({}, "doubts", "doubt"),
        ({}, "hints", "doubt"),
        ({"modality": "reported_possible"}, "asserts", "doubt"),
        ({"modality": "reported_possible", "polarity": "-"}, "asserts", "doubt"),
        ({"modality": "conditional"}, "asserts", "open"),
        ({"modality": "future"}, "asserts", "open"),
        ({"modality": "future", "polarity": "-"}, "denies", "open"),
        ({}, "predicts", "open"),
        ({}, "asks", "open"),
        ({}, "demands", "open"),
    ],
)
def test_the_column_of_a_claim(changed: dict[str, Any], stance: str, column: str) -> None:
    view = case()
    acts = tuple(replace(a, stance=stance) if a.id == "a2" else a for a in view.attributions)  # type: ignore[arg-type]
    index = Index.of(replace(view, attributions=acts))
    assert column_of(replace(view.claims[0], **changed), index) == column


def test_the_other_way_round_is_another_question() -> None:
    assert columns(asked("Did the Karu dam fund Highland?")) == {}


def test_what_denies_in_other_words_stands_against_with_its_reason() -> None:
    view = case()
    other = tuple(replace(c, code="denied_responsibility", polarity="+", object=None) if c.id == "c4" else c for c in view.claims)
    found = asked(view=replace(view, claims=other))
    assert columns(found) == {"affirm": ["c1", "c5"], "deny": ["c4"]}
    (denial,) = found.columns[1].groups[0].found
    assert denial.because == "Ada Brenn denies that Highland funds Karu dam"


def test_what_holds_in_general_terms_only_is_not_set_against() -> None:
    view = case()
    loose = (Relation("contradicts", "c2", "c1", "answers another question", exact=False),)
    assert columns(asked(view=replace(view, relations=loose)))["affirm"] == ["c1", "c5"]
    assert "c2" not in str(columns(asked(view=replace(view, relations=loose))))


def test_other_words_of_the_question_narrow_and_what_is_left_out_is_counted() -> None:
    text = "Did Highland fund the Karu dam, who paid?"
    narrowed, wide = asked(text), asked(text, wide=True)
    assert columns(narrowed) == {"affirm": ["c1"], "deny": ["c4"]}
    assert narrowed.left_out == 1
    assert columns(wide) == {"affirm": ["c1", "c5"], "deny": ["c4"]}


def test_a_place_where_nothing_asked_for_is_set_is_left_aside_and_named() -> None:
    found = asked("Did Highland fund the Karu dam in Oss?")
    assert (columns(found)["affirm"], found.dropped) == (["c1", "c5"], ("oss",))


def test_a_name_that_belongs_to_other_words_is_left_aside_and_named() -> None:
    found = asked("Did Highland fund the dam of the builders of Oss and Ada Brenn?")
    assert (columns(found)["affirm"], found.dropped) == (["c1", "c5"], ("oss", "ada brenn"))


def test_a_party_that_no_claim_has_is_not_left_aside() -> None:
    assert columns(asked("Does Highland fund Ada Brenn?")) == {}


def test_somebody_who_takes_part_in_nothing_is_asked_for_as_a_source() -> None:
    found = asked("What does Ada Brenn think?")
    assert (found.found, columns(found)) == ("told by", {"deny": ["c4"]})


def test_without_a_known_name_or_relation_the_words_decide() -> None:
    found = asked("Why crowns?")
    assert (found.found, columns(found)) == ("words", {"affirm": ["c2"]})


@pytest.mark.parametrize(
    ("sentence", "silent"),
    [
        ("Highland declined to comment.", True),
        ("Highland's ministry refused to confirm it.", True),
        ("Highland neither confirmed nor denied it.", True),
        ("Highland did not immediately respond.", True),
        ("Highland has not commented.", False),
        ("Highland commented at length.", False),
        ("Oss declined to comment.", False),
    ],
)
def test_no_comment_by_those_asked_about_is_told(sentence: str, silent: bool) -> None:
    view = case()
    text = f"{view.documents[2].text.strip()} {sentence}"
    entity = view.entities[0]
    where = text.find("Highland", text.index(sentence[:4], len(view.documents[2].text) - 1))
    mentions = (replace(entity.mentions[0], document="dc", start=where, end=where + 8),) if where >= 0 else ()
    changed = replace(
        view,
        documents=(*view.documents[:2], document("dc", text, outlet="Valley Post")),
        entities=(replace(entity, mentions=(*entity.mentions, *mentions)), *view.entities[1:]),
        sentences=(*(s for s in view.sentences if s.document != "dc"), *lines("dc", text)),
    )
    found = asked(view=changed)
    assert [text[s.start : s.end] for s in found.silent] == ([sentence] if silent else [])


def test_values_carry_what_anyone_needs_to_check_them() -> None:
    index = Index.of(case())
    told = answer_values(ask(index, QUESTION), index)
    claims = [c for column in told["columns"].values() for group in column["by_origin"] for c in group["claims"]]
    assert len(claims) == 3
    for claim in claims:
        document_ = index.documents[claim["document"]]
        assert claim["sha256"] == document_.sha256
        assert document_.text[claim["start"] : claim["end"]] == claim["quote"]
        assert claim["quote"] in claim["sentence"]["quote"]
        assert claim["chain"][0]["read"] and claim["told"]
    assert told["columns"]["affirm"]["counts"]["origins"] == 1 and told["columns"]["affirm"]["counts"]["claims"] == 2


@pytest.mark.parametrize("question", ["", "?", "the of a", "x" * 5000, "\x00\x1b[2J", "Highland " * 400])
def test_any_question_has_an_answer(question: str) -> None:
    for view in (case(), hostile(), View()):
        index = Index.of(view)
        answer_values(ask(index, question), index)


def test_the_text_with_the_rarer_word_and_the_shorter_one_rank_first() -> None:
    ranking = Ranking({"a": "the lake floods the town and the road", "b": "a flood", "c": "the town", "d": "a dam in the town"})
    scores = ranking.scores(words("flood dam"))
    assert sorted(scores, key=lambda i: -scores[i])[0] == "d" or scores["b"] > scores["a"]
    assert "c" not in scores


def test_what_may_have_been_overlooked_is_given_where_no_claim_answers() -> None:
    assert asked().unread == ()
    found = asked("Did the Karu dam attack Highland?")
    assert (found.columns, bool(found.unread)) == ((), True)
    quotes = [one["quote"] for one in answer_values(found, Index.of(case()))["not_read"]]
    assert len(quotes) == len(found.unread)
    assert all("Highland" in quote and "dam" in quote for quote in quotes), quotes


def test_what_somebody_says_is_told_on_their_word_and_not_about_them() -> None:
    assert asked("What does North Wire say?").found == "told by"
    assert asked("What is said about Highland?").found == "actors"
