"""PLOVER events as JSON: one event a coded claim, on whose word, with the auxiliary modes that the scheme names.

Scheme: Open Event Data Alliance, PLOVER exchange format and codebook. The type and mode of each relation stand in the codebook
(``plover``, ``plover_where``); contexts are left empty, for the codebook does not map them.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sayso.casefile import Case
from sayso.codebook import load
from sayso.exports.material import day, evidence, index_of
from sayso.exports.whole import write_json
from sayso.model import Claim
from sayso.telling.view import Index

_HYPOTHETICAL = frozenset({"reported_possible", "conditional", "counterfactual", "normative", "opinion"})


def write(case: Case, path: Path) -> None:
    """Write every claim whose relation has a PLOVER type as an event.

    Args:
        case: the case to write.
        path: the file.

    Raises:
        SaysoError: the file cannot be written.
    """
    write_json(path, list(events(index_of(case))))


def events(index: Index) -> Iterator[dict[str, Any]]:
    """The events in the order of the claims; ``actor`` and ``recipient`` are lists, empty where nobody is named."""
    relations = load().relations
    for claim in index.claims.values():
        relation = relations.get(claim.code or "")
        plover = relation.plover_of(_type(claim.subject, index), _type(claim.object, index)) if relation else None
        if plover:
            yield _event(claim, plover, index)


def _type(entity: str | None, index: Index) -> str | None:
    found = index.entities.get(entity or "")
    return found.type if found else None


def _event(claim: Claim, plover: str, index: Index) -> dict[str, Any]:
    document = index.documents[claim.document]
    event, _, mode = plover.partition("/")
    time = claim.time
    return {
        "id": claim.id, "event_type": event, "event_mode": mode or None, "event_contexts": [],
        "date": {"from": time.earliest if time else None, "to": time.latest if time else None}, "published": day(document),
        "actor": _party(claim.subject, None, index), "recipient": _party(claim.object, claim.object_text, index),
        "location": index.name(claim.place) or None,
        "auxiliary_modes": {
            "historical": _earlier_year(claim, document.published), "future": claim.modality == "future",
            "hypothetical": claim.modality in _HYPOTHETICAL, "negation": claim.polarity == "-",
        },
        "relation": claim.code, "event_text": evidence(index, claim),
    }  # fmt: skip


def _party(entity: str | None, words: str | None, index: Index) -> list[dict[str, Any]]:
    found = index.entities.get(entity or "")
    if found is not None:
        return [{"id": found.id, "name": found.name, "type": found.type}]
    return [{"id": None, "name": words, "type": None}] if words else []


def _earlier_year(claim: Claim, published: str | None) -> bool:
    """Whether the event ended in a year before the one the text appeared in."""
    latest = claim.time.latest if claim.time else None
    return bool(latest and published and latest[:4] < published[:4])
