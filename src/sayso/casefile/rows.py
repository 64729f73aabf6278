"""Records → table columns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Generic, TypeVar

from sayso.model import (
    Attribution,
    Claim,
    Entity,
    Note,
    Origin,
    Reading,
    Relation,
    Span,
    Tie,
)

T = TypeVar("T")
BATCH = 2000  # records bound to one statement


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """A column's name, its SQL type, and how a record fills it."""

    name: str
    type: str
    value: Callable[[T], Any]


@dataclass(frozen=True, slots=True)
class Table(Generic[T]):
    """A table that records of one kind are written to, several at a time through list parameters."""

    name: str
    columns: tuple[Column[T], ...]

    def insert_sql(self, *fixed: str) -> str:
        """An INSERT of many records; ``fixed`` columns take one parameter each, the same for all of them."""
        values = ["?"] * len(fixed) + [f"unnest(?::{c.type}[])" for c in self.columns]
        return f"INSERT INTO {self.name} ({', '.join([*fixed, *(c.name for c in self.columns)])}) SELECT {', '.join(values)}"

    def parameters(self, records: Sequence[T]) -> list[list[Any]]:
        """One list a column."""
        return [[column.value(record) for record in records] for column in self.columns]


def batches(records: Iterable[T]) -> Iterable[list[T]]:
    """The records in lists of at most BATCH."""
    rest = iter(records)
    while batch := list(islice(rest, BATCH)):
        yield batch


def _begins(span: Span | None) -> int | None:
    return None if span is None else span.start


def _ends(span: Span | None) -> int | None:
    return None if span is None else span.end


def _when_columns() -> tuple[Column[Any], ...]:
    return (
        Column("time_from", "VARCHAR", lambda r: r.time and r.time.earliest),
        Column("time_to", "VARCHAR", lambda r: r.time and r.time.latest),
        Column("time_begins", "INTEGER", lambda r: r.time and _begins(r.time.span)),
        Column("time_ends", "INTEGER", lambda r: r.time and _ends(r.time.span)),
        Column("time_anchor", "VARCHAR", lambda r: r.time and r.time.anchor),
    )


Numbered = tuple[int, T, str, int]
"""A record with its number, the text its offsets count in ("" where it has none), and the number of its reading."""


def numbered(records: Iterable[T], reading: int, text: str = "") -> Iterator[Numbered[T]]:
    """The records of one reading numbered from 0 in their order."""
    return ((n, record, text, reading) for n, record in enumerate(records))


def _of(column: Column[T]) -> Column[Numbered[T]]:
    value = column.value
    return Column(column.name, column.type, lambda placed: value(placed[1]))


_READING: Column[Numbered[Any]] = Column("reading", "INTEGER", lambda placed: placed[3])


def _numbered(columns: Iterable[Column[T]]) -> tuple[Column[Numbered[T]], ...]:
    return (_READING, Column("n", "INTEGER", lambda placed: placed[0]), *map(_of, columns))


def _words(text: str, span: Span | None) -> str | None:
    return None if span is None else text[span.start : span.end]


_ENTITY: tuple[Column[Entity], ...] = (
    Column("id", "VARCHAR", lambda e: e.id),
    Column("name", "VARCHAR", lambda e: e.name),
    Column("type", "VARCHAR", lambda e: e.type),
)
_MENTIONS: tuple[Column[Entity], ...] = (
    Column("mention_begins", "INTEGER[]", lambda e: [m.start for m in e.mentions]),
    Column("mention_ends", "INTEGER[]", lambda e: [m.end for m in e.mentions]),
    Column("mention_kinds", "VARCHAR[]", lambda e: [m.kind for m in e.mentions]),
)
_ATTRIBUTION: tuple[Column[Attribution], ...] = (
    Column("id", "VARCHAR", lambda a: a.id),
    Column("source_begins", "INTEGER", lambda a: _begins(a.source)),
    Column("source_ends", "INTEGER", lambda a: _ends(a.source)),
    Column("source_entity", "VARCHAR", lambda a: a.source_entity),
    Column("source_kind", "VARCHAR", lambda a: a.source_kind),
    Column("cue_begins", "INTEGER", lambda a: _begins(a.cue)),
    Column("cue_ends", "INTEGER", lambda a: _ends(a.cue)),
    Column("content_begins", "INTEGER[]", lambda a: [s.start for s in a.content]),
    Column("content_ends", "INTEGER[]", lambda a: [s.end for s in a.content]),
    Column("form", "VARCHAR", lambda a: a.form),
    Column("stance", "VARCHAR", lambda a: a.stance),
    Column("parent", "VARCHAR", lambda a: a.parent),
    Column("source_count", "INTEGER", lambda a: a.source_count),
    *_when_columns(),
    Column("scope", "VARCHAR", lambda a: a.scope),
    Column("read", "BOOLEAN", lambda a: a.read),
    Column("score", "DOUBLE", lambda a: a.score),
)
_CLAIM: tuple[Column[Claim], ...] = (
    Column("id", "VARCHAR", lambda c: c.id),
    Column("begins", "INTEGER", lambda c: c.start),
    Column("ends", "INTEGER", lambda c: c.end),
    Column("subject", "VARCHAR", lambda c: c.subject),
    Column("predicate", "VARCHAR", lambda c: c.predicate),
    Column("code", "VARCHAR", lambda c: c.code),
    Column("object", "VARCHAR", lambda c: c.object),
    Column("object_text", "VARCHAR", lambda c: c.object_text),
    Column("polarity", "VARCHAR", lambda c: c.polarity),
    Column("modality", "VARCHAR", lambda c: c.modality),
    Column("condition", "VARCHAR", lambda c: c.condition),
    Column("hedge", "VARCHAR", lambda c: c.hedge),
    *_when_columns(),
    Column("place", "VARCHAR", lambda c: c.place),
    Column("low", "DOUBLE", lambda c: c.quantity and c.quantity.low),
    Column("high", "DOUBLE", lambda c: c.quantity and c.quantity.high),
    Column("unit", "VARCHAR", lambda c: c.quantity and c.quantity.unit),
    Column("bound", "VARCHAR", lambda c: c.quantity and c.quantity.bound),
    Column("quantity_begins", "INTEGER", lambda c: c.quantity and _begins(c.quantity.span)),
    Column("quantity_ends", "INTEGER", lambda c: c.quantity and _ends(c.quantity.span)),
    Column("attribution", "VARCHAR", lambda c: c.attribution),
    Column("score", "DOUBLE", lambda c: c.score),
)

# The words are kept beside the offsets: cutting them out of the texts again for each query costs gigabytes on a large case.
_MENTION_WORDS: tuple[Column[Numbered[Entity]], ...] = (
    Column("mention_words", "VARCHAR[]", lambda p: [p[2][m.start : m.end] for m in p[1].mentions]),
)
_ATTRIBUTION_WORDS: tuple[Column[Numbered[Attribution]], ...] = (
    Column("source", "VARCHAR", lambda p: _words(p[2], p[1].source)),
    Column("cue", "VARCHAR", lambda p: _words(p[2], p[1].cue)),
    Column("content", "VARCHAR[]", lambda p: [p[2][s.start : s.end] for s in p[1].content]),
)
_CLAIM_WORDS: tuple[Column[Numbered[Claim]], ...] = (Column("words", "VARCHAR", lambda p: p[2][p[1].start : p[1].end]),)

READINGS: Table[Reading] = Table(
    "store.readings",
    (
        Column("document", "VARCHAR", lambda r: r.document.id),
        Column("sha256", "VARCHAR", lambda r: r.document.sha256),
        Column("media_type", "VARCHAR", lambda r: r.document.media_type),
        Column("title", "VARCHAR", lambda r: r.document.title),
        Column("outlet", "VARCHAR", lambda r: r.document.outlet),
        Column("origin", "VARCHAR", lambda r: r.document.origin),
        Column("authors", "VARCHAR[]", lambda r: list(r.document.authors)),
        Column("published", "VARCHAR", lambda r: r.document.published),
        Column("published_begins", "INTEGER", lambda r: _begins(r.document.published_span)),
        Column("published_ends", "INTEGER", lambda r: _ends(r.document.published_span)),
        Column("retrieved", "VARCHAR", lambda r: r.document.retrieved),
        Column("genre", "VARCHAR", lambda r: r.document.genre),
        Column("language", "VARCHAR", lambda r: r.document.language),
        Column("range_begins", "INTEGER[]", lambda r: [x.span.start for x in r.document.ranges]),
        Column("range_ends", "INTEGER[]", lambda r: [x.span.end for x in r.document.ranges]),
        Column("range_kinds", "VARCHAR[]", lambda r: [x.kind for x in r.document.ranges]),
        Column("text", "VARCHAR", lambda r: r.document.text),
        Column("sentence_begins", "INTEGER[]", lambda r: [s.start for s in r.sentences]),
        Column("sentence_ends", "INTEGER[]", lambda r: [s.end for s in r.sentences]),
    ),
)
READ: Table[Numbered[Reading]] = Table(READINGS.name, (_READING, *map(_of, READINGS.columns)))
"""Readings as they are written, each with its own number."""
ENTITIES: Table[Numbered[Entity]] = Table("store.entities", (*_numbered((*_ENTITY, *_MENTIONS)), *_MENTION_WORDS))
ATTRIBUTIONS: Table[Numbered[Attribution]] = Table("store.attributions", (*_numbered(_ATTRIBUTION), *_ATTRIBUTION_WORDS))
CLAIMS: Table[Numbered[Claim]] = Table("store.claims", (*_numbered(_CLAIM), *_CLAIM_WORDS))
_NOTE: tuple[Column[Note], ...] = (
    Column("kind", "VARCHAR", lambda n: n.kind),
    Column("about", "VARCHAR", lambda n: n.about),
    Column("part", "VARCHAR", lambda n: n.part),
    Column("quote", "VARCHAR", lambda n: n.quote),
    Column("reason", "VARCHAR", lambda n: n.reason),
)
NOTES: Table[Numbered[Note]] = Table("store.notes", _numbered(_NOTE))

ORIGINS: Table[Origin] = Table(
    "weighing.origins",
    (
        Column("id", "VARCHAR", lambda o: o.id),
        Column("name", "VARCHAR", lambda o: o.name),
        Column("kind", "VARCHAR", lambda o: o.kind),
        Column("claims", "VARCHAR[]", lambda o: list(o.claims)),
        Column("reason", "VARCHAR", lambda o: o.reason),
    ),
)
RELATIONS: Table[Relation] = Table(
    "weighing.relations",
    (
        Column("kind", "VARCHAR", lambda r: r.kind),
        Column("a", "VARCHAR", lambda r: r.a),
        Column("b", "VARCHAR", lambda r: r.b),
        Column("reason", "VARCHAR", lambda r: r.reason),
        Column("exact", "BOOLEAN", lambda r: r.exact),
    ),
)
TIES: Table[Tie] = Table(
    "weighing.ties",
    (
        Column("subject", "VARCHAR", lambda t: t.subject),
        Column("code", "VARCHAR", lambda t: t.code),
        Column("object", "VARCHAR", lambda t: t.object),
        Column("claims", "VARCHAR[]", lambda t: list(t.claims)),
        Column("against", "VARCHAR[]", lambda t: list(t.against)),
        Column("outlets", "INTEGER", lambda t: t.outlets),
        Column("origins", "INTEGER", lambda t: t.origins),
        Column("disputed", "BOOLEAN", lambda t: t.disputed),
        Column("years", "INTEGER[]", lambda t: list(t.years)),
    ),
)
CASE_ENTITIES: Table[tuple[str, int, str, str, str, str | None]] = Table(
    "weighing.entities",
    (
        Column("home", "VARCHAR", lambda e: e[0]),
        Column("n", "INTEGER", lambda e: e[1]),
        Column("id", "VARCHAR", lambda e: e[2]),
        Column("name", "VARCHAR", lambda e: e[3]),
        Column("type", "VARCHAR", lambda e: e[4]),
        Column("reason", "VARCHAR", lambda e: e[5]),
    ),
)
"""Document of the first member and its place there, for the order; then id, name, type and why its members were joined."""
ENTITY_OF: Table[tuple[str, str]] = Table(
    "weighing.entity_of", (Column("local", "VARCHAR", lambda p: p[0]), Column("entity", "VARCHAR", lambda p: p[1]))
)
PROPOSITIONS: Table[tuple[str, str]] = Table(
    "weighing.propositions", (Column("id", "VARCHAR", lambda p: p[0]), Column("sentence", "VARCHAR", lambda p: p[1]))
)
STATED_BY: Table[tuple[str, str]] = Table(
    "weighing.stated_by", (Column("claim", "VARCHAR", lambda p: p[0]), Column("proposition", "VARCHAR", lambda p: p[1]))
)
RESTS_ON: Table[tuple[str, str]] = Table(
    "weighing.rests_on", (Column("claim", "VARCHAR", lambda p: p[0]), Column("origin", "VARCHAR", lambda p: p[1]))
)

CLAIM_COLUMNS = _CLAIM
ATTRIBUTION_COLUMNS = _ATTRIBUTION
"""A record's own columns, without number and words."""

DOCUMENT_NAMES = (
    "document",
    "path",
    *(c.name for c in READINGS.columns if c.name not in ("document", "sentence_begins", "sentence_ends")),
)
ENTITY_NAMES = ("document", *(c.name for c in (*_ENTITY, *_MENTIONS)))
ATTRIBUTION_NAMES = ("document", *(c.name for c in _ATTRIBUTION))
CLAIM_NAMES = ("document", "origin", "proposition", *(c.name for c in _CLAIM))
"""What to select for a record of each kind."""
