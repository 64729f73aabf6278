"""A text's words with their classes and the phrases of time among them, made once for times and amounts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from sayso.model import Span
from sayso.reading.when.grammar import Phrase, phrases
from sayso.reading.when.joining import join
from sayso.reading.when.lexicon import classify
from sayso.reading.when.lexing import Words, lex


@dataclass(frozen=True, slots=True)
class Scanned:
    """``words`` as they stand; in ``joined`` those that mean one thing are one, with a letter of ``classes`` each.

    ``singles`` are the phrases of time in ``classes``.
    """

    words: Words
    joined: Words
    classes: str
    singles: tuple[Phrase, ...]


@lru_cache(maxsize=1)
def scan(text: str, sentences: tuple[Span, ...]) -> Scanned:
    """Splits the sentences of ``text`` into words and finds its single times; amounts are looked for right after times.

    Args:
        text: the document's stored text.
        sentences: half-open spans into ``text``, sorted; when empty the whole text is one sentence.
    """
    words = lex(text, sentences)
    joined = join(words)
    classes = classify(joined.words, joined.letters)
    return Scanned(words, joined.words, classes, tuple(phrases(classes)))
