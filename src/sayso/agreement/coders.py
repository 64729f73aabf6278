"""Two people's judgements in one case: on what both judged, how far do they agree?

Each person's judgements are taken alone, without the other's, as far as nobody took them back.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sayso.agreement.measures import Agreement, Disagreement, compared
from sayso.casefile import Case
from sayso.errors import QueryError
from sayso.judgements import Judgement, unrevoked
from sayso.model import Attribution, Claim, Pile
from sayso.weighing import Rulings, rule
from sayso.weighing.anchors import Finder
from sayso.weighing.joining import Bonds

REJECTED = "(rejected)"
Record = Claim | Attribution
_CLAIM: dict[str, Callable[[Claim], object]] = {
    "codes": lambda claim: claim.code, "polarity": lambda claim: claim.polarity, "modality": lambda claim: claim.modality,
    "chains": lambda claim: claim.attribution,
}  # fmt: skip
_BONDS: dict[str, Callable[[Rulings], Bonds]] = {
    "entities": lambda rulings: rulings.entities, "origins": lambda rulings: rulings.origins,
    "propositions": lambda rulings: rulings.propositions,
}  # fmt: skip
BETWEEN_LAYERS = ("judgements", *_CLAIM, "stance", *_BONDS)


def between(case: Case, left: str, right: str, layers: Sequence[str] = ()) -> list[Agreement]:
    """Compare two people's judgements.

    Args:
        case: the case.
        left: a name as it was signed.
        right: the other name.
        layers: which of ``BETWEEN_LAYERS``; all when none are given.

    Raises:
        QueryError: one of them has not judged anything here, or there is no such layer.
    """
    held = unrevoked(case.judgements)
    people = sorted({judgement.by for judgement in held})
    for name in (left, right):
        if name not in people:
            raise QueryError(f"nobody signed as {name!r} in this case", hint=f"those who did: {', '.join(people) or 'nobody'}")
    if unknown := [layer for layer in layers if layer not in BETWEEN_LAYERS]:
        raise QueryError(f"there is no layer {unknown[0]!r}", hint=f"one of: {', '.join(BETWEEN_LAYERS)}")
    pile = case.pile()
    pair = tuple(_Coder([one for one in held if one.by == name], pile) for name in (left, right))
    return [_compared(layer, pair[0], pair[1], Finder(pile)) for layer in layers or BETWEEN_LAYERS]


class _Coder:
    """One person's judgements: what each record is to her, and what she says is one or two."""

    def __init__(self, judgements: Sequence[Judgement], pile: Pile) -> None:
        self.rulings = rule(judgements, pile)
        counted = self.rulings.applied(pile)
        self.claims = {claim.id: claim for claim in counted.claims}
        self.acts = {act.id: act for act in counted.attributions}
        kinds = {judgement.n: judgement.kind for judgement in judgements}
        self.verdicts = {
            record: kinds[numbers[-1]]
            for record, held in self.rulings.judged.marks.items()
            if (numbers := [n for n in held if kinds[n] in ("accept", "correct", "reject")])
        }

    def pairs(self, layer: str) -> dict[frozenset[str], str]:
        """Pairs of records -> one or two."""
        bonds = _BONDS[layer](self.rulings)
        return {frozenset(bond[:2]): told for held, told in ((bonds.together, "one"), (bonds.apart, "two")) for bond in held}


def _compared(layer: str, left: _Coder, right: _Coder, finder: Finder) -> Agreement:
    if layer in _BONDS:
        pairs = (left.pairs(layer), right.pairs(layer))
        units: list[tuple[str, str, str]] = [
            (min(key), pairs[0][key], pairs[1][key]) for key in sorted(pairs[0].keys() & pairs[1].keys(), key=sorted)
        ]
        alone = (len(pairs[0].keys() - pairs[1].keys()), len(pairs[1].keys() - pairs[0].keys()))
    else:
        mine, theirs = (_judged(coder, layer, finder) for coder in (left, right))
        both = sorted(mine & theirs)
        units = [(record, _value(left, record, layer), _value(right, record, layer)) for record in both]
        alone = (len(mine - theirs), len(theirs - mine))
    differing = [_differing(record, a, b, finder) for record, a, b in units if a != b]
    return compared(layer, [(a, b) for _, a, b in units], differing, alone=alone)


def _judged(coder: _Coder, layer: str, finder: Finder) -> set[str]:
    """The records of a layer that a coder judged."""
    if layer == "judgements":
        return set(coder.verdicts)
    held = finder.acts.keys() if layer == "stance" else finder.claims.keys()
    return {record for record in coder.verdicts if record in held}


def _value(coder: _Coder, record: str, layer: str) -> str:
    if layer == "judgements":
        return coder.verdicts[record]
    if layer == "stance":
        return coder.acts[record].stance if record in coder.acts else REJECTED
    return str(_CLAIM[layer](coder.claims[record]) or "(none)") if record in coder.claims else REJECTED


def _differing(record: str, left: str, right: str, finder: Finder) -> Disagreement:
    place = finder.place(record)
    if place is None:
        return Disagreement("", 0, 0, record, left, right)
    return Disagreement(place.path, place.start, place.end, " ".join(place.words.split()), left, right)
