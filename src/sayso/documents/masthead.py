"""What a report says of itself: title, outlet, outlet it credits, authors, date, genre, language."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from sayso.documents.authors import authors_of
from sayso.documents.clues import Clue, choose
from sayso.documents.dates import HeaderDate, find_dates, settle, standing_dates, url_dates
from sayso.documents.furniture import Layout
from sayso.documents.genre import genre_of
from sayso.documents.headers import title_label
from sayso.documents.imprint import imprint_clues
from sayso.documents.language import guess_language
from sayso.documents.lines import Line, split_lines
from sayso.documents.publisher import publisher_clues
from sayso.model import Genre, Span

LONGEST_TITLE = 300  # characters
HEAD_LINES = 40
TAIL_LINES = 12
_BELOW_TITLE = 4  # lines
_SHORT = 30  # words
_RETRIEVED = re.compile(r"(?:retrieved|accessed|archived|captured|downloaded)\b", re.IGNORECASE)
_UPDATED = re.compile(r"(?:last )?(?:updated|modified)\b", re.IGNORECASE)
_DATELINE_DAY = re.compile(r"^.{0,60}?(?:\(|[-–—]{1,2})")


@dataclass(frozen=True, slots=True)
class Given:
    """What a page's own metadata states (HTML meta tags, JSON-LD); it outranks the layout."""

    title: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Masthead:
    """The masthead's values as `sayso.model.Document` holds them; ``reasons`` says which words gave the outlets."""

    title: str | None = None
    outlet: str | None = None
    origin: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    published_span: Span | None = None
    retrieved: str | None = None
    genre: Genre = "unknown"
    language: str = "en"
    reasons: tuple[str, ...] = field(default=())


def read_masthead(text: str, layout: Layout, given: Given | None = None) -> Masthead:
    """Reads the masthead of a laid out text.

    Args:
        text: the stored text.
        layout: its lines and kinds.
        given: metadata of an HTML page.

    Returns:
        The masthead; what is not known stays None.
    """
    stated = given or Given()
    head, tail, lead = _zones(layout)
    title = layout.lines[layout.title] if layout.title is not None else None
    body = [line for line, kind in zip(layout.lines, layout.kinds, strict=True) if kind == "body"]
    sample = "\n".join(line.text[:2000] for line in body)[:20000]
    clues = publisher_clues(head, tail, lead, title, sample)
    clues += imprint_clues(layout)
    if stated.outlet:
        clues.append(Clue(stated.outlet, 200, "page metadata"))
    own, origin = choose(clues, text)
    authors = stated.authors or authors_of(head, tail, body, own.name if own else None)
    at = title.start if title else 0
    # the date of the day a page was opened often stands above the title, the report's own below it
    near = [line for line in head if line.start > at] + [line for line in head if line.start <= at]
    published, span, retrieved = _dates(near + _leads(text, layout, lead), tail, lead, own, _standing(layout))
    prose = [line for line in body if line is not title]
    return Masthead(
        title=_short(_same_line(stated.title) or (title.text[title_label(title) :] if title else None)),
        outlet=own.name if own else None,
        origin=origin.name if origin else None,
        authors=authors,
        published=stated.published or published,
        published_span=span if stated.published in (None, published) else None,
        retrieved=retrieved,
        genre=genre_of(title.text if title else "", head, prose, tail, credited=origin is not None, signed=bool(authors)),
        language=guess_language(sample or text[:20000]),
        reasons=tuple(c.why for c in (own, origin) if c),
    )


def _same_line(title: str | None) -> str | None:
    return " ".join(title.split()) if title else None


def _short(title: str | None) -> str | None:
    """A title cut at ``LONGEST_TITLE`` with an ellipsis; the stored text keeps all of it, so that no offset moves."""
    return title if title is None or len(title) <= LONGEST_TITLE else f"{title[: LONGEST_TITLE - 1].rstrip()}…"


def _zones(layout: Layout) -> tuple[list[Line], list[Line], Line | None]:
    """The furniture lines at the head, the last lines, and the first prose after the title."""
    first = next(
        (i for i, line in enumerate(layout.lines) if i != layout.title and layout.kinds[i] == "body" and line.prose),
        len(layout.lines),
    )
    top = min(first + 3, HEAD_LINES)
    head = [line for i, line in enumerate(layout.lines[:top]) if layout.kinds[i] not in ("body", "caption", "image", "comments")]
    tail_start = max(top, len(layout.lines) - TAIL_LINES)
    tail = [line for i, line in enumerate(layout.lines[tail_start:], tail_start) if layout.kinds[i] not in ("comments", "image")]
    return head, tail, layout.lines[first] if first < len(layout.lines) else None


def _leads(text: str, layout: Layout, lead: Line | None) -> list[Line]:
    """A date that runs into the first paragraph, as a line of its own."""
    inside = [
        r.span for r in layout.ranges if lead and r.kind == "masthead" and lead.start <= r.span.start < r.span.end <= lead.end
    ]
    return [line for s in inside for line in split_lines(text[s.start : s.end], at=s.start)]


def _standing(layout: Layout) -> list[HeaderDate]:
    """Dates that lines of their own below the title, or the last line, state of the report."""
    top = (layout.title if layout.title is not None else -1) + 1
    lines = [*layout.lines[top : top + _BELOW_TITLE], *layout.lines[-1:]]
    return [d for line in lines if line.words <= _SHORT for d in standing_dates(line.text, line.start)]


def _dates(
    head: Sequence[Line], tail: Sequence[Line], lead: Line | None, own: Clue | None, standing: Sequence[HeaderDate]
) -> tuple[str | None, Span | None, str | None]:
    """The date of publication with the words that gave it, and the date of retrieval."""
    header: list[HeaderDate] = []
    updated: list[HeaderDate] = []
    retrieved: list[HeaderDate] = []
    for line in head:
        found = find_dates(line.text, line.start)
        kind = retrieved if _RETRIEVED.match(line.text) else updated if _UPDATED.match(line.text) else header
        kind += found if line.words <= 20 else []
    closing = [d for line in tail if line.words <= 25 for d in find_dates(line.text, line.start)]
    retrieved += [d for line in tail if _RETRIEVED.match(line.text) for d in find_dates(line.text, line.start)]
    dateline = _dateline_dates(lead)
    sure = [d.readings[0] for d in (*header, *updated, *dateline, *closing) if len(d.readings) == 1]
    sure += [d for line in (*head, *tail) if line.words == 1 and "/" in line.text for d in url_dates(line.text)]
    stated = [own.date] if own and own.date and own.credit and not header else []
    day, span = _first([*stated, *header, *updated, *dateline, *standing], sure)
    seen, _ = _first(retrieved, sure)
    return (day.isoformat() if day else None), span, (seen.isoformat() if seen else None)


def _dateline_dates(lead: Line | None) -> list[HeaderDate]:
    """The day in "LIMA, March 3 (AFP) -", without reading the sentence after it."""
    match = _DATELINE_DAY.match(lead.text[:90]) if lead else None
    if lead is None or match is None:
        return []
    found = find_dates(match.group(), lead.start)
    return [d for d in found if d.end - lead.start <= 60][:1]


def _first(candidates: Sequence[HeaderDate], sure: Sequence[date]) -> tuple[date | None, Span | None]:
    for written in candidates:
        day = settle(written, sure)
        if day:
            return day, Span(written.start, written.end)
    return None, None
