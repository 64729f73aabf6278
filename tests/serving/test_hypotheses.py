"""Questions with alternatives on the pages."""

from __future__ import annotations

from pathlib import Path

from starlette.testclient import TestClient

from sayso.serving import Shelf, Snapshot
from sayso.serving.snapshot import People
from sayso.telling.view import Index
from sayso.weighing.hypotheses import Grounds, ask_step, suggest_questions
from tests.serving.conftest import COOKIE, browser
from tests.telling.invented import View, case
from tests.telling.page import Page


def asked(view: View) -> Shelf:
    """The invented case with the first question that it raises asked by a person."""
    grounds = Grounds.of(view)
    step = ask_step(suggest_questions(grounds)[0], grounds, by="Ann Ode", at="2031-06-01T10:00:00Z")
    return Shelf(Path("invented.sayso"), Snapshot(Index.of(view), people=People(steps=(step,))))


def client_of(shelf: Shelf) -> TestClient:
    return browser(shelf, headers=COOKIE)


def test_a_question_is_listed_with_how_far_people_are_with_it() -> None:
    shelf = asked(case())
    name = next(iter(shelf.current().matrices))
    text = client_of(shelf).get("/hypotheses").text
    assert f"/hypotheses/{name}" in text and "signed by nobody" in text and "What the case itself raises" in text


def test_a_matrix_shows_its_counts_what_one_origin_changes_and_leads_to_the_sentences() -> None:
    shelf = asked(case())
    client, name = client_of(shelf), next(iter(shelf.current().matrices))
    html = client.get(f"/hypotheses/{name}").text
    page = Page.of(html)
    assert page.faults == [] and page.open == []
    assert "If one origin is left out" in html and "without <bdi>North Wire</bdi>" in html and "What would settle it" in html
    claims = [t for t in page.targets if t.startswith("/claims/")]
    assert claims and all(client.get(t).status_code == 200 for t in claims)
