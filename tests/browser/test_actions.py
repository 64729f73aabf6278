"""What a person does: come in, read, hover, tab, filter, search, open a tie; and what a stranger tries."""

from __future__ import annotations

import http.client
import re
from typing import TYPE_CHECKING

from tests.browser.conftest import Room, run_room
from tests.telling.invented import case

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


def test_the_address_opens_once_and_then_for_nobody_else(browser: Browser) -> None:
    room = run_room(case())
    first, second = browser.new_context(), browser.new_context()
    one, other = first.new_page(), second.new_page()
    one.goto(room.entrance)
    one.wait_for_url(room.home + "/")
    assert "Karu" in one.content()
    other.goto(room.entrance)
    assert "has been opened already" in other.content()
    other.goto(room.home + "/documents")
    assert "has not come in" in other.content() and "Karu" not in other.content()
    assert one.evaluate("document.cookie") == ""  # no script can read it
    first.close()
    second.close()


def test_a_strangers_host_header_is_refused_over_the_wire(room: Room) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", room.port)
    connection.putrequest("GET", "/", skip_host=True)
    connection.putheader("Host", f"attacker.example:{room.port}")
    connection.endheaders()
    answer = connection.getresponse()
    assert answer.status == 421 and b"Karu" not in answer.read()
    connection.close()


def test_a_page_elsewhere_cannot_read_or_frame_the_room(page: Page, room: Room, browser: Browser) -> None:
    stranger = run_room(case())
    page.goto(room.home + "/")
    outside = browser.new_context(storage_state=page.context.storage_state())
    theirs = outside.new_page()
    theirs.goto(stranger.home + "/enter/wrong")  # another origin on this very computer
    script = "fetch(%r, {credentials: 'include', mode: 'no-cors'}).then(r => r.type + r.status, e => 'failed')"
    assert theirs.evaluate(script % (room.home + "/network/data")) == "failed"
    theirs.set_content(f'<iframe src="{room.home}/"></iframe>')
    theirs.wait_for_timeout(200)
    assert all("Karu" not in frame.content() for frame in theirs.frames[1:])
    outside.close()


def test_resting_on_a_claim_shows_its_chain_and_escape_takes_it_away(page: Page, room: Room) -> None:
    page.goto(room.home + "/documents/da")
    words = page.locator("a.w").first
    words.hover()
    tip = words.locator(".tip")
    assert tip.is_visible() and "Valley Post, citing North Wire, citing “two engineers”" in tip.inner_text()
    page.mouse.move(1, 1)
    assert tip.is_visible()
    page.keyboard.press("Escape")
    assert tip.is_hidden()


def test_the_keyboard_reaches_every_claim_once_and_opens_it(page: Page, room: Room) -> None:
    page.goto(room.home + "/documents/da")
    page.locator("a.w").first.focus()
    assert page.locator("a.w:focus .tip").is_visible()
    described = page.locator("a.w:focus").get_attribute("aria-describedby")
    assert described and "citing" in page.locator(f"#{described}").inner_text()
    reachable = page.locator("a.w:not([tabindex])").count()
    assert reachable == len({a.get_attribute("href") for a in page.locator("a.w").all()})
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/claims/c1$"))
    assert page.locator(".stone-step").count() == 3
    assert page.locator(".stone-step .tag.was-read").count() == 1


def test_a_claims_sentence_leads_back_to_its_place_in_the_text(page: Page, room: Room) -> None:
    page.goto(room.home + "/claims/c3")
    page.locator("a.offsets").first.click()
    page.wait_for_url(re.compile(r"/documents/da\?at=\d+#here$"))
    assert page.locator("#here").count() == 1


def test_a_filter_changes_the_list_in_place_and_the_address_with_it(page: Page, room: Room) -> None:
    page.goto(room.home + "/documents")
    page.get_by_label("Outlet").select_option("Hill Echo")
    page.wait_for_url(re.compile(r"outlet=Hill(\+|%20)Echo"))
    assert page.locator("tbody tr").count() == 1
    assert page.locator("#said").inner_text() == "1–1 of 1 document"
    page.go_back()
    page.wait_for_url(room.home + "/documents")
    page.locator("tbody tr").nth(2).wait_for()
    shared = room.home + "/documents?outlet=Hill+Echo"
    page.goto(shared)
    assert page.locator("tbody tr").count() == 1 and page.get_by_label("Outlet").input_value() == "Hill Echo"


def test_the_search_in_the_header_finds_claims(page: Page, room: Room) -> None:
    page.goto(room.home + "/")
    page.get_by_label("Find claims by their words").fill("flood Oss")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/claims"))
    assert page.locator(".row-claim").count() == 1 and "Critics" in page.locator(".row-claim").inner_text()


def test_a_line_of_the_network_opens_its_sentences(page: Page, room: Room) -> None:
    page.goto(room.home + "/network")
    page.wait_for_selector("#graph[data-ready]")
    assert page.locator(".canvas canvas").count() > 0
    drawn = page.evaluate("sayso.network.edges().map(e => [e.style('line-style'), e.data('words')])")
    assert drawn == [["dashed", "funds"]]
    page.evaluate("sayso.network.edges()[0].emit('tap')")
    page.locator("#tie #opened").wait_for()
    assert "Highland paid for the Karu dam" in page.locator("#tie").inner_text()
    page.get_by_role("link", name="Open this tie").click()
    page.wait_for_url(re.compile("/ties/"))


def test_the_network_is_drawn_again_when_it_is_filtered_as_told_by_one_outlet(page: Page, room: Room) -> None:
    page.goto(room.home + "/network")
    page.wait_for_selector("#graph[data-ready]")
    page.get_by_label("As told by").select_option("Hill Echo")
    page.wait_for_url(re.compile("told=Hill"))
    page.wait_for_selector("#graph[data-ready]")
    assert page.evaluate("sayso.network.edges().map(e => [e.data('claims'), e.data('against')])") == [[0, 1]]


def test_a_text_full_of_markup_and_script_is_only_text(hostile_page: Page, hostile_room: Room) -> None:
    for path in ("/", "/documents", "/documents/da", "/claims", "/claims/c1", "/actors", "/timeline", "/disputes", "/sources"):
        hostile_page.goto(hostile_room.home + path)
        assert hostile_page.locator("main img, main script, main b b b").count() == 0
        assert "<script>alert(1)</script>" in hostile_page.locator("main").inner_text(), path
    hostile_page.goto(hostile_room.home + "/network")
    hostile_page.wait_for_selector("#graph[data-ready]")
    hostile_page.evaluate("sayso.network.edges()[0].emit('tap')")
    hostile_page.locator("#tie #opened").wait_for()


def test_links_in_the_skip_line_and_navigation_work_by_keyboard(page: Page, room: Room) -> None:
    page.goto(room.home + "/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.get_by_role("navigation", name="Pages").get_by_role("link", name="Disputes").click()
    page.wait_for_url(room.home + "/disputes")
    assert page.locator('nav a[aria-current="page"]').inner_text() == "Disputes"
