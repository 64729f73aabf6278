"""An HTML page as a document.

The stored text of a page is its visible text as `sayso.documents.markup.visible_text` extracts it; offsets point into that, while
the document's sha256 is of the file's bytes. Article and furniture are told apart by the same rules as in plain text, with two more
witnesses: the page's own tags and class names, and trafilatura's extraction of the main content (Barbaresi 2021, ACL demos),
aligned to the visible lines. A witness that leaves nearly nothing of the visible text is not believed.
"""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass

from sayso.documents.furniture import Layout, lay_out
from sayso.documents.lines import Line, split_lines
from sayso.documents.markup import Visible, visible_text
from sayso.documents.masthead import Given
from sayso.documents.metadata import page_metadata
from sayso.errors import DocumentError
from sayso.model import RangeKind

_MAX_FOR_EXTRACTOR = 1_000_000
_LEAST_SHARE = 0.35
_LETTERS = re.compile(r"\W+")


@dataclass(frozen=True, slots=True)
class Page:
    """A page's stored text, its layout and its own metadata."""

    text: str
    layout: Layout
    given: Given


def read_page(source: str, name: str) -> Page:
    """Reads an HTML page.

    Args:
        source: the decoded source.
        name: the file's name, for messages.

    Returns:
        The page.

    Raises:
        DocumentError: the page shows no text.
    """
    page = visible_text(source)
    if not page.text.strip():
        raise DocumentError(
            f"{name}: the page shows no text",
            hint="it may be built by a script; save it from the browser as a complete page or as text",
        )
    given = page_metadata(page)
    lines = split_lines(page.text)
    hints = _tag_hints(page, lines)
    if _prose(lines, hints) < _LEAST_SHARE * _prose(lines, {}):
        hints = {start: kind for start, kind in hints.items() if kind == "masthead"}
    hints = _outside(lines, hints, _main_content(source)) | hints
    return Page(page.text, lay_out(page.text, hints=hints, title=given.title), given)


def _tag_hints(page: Visible, lines: list[Line]) -> dict[int, RangeKind]:
    """What tags, class names and link density say of each line, by the line's start."""
    hints: dict[int, RangeKind] = {}
    blocks = iter(page.blocks)
    block = next(blocks, None)
    for line in lines:
        while block and block.end <= line.start:
            block = next(blocks, None)
        if block is None:
            break
        if block.hint and block.tag != "h1":
            hints[line.start] = block.hint
        elif block.linked * 10 >= 8 * (block.end - block.start) and not line.prose and block.tag != "h1":
            hints[line.start] = "navigation"
    return hints


def _prose(lines: list[Line], hints: dict[int, RangeKind]) -> int:
    return sum(len(line.text) for line in lines if line.prose and line.start not in hints)


def _main_content(source: str) -> str:
    """Trafilatura's main text; empty where it finds none, fails, or the page is too large for it."""
    if len(source) > _MAX_FOR_EXTRACTOR:
        return ""
    import trafilatura  # imported late: it takes most of a second

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        return trafilatura.extract(source, include_comments=False, include_tables=True) or ""
    except (ValueError, TypeError, AttributeError, RecursionError, MemoryError, LookupError, AssertionError):
        return ""


def _outside(lines: list[Line], hints: dict[int, RangeKind], main: str) -> dict[int, RangeKind]:
    """Prose before the first or after the last line that the extractor kept is furniture, if it kept most of the prose."""
    kept = {_LETTERS.sub("", part).lower() for part in main.splitlines()}
    kept.discard("")
    prose = [i for i, line in enumerate(lines) if line.prose and line.start not in hints]
    inside = [i for i in prose if _LETTERS.sub("", lines[i].text).lower() in kept]
    if sum(len(lines[i].text) for i in inside) < _LEAST_SHARE * sum(len(lines[i].text) for i in prose) or not inside:
        return {}
    return {lines[i].start: "other" for i in prose if not inside[0] <= i <= inside[-1]}
