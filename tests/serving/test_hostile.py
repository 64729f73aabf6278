"""A case in which every text is markup, script or odd Unicode: all of it is shown as text."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from tests.serving.conftest import room
from tests.serving.test_pages import pages
from tests.telling.invented import HOSTILE, hostile
from tests.telling.page import Page


@pytest.fixture(scope="module")
def crawled() -> dict[str, str]:
    return pages(room(hostile()))


def test_no_text_becomes_markup(crawled: dict[str, str]) -> None:
    assert len(crawled) > 15
    for path, html in crawled.items():
        page = Page.of(html)
        assert page.faults == [] and page.open == [], path
        assert "img" not in page.tags and page.tags.count("script") == html.count('<script src="/static/'), path
        assert [(t, n) for t, n, _ in page.attributes if n.startswith("on") or n == "style"] == [], path
        assert "{{ 7" not in html or ("{{ 7 * 7 }}" in html and "49 }}" not in html)


def test_no_text_rearranges_the_page_or_leaves_it_unprintable(crawled: dict[str, str]) -> None:
    for path, html in crawled.items():
        assert not set(html) & set("\u202e\u202d\x00\x07"), path


def test_no_text_becomes_an_address_of_a_link(crawled: dict[str, str]) -> None:
    for path, html in crawled.items():
        assert [t for t in Page.of(html).targets if not t.startswith(("/", "#"))] == [], path


ECHOES = ["/claims?q=", "/documents?q=", "/actors?q=", "/sources?q=", "/timeline?q="]


@pytest.mark.parametrize("path", ECHOES)
def test_what_is_asked_for_is_escaped_where_it_is_repeated(path: str) -> None:
    words = '"><script>alert(1)</script>'
    page = Page.of(room(hostile()).get(path + quote(words)).text)
    assert page.tags.count("script") == 2
    assert words in [value for tag, name, value in page.attributes if (tag, name) == ("input", "value")]


def test_the_pictures_data_is_json_and_never_taken_for_a_page() -> None:
    client: TestClient = room(hostile())
    answer = client.get("/network/data")
    assert answer.headers["content-type"] == "application/json" and answer.headers["x-content-type-options"] == "nosniff"
    assert any(HOSTILE[:20] in node["name"] for node in answer.json()["nodes"])
