"""A pattern held against a claim: does the claim state what is described, its opposite, or the same at another time?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from sayso.model import Claim, Modality, When
from sayso.weighing import vocabulary
from sayso.weighing.dates import overlap, period, told
from sayso.weighing.hypotheses.grounds import Grounds
from sayso.weighing.hypotheses.meaning import Meanings
from sayso.weighing.hypotheses.records import Pattern
from sayso.weighing.phrases import told_verb
from sayso.weighing.statements import content_words

How = Literal["states", "opposite", "raises", "other_time"]
_STATED: tuple[Modality, ...] = ("actual", "opinion")
_MANNER: dict[Modality, str] = {
    "actual": "stated as fact",
    "reported_possible": "said to be possible",
    "future": "said to come",
    "conditional": "said under a condition",
    "counterfactual": "said not to have been",
    "normative": "said to be due",
    "opinion": "given as opinion",
}
_ONLY_RAISED = {"asks": "asked", "doubts": "doubted", "hints": "hinted at"}


@dataclass(frozen=True, slots=True)
class Match:
    """How a claim stands to a pattern, and in words what was compared."""

    how: How
    words: str


def match(claim: Claim, pattern: Pattern, grounds: Grounds, meanings: Meanings) -> Match | None:
    """Hold a pattern against a claim.

    Returns:
        None where the claim is about something else. ``states`` and ``opposite`` only where somebody states it; what is merely
        possible, conditional, asked, hinted at or doubted, and "no evidence that", is ``raises``.
    """
    same = _same_relation(claim, pattern, grounds, meanings)
    if same is None:
        return _without_object(claim, pattern, grounds, meanings)
    wanted = period(When(pattern.earliest, pattern.latest))
    found = period(claim.time)
    if wanted and found and not overlap(wanted, found):
        return Match("other_time", f"{same}, but it speaks of {told(found)} and the alternative of {told(wanted)}")
    held_back = _held_back(claim, pattern, grounds)
    if held_back:
        return Match("raises", f"{same}, but only {held_back}")
    manner = f", {_MANNER[claim.modality]}" if claim.modality != "actual" else ""
    if pattern.polarity in ("any", claim.polarity):
        return Match("states", same + manner)
    return Match("opposite", f"{same}, {'negated' if claim.polarity == '-' else 'not negated'}{manner}")


def _without_object(claim: Claim, pattern: Pattern, grounds: Grounds, meanings: Meanings) -> Match | None:
    """A claim of the same subject in the same relation that does not say of what ("Iran had planned")."""
    if claim.object or claim.object_text or not (pattern.subject and pattern.code and pattern.object):
        return None
    same = _same_relation(claim, replace(pattern, object=()), grounds, meanings)
    negated = ", negated" if claim.polarity == "-" else ""
    return Match("raises", f"{same}{negated}, but of what, it does not say") if same else None


def _same_relation(claim: Claim, pattern: Pattern, grounds: Grounds, meanings: Meanings) -> str | None:
    """What was compared, in words; None where something does not agree."""
    if pattern.code and _first(claim.code) not in {_first(code) for code in pattern.code}:
        return None
    said = [f"relation “{told_verb(claim.code)}”"] if pattern.code and claim.code else []
    ends = _ends(claim, pattern, meanings)
    if ends is None:
        return None
    for label, wanted, entity in (("subject", pattern.subject, ends[0]), ("object", pattern.object, ends[1])):
        if wanted:
            said.append(f"{label} {grounds.name(entity) or claim.object_text or wanted[0]}")
    if pattern.words:
        clause = content_words(grounds.clause(claim))
        asked = content_words(" ".join(pattern.words))
        if not asked or not asked <= clause:
            return None
        said.append(f"the words {', '.join(pattern.words)}")
    return "the same " + ", ".join(said)


def _ends(claim: Claim, pattern: Pattern, meanings: Meanings) -> tuple[str | None, str | None] | None:
    """The participants as the pattern's subject and object; a mutual relation may have them either way round."""
    ways: list[tuple[str | None, str | None]] = [(claim.subject, claim.object)]
    if claim.code in vocabulary.words("relations", "symmetric"):
        ways.append((claim.object, claim.subject))
    for subject, thing in ways:
        fits = not pattern.subject or meanings.any_of(pattern.subject).is_one(subject)
        text = None if thing else claim.object_text
        if fits and (not pattern.object or meanings.any_of(pattern.object).is_one(thing, text)):
            return subject, thing
    return None


def _held_back(claim: Claim, pattern: Pattern, grounds: Grounds) -> str:
    """Why a claim states nothing about whether it is so; empty where it does."""
    chain = grounds.told_by(claim)
    for act in reversed(chain):
        if act.stance in _ONLY_RAISED:
            return _ONLY_RAISED[act.stance]
    wanted = pattern.modality or _STATED
    if claim.modality in wanted:
        return ""
    return _MANNER[claim.modality]


def _first(code: str | None) -> str:
    return vocabulary.first_of_row("relations", "equivalent").get(code or "", code or "")
