"""What sayso suggests for a cell, each time with the reason in words; a person decides."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sayso.model import Claim, Relation
from sayso.weighing.hypotheses.grounds import Grounds
from sayso.weighing.hypotheses.matching import match
from sayso.weighing.hypotheses.meaning import Meanings
from sayso.weighing.hypotheses.records import Alternative, Pattern, Question, Suggestion

_NEAR = Suggestion("open", "it speaks of what the question is about; nothing in it states or excludes this alternative")


@dataclass(frozen=True, slots=True)
class Reading:
    """How one claim stands to each alternative (by id), before anybody's word about another claim is looked at."""

    claim: Claim
    by: Mapping[str, Suggestion]


def readings(question: Question, claims: Iterable[Claim], grounds: Grounds, meanings: Meanings) -> dict[str, Reading]:
    """Claim id -> how that claim by itself stands to the alternatives, for the claims that meet any of them."""
    found: dict[str, Reading] = {}
    for claim in claims:
        by = {one.id: said for one in question.alternatives if (said := _alone(claim, one, grounds, meanings)) is not None}
        if by:
            found[claim.id] = Reading(claim, by)
    return found


def suggest_cells(
    claims: Iterable[Claim], question: Question, known: Mapping[str, Reading], grounds: Grounds
) -> dict[str, Suggestion]:
    """Alternative id -> what is suggested for a row made of these claims.

    A claim that states an alternative is consistent with it; one that states the opposite, or that denies or contradicts a claim
    that states it, is inconsistent; in a question whose alternatives exclude each other, so is one that states another.
    """
    held = tuple(claims)
    return {one.id: _merged([_of_claim(claim, one, question, known, grounds) for claim in held]) for one in question.alternatives}


def _alone(claim: Claim, alternative: Alternative, grounds: Grounds, meanings: Meanings) -> Suggestion | None:
    if not {claim.id, claim.proposition}.isdisjoint(alternative.picked):
        return Suggestion("consistent", "picked by hand in the question as stating it")
    if not {claim.id, claim.proposition}.isdisjoint(alternative.picked_against):
        return Suggestion("inconsistent", "picked by hand in the question as excluding it")
    found = [said for pattern in alternative.patterns if (said := _by_pattern(claim, pattern, grounds, meanings)) is not None]
    found += [said for one in alternative.against if (said := _by_exclusion(claim, one, grounds, meanings)) is not None]
    return _merged(found) if found else None


def _by_pattern(claim: Claim, pattern: Pattern, grounds: Grounds, meanings: Meanings) -> Suggestion | None:
    found = match(claim, pattern, grounds, meanings)
    if found is None:
        return None
    if found.how == "states":
        return Suggestion("consistent", f"it states what the alternative describes: {found.words}")
    if found.how == "opposite":
        return Suggestion("inconsistent", f"it states the opposite of what the alternative describes: {found.words}")
    if found.how == "other_time":
        return Suggestion("not_applicable", f"it does not bear on it: {found.words}")
    return Suggestion("open", f"it touches on it without stating it: {found.words}")


def _by_exclusion(claim: Claim, pattern: Pattern, grounds: Grounds, meanings: Meanings) -> Suggestion | None:
    found = match(claim, pattern, grounds, meanings)
    if found is None or found.how == "opposite":
        return None
    if found.how == "states":
        return Suggestion("inconsistent", f"it states what the question gives as excluding this alternative: {found.words}")
    if found.how == "other_time":
        return Suggestion("not_applicable", f"it does not bear on it: {found.words}")
    return Suggestion("open", f"it touches on what would exclude it without stating it: {found.words}")


def _of_claim(
    claim: Claim, alternative: Alternative, question: Question, known: Mapping[str, Reading], grounds: Grounds
) -> Suggestion:
    own = known[claim.id].by if claim.id in known else {}
    if alternative.id in own and own[alternative.id].value in ("consistent", "inconsistent"):
        return own[alternative.id]
    by_dispute = _through_disputes(claim, alternative, known, grounds)
    if by_dispute is not None:
        return by_dispute
    if question.exclusive:
        stated = next((other for other in question.alternatives if _is(own.get(other.id), "consistent")), None)
        if stated is not None and stated.id != alternative.id:
            return Suggestion("inconsistent", f"it states {stated.id}; this question says that its alternatives exclude each other")
    return own.get(alternative.id, _NEAR)


def _through_disputes(claim: Claim, alternative: Alternative, known: Mapping[str, Reading], grounds: Grounds) -> Suggestion | None:
    for relation in grounds.opposed.get(claim.id, ()):
        other = relation.b if relation.a == claim.id else relation.a
        if other in known and _is(known[other].by.get(alternative.id), "consistent"):
            return Suggestion("inconsistent", _against(claim, grounds.claims[other], relation, grounds))
    return None


def _against(claim: Claim, other: Claim, relation: Relation, grounds: Grounds) -> str:
    denial = "it denies" if relation.a == claim.id else "it is denied by"
    how = denial if relation.kind == "denies" else "it contradicts"
    return f"{how} a claim that states it ({grounds.sentence(other)}): {relation.reason}"


def _is(said: Suggestion | None, value: str) -> bool:
    return said is not None and said.value == value


def _merged(found: list[Suggestion]) -> Suggestion:
    """One suggestion of several: what points both ways is open, and what is stated outweighs what is only raised."""
    by_value = {value: next((one for one in found if one.value == value), None) for value in ("inconsistent", "consistent")}
    against, fits = by_value["inconsistent"], by_value["consistent"]
    if against is not None and fits is not None:
        return Suggestion("open", f"it points both ways: {fits.why}; but {against.why}")
    return (
        against
        or fits
        or next((one for one in found if one.value == "open" and one is not _NEAR), None)
        or next((one for one in found if one.value == "not_applicable"), None)
        or _NEAR
    )
