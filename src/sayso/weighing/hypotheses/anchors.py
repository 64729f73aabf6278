"""What a person's word rests on: sentences by document and offsets, found again after another reading or weighing, or not at all.

A document's id comes from its content, so a changed text is another document and nothing is found in it. In the same text a claim
is the same one where it overlaps by half or more and has the same relation, polarity and subject.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sayso.model import Claim
from sayso.weighing.hypotheses.grounds import Grounds

_OVERLAP = 0.5  # of the union of both spans
_MOST_NAMES = 8


@dataclass(frozen=True, slots=True)
class Anchor:
    """One claim as it was: ``subject`` are the words its document calls the subject by, ``quote`` the clause's own words."""

    document: str
    start: int
    end: int
    code: str | None
    polarity: str
    subject: tuple[str, ...]
    quote: str


class Places:
    """Finds anchored claims in a case."""

    def __init__(self, grounds: Grounds) -> None:
        self._grounds = grounds
        self._claims: dict[str, list[Claim]] = defaultdict(list)
        for claim in grounds.claims.values():
            self._claims[claim.document].append(claim)

    def anchor(self, claim: Claim) -> Anchor:
        """A claim as an anchor."""
        quote = self._grounds.clause(claim)
        return Anchor(claim.document, claim.start, claim.end, claim.code, claim.polarity, self._called(claim), quote)

    def find(self, anchor: Anchor) -> Claim | None:
        """The claim an anchor stands for now; None where its text or the claim is gone."""
        best: tuple[float, Claim] | None = None
        for claim in self._claims.get(anchor.document, ()):
            if (claim.code, claim.polarity) != (anchor.code, anchor.polarity):
                continue
            share = _shared(claim, anchor)
            called = self._called(claim)
            if share < _OVERLAP or (called != anchor.subject and not set(called) & set(anchor.subject)):
                continue
            if best is None or share > best[0]:
                best = (share, claim)
        return best[1] if best is not None else None

    def _called(self, claim: Claim) -> tuple[str, ...]:
        entity = self._grounds.entities.get(claim.subject or "")
        document = self._grounds.documents.get(claim.document)
        if entity is None or document is None:
            return ()
        words = {document.text[m.start : m.end] for m in entity.mentions if m.document == document.id and m.kind != "pronoun"}
        return tuple(sorted(" ".join(word.split()) for word in words)[:_MOST_NAMES])


def tables(anchors: Iterable[Anchor]) -> list[dict[str, Any]]:
    """Anchors as they are kept."""
    return [
        {
            "document": one.document, "start": one.start, "end": one.end, "code": one.code, "polarity": one.polarity,
            "subject": list(one.subject), "quote": one.quote,
        }
        for one in anchors
    ]  # fmt: skip


def anchors(rows: Iterable[Mapping[str, Any]]) -> tuple[Anchor, ...]:
    """Anchors from how they are kept."""
    return tuple(
        Anchor(
            str(row["document"]), int(row["start"]), int(row["end"]), row["code"], str(row["polarity"]), tuple(row["subject"]),
            str(row["quote"]),
        )
        for row in rows
    )  # fmt: skip


def _shared(claim: Claim, anchor: Anchor) -> float:
    inside = min(claim.end, anchor.end) - max(claim.start, anchor.start)
    outside = max(claim.end, anchor.end) - min(claim.start, anchor.start)
    return inside / outside if inside > 0 else 0.0
