"""What is most worth a person's look: records on which much rests and for which little speaks, each with its reasons in words.

The points only order the list; they say nothing about what is true, and nothing about an outlet or a person.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from sayso.model import Claim, Span
from sayso.telling.selection import tie_words
from sayso.telling.view import Index

WEAK_JOINS: Mapping[str, str] = {
    "are the initials of": "joined by initials alone",
    "same surname": "joined by a surname alone",
    "has one bearer in the pile": "a bare surname, joined to its only bearer in the pile",
    "and no other name in the pile": "joined because no other name in the pile fits",
    "are names of one body in the codebook": "joined by a list of names, not by the texts",
}
"""Words of a join's reason -> why it is worth a look."""
WEAK_ORIGINS: Mapping[str, str] = {
    "alike": "joined by likeness of wording",
    "both carry": "joined because both texts carry the same",
}
LOW, LOWEST = 0.6, 0.4  # the reader's own scores; below these one point, two points


@dataclass(slots=True)
class Item:
    """One record to look at; ``[start, end)`` is where in the document; ``points``, then the reader's ``score``, order the list."""

    record: str
    what: str
    words: str
    document: str | None = None
    start: int | None = None
    end: int | None = None
    points: int = 0
    score: float = 1.0
    reasons: list[str] = field(default_factory=list)

    def add(self, points: int, reason: str) -> None:
        """One more reason."""
        self.points += points
        self.reasons.append(reason)


def queue(index: Index, reasons: Mapping[str, str], judged: Collection[str] = ()) -> list[Item]:
    """The records most worth a look, first the one with most points.

    Args:
        index: the case.
        reasons: entity id -> why its members were joined.
        judged: records that a person has judged already; they are left out.
    """
    items = [*_entities(index, reasons), *_origins(index), *_claims(index)]
    wanted = [item for item in items if item.points and item.record not in judged]
    return sorted(wanted, key=lambda item: (-item.points, item.score, item.what, item.record))


def _entities(index: Index, reasons: Mapping[str, str]) -> Iterator[Item]:
    tied: dict[str, int] = defaultdict(int)
    for tie in index.ties:
        tied[tie.subject] += 1
        tied[tie.object] += 1
    for entity, reason in reasons.items():
        weak = [why for words, why in WEAK_JOINS.items() if words in reason]
        if not weak or entity not in index.entities:
            continue
        item = Item(entity, "entity", index.name(entity))
        item.add(2, f"{weak[0]}: {reason}")
        if tied[entity]:
            item.add(1, f"{tied[entity]} ties rest on it")
        yield item


def _origins(index: Index) -> Iterator[Item]:
    for origin in index.origins.values():
        texts = {index.claims[claim].document for claim in origin.claims if claim in index.claims}
        weak = [why for words, why in WEAK_ORIGINS.items() if words in origin.reason]
        if weak and len(texts) > 1:
            item = Item(origin.id, "origin", origin.name)
            item.add(2 if "alike" in origin.reason else 1, f"{weak[0]}: {origin.reason}")
            yield item


def _claims(index: Index) -> Iterator[Item]:
    alone = _carried_alone(index)
    for claim in index.claims.values():
        words = index.words(claim.document, Span(claim.start, claim.end))
        item = Item(claim.id, "claim", words, claim.document, claim.start, claim.end)
        for points, reason in alone.get(claim.id, ()):
            item.add(points, reason)
        if item.points:  # a low score alone is no reason: nothing rests on it
            _add_score(item, claim, index)
            yield item


def _add_score(item: Item, claim: Claim, index: Index) -> None:
    item.score = min([claim.score, *(act.score for act in index.acts(claim))])
    if item.score < LOW:
        item.add(2 if item.score < LOWEST else 1, f"the reader was unsure of it ({item.score:.2f})")


def _carried_alone(index: Index) -> dict[str, list[tuple[int, str]]]:
    """Claim id -> the disputes and ties that rest on it alone."""
    out: dict[str, list[tuple[int, str]]] = defaultdict(list)
    disputed = {claim for one in index.relations if one.kind in ("denies", "contradicts") for claim in (one.a, one.b)}
    for ident in sorted(disputed & index.claims.keys()):
        claim = index.claims[ident]
        if len(index.alike.get(claim.proposition or ident, (ident,))) == 1:
            out[ident].append((3, "one side of a dispute rests on it alone"))
        else:
            out[ident].append((1, "it takes part in a dispute"))
    for tie in index.ties:
        for claims, points, side in ((tie.claims, 2 if tie.disputed else 1, "for"), (tie.against, 1, "against")):
            if len(claims) == 1:
                out[claims[0]].append((points, f"the only claim {side} a tie: {tie_words(tie, index)}"))
    return out
