"""What people set stays, is found again after another reading, and is re-opened where its sentence is gone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.casefile import Case
from sayso.errors import QueryError
from sayso.weighing.hypotheses import (
    Grounds,
    Matrix,
    Question,
    ask_step,
    find,
    matrix,
    set_step,
    sign_step,
    standing,
    unset_steps,
)
from tests.weighing.hypotheses.dam import case_of, claim_that, denied, opinion, paid, pile, question, report

WHO = {"by": "Ada Brenn", "at": "2024-02-01"}
DENIAL = "it had paid for the Karu Dam"


def made(case: Case) -> Matrix:
    return matrix(standing(case.question_steps)["dam"], Grounds.of(case))


def ask(case: Case, put: Question | None = None) -> None:
    case.add_question_steps([ask_step(put or question(), Grounds.of(case), by="Ada Brenn", at="2024-02-01")])


def fill(case: Case, words: str = DENIAL, *, value: str = "not_applicable", alternative: int = 0) -> str:
    """Fill the cell of the row that holds these words; gives the row's id."""
    now, found = made(case), Grounds.of(case)
    claim = claim_that(found, words)
    row = next(row for row in now.rows if claim.id in {one.id for one in row.claims})
    column = now.question.alternatives[alternative]
    case.add_question_steps([set_step(now, row, column, value, found, by="Ada Brenn", at="2024-02-02", note="heard it")])  # type: ignore[arg-type]
    return row.id


@pytest.fixture
def case() -> Case:
    found = case_of(*pile())
    ask(found)
    return found


def test_a_persons_value_counts_and_the_suggestion_stays_beside_it(case: Case) -> None:
    before = made(case).tallies[0].inconsistent_rows
    row = fill(case)
    [cell] = [row_.cells[0] for row_ in made(case).rows if row_.id == row]
    assert (cell.value, cell.suggestion.value, cell.by_person) == ("not_applicable", "inconsistent", True)
    assert cell.set is not None and (cell.set.by, cell.set.at, cell.set.note) == ("Ada Brenn", "2024-02-02", "heard it")
    assert made(case).tallies[0].inconsistent_rows == before - 1


def test_taking_it_back_gives_exactly_what_was_suggested(case: Case) -> None:
    before = made(case)
    row_id = fill(case)
    row = next(row for row in made(case).rows if row.id == row_id)
    asked = standing(case.question_steps)["dam"]
    steps = unset_steps(asked, row, asked.question.alternatives[0], Grounds.of(case), **WHO, note="")
    case.add_question_steps(steps)
    assert made(case) == before
    assert [step.act for step in case.question_steps] == ["ask", "set", "unset"]


def test_new_reports_move_suggestions_and_leave_peoples_cells(case: Case) -> None:
    row, before = fill(case), made(case).tallies[0]
    case_of(paid("d9", clause="Highland quietly paid for the Karu Dam"), into=case)
    now = made(case)
    assert sum(len(r.claims) for r in now.rows if r.cells[0].value == "consistent") == 3
    assert now.tallies[0].consistent_unstated == before.consistent_unstated
    assert [r.cells[0].value for r in now.rows if r.id == row] == ["not_applicable"]
    assert now.reopened == 0


def test_the_cell_is_found_again_after_another_reading_numbers_and_cuts_the_claims_anew(case: Case) -> None:
    fill(case)
    again = denied()
    again.claims[0] = replace(again.claims[0], id="d2.c7", start=again.claims[0].start - 5)  # "that it had paid ..."
    case_of(again, into=case, version="v2")
    now = made(case)
    [cell] = [row.cells[0] for row in now.rows if any(c.id.endswith(".c7") for c in row.claims)]
    assert (cell.value, cell.by_person, now.reopened) == ("not_applicable", True, 0)


@pytest.mark.parametrize("changed", ["text", "polarity", "relation", "subject"])
def test_a_cell_whose_evidence_is_gone_is_re_opened_and_counts_for_nothing(case: Case, changed: str) -> None:
    fill(case, value="consistent")
    again = denied()
    if changed == "text":
        again.text = again.text.replace("had paid", "once paid")
        again.claims[0] = replace(again.claims[0])
    elif changed == "polarity":
        again.claims[0] = replace(again.claims[0], polarity="+")
    elif changed == "relation":
        again.claims[0] = replace(again.claims[0], code="visited")
    else:
        again.claims[0] = replace(again.claims[0], subject=again.entity("it had", "Country", "nominal"))
    case_of(again, into=case, version="v2")
    now = made(case)
    [orphan] = now.orphans
    assert (orphan.set.value, orphan.set.by, orphan.set.reopened) == ("consistent", "Ada Brenn", "evidence gone")
    assert orphan.quotes == (DENIAL,)
    assert now.own == 0 and now.reopened == 1


def test_a_cell_is_re_opened_where_the_alternative_reads_differently_now(case: Case) -> None:
    row = fill(case)
    old = question()
    changed = replace(old, alternatives=(replace(old.alternatives[0], says="Highland paid all of it"), old.alternatives[1]))
    ask(case, changed)
    [cell] = [r.cells[0] for r in made(case).rows if r.id == row]
    assert cell.set is not None and cell.set.reopened == "alternative changed" and "Highland paid" in cell.set.changed
    assert cell.value == cell.suggestion.value


def test_a_signature_carries_name_and_date_and_tells_what_changed_since(case: Case) -> None:
    fill(case)
    case.add_question_steps([sign_step(made(case), by="Bo Falk", at="2024-02-03", note="as far as it goes")])
    [signature] = made(case).signatures
    assert (signature.by, signature.at, signature.still, signature.own) == ("Bo Falk", "2024-02-03", True, 1)
    fill(case, "Lowland funds the Karu Dam", value="open", alternative=1)
    [later] = made(case).signatures
    assert not later.still and later.changed == "1 row with other values"


def test_one_person_signs_once_and_can_take_it_back(case: Case) -> None:
    for day in ("2024-02-03", "2024-02-04"):
        case.add_question_steps([sign_step(made(case), by="Bo Falk", at=day, note="")])
    assert [s.at for s in made(case).signatures] == ["2024-02-04"]
    step = replace(case.question_steps[-1], act="unsign", body="{}")
    case.add_question_steps([step])
    assert made(case).signatures == ()


def test_what_was_picked_by_hand_is_found_again_by_its_sentence_not_by_its_number(case: Case) -> None:
    stated = claim_that(Grounds.of(case), "Highland funds the Karu Dam")
    put = question(alternative=[{"says": "one", "picked": [stated.id]}, {"says": "other"}])
    ask(case, put)
    again = report()
    again.claims = [replace(again.claims[1], id="d4.c0"), replace(again.claims[0], id="d4.c1")]  # the numbers changed places
    case_of(again, into=case, version="v2")
    found = Grounds.of(case)
    fits = [claim for row in made(case).rows for claim in row.claims if row.cells[0].value == "consistent"]
    there = [found.clause(claim) for claim in fits if claim.document == stated.document]
    assert there == ["Highland funds the Karu Dam"]


def test_what_was_picked_and_is_gone_is_told(case: Case) -> None:
    picked = claim_that(Grounds.of(case), "Highland visited the Karu Dam")
    ask(case, question(alternative=[{"says": "one", "picked": [picked.id]}, {"says": "other"}]))
    again = report()
    again.claims = again.claims[:1]
    case_of(again, into=case, version="v2")
    assert [gap.words.split(",")[0] for gap in made(case).gaps if gap.kind == "picked and gone"] == [picked.id]


def test_picking_what_is_not_there_is_refused() -> None:
    put = question(alternative=[{"says": "one", "picked": ["p404"]}, {"says": "other"}])
    with pytest.raises(QueryError, match="p404 is no claim and no proposition"):
        ask_step(put, Grounds.of(case_of(opinion())), **WHO)


def test_a_withdrawn_question_is_off_the_list_and_stays_in_the_history(case: Case) -> None:
    case.add_question_steps([replace(case.question_steps[0], act="withdraw")])
    assert standing(case.question_steps) == {}
    with pytest.raises(QueryError, match="no question of this case is called 'dam'"):
        find(standing(case.question_steps), "dam")
    assert len(case.question_steps) == 2
