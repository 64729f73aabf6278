"""Claims read right by how often training holds their words (``benchmarks/reading/familiar.py``), on made-up documents."""

from __future__ import annotations

from collections import Counter
from types import SimpleNamespace
from typing import Any

from benchmarks.reading.familiar import MORE, held_in, shares, step
from benchmarks.reading.scorer import Match

TEXT = "Hamra financed Orsk."


def _claim(relation: str, **more: Any) -> dict[str, Any]:
    return {"relation": relation, "subject": "e1", "object": "e2", "trigger": [6, 14, "financed"], **more}


def _match(claims: list[dict[str, Any]], code: str) -> Match:
    gold = {"doc": "one.txt", "claims": claims}
    predicted = {"claims": [{"subject": "p1", "object": "p2", "code": code}]}
    return Match(gold, predicted, {"p1": "e1", "p2": "e2"}, [], [(0, 0)])


SCORE = SimpleNamespace(CLOSED="x_", participant_ok=lambda gold, found, entities: entities.get(found) == gold)


def test_what_training_holds_is_counted_by_lemma_and_relation() -> None:
    one = {"text": TEXT, "claims": [_claim("funds"), _claim("x_pays")]}
    unmarked = {"text": TEXT, "claims": [_claim("funds", trigger=None)]}
    assert held_in([one, one, unmarked]) == {("finance", "funds"): 2, ("finance", "x_pays"): 2}


def test_claims_are_told_by_how_often_their_word_is_held() -> None:
    texts, held = {"one.txt": TEXT}, Counter({("finance", "funds"): 7})
    assert shares(SCORE, [_match([_claim("funds")], "funds")], texts, held) == {"5 to 19 times": {"right": 1, "of": 1}}
    assert shares(SCORE, [_match([_claim("arms")], "funds")], texts, held) == {"never": {"right": 0, "of": 1}}


def test_claims_without_a_word_or_a_code_are_left_out() -> None:
    assert shares(SCORE, [_match([_claim("funds", trigger=None), _claim("x_pays")], "funds")], {"one.txt": TEXT}, Counter()) == {}


def test_steps() -> None:
    assert [step(n) for n in (0, 1, 4, 5, 19, 20, 99, 100)] == [
        "never",
        *["1 to 4 times"] * 2,
        *["5 to 19 times"] * 2,
        *["20 to 99 times"] * 2,
        MORE,
    ]
