"""How a text is worded: its article words in comparable form, which of them it relays from a named source, which tell facts."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sayso.model import Attribution, Document, Span
from sayso.weighing import names, vocabulary

_WORD = re.compile(r"\d+(?:[.,]\d+)+|[^\W_]+(?:['’][^\W_]+)?")
_BREAK = re.compile(r"[.!?]['’”\"]?\s+|\n\s*\n")
_QUOTED = re.compile(r"“[^”\n]{1,600}”|\"[^\"\n]{1,600}\"|«[^»\n]{1,600}»|''[^\n]{1,600}?''")
_NAMED = ("named_person", "named_organization", "outlet", "document")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text: offsets, comparable form, sentence number.

    ``tells`` is true for a content word, ``fact`` for a figure or a name inside a sentence, ``quoted`` for words in quotation
    marks, ``relayed`` for these and for what a source says that the text names.
    """

    start: int
    end: int
    key: str
    sentence: int
    tells: bool
    fact: bool
    quoted: bool
    relayed: bool


def wording(document: Document, acts: Sequence[Attribution]) -> tuple[Word, ...]:
    """The words of a text's article.

    Args:
        document: the text; its headline is left out, since headlines are written anew.
        acts: the text's attributions.

    Returns:
        Its words in text order.
    """
    quoted = list(_quotations(document))
    held = _Stretches(quoted), _Stretches([*quoted, *_named_contents(acts)])
    head = _headline(document)
    out: list[Word] = []
    number = 0
    for span in document.body:
        at = span.start
        for found in _BREAK.finditer(document.text, span.start, span.end):
            out.extend(_words(document.text, at, found.start() + 1, number, *held))
            at, number = found.end(), number + 1
        out.extend(_words(document.text, at, span.end, number, *held))
        number += 1
    return tuple(word for word in out if head is None or not head.start <= word.start < head.end)


def _words(text: str, start: int, end: int, sentence: int, quoted: _Stretches, relayed: _Stretches) -> Iterator[Word]:
    first = True
    for found in _WORD.finditer(text, start, end):
        key, tells, figure, name = _as_written(found.group())
        at, after = found.span()
        yield Word(at, after, key, sentence, tells, figure or (name and not first), quoted.holds(at), relayed.holds(at))
        first = False


@lru_cache(maxsize=32768)
def _as_written(written: str) -> tuple[str, bool, bool, bool]:
    """A word's comparable form, whether it is a content word, a figure, and, where it does not begin a sentence, a name."""
    plain = written.casefold().replace("’", "'").partition("'")[0]
    key = _key(plain)
    figure = key[0].isdigit()
    plainly = plain in vocabulary.words("words", "stop") or plain in vocabulary.words("persons", "articles") or len(plain) <= 1
    tells = figure or not plainly
    return key, tells, figure, written[0].isupper() and tells and plain not in vocabulary.words("words", "times")


def comparable(name: str) -> tuple[str, ...]:
    """A name's words as they would stand among a text's comparable words, without its article."""
    words = [found.group().casefold().replace("’", "'").partition("'")[0] for found in _WORD.finditer(name)]
    return tuple(_key(word) for word in (words[1:] if words[:1] == ["the"] else words))


@lru_cache(maxsize=32768)
def _key(plain: str) -> str:
    """A word as other spellings of it come out too: figures without separators, number words as figures."""
    if plain[0].isdigit():
        return plain.replace(",", "")
    return _numbers().get(plain) or names.folded(names.singular(plain))


@lru_cache(maxsize=1)
def _numbers() -> dict[str, str]:
    return {word: str(number) for number, word in enumerate(vocabulary.numbers()) if number > 2}


def _headline(document: Document) -> Span | None:
    at = document.text.find(document.title) if document.title else -1
    return Span(at, at + len(document.title or "")) if at >= 0 else None


def _quotations(document: Document) -> Iterator[Span]:
    for found in _QUOTED.finditer(document.text):
        yield Span(*found.span())


def _named_contents(acts: Sequence[Attribution]) -> Iterator[Span]:
    for act in acts:
        if act.source_kind in _NAMED:
            yield from act.content


class _Stretches:
    """Spans, and whether they hold a place."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for span in sorted(spans):
            if self._ends and span.start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], span.end)
            else:
                self._starts.append(span.start)
                self._ends.append(span.end)

    def holds(self, place: int) -> bool:
        at = bisect_right(self._starts, place) - 1
        return at >= 0 and place < self._ends[at]
