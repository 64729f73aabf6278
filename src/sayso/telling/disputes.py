"""What is disputed: positions that cannot both hold, side by side. Nobody wins."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import networkx

from sayso.model import Claim, Relation
from sayso.telling.counting import Counts, count
from sayso.telling.view import Index
from sayso.telling.wording import IN_GENERAL, RELATION

_KINDS = ("denies", "contradicts", "update", "scope_difference", "drift")


@dataclass(frozen=True, slots=True)
class Position:
    """Claims that can hold together; ``says`` is what they state."""

    says: tuple[str, ...]
    claims: tuple[Claim, ...]
    counts: Counts


@dataclass(frozen=True, slots=True)
class Join:
    """Why two claims stand against each other: ``a`` (is said to) ``kind`` ``b``."""

    kind: str
    a: str
    b: str
    reason: str


@dataclass(frozen=True, slots=True)
class Dispute:
    """Positions that stand against each other, the affirming and most widely carried first, and every join with its reason.

    ``open`` is true where claims exclude each other, false where figures, wordings or answers only differ.
    """

    heading: str
    open: bool
    positions: tuple[Position, ...]
    joins: tuple[Join, ...]

    @property
    def size(self) -> int:
        """How many claims take part."""
        return sum(len(p.claims) for p in self.positions)


def disputes(index: Index) -> tuple[Dispute, ...]:
    """Every dispute of the case: open ones first, then those with more claims.

    What excludes each other and what only differs are kept apart: one difference never makes two disputes one.
    """
    held = [r for r in index.relations if r.kind in _KINDS and r.a in index.claims and r.b in index.claims]
    found = [*_parted([r for r in held if _excludes(r)], index), *_parted([r for r in held if not _excludes(r)], index)]
    return tuple(sorted(found, key=lambda d: (not d.open, -d.size)))


def _excludes(relation: Relation) -> bool:
    return relation.exact and relation.kind in ("denies", "contradicts")


def _parted(relations: list[Relation], index: Index) -> list[Dispute]:
    """The relations parted into disputes, each with its positions."""
    graph = networkx.Graph()
    for relation in relations:
        a, b = _proposition(relation.a, index), _proposition(relation.b, index)
        if a != b:
            graph.add_edge(a, b)
    whose: dict[str, list[Relation]] = {}
    home = {p: n for n, part in enumerate(networkx.connected_components(graph)) for p in part}
    for relation in relations:
        whose.setdefault(str(home.get(_proposition(relation.a, index), relation.a)), []).append(relation)
    return [_dispute(part, graph, index) for part in whose.values()]


def _proposition(claim: str, index: Index) -> str:
    return index.claims[claim].proposition or claim


def _dispute(relations: list[Relation], graph: networkx.Graph, index: Index) -> Dispute:
    held = list(dict.fromkeys(c for r in relations for c in (r.b, r.a)))
    propositions = sorted(
        dict.fromkeys(_proposition(c, index) for c in held),
        key=lambda p: (index.claims[index.alike[p][0]].polarity == "-", -len(index.alike[p])),
    )
    sides: list[list[str]] = []
    for proposition in propositions:
        side = next((s for s in sides if not any(graph.has_edge(proposition, other) for other in s)), None)
        if side is None:
            sides.append([proposition])
        else:
            side.append(proposition)
    positions = tuple(_position(side, index) for side in sides)
    if len(positions) == 1:
        positions = tuple(_alone(index.claims[c], index) for c in held)
    joins = tuple(Join(RELATION[r.kind] if r.exact else IN_GENERAL[r.kind], r.a, r.b, r.reason) for r in relations)
    opened = any(_excludes(r) for r in relations)
    return Dispute(_heading(relations, positions, index), opened, positions, joins)


def _heading(relations: list[Relation], positions: tuple[Position, ...], index: Index) -> str:
    """What the first position states; where one denial meets several statements at once, the denial."""
    denials = {r.a for r in relations}
    if len(denials) == 1 and len({_proposition(r.b, index) for r in relations}) > 1 and all(r.kind == "denies" for r in relations):
        return index.sentence(index.claims[denials.pop()])
    return positions[0].says[0]


def _position(propositions: Iterable[str], index: Index) -> Position:
    claims = tuple(index.claims[c] for p in propositions for c in index.alike[p])
    return Position(tuple(dict.fromkeys(index.sentence(c) for c in claims)), claims, count(claims, index))


def _alone(claim: Claim, index: Index) -> Position:
    return Position((index.sentence(claim),), (claim,), count([claim], index))
