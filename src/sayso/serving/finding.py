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
COMMON = 5  # a word in more than one of so many records is common ...
FEW = 1000  # ... unless there are fewer records than this
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
        """The records that hold all of these words, the best first, equals in the order they were added.

        A word that more than a fifth of the records hold tells them apart too little to weigh; it only has to be there.
        """
        rows = [self._table.get(word) for word in dict.fromkeys(words)]
        known = sorted((row for row in rows if row is not None), key=lambda row: len(row[0]))
        if not rows or len(known) < len(rows):
            return ()
        held = set(known[0][0]).intersection(*(places for places, _ in known[1:]))
        telling = [row for row in known if len(row[0]) * COMMON <= len(self._ids) or len(self._ids) < FEW]
        if not telling:
            return tuple(self._ids[place] for place in sorted(held))
        scores = self._scores(held, telling)
        return tuple(self._ids[place] for _, place in sorted((-round(score, 9), place) for place, score in scores.items()))

    def _scores(self, held: set[int], rows: Sequence[tuple[array[int], array[int]]]) -> dict[int, float]:
        mean = self._total / len(self._ids) or 1.0
        scores = dict.fromkeys(held, 0.0)
        for places, times in rows:
            weight = log(1 + (len(self._ids) - len(places) + 0.5) / (len(places) + 0.5))
            for place, n in zip(places, times, strict=True):
                if place in held:
                    spread = SATURATION * (1 - LENGTH + LENGTH * self._lengths[place] / mean)
                    scores[place] += weight * n * (SATURATION + 1) / (n + spread)
        return scores
