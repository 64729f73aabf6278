"""Which claims a dossier shows, in which groups, and the number each carries through all its sections."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sayso.model import Claim, Tie
from sayso.telling.counting import Counts, count
from sayso.telling.footnotes import footnotes
from sayso.telling.prominence import DEEDS, claim_rank, tie_rank, topic
from sayso.telling.view import Index
from sayso.weighing.phrases import told

PLAIN = 2  # the last rank with a named party on either side
DISPUTING = frozenset({"denies", "contradicts"})


@dataclass(frozen=True, slots=True)
class Group:
    """Claims about one tie or one proposition; ``against`` are those that deny it, ``more`` counts those not shown.

    ``rank`` and ``topic`` are as in `prominence`.
    """

    heading: str
    claims: tuple[Claim, ...]
    against: tuple[Claim, ...]
    counts: Counts
    disputed: bool
    more: int = 0
    rank: int = 0
    topic: int = DEEDS

    @property
    def size(self) -> int:
        """Claims for and against that are shown."""
        return len(self.claims) + len(self.against)


@dataclass(frozen=True, slots=True)
class Selection:
    """The groups shown, the footnote of each claim in them (from 1, in text order), and how many claims are left out."""

    groups: tuple[Group, ...]
    numbers: Mapping[str, int]
    left_out: int

    def shown(self, index: Index) -> tuple[Claim, ...]:
        """The claims shown, in text order."""
        return tuple(c for c in index.claims.values() if c.id in self.numbers)


def select(index: Index, most: int, a_group: int) -> Selection:
    """Choose what to show: whole groups, the disputed and the most corroborated first, until there are ``most`` claims.

    Of a group with more than ``a_group`` claims on one side, those with different origins and texts are shown first.
    """
    groups = sorted(
        _groups(index, a_group),
        key=lambda g: (not g.disputed, g.rank > PLAIN, -g.counts.origins, -g.counts.outlets, g.rank, -g.size),
    )
    kept: list[Group] = []
    held: set[str] = set()
    for group in groups:
        if kept and len(held) + group.size > most:
            continue
        kept.append(group)
        held.update(c.id for c in (*group.claims, *group.against))
    numbers = footnotes((claim for claim in index.claims.values() if claim.id in held), index)
    return Selection(tuple(kept), numbers, len(index.claims) - len(held))


def _groups(index: Index, most: int) -> list[Group]:
    disputed = {c for r in index.relations if r.exact and r.kind in DISPUTING for c in (r.a, r.b)}
    found: list[Group] = []
    placed: set[str] = set()
    for tie in index.ties:
        claims = tuple(index.claims[c] for c in tie.claims if c in index.claims and c not in placed)
        against = tuple(index.claims[c] for c in tie.against if c in index.claims and c not in placed)
        if claims or against:
            shown, denying = _varied(claims, most), _varied(against, most)
            rank = tie_rank(tie.subject, tie.code, tie.object, index)
            more = len(claims) + len(against) - len(shown) - len(denying)
            found.append(
                Group(tie_words(tie, index), shown, denying, count(claims, index), tie.disputed, more, rank, topic(tie.code))
            )
            placed.update(c.id for c in (*claims, *against))
    for ids in index.alike.values():
        claims = tuple(index.claims[c] for c in ids if c not in placed)
        if claims:
            shown = _varied(claims, most)
            open_ = any(c.id in disputed for c in claims)
            counts = count(claims, index)
            rank, more = claim_rank(claims[0], index), len(claims) - len(shown)
            found.append(Group(index.sentence(claims[0]), shown, (), counts, open_, more, rank, topic(claims[0].code)))
    return found


def _varied(claims: tuple[Claim, ...], most: int) -> tuple[Claim, ...]:
    """At most so many of the claims, in text order: first one of each origin, then one of each text, then the others."""
    if len(claims) <= most:
        return claims
    ranked: list[tuple[int, int]] = []
    seen: set[str] = set()
    for n, claim in enumerate(claims):
        rank = 0 if claim.origin and claim.origin not in seen else 1 if claim.document not in seen else 2
        seen.update(key for key in (claim.origin, claim.document) if key)
        ranked.append((rank, n))
    return tuple(claims[n] for _, n in sorted(sorted(ranked)[:most], key=lambda pair: pair[1]))


def tie_words(tie: Tie, index: Index) -> str:
    """A tie as a sentence: "Northland funds River Front"; where it is only denied, "Northland does not fund River Front"."""
    held = [index.claims[c] for c in (*tie.claims, *tie.against) if c in index.claims]
    if held and tie_rank(tie.subject, tie.code, tie.object, index) > PLAIN:
        return index.sentence(held[0])
    many = (index.several(tie.subject), index.several(tie.object))
    negative = not tie.claims
    return told(tie.code, index.name(tie.subject), index.name(tie.object), negative=negative, many=many)
