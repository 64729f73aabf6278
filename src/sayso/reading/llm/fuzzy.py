"""The stretch of an article that shares most words with a quote that is not in it to the letter."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher, get_close_matches

from sayso.model import Span
from sayso.reading.llm.plain import Plain

FLOOR = 0.8
"""The share of words that have to agree: of five words one may be another, of ten two."""
FEWEST = 5
"""Words; shorter quotes are names and verbs, and have to be right."""
_COMMON = 60  # places of one word beyond which it says nothing about where a quote stands
_TRIED = 5
_WORD = re.compile(r"[\w$€£%.,']*\w[%]?|[$€£]")
_DECIDES = re.compile(
    r".*\d.*|no|not|nor|none|never|nobody|nothing|neither|without|.*n't|cannot|hardly|den(?:y|ies|ied|ying)|unless|if|"
    r"may|might|could|would|will|should|must|two|three|four|five|six|seven|eight|nine|ten|dozens?|hundreds?|thousands?|millions?|billions?"
)
"""Words that turn a sentence into another: these, and names, have to agree, or there is no likeness."""

_LIGHT = frozenset(
    "the a an that which who of in on at to for by with and as is are was were be been has have had it its this".split()
)
_ANOTHER_FORM = 0.65
"""How much alike two spellings are, by difflib, for one to be a form or a misprint of the other."""


class Windows:
    """The words of an article's parts, findable."""

    def __init__(self, parts: Iterable[Plain]) -> None:
        self._parts = [(part, [m.span() for m in _WORD.finditer(part.text)]) for part in parts]
        self._words = [[part.text[a:b] for a, b in spans] for part, spans in self._parts]
        self._folded = [[word.casefold() for word in words] for words in self._words]
        self._at: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for n, words in enumerate(self._folded):
            for i, word in enumerate(words):
                self._at[word].append((n, i))

    def best(self, quote: str) -> tuple[Span, float] | None:
        """The likest stretch and its share of agreeing words; None for short quotes and where nothing is alike."""
        wanted = [m.group() for m in _WORD.finditer(quote)]
        if len(wanted) < FEWEST:
            return None
        tried = (self._stretch(wanted, n, start) for n, start in self._starts(wanted))
        found = max((t for t in tried if t is not None), key=lambda t: (t[3], -t[0], -t[1]), default=None)
        if found is None:
            return None
        n, first, last, score = found
        part, spans = self._parts[n]
        return part.span(spans[first][0], spans[last][1]), score

    def _starts(self, wanted: Sequence[str]) -> list[tuple[int, int]]:
        """Where the quote would begin by most of its words."""
        votes: Counter[tuple[int, int]] = Counter()
        for i, word in enumerate(wanted):
            places = self._at.get(word.casefold(), ())
            if len(places) <= _COMMON:
                votes.update((n, p - i) for n, p in places)
        return sorted(votes, key=lambda start: (-votes[start], start))[:_TRIED]

    def _stretch(self, wanted: list[str], n: int, start: int) -> tuple[int, int, int, float] | None:
        slack = len(wanted) // 4 + 1
        low = max(0, start - slack)
        high = start + len(wanted) + slack
        there = self._folded[n][low:high]
        blocks = SequenceMatcher(None, [w.casefold() for w in wanted], there, autojunk=False).get_matching_blocks()[:-1]
        if not blocks:
            return None
        first, last = blocks[0].b, blocks[-1].b + blocks[-1].size
        kept = self._words[n][low + first : low + last]
        if _other(kept, wanted):
            return None
        return n, low + first, low + last - 1, 2 * sum(b.size for b in blocks) / (len(wanted) + len(kept))


def _other(kept: Sequence[str], wanted: Sequence[str]) -> bool:
    """Whether a word that only one of them has could make it say something else.

    That is a name, a number, a negation, a condition, a doubt on either side; and any word of weight that the quote has and the
    text has not, not even in another form (``says`` for ``said``).
    """
    missing, added = _only(wanted, kept), _only(kept, wanted)
    if any(word[:1].isupper() or _DECIDES.fullmatch(word.casefold()) for word in (*missing, *added)):
        return True
    return any(word not in _LIGHT and not get_close_matches(word, missing, 1, _ANOTHER_FORM) for word in added)


def _only(ours: Sequence[str], theirs: Sequence[str]) -> list[str]:
    """The words of ``theirs`` that ``ours`` has not, or not as often."""
    left = Counter(_bare(word).casefold() for word in ours)
    out = []
    for word in map(_bare, theirs):
        left[word.casefold()] -= 1
        if left[word.casefold()] < 0:
            out.append(word)
    return out


def _bare(word: str) -> str:
    return word.strip(".,'")
