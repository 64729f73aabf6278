"""Sentences of the case's texts that an answer shows beside the claims."""

from __future__ import annotations

from collections.abc import Iterator, Set
from typing import NamedTuple

from sayso.telling.view import Index


class Sentence(NamedTuple):
    """A sentence ``[start, end)`` of a document."""

    document: str
    start: int
    end: int


def naming(index: Index, entities: Set[str]) -> Iterator[Sentence]:
    """The sentences in which one of the entities is mentioned, document by document."""
    mentioned: dict[str, list[int]] = {}
    for ident in sorted(entities):
        for mention in index.entities[ident].mentions:
            mentioned.setdefault(mention.document, []).append(mention.start)
    for document, places in sorted(mentioned.items()):
        for span in index.sentences.get(document, ()):
            if any(span.start <= at < span.end for at in places):
                yield Sentence(document, span.start, span.end)
