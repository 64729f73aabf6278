"""Quote → where it stands in the article, and by which step it was found there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from sayso.model import Span
from sayso.reading.llm.fuzzy import FLOOR, Windows
from sayso.reading.llm.plain import Plain, level

How = Literal["exact", "spacing", "case", "fuzzy"]
MOST_PLACES = 200
"""How many places of one quote are looked at; a name in a long article has fewer."""
_UNSPACED = "\u2e80"  # from here on, scripts write words without spaces


@dataclass(frozen=True, slots=True)
class Place:
    """A quote's place, and how it was found.

    ``exact`` is to the letter, ``spacing`` but for spaces, quotation marks and dashes, ``case`` but for letter case too, and
    ``fuzzy`` in most of its words; ``score`` is the share of words that agree, at least `fuzzy.FLOOR`.
    """

    span: Span
    how: How = "exact"
    score: float = 1.0


class Aligner:
    """Finds quotes in one document's article; a place never crosses page furniture, and never begins or ends inside a word.

    Args:
        text: the document's stored text.
        body: the ranges of article text.

    Example:
        >>> Aligner("He said “no”.", (Span(0, 13),)).best('said "no"').how
        'spacing'
    """

    def __init__(self, text: str, body: tuple[Span, ...]) -> None:
        self._text, self._body = text, body
        self._known: dict[str, tuple[Place, ...]] = {}

    def places(self, quote: str) -> tuple[Place, ...]:
        """All places of the first step that finds any, in text order; none where the quote is not in the article.

        Only quotes of several words are looked for by their words alone: a name that is nearly another's is another name.
        """
        if quote not in self._known:
            self._known[quote] = self._looked_for(quote)
        return self._known[quote]

    def _looked_for(self, quote: str) -> tuple[Place, ...]:
        if not any(sign.isalnum() for sign in quote):
            return ()
        steps: tuple[Callable[[str], Iterator[Place]], ...] = (self._exact, self._spacing, self._case, self._fuzzy)
        for step in steps:
            found = tuple(place for place, _ in zip(step(quote), range(MOST_PLACES), strict=False))
            if found:
                return found
        return ()

    def best(self, quote: str, near: Span | None = None) -> Place | None:
        """The place inside ``near``, else the one nearest to it, else the first."""
        return min(self.places(quote), key=lambda p: (away(p.span, near) if near else 0, p.span), default=None)

    def _exact(self, quote: str) -> Iterator[Place]:
        words = quote.strip()
        for part in self._body:
            yield from (Place(Span(i, i + len(words))) for i in found_at(self._text, words, part.start, part.end))

    def _spacing(self, quote: str) -> Iterator[Place]:
        return _levelled(self._plain, level(quote).text, "spacing")

    def _case(self, quote: str) -> Iterator[Place]:
        return _levelled(self._folded, level(quote, fold=True).text, "case")

    def _fuzzy(self, quote: str) -> Iterator[Place]:
        found = self._windows.best(level(quote).text)
        if found is not None and found[1] >= FLOOR:
            yield Place(found[0], "fuzzy", round(found[1], 4))

    @cached_property
    def _plain(self) -> list[Plain]:
        return [level(self._text, part) for part in self._body]

    @cached_property
    def _folded(self) -> list[Plain]:
        return [level(self._text, part, fold=True) for part in self._body]

    @cached_property
    def _windows(self) -> Windows:
        return Windows(self._plain)


def _levelled(parts: list[Plain], quote: str, how: How) -> Iterator[Place]:
    for part in parts:
        yield from (Place(part.span(i, i + len(quote)), how) for i in found_at(part.text, quote, 0, len(part.text)))


def found_at(text: str, words: str, start: int, end: int) -> Iterator[int]:
    """Where ``words`` stand in ``text[start:end]`` as whole words, without overlap."""
    at = text.find(words, start, end) if words else -1
    while at >= 0:
        after = at + len(words)
        inside = _joined(text, at - 1, start) or _joined(text, after - 1, start, end)
        if not inside:
            yield at
        at = text.find(words, at + 1 if inside else after, end)


def _joined(text: str, i: int, start: int, end: int | None = None) -> bool:
    """Whether a word goes on from sign ``i`` to the next."""
    if i < start or i + 1 >= (len(text) if end is None else end):
        return False
    return all(sign.isalnum() and sign < _UNSPACED for sign in text[i : i + 2])


def away(span: Span, near: Span) -> int:
    """How many signs lie between two spans; 0 where one holds the other's place, so that inside comes first."""
    if near.start <= span.start and span.end <= near.end:
        return 0
    return 1 + max(near.start - span.end, span.start - near.end, 0)
