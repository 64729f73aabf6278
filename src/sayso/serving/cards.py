"""A claim as pages show it, and what stands against it, made of the telling's own parts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sayso.model import Claim
from sayso.serving.snapshot import Snapshot
from sayso.telling.cards import Card, Cards, heading
from sayso.telling.wording import IN_GENERAL, RELATION

_AGAINST = ("denies", "contradicts")


@dataclass(frozen=True, slots=True)
class Shown:
    """A claim as lists show it; ``says`` is its plain sentence, empty where that is nothing but its own words."""

    card: Card
    says: str


@dataclass(frozen=True, slots=True)
class Against:
    """A claim that stands in a relation to this one: in which, and why."""

    kind: str
    reason: str
    claim: Shown


def card_of(case: Snapshot, claim: Claim) -> Card:
    """The card of any claim of a case; footnotes are of no use here."""
    return Cards(case.index, {claim.id: 1}, {}).of(claim)


def shown(case: Snapshot, claims: Iterable[Claim]) -> list[Shown]:
    """Claims as lists show them."""
    return [Shown(card_of(case, c), heading(case.index.sentence(c))) for c in claims]


def denials(case: Snapshot, alike: Sequence[Claim]) -> list[Against]:
    """What denies these claims or cannot hold beside them, and what they deny."""
    return _related(case, alike, exact=True)


def differences(case: Snapshot, alike: Sequence[Claim]) -> list[Against]:
    """What only differs: other figures, scopes, wordings, answers, and what is the same in general terms."""
    return _related(case, alike, exact=False)


def _related(case: Snapshot, alike: Sequence[Claim], *, exact: bool) -> list[Against]:
    own = {c.id for c in alike}
    found: dict[tuple[str, str], Against] = {}
    for claim in alike:
        for relation in case.relations.get(claim.id, ()):
            other = relation.b if relation.a == claim.id else relation.a
            if other in own or other not in case.index.claims or (relation.exact and relation.kind in _AGAINST) != exact:
                continue
            words = RELATION[relation.kind] if relation.exact else IN_GENERAL.get(relation.kind, RELATION[relation.kind])
            if relation.kind == "denies":
                words = "denies this" if relation.a == other else "is denied here"
            if (other, words) not in found:
                found[other, words] = Against(words, relation.reason, shown(case, [case.index.claims[other]])[0])
    return list(found.values())
