"""The dossier as a file opened in a real browser: accessible in both themes at every width, and it asks for nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sayso.model import Document, QuestionStep, Sent
from sayso.telling.dossier import Limits, Setting, page
from sayso.telling.scope import about_tie
from sayso.telling.view import Index
from sayso.weighing.hypotheses import Grounds, Matrix, ask_step, matrix, standing, suggest_questions
from tests.browser.test_pages import violations
from tests.telling.invented import HOSTILE, View, case, hostile

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

LATER = Document("x", "x.txt", "0" * 64, "text/plain", "", published="2030-01-02")
SETTING = Setting(
    title="Karu", as_of="2029-01-01", error_rates={"chains": "0.6", "claims (F1)": "0.3"}, purpose="a test", later=(LATER,),
    undated=(replace(LATER, id="y", path="y.txt", published=None),), sent=(Sent("da", "0" * 64, "da.txt", "host:1", "m", 9),),
)  # fmt: skip


def matrix_of(view: View) -> Matrix:
    """The first question the case raises, with a cell that somebody set."""
    grounds = Grounds.of(view)
    asked = ask_step(suggest_questions(grounds)[0], grounds, by="Ann Ode", at="2031-06-01")
    made = matrix(standing([asked])[asked.question], grounds)
    body = '{"rested_on": [], "says": "gone"}'
    gone = QuestionStep(asked.question, "set", "Ann Ode", "2031-06-02", made.rows[0].id, "A", "open", "why not", body)
    return matrix(standing([asked, gone])[asked.question], grounds)


def dossiers() -> dict[str, str]:
    """Dossiers of every kind, by name."""
    index, bad = Index.of(case()), Index.of(hostile())
    return {
        "a case": page(index, replace(SETTING, matrices=(matrix_of(case()),))),
        "a case cut short": page(index, SETTING, limits=Limits(claims=3, documents=1, sources=1, ties=1, dated=1)),
        "a tie": page(index, replace(SETTING, scope=about_tie(index, "Highland|funds|Karu dam"))),
        "a hostile case": page(bad, Setting(title=HOSTILE, case_name=HOSTILE, as_of=HOSTILE, error_rates={HOSTILE: HOSTILE})),
        "an empty case": page(Index.of(View()), Setting()),
    }


@pytest.fixture
def opened(browser: Browser) -> Iterator[Page]:
    """A page that ends without complaints and without having asked for anything but a file."""
    context = browser.new_context()
    shown = context.new_page()
    complaints: list[str] = []
    shown.on("pageerror", lambda error: complaints.append(str(error)))
    shown.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    shown.on("request", lambda request: None if request.url.startswith("file://") else complaints.append(request.url))
    yield shown
    context.close()
    assert complaints == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", dossiers())
def test_axe_finds_nothing_on_a_dossier(opened: Page, tmp_path: Path, name: str, scheme: str) -> None:
    file = tmp_path / "dossier.html"
    file.write_text(dossiers()[name], encoding="utf-8")
    opened.emulate_media(color_scheme=scheme)
    for width in (360, 1280):
        opened.set_viewport_size({"width": width, "height": 800})
        opened.goto(file.as_uri())
        for summary in opened.locator("main summary").all():
            summary.click()
        assert violations(opened) == []
        assert opened.evaluate("document.documentElement.scrollWidth") <= width


def test_a_footnote_is_reached_and_marked(opened: Page, tmp_path: Path) -> None:
    file = tmp_path / "dossier.html"
    file.write_text(dossiers()["a case"], encoding="utf-8")
    opened.goto(file.as_uri())
    number = opened.locator("#ties .fn").first
    target = number.get_attribute("href")
    number.click()
    assert opened.evaluate("location.hash") == target
    assert opened.locator(f"{target}:target").count() == 1
