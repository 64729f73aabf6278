"""What an evidence bundle holds: one claim, its chain, the words it stands on, and what other claims are to it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from sayso.errors import QueryError
from sayso.exports import ledger
from sayso.exports.material import evidence, quote, sentence_span
from sayso.model import Claim, Document, Relation, Span
from sayso.telling.counting import count
from sayso.telling.view import Index

FORM = "sayso evidence bundle 1"
LIMITS = (
    "This says who says what, on whose word. It does not establish what happened: more origins is not truth, one origin is not"
    " falsehood. Origins are an upper bound; what was read is only the pile that was given. Only the first link of a chain was"
    " read; all others are reported by it. The reading is a machine's and errs: read the sentence."
)
Places = dict[str, dict[tuple[str, int, int], None]]


def claim_of(index: Index, ident: str) -> Claim:
    """The claim of that id.

    Raises:
        QueryError: the case has no such claim.
    """
    if ident not in index.claims:
        raise QueryError(f"there is no claim {ident!r} in this case", hint="sayso show CASE claims lists them with their ids")
    return index.claims[ident]


def contents(index: Index, claim: Claim) -> dict[str, Any]:
    """The bundle's record, as plain values; offsets count code points of each document's stored text, half-open."""
    relations = [r for r in index.relations if claim.id in (r.a, r.b) and r.a in index.claims and r.b in index.claims]
    others = [index.claims[_other(r, claim)] for r in relations]
    alike = [index.claims[c] for c in index.alike.get(claim.proposition or claim.id, (claim.id,))]
    held = (claim, *others)
    named = {e for c in held for e in (c.subject, c.object, c.place) if e} | {
        a.source_entity for c in held for a in index.acts(c) if a.source_entity
    }
    origin = index.origins.get(claim.origin or "")
    return {
        "form": FORM, "states": index.sentence(claim), **evidence(index, claim), "record": ledger.claim(claim),
        "attributions": [ledger.attribution(a) for a in index.acts(claim)],
        "entities": {e: {"name": index.name(e), "type": index.entities[e].type} for e in sorted(named) if e in index.entities},
        "origin_record": ledger.record(origin) if origin else None, "counts_of_what_it_states": asdict(count(alike, index)),
        "interest": ledger.record(index.interests[claim.id]) if claim.id in index.interests else None,
        "wordings_that_differ": [ledger.record(d) for d in index.drifts if claim.id in (d.a, d.b)],
        "relations": [_relation(r, claim, index) for r in relations], "documents": _documents(index, held),
        "limits": f"{LIMITS} This case {index.unweighed}." if index.unweighed else LIMITS,
    }  # fmt: skip


def text_sha256(document: Document) -> str:
    """The SHA-256 of the stored text in UTF-8; for a text file in UTF-8 that of the file itself."""
    return hashlib.sha256(document.text.encode("utf-8")).hexdigest()


def _other(relation: Relation, claim: Claim) -> str:
    return relation.b if relation.a == claim.id else relation.a


def _relation(relation: Relation, claim: Claim, index: Index) -> dict[str, Any]:
    other = index.claims[_other(relation, claim)]
    return {
        "kind": relation.kind, "from": relation.a, "to": relation.b, "exact": relation.exact, "reason": relation.reason,
        "other": {"states": index.sentence(other), **evidence(index, other)},
    }  # fmt: skip


def _documents(index: Index, claims: Iterable[Claim]) -> list[dict[str, Any]]:
    places: Places = {}
    for claim in claims:
        own = places.setdefault(claim.document, {})
        own["claim " + claim.id, claim.start, claim.end] = None
        sentence = sentence_span(index, claim)
        own["sentence", sentence.start, sentence.end] = None
        for act in index.acts(claim):
            for part, spans in (("source", (act.source,)), ("cue", (act.cue,)), ("content", act.content)):
                for span in spans:
                    if span is not None:
                        own[f"{part} {act.id}", span.start, span.end] = None
    return [_document(index, index.documents[d], own) for d, own in places.items()]


def _document(index: Index, document: Document, own: Iterable[tuple[str, int, int]]) -> dict[str, Any]:
    return {
        "id": document.id, "path": document.path, "sha256": document.sha256, "text_sha256": text_sha256(document),
        "media_type": document.media_type, "title": document.title, "outlet": document.outlet, "published": document.published,
        "quotes": [
            {"of": of, "start": start, "end": end, "quote": quote(index, document.id, Span(start, end))} for of, start, end in own
        ],
    }  # fmt: skip
