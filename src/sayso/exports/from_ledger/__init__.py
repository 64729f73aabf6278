"""A ledger read in: the form is docs/ledger.md's, made here or by another program.

A ledger comes from anywhere, so everything in it is checked before any of it is used: each field, that ids are one of a kind and
lead somewhere, that offsets lie in their text. Keys that the form does not have are passed over. What a ledger says of origins,
propositions, relations and ties is not read: that is for the weighing to find.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from sayso.errors import SaysoError
from sayso.exports.from_ledger.judged import judgement
from sayso.exports.from_ledger.lines import Line, lines
from sayso.exports.from_ledger.records import ENTITY_TYPES, attribution, claim, document, document_of, mention
from sayso.judgements import Judgement
from sayso.model import Attribution, Claim, Document, Entity, Mention, Reading


@dataclass(frozen=True, slots=True)
class Ledger:
    """What a ledger holds: a reading of each document, in the order of their paths; judgements, oldest first.

    In a reading, entities are local to their document, as everywhere before the weighing; ``entity_of`` gives for a local id the
    id that the ledger has for it.
    """

    readings: tuple[Reading, ...]
    entity_of: Mapping[str, str]
    judgements: tuple[Judgement, ...]


def read(folder: Path) -> Ledger:
    """Read a ledger.

    Args:
        folder: holds ``documents.jsonl``; ``entities``, ``attributions``, ``claims`` and ``judgements`` may be missing.

    Raises:
        SaysoError: there is no ledger, or one of its lines is wrong; names the file, the line, the field and the way out.
    """
    if not (folder / "documents.jsonl").is_file():
        raise SaysoError(
            f"{folder}: this is no ledger (documents.jsonl is missing)", hint="make one: sayso export CASE --format ledger -o DIR"
        )
    held = _Held()
    for name, take in (
        ("documents", held.take_document), ("entities", held.take_entity), ("attributions", held.take_attribution),
        ("claims", held.take_claim), ("judgements", held.take_judgement),
    ):  # fmt: skip
        for line in lines(folder, name):
            take(line)
    held.check_parents()
    return held.ledger()


@dataclass(slots=True)
class _Held:
    """What was taken in so far, file by file."""

    documents: dict[str, Document] = field(default_factory=dict)
    entities: dict[str, Entity] = field(default_factory=dict)
    attributions: dict[str, tuple[Line, Attribution]] = field(default_factory=dict)
    claims: dict[str, Claim] = field(default_factory=dict)
    judgements: list[Judgement] = field(default_factory=list)
    lines: dict[tuple[str, str], int] = field(default_factory=dict)

    def _once(self, line: Line, name: str, value: str) -> None:
        """Refuse a value that an earlier line of the file has."""
        before = self.lines.setdefault((f"{line.path.name} {name}", value), line.number)
        if before != line.number:
            line.wrong(name, f"{value[:60]!r} stands in line {before} too", f"give each line a different {name}")

    def take_document(self, line: Line) -> None:
        found = document(line)
        self._once(line, "id", found.id)
        self._once(line, "path", found.path)
        self.documents[found.id] = found

    def take_entity(self, line: Line) -> None:
        found = Entity(
            line.ident("id"), line.ident("name"), line.one_of("type", ENTITY_TYPES),
            tuple(mention(part, self.documents) for part in line.parts("mentions")),
        )  # fmt: skip
        self._once(line, "id", found.id)
        self.entities[found.id] = found

    def take_attribution(self, line: Line) -> None:
        found = attribution(line, document_of(line, self.documents))
        self._once(line, "id", found.id)
        self._known(line, found, "source_entity")
        self.attributions[found.id] = line, found

    def take_claim(self, line: Line) -> None:
        found = claim(line, document_of(line, self.documents))
        self._once(line, "id", found.id)
        self._known(line, found, "subject", "object", "place")
        if found.attribution is not None:
            self._check_act(line, "attribution", found.attribution, found.document)
        self.claims[found.id] = found

    def take_judgement(self, line: Line) -> None:
        self.judgements.append(judgement(line, len(self.judgements) + 1))

    def _known(self, line: Line, record: Attribution | Claim, *names: str) -> None:
        for name in names:
            ident = getattr(record, name)
            if ident is not None and ident not in self.entities:
                line.wrong(name, f"there is no entity {ident[:60]!r}", "entities.jsonl must have it, or write null")

    def _check_act(self, line: Line, name: str, ident: str, document: str) -> None:
        if ident not in self.attributions:
            line.wrong(name, f"there is no attribution {ident[:60]!r}", "attributions.jsonl must have it, or write null")
        if self.attributions[ident][1].document != document:
            line.wrong(name, f"{ident[:60]!r} stands in another document", "name one of the same document, or write null")

    def check_parents(self) -> None:
        """Refuse attributions told inside one that is not there, inside one of another document, or inside themselves."""
        sound: set[str] = set()
        for line, act in self.attributions.values():
            path: dict[str, None] = {}
            at: Attribution | None = act
            while at is not None and at.id not in sound:
                if at.id in path:
                    line.wrong("parent", f"{act.id[:60]!r} is told inside itself", "an act of saying cannot hold itself")
                path[at.id] = None
                if at.parent is not None:
                    self._check_act(self.attributions[at.id][0], "parent", at.parent, at.document)
                at = self.attributions[at.parent][1] if at.parent is not None else None
            sound.update(path)

    def ledger(self) -> Ledger:
        """Everything, by document."""
        acts, claims = defaultdict(list), defaultdict(list)
        for _, act in self.attributions.values():
            acts[act.document].append(act)
        for one in self.claims.values():
            claims[one.document].append(one)
        local = self._local()
        entity_of = {entity.id: ident for cast in local.values() for ident, entity in cast.items()}
        return Ledger(
            tuple(
                Reading(
                    document, (), tuple(local[document.id].values()),
                    tuple(_act_with_local(act, local[document.id]) for act in acts[document.id]),
                    tuple(_claim_with_local(claim, local[document.id]) for claim in claims[document.id]),
                )
                for document in sorted(self.documents.values(), key=lambda document: document.path)
            ),
            entity_of, tuple(self.judgements),
        )  # fmt: skip

    def _local(self) -> dict[str, dict[str, Entity]]:
        """Document -> the ledger's id -> that entity as the document has it, numbered in the order of the text."""
        mentions: dict[str, dict[str, list[Mention]]] = defaultdict(lambda: defaultdict(list))
        for entity in self.entities.values():
            for one in entity.mentions:
                mentions[one.document][entity.id].append(one)
        records: list[Attribution | Claim] = [*(act for _, act in self.attributions.values()), *self.claims.values()]
        for record in records:
            for ident in _named(record):
                mentions[record.document].setdefault(ident, [])
        return defaultdict(dict, {document: self._cast(document, held) for document, held in mentions.items()})

    def _cast(self, document: str, held: Mapping[str, list[Mention]]) -> dict[str, Entity]:
        in_text = {ident: tuple(sorted(found, key=lambda m: (m.start, m.end))) for ident, found in held.items()}
        order = sorted(in_text.items(), key=lambda item: (not item[1], [(m.start, m.end) for m in item[1][:1]]))
        return {
            ident: replace(self.entities[ident], id=f"{document}.e{n}", mentions=found) for n, (ident, found) in enumerate(order)
        }


def _named(record: Attribution | Claim) -> tuple[str, ...]:
    """The entities that a record names."""
    named = (record.source_entity,) if isinstance(record, Attribution) else (record.subject, record.object, record.place)
    return tuple(ident for ident in named if ident is not None)


def _act_with_local(act: Attribution, cast: Mapping[str, Entity]) -> Attribution:
    """The act with the id that its document has for its source."""
    return replace(act, source_entity=_local_id(act.source_entity, cast))


def _claim_with_local(claim: Claim, cast: Mapping[str, Entity]) -> Claim:
    """The claim with the ids that its document has for those it names."""
    return replace(
        claim, subject=_local_id(claim.subject, cast), object=_local_id(claim.object, cast), place=_local_id(claim.place, cast)
    )


def _local_id(ident: str | None, cast: Mapping[str, Entity]) -> str | None:
    return None if ident is None else cast[ident].id


__all__ = ["Ledger", "read"]
