"""A case as ``sayso show`` walks it: records by id, say-so chains, and which names mean whom."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Protocol

from sayso.model import Attribution, Claim, Document, Entity, Origin, Relation, Tie


class Records(Protocol):
    """What `show` needs of a case: its records, each kind in a fixed order."""

    @property
    def documents(self) -> Iterable[Document]: ...
    @property
    def entities(self) -> Iterable[Entity]: ...
    @property
    def attributions(self) -> Iterable[Attribution]: ...
    @property
    def claims(self) -> Iterable[Claim]: ...
    @property
    def origins(self) -> Iterable[Origin]: ...
    @property
    def relations(self) -> Iterable[Relation]: ...
    @property
    def ties(self) -> Iterable[Tie]: ...


@dataclass(frozen=True, slots=True)
class View:
    """The records of one case by id."""

    documents: dict[str, Document]
    entities: dict[str, Entity]
    attributions: dict[str, Attribution]
    claims: dict[str, Claim]
    origins: dict[str, Origin]
    relations: tuple[Relation, ...]
    ties: tuple[Tie, ...]
    names: dict[str, frozenset[tuple[str, ...]]] = field(default_factory=dict)
    chosen: frozenset[str] | None = None
    """The ids of the claims asked for; None when nothing narrows the view."""

    @classmethod
    def of(cls, case: Records) -> View:
        """Loads the records once; the case may be closed afterwards."""
        documents = {d.id: d for d in case.documents}
        entities = {e.id: e for e in case.entities}
        return cls(
            documents,
            entities,
            {a.id: a for a in case.attributions},
            {c.id: c for c in case.claims},
            {o.id: o for o in case.origins},
            tuple(case.relations),
            tuple(case.ties),
            {e.id: _names(e, documents) for e in entities.values()},
        )

    def chosen_claims(self) -> tuple[Claim, ...]:
        """The claims asked for."""
        return tuple(c for c in self.claims.values() if self.chosen is None or c.id in self.chosen)

    def chosen_documents(self) -> tuple[Document, ...]:
        """The documents asked for: all, or those that hold a chosen claim."""
        held = {c.document for c in self.chosen_claims()}
        return tuple(d for d in self.documents.values() if self.chosen is None or d.id in held)

    def chosen_attributions(self) -> tuple[Attribution, ...]:
        """The attributions asked for: all, or those in the chain of a chosen claim."""
        linked = {a.id for c in self.chosen_claims() for a in self.chain(c)}
        return tuple(a for a in self.attributions.values() if self.chosen is None or a.id in linked)

    def chosen_ties(self) -> tuple[Tie, ...]:
        """The ties asked for: all, or those that a chosen claim speaks for or against."""
        return tuple(t for t in self.ties if self.chosen is None or not self.chosen.isdisjoint((*t.claims, *t.against)))

    def chosen_relations(self) -> tuple[Relation, ...]:
        """The relations asked for: all, or those that a chosen claim takes part in."""
        return tuple(r for r in self.relations if self.chosen is None or not self.chosen.isdisjoint((r.a, r.b)))

    def words(self, document: str, start: int, end: int) -> str:
        """``text[start:end]`` of a document, offsets in code points."""
        return self.documents[document].text[start:end]

    def name(self, entity: str | None) -> str:
        """An entity's name; empty when there is none."""
        return self.entities[entity].name if entity in self.entities else ""

    def publisher(self, document: str) -> str:
        """The outlet that published a document, else its path."""
        found = self.documents[document]
        return found.outlet or found.path

    def chain(self, claim: Claim) -> tuple[Attribution, ...]:
        """The attributions around a claim, outermost first, the utterer last; empty for the author's own voice."""
        steps: list[Attribution] = []
        at = claim.attribution
        while at in self.attributions and self.attributions[at] not in steps:
            steps.append(self.attributions[at])
            at = steps[-1].parent
        return tuple(reversed(steps))

    def source(self, attribution: Attribution) -> str:
        """Who an attribution says it was: the entity's name, else the source's own words, else that none is named."""
        if attribution.source_entity in self.entities and attribution.source_kind != "anonymous":
            return self.name(attribution.source_entity)
        if attribution.source is not None:
            return self.words(attribution.document, attribution.source.start, attribution.source.end)
        return "the author" if attribution.source_kind == "author" else "source not named"

    def say_so(self, claim: Claim) -> tuple[str, ...]:
        """The chain in names: publisher first, utterer last."""
        return (self.publisher(claim.document), *(self.source(a) for a in self.chain(claim)))

    def called(self, wanted: str) -> frozenset[str]:
        """The ids of the entities that a name may mean: some name of theirs holds its words, in order, side by side."""
        words = _words(wanted)
        return frozenset(e for e, names in self.names.items() if words and any(_holds(name, words) for name in names))


def _names(entity: Entity, documents: dict[str, Document]) -> frozenset[tuple[str, ...]]:
    named = (m for m in entity.mentions if m.kind == "name" and m.document in documents)
    return frozenset(_words(n) for n in (entity.name, *(documents[m.document].text[m.start : m.end] for m in named)))


def _words(name: str) -> tuple[str, ...]:
    plain = "".join(c for c in unicodedata.normalize("NFKD", name).casefold() if not unicodedata.combining(c))
    return tuple("".join(c if c.isalnum() else " " for c in plain).split())


def _holds(name: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    return any(name[i : i + len(wanted)] == wanted for i in range(len(name) - len(wanted) + 1))
