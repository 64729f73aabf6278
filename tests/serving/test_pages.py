"""Every page of an invented case: what it shows, what it refuses, and that it refers to no other host."""

from __future__ import annotations

import re
from urllib.parse import urljoin

import pytest
from starlette.testclient import TestClient

from sayso.serving.assets import _FILES, asset
from tests.serving.conftest import HOME, room
from tests.telling.invented import case
from tests.telling.page import Page

LISTS = [
    "/",
    "/documents",
    "/claims",
    "/actors",
    "/network",
    "/timeline",
    "/disputes",
    "/drift",
    "/sources",
    "/hypotheses",
    "/review",
]
SHOWN = [
    ("/", ["Highland", "3 texts from 2 outlets", "What this pile lacks"]),
    ("/documents", ["Who paid for Karu?", "Hill Echo"]),
    ("/documents/da", ["North Wire", "citing two engineers", "Highland paid for the Karu dam"]),
    ("/claims", ["Karu dam", "1–"]),
    ("/claims/c1", ["On whose word", "only reported", "Who denies it", "North Wire"]),
    ("/actors", ["Ada Brenn", "Persons are not ranked"]),
    ("/actors/h", ["Highland", "country", "Ties"]),
    ("/network", ["As told by", "Karu dam"]),
    ("/timeline", ["Happened", "Said", "Published", "2019"]),
    ("/disputes", ["cannot both hold", "Nobody wins", "Highland"]),
    ("/drift", ["Neither wording is said to be right", "Circular reporting"]),
    ("/hypotheses", ["What the case itself raises", "Nobody has asked"]),
    ("/review", ["one side of a dispute rests on it alone", "For reading only"]),
    ("/judgements", ["Nothing is ever taken away"]),
    ("/sources", ["Who relies on whom", "<svg", "two engineers"]),
]


def pages(client: TestClient) -> dict[str, str]:
    """Every page that can be reached from the overview by links, by its path without the fragment."""
    found: dict[str, str] = {}
    waiting = ["/"]
    while waiting:
        path = waiting.pop()
        if path in found:
            continue
        answer = client.get(path)
        assert answer.status_code == 200, path
        found[path] = answer.text
        for target in Page.of(answer.text).targets:
            full = urljoin(HOME + path, target).partition("#")[0]
            assert full.startswith(HOME + "/"), f"{path} refers to {target}"
            if "/static/" not in full and full.removeprefix(HOME) not in found:
                waiting.append(full.removeprefix(HOME))
    return found


@pytest.fixture(scope="module")
def crawled() -> dict[str, str]:
    return pages(room(case()))


@pytest.mark.parametrize(("path", "words"), SHOWN, ids=[p for p, _ in SHOWN])
def test_a_page_shows_what_it_is_for(path: str, words: list[str]) -> None:
    text = re.sub(r"<(?!svg)[^>]*>", "", room(case()).get(path).text)
    flat = " ".join(text.split())
    assert [w for w in words if w not in flat] == []


def test_every_link_leads_to_a_page_and_every_kind_of_page_is_reached(crawled: dict[str, str]) -> None:
    kinds = {re.sub(r"(?<=^/)([a-z]+)/.*", r"\1/", path.partition("?")[0]) for path in crawled}
    assert {*LISTS, "/documents/", "/claims/", "/actors/", "/ties/", "/disputes/", "/sources/"} <= kinds


def test_pages_are_well_formed_and_hold_no_script_or_style_of_their_own(crawled: dict[str, str]) -> None:
    for path, html in crawled.items():
        page = Page.of(html)
        assert page.faults == [] and page.open == [], path
        assert sorted(i for i in page.ids if page.ids.count(i) > 1) == [], path
        assert [label for label in page.labels if label not in page.ids] == [], path
        assert "style" not in page.tags, path
        assert [(t, n) for t, n, _ in page.attributes if n == "style" or n.startswith("on")] == [], path
        assert all(v.startswith("/static/") for t, n, v in page.attributes if (t, n) == ("script", "src")), path
        assert html.count("<script") == html.count("<script src="), path


def test_no_page_or_file_of_ours_refers_to_another_host(crawled: dict[str, str]) -> None:
    allowed = {"http://www.w3.org/2000/svg"}  # a name in our picture, never fetched
    own = {name: asset(name).data.decode() for name in _FILES if name not in ("htmx.js", "cytoscape.js")}
    for name, text in {**crawled, **own}.items():
        assert set(re.findall(r"(?:https?:)?//[a-z0-9.-]+\.[a-z]+[^\s\"'<>)]*", text)) <= allowed, name


def test_every_page_has_one_first_heading_a_title_and_a_way_past_the_navigation(crawled: dict[str, str]) -> None:
    titles = [re.search(r"<title>(.*?)</title>", html, re.DOTALL) for html in crawled.values()]
    assert all(t and not t.group(1).startswith(" ·") for t in titles)
    assert [path for path, html in crawled.items() if html.count("<h1") != 1 or 'href="#main"' not in html] == []


BAD = [
    ("/documents/none", 404, "no such document"),
    ("/documents/da?at=100000", 400, "whole number"),
    ("/documents/da?at=-1", 400, "whole number"),
    ("/documents/da?part=2", 400, "from 1 to 1"),
    ("/documents?page=0", 400, "whole number"),
    ("/documents?page=1e9", 400, "whole number"),
    ("/documents?page=٣", 400, "whole number"),
    ("/documents?genre=novel", 400, "Choose one"),
    ("/documents?from=yesterday", 400, "2024-05-01"),
    ("/documents?from=2024-13", 400, "2024-05-01"),
    ("/documents?q=" + "x" * 201, 400, "at most 200"),
    ("/documents?q=a%00b", 400, "control characters"),
    ("/claims/none", 404, "no such claim"),
    ("/claims?code=loves", 400, "Choose one"),
    ("/claims?source=none", 404, "no such source"),
    ("/claims?actor=none", 404, "no such actor"),
    ("/actors/none", 404, "no such actor"),
    ("/actors?type=Ghost", 400, "Choose one"),
    ("/network?told=Nobody", 400, "Choose one"),
    ("/network/data?code=loves", 400, "Choose one"),
    ("/ties/none", 404, "no such tie"),
    ("/disputes/none", 404, "no such dispute"),
    ("/sources/none", 404, "no such source"),
    ("/hypotheses/none", 404, "no such question"),
    ("/review?what=people", 400, "Choose one"),
    ("/drift?aspect=colour", 400, "Choose one"),
    ("/claims?relation=funds", 400, "It knows q, code, outlet"),
    ("/network?relation=funds", 400, "no “relation”"),
    ("/network/data?relation=funds", 400, "It knows code, told"),
    ("/?outlet=Hill+Echo", 400, "Leave out what follows the question mark"),
    ("/nothing", 404, "no such page"),
    ("/documents/da/../../etc", 404, "no such page"),
]


@pytest.mark.parametrize(("path", "status", "words"), BAD, ids=[p[:40] for p, _, _ in BAD])
def test_bad_input_gets_a_page_that_says_what_happened_and_what_to_do(path: str, status: int, words: str) -> None:
    answer = room(case()).get(path)
    assert answer.status_code == status
    assert words in answer.text.replace("\n", " ") and "Traceback" not in answer.text
    assert 'href="/"' in answer.text


def test_no_page_heeds_a_name_that_it_does_not_know(crawled: dict[str, str]) -> None:
    client = room(case())
    for path in dict.fromkeys(path.partition("?")[0] for path in crawled):
        answer = client.get(path, params={"nonsense": "1"})
        assert answer.status_code == 400 and "no “nonsense”" in answer.text, path


def test_a_page_knows_every_filter_that_it_offers(crawled: dict[str, str]) -> None:
    client = room(case())
    for path, html in crawled.items():
        for action, form in re.findall(r'<form[^>]* action="(/[a-z]*)" method="get"[^>]*>(.*?)</form>', html, re.DOTALL):
            names = re.findall(r' name="([a-z]+)"', form)
            assert names and client.get(action, params=dict.fromkeys(names, "")).status_code == 200, path


def test_past_the_last_page_the_last_one_is_shown() -> None:
    assert "1–3 of 3 documents" in room(case()).get("/documents?page=99").text


FILTERS = [
    ("/documents?q=karu", "1–3 of 3 documents"),
    ("/documents?q=spokeswoman", "1–1 of 1 document"),
    ("/documents?outlet=Hill+Echo", "1–1 of 1 document"),
    ("/documents?genre=opinion", "1–1 of 1 document"),
    ("/documents?from=2020-03-03", "1–1 of 1 document"),
    ("/documents?to=2020", "1–2 of 2 documents"),
    ("/documents?q=unicorn", "No document fits."),
    ("/claims?q=flood", "1–1 of 1 claim"),
    ("/claims?polarity=-", "1–1 of 1 claim"),
    ("/claims?outlet=Hill+Echo&q=karu", "1–1 of 1 claim"),
    ("/actors?type=Person", "1–1 of 1 actor"),
    ("/actors?q=ADA", "1–1 of 1 actor"),
    ("/network?told=Hill+Echo", "of 1 tie"),
    ("/network?from=2021", "No tie fits."),
    ("/network?to=2019", "No tie fits."),
    ("/network?from=2020-03&to=2020-03", "of 1 tie"),
    ("/timeline?from=2031", "No dated row fits."),
    ("/timeline?q=crowns", "1–1 of 1 dated row"),
    ("/sources?kind=unnamed", "1–1 of 1 source"),
]


@pytest.mark.parametrize(("path", "words"), FILTERS, ids=[p for p, _ in FILTERS])
def test_a_filter_leaves_what_fits_and_its_address_can_be_passed_on(path: str, words: str) -> None:
    assert words in room(case()).get(path).text
