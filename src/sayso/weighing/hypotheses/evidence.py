"""Which claims bear on a question: those that meet its patterns, those that dispute these, those that speak of the same."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from sayso.model import Claim
from sayso.weighing import vocabulary
from sayso.weighing.hypotheses.grounds import Grounds
from sayso.weighing.hypotheses.meaning import Meanings
from sayso.weighing.hypotheses.records import Bearing, Pattern, Question
from sayso.weighing.hypotheses.suggesting import Reading

_RANK: tuple[Bearing, ...] = ("states", "disputes", "near")


@dataclass(frozen=True, slots=True)
class Evidence:
    """The claims of one row; its id is their proposition's, or the claim's own where it has none."""

    id: str
    bearing: Bearing
    claims: tuple[Claim, ...]


def gather(
    question: Question, known: Mapping[str, Reading], held: Collection[str], grounds: Grounds, meanings: Meanings
) -> tuple[Evidence, ...]:
    """The rows of a question.

    Args:
        question: with its alternatives.
        known: how claims by themselves stand to the alternatives.
        held: claims that a person's cells rest on; they stay rows.
        grounds: the case.
        meanings: whom names mean.

    Returns:
        Rows in the case's order: claims that meet a pattern, then those that deny or contradict them, then claims that name two of
        the question's participants, or one beside a relation of the question.
    """
    bearing: dict[str, Bearing] = dict.fromkeys(known, "states")
    for ident in tuple(bearing):
        for relation in grounds.opposed.get(ident, ()):
            bearing.setdefault(relation.b if relation.a == ident else relation.a, "disputes")
    for claim in _near(question, grounds, meanings):
        bearing.setdefault(claim.id, "near")
    for ident in held:
        bearing.setdefault(ident, "near")
    rows: dict[str, list[Claim]] = {}
    best: dict[str, Bearing] = {}
    wanted = {grounds.claims[ident].proposition or ident for ident in bearing if ident in grounds.claims}
    for claim in grounds.claims.values():
        row = claim.proposition or claim.id
        if row in wanted:
            rows.setdefault(row, []).append(claim)
            this = bearing.get(claim.id, "near")
            best[row] = min(best.get(row, this), this, key=_RANK.index)
    return tuple(Evidence(row, best[row], tuple(claims)) for row, claims in rows.items())


def patterns(question: Question) -> Iterable[Pattern]:
    """Every pattern of a question."""
    for alternative in question.alternatives:
        yield from (*alternative.patterns, *alternative.against)


def participants(question: Question, meanings: Meanings) -> dict[str, frozenset[str]]:
    """Every name in a question -> the entities it means."""
    given = [name for pattern in patterns(question) for name in (*pattern.subject, *pattern.object)]
    return {name: meanings.of(name).entities for name in dict.fromkeys((*given, *question.about))}


def _near(question: Question, grounds: Grounds, meanings: Meanings) -> Iterable[Claim]:
    """Claims on two of the participants, or on one in a relation of the question."""
    named = participants(question, meanings)
    codes = {code for pattern in patterns(question) for code in pattern.code}
    background = vocabulary.words("relations", "background")
    for claim in grounds.claims.values():
        slots = {claim.subject, claim.object, claim.place} - {None}
        met = sum(not slots.isdisjoint(entities) for entities in named.values())
        told = claim.code in codes
        if met and (told or (met > 1 and claim.code not in background and len(slots) > 1)):
            yield claim
