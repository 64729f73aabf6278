"""STIX 2.1: ties as relationships, denials as opinions, chains of say-so in an extension definition.

Form: OASIS STIX 2.1 (2021): identity, relationship, opinion, note, report, extension definition, bundle.
Labels are neutral: everyone is an ``identity``, nobody a ``threat-actor``; no ``confidence`` is set, for sayso grades nobody.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from sayso.casefile import Case
from sayso.exports.material import UNDATED, chain_words, clause, evidence, index_of, moment, stated_ties, tie_sentence, uuid
from sayso.exports.whole import write_json
from sayso.model import Claim, Document, Entity, EntityType, Tie
from sayso.telling.chains import Link, chain, utterer
from sayso.telling.view import Index

_CLASSES: dict[EntityType, str] = {
    "Person": "individual", "Organization": "organization", "ArmedGroup": "group", "StateBody": "organization",
    "Country": "organization", "Outlet": "organization", "Group": "class",
}  # fmt: skip
EXTENSION = f"extension-definition--{uuid('stix', 'chains of say-so')}"
TOOL = f"identity--{uuid('stix', 'sayso')}"
Object = dict[str, Any]


def write(case: Case, path: Path) -> None:
    """Write the case's ties and denials as one STIX bundle.

    Args:
        case: the case to write.
        path: the file.

    Raises:
        SaysoError: the file cannot be written.
    """
    index = index_of(case)
    found = {item["id"]: item for item in (*_own(), *_ties(index))}
    objects = [*found.values(), *_reports(index, found.values())]
    key = "\x1f".join(sorted(item["id"] for item in objects))
    write_json(path, {"type": "bundle", "id": f"bundle--{uuid('stix-bundle', key)}", "objects": objects})


def _object(kind: str, key: str, created: str, **fields: Any) -> Object:
    return {
        "type": kind, "spec_version": "2.1", "id": f"{kind}--{uuid('stix-' + kind, key)}", "created_by_ref": TOOL,
        "created": created, "modified": created, **fields,
    }  # fmt: skip


def _own() -> Iterator[Object]:
    tool = {"type": "identity", "spec_version": "2.1", "id": TOOL, "created": UNDATED, "modified": UNDATED}
    yield {**tool, "name": "sayso", "identity_class": "system", "description": "Reports who says what; asserts nothing."}
    yield {
        "type": "extension-definition", "spec_version": "2.1", "id": EXTENSION, "created_by_ref": TOOL, "created": UNDATED,
        "modified": UNDATED, "name": "Chains of say-so", "version": "1.0.0", "extension_types": ["property-extension"],
        "description": "For each claim behind an object: on whose word it is told, link by link, and where the words stand. The"
        " keys are those of sayso's docs/exports.md.",
        "schema": "urn:sayso:exports#stix",
    }  # fmt: skip


def _ties(index: Index) -> Iterator[Object]:
    for tie, claims, against in stated_ties(index):
        ends = [_identity(index.entities[e], index) for e in (tie.subject, tie.object)]
        yield from ends
        shown: Object | None = None
        if claims:
            shown = _relationship(tie, claims, ends, index)
            yield shown
        for claim in against:
            last = utterer(chain(claim, index))
            speaker = _speaker(last, claim, index)
            yield speaker
            yield _denial(claim, last, speaker, shown, ends, index)


def _identity(entity: Entity, index: Index) -> Object:
    documents = [index.documents[m.document] for m in entity.mentions if m.document in index.documents]
    return _object(
        "identity", entity.id, _earliest(documents), name=entity.name or "unnamed", labels=[entity.type],
        identity_class=_CLASSES.get(entity.type, "unknown"),
    )  # fmt: skip


def _speaker(link: Link, claim: Claim, index: Index) -> Object:
    if link.key in index.entities:
        return _identity(index.entities[link.key], index)
    kind = "organization" if link.kind in ("text", "outlet") else "class" if link.kind == "unnamed" else "unknown"
    return _object("identity", link.key, moment(index.documents[claim.document]), name=link.name or "unnamed", identity_class=kind)


def _relationship(tie: Tie, claims: list[Claim], ends: list[Object], index: Index) -> Object:
    return _object(
        "relationship", f"{tie.subject} {tie.code} {tie.object}", _earliest(index.documents[c.document] for c in claims),
        relationship_type=tie.code.replace("_", "-"), source_ref=ends[0]["id"], target_ref=ends[1]["id"],
        description=f"{tie_sentence(index, tie)}, as told: " + "; ".join(dict.fromkeys(chain_words(index, c) for c in claims)),
        labels=["disputed" if tie.disputed else "not disputed in this pile"],
        extensions=_chains(claims, index, outlets=tie.outlets, origins_at_most=tie.origins),
    )  # fmt: skip


def _denial(claim: Claim, last: Link, speaker: Object, shown: Object | None, ends: list[Object], index: Index) -> Object:
    """A denial of a tie that somebody states is an opinion on it; of one that nobody states, a note on its two ends."""
    words = f"{chain_words(index, claim)}: “{' '.join(clause(index, claim).split())}”"
    when = moment(index.documents[claim.document])
    if shown is None:
        about = list(dict.fromkeys(end["id"] for end in ends))
        made = _object("note", claim.id, when, abstract="denied; nobody in the pile states it", content=words, object_refs=about)
    else:
        made = _object("opinion", claim.id, when, opinion="disagree", explanation=words, object_refs=[shown["id"]])
    return {**made, "authors": [last.name or "unnamed"], "created_by_ref": speaker["id"], "extensions": _chains([claim], index)}


def _chains(claims: Iterable[Claim], index: Index, **counts: int) -> Object:
    told = [evidence(index, claim) for claim in claims]
    return {EXTENSION: {"extension_type": "property-extension", "claims": told, **counts}}


def _reports(index: Index, objects: Iterable[Object]) -> Iterator[Object]:
    held: dict[str, list[str]] = {}
    for item in objects:
        for extension in item.get("extensions", {}).values():
            for told in extension["claims"]:
                held.setdefault(told["document"], []).append(item["id"])
    for document in index.documents.values():
        if document.id in held:
            yield _object(
                "report", document.id, moment(document), name=document.title or document.path, published=moment(document),
                report_types=["observed-data"] if document.genre == "report" else [document.genre],
                labels=[document.outlet or "outlet not stated"], object_refs=list(dict.fromkeys(held[document.id])),
                external_references=[{"source_name": document.outlet or document.path, "description": f"sha256 {document.sha256}"}],
            )  # fmt: skip


def _earliest(documents: Iterable[Document]) -> str:
    return min((moment(d) for d in documents if moment(d) != UNDATED), default=UNDATED)
