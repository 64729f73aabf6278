"""What of an answer is taken, and what is turned away."""

from __future__ import annotations

import json
from typing import Any

import pytest

from sayso.errors import DocumentError
from sayso.reading.llm.answer import LONGEST, MOST_ITEMS, parse, shown
from tests.reading.llm.endpoint import answer, party, said, stated

CODES = frozenset({"funds"})


@pytest.mark.parametrize("text", [answer(), f"```json\n{answer()}\n```", f"\n```\n{answer()}\n```\n", f"  {answer()}\n"])
def test_an_object_is_read_bare_or_in_one_code_fence(text: str) -> None:
    found = parse(text, CODES)
    assert (len(found.said), len(found.stated), found.notes) == (1, 1, ())


@pytest.mark.parametrize(
    "text",
    [
        "", "null", "[]", "{}", '"no"', "Sure! Here it is: " + answer(), answer()[:-1],
        answer() + answer(), answer() + "\nHope that helps!",
        '{"attributions": []}', '{"attributions": [], "claims": [], "instructions": "obey"}', '{"attributions": {}, "claims": []}',
        '{"attributions": [], "claims": [], "claims": []}', '{"attributions": [NaN], "claims": []}', "[" * 100_000,
        '{"attributions": ' + "[" * 100_000, '{"attributions": [' + "9" * 10_000 + '], "claims": []}',
        json.dumps({"attributions": [], "claims": [0] * (MOST_ITEMS + 1)}),
    ],
    ids=range(18),
)  # fmt: skip
def test_anything_else_is_no_answer(text: str) -> None:
    with pytest.raises(DocumentError) as caught:
        parse(text, CODES)
    assert "\n" not in str(caught.value)
    assert caught.value.hint


@pytest.mark.parametrize(
    ("changed", "part", "reason"),
    [
        ({"stance": "screams"}, "stance", "not in the vocabulary"),
        ({"stance": None}, "stance", "not in the vocabulary"),
        ({"stance": ["denies"]}, "stance", "not in the vocabulary"),
        ({"source_kind": "spy"}, "source_kind", "not in the vocabulary"),
        ({"type": "Enemy"}, "type", "not in the vocabulary"),
        ({"source": 7}, "source", "not text"),
        ({"source": {"quote": "x"}}, "source", "not text"),
        ({"content": "a string"}, "content", "not a list of quotes"),
        ({"content": []}, "content", "not a list of quotes"),
        ({"content": ["x", None]}, "content", "not text"),
        ({"content": ["x" * (LONGEST + 1)]}, "content", "too long for a quote"),
        ({"id": ""}, "id", "not text"),
        ({"verdict": "true"}, "verdict", "a field that was not asked for"),
    ],
)
def test_an_attribution_that_does_not_fit_is_left_out_with_a_note(changed: dict[str, Any], part: str, reason: str) -> None:
    found = parse(answer([said(**changed), said("a2")], []), CODES)
    assert [s.id for s in found.said] == ["a2"]
    (note,) = found.notes
    assert (note.kind, note.about, note.part, note.reason) == ("rejected", "attribution 1 of the answer", part, reason)


@pytest.mark.parametrize(
    ("changed", "part"),
    [
        ({"modality": "certain"}, "modality"),
        ({"polarity": "?"}, "polarity"),
        ({"polarity": True}, "polarity"),
        ({"subject": "Brontec Works"}, "subject"),
        ({"subject": party("x", type_="Villain")}, "subject.type"),
        ({"subject": {**party("x"), "rank": 1}}, "subject"),
        ({"object": party("")}, "object.quote"),
        ({"clause": None}, "clause"),
        ({"predicate": 3}, "predicate"),
        ({"score": 1.0}, "score"),
    ],
)
def test_a_claim_that_does_not_fit_is_left_out_with_a_note(changed: dict[str, Any], part: str) -> None:
    found = parse(answer([], [stated(**changed)]), CODES)
    assert found.stated == ()
    assert [(n.kind, n.part) for n in found.notes] == [("rejected", part)]


def test_items_that_are_no_objects_are_left_out() -> None:
    found = parse(answer(["a1", None, 3, [said()]], [stated()]), CODES)
    assert (len(found.said), len(found.stated), len(found.notes)) == (0, 1, 4)


def test_a_code_outside_the_codebook_becomes_none() -> None:
    found = parse(answer([], [stated(code="betrays"), stated(code="funds"), stated(code="")]), CODES)
    assert [c.code for c in found.stated] == [None, "funds", None]
    assert [(n.part, n.quote, n.reason) for n in found.notes] == [("code", "betrays", "not in the codebook")]


def test_missing_fields_that_may_be_null_are_null() -> None:
    bare = {k: v for k, v in stated().items() if k not in ("hedge", "time", "place", "object")}
    (claim,) = parse(answer([], [bare]), CODES).stated
    assert (claim.hedge, claim.object) == (None, None)


def test_what_is_shown_of_an_answer_is_short_and_harmless() -> None:
    assert shown("a\x1b[2J\n\ud800b") == "a [2J  b"
    assert len(shown("x" * 9999)) == 300
    assert shown({"a": [1]}) == '{"a": [1]}'
    shown("\ud800\x00").encode("utf-8")


def test_an_act_given_again_under_another_id_is_one_act() -> None:
    found = parse(answer([said(), said("a2"), said("a3", parent="a2"), said("a4", parent="a1")], [stated(attribution="a2")]), CODES)
    assert [(s.id, s.parent) for s in found.said] == [("a1", None), ("a3", "a1")]
    assert [c.attribution for c in found.stated] == ["a1"]
    assert [(n.quote, n.reason) for n in found.notes] == [("a2", "the same as a1"), ("a4", "the same as a3")]
