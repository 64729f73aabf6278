"""What the telling needs of a case, and that case indexed for looking things up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from sayso.findings import Circle, Drift, Interest, Standing
from sayso.model import Attribution, Claim, Document, Entity, Origin, Relation, Span, Tie
from sayso.weighing.hypotheses.grounds import Weighed
from sayso.weighing.phrases import plural


class Sentence(Protocol):
    """One sentence of a document, ``[start, end)`` in its stored text."""

    @property
    def document(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


class CaseView(Weighed, Protocol):
    """A weighed case with what is told beside its claims: records in a fixed order, entity ids case-wide."""

    @property
    def origins(self) -> Iterable[Origin]: ...
    @property
    def sentences(self) -> Iterable[Sentence]: ...
    @property
    def circles(self) -> Iterable[Circle]: ...
    @property
    def drifts(self) -> Iterable[Drift]: ...
    @property
    def interests(self) -> Iterable[Interest]: ...


@dataclass(frozen=True, slots=True)
class Index:
    """A case's records by id, in the case's order.

    ``stated`` gives each proposition id its plain sentence, ``alike`` the claims that state it; ``sentences`` are by document id,
    ``standings`` and ``interests`` by claim id; ``judged`` says of a record in words what people judged of it; ``unweighed``
    says of the case in words that it was not weighed as it is now, and is empty where it was.
    """

    documents: Mapping[str, Document]
    entities: Mapping[str, Entity]
    attributions: Mapping[str, Attribution]
    claims: Mapping[str, Claim]
    origins: Mapping[str, Origin]
    relations: tuple[Relation, ...]
    ties: tuple[Tie, ...]
    stated: Mapping[str, str]
    alike: Mapping[str, tuple[str, ...]]
    sentences: Mapping[str, tuple[Span, ...]]
    standings: Mapping[str, Standing]
    circles: tuple[Circle, ...]
    drifts: tuple[Drift, ...]
    interests: Mapping[str, Interest]
    judged: Mapping[str, str] = field(default_factory=dict)
    unweighed: str = ""
    _held: dict[str, tuple[Attribution, ...]] = field(default_factory=dict, compare=False, repr=False, init=False)

    @classmethod
    def of(cls, view: CaseView) -> Index:
        """Load a case's records once; the case may be closed afterwards."""
        claims = {c.id: c for c in view.claims}
        alike: dict[str, list[str]] = {}
        for claim in claims.values():
            alike.setdefault(claim.proposition or claim.id, []).append(claim.id)
        sentences: dict[str, list[Span]] = {}
        for sentence in view.sentences:
            sentences.setdefault(sentence.document, []).append(Span(sentence.start, sentence.end))
        return cls(
            {d.id: d for d in view.documents},
            {e.id: e for e in view.entities},
            {a.id: a for a in view.attributions},
            claims,
            {o.id: o for o in view.origins},
            tuple(view.relations),
            tuple(view.ties),
            {p.id: p.sentence for p in view.propositions},
            {p: tuple(ids) for p, ids in alike.items()},
            {d: tuple(sorted(spans)) for d, spans in sentences.items()},
            {s.claim: s for s in view.standings},
            tuple(view.circles),
            tuple(view.drifts),
            {i.claim: i for i in view.interests},
            getattr(view, "judged_words", {}),  # not every view has people's judgements
            getattr(view, "unweighed", ""),
        )

    def words(self, document: str, span: Span | None) -> str:
        """``text[start:end]`` of a document on one line; empty without a span."""
        return "" if span is None else " ".join(self.documents[document].text[span.start : span.end].split())

    def name(self, entity: str | None) -> str:
        """An entity's name; empty when there is none."""
        return self.entities[entity].name if entity is not None and entity in self.entities else ""

    def named(self, entity: str | None) -> bool:
        """Whether an entity is named anywhere, not only described."""
        found = self.entities.get(entity or "")
        return found is not None and any(m.kind == "name" for m in found.mentions)

    def called(self, entity: str | None) -> str:
        """An entity's name, or the text's description of it in quotation marks; empty when there is none."""
        name = self.name(entity)
        return name if not name or self.named(entity) or name.startswith("“") else f"“{name}”"

    def acts_in(self, document: str) -> tuple[Attribution, ...]:
        """The acts of saying in a document."""
        return self._by_document().get(document, ())

    def several(self, entity: str | None) -> bool:
        """Whether an entity's name takes a plural verb."""
        return plural(self.name(entity), named=self.named(entity))

    def publisher(self, document: str) -> str:
        """The outlet that published a document, else its path."""
        return self.documents[document].outlet or self.documents[document].path

    def _by_document(self) -> Mapping[str, tuple[Attribution, ...]]:
        if not self._held:
            found: dict[str, list[Attribution]] = {}
            for act in self.attributions.values():
                found.setdefault(act.document, []).append(act)
            self._held.update({document: tuple(acts) for document, acts in found.items()})
        return self._held

    def acts(self, claim: Claim) -> tuple[Attribution, ...]:
        """The acts of saying around a claim, outermost first, the utterer's last; none for the text's own voice."""
        found: list[Attribution] = []
        at = claim.attribution
        while at is not None and at in self.attributions and self.attributions[at] not in found:
            found.append(self.attributions[at])
            at = found[-1].parent
        return tuple(reversed(found))

    def sentence(self, claim: Claim) -> str:
        """What a claim states, in plain words."""
        stated = self.stated.get(claim.proposition or "")
        return stated or self.words(claim.document, Span(claim.start, claim.end))
