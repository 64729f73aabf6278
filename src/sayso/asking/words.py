"""Finding clauses by their words: BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009)."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from math import log

from sayso.weighing.names import singular

_K1, _B = 1.5, 0.75  # the usual values
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
SPEAKING = frozenset("say says said tell told claim claims claimed report reports reported".split())
"""Words that ask for what is said, not for what is so."""
COMMON = SPEAKING | frozenset(
    """
    a an the of to in on at by for from with as about into over after before and or but if then than that this these those it its
    he she they them his her their we us our you your i me my is are was were be been being am do does did doing done have has had
    having will would shall should can could may might must not no nor so such who whom whose which what when where why how there
    here any some each every all both either neither one ever
    """.split()
)
"""Words that tell nothing of what is asked."""


def words(text: str) -> list[str]:
    """The words of a text for comparison: lower case, no accents, plural s dropped, common words left out."""
    return [singular(word) for word in plain(text) if word not in COMMON]


def plain(text: str) -> list[str]:
    """All words of a text in lower case without accents."""
    folded = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return [word.removesuffix("'s").removesuffix("’s") for word in _WORD.findall(folded)]


class Ranking:
    """Texts by id, ranked against words.

    Args:
        texts: each text by its id.
    """

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._found: dict[str, list[tuple[str, int]]] = {}
        self._lengths: dict[str, int] = {}
        for ident, text in texts.items():
            counts = Counter(words(text))
            self._lengths[ident] = sum(counts.values())
            for word, n in counts.items():
                self._found.setdefault(word, []).append((ident, n))
        self._mean = sum(self._lengths.values()) / len(self._lengths) if self._lengths else 1.0

    def scores(self, wanted: Iterable[str]) -> dict[str, float]:
        """The texts that hold any of the words, with their BM25 scores (above 0)."""
        scores: dict[str, float] = {}
        for word in dict.fromkeys(wanted):
            places = self._found.get(word, ())
            weight = log(1 + (len(self._lengths) - len(places) + 0.5) / (len(places) + 0.5))
            for ident, n in places:
                length = 1 - _B + _B * self._lengths[ident] / (self._mean or 1.0)
                scores[ident] = scores.get(ident, 0.0) + weight * n * (_K1 + 1) / (n + _K1 * length)
        return scores
