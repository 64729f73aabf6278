"""A weighed case as the hypotheses look things up in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from sayso.findings import Standing
from sayso.model import Attribution, Claim, Document, Entity, Relation, Tie
from sayso.weighing.statements import chain


class Proposition(Protocol):
    """What several claims state alike, as a plain sentence."""

    @property
    def id(self) -> str: ...
    @property
    def sentence(self) -> str: ...


class Weighed(Protocol):
    """A weighed case: entity ids case-wide, claims with their origin and proposition."""

    @property
    def documents(self) -> Iterable[Document]: ...
    @property
    def entities(self) -> Iterable[Entity]: ...
    @property
    def attributions(self) -> Iterable[Attribution]: ...
    @property
    def claims(self) -> Iterable[Claim]: ...
    @property
    def standings(self) -> Iterable[Standing]: ...
    @property
    def relations(self) -> Iterable[Relation]: ...
    @property
    def ties(self) -> Iterable[Tie]: ...
    @property
    def propositions(self) -> Iterable[Proposition]: ...


@dataclass(frozen=True, slots=True)
class Grounds:
    """A case's records by id; ``stated`` are propositions' sentences, ``opposed`` each claim's denials and contradictions.

    Accounts that only differ (``exact`` is false: both can hold) are none.
    """

    documents: Mapping[str, Document]
    entities: Mapping[str, Entity]
    attributions: Mapping[str, Attribution]
    claims: Mapping[str, Claim]
    standings: Mapping[str, Standing]
    ties: tuple[Tie, ...]
    stated: Mapping[str, str]
    opposed: Mapping[str, tuple[Relation, ...]]

    @classmethod
    def of(cls, case: Weighed) -> Grounds:
        """Load a case's records once; the case may be closed afterwards."""
        claims = {claim.id: claim for claim in case.claims}
        opposed: dict[str, list[Relation]] = {}
        for relation in case.relations:
            if relation.exact and relation.kind in ("denies", "contradicts") and relation.a in claims and relation.b in claims:
                opposed.setdefault(relation.a, []).append(relation)
                opposed.setdefault(relation.b, []).append(relation)
        return cls(
            {document.id: document for document in case.documents},
            {entity.id: entity for entity in case.entities},
            {act.id: act for act in case.attributions},
            claims,
            {standing.claim: standing for standing in case.standings},
            tuple(case.ties),
            {proposition.id: proposition.sentence for proposition in case.propositions},
            {claim: tuple(found) for claim, found in opposed.items()},
        )

    def origin(self, claim: str) -> str:
        """Who stands behind a claim's reporting, told apart across the case; empty where no lineage is stated."""
        return self.standings[claim].origin if claim in self.standings else ""

    def name(self, entity: str | None) -> str:
        """A case entity's name; empty where it is not known."""
        return self.entities[entity].name if entity is not None and entity in self.entities else ""

    def named(self, entity: str | None) -> bool:
        """Whether an entity is named anywhere, not only described."""
        found = self.entities.get(entity or "")
        return found is not None and any(mention.kind == "name" for mention in found.mentions)

    def clause(self, claim: Claim) -> str:
        """A claim's words in its text, on one line."""
        document = self.documents.get(claim.document)
        return " ".join(document.text[claim.start : claim.end].split()) if document is not None else ""

    def sentence(self, claim: Claim) -> str:
        """What a claim states in plain words."""
        return self.stated.get(claim.proposition or "") or f"“{self.clause(claim)}”"

    def told_by(self, claim: Claim) -> tuple[Attribution, ...]:
        """The acts of saying around a claim, outermost first."""
        return chain(claim.attribution, self.attributions)
