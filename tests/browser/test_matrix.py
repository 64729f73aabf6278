"""Filling a matrix in a real browser: questions, alternatives, cells, signatures, with JavaScript and without."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from sayso.serving import Reviewer, Shelf
from tests.browser.conftest import Room, come_in, run_shelf, watched
from tests.browser.test_pages import assert_open_and_clean
from tests.serving.test_questions import a_row, dam, shelf

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

__all__ = ["shelf"]  # the fixture


@pytest.fixture
def room(browser: Browser, shelf: Shelf) -> Room:
    return run_shelf(shelf, Reviewer("Ann Ode", lambda: "2031-06-01T10:00:00Z"))


@pytest.fixture
def inside(browser: Browser, room: Room) -> Iterator[BrowserContext]:
    yield from come_in(browser, room)


@pytest.fixture
def page(inside: BrowserContext) -> Iterator[Page]:
    yield from watched(inside)


def open_row(page: Page, row: str) -> None:
    page.locator(f"#row-dam-{row} summary").click()


def set_cell(page: Page, row: str, alternative: str, value: str, note: str = "") -> None:
    form = page.locator(f"#row-dam-{row} form")
    form.get_by_label("Alternative").select_option(alternative)
    form.get_by_label("This row is to it").select_option(value)
    form.get_by_label("Why, in your words").fill(note)
    form.get_by_role("button", name="Set the cell").click()
    page.wait_for_url("**done=*")


def test_cells_are_set_to_each_value_and_given_back(page: Page, room: Room, shelf: Shelf) -> None:
    page.goto(room.home + "/hypotheses/dam")
    row = a_row(shelf).id
    for value in ("consistent", "inconsistent", "not applicable", "open"):
        open_row(page, row)
        set_cell(page, row, "B", value, "as I read it")
        assert page.locator(f"#row-dam-{row} td b").inner_text() == value
        assert "signed" not in page.locator(".done").inner_text() and "Ann Ode set B" in page.locator(".done").inner_text()
    page.locator(".done").get_by_role("button", name="Take it back").click()
    page.wait_for_url("**done=6*")
    assert page.locator(f"#row-dam-{row} td b").count() == 0
    assert [step.act for step in shelf.current().steps] == ["ask", "set", "set", "set", "set", "unset"]
    assert page.locator("#protocol-h ~ ol li").count() == 6


def test_an_alternative_is_added_and_taken_out(page: Page, room: Room, shelf: Shelf) -> None:
    page.goto(room.home + "/hypotheses/dam")
    form = page.get_by_role("form", name="Add an alternative")
    form.get_by_label("The answer, in your words").fill("Nobody <b>paid</b>")
    form.get_by_label("Stated by claims that say: who").fill("Highland")
    form.get_by_label("does what").select_option("funds")
    form.get_by_label("told as").select_option("negated")
    form.get_by_role("button", name="Add it").click()
    page.wait_for_url("**done=2")
    assert [one.says for one in dam(shelf).question.alternatives] == ["Highland paid", "Lowland paid", "Nobody <b>paid</b>"]
    assert "Nobody <b>paid</b>" in page.locator(".matrix").inner_text()
    form = page.get_by_role("form", name="Take an alternative out")
    form.get_by_label("Alternative").select_option("C")
    form.get_by_role("button", name="Take it out").click()
    page.wait_for_url("**done=3")
    assert len(dam(shelf).question.alternatives) == 2


def test_a_matrix_is_signed_and_the_signature_taken_back(page: Page, room: Room, shelf: Shelf) -> None:
    page.goto(room.home + "/hypotheses/dam")
    page.get_by_role("button", name="Sign as Ann Ode").click()
    page.wait_for_url("**done=2")
    assert "signed by Ann Ode on 2031-06-01" in page.locator(".matrix").inner_text()
    page.get_by_role("button", name="Take the signature back").click()
    page.wait_for_url("**done=3")
    assert "signed by nobody" in page.locator(".matrix").inner_text()


def test_a_claim_is_put_into_a_matrix_on_its_page(page: Page, room: Room, shelf: Shelf) -> None:
    claim = next(c for c in shelf.current().index.claims.values() if c.code == "visited")
    page.goto(f"{room.home}/claims/{claim.id}")
    form = page.get_by_role("form", name="Put it into a matrix")
    form.get_by_label("Alternative").select_option("dam B")
    form.get_by_label("This claim is to it").select_option("inconsistent")
    form.get_by_role("button", name="Set the cell").click()
    page.wait_for_url(re.compile("/hypotheses/dam"))
    assert page.locator("tr:target td b").inner_text() == "inconsistent"


def test_a_question_is_asked_taken_over_and_withdrawn(page: Page, room: Room, shelf: Shelf) -> None:
    page.goto(room.home + "/hypotheses")
    form = page.get_by_role("form", name="Ask a question of your own")
    form.get_by_label("The question").fill("Who built the dam?")
    for at, says in enumerate(("Lowland did", "Highland did")):
        form.get_by_label("In your words", exact=True).nth(at).fill(says)
        form.get_by_label("Stated by claims that say: who").nth(at).fill(says.split()[0])
    form.get_by_label("They exclude each other").check()
    form.get_by_role("button", name="Ask it").click()
    page.wait_for_url("**/hypotheses/who-built-the-dam?done=2")
    assert shelf.current().matrices["who-built-the-dam"].question.exclusive
    page.locator("summary", has_text="Withdraw the question").click()
    page.get_by_role("button", name="Withdraw it").click()
    page.wait_for_url("**/hypotheses?done=3")
    page.get_by_role("button", name="Take it over").first.click()
    page.wait_for_url("**done=4")
    assert next(iter(shelf.current().matrices)) == "dam" and len(shelf.current().matrices) == 2


def test_everything_can_be_done_without_javascript(browser: Browser, inside: BrowserContext, room: Room, shelf: Shelf) -> None:
    context = browser.new_context(java_script_enabled=False, storage_state=inside.storage_state())
    opened, row = context.new_page(), a_row(shelf).id
    opened.goto(room.home + "/hypotheses/dam")
    open_row(opened, row)
    set_cell(opened, row, "A", "inconsistent", "she was there")
    assert "she was there" in opened.locator(f"#row-dam-{row}").inner_text()
    opened.get_by_role("button", name="Sign as Ann Ode").click()
    opened.wait_for_url("**done=3")
    assert [step.act for step in shelf.current().steps] == ["ask", "set", "sign"]
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_pages_that_fill_a_matrix(page: Page, room: Room, shelf: Shelf, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)
    claim = a_row(shelf).claims[0].id
    page.goto(room.home + "/hypotheses/dam")
    page.get_by_role("button", name="Sign as Ann Ode").click()
    page.wait_for_url("**done=2")
    for path in ("/hypotheses/dam?done=2", "/hypotheses", f"/claims/{claim}"):
        page.goto(room.home + path)
        assert_open_and_clean(page, path)
