"""Finding by words: Okapi BM25 over an inverted table (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009)."""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from math import log

SATURATION = 1.2  # k1
LENGTH = 0.75  # b
_WORD = re.compile(r"\w+")
_ASCII = re.compile(r"[a-z0-9]+")


class Words:
    """Cuts a text into the words that are compared: case, accents and joined letters are folded.

    Args:
        keep: remember what was cut, for names that come again and again.
    """

    def __init__(self, *, keep: bool = False) -> None:
        self._known: dict[str, tuple[str, ...]] | None = {} if keep else None

    def of(self, text: str) -> Sequence[str]:
        """The words of a text, in order, each as often as it stands there."""
        if self._known is None:
            return _cut(text)
        if text not in self._known:
            self._known[text] = tuple(_cut(text))
        return self._known[text]


def _cut(text: str) -> list[str]:
    if text.isascii():
        return _ASCII.findall(text.lower())
    plain = unicodedata.normalize("NFKD", text.casefold())
    return _WORD.findall("".join(c for c in plain if not unicodedata.combining(c)))


class Finder:
    """An inverted table: for every word, which records hold it and how often."""

    def __init__(self) -> None:
        self._ids: list[str] = []
        self._lengths = array("I")
        self._table: dict[str, tuple[array[int], array[int]]] = {}
        self._total = 0

    def add(self, id_: str, words: Sequence[str]) -> None:
        """Add a record with its words; one id is added once."""
        place = len(self._ids)
        self._ids.append(id_)
        self._lengths.append(len(words))
        self._total += len(words)
        for word, times in Counter(words).items():
            row = self._table.get(word)
            if row is None:
                row = self._table[word] = (array("I"), array("I"))
            row[0].append(place)
            row[1].append(times)

    def find(self, words: Iterable[str]) -> tuple[str, ...]:
        """The records that hold all of these words, the best first, equals in the order they were added."""
        rows = [self._table.get(word) for word in dict.fromkeys(words)]
        known = sorted((row for row in rows if row is not None), key=lambda row: len(row[0]))
        if not rows or len(known) < len(rows):
            return ()
        mean = self._total / len(self._ids) or 1.0
        scores: dict[int, float] = dict.fromkeys(known[0][0], 0.0)
        for places, times in known:
            weight = log(1 + (len(self._ids) - len(places) + 0.5) / (len(places) + 0.5))
            held: dict[int, float] = {}
            for place, n in zip(places, times, strict=True):
                if place in scores:
                    spread = SATURATION * (1 - LENGTH + LENGTH * self._lengths[place] / mean)
                    held[place] = scores[place] + weight * n * (SATURATION + 1) / (n + spread)
            scores = held
        return tuple(self._ids[place] for place, _ in sorted(scores.items(), key=lambda item: (-round(item[1], 9), item[0])))
