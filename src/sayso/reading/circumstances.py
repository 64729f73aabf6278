"""When, where and how much: the time, place and figure of a claim, by the encoder's links and by where they stand."""

from __future__ import annotations

from typing import TypeVar

import numpy as np

from sayso.model import Amount, Span, When
from sayso.reading.analysis import Analysis
from sayso.reading.nearby import Nearby
from sayso.reading.phrases import noun_phrase
from sayso.reading.places import PLACES, place_for
from sayso.reading.referents import Referents

LINKED = 0.0
"""The logit from which the encoder's link alone decides."""
BESIDE = -5.0
"""The logit down to which what stands in the right place counts."""
_BEFORE_NOUN = frozenset({"amod", "compound", "nmod", "nummod", "flat"})
_T = TypeVar("_T")


def time_of(a: Analysis, times: Nearby[When], span: Span, word: int) -> When | None:
    """The time of the predicate ``word`` with clause ``span``: the one it is linked to, else the one that stands nearest."""
    sentence = _sentence(a, word)
    inside = [(t, t.span) for t in times.touching(sentence) if t.span is not None and _meet(t.span, sentence)]
    if a.upos[word] == "NOUN":
        inside = [(t, s) for t, s in inside if not _of_another(a, s, word)]
    near = _nearest(a, [(t, s) for t, s in inside if _meet(s, span)] or inside, word)
    return _linked(a, "when", word, inside, near)


def amount_of(a: Analysis, amounts: Nearby[Amount], word: int, parties: list[int | None]) -> Amount | None:
    """The figure of the predicate ``word``: the one it is linked to, else the one inside a party's noun phrase."""
    sentence = _sentence(a, word)
    inside = [(x, x.span) for x in amounts.touching(sentence) if x.span is not None and _meet(x.span, sentence)]
    near = None
    for party in parties:
        if party is not None and near is None:
            phrase = a.span(*noun_phrase(a, party))
            near = next((x for x, s in inside if _meet(s, phrase)), None)
    return _linked(a, "amount", word, inside, near)


def place_of(a: Analysis, referents: Referents, word: int, parties: tuple[int | None, int | None]) -> int | None:
    """The entity index of the place of the predicate ``word``, never one of its parties; None where none is named."""
    start, row = a.row("where", word)
    lo, hi = a.sentences[a.sentence_of[word]]
    best: tuple[float, int] | None = None
    for i in np.flatnonzero(row > LINKED).tolist():
        target = referents.named_at(start + i) if lo <= start + i < hi else None
        if target is None or target in parties or referents.all[target].type not in PLACES:
            continue
        if best is None or row[i] > best[0]:
            best = (float(row[i]), target)
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


def _nearest(a: Analysis, found: list[tuple[When, Span]], word: int) -> When | None:
    at = a.spans[word].start
    return min(found, key=lambda x: (abs(x[1].start - at), x[1]))[0] if found else None


def _linked(a: Analysis, role: str, word: int, found: list[tuple[_T, Span]], near: _T | None) -> _T | None:
    """The item whose words score highest in the predicate's row, if above even odds; else ``near``, if not all but excluded."""
    start, row = a.row(role, word)
    heard: list[tuple[float, int]] = []
    for number, (_, span) in enumerate(found):
        words = [i - start for i in a.words_in(span) if 0 <= i - start < len(row)]
        heard.append((max((float(row[i]) for i in words), default=BESIDE), -number))
    if heard and max(heard)[0] > LINKED:
        return found[-max(heard)[1]][0]
    return next((item for (item, _), (score, _) in zip(found, heard, strict=True) if item is near and score >= BESIDE), None)
