"""Two claims and all that was found between them: which relations stand, by the rules' order and by what people judged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sayso.casefile.blocks import Feed, Key, Made
from sayso.model import Relation
from sayso.weighing.dates import Period
from sayso.weighing.steps.packing import dump, key, load
from sayso.weighing.steps.step import Context, Lines, Step

SAME, GENERAL, DISPUTE, DIFFER = range(4)


def pair_key(a: str, b: str) -> Key:
    """The key of two claims, in either order."""
    return key("pair", *sorted((a, b)))


def found_row(
    relation: Relation, rank: int, place: list[Any], phase: int = DISPUTE, period: Period | None = None
) -> tuple[Key, str]:
    """Key and data of a relation that a rule found.

    Args:
        relation: what was found.
        rank: the rule's place among those of its phase; the first finding stands.
        place: the rule, and the finding's number among the rule's of these two claims (see ``each_numbered``).
        period: when what the first claim states is said to be; needed of denials.
        phase: one proposition, the same in general terms, a dispute, or two answers to one question.
    """
    data = [phase, rank, place, relation.kind, relation.a, relation.b, relation.reason, relation.exact, period]
    return pair_key(relation.a, relation.b), dump(data)


def each_numbered(found: Iterable[Relation]) -> Iterator[tuple[int, Relation]]:
    """Relations that a rule found, each with how many of the same two claims it found before.

    The order of a rule's findings counts between the same two claims alone; a number among all would change with every new claim.
    """
    before: dict[tuple[str, str], int] = {}
    for one in found:
        pair = (one.a, one.b) if one.a < one.b else (one.b, one.a)
        before[pair] = before.get(pair, -1) + 1
        yield before[pair], one


def _pair(block: Key, lines: Lines, made: Made, context: Context) -> None:
    if len(lines[0]) == 1 and not lines[1]:
        _put(block, _only(load(lines[0][0])), made)
        return
    rows = sorted(map(load, lines[0]), key=lambda row: (row[0], row[1], _order(row[2])))
    by_phase: dict[int, list[Relation]] = {phase: [] for phase in range(4)}
    periods: dict[str, Any] = {}
    for row in rows:
        by_phase[row[0]].append(Relation(row[3], row[4], row[5], row[6], row[7]))
        periods.setdefault(row[4], row[8])
    judged = [load(line) for line in lines[1]]
    kinds = {one[0] for one in judged}
    standing = list(by_phase[SAME])
    if not by_phase[SAME] and "parted" not in kinds:
        standing += by_phase[GENERAL][:1]
    disputes = [one for one in by_phase[DISPUTE] if one.a != one.b][:1]
    disputes = disputes or by_phase[DIFFER]
    if "apart" in kinds:
        disputes = []
    if not disputes:
        disputes = [
            Relation("contradicts", one[1], one[2], one[3])
            for one in sorted(judged, key=lambda one: one[4])
            if one[0] == "together"
        ]
    _put(block, ((one, periods.get(one.a)) for one in (*standing, *disputes)), made)


def _only(row: Sequence[Any]) -> list[tuple[Relation, Any]]:
    """What stands where one rule alone found something."""
    return [(Relation(row[3], row[4], row[5], row[6], row[7]), row[8])] if row[0] != DISPUTE or row[4] != row[5] else []


def _put(block: Key, found: Iterable[tuple[Relation, Any]], made: Made) -> None:
    """Relations that stand, each with when what its first claim states is said to be."""
    for one, period in found:
        made.result("relations", block, one)
        if one.exact and one.kind in ("contradicts", "denies"):
            for ident in (one.a, one.b):
                made.row("hit", block, key("claim", ident), dump([one.kind, one.a, one.b, one.reason, period]))


def _order(place: list[Any]) -> tuple[tuple[int, Any], ...]:
    """Rules by their words, places by their numbers."""
    return tuple((0, tuple(load(part))) if isinstance(part, str) else (1, part) for part in place)


STEPS = (Step("pairs", (Feed("found"), Feed("ruling")), ("hit",), ("relations",), run=_pair),)
