"""One line of a ledger -> one record; what a line says of other lines is checked where they are put together."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from typing import get_args

from sayso.exports.from_ledger.lines import Line
from sayso.model import (
    Amount,
    Attribution,
    Bound,
    Claim,
    Document,
    EntityType,
    Form,
    Genre,
    LabelledRange,
    Mention,
    MentionKind,
    Modality,
    Polarity,
    RangeKind,
    SourceKind,
    Span,
    Stance,
    TimeScope,
    When,
)

_SHA256 = re.compile(r"[0-9a-f]{64}\Z")
ENTITY_TYPES: tuple[str, ...] = get_args(EntityType)


def document(line: Line) -> Document:
    """A document; a genre that this version does not know is ``unknown``, a text without ranges is all body."""
    ident, text = line.ident("id"), line.text("text")
    return Document(
        ident, line.maybe_text("path") or ident, _sha256(line, text), line.maybe_text("media_type") or "text/plain", text,
        line.maybe_text("title"), line.maybe_text("outlet"), line.maybe_text("origin"), line.texts("authors"),
        line.maybe_day("published"), line.maybe_span("published_span", text), line.maybe_text("retrieved"), _genre(line),
        line.maybe_text("language") or "en", _ranges(line, text),
    )  # fmt: skip


def _genre(line: Line) -> Genre:
    told = line.maybe_text("genre")
    return next((known for known in get_args(Genre) if known == told), "unknown")


def _sha256(line: Line, text: str) -> str:
    """The file's own sum; the text's where the ledger does not give one."""
    told = line.maybe_text("sha256")
    if told is not None and not _SHA256.match(told):
        line.wrong("sha256", f"{told[:40]!r} is no SHA-256", "64 lower-case hex digits of the file's bytes, or null")
    return told or hashlib.sha256(text.encode()).hexdigest()


def _ranges(line: Line, text: str) -> tuple[LabelledRange, ...]:
    """The labelled ranges; made from the article text alone where only that is given, what lies between being furniture."""
    field = "ranges" if line.has("ranges") else "body"
    named = [(part.span(text), part.one_of("kind", get_args(RangeKind), "body")) for part in line.parts(field)]
    if not line.has(field):
        named = [(Span(0, len(text)), "body")]
    found: list[LabelledRange] = []
    at = 0
    for span, kind in sorted(named):
        if span.start < at:
            line.wrong(field, f"two ranges overlap at {span.start}", "give each character one label")
        if span.start > at:
            found.append(LabelledRange(Span(at, span.start), "other"))
        found.append(LabelledRange(span, kind))
        at = span.end
    return (*found, LabelledRange(Span(at, len(text)), "other")) if at < len(text) else tuple(found)


def mention(line: Line, documents: Mapping[str, Document]) -> Mention:
    """A mention of an entity in one of the documents."""
    home = document_of(line, documents)
    span = line.span(home.text)
    return Mention(home.id, span.start, span.end, line.one_of("kind", get_args(MentionKind), "name"))


def document_of(line: Line, documents: Mapping[str, Document]) -> Document:
    """The document that a line names."""
    named = line.ident("document")
    return documents.get(named) or line.wrong("document", f"there is no document {named[:60]!r}", "documents.jsonl must have it")


def attribution(line: Line, home: Document) -> Attribution:
    """An act of saying in a document."""
    return Attribution(
        line.ident("id"), home.id, line.maybe_span("source", home.text), line.maybe_text("source_entity"),
        line.one_of("source_kind", get_args(SourceKind)), line.maybe_span("cue", home.text),
        tuple(part.span(home.text) for part in line.parts("content")), line.one_of("form", get_args(Form), "indirect"),
        line.one_of("stance", get_args(Stance), "asserts"), line.maybe_text("parent"), line.maybe_whole("source_count"),
        _when(line, home.text), line.one_of("scope", get_args(TimeScope)) if line.has("scope") else None, line.flag("read"),
        _score(line),
    )  # fmt: skip


def claim(line: Line, home: Document) -> Claim:
    """A claim in a document; its origin and proposition are for the weighing to find."""
    span = line.span(home.text)
    return Claim(
        line.ident("id"), home.id, span.start, span.end, line.maybe_text("subject"), line.text("predicate"),
        line.maybe_text("code"), line.maybe_text("object"), line.maybe_text("object_text"),
        line.one_of("polarity", get_args(Polarity), "+"), line.one_of("modality", get_args(Modality), "actual"),
        line.maybe_text("condition"), line.maybe_text("hedge"), _when(line, home.text), line.maybe_text("place"),
        _amount(line, home.text), line.maybe_text("attribution"), score=_score(line),
    )  # fmt: skip


def _when(line: Line, text: str) -> When | None:
    if not line.has("time"):
        return None
    time = line.part("time")
    return When(time.maybe_day("from"), time.maybe_day("to"), time.maybe_span("span", text), time.maybe_text("anchor"))


def _amount(line: Line, text: str) -> Amount | None:
    if not line.has("quantity"):
        return None
    amount = line.part("quantity")
    return Amount(
        amount.maybe_number("low"), amount.maybe_number("high"), amount.maybe_text("unit") or "",
        amount.one_of("bound", get_args(Bound), "exact"), amount.maybe_span("span", text),
    )  # fmt: skip


def _score(line: Line) -> float:
    score = line.maybe_number("score")
    return 1.0 if score is None else score
