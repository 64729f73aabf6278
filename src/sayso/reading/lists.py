"""Which words stand in one list: "the Eastern Front in Tell, Orsk and others, including the Vost Brigade"."""

from __future__ import annotations

from collections.abc import Collection

from sayso.reading.analysis import Analysis

_JOINING = frozenset({"and", "or", "nor"})
_BRINGING_IN = frozenset({"including", "such", "like", "among"})
_BETWEEN_NAMES = frozenset({",", ";", "&", "but", "plus", "both", "with", "as", "notably"})
_SAYING = frozenset({"VERB", "AUX", "SCONJ"})
_INSIDE_PHRASES = frozenset({"amod", "acl", "case", "fixed"})
FAR = 15
"""How many words may lie between two neighbours of a list."""
LONGEST = 6
"""How many members a coordination is climbed through."""


def coordinated(a: Analysis, words: Collection[int], best: int) -> list[int]:
    """Those of ``words`` that the tree coordinates with ``best``, itself too."""
    first = _first_of_all(a, best)
    return [w for w in words if w == best or _first_of_all(a, w) == first]


def one_list(a: Analysis, words: Collection[int], best: int) -> list[int]:
    """Those of ``words`` that stand in one list with ``best``, itself too, in text order.

    They are coordinated in the tree; or from one to its neighbour no clause begins, and there is an "and" or "including" between
    them, or between two names a comma.

    Args:
        a: the analysis.
        words: head words.
        best: one of them.
    """
    inside = set(coordinated(a, words, best))
    for way in (sorted(w for w in words if w > best), sorted((w for w in words if w < best), reverse=True)):
        last = best
        for w in way:
            if w in inside or _neighbours(a, *sorted((last, w))):
                inside.add(w)
                last = w
    return sorted(inside)


def _first_of_all(a: Analysis, word: int) -> int:
    """The first of the words that are coordinated with a word, itself where none is."""
    for _ in range(LONGEST):
        if a.deprel[word] != "conj":
            break
        word = a.head[word]
    return word


def _neighbours(a: Analysis, one: int, other: int) -> bool:
    """Whether a list goes on from one word to a later one."""
    if a.sentence_of[one] != a.sentence_of[other] or other - one > FAR:
        return False
    between = range(one + 1, other)
    if any(a.upos[i] in _SAYING and a.deprel[i] not in _INSIDE_PHRASES for i in between):
        return False
    found = {a.lower[i] for i in between}
    names = a.upos[one] == a.upos[other] == "PROPN"
    return bool(found & (_JOINING | _BRINGING_IN)) or (names and bool(found & _BETWEEN_NAMES))
