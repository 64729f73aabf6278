"""A document's sentences as the encoder parses them: words, universal tags, heads and relations, without the rest of a reading."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.model import Document, Span
from sayso.reading.analysis import analyse
from sayso.reading.encoder.session import Encoder
from sayso.reading.sentences import sentences_in
from sayso.reading.words import words_in


@dataclass(frozen=True, slots=True)
class Word:
    """One word ``[start, end)`` of the stored text.

    ``head`` is the number (from 1) of the word of its sentence that it depends on, 0 for the root.
    """

    span: Span
    upos: str
    head: int
    deprel: str


@dataclass(frozen=True, slots=True)
class Tree:
    """One sentence of a document."""

    span: Span
    words: tuple[Word, ...]


class Trees:
    """Parses documents; the same trees that a reading with this encoder rests on.

    Args:
        encoder: the encoder; the packaged one when None.

    Raises:
        ModelError: the packaged encoder's weights are missing or not the recorded ones.
    """

    def __init__(self, encoder: Encoder | None = None) -> None:
        self._encoder = encoder or Encoder()
        self.version = self._encoder.version

    def of(self, document: Document) -> Iterator[Tree]:
        """The sentences of a document's article text, in order."""
        spans = sentences_in(document.text, document.body)
        cut = [(span, words_in(document.text, span)) for span in spans]
        kept = [(span, words) for span, words in cut if words]
        if not kept:
            return
        forms = [[document.text[w.start : w.end] for w in words] for _, words in kept]
        parsed = analyse(document.text, [words for _, words in kept], self._encoder.score(forms))
        for (span, words), (first, last) in zip(kept, parsed.sentences, strict=True):
            yield Tree(
                span,
                tuple(
                    Word(word, parsed.upos[i], 0 if parsed.head[i] == i else parsed.head[i] - first + 1, parsed.deprel[i])
                    for i, word in zip(range(first, last), words, strict=True)
                ),
            )
