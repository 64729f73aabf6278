"""Large texts and long lists stay small pages."""

from __future__ import annotations

from dataclasses import replace

from sayso.model import Claim, LabelledRange, Span
from tests.serving.conftest import room
from tests.telling.invented import View, case

MOST = 500_000  # bytes of a page


def huge() -> View:
    made = case()
    first = made.documents[0]
    text = first.text + "An unbroken " + "x" * 200_000 + " and then words. " * 60_000
    ranges = (LabelledRange(Span(0, len(text)), "body"),)
    many = tuple(
        Claim(f"m{n:05}", "da", start, start + 160, "h", "fund", "funds", "k", object_text="y" * 5000)
        for n, start in enumerate(range(205_000, 905_000, 20))
    )
    return replace(made, documents=(replace(first, text=text, ranges=ranges), *made.documents[1:]), claims=(*made.claims, *many))


def test_no_page_is_larger_than_half_a_megabyte() -> None:
    client = room(huge())
    asked = ["/", "/documents", "/documents/da", "/documents/da?part=2", "/documents/da?at=400000", "/claims", "/claims/m00003"]
    asked += ["/claims?page=900", "/actors/h", "/network", "/network/data", "/timeline", "/disputes", "/sources"]
    sizes = {path: len(client.get(path).content) for path in asked}
    assert {path: size for path, size in sizes.items() if size > MOST} == {}


def test_an_offset_opens_the_part_that_holds_it() -> None:
    client = room(huge())
    page = client.get("/documents/da?at=400000").text
    assert 'id="here"' in page and page.count('class="pager"') == 2
