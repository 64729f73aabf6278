"""What is disputed: positions that cannot both hold, side by side. Nobody wins."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import networkx

from sayso.model import Claim, Relation
from sayso.telling.counting import Counts, count
from sayso.telling.view import Index
from sayso.telling.wording import IN_GENERAL, RELATION, counted

KINDS = ("denies", "contradicts", "update", "scope_difference")
"""The relations that set claims against each other; a shift of wording (drift) sets none against another."""


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


@dataclass(frozen=True, slots=True)
class Tally:
    """How many points are disputed (claims exclude each other) and on how many accounts only differ; `str` tells both."""

    disputes: int
    differences: int

    def __str__(self) -> str:
        return f"{counted(self.disputes, 'dispute')}, {counted(self.differences, 'difference')} between accounts"


def tally(found: Iterable[Dispute]) -> Tally:
    """Count disputes and differences: the one count that every page, table and summary tells."""
    opened = [dispute.open for dispute in found]
    return Tally(sum(opened), len(opened) - sum(opened))


def called(found: Iterable[Dispute]) -> dict[tuple[str, str, bool], tuple[str, int]]:
    """By two claims and whether they exclude each other, the point they belong to: ("dispute", 1) or ("difference", 1).

    Disputes and differences are numbered apart, in their order, as the dossier numbers them.
    """
    numbers = {"dispute": 0, "difference": 0}
    of_pair: dict[tuple[str, str, bool], tuple[str, int]] = {}
    for dispute in found:
        kind = "dispute" if dispute.open else "difference"
        numbers[kind] += 1
        of_pair.update({(join.a, join.b, dispute.open): (kind, numbers[kind]) for join in dispute.joins})
    return of_pair


def disputes(index: Index) -> tuple[Dispute, ...]:
    """Every dispute and difference of the case: disputes first (open), then those with more claims.

    What excludes each other and what only differs are kept apart: one difference never makes two disputes one.
    """
    held = [r for r in index.relations if r.kind in KINDS and r.a in index.claims and r.b in index.claims]
    found = [*_parted([r for r in held if excludes(r)], index), *_parted([r for r in held if not excludes(r)], index)]
    return tuple(sorted(found, key=lambda d: (not d.open, -d.size)))


def excludes(relation: Relation) -> bool:
    """Whether the two claims of a relation cannot both hold."""
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
    opened = any(excludes(r) for r in relations)
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
