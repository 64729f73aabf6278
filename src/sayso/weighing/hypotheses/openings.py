"""Questions a case suggests by itself: claims that stand against each other, and what some state and others negate.

A start for a person, nothing more: each position becomes an alternative, the affirming one first, and none is preferred.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.model import Claim
from sayso.weighing import phrases
from sayso.weighing.hypotheses.form import slug
from sayso.weighing.hypotheses.grounds import Grounds
from sayso.weighing.hypotheses.matching import match
from sayso.weighing.hypotheses.meaning import Meanings
from sayso.weighing.hypotheses.records import Alternative, Pattern, Question
from sayso.weighing.statements import content_words

_MOST_A_SIDE = 40
_MOST_TOLD = 2
_MOST_WORDS = 8  # of a description; a longer one is a clause and describes nothing else
_LONGEST = 140  # signs of an alternative as a question names it
_STATED = ("actual", "opinion")


@dataclass(frozen=True, slots=True)
class _Found:
    """Positions as lists of claims, and what the question comes from."""

    positions: tuple[tuple[Claim, ...], ...]
    ground: str


def suggest_questions(grounds: Grounds) -> tuple[Question, ...]:
    """The questions a case suggests: those from disputes first, then those that more origins speak to."""
    meanings = Meanings(grounds)
    disputed = list(_from_disputes(grounds))
    covered = {claim.id for found in disputed for position in found.positions for claim in position}
    negated = [found for found in _from_polarity(grounds) if not all(claim.id in covered for claim in found.positions[-1])]
    questions: list[Question] = []
    used: set[str] = set()
    covered |= {claim.id for found in negated for position in found.positions for claim in position}
    for part in (disputed, negated):
        for found in sorted(part, key=lambda one: -_origins(one)):
            made = _question(found, grounds, meanings)
            if made is not None:
                questions.append(_with_own_id(made, used))
    questions += [_with_own_id(made, used) for made in _from_denials(grounds, covered, meanings)]
    return tuple(questions)


def _from_denials(grounds: Grounds, covered: set[str], meanings: Meanings) -> Iterator[Question]:
    """Denials of what nobody in the case states: one question an act of denying, told by its longest clause, a coded one if any."""
    by_act: dict[str, list[Claim]] = defaultdict(list)
    for claim in grounds.claims.values():
        chain = grounds.told_by(claim)
        if chain and chain[-1].stance == "denies" and claim.polarity == "-":
            by_act[chain[-1].id].append(claim)
    for claims in by_act.values():
        telling = [claim for claim in claims if _says(_affirmed(claim), grounds) != _says(claim, grounds)]
        if telling and covered.isdisjoint(claim.id for claim in claims):
            lead = max(telling, key=lambda claim: (not _quoted(_says(_affirmed(claim), grounds)), claim.end - claim.start))
            denial = _alternative("B", [lead, *(claim for claim in claims if claim is not lead)], grounds, meanings)
            pattern, says = _pattern(lead, grounds), _says(_affirmed(lead), grounds)
            patterns = (replace(pattern, polarity="+"),) if pattern is not None else ()
            first = Alternative("A", says, patterns)
            if _quoted(says):
                denial = replace(denial, says=f"It does not hold: {says}")
            if _readable((first, denial)):
                asks = f"Does this hold: {says}?" if _quoted(says) else f"What holds: {says}, or: {_says(lead, grounds)}?"
                yield Question(slug(says), asks, (first, denial), ground="a denial of what nobody in this case states")


def _quoted(says: str) -> bool:
    """Whether a position is told in a text's own words."""
    return "“" in says and says.endswith("”")


def _affirmed(claim: Claim) -> Claim:
    """What a negative claim denies."""
    return replace(claim, polarity="+", proposition=None)


def _from_disputes(grounds: Grounds) -> Iterator[_Found]:
    """Clusters of propositions that exclude each other, each split into positions that can stand together.

    Accounts that only differ (both can hold) are no alternatives and ask nothing here.
    """
    opposed: dict[str, set[str]] = defaultdict(set)
    alike: dict[str, list[Claim]] = defaultdict(list)
    for claim in grounds.claims.values():
        alike[_proposition(claim)].append(claim)
    for relations in grounds.opposed.values():
        for relation in relations:
            a, b = (_proposition(grounds.claims[ident]) for ident in (relation.a, relation.b))
            if a != b:
                opposed[a].add(b)
                opposed[b].add(a)
    order = {proposition: place for place, proposition in enumerate(alike)}
    seen: set[str] = set()
    for start in sorted(opposed, key=order.__getitem__):
        if start in seen:
            continue
        part = _reached(start, opposed)
        seen |= part
        ranked = sorted(part, key=lambda p: (alike[p][0].polarity == "-", -len(alike[p]), order[p]))
        sides: list[list[str]] = []
        for proposition in ranked:
            side = next((held for held in sides if opposed[proposition].isdisjoint(held)), None)
            if side is None:
                sides.append([proposition])
            else:
                side.append(proposition)
        positions = tuple(tuple(claim for proposition in side for claim in alike[proposition]) for side in sides)
        yield _Found(positions, "claims of this case that deny or contradict each other")


def _reached(start: str, edges: dict[str, set[str]]) -> set[str]:
    found, waiting = {start}, [start]
    while waiting:
        for other in edges[waiting.pop()] - found:
            found.add(other)
            waiting.append(other)
    return found


def _from_polarity(grounds: Grounds) -> Iterator[_Found]:
    """One relation of one named subject that some state, or hold possible, and others negate, of an object told alike."""
    by_core: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in grounds.claims.values():
        if claim.code and grounds.named(claim.subject) and claim.modality in (*_STATED, "reported_possible"):
            by_core[claim.subject or "", claim.code].append(claim)
    for claims in by_core.values():
        yes = [claim for claim in claims if claim.polarity == "+"][:_MOST_A_SIDE]
        no = [claim for claim in claims if claim.polarity == "-"][:_MOST_A_SIDE]
        while no:
            group, no = _grown(no[0], yes, no, grounds)
            positive = tuple(claim for claim in group if claim.polarity == "+")
            negative = tuple(claim for claim in group if claim.polarity == "-")
            if positive and any(claim.modality in _STATED for claim in group):
                yield _Found((positive, negative), "claims of this case that state it and claims that negate it")


def _grown(first: Claim, yes: Sequence[Claim], no: Sequence[Claim], grounds: Grounds) -> tuple[list[Claim], list[Claim]]:
    """The claims of either polarity that share an object with the first one, directly or through each other; and the rest."""
    group, waiting = {first.id: first}, [first]
    while waiting:
        at = waiting.pop()
        for other in no if at.polarity == "+" else yes:
            if other.id not in group and _alike(at, other, grounds):
                group[other.id] = other
                waiting.append(other)
    return list(group.values()), [claim for claim in no if claim.id not in group]


def _alike(left: Claim, right: Claim, grounds: Grounds) -> bool:
    if left.object and left.object == right.object:
        return True
    if grounds.named(left.object) and grounds.named(right.object):
        return False
    a, b = content_words(_object(left, grounds)), content_words(_object(right, grounds))
    return bool(a & b) and 2 * len(a & b) >= min(len(a), len(b))


def _question(found: _Found, grounds: Grounds, meanings: Meanings) -> Question | None:
    alternatives = tuple(
        _alternative(chr(ord("A") + at), claims, grounds, meanings) for at, claims in enumerate(found.positions[:26])
    )
    if len(alternatives) < 2 or len({one.says for one in alternatives}) < len(alternatives) or not _readable(alternatives):
        return None
    asks = f"What holds: {', or: '.join(map(_first, alternatives))}?"
    return Question(slug(_first(alternatives[0])), asks, alternatives, ground=found.ground)


def _first(alternative: Alternative) -> str:
    return alternative.says.partition("; ")[0]


def _readable(alternatives: Sequence[Alternative]) -> bool:
    """Whether the question can be read at a glance; a clause taken whole for somebody's name makes none."""
    return all(len(_first(one)) <= _LONGEST for one in alternatives)


def _alternative(letter: str, claims: Sequence[Claim], grounds: Grounds, meanings: Meanings) -> Alternative:
    said = list(dict.fromkeys(_says(claim, grounds) for claim in claims))
    more = len(said) - _MOST_TOLD
    says = "; ".join(said[:_MOST_TOLD]) + (f"; and {more} more that {'goes' if more == 1 else 'go'} with it" if more > 0 else "")
    patterns = tuple(dict.fromkeys(made for claim in claims if (made := _pattern(claim, grounds)) is not None))
    stated = [claim for claim in claims if claim.modality in _STATED]  # a possibility is not picked as stating it
    left = [claim for claim in stated if not any(_states(claim, one, grounds, meanings) for one in patterns)]
    return Alternative(letter, says, patterns, picked=tuple(dict.fromkeys(_proposition(claim) for claim in left)))


def _pattern(claim: Claim, grounds: Grounds) -> Pattern | None:
    """What a coded claim states, told by names or a short description; None where its subject has no name."""
    if not (claim.code and grounds.named(claim.subject)):
        return None
    thing = _object(claim, grounds)
    if not thing or len(thing.split()) > _MOST_WORDS:
        return None
    return Pattern((grounds.name(claim.subject),), (claim.code,), (thing,), polarity=claim.polarity)


def _states(claim: Claim, pattern: Pattern, grounds: Grounds, meanings: Meanings) -> bool:
    found = match(claim, pattern, grounds, meanings)
    return found is not None and found.how == "states"


def _says(claim: Claim, grounds: Grounds) -> str:
    """The position in words; without the day and the figure where the relation's phrase tells it."""
    subject, thing = grounds.name(claim.subject), _object(claim, grounds)
    if claim.code and phrases.phrase(claim.code) and _fits(claim, grounds) and subject and thing and len(thing) < 100:
        return phrases.told(claim.code, subject, thing, negative=claim.polarity == "-")
    return grounds.sentence(claim)


def _fits(claim: Claim, grounds: Grounds) -> bool:
    """Whether the relation's phrase says what was meant of an object of this type."""
    entity = grounds.entities.get(claim.object or "")
    return entity is None or phrases.fits(claim.code or "", entity.type)


def _object(claim: Claim, grounds: Grounds) -> str:
    return grounds.name(claim.object) or " ".join((claim.object_text or "").split())


def _proposition(claim: Claim) -> str:
    return claim.proposition or claim.id


def _origins(found: _Found) -> int:
    return len({claim.origin for position in found.positions for claim in position if claim.origin})


def _with_own_id(question: Question, used: set[str]) -> Question:
    ident, number = question.id, 2
    while ident in used:
        ident, number = f"{question.id}-{number}", number + 1
    used.add(ident)
    return replace(question, id=ident)
