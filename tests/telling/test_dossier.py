"""The page as a whole: nothing leaks out of or into it, and every footnote leads somewhere."""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256

import pytest

from sayso.model import Tie
from sayso.telling import Limits, dossier
from sayso.telling.dossier import Setting
from sayso.telling.markdown import markdown
from sayso.telling.view import Index
from tests.telling.invented import HOSTILE, View, case, hostile
from tests.telling.page import Page, pictures, words_of

VIEWS = {"a case": case(), "a hostile case": hostile(), "an empty case": View()}
NO_LAYOUT = {
    "no sentences": replace(case(), sentences=()),
    "not weighed": replace(case(), relations=(), ties=(), origins=(), propositions=()),
}


@pytest.mark.parametrize("view", [*VIEWS.values(), *NO_LAYOUT.values()], ids=[*VIEWS, *NO_LAYOUT])
def test_every_page_is_closed_and_every_footnote_leads_somewhere(view: View) -> None:
    page = Page.of(dossier(view))
    assert page.faults == [] and page.open == []
    assert len(page.ids) == len(set(page.ids))
    assert {t for t in page.targets if t.startswith("#")} == set(page.targets)
    assert {t[1:] for t in page.targets} <= set(page.ids)
    assert set(page.labels) <= set(page.ids)


@pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS)
def test_the_page_needs_nothing_else(view: View) -> None:
    html = dossier(view, title=HOSTILE, case_name=HOSTILE, error_rates={HOSTILE: HOSTILE}, as_of=HOSTILE)
    page = Page.of(html)
    assert not set(page.tags) & {"script", "img", "iframe", "object", "embed", "link", "form", "base", "b><script"}
    assert not [a for a in page.attributes if a[1] in ("src", "srcset", "style", "xlink:href") or a[1].startswith("on")]
    assert "url(" not in html and "@import" not in html
    assert not re.search(r"(?:href|src)=\"?\s*(?:https?:|//|javascript:|data:)", html)


@pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS)
def test_pictures_are_well_formed_and_named(view: View) -> None:
    html = dossier(view)
    for picture in pictures(html):
        hidden = picture.get("aria-hidden") == "true"
        assert hidden or (picture.find("title") is not None and picture.find("desc") is not None)
    assert "\x00" not in html and "\u202e" not in html


def test_only_the_style_of_the_page_itself_is_allowed() -> None:
    html = dossier(case())
    style = re.findall(r"<style>(.*?)</style>", html, re.DOTALL)
    assert len(style) == 1
    digest = b64encode(sha256(style[0].encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'" in html.replace("&#39;", "'")


def test_words_of_a_text_are_shown_as_they_are() -> None:
    shown = "".join(Page.of(dossier(hostile())).text)
    assert "<script>alert(1)</script>" in shown
    assert "{{ 7 * 7 }}" in shown
    assert "العربية" in shown


def test_the_same_case_gives_the_same_bytes() -> None:
    assert dossier(case(), title="Karu").encode() == dossier(case(), title="Karu").encode()


def test_denial_and_what_it_denies_stand_side_by_side() -> None:
    html = dossier(case())
    disputed = html[html.index('id="disputed"') : html.index('id="differ"')]
    a, b = disputed.split('aria-label="Position B"')
    relayed = "Valley Post, citing North Wire, citing “two engineers” (not named, 2 of them), says: Highland paid for the Karu dam."
    assert relayed in words_of(a)
    assert "Hill Echo, citing Ada Brenn, reports a denial of this: Highland had paid for the Karu dam." in words_of(b)
    assert "<b>denies</b>" in disputed


def _with_a_post() -> View:
    """The dam case in which the dam's spokeswoman is said to lead Highland, by more than anything else is said."""
    made = case()
    said = tuple(
        replace(c, id=f"p{n}", code="leads", subject="b", object="h", proposition="p9") for n, c in enumerate(made.claims[:3])
    )
    ties = (Tie("b", "leads", "h", tuple(c.id for c in said), (), 3, 3), *made.ties)
    return replace(made, claims=(*made.claims, *said), ties=ties)


def test_support_acts_and_disputes_come_first_and_posts_last() -> None:
    html = dossier(_with_a_post())
    places = [html.index(f'<section id="{name}"') for name in ("disputed", "ties", "claims", "time", "drift", "cited", "sources")]
    assert places == sorted(places)
    told = html[html.index('<section id="claims"') : html.index('<section id="time"')]
    posts = told.index("Posts and memberships</h3>")
    assert (
        told.index("Whether Highland funds Karu dam")
        < told.index("Said once")
        < posts
        < told.index("Whether Ada Brenn leads Highland")
    )
    text = markdown(Index.of(_with_a_post()), Setting())
    ties, claims = text.split("## Who is said to do what to whom")[1].split("## Who says what")
    assert ties.index("Highland funds Karu dam") < ties.index("Ada Brenn leads Highland")
    assert claims.index("### Said once") < claims.index("### Posts and memberships") < claims.index("Ada Brenn leads Highland")


def test_a_claim_shows_condition_time_quantity_and_missing_origin() -> None:
    html = dossier(case())
    assert "it rains" in html
    assert "at least 40,000,000 crowns" in html
    assert "not stated, counted as none" in html
    assert "until 31 Dec 2030" in html


def test_the_as_of_date_and_error_rates_are_those_given() -> None:
    html = dossier(case(), as_of="2021-05-06", error_rates={"named mentions": "F1 .80"})
    assert "6 May 2021" in html and "<dt>named mentions</dt><dd>F1 .80</dd>" in html
    assert "As of" not in dossier(case())


def test_what_is_left_out_is_counted_and_the_command_named() -> None:
    html = dossier(case(), case_name="karu.sayso", limits=Limits(claims=3, documents=1, sources=1))
    page = Page.of(html)
    assert "3 less corroborated claims not shown here" in html and "sayso show karu.sayso claims" in html
    assert "2 documents not shown here" in html
    assert {t[1:] for t in page.targets} <= set(page.ids)


def test_a_text_by_someone_who_is_spoken_of_but_never_heard_is_missed() -> None:
    missed = "Highland is spoken of in 3 claims and is nowhere named as a source."
    assert missed in dossier(case())
    view = case()
    written = tuple(replace(d, authors=("Highland",)) for d in view.documents)
    assert missed not in dossier(replace(view, documents=written))
