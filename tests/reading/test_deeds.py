"""Whose deed it is; trees written by hand, so no model is asked."""

from __future__ import annotations

import pytest

from sayso.model import Span
from sayso.reading.deeds import deed, without_doers
from sayso.reading.said import Said
from tests.reading.trees import tree, word

ORDERED = tree(
    "Peru/P/nsubj/2 ordered/V/root/0 the/D/det/6 Front/P/nmod:poss/6 +'s/T/case/4 attack/N/obj/2 on/I/case/8 Quito/P/nmod/6"
)


@pytest.mark.parametrize(("found", "told"), [("Front", "attack"), ("Quito", "attack"), ("attack", "attack"), ("Peru", "Peru")])
def test_what_is_ordered_is_the_deed(found: str, told: str) -> None:
    assert deed(ORDERED, word(ORDERED, found), word(ORDERED, "ordered")) == word(ORDERED, told)


def test_what_stands_in_no_event_is_left_as_it_was_found() -> None:
    a = tree("Peru/P/nsubj/2 approved/V/root/0 the/D/det/5 Front/P/nmod:poss/5 treaty/N/obj/2")
    assert deed(a, word(a, "Front"), word(a, "approved")) == word(a, "Front")


def _said(form: str, subject: int | None, code: str, obj: int, object_word: str) -> Said:
    return Said(
        word(ORDERED, form), Span(0, 1), subject, form, code, obj, None, 1.0, subject_word=None if subject is None else 0,
        object_word=word(ORDERED, object_word),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("code", "doer", "kept"), [("approved", 7, None), ("approved", 8, 8), ("planned", 7, 7), ("claims_responsibility", 7, 7)]
)
def test_who_orders_a_deed_is_not_its_doer_by_that(code: str, doer: int, kept: int | None) -> None:
    claims = [_said("ordered", 7, code, 9, "attack"), _said("attack", doer, "attacked", 4, "Quito")]
    before, after = without_doers(ORDERED, claims, frozenset({"attacked"}))
    assert before == claims[0] and (after.subject, after.object) == (kept, 4)
