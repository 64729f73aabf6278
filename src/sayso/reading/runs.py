"""Runs of words: inclusive ranges of word numbers, joined, cut and trimmed."""

from __future__ import annotations

from sayso.model import Span
from sayso.reading.analysis import Analysis
from sayso.reading.pronouns import RELATIVE
from sayso.reading.referents import Referents

Run = tuple[int, int]
_EDGE = frozenset({"that", ",", ":", ";", "-", "–", "—", ".", "!", "?", '"', "“", "”", "'", "‘", "’", "``", "''"})
_RELATIVE = RELATIVE - {"that"}
_OPENING = _RELATIVE | frozenset("and or but nor the a an than because whether if".split())


def runs(values: list[int], gap: int) -> list[Run]:
    """Sorted word numbers as runs, bridging gaps of at most ``gap`` words."""
    out: list[Run] = []
    for v in values:
        if out and v - out[-1][1] <= gap + 1:
            out[-1] = (out[-1][0], v)
        else:
            out.append((v, v))
    return out


def without(found: list[Run], words: set[int]) -> list[Run]:
    """The runs cut wherever they hold one of ``words``."""
    return [r for x, y in found for r in runs([i for i in range(x, y + 1) if i not in words], 0)]


def trimmed(a: Analysis, run: Run) -> Run | None:
    """A run without complementizer and punctuation at its edges, nor what opens a clause at its end; None where nothing is left."""
    first, last = run
    while first <= last and a.lower[first] in _EDGE and not _that_is(a, first):
        first += 1
    while last >= first and (a.lower[last] in _EDGE or a.lower[last] in _OPENING or _opened(a, last)):
        last -= 1
    return (first, last) if first <= last else None


def _that_is(a: Analysis, word: int) -> bool:
    """Whether "that" is no complementizer but the subject of the verb right behind it: "I think **that** is wrong"."""
    return a.lower[word] == "that" and word + 1 < len(a.words) and a.upos[word + 1] in ("AUX", "VERB") and a.upos[word] != "SCONJ"


def _opened(a: Analysis, word: int) -> bool:
    """Whether a word is the subject behind a relative pronoun, of a verb that comes later: "a plan, which **he**"."""
    return word > 0 and a.upos[word] == "PRON" and a.head[word] > word and a.lower[word - 1] in _RELATIVE


def merged(spans: list[Span]) -> list[Span]:
    """Spans in order, overlapping ones joined."""
    out: list[Span] = []
    for s in sorted(spans):
        if out and s.start <= out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, s.end))
        else:
            out.append(s)
    return out


def name_run(referents: Referents, word: int) -> Run | None:
    """The named mention that a word stands in; None where it stands in none."""
    target = referents.named_at(word)
    if target is None:
        return None
    first = last = word
    start, end = referents.a.sentences[referents.a.sentence_of[word]]
    while first > start and referents.named_at(first - 1) == target:
        first -= 1
    while last + 1 < end and referents.named_at(last + 1) == target:
        last += 1
    return first, last


def one_name(referents: Referents, one: int, other: int) -> bool:
    """Whether two words stand in named mentions of one entity."""
    named = referents.named_at(one)
    return named is not None and named == referents.named_at(other)
