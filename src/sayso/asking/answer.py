"""Who affirms, who denies, who doubts, who leaves it open: the claims a question asks for, in columns, by origin. No prose.

A claim stands in the column of its own words; what denies or contradicts a claim found stands against it, with the reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from sayso.asking.question import Question
from sayso.asking.sentences import Sentence
from sayso.asking.silence import silences
from sayso.asking.unread import unread
from sayso.asking.words import Ranking, words
from sayso.codebook import Codebook, cues
from sayso.model import Claim, Modality, Stance
from sayso.telling.counting import Counts, count, members
from sayso.telling.view import Index

Column = Literal["affirm", "deny", "doubt", "open"]
COLUMNS: dict[Column, str] = {
    "affirm": "affirmed", "deny": "denied", "doubt": "doubted, hinted at or said to be possible",
    "open": "left open: conditional, predicted, demanded, not commented on",
}  # fmt: skip
_OPPOSITE: Mapping[Column, Column] = {"affirm": "deny", "deny": "affirm"}
_OPEN_MODALITIES: frozenset[Modality] = frozenset({"future", "conditional", "counterfactual", "normative"})
_OPEN_STANCES: frozenset[Stance] = frozenset({"predicts", "asks", "demands", "promises", "threatens"})
_DOUBTING: frozenset[Stance] = frozenset({"doubts", "hints"})
_SETTINGS = frozenset({"Place"})
_MOST_BY_WORDS = 20
How = Literal["actors and relation", "actors", "told by", "relation", "words"]


@dataclass(frozen=True, slots=True)
class Found:
    """A claim of the answer; ``because`` says why it is there, "" where it is what was asked for."""

    claim: Claim
    because: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Claims that go back to one origin, as the counts tell origins apart; "" where no text says where they come from."""

    origin: str
    name: str
    found: tuple[Found, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """One column: its claims by origin, the origins with most claims first, those without last, and how many stand behind them."""

    column: Column
    groups: tuple[Group, ...]
    counts: Counts


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a question: how the claims were ``found``, and the columns that hold any.

    ``left_out`` counts claims about the same parties and relation that share none of the question's other words; ``silent`` are
    sentences of the texts with those claims in which somebody asked about gives no comment, on whatever matter. ``dropped`` are
    names left aside because no claim about the others holds them as a party: places, and names that belong to other words.
    ``unread`` are sentences that name everyone asked about, where no claim was found: what the reading may have missed.
    """

    question: Question
    found: How
    columns: tuple[Said, ...]
    left_out: int
    silent: tuple[Sentence, ...]
    dropped: tuple[str, ...] = ()
    unread: tuple[Sentence, ...] = ()


def answer(index: Index, question: Question, book: Codebook, *, wide: bool = False) -> Answer:
    """Find the claims a question asks for.

    Args:
        index: the case.
        question: the question, taken apart.
        book: the codebook that the question was taken apart with.
        wide: whether to keep claims that share none of the question's other words.
    """
    whole = question
    how, matched = _matched(index, question)
    dropped: tuple[str, ...] = ()
    if not matched and (aside := _narrower(index, question)) is not None:
        question, dropped = aside
        how, matched = _matched(index, question)
    scores = Ranking({c.id: _clause(c, index) for c in matched}).scores(question.rest) if question.rest else {}
    kept = [c for c in matched if c.id in scores] if scores and not wide else matched
    if how == "words":
        kept = sorted(kept, key=lambda c: -scores.get(c.id, 0.0))[:_MOST_BY_WORDS]
    columns: dict[Column, dict[str, Found]] = {column: {} for column in COLUMNS}
    for claim in kept:
        columns[column_of(claim, index)][claim.id] = Found(claim)
    if how != "words":
        _against(columns, {c.id for c in matched}, index)
    said = tuple(_said(column, found, scores, index) for column, found in columns.items() if found)
    texts = {one.claim.document for column in said for group in column.groups for one in group.found}
    left_out = len(matched) - len(kept) if how != "words" else 0
    silent = tuple(s for s in silences(index, question) if s.document in texts)
    missed = () if said else unread(index, whole, book)
    return Answer(question, how, said, left_out, silent, dropped, missed)


def column_of(claim: Claim, index: Index) -> Column:
    """The column a claim stands in by its own words: its modality, the stance of its utterer, its net polarity."""
    acts = index.acts(claim)
    stance = acts[-1].stance if acts else "asserts"
    if claim.modality in _OPEN_MODALITIES or stance in _OPEN_STANCES:
        return "open"
    if claim.modality == "reported_possible" or stance in _DOUBTING:
        return "doubt"
    return "deny" if claim.polarity == "-" else "affirm"


def _matched(index: Index, question: Question) -> tuple[How, list[Claim]]:
    claims = list(index.claims.values())
    related = [c for c in claims if c.code in question.codes or (not c.code and c.predicate in question.predicates)]
    if question.actors and related and (found := [c for c in related if _has_all(c, question)]):
        return "actors and relation", found
    if question.saying and (found := [c for c in claims if _told_by_all(c, question, index)]):
        return "told by", found
    if question.actors and not question.codes and (found := [c for c in claims if _has_all(c, question)]):
        return "actors", found
    of_saying = not question.codes or question.predicates & _saying()
    if question.actors and of_saying and (found := [c for c in claims if _told_by_all(c, question, index)]):
        return "told by", found
    if question.codes and not question.actors and related:
        return "relation", related
    if question.actors and question.codes:
        return "actors and relation", []
    scores = Ranking({c.id: _clause(c, index) for c in claims}).scores(question.rest)
    return "words", [c for c in claims if c.id in scores]


def _narrower(index: Index, question: Question) -> tuple[Question, tuple[str, ...]] | None:
    """The question without places and without names that belong to other words of it, and what was left aside; None without any."""
    aside = [a for a in question.actors if a.beside or all(index.entities[e].type in _SETTINGS for e in a.entities)]
    kept = tuple(a for a in question.actors if a not in aside)
    if not kept or not aside:
        return None
    rest = (*question.rest, *(word for a in aside for word in words(a.words)))
    return replace(question, actors=kept, rest=rest), tuple(a.words for a in aside)


@cache
def _saying() -> frozenset[str]:
    """The codebook's verbs of saying and thinking: "what does she think?" asks for what is told on her word."""
    return frozenset(cue.lemma for cue in cues() if cue.pos == "verb")


def _has_all(claim: Claim, question: Question) -> bool:
    """Whether everyone asked about takes part in the claim, each on the side the question gives them."""
    sides: Mapping[str, tuple[str | None, ...]] = {
        "subject": (claim.subject,), "object": (claim.object, claim.place), "either": (claim.subject, claim.object, claim.place),
    }  # fmt: skip
    return all(any(e in actor.entities for e in sides[actor.side]) for actor in question.actors)


def _told_by_all(claim: Claim, question: Question, index: Index) -> bool:
    tellers = {act.source_entity for act in index.acts(claim)}
    return all(tellers & actor.entities for actor in question.actors)


def _against(columns: dict[Column, dict[str, Found]], matched: set[str], index: Index) -> None:
    """What denies or contradicts the claims found, though it says so in other words."""
    for relation in index.relations:
        if not relation.exact or relation.kind not in ("denies", "contradicts"):
            continue
        for one, other in ((relation.a, relation.b), (relation.b, relation.a)):
            if other in matched or other not in index.claims:
                continue
            if relation.kind == "denies" and other == relation.b:
                continue  # what a claim found denies is another matter
            for column, opposite in _OPPOSITE.items():
                if one in columns[column] and column_of(index.claims[other], index) in _OPPOSITE:
                    columns[opposite].setdefault(other, Found(index.claims[other], relation.reason))


def _said(column: Column, found: Mapping[str, Found], scores: Mapping[str, float], index: Index) -> Said:
    groups: dict[tuple[str, str], list[Found]] = {}
    behind = members((one.claim for one in found.values()), index)
    origin_of = {claim: (member.key, member.name) for member in behind.origins for claim in member.claims}
    for one in found.values():
        groups.setdefault(origin_of.get(one.claim.id, ("", "")), []).append(one)
    ordered = [Group(*origin, tuple(_ranked(held, scores))) for origin, held in groups.items()]
    ordered.sort(key=lambda g: (not g.origin, -len(g.found)))
    return Said(column, tuple(ordered), count((one.claim for one in found.values()), index))


def _ranked(found: Iterable[Found], scores: Mapping[str, float]) -> Iterator[Found]:
    return iter(sorted(found, key=lambda one: (bool(one.because), -round(scores.get(one.claim.id, 0.0), 6))))


def _clause(claim: Claim, index: Index) -> str:
    """The words a claim is found by: its clause, and its parties' names where the clause has only pronouns for them."""
    parts = (index.documents[claim.document].text[claim.start : claim.end], index.name(claim.subject), index.name(claim.object))
    return " ".join(parts)
