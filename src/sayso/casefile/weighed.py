"""Keeping what follows from everything read; not shown any more as soon as a reading is added."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from sayso.casefile import finals, judging
from sayso.casefile.connect import Store
from sayso.judgements import Judged
from sayso.model import Entity, Mention, Weighing

UNWEIGHED = (
    "has not been weighed since documents were last read, removed or judged: origins, propositions, ties, disputes and counts are "
    "missing until you run sayso weigh on it"
)


@dataclass(frozen=True, slots=True)
class Proposition:
    """What several claims state alike: a plain sentence, and the claims that state it."""

    id: str
    sentence: str
    claims: tuple[str, ...]


def hide(store: Store) -> None:
    """Show no weighing until there is one of what is in the case now; inside the caller's transaction."""
    judging.clear(store)
    store.run("DELETE FROM store.meta WHERE key = 'weighed'")


def show(store: Store, mark: str, judged: Judged) -> None:
    """Show the results as the weighing of what is in the case now; inside the caller's transaction."""
    hide(store)
    judging.keep(store, judged)
    store.run("INSERT INTO store.meta VALUES ('weighed', ?)", [mark])


def keep(store: Store, weighing: Weighing) -> None:
    """Put the results of a weighing of the whole pile; inside the caller's transaction."""
    findings = weighing.findings
    for table, given in (
        ("entities", (("", n, e.id, e.name, e.type, weighing.reasons.get(e.id)) for n, e in enumerate(weighing.entities))),
        ("entity_of", sorted(weighing.entity_of.items())),
        ("propositions", sorted(weighing.sentences.items())),
        ("stated_by", sorted(weighing.proposition_of.items())),
        ("rests_on", sorted(weighing.origin_of.items())),
        ("origins", weighing.origins), ("relations", weighing.relations), ("ties", weighing.ties),
        ("standings", findings.standings), ("circles", findings.circles), ("drifts", findings.drifts),
        ("interests", findings.interests), ("vias", findings.vias), ("supports", findings.supports),
    ):  # fmt: skip
        finals.insert(store, table, ((0, record) for record in given))


def mark(store: Store) -> str | None:
    """The mark of the weighing that is kept, None when there is none."""
    held = store.rows("SELECT value FROM store.meta WHERE key = 'weighed'")
    return str(held[0][0]) if held else None


def entities(store: Store) -> Iterator[Entity]:
    """Every referent of the case with all its mentions, sorted by document path and place in the text."""
    sql = """
        SELECT e.id, e.name, e.type, m.document, m.begins, m.ends, m.kind
        FROM store.weighed_entities e LEFT JOIN store.weighed_mentions m ON m.entity = e.id
        ORDER BY e.path, e.home, e.n, e.id, m.path, m.begins, m.ends, m.kind"""
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
