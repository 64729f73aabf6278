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


@dataclass(frozen=True, slots=True)
class Run:
    """``length`` words in a row that two texts share: from word ``one`` of the one and from word ``other`` of the other."""

    one: int
    other: int
    length: int


def fingerprints(words: Sequence[Word]) -> frozenset[int]:
    """The text's fingerprints: of every four neighbouring hashes of five words, the least."""
    chosen = winnowed([" ".join(_keys(words, at)) for at in range(len(words) - LENGTH + 1)])
    return frozenset(crc32(stretch.encode()) for stretch in chosen)


def winnowed(stretches: Sequence[str]) -> frozenset[str]:
    """Of every four neighbouring stretches of a text the one with the least hash: texts that share four in a row share one."""
    hashed = [(crc32(stretch.encode()), stretch) for stretch in stretches]
    if len(hashed) <= _WINDOW:
        return frozenset(stretch for _, stretch in sorted(hashed)[:1])
    return frozenset(min(hashed[at : at + _WINDOW])[1] for at in range(len(hashed) - _WINDOW + 1))


def runs(one: Sequence[Word], other: Sequence[Word]) -> list[Run]:
    """The longest stretches of at least five words that stand in both, from left to right in ``other``, not overlapping there."""
    return list(_runs(one, other))


def _runs(one: Sequence[Word], other: Sequence[Word]) -> Iterator[Run]:
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at in range(len(one) - LENGTH + 1):
        held = places[_keys(one, at)]
        if len(held) < _MOST_PLACES:
            held.append(at)
    at = 0
    while at <= len(other) - LENGTH:
        found = [(_common(one, other, start, at), -start) for start in places.get(_keys(other, at), ())]
        length, start = max(found, default=(0, 0))
        if length:
            yield Run(-start, at, length)
        at += length or 1


def _common(one: Sequence[Word], other: Sequence[Word], start: int, at: int) -> int:
    length = LENGTH
    while start + length < len(one) and at + length < len(other) and one[start + length].key == other[at + length].key:
        length += 1
    return length


def _keys(words: Sequence[Word], at: int) -> tuple[str, ...]:
    return tuple(word.key for word in words[at : at + LENGTH])
