"""Drift and circular reporting as the dossier shows them: both wordings side by side, and rings of outlets."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.findings import Drift
from sayso.model import Span
from sayso.telling.view import Index
from sayso.telling.wording import ASPECT, WAY, shortened

_QUOTE = 240


@dataclass(frozen=True, slots=True)
class Worded:
    """One wording: where it stands, the clause, the words that differ, and the claim's id."""

    publisher: str
    document: str
    clause: str
    words: str
    start: int
    end: int
    claim: str


@dataclass(frozen=True, slots=True)
class DriftRow:
    """A finding for the page: what drifted, which way, on what way, in both wordings."""

    aspect: str
    direction: str
    way: str
    near: Worded
    far: Worded
    reason: str


def drift_rows(index: Index) -> tuple[DriftRow, ...]:
    """All drift of which both claims are in the case, retellings first."""
    found = [one for one in index.drifts if one.a in index.claims and one.b in index.claims]
    order = ("retelling", "gloss", "title")
    return tuple(_row(one, index) for one in sorted(found, key=lambda one: (order.index(one.way), one.b, one.aspect)))


def _row(one: Drift, index: Index) -> DriftRow:
    near, far = _worded(one.a, one.a_span, index), _worded(one.b, one.b_span, index)
    return DriftRow(ASPECT[one.aspect], one.direction, WAY[one.way], near, far, one.reason)


def _worded(claim: str, span: Span, index: Index) -> Worded:
    held = index.claims[claim]
    clause = index.words(held.document, Span(held.start, held.end))
    words = index.words(held.document, span)
    return Worded(
        index.publisher(held.document),
        held.document,
        shortened(clause, _QUOTE),
        shortened(words, _QUOTE),
        span.start,
        span.end,
        claim,
    )
