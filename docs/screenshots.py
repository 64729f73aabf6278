"""A screenshot of every page of the reading room, in both themes, into docs/screenshots/.

    python docs/screenshots.py [--into docs/screenshots] [--case CASE]

Without a case, the ten bundled examples are read first (exercises, not findings), and one question that they raise is asked, with a
cell set. Needs the extras ``serve`` and ``browser`` and a Chromium (found on the path, or named by SAYSO_CHROMIUM).
"""

from __future__ import annotations

import argparse
import os
import shutil
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from sayso import build
from sayso.casefile import Case
from sayso.cli.demo_command import copy_examples
from sayso.serving import Reviewer, Shelf, Snapshot, bind, serve
from sayso.weighing.hypotheses import Grounds, ask_step, matrix, set_step, standing, suggest_questions

DATE = "2024-01-15T09:00:00Z"
WHO = "Ann Ode"
WIDE, NARROW = {"width": 1120, "height": 780}, {"width": 360, "height": 740}
NARROW_TOO = ("document", "claim", "network", "disputes")  # pages that are also shown as on a telephone
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update "
    "--disable-sync"
)


def main() -> None:
    """Make the screenshots."""
    parser = argparse.ArgumentParser(description="A screenshot of every page of the reading room, in both themes.")
    parser.add_argument("--into", type=Path, default=Path(__file__).parent / "screenshots")
    parser.add_argument("--case", type=Path)
    given = parser.parse_args()
    given.into.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        case = given.case or example_case(Path(folder))
        for name in shoot(case, given.into):
            print(name)


def example_case(folder: Path) -> Path:
    """The bundled examples, read, with one question asked."""
    here = Path.cwd()
    os.chdir(folder)
    try:
        copy_examples(Path("examples"))
        build.read("examples", case="inquiry.sayso").close()
    finally:
        os.chdir(here)
    path = folder / "inquiry.sayso"
    with Case.open(path) as case:
        grounds = Grounds.of(case)
        question = next(q for q in suggest_questions(grounds) if not q.asks.startswith("Does"))
        asked = ask_step(question, grounds, by=WHO, at=DATE)
        made = matrix(standing([asked])[question.id], grounds)
        cell = question.alternatives[0]
        judged = set_step(made, made.rows[0], cell, "inconsistent", grounds, by=WHO, at=DATE, note="its own word on itself")
        case.add_question_steps([asked, judged])
    return path


def pages(case: Snapshot) -> Iterator[tuple[str, str]]:
    """Every kind of page: a name and a path."""
    lists = "documents claims actors network timeline disputes drift sources hypotheses review".split()
    yield "overview", "/"
    yield from ((name, f"/{name}") for name in lists)
    disputed = next(iter(case.disputes.values()), None)
    fullest = max(case.index.documents, key=lambda d: len(case.claims_in.get(d, ())))
    longest = max(case.index.claims.values(), key=lambda c: (len(case.index.acts(c)), c.code is not None))
    yield "search", "/claims?q=weapons"
    yield "document", f"/documents/{fullest}"
    yield "claim", f"/claims/{disputed.positions[0].claims[0].id if disputed else longest.id}"
    yield "chain", f"/claims/{longest.id}"
    yield "actor", f"/actors/{max(case.about, key=lambda a: len(case.about[a]))}"
    yield from (
        (name, f"/{under}/{next(iter(found))}")
        for name, under, found in (
            ("tie", "ties", case.ties), ("dispute", "disputes", case.disputes), ("source", "sources", case.sources),
            ("matrix", "hypotheses", case.matrices),
        )
        if found
    )  # fmt: skip
    yield "not-found", "/claims/none"


@dataclass(frozen=True)
class Shot:
    """One picture to make."""

    name: str
    path: str
    scheme: str
    size: dict[str, int]


def shots(case: Snapshot) -> Iterator[Shot]:
    """All pictures."""
    for name, path in pages(case):
        for scheme in ("light", "dark"):
            yield Shot(f"{name}-{scheme}.png", path, scheme, WIDE)
        if name in NARROW_TOO:
            yield Shot(f"{name}-narrow.png", path, "light", NARROW)


def shoot(path: Path, into: Path) -> Iterator[str]:
    """Serve the case, take the pictures, tell their names."""
    shelf, told = Shelf(path), []
    shelf.load()
    listening = bind(0)
    home = f"http://127.0.0.1:{listening.getsockname()[1]}"
    arguments: dict[str, Any] = {"listening": listening, "token": "t" * 24, "session": "s" * 24, "announce": told.append}
    arguments["reviewer"] = Reviewer(WHO, lambda: DATE)
    threading.Thread(target=serve, args=(shelf,), kwargs=arguments, daemon=True).start()
    chromium = os.environ.get("SAYSO_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS.split())
        page = browser.new_page()
        page.goto(f"{home}/enter/{'t' * 24}")
        page.wait_for_url(home + "/")
        for shot in shots(shelf.current()):
            page.set_viewport_size(shot.size)  # type: ignore[arg-type]
            page.emulate_media(color_scheme=shot.scheme)  # type: ignore[arg-type]
            page.goto(home + shot.path)
            if shot.path == "/network":
                page.wait_for_selector("#graph[data-ready]")
            if shot.name.startswith("document-"):
                page.locator(".text a.w").nth(6).hover()
            page.screenshot(path=str(into / shot.name))
            shrink(into / shot.name)
            yield shot.name
        browser.close()


def shrink(picture: Path) -> None:
    """Reduce a picture to 64 colours, which is enough for these pages, where Pillow is installed."""
    try:
        from PIL import Image
    except ImportError:
        return
    with Image.open(picture) as full:
        reduced = full.convert("RGB").quantize(64, dither=Image.Dither.NONE)
    reduced.save(picture, optimize=True)


if __name__ == "__main__":
    main()
