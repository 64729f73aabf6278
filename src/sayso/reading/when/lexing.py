"""Words of a text with their offsets: the one tokenization that amounts and times share.

A number keeps its thousands separators and decimals ("1,200", "7.5"); letters, digits and every mark are otherwise words of their
own ("F", "-", "16"), so that offsets stay exact and rules can ask whether two words touch. Linear in the text, never raises.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from sayso.model import Span

BREAK = "\n\n"
"""The word that stands between two sentences or paragraphs; no expression reaches across it."""

_WORD = re.compile(r"\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?|[^\W\d_]+|\n[ \t\r]*\n\s*|[^\w\s]|_+")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text as parallel lists: ``text[start[i]:end[i]] == raw[i]``, ``lower[i]`` its lower case.

    A ``BREAK`` has an empty range. Indexing past either end of ``lower`` is answered by ``at`` with ``BREAK``.
    """

    text: str
    start: list[int] = field(default_factory=list)
    end: list[int] = field(default_factory=list)
    raw: list[str] = field(default_factory=list)
    lower: list[str] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.lower)

    def at(self, index: int) -> str:
        """The lower-cased word at ``index``, ``BREAK`` outside the text."""
        return self.lower[index] if 0 <= index < len(self.lower) else BREAK

    def touches(self, index: int) -> bool:
        """Whether word ``index`` follows the word before it without a space."""
        return 0 < index < len(self.start) and self.end[index - 1] == self.start[index] and self.lower[index - 1] != BREAK

    def span(self, first: int, after: int) -> Span:
        """The span of words ``first`` up to, not including, ``after``."""
        return Span(self.start[first], self.end[after - 1])

    def said(self, first: int, after: int) -> str:
        """The stored text of words ``first`` up to, not including, ``after``."""
        return self.text[self.start[first] : self.end[after - 1]]


def lex(text: str, sentences: Sequence[Span]) -> Words:
    """Splits the sentences of ``text`` into words.

    Args:
        text: the document's stored text.
        sentences: half-open spans into ``text``, sorted; when empty the whole text is one sentence.

    Returns:
        The words with offsets into ``text``; a ``BREAK`` after every sentence and at every blank line.
    """
    words = Words(text)
    start, end, raw, lower = words.start, words.end, words.raw, words.lower
    for sentence in sentences or (Span(0, len(text)),):
        for match in _WORD.finditer(text, max(sentence.start, 0), max(sentence.end, 0)):
            first, after = match.span()
            word = text[first:after]
            if word[0] == "\n":
                word, after = BREAK, first
            start.append(first)
            end.append(after)
            raw.append(word)
            lower.append(word.lower())
        at = end[-1] if end else 0
        start.append(at)
        end.append(at)
        raw.append(BREAK)
        lower.append(BREAK)
    return words
