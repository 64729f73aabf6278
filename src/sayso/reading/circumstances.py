"""When, where and how much: the time, place and figure of a claim, by the encoder's links and by where they stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from sayso.model import Amount, Span, When
from sayso.reading.analysis import Analysis
from sayso.reading.nearby import Nearby
from sayso.reading.phrases import noun_phrase
from sayso.reading.places import place_at, place_for
from sayso.reading.referents import Referents

LINKED = 0.0
"""The logit from which the encoder's link alone decides."""
BESIDE = -5.0
"""The logit down to which what stands in the right place counts."""
OWN = 2.0
"""By how many logits another time must be likelier to outrank one that depends on the predicate itself."""
_CLAUSES = frozenset(("acl", "acl:relcl", "advcl", "ccomp", "csubj", "parataxis", "root"))
_BEFORE_NOUN = frozenset({"amod", "compound", "nmod", "nummod", "flat"})
_ELSEWHERE, _BESIDE, _OWN = range(3)
TIED = {_ELSEWHERE: -1.0, _BESIDE: -4.0, _OWN: BESIDE}
"""The logit down to which a time of another clause, of the predicate's clause, or one that depends on it counts. At -3 for another
clause's the development documents had 88 times where the annotation has none and 133 right ones, at -1 63 and 131."""
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class _Heard:
    """A time, where it stands, how the encoder links it to the predicate, what ties it, and how many characters lie between."""

    time: When
    span: Span
    score: float
    tie: int
    away: int


def time_of(a: Analysis, times: Nearby[When], span: Span, word: int) -> When | None:
    """The time of the predicate ``word`` with clause ``span``: the likeliest linked to it or depending on it, else the nearest.

    Nearest are those that depend on it, then those of its clause, then others, which must be likelier.
    """
    sentence = _sentence(a, word)
    inside = [(t, t.span) for t in times.touching(sentence) if t.span is not None and _meet(t.span, sentence)]
    if a.upos[word] == "NOUN":
        inside = [(t, s) for t, s in inside if not _of_another(a, s, word)]
    if not inside:
        return None
    at = a.spans[word].start
    heard = [_Heard(t, s, score, _tie(a, s, word), abs(s.start - at)) for t, s, score in _scores(a, "when", word, inside)]
    best = max(heard, key=lambda x: (x.score + OWN * (x.tie == _OWN), -x.away))
    if best.score > LINKED or (best.tie == _OWN and best.score >= BESIDE):
        return best.time
    here = [x for x in heard if _meet(x.span, span)] or heard
    able = [x for x in here if x.score >= TIED[x.tie]]
    return max(able, key=lambda x: (x.tie, -x.away)).time if able else None


def amount_of(a: Analysis, amounts: Nearby[Amount], word: int, parties: list[int | None]) -> Amount | None:
    """The figure of the predicate ``word``: the one it is linked to, else the one inside a party's or its own noun phrase."""
    sentence = _sentence(a, word)
    inside = [(x, x.span) for x in amounts.touching(sentence) if x.span is not None and _meet(x.span, sentence)]
    if not inside:
        return None
    near = None
    for noun in [*parties, word if a.upos[word] == "NOUN" else None]:
        if noun is not None and near is None:
            phrase = a.span(*noun_phrase(a, noun))
            near = next((x for x, s in inside if _meet(s, phrase)), None)
    return _linked(a, "amount", word, inside, near)


def place_of(a: Analysis, referents: Referents, word: int, parties: tuple[int | None, int | None]) -> int | None:
    """The entity index of the place of the predicate ``word``, never one of its parties; None where none is named."""
    lo, hi = a.sentences[a.sentence_of[word]]
    best: tuple[float, int] | None = None
    for at, score in a.linked("where", word, LINKED):
        target = place_at(a, referents, at, word, parties) if lo <= at < hi else None
        if target is not None and (best is None or score > best[0]):
            best = (score, target)
    return best[1] if best is not None else place_for(a, referents, word, parties)


def _sentence(a: Analysis, word: int) -> Span:
    lo, hi = a.sentences[a.sentence_of[word]]
    return a.span(lo, hi - 1)


def _of_another(a: Analysis, span: Span, word: int) -> bool:
    """Whether a time stands in front of another noun: in "the assault agreed at an **October 2** meeting" it dates the meeting."""
    words = a.words_in(span)
    top = next((i for i in words if a.head[i] not in words), None)
    if top is None:
        return False
    noun = a.head[top]
    return noun > top and noun != word and a.upos[noun] in ("NOUN", "PROPN") and a.deprel[top] in _BEFORE_NOUN


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _tie(a: Analysis, span: Span, word: int) -> int:
    """Whether a time depends on the predicate ``word`` itself, stands in its clause or in another's."""
    words = a.words_in(span)
    top = next((i for i in words if a.head[i] not in words), None)
    if top is None:
        return _BESIDE
    above = _clause(a, a.head[top], word)
    if above == word or (a.deprel[above] == "acl" and a.head[above] == word):  # "a meeting, held **on Monday**"
        return _OWN
    own = _clause(a, word)
    apart = a.deprel[own] == "conj" and any(a.deprel[c].startswith("nsubj") for c in a.children[own])
    joined = a.deprel[own] in ("conj", "advcl") and not apart and _clause(a, a.head[own]) == above  # "**in May** he left and slept"
    joined = joined or (a.deprel[above] == "advcl" and a.head[above] == own)  # "he sang as they left **in May**"
    return _BESIDE if joined or own == above else _ELSEWHERE


def _clause(a: Analysis, i: int, below: int | None = None) -> int:
    """The predicate of the clause that word ``i`` stands in, or ``below`` where that comes first on the way up."""
    for _ in range(len(a.words)):
        verb = a.deprel[i] == "conj" and a.upos[i] in ("VERB", "AUX")
        if i == below or a.head[i] == i or verb or a.deprel[i] in _CLAUSES:
            break
        i = a.head[i]
    return i


def _scores(a: Analysis, role: str, word: int, found: list[tuple[_T, Span]]) -> list[tuple[_T, Span, float]]:
    """Each item with the highest logit that its words have in the predicate's row."""
    start, row = a.row(role, word)
    words = [[i - start for i in a.words_in(span) if 0 <= i - start < len(row)] for _, span in found]
    return [(x, span, max((float(row[i]) for i in at), default=BESIDE)) for (x, span), at in zip(found, words, strict=True)]


def _linked(a: Analysis, role: str, word: int, found: list[tuple[_T, Span]], near: _T | None) -> _T | None:
    """The item that scores highest, if above even odds; else ``near``, if not all but excluded."""
    heard = [(score, -number) for number, (_, _, score) in enumerate(_scores(a, role, word, found))]
    if heard and max(heard)[0] > LINKED:
        return found[-max(heard)[1]][0]
    return next((item for (item, _), (score, _) in zip(found, heard, strict=True) if item is near and score >= BESIDE), None)
