"""What lies near a place in the text, found without looking at everything in the document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Generic, TypeVar

from sayso.model import Span

T = TypeVar("T")
_STRETCH = 512  # characters; a few sentences, so that a place has a handful of neighbours in a text of any length


class Nearby(Generic[T]):
    """Items by the stretches of text they cover, so that a long document is read in linear time.

    Args:
        items: each item with the ranges it covers.
    """

    def __init__(self, items: Iterable[tuple[T, Iterable[Span]]] = ()) -> None:
        self._items: list[T] = []
        self._at: dict[int, list[int]] = defaultdict(list)
        for item, spans in items:
            self.add(item, spans)

    def add(self, item: T, spans: Iterable[Span]) -> None:
        """Put one more item in, after those already there."""
        number = len(self._items)
        self._items.append(item)
        for stretch in {k for s in spans for k in _stretches(s)}:
            self._at[stretch].append(number)

    def touching(self, span: Span) -> list[T]:
        """All items that touch ``span``, and some that lie close by, in the order they were put in."""
        first = span.start // _STRETCH
        if span.end // _STRETCH <= first:
            return [self._items[i] for i in self._at.get(first, ())]
        return [self._items[i] for i in sorted({i for k in _stretches(span) for i in self._at.get(k, ())})]


def _stretches(span: Span) -> range:
    return range(span.start // _STRETCH, max(span.start, span.end) // _STRETCH + 1)
