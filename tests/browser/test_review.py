"""Reviewing in a real browser: buttons and keys, corrections, undo."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sayso.build import weigh_again
from sayso.casefile import Case
from sayso.model import Polarity
from sayso.serving import Reviewer, Shelf
from tests.browser.conftest import Room, come_in, run_shelf, watched
from tests.browser.test_pages import assert_open_and_clean
from tests.casefile.invented import reading

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

DISAGREE: tuple[tuple[int, Polarity], ...] = ((1, "+"), (2, "-"))


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    path = tmp_path / "inquiry.sayso"
    with Case.open(path, create=True) as case:
        for number, polarity in DISAGREE:  # they do not agree, so that there is something to review
            made = reading(number)
            claim, *others = made.claims
            object_ = made.entities[0].id
            claim = replace(claim, object=object_, modality="actual", hedge=None, quantity=None)
            claim = replace(claim, polarity=polarity)
            case.add(replace(made, claims=(claim, *others)), reader_version="by hand")
        weigh_again(case)
    loaded = Shelf(path)
    loaded.load()
    return loaded


@pytest.fixture
def room(browser: Browser, shelf: Shelf) -> Room:
    return run_shelf(shelf, Reviewer("Ann Ode", lambda: "2031-06-01T10:00:00Z"))


@pytest.fixture
def page(browser: Browser, room: Room) -> Iterator[Page]:
    for context in come_in(browser, room):
        yield from watched(context)


def test_an_entry_is_accepted_by_key_and_undone_by_key(page: Page, room: Room, shelf: Shelf) -> None:
    page.goto(room.home + "/review")
    page.locator(".item").first.focus()
    page.keyboard.press("a")
    page.wait_for_url("**/review?done=j1")
    assert "signed by Ann Ode, in force" in page.locator(".done").inner_text()
    page.locator(".item").first.focus()
    page.keyboard.press("u")
    page.wait_for_url("**/review?done=j2")
    assert [row["state"] for row in shelf.current().judgements] == ["revoked", "revocation"]


def test_keys_move_between_entries_and_do_nothing_outside_them(page: Page, room: Room, shelf: Shelf) -> None:
    page.goto(room.home + "/review")
    page.keyboard.press("a")
    page.locator(".item").first.focus()
    page.keyboard.press("j")
    assert page.locator(".item").nth(1).evaluate("e => e === document.activeElement")
    page.keyboard.press("k")
    assert page.locator(".item").first.evaluate("e => e === document.activeElement")
    assert shelf.current().judgements == ()


def test_a_claim_is_corrected_on_its_page(page: Page, room: Room, shelf: Shelf) -> None:
    claim = next(iter(shelf.current().index.claims.values()))
    page.goto(f"{room.home}/claims/{claim.id}")
    page.locator("summary", has_text="Correct").click()
    page.locator('select[name="polarity"]').select_option("-" if claim.polarity == "+" else "+")
    page.get_by_label("Why, in your words").fill("a negation was <b>missed</b>")
    page.locator("form button", has_text="Correct").click()
    page.wait_for_url("**/claims/*?done=j1")
    assert shelf.current().index.claims[claim.id].polarity != claim.polarity
    page.goto(room.home + "/judgements")
    assert "a negation was <b>missed</b>" in page.locator("main").inner_text()


def test_a_claim_is_rejected_and_an_actor_split_and_merged(page: Page, room: Room, shelf: Shelf) -> None:
    page.goto(f"{room.home}/claims/{next(iter(shelf.current().index.claims))}")
    page.get_by_role("button", name="Reject").click()
    page.wait_for_url("**done=j1")
    actor = next(e for e in shelf.current().index.entities.values() if len(shelf.current().members(e.id)) > 1)
    page.goto(f"{room.home}/actors/{actor.id}")
    page.locator("summary", has_text="Split").click()
    page.locator('input[name="member"]').first.check()
    page.get_by_role("button", name="Split").click()
    page.wait_for_url("**done=j2")
    one, other = [e.id for e in shelf.current().index.entities.values() if e.name == actor.name]
    page.goto(f"{room.home}/actors/{one}")
    page.locator("summary", has_text="Merge").click()
    page.locator('input[name="other"]').fill(other)
    page.get_by_role("button", name="Merge").click()
    page.wait_for_url("**done=j3")
    assert [row["kind"] for row in shelf.current().judgements] == ["reject", "split", "merge"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_pages_that_judge(page: Page, room: Room, shelf: Shelf, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)
    actor = next(e.id for e in shelf.current().index.entities.values() if len(shelf.current().members(e.id)) > 1)
    page.goto(room.home + "/review")
    page.locator(".item").first.focus()
    page.keyboard.press("a")
    page.wait_for_url("**done=j1")
    for path in ("/review?done=j1", "/judgements", f"/claims/{next(iter(shelf.current().index.claims))}", f"/actors/{actor}"):
        page.goto(room.home + path)
        assert_open_and_clean(page, path)
