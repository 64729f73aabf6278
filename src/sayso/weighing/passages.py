"""Stretches of words that two texts have in common: fingerprints to find such texts by, and the stretches themselves.

Fingerprints are winnowed hashes of five words (Schleimer, Wilkerson and Aiken, "Winnowing: local algorithms for document
fingerprinting", 2003): two texts that share eight words in a row share one. Work is in proportion to the number of words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from zlib import crc32

from sayso.weighing.article_words import Word

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
    return _least(_hashes(words, LENGTH), _WINDOW)


def passage_prints(words: Sequence[Word], length: int) -> frozenset[int]:
    """Hashes of such long stretches that two texts with ``length`` words in a row in common share one."""
    hashed = _hashes(words, length - _WINDOW)
    return _least(hashed, _WINDOW + 1) if len(hashed) > _WINDOW else frozenset()


def _hashes(words: Sequence[Word], length: int) -> list[int]:
    return [crc32(" ".join(stretch).encode()) for stretch in _in_a_row([word.key for word in words], length)]


def _least(hashed: Sequence[int], window: int) -> frozenset[int]:
    """Of every ``window`` neighbouring hashes the least; of fewer the least of all."""
    if len(hashed) <= window:
        return frozenset(sorted(hashed)[:1])
    return frozenset(map(min, *(hashed[at:] for at in range(window))))


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
    keys, others = [word.key for word in one], [word.key for word in other]
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, stretch in enumerate(_in_a_row(keys)):
        held = places[stretch]
        if len(held) < _MOST_PLACES:
            held.append(at)
    after = 0
    for at, stretch in enumerate(_in_a_row(others)):
        if at >= after and stretch in places:
            length, start = max((_common(keys, others, start, at), -start) for start in places[stretch])
            yield Run(-start, at, length)
            after = at + length


def _common(keys: Sequence[str], others: Sequence[str], start: int, at: int) -> int:
    length = LENGTH
    while start + length < len(keys) and at + length < len(others) and keys[start + length] == others[at + length]:
        length += 1
    return length


def _in_a_row(keys: Sequence[str], length: int = LENGTH) -> Iterator[tuple[str, ...]]:
    return zip(*(keys[at:] for at in range(length)), strict=False)
