"""A claim as pages show it, and what stands against it, made of the telling's own parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.model import Claim
from sayso.serving.snapshot import Snapshot
from sayso.telling.cards import Card, Cards
from sayso.telling.wording import IN_GENERAL, RELATION

_AGAINST = ("denies", "contradicts")


@dataclass(frozen=True, slots=True)
class Against:
    """A claim that stands in a relation to this one: in which, why, and whether that other one is the denying side."""

    kind: str
    reason: str
    card: Card
    says: str


class ClaimCards:
    """Cards of any claims of a case; their footnote number is the claim's place in its text."""

    def __init__(self, case: Snapshot) -> None:
        self._case = case

    def of(self, claim: Claim) -> Card:
        """The card of a claim."""
        return Cards(self._case.index, {claim.id: 1}, {}).of(claim)


def denials(case: Snapshot, alike: Sequence[Claim]) -> list[Against]:
    """What denies these claims or cannot hold beside them, and what they deny."""
    return _related(case, alike, exact=True)


def differences(case: Snapshot, alike: Sequence[Claim]) -> list[Against]:
    """What only differs: other figures, scopes, wordings, answers, and what is the same in general terms."""
    return _related(case, alike, exact=False)


def _related(case: Snapshot, alike: Sequence[Claim], *, exact: bool) -> list[Against]:
    own = {c.id for c in alike}
    cards = ClaimCards(case)
    found: dict[tuple[str, str], Against] = {}
    for claim in alike:
        for relation in case.relations.get(claim.id, ()):
            other = relation.b if relation.a == claim.id else relation.a
            if other in own or other not in case.index.claims or (relation.exact and relation.kind in _AGAINST) != exact:
                continue
            words = RELATION[relation.kind] if relation.exact else IN_GENERAL.get(relation.kind, RELATION[relation.kind])
            if relation.kind == "denies":
                words = "denies this" if relation.a == other else "is denied here"
            found.setdefault(
                (other, words),
                Against(words, relation.reason, cards.of(case.index.claims[other]), case.index.sentence(case.index.claims[other])),
            )
    return list(found.values())
