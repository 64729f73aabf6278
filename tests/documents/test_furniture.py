"""Body and furniture of invented pages, and what holds for any text at all."""

from __future__ import annotations

import importlib.util
import time
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.documents import read_bytes, read_text
from sayso.documents.furniture import lay_out
from sayso.model import LabelledRange


def _pages() -> ModuleType:
    spec = importlib.util.spec_from_file_location("documents_pages", Path(__file__).with_name("pages.py"))
    if spec is None or spec.loader is None:
        raise ImportError("pages.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


PAGES = _pages()


@pytest.mark.parametrize("name", PAGES.PAGES)
def test_body_and_furniture_of(name: str) -> None:
    text, wanted = PAGES.unmark(PAGES.PAGES[name])
    body = {i for r in lay_out(text).ranges if r.kind == "body" for i in range(r.span.start, r.span.end) if not text[i].isspace()}
    wanted = {i for i in wanted if not text[i].isspace()}
    assert {"missed": _words(text, wanted - body), "extra": _words(text, body - wanted)} == {"missed": "", "extra": ""}


def _words(text: str, at: set[int]) -> str:
    return "".join(text[i] for i in sorted(at))


KINDS = [
    ("Share this article", "share"),
    ("Facebook Twitter WhatsApp Email", "share"),
    ("Read more: Storm hits the coast", "navigation"),
    ("https://cdn.paper.example/a/photo.jpg", "image"),
    ("Photo by Jo Lund", "image"),
    ("Tags: fishing, ports", "tags"),
    ("#fishing #ports", "tags"),
    ("12 Comments", "comments"),
    ("Leave a reply", "comments"),
    ("© 2020 The Daily Ledger. All rights reserved.", "disclaimer"),
    ("The views expressed here are those of the author.", "disclaimer"),
    ("Reporting by Ana Cruz; editing by Jo Lund", "author_box"),
    ("Published: 4 March 2020", "masthead"),
    ("By Ana Cruz and Jo Lund", "masthead"),
    ("We use cookies to improve your experience on this site and to show you offers.", "navigation"),
]


@pytest.mark.parametrize(("line", "kind"), KINDS)
def test_a_line_of_furniture_between_paragraphs(line: str, kind: str) -> None:
    prose = "The ferry company said on Monday that its boats would not sail before the end of the week."
    text = f"Ferries stay in port for a week\n\n{prose}\n\n{line}\n\n{prose} It gave no reason.\n\n{prose} Nobody was hurt.\n"
    at = text.index(line)
    (found,) = (r.kind for r in lay_out(text).ranges if r.span.start <= at < r.span.end)
    assert found == kind


@pytest.mark.parametrize(
    "line",
    [
        "By the time the boats sailed again, the fish had gone.",
        "Sources said the talks had failed.",
        "Related talks in the capital ended without a word.",
        "Why the boats stay",
        "Minister Holm said:",
        "Comments by the minister caused anger in the ports.",
        "Share prices of the company fell by a tenth after the news.",
    ],
)
def test_sentences_and_sub_headings_that_only_look_like_furniture(line: str) -> None:
    prose = "The ferry company said on Monday that its boats would not sail before the end of the week."
    text = f"Ferries stay in port for a week\n\n{prose}\n\n{line}\n\n{prose} It gave no reason.\n\n{prose} Nobody was hurt.\n"
    at = text.index(line)
    (found,) = (r.kind for r in lay_out(text).ranges if r.span.start <= at < r.span.end)
    assert found == "body"


def test_paragraphs_join_but_indented_ones_stay_apart() -> None:
    prose = "The ferry company said on Monday that its boats would not sail before the end of the week."
    assert len([r for r in lay_out(f"{prose}\n\n{prose}\n\n{prose}").ranges if r.kind == "body"]) == 1
    assert len([r for r in lay_out(f"  {prose}\n\n  {prose}").ranges if r.kind == "body"]) == 2


SPACES = ["\r\n", "\n", "\r", "\n\n", "\u2028", "\x85", "\xa0", "\ufeff", " ", "\t", "\u200f"]
SCRIPTS = ["e\u0301", "\U0001f468\u200d\U0001f469\u200d\U0001f467", "سلام", "خبر جدید.", "漢字。"]
PHRASES = [
    "The ferry sailed on Monday, the company said, and nobody was hurt in the storm.",
    *(
        "Share",
        "Comments",
        "By Ana Cruz",
        "Photo by Jo Lund/AFP",
        "• a",
        "2020-01-02",
        "You may also like",
        "Sources",
        "(AFP) -",
        "[1]",
    ),
    *("The views expressed are those of the author.", "http://a.example/b.jpg"),
]
PIECES = st.sampled_from(SPACES + SCRIPTS + PHRASES)


@settings(max_examples=120, deadline=None)
@given(st.lists(st.one_of(PIECES, st.text(max_size=12)), min_size=1, max_size=30).map("".join))
def test_ranges_cover_any_text_and_the_text_is_the_file(text: str) -> None:
    ranges = lay_out(text).ranges
    assert _covers(ranges, text)
    if (
        text.strip("\ufeff\u200b \t\r\n\v\f\xa0")
        and not text.isspace()
        and not any(c < " " and c not in "\t\n\r\f\v" for c in text)
        and "<" not in text
    ):
        document = read_bytes(text.encode("utf-8"), "any.txt")
        assert document.text == text
        assert _covers(document.ranges, text)
        assert document == read_text(text, "any.txt")
        if document.published_span:
            assert 0 <= document.published_span.start < document.published_span.end <= len(text)


def _is_readable(text: str) -> bool:
    blank = text.isspace() or not text.strip("\ufeff\u200b \t\r\n\v\f\xa0")
    return not blank and "<" not in text and not any(c < " " and c not in "\t\n\r\f\v" for c in text)


def _covers(ranges: tuple[LabelledRange, ...], text: str) -> bool:
    at = 0
    for r in ranges:
        if r.span.start != at or r.span.end <= r.span.start:
            return False
        at = r.span.end
    return at == len(text)


@pytest.mark.parametrize(
    "unit",
    [
        "Share this\n",
        "((((((((",
        "a/b/c/d ",
        "By A A A A ",
        "1.1.1 ",
        "The boat sailed on Monday, they said, to the old port.\n\n",
        "«\n",
    ],
)
def test_time_grows_no_faster_than_the_text(unit: str) -> None:
    def seconds(size: int) -> float:
        """The least of three: what else the process does in between, such as collecting garbage, only ever adds."""
        text = unit * (size // len(unit))
        found = []
        for _ in range(3):
            start = time.process_time()
            lay_out(text)
            found.append(time.process_time() - start)
        return min(found)

    seconds(2_000)
    assert seconds(24_000) < 0.05 + 14 * max(seconds(6_000), 0.005)
