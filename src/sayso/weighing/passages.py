"""Stretches of words that two texts have in common: fingerprints to find such texts by, and the stretches themselves.

Fingerprints are winnowed hashes of five words (Schleimer, Wilkerson and Aiken, "Winnowing: local algorithms for document
fingerprinting", 2003): two texts that share eight words in a row share one. Work is in proportion to the number of words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from zlib import crc32

from sayso.weighing.wording import Word

LENGTH = 5
_WINDOW = 4
_MOST_PLACES = 8
_Gram = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """``length`` words in a row that two texts share: from word ``one`` of the one and from word ``other`` of the other."""

    one: int
    other: int
    length: int


def fingerprints(words: Sequence[Word]) -> frozenset[int]:
    """The text's fingerprints: of every four neighbouring hashes of five words, the least."""
    hashes = [crc32(" ".join(gram).encode()) for gram in _grams(words)]
    if len(hashes) <= _WINDOW:
        return frozenset(hashes[:1] and [min(hashes)])
    return frozenset(map(min, *(hashes[at:] for at in range(_WINDOW))))


def runs(one: Sequence[Word], other: Sequence[Word]) -> list[Run]:
    """The longest stretches of at least five words that stand in both, from left to right in ``other``, not overlapping there."""
    return list(_runs(one, other))


def _runs(one: Sequence[Word], other: Sequence[Word]) -> Iterator[Run]:
    grams, others = _grams(one), _grams(other)
    wanted = set(others)
    places: dict[_Gram, list[int]] = defaultdict(list)
    for at, gram in enumerate(grams):
        if gram in wanted and len(places[gram]) < _MOST_PLACES:
            places[gram].append(at)
    at = 0
    for place in (place for place, gram in enumerate(others) if gram in places):
        if place >= at:
            length, start = max((_common(one, other, start, place), -start) for start in places[others[place]])
            yield Run(-start, place, length)
            at = place + length


def _common(one: Sequence[Word], other: Sequence[Word], start: int, at: int) -> int:
    length = LENGTH
    while start + length < len(one) and at + length < len(other) and one[start + length].key == other[at + length].key:
        length += 1
    return length


def _grams(words: Sequence[Word]) -> list[_Gram]:
    """Every five words in a row, in comparable form."""
    keys = [word.key for word in words]
    return list(zip(*(keys[at:] for at in range(LENGTH)), strict=False))
