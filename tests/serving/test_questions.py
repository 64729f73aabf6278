"""Filling a matrix from the pages: signed, dated, kept as steps, and only where the room was opened for it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from string import ascii_uppercase

import pytest
from starlette.testclient import TestClient

from sayso.casefile import Case
from sayso.serving import Shelf, Snapshot
from sayso.serving.snapshot import People
from sayso.telling.view import Index
from sayso.weighing.hypotheses import Cell, Grounds, Matrix, Row, ask_step, question_of
from tests.serving.conftest import COOKIE, HOME, browser
from tests.serving.test_review import DATE, FOREIGN, OWN, reviewing
from tests.telling.invented import case
from tests.telling.page import Page
from tests.weighing.hypotheses.dam import case_of, pile, question


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    """The case about a dam, with its question put by Ada Brenn."""
    path = tmp_path / "dam.sayso"
    with Case.open(path, create=True) as case:
        case_of(*pile(), into=case)
        case.add_question_steps([ask_step(question(), Grounds.of(case), by="Ada Brenn", at="2031-05-01T10:00:00Z")])
    made = Shelf(path)
    made.load()
    return made


def send(client: TestClient, **fields: str | list[str]) -> str:
    """Send a form; gives the address it leads to."""
    answer = client.post("/question", data=fields)
    assert answer.status_code == 303, answer.text
    return str(answer.headers["location"])


def dam(shelf: Shelf) -> Matrix:
    return shelf.current().matrices["dam"]


def a_row(shelf: Shelf) -> Row:
    return dam(shelf).rows[0]


def cell(shelf: Shelf, row: str, alternative: str) -> Cell:
    return next(c for r in dam(shelf).rows if r.id == row for c in r.cells if c.alternative == alternative)


def test_a_cell_is_set_with_a_note_and_given_back(shelf: Shelf) -> None:
    client, row = reviewing(shelf), a_row(shelf).id
    here = send(client, do="set", question="dam", row=row, alternative="B", value="not_applicable", note="another year")
    assert here == f"/hypotheses/dam?done=2#row-dam-{row}"
    assert cell(shelf, row, "B").value == "not_applicable" and cell(shelf, row, "B").by_person
    html = client.get(here).text
    assert "not applicable, set by Ann Ode on 2031-06-01: another year" in html and f"set B in row {row} to not applicable" in html
    assert Page.of(html).faults == [] and f'id="row-dam-{row}"' in html
    send(client, do="set", question="dam", row=row, alternative="B", value="as_suggested")
    assert not cell(shelf, row, "B").by_person
    assert [step.act for step in shelf.current().steps] == ["ask", "set", "unset"]


def test_the_case_file_holds_the_steps_and_another_room_finds_them(shelf: Shelf) -> None:
    row = a_row(shelf).id
    send(reviewing(shelf), do="set", question="dam", row=row, alternative="A", value="inconsistent")
    kept = shelf.current()
    assert shelf.as_filed() is kept  # the case was not loaded again for this
    again = Shelf(shelf.path)
    again.load()
    assert again.current().steps == kept.steps and kept.steps[-1].by == "Ann Ode" and kept.steps[-1].at == DATE
    assert again.current().matrices["dam"] == kept.matrices["dam"]


def test_a_claim_without_a_row_is_put_into_the_matrix_on_its_page(shelf: Shelf) -> None:
    client = reviewing(shelf)
    in_rows = {claim.id for row in dam(shelf).rows if row.bearing != "near" for claim in row.claims}
    claim = next(c for c in shelf.current().index.claims.values() if c.code == "visited" and c.id not in in_rows)
    assert "Put it into a matrix" in client.get(f"/claims/{claim.id}").text
    here = send(client, do="put", where="dam B", claim=claim.id, value="consistent")
    row = next(row for row in dam(shelf).rows if claim in row.claims)
    assert here.endswith(f"#row-dam-{row.id}") and cell(shelf, row.id, "B").value == "consistent"
    assert f'id="row-dam-{row.id}"' in client.get(here).text


def test_an_alternative_is_added_and_taken_out_and_what_was_set_is_kept(shelf: Shelf) -> None:
    client, row = reviewing(shelf), a_row(shelf).id
    send(client, do="set", question="dam", row=row, alternative="A", value="inconsistent")
    fields = {"says": "Nobody paid", "subject": "Highland", "code": "funds", "object": "Karu Dam", "polarity": "-"}
    assert send(client, do="add", question="dam", **fields) == "/hypotheses/dam?done=3"
    added = dam(shelf).question.alternatives[-1]
    assert (added.id, added.says, added.patterns[0].polarity) == ("C", "Nobody paid", "-")
    assert cell(shelf, row, "A").by_person and cell(shelf, row, "A").value == "inconsistent"
    assert "Take an alternative out" in client.get("/hypotheses/dam").text
    send(client, do="drop", question="dam", alternative="C")
    assert [one.id for one in dam(shelf).question.alternatives] == ["A", "B"]
    assert client.post("/question", data={"do": "drop", "question": "dam", "alternative": "B"}).status_code == 400


def test_a_letter_that_somebody_set_a_cell_under_is_not_given_to_another_alternative(shelf: Shelf) -> None:
    client, row = reviewing(shelf), a_row(shelf).id
    send(client, do="add", question="dam", says="Nobody paid", subject="", code="", object="", polarity="+")
    send(client, do="set", question="dam", row=row, alternative="C", value="open")
    send(client, do="drop", question="dam", alternative="C")
    assert [(o.row, o.alternative) for o in dam(shelf).orphans] == [(row, "C")]
    send(client, do="add", question="dam", says="It was never built", subject="", code="", object="", polarity="+")
    assert dam(shelf).question.alternatives[-1].id == "D"
    send(client, do="set", question="dam", row=row, alternative="C", value="as_suggested")
    assert dam(shelf).orphans == ()


def test_a_matrix_is_signed_and_the_signature_taken_back(shelf: Shelf) -> None:
    client = reviewing(shelf)
    html = client.get(send(client, do="sign", question="dam", note="as of June")).text
    assert "signed by Ann Ode on 2031-06-01" in html and "Take the signature back" in html and "as of June" in html
    send(client, do="unsign", question="dam")
    assert dam(shelf).signatures == ()


def test_a_question_is_asked_taken_over_and_withdrawn(shelf: Shelf) -> None:
    client = reviewing(shelf)
    fields = {name: ["", "", ""] for name in ("subject", "code", "object")}
    says, polarity = ["Lowland did", "Highland did", ""], ["+", "+", "+"]
    here = send(client, do="ask", question="", asks="Who built the dam?", says=says, polarity=polarity, exclusive="yes", **fields)
    assert here == "/hypotheses/who-built-the-dam?done=2"
    made = shelf.current().matrices["who-built-the-dam"]
    assert made.question.exclusive and [one.says for one in made.question.alternatives] == says[:2]
    raised = shelf.current().suggested_questions[0]
    assert send(client, do="take", question=raised.id) == f"/hypotheses/{raised.id}?done=3"
    assert f"<code>{raised.id}</code>" not in client.get("/hypotheses").text
    assert send(client, do="withdraw", question="who-built-the-dam") == "/hypotheses?done=4"
    again = send(client, do="ask", question="", asks="Who built the dam?", says=says, polarity=polarity, **fields)
    assert again == "/hypotheses/who-built-the-dam-2?done=5"
    assert list(shelf.current().matrices) == ["dam", raised.id, "who-built-the-dam-2"]


def test_a_matrix_with_every_letter_and_many_rows_stays_a_small_page() -> None:
    made = case()
    many = tuple(
        replace(made.claims[0], id=f"m{n:03}", proposition=f"q{n:03}", object_text="the dam of " + "Karu " * 40) for n in range(200)
    )
    view = replace(made, claims=(*made.claims, *many))
    pattern, words = {"subject": "Highland", "code": "funds"}, "paid and paid again " * 20
    alternatives = [{"says": f"{letter}: {words}", "pattern": pattern} for letter in ascii_uppercase]
    question_ = question_of({"question": "Who?", "id": "who", "alternative": alternatives}, name="test")
    step = ask_step(question_, Grounds.of(view), by="Ann Ode", at=DATE)
    shelf = Shelf(Path("invented.sayso"), Snapshot(Index.of(view), people=People(steps=(step,))))
    answer = reviewing(shelf).get("/hypotheses/who")
    assert answer.status_code == 200 and "further rows not shown" in answer.text and len(answer.content) < 500_000


def test_what_others_wrote_meanwhile_is_kept(shelf: Shelf) -> None:
    client, row = reviewing(shelf), a_row(shelf).id
    with Case.open(shelf.path) as case:
        case.add_question_steps([ask_step(question(id="other"), Grounds.of(case), by="Bo Falk", at=DATE)])
    send(client, do="set", question="dam", row=row, alternative="A", value="open")
    assert set(shelf.current().matrices) == {"dam", "other"} and cell(shelf, row, "A").by_person


def test_words_of_a_form_are_escaped(shelf: Shelf) -> None:
    client, row, bad = reviewing(shelf), a_row(shelf).id, "<script>alert(1)</script>"
    send(client, do="add", question="dam", says=bad, subject=bad, code="", object=bad, polarity="+")
    here = send(client, do="set", question="dam", row=row, alternative="C", value="open", note=bad)
    for path in (here, "/hypotheses", f"/claims/{dam(shelf).rows[0].claims[0].id}"):
        assert "<script>alert" not in client.get(path).text


BAD = [
    ({"do": "set", "question": "none"}, 404, "no such question"),
    ({"do": "set", "question": "dam", "row": "none", "alternative": "A", "value": "open"}, 400, "no row"),
    ({"do": "set", "question": "dam", "row": "ROW", "alternative": "Z", "value": "open"}, 400, "no alternative"),
    ({"do": "set", "question": "dam", "row": "ROW", "alternative": "A", "value": "true"}, 400, "cannot be"),
    ({"do": "set", "question": "dam", "row": "ROW", "alternative": "A", "value": "as_suggested"}, 400, "nobody set"),
    ({"do": "put", "where": "dam A", "claim": "none", "value": "open"}, 400, "no such claim"),
    ({"do": "ask", "asks": "Who?", "says": "one"}, 400, "two answers"),
    ({"do": "take", "question": "none"}, 400, "nothing is suggested"),
    ({"do": "add", "question": "dam", "says": ""}, 400, "needs words"),
    ({"do": "destroy"}, 400, "nothing that can be done"),
    ({"do": "sign", "question": "x" * 70_000}, 400, "too large"),
    ({}, 400, "no form of this page"),
]


@pytest.mark.parametrize(("fields", "status", "words"), BAD, ids=[str(b[0])[:60] for b in BAD])
def test_what_cannot_be_done_is_told_and_changes_nothing(shelf: Shelf, fields: dict[str, str], status: int, words: str) -> None:
    given = {name: a_row(shelf).id if value == "ROW" else value for name, value in fields.items()}
    answer = reviewing(shelf).post("/question", data=given)
    assert answer.status_code == status and words in " ".join(answer.text.casefold().split())
    assert len(shelf.current().steps) == 1


@pytest.mark.parametrize("headers", FOREIGN, ids=str)
def test_a_form_of_another_page_is_refused(shelf: Shelf, headers: dict[str, str]) -> None:
    answer = reviewing(shelf).post("/question", data={"do": "sign", "question": "dam"}, headers=headers)
    assert answer.status_code == 403 and dam(shelf).signatures == ()


def test_a_room_for_reading_takes_no_form_and_shows_none(shelf: Shelf) -> None:
    client = browser(shelf, headers={**COOKIE, **OWN})
    assert client.post("/question", data={"do": "sign", "question": "dam"}).status_code == 405
    for path in ("/hypotheses", "/hypotheses/dam", f"/claims/{a_row(shelf).claims[0].id}"):
        assert "/question" not in client.get(path).text
    assert browser(shelf, headers={"origin": HOME}).get("/hypotheses/dam").status_code == 403
