"""The reading room in a real browser; skipped without the extra ``browser`` (Playwright) or without a Chromium."""

from __future__ import annotations

import os
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sayso.serving import Reviewer, Shelf, Snapshot, bind, serve
from sayso.telling.view import CaseView, Index
from tests.telling.invented import case, hostile

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Dialog, Page, Request

CHROMIUM = os.environ.get("SAYSO_CHROMIUM") or next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))), ""
)
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update "
    "--disable-sync"
)


@dataclass(frozen=True)
class Room:
    """A running reading room."""

    home: str
    port: int
    entrance: str


def missing() -> str:
    """Why there is no browser to test in; empty where there is one."""
    if not CHROMIUM:
        return "no Chromium here: set SAYSO_CHROMIUM to one, or install the package chromium"
    return "" if find_spec("playwright") else "Playwright is not installed: pip install '.[browser]'"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Says in one line that nothing was tested in a browser, and why."""
    if missing():
        terminalreporter.write_line(f"tests/browser skipped: {missing()}")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium."""
    if missing():
        pytest.skip(missing())
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS.split())
        yield chromium
        chromium.close()


def run_room(view: CaseView) -> Room:
    """A reading room of its own for a case that lies in no file."""
    return run_shelf(Shelf(Path("invented.sayso"), Snapshot(Index.of(view), name="invented.sayso")))


def run_shelf(shelf: Shelf, reviewer: Reviewer | None = None) -> Room:
    """A reading room of its own in a thread of this process, which ends with the process."""
    listening = bind(0)
    told: list[str] = []
    threading.Thread(
        target=serve,
        args=(shelf,),
        kwargs={
            "listening": listening,
            "token": "token" * 5,
            "session": "session" * 5,
            "announce": told.append,
            "reviewer": reviewer,
        },
        daemon=True,
    ).start()
    _until_it_answers(listening.getsockname()[1])
    return Room(told[0].partition("/enter")[0], listening.getsockname()[1], told[0])


def _until_it_answers(port: int) -> None:
    ends = time.monotonic() + 30
    while time.monotonic() < ends:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=5).close()
            return
        except OSError:
            continue
    raise AssertionError("the reading room did not open")


@pytest.fixture(scope="session")
def room(browser: Browser) -> Room:
    """The invented case."""
    return run_room(case())


@pytest.fixture(scope="session")
def hostile_room(browser: Browser) -> Room:
    """A case in which every text is markup, script or odd Unicode."""
    return run_room(hostile())


@pytest.fixture(scope="session")
def inside(browser: Browser, room: Room) -> Iterator[BrowserContext]:
    """A browser that has come in by the printed address."""
    yield from come_in(browser, room)


@pytest.fixture(scope="session")
def inside_hostile(browser: Browser, hostile_room: Room) -> Iterator[BrowserContext]:
    """The same for the hostile case."""
    yield from come_in(browser, hostile_room)


def come_in(browser: Browser, room: Room) -> Iterator[BrowserContext]:
    """A browser that has come in by the printed address."""
    context = browser.new_context()
    context.set_default_timeout(20_000)
    page = context.new_page()
    page.goto(room.entrance)
    page.wait_for_url(room.home + "/")
    page.close()
    yield context
    context.close()


@pytest.fixture
def page(inside: BrowserContext) -> Iterator[Page]:
    """A fresh page in the room, which must end without complaints."""
    yield from watched(inside)


@pytest.fixture
def hostile_page(inside_hostile: BrowserContext) -> Iterator[Page]:
    """The same for the hostile case."""
    yield from watched(inside_hostile)


def watched(context: BrowserContext) -> Iterator[Page]:
    """A fresh page, which must end without complaints."""
    opened = context.new_page()
    complaints: list[str] = []
    foreign: list[str] = []

    def note_dialog(dialog: Dialog) -> None:
        complaints.append("a dialog opened")
        dialog.dismiss()

    def note_error(message: ConsoleMessage) -> None:
        if message.type == "error":
            complaints.append(message.text)

    def note_request(request: Request) -> None:
        if not request.url.startswith("http://127.0.0.1:"):
            foreign.append(request.url)

    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.on("console", note_error)
    opened.on("dialog", note_dialog)
    opened.on("request", note_request)
    yield opened
    opened.close()
    assert complaints == [] and foreign == []
