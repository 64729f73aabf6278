"""People's judgements turned into what binds the weighing: records as corrected or left out, and who belongs together or apart.

Pure: the same judgements on the same pile give the same rulings. Among judgements that cannot all hold the latest outranks; the
order of judgements that have nothing to do with each other does not matter. A judgement whose text has changed, or whose record
cannot surely be found, is open and binds nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import product

from sayso.judgements import Effect, Judged, Judgement, State, unrevoked
from sayso.model import Attribution, Claim, Pile
from sayso.weighing.anchors import Finder
from sayso.weighing.corrections import corrected_act, corrected_claim
from sayso.weighing.joining import FREE, Bonds, Joins

_TOGETHER, _APART = ("merge", "join"), ("split", "part")


@dataclass(frozen=True, slots=True)
class Rulings:
    """What binds a weighing; ``judged`` tells what became of every judgement and record."""

    entities: Bonds = FREE
    origins: Bonds = FREE
    propositions: Bonds = FREE
    disputes: Bonds = FREE
    judged: Judged = field(default_factory=Judged)

    def applied(self, pile: Pile) -> Pile:
        """The pile as it counts: corrected records in place of what was read, rejected ones left out."""
        out = frozenset(self.judged.out)
        claims = {claim.id: claim for claim in self.judged.claims}
        acts = {act.id: act for act in self.judged.attributions}
        if not (out or claims or acts):
            return pile
        return replace(
            pile,
            claims=tuple(claims.get(claim.id, claim) for claim in pile.claims if claim.id not in out),
            attributions=tuple(acts.get(act.id, act) for act in pile.attributions if act.id not in out),
        )


def rule(judgements: Sequence[Judgement], pile: Pile) -> Rulings:
    """Turn judgements into rulings on a pile.

    Args:
        judgements: all of them, in any order; those that were revoked count for nothing.
        pile: everything read, as read.
    """
    if not judgements:
        return Rulings()
    ruling = _Ruling(Finder(pile))
    in_force = unrevoked(judgements)
    kept = {judgement.n for judgement in in_force}
    for judgement in judgements:
        if judgement.n not in kept:
            ruling.stand(judgement.n, "revoked", _revoker(judgement, in_force))
    for judgement in in_force:
        ruling.take(judgement)
    return ruling.rulings(pile)


def _revoker(judgement: Judgement, in_force: Sequence[Judgement]) -> str:
    by = next((one for one in reversed(in_force) if one.revokes == judgement.n), None)
    return f"{by.id}, {by.words}" if by else ""


class _Ruling:
    """Collects, judgement by judgement, what binds."""

    def __init__(self, finder: Finder) -> None:
        self._finder = finder
        self._effects: dict[int, Effect] = {}
        self._on_record: dict[str, list[Judgement]] = defaultdict(list)
        self._bonds: dict[str, list[tuple[Judgement, list[tuple[str, str]]]]] = defaultdict(list)
        self._marks: dict[str, list[int]] = defaultdict(list)

    def stand(self, n: int, state: State, reason: str = "", records: Iterable[str] = ()) -> None:
        self._effects[n] = Effect(n, state, reason, tuple(records))

    def take(self, judgement: Judgement) -> None:
        """Find what the judgement is about, and note what it binds."""
        if judgement.kind == "revoke":
            self.stand(judgement.n, "revocation", f"of j{judgement.revokes}")
            return
        sides, lost = self._sides(judgement)
        records = tuple(record for side in sides for record in side)
        if any(not side for side in sides) or not sides:
            self.stand(judgement.n, "open", "; ".join(dict.fromkeys(lost)))
            return
        if judgement.kind in (*_TOGETHER, *_APART):
            self._bonds[judgement.layer].append((judgement, _pairs(judgement, sides)))
        else:
            for record in records:
                self._on_record[record].append(judgement)
        self.stand(judgement.n, "open in part" if lost else "in force", "; ".join(dict.fromkeys(lost)), records)

    def _sides(self, judgement: Judgement) -> tuple[list[list[str]], list[str]]:
        sides, lost = [], []
        changes = judgement.changes if judgement.kind == "correct" else None
        for side in judgement.sides:
            found = []
            for place in side:
                record, why = self._finder.find(place, changes=changes, whole=judgement.kind in ("accept", "sign"))
                if record is None:
                    lost.append(why)
                elif record not in found:
                    found.append(record)
            sides.append(found)
        return sides, lost

    def rulings(self, pile: Pile) -> Rulings:
        """Everything together."""
        claims: dict[str, Claim] = {}
        acts: dict[str, Attribution] = {}
        rejected: set[str] = set()
        for record, held in self._on_record.items():
            self._settle_record(record, held, claims, acts, rejected)
        _without_rejected(pile, claims, acts, rejected)
        layers = {layer: self._consistent(layer, rejected) for layer in ("entity", "origin", "proposition", "dispute")}
        for n, effect in self._effects.items():
            if effect.state in ("in force", "open in part"):
                for record in effect.records:
                    self._marks[record].append(n)
        judged = Judged(
            tuple(claims[key] for key in sorted(claims) if key not in rejected),
            tuple(acts[key] for key in sorted(acts) if key not in rejected),
            tuple(sorted(rejected)),
            {record: tuple(sorted(numbers)) for record, numbers in sorted(self._marks.items())},
            tuple(self._effects[n] for n in sorted(self._effects)),
        )
        return Rulings(layers["entity"], layers["origin"], layers["proposition"], layers["dispute"], judged)

    def _settle_record(
        self, record: str, held: Sequence[Judgement], claims: dict[str, Claim], acts: dict[str, Attribution], rejected: set[str]
    ) -> None:
        """The last accept, correct or reject decides whether a record counts; the last correction of a field gives its value."""
        deciding = [one for one in held if one.kind in ("accept", "correct", "reject")]
        corrections = [one for one in deciding if one.kind == "correct"]
        values: dict[str, tuple[object, Judgement]] = {}
        for one in corrections:
            new = self._corrected(record, one.changes)
            if isinstance(new, str):
                self.stand(one.n, "open", new)
                deciding.remove(one)
            else:
                values.update((name, (value, one)) for name, value in one.changes.items())
        if not deciding:
            return
        last = deciding[-1]
        for one in deciding[:-1]:
            if one.kind == "correct" and last.kind != "reject":
                over = next((by for name in one.changes for by in [values[name][1]] if by is not one), None)
                if all(values[name][1] is not one for name in one.changes) and over:
                    self._outrank(one, over)
            elif one.kind != last.kind:
                self._outrank(one, last)
        if last.kind == "reject":
            rejected.add(record)
        elif values:
            new = self._corrected(record, {name: value for name, (value, _) in values.items()})
            if isinstance(new, Claim):
                claims[record] = new
            elif isinstance(new, Attribution):
                acts[record] = new

    def _corrected(self, record: str, changes: Mapping[str, object]) -> Claim | Attribution | str:
        if record in self._finder.claims:
            return corrected_claim(self._finder.claims[record], changes, self._finder)
        if record in self._finder.acts:
            return corrected_act(self._finder.acts[record], changes, self._finder)
        return "only a claim or an attribution can be corrected"

    def _outrank(self, judgement: Judgement, by: Judgement) -> None:
        if judgement.n != by.n:
            self.stand(judgement.n, "outranked", f"{by.id}, {by.words}", self._effects[judgement.n].records)

    def _consistent(self, layer: str, rejected: set[str]) -> Bonds:
        """The bonds of a layer that can hold together, the latest judgement first."""
        held = self._bonds[layer]
        ids = sorted({record for _, pairs in held for pair in pairs for record in pair})
        joins = Joins(ids)
        kept: dict[int, list[tuple[str, str, str]]] = {}
        latest: dict[frozenset[str], Judgement] = {}
        for judgement, bound in reversed(held):
            words = judgement.words
            pairs = [pair for pair in bound if rejected.isdisjoint(pair)]
            if layer == "dispute":
                made = [pair for pair in pairs if latest.setdefault(frozenset(pair), judgement) is judgement]
            else:
                bind = joins.join if judgement.kind in _TOGETHER else joins.part
                made = [pair for pair in pairs if bind(*pair, words)]
            kept[judgement.n] = [(*pair, words) for pair in made]
            if not made:
                why = "a later judgement says otherwise" if pairs else "what it is about was rejected"
                self.stand(judgement.n, "outranked", why, self._effects[judgement.n].records)
        return Bonds(
            tuple(bond for judgement, _ in held if judgement.kind in _TOGETHER for bond in kept[judgement.n]),
            tuple(bond for judgement, _ in held if judgement.kind in _APART for bond in kept[judgement.n]),
        )


def _pairs(judgement: Judgement, sides: Sequence[Sequence[str]]) -> list[tuple[str, str]]:
    """Who is bound to whom: the first of each side with the first of the next, or each of one side apart from each of another."""
    if judgement.kind in _TOGETHER:
        return [(sides[0][0], side[0]) for side in sides[1:]]
    return [pair for at, left in enumerate(sides) for right in sides[at + 1 :] for pair in product(left, right)]


def _without_rejected(pile: Pile, claims: dict[str, Claim], acts: dict[str, Attribution], rejected: set[str]) -> None:
    """What a rejected act of saying held is told by the act around it."""
    by_id = {act.id: acts.get(act.id, act) for act in pile.attributions}
    if not any(act in rejected for act in by_id):
        return

    def standing(act: str | None) -> str | None:
        seen: set[str] = set()
        while act in rejected and act not in seen:
            seen.add(act)
            act = by_id[act].parent
        return act

    for act in by_id.values():
        if act.parent in rejected and act.id not in rejected:
            acts[act.id] = replace(act, parent=standing(act.parent))
    for read in pile.claims:
        claim = claims.get(read.id, read)
        if claim.attribution in rejected:
            claims[read.id] = replace(claim, attribution=standing(claim.attribution))
