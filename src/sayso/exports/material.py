"""What every format takes from a case: its records indexed, the exact words at offsets, chains as plain values, stable names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from sayso.casefile import Case
from sayso.model import Claim, Document, Span, Tie
from sayso.telling.chains import Link, chain, told
from sayso.telling.view import Index
from sayso.weighing.phrases import told as told_sentence

UNDATED = "1970-01-01T00:00:00.000Z"
"""Stands where a form demands a time and the text gives none; no export asks the clock."""
_NAMES = uuid5(NAMESPACE_URL, "urn:sayso")
_LONGEST = 60  # characters of a name kept in a slug
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def index_of(case: Case) -> Index:
    """The case's records by id, loaded once."""
    return Index.of(case)


def quote(index: Index, document: str, span: Span) -> str:
    """The text's exact words at ``span``, line breaks and all."""
    return index.documents[document].text[span.start : span.end]


def clause(index: Index, claim: Claim) -> str:
    """The exact words of a claim's clause."""
    return quote(index, claim.document, Span(claim.start, claim.end))


def sentence_span(index: Index, claim: Claim) -> Span:
    """The sentences that a claim's clause touches; the clause itself where the case keeps no sentences."""
    touched = [s for s in index.sentences.get(claim.document, ()) if s.start < claim.end and claim.start < s.end]
    return Span(touched[0].start, touched[-1].end) if touched else Span(claim.start, claim.end)


def links(index: Index, claim: Claim) -> list[dict[str, Any]]:
    """A claim's chain as plain values, the text in hand first, the one who is said to have uttered it last."""
    return [link_values(link) for link in chain(claim, index)]


def link_values(link: Link) -> dict[str, Any]:
    """One link as plain values."""
    return {
        "name": link.name, "kind": link.kind, "read": link.read, "stance": link.stance, "count": link.count, "cue": link.cue,
        "quoted": link.quoted, "attribution": link.attribution,
    }  # fmt: skip


def chain_words(index: Index, claim: Claim) -> str:
    """A claim's chain in plain words: "Daily Harbour, citing Agency North, citing two officials (not named)"."""
    return told(chain(claim, index))


def evidence(index: Index, claim: Claim) -> dict[str, Any]:
    """One claim with everything that a reader needs to check it: its words, where they stand, and on whose word."""
    document = index.documents[claim.document]
    origin = index.origins.get(claim.origin or "")
    return {
        "claim": claim.id, "polarity": claim.polarity, "modality": claim.modality, "chain": links(index, claim),
        "told": chain_words(index, claim), "origin": origin.name if origin else None, "document": document.id,
        "path": document.path, "sha256": document.sha256, "start": claim.start, "end": claim.end, "quote": clause(index, claim),
    }  # fmt: skip


def uuid(kind: str, key: str) -> UUID:
    """A name-based UUID (RFC 9562, version 5): the same record has the same one in every export."""
    return uuid5(_NAMES, f"{kind}\x1f{key}")


def is_day(date: str) -> bool:
    """Whether this is a whole ISO date."""
    return _DATE.fullmatch(date) is not None


def day(document: Document) -> str | None:
    """The ISO date a document was published on, None where it is not a whole date."""
    return document.published[:10] if document.published and _DATE.match(document.published) else None


def moment(document: Document) -> str:
    """The start of the day a document was published on; `UNDATED` where no date is known."""
    known = day(document)
    return f"{known}T00:00:00.000Z" if known else UNDATED


def slug(name: str) -> str:
    """A name as lower-case letters, digits and underscores; letters of other scripts keep apart by a short sum of their own."""
    plain = re.sub(r"[^a-z0-9]+", "_", name.casefold()).strip("_")
    whole = name.isascii() and plain and len(plain) <= _LONGEST
    return plain if whole else f"{plain[:_LONGEST]}_{uuid('slug', name).hex[:8]}".strip("_")


def stated_ties(index: Index) -> Iterator[tuple[Tie, list[Claim], list[Claim]]]:
    """Ties whose both ends the case knows, each with the claims for it and against it."""
    for tie in index.ties:
        if tie.subject in index.entities and tie.object in index.entities:
            yield tie, _claims(index, tie.claims), _claims(index, tie.against)


def _claims(index: Index, ids: tuple[str, ...]) -> list[Claim]:
    return [index.claims[c] for c in ids if c in index.claims]


def tie_sentence(index: Index, tie: Tie) -> str:
    """A tie as a sentence: "Northland funds River Front"."""
    many = (index.several(tie.subject), index.several(tie.object))
    return told_sentence(tie.code, index.name(tie.subject), index.name(tie.object), many=many)
