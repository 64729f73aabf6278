"""Every page as a person meets it: it opens, it is accessible in both themes at every width, and nothing leaves this computer."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import Room, come_in, run_shelf, watched
from tests.serving.test_hypotheses import asked
from tests.serving.test_pages import LISTS as SERVED
from tests.telling.invented import case

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

LISTS = [*SERVED, "/judgements"]
SINGLE = [
    ("/documents", "/documents/"), ("/claims", "/claims/"), ("/actors", "/actors/"), ("/network", "/ties/"),
    ("/disputes", "/disputes/"), ("/sources", "/sources/"),
]  # fmt: skip
PROBLEMS = ["/claims/none", "/documents?page=x"]
WIDTHS = [360, 768, 1280, 1920]


@cache
def axe() -> str:
    return (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")


def violations(page: Page) -> list[str]:
    """What axe-core finds wrong, by rule and place."""
    page.evaluate(axe())
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [f"{v['id']}: {json.dumps([n['target'] for n in v['nodes'][:4]])}" for v in found["violations"]]


def assert_open_and_clean(page: Page, path: str) -> None:
    """Axe finds nothing with everything unfolded, and nothing is wider than a narrow or a wide screen."""
    for summary in page.locator("main summary").all():
        summary.click()
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert violations(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path


def single(page: Page, room: Room, of: str, under: str) -> str:
    """The path of the first page of a kind that a list leads to."""
    page.goto(room.home + of)
    found = page.locator(f'main a[href^="{under}"]').first.get_attribute("href")
    assert found
    return str(found).partition("#")[0]


def visit(page: Page, room: Room, path: str) -> None:
    page.goto(room.home + path)
    if path == "/network":
        page.wait_for_selector("#graph[data-ready]")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", LISTS)
def test_axe_finds_nothing_on_a_list(page: Page, room: Room, path: str, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        visit(page, room, path)
        assert violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("of", "under"), SINGLE, ids=[u for _, u in SINGLE])
def test_axe_finds_nothing_on_one_of_a_list(page: Page, room: Room, of: str, under: str, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)
    path = single(page, room, of, under)
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        visit(page, room, path)
        assert violations(page) == []


def test_axe_finds_nothing_on_the_chain_that_a_claim_shows(page: Page, room: Room) -> None:
    page.goto(room.home + "/documents/da")
    page.locator("a.w").first.focus()
    assert violations(page) == []


def test_axe_finds_nothing_on_a_matrix(browser: Browser) -> None:
    shelf = asked(case())
    room = run_shelf(shelf)
    for context in come_in(browser, room):
        for opened in watched(context):
            for width in (360, 1280):
                opened.set_viewport_size({"width": width, "height": 800})
                opened.goto(f"{room.home}/hypotheses/{next(iter(shelf.current().matrices))}")
                for summary in opened.locator("main summary").all():
                    summary.click()
                assert violations(opened) == []
                assert opened.evaluate("document.documentElement.scrollWidth") <= width


def test_axe_finds_nothing_on_pages_of_hostile_texts(hostile_page: Page, hostile_room: Room) -> None:
    paths = [*LISTS, *(single(hostile_page, hostile_room, of, under) for of, under in SINGLE)]
    for width in (360, 1280):
        hostile_page.set_viewport_size({"width": width, "height": 800})
        for path in paths:
            visit(hostile_page, hostile_room, path)
            assert violations(hostile_page) == [], path
            assert hostile_page.evaluate("document.documentElement.scrollWidth") <= width, path


@pytest.mark.parametrize("path", PROBLEMS)
def test_axe_finds_nothing_on_a_page_that_says_what_went_wrong(inside: BrowserContext, room: Room, path: str) -> None:
    opened = inside.new_page()
    opened.goto(room.home + path)
    assert violations(opened) == []
    opened.close()


@pytest.mark.parametrize("width", WIDTHS)
def test_no_page_is_wider_than_its_window(page: Page, room: Room, width: int) -> None:
    paths = [*LISTS, *(single(page, room, of, under) for of, under in SINGLE)]
    page.set_viewport_size({"width": width, "height": 800})
    for path in paths:
        visit(page, room, path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path


def test_every_page_is_there_without_javascript(browser: Browser, room: Room, inside: BrowserContext) -> None:
    context = browser.new_context(java_script_enabled=False, storage_state=inside.storage_state())
    opened = context.new_page()
    for path in LISTS:
        answer = opened.goto(room.home + path)
        assert answer and answer.status == 200
        assert opened.locator("h1").is_visible()
    assert opened.locator("#graph").count() == 0
    opened.goto(room.home + "/network")
    assert opened.locator("#graph").is_hidden() and opened.locator("table a").first.is_visible()
    opened.goto(room.home + "/documents")
    opened.get_by_label("Outlet").select_option("Hill Echo")
    opened.get_by_role("button", name="Show").click()
    assert "outlet=Hill+Echo" in opened.url and opened.locator("tbody tr").count() == 1
    opened.goto(room.home + "/documents/da")
    opened.locator("a.w").first.hover()
    assert opened.locator("a.w .tip").first.is_visible()
    context.close()


def test_in_print_only_the_content_is_left(page: Page, room: Room) -> None:
    page.emulate_media(media="print")
    page.goto(room.home + "/documents/da")
    assert page.locator("header.top").is_hidden() and page.locator(".text").is_visible()
