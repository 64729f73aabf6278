"""FollowTheMoney 4: entities as JSON lines, or every single value as a statement with its outlet and its claim.

Form: followthemoney 4.11: ``UnknownLink``, ``Membership``, ``Representation``, ``Occupancy`` of a
``Position``, ``Control``, ``Article``, ``Note``.
A statement has no author, offset or polarity: each outlet is a *dataset* of its own, ``origin`` is the sayso claim, and what is
denied becomes a ``Note``, never a link. The chains stand in ``summary`` in words, and whole in the ledger.
"""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from sayso.casefile import Case
from sayso.exports.material import chain_words, clause, day, index_of, is_day, slug, stated_ties, tie_sentence
from sayso.exports.tables import cell
from sayso.exports.whole import whole
from sayso.model import Claim, Document, Entity, EntityType, Tie
from sayso.telling.view import Index
from sayso.telling.wording import shortened

COLUMNS = (
    "canonical_id entity_id prop prop_type schema value dataset origin lang original_value external first_seen last_seen id".split()
)
SCHEMATA: dict[EntityType, str] = {
    "Person": "Person", "Organization": "Organization", "ArmedGroup": "Organization", "Outlet": "Organization",
    "Group": "LegalEntity", "StateBody": "PublicBody", "Country": "PublicBody", "Place": "Territory", "Event": "Event",
    "Agreement": "Event", "Weapon": "Asset", "Facility": "Asset",
}  # fmt: skip
LEGAL = frozenset({"Person", "Organization", "LegalEntity", "PublicBody"})
BODIES = frozenset({"Organization", "PublicBody"})
OFFICES = frozenset({"leads"})  # a person's office is an Occupancy of a Position, not Control, which is for who directs a body
LINKS = {
    "member_of": ("Membership", "member", "organization", BODIES), "represents": ("Representation", "agent", "client", LEGAL),
    "commands": ("Control", "controller", "controlled", LEGAL), "leads": ("Control", "controller", "controlled", LEGAL),
}  # fmt: skip
_TYPES = {
    "name": "name", "subject": "entity", "object": "entity", "member": "entity", "organization": "entity", "agent": "entity",
    "client": "entity", "controller": "entity", "controlled": "entity", "holder": "entity",
    "post": "entity", "entity": "entity", "proof": "entity", "summary": "text",
    "description": "text", "notes": "text", "startDate": "date", "endDate": "date", "publishedAt": "date", "mimeType": "mimetype",
}  # fmt: skip
CASE = "sayso_case"
LONGEST = 300  # characters of a name; followthemoney refuses those of 384 and more


class Statement(NamedTuple):
    """One value of one property of one entity, as one outlet has it; ``origin`` is the claim it rests on, "" for none."""

    entity: str
    schema: str
    prop: str
    value: str
    dataset: str
    origin: str = ""
    seen: str = ""

    @property
    def id(self) -> str:
        """The key that followthemoney itself gives it."""
        key = f"{self.dataset}.{self.entity}.{self.prop}.{self.value}"
        return hashlib.sha1(key.encode("utf-8"), usedforsecurity=False).hexdigest()


def write_entities(case: Case, path: Path) -> None:
    """Write entities as JSON lines.

    Raises:
        SaysoError: the file cannot be written.
    """
    found: dict[str, dict[str, dict[str, None]]] = {}
    schemata: dict[str, str] = {}
    datasets: dict[str, dict[str, None]] = {}
    for one in statements(index_of(case)):
        schemata[one.entity] = one.schema
        found.setdefault(one.entity, {}).setdefault(one.prop, {})[one.value] = None
        datasets.setdefault(one.entity, {})[one.dataset] = None
    with whole(path) as file:
        for ident, properties in found.items():
            line = {
                "id": ident, "schema": schemata[ident], "properties": {name: list(values) for name, values in properties.items()},
                "datasets": list(datasets[ident]),
            }  # fmt: skip
            file.write(json.dumps(line, ensure_ascii=False) + "\n")


def write_statements(case: Case, path: Path) -> None:
    """Write statements as CSV, in followthemoney's columns and quoting; what an outlet says twice stands once, by its first claim.

    Raises:
        SaysoError: the file cannot be written.
    """
    with whole(path) as file:
        writer = csv.writer(file, dialect=csv.unix_dialect)
        writer.writerow(COLUMNS)
        first: dict[str, Statement] = {}
        for one in statements(index_of(case)):
            first.setdefault(one.id, one)
        for one in first.values():
            kind = _TYPES.get(one.prop, "string")
            row = (
                one.entity, one.entity, one.prop, kind, one.schema, one.value, one.dataset, one.origin, "", "", "f", one.seen,
                one.seen, one.id,
            )  # fmt: skip
            writer.writerow([cell(value) for value in row])


def statements(index: Index) -> Iterator[Statement]:
    """All statements, entities before the links between them, the texts last."""
    ties = list(stated_ties(index))
    for ident in dict.fromkeys(end for tie, _, _ in ties for end in (tie.subject, tie.object)):
        yield from _entity(index.entities[ident], index)
    used: dict[str, None] = {}
    for tie, claims, against in ties:
        used.update((c.document, None) for c in (*claims, *against))
        if claims:
            yield from _link(tie, claims, against, index)
        for claim in against:
            yield from _denial(tie, claim, index)
    for document in used:
        yield from _article(index.documents[document])


def entity_id(ident: str) -> str:
    """A record's FollowTheMoney id."""
    return f"sayso-{ident}"


def _dataset(document: Document) -> str:
    return f"sayso_{slug(document.outlet or document.id)}"


def _entity(entity: Entity, index: Index) -> Iterator[Statement]:
    schema = SCHEMATA[entity.type]
    told = dict.fromkeys(m.document for m in entity.mentions if m.document in index.documents)
    for dataset in dict.fromkeys(_dataset(index.documents[d]) for d in told) or (CASE,):
        yield Statement(entity_id(entity.id), schema, "name", shortened(entity.name, LONGEST) or "unnamed", dataset)
        yield Statement(entity_id(entity.id), schema, "keywords", entity.type, dataset)


def _link(tie: Tie, claims: list[Claim], against: list[Claim], index: Index) -> Iterator[Statement]:
    ident = entity_id(f"{tie.subject}-{tie.code}-{tie.object}")
    schema, one, other = _schema(tie, index)
    end = entity_id(f"{tie.object}-office" if schema == "Occupancy" else tie.object)
    for claim in claims:
        document = index.documents[claim.document]
        where = (_dataset(document), claim.id, day(document) or "")
        if schema == "Occupancy":
            yield from _office(end, tie, where, index)
        values = [
            (one, entity_id(tie.subject)), (other, end), *([] if schema == "Occupancy" else [("role", tie.code)]),
            ("description", f"{tie_sentence(index, tie)} (from {index.name(tie.subject)} to {index.name(tie.object)})"),
            ("summary", f"{chain_words(index, claim)}: “{_plain(claim, index)}”"), ("recordId", claim.id),
            ("proof", entity_id(document.id)), ("publisher", index.publisher(document.id)),
            ("status", "disputed" if against else "not disputed in this pile"),
        ]  # fmt: skip
        for prop, date in (("startDate", claim.time and claim.time.earliest), ("endDate", claim.time and claim.time.latest)):
            if date and is_day(date):
                values.append((prop, date))
        for prop, value in values:
            yield Statement(ident, schema, prop, value, *where)


def _office(ident: str, tie: Tie, where: tuple[str, str, str], index: Index) -> Iterator[Statement]:
    """The office that a person holds who leads a body: what the claims call it is in their quotations."""
    yield Statement(ident, "Position", "name", shortened(f"Leading office of {index.name(tie.object)}", LONGEST), *where)
    if SCHEMATA[index.entities[tie.object].type] in BODIES:
        yield Statement(ident, "Position", "organization", entity_id(tie.object), *where)


def _schema(tie: Tie, index: Index) -> tuple[str, str, str]:
    """The schema of a tie and its two ends; where the ends do not fit a schema of their own, a link of unknown kind."""
    ends = [SCHEMATA[index.entities[e].type] for e in (tie.subject, tie.object)]
    if tie.code in OFFICES and ends[0] == "Person" and ends[1] in LEGAL - {"Person"}:
        return "Occupancy", "holder", "post"
    schema, one, other, fitting = LINKS.get(tie.code, ("", "", "", LEGAL))
    return (schema, one, other) if schema and ends[0] in LEGAL and ends[1] in fitting else ("UnknownLink", "subject", "object")


def _denial(tie: Tie, claim: Claim, index: Index) -> Iterator[Statement]:
    document = index.documents[claim.document]
    where = (_dataset(document), claim.id, day(document) or "")
    values: Iterable[tuple[str, str]] = (
        ("name", shortened(f"Denied: {tie_sentence(index, tie)}", LONGEST)),
        ("description", f"{chain_words(index, claim)}: “{_plain(claim, index)}”"),
        ("entity", entity_id(tie.subject)), ("entity", entity_id(tie.object)), ("proof", entity_id(document.id)),
    )  # fmt: skip
    for prop, value in values:
        yield Statement(entity_id(claim.id), "Note", prop, value, *where)


def _article(document: Document) -> Iterator[Statement]:
    values = [
        ("title", document.title), ("fileName", document.path), ("publisher", document.outlet), ("publishedAt", day(document)),
        ("mimeType", document.media_type), ("notes", f"sha256 {document.sha256}"), *(("author", name) for name in document.authors),
    ]  # fmt: skip
    for prop, value in values:
        if value:
            yield Statement(entity_id(document.id), "Article", prop, value, _dataset(document), "", day(document) or "")


def _plain(claim: Claim, index: Index) -> str:
    return " ".join(clause(index, claim).split())
