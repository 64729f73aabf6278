"""Pages of many kinds (layouts.toml) and the shipped examples: title, outlet, origin, authors, date, body."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from sayso.documents import read_bytes, read_text
from sayso.model import Document

LAYOUTS: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("layouts.toml").read_text(encoding="utf-8"))["layout"]


def _unmark(page: str) -> tuple[str, str]:
    """The page without its marks, and the words of its body lines."""
    lines = [(line[:1], line[1:].partition("^")) for line in page.lstrip("\n").splitlines()]
    return "".join(f"{head}{rest}\n" for _, (head, _, rest) in lines), " ".join(
        head.partition(": ")[2] if mark == ">" else head for mark, (head, _, _) in lines if mark in "=>" and mark
    )


def _body(document: Document) -> str:
    return " ".join(" ".join(document.text[s.start : s.end] for s in document.body).split())


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: str(layout["name"]))
def test_what_a_page_says_of_itself(layout: dict[str, Any]) -> None:
    document = read_text(_unmark(layout["page"])[0], "page.txt")
    found = (document.title, document.outlet, document.origin, list(document.authors), document.published)
    assert found == (
        layout.get("title"),
        layout.get("outlet"),
        layout.get("origin"),
        layout.get("authors", []),
        layout.get("published"),
    )


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: str(layout["name"]))
def test_the_article_of_a_page_and_nothing_around_it(layout: dict[str, Any]) -> None:
    text, body = _unmark(layout["page"])
    assert _body(read_text(text, "page.txt")) == " ".join(body.split())


EXAMPLES = [
    ("01", "Harbour Courier", None, ("Ines Halloran", "Petros Vane"), "2023-10-09", "report"),
    ("02", "The Northgate Herald", None, (), "2023-10-09", "report"),
    ("03", "The Lakeside Review", None, ("Leonie Marchetti",), "2023-10-19", "opinion"),
    ("04", "Caspian Press Monitor", "Sobh-e Nowin", (), "2023-10-17", "translation"),
    ("05", "Turtle Bay Bulletin", None, ("Samuel Okwuosa",), "2023-10-09", "report"),
    ("06", "Old Quay Gazette", None, ("Ruth Abelson",), "2023-11-11", "report"),
    ("07", "Kestrel News", "Reuters", ("Dana Wirth",), "2023-11-16", "wire-rewrite"),
    ("08", "Ironbridge Post", None, (), "2023-11-17", "report"),
    ("09", "Meridian Review", None, ("Tomasz Berling", "Aisha Karam"), "2023-10-27", "report"),
    ("10", "Two Rivers Radio", None, (), "2023-11-04", "report"),
]


def _example(number: str) -> Document:
    path = next(p for p in files("sayso").joinpath("examples").iterdir() if p.name.startswith(number))
    return read_bytes(path.read_bytes(), path.name)


@pytest.mark.parametrize(("number", "outlet", "origin", "authors", "published", "genre"), EXAMPLES)
def test_the_mastheads_of_the_examples(
    number: str, outlet: str, origin: str | None, authors: tuple[str, ...], published: str, genre: str
) -> None:
    found = _example(number)
    assert (found.outlet, found.origin, found.authors, found.published, found.genre) == (outlet, origin, authors, published, genre)


def test_the_titles_of_the_examples_are_their_headlines() -> None:
    heads = [(_example(number).title or "")[:22] for number, *_ in EXAMPLES]
    assert heads == [
        "Tehran’s officers appr",
        "Iran cleared the way f",
        "The question is not wh",
        "Iranian Daily: Foreign",
        "IRAN'S MISSION: 'WE AR",
        "Israel lowers count of",
        "Iran’s leader told Ham",
        "Iran tells Hamas: you ",
        "How much, and for what",
        "NASRALLAH SAYS IRAN HA",
    ]


@pytest.mark.parametrize("number", [number for number, *_ in EXAMPLES])
def test_no_furniture_in_the_body_of_an_example(number: str) -> None:
    body = _body(_example(number))
    for words in ("©", "Share", "Log in", "READ MORE", "Tags", "quayside_tom", "Filed under", "welcomes letters", "NEXT BULLETIN",
                  "About the authors", "useful?", "More in Ideas", "You may also like", "birdwatcher", "Photograph:"):  # fmt: skip
        assert words not in body
    assert len(body.split()) > 100
