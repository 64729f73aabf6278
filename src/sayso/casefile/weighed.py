"""Keeping what follows from everything read: stored as a whole, emptied as soon as a reading is added."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any, TypeVar

from sayso.casefile import found, judging, rows
from sayso.casefile.connect import Store
from sayso.judgements import Judged
from sayso.model import Entity, Mention, Weighing

T = TypeVar("T")

_TABLES = ("entities", "entity_of", "claim_of", "propositions", "origins", "relations", "ties", *found.TABLES)


@dataclass(frozen=True, slots=True)
class Proposition:
    """What several claims state alike: a plain sentence, and the claims that state it."""

    id: str
    sentence: str
    claims: tuple[str, ...]


def clear(store: Store) -> None:
    """Forget the weighing; inside the caller's transaction."""
    for table in _TABLES:
        store.run(f"DELETE FROM weighing.{table}")
    judging.clear(store)
    store.run("DELETE FROM store.meta WHERE key = 'weighed'")


def keep(store: Store, weighing: Weighing, mark: str, judged: Judged) -> None:
    """Put this weighing in place of the last; inside the caller's transaction."""
    clear(store)
    _insert(store, rows.CASE_ENTITIES, rows.numbered((e, weighing.reasons.get(e.id)) for e in weighing.entities))
    _insert(store, rows.ENTITY_OF, sorted(weighing.entity_of.items()))
    _insert(store, rows.PROPOSITIONS, sorted(weighing.sentences.items()))
    _insert(store, rows.CLAIM_OF, _claims(weighing))
    _insert(store, rows.ORIGINS, rows.numbered(weighing.origins))
    _insert(store, rows.RELATIONS, rows.numbered(weighing.relations))
    _insert(store, rows.TIES, rows.numbered(weighing.ties))
    judging.keep(store, judged)
    found.keep(store, weighing.findings, _insert)
    store.run("INSERT INTO store.meta VALUES ('weighed', ?)", [mark])


def mark(store: Store) -> str | None:
    """The mark of the weighing that is kept, None when there is none."""
    held = store.rows("SELECT value FROM store.meta WHERE key = 'weighed'")
    return str(held[0][0]) if held else None


def _insert(store: Store, table: rows.Table[T], records: Iterable[T]) -> None:
    sql = table.insert_sql()
    for batch in rows.batches(records):
        store.run(sql, table.parameters(batch))


def _claims(weighing: Weighing) -> Iterator[tuple[str, str | None, str | None]]:
    for claim in sorted(weighing.origin_of.keys() | weighing.proposition_of.keys()):
        yield claim, weighing.origin_of.get(claim), weighing.proposition_of.get(claim)


def entities(store: Store) -> Iterator[Entity]:
    """Every referent of the case with all its mentions, sorted by document path and place in the text."""
    sql = """
        SELECT e.id, e.name, e.type, m.document, m.begins, m.ends, m.kind
        FROM store.weighed_entities e LEFT JOIN store.weighed_mentions m ON m.entity = e.id
        ORDER BY e.path, e.n, e.id, m.path, m.begins, m.ends, m.kind"""
    for (id_, name, type_), group in groupby(store.stream(sql), key=lambda row: row[:3]):
        yield _entity(id_, name, type_, list(group))


def _entity(id_: Any, name: Any, type_: Any, group: list[Any]) -> Entity:
    return Entity(id_, name, type_, tuple(Mention(*row[3:7]) for row in group if row[3] is not None))


def propositions(store: Store) -> Iterator[Proposition]:
    """Every proposition with its claims."""
    sql = """
        SELECT p.id, p.sentence, coalesce(list(m.claim ORDER BY m.claim) FILTER (m.claim IS NOT NULL), [])
        FROM weighing.propositions p LEFT JOIN weighing.claim_of m ON m.proposition = p.id
        GROUP BY p.id, p.sentence ORDER BY p.id"""
    for row in store.stream(sql):
        id_, sentence, claims = row
        yield Proposition(str(id_), str(sentence), tuple(map(str, claims if isinstance(claims, list) else ())))
