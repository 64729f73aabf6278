"""What may have been overlooked: sentences that name everyone asked about, where no claim was read that answers."""

from __future__ import annotations

from sayso.asking.question import Question, fits
from sayso.asking.silence import Passage
from sayso.asking.words import plain
from sayso.codebook import Codebook
from sayso.telling.view import Index

_MOST = 20
"""Sentences given at most."""
_PARTS = ("verb", "noun", "adj", "compound")


def unread(index: Index, question: Question, book: Codebook) -> tuple[Passage, ...]:
    """The sentences that name everyone asked about, those with a word for the relation asked about first.

    Where one actor alone is asked about, only sentences with such a word count. It is the reader's to see what a sentence says:
    nothing here was read as a claim.

    Args:
        index: the case.
        question: the question, taken apart.
        book: the codebook whose expressions give the relation's words.
    """
    named = [_sentences_of(index, actor.entities) for actor in question.actors]
    if not named:
        return ()
    both = set.intersection(*named)
    fitting = {place: _holds(index, place, question, book) for place in both}
    kept = [place for place in both if fitting[place] or len(named) > 1]
    kept.sort(key=lambda place: (not fitting[place], place))
    return tuple(Passage(*place) for place in kept[:_MOST])


def _sentences_of(index: Index, entities: frozenset[str]) -> set[tuple[str, int, int]]:
    """The sentences, as document, start and end, in which one of the entities is mentioned."""
    places: dict[str, list[int]] = {}
    for ident in sorted(entities):
        for mention in index.entities[ident].mentions:
            places.setdefault(mention.document, []).append(mention.start)
    return {
        (document, span.start, span.end)
        for document, found in places.items()
        for span in index.sentences.get(document, ())
        if any(span.start <= at < span.end for at in found)
    }


def _holds(index: Index, place: tuple[str, int, int], question: Question, book: Codebook) -> bool:
    """Whether a sentence has the words of an expression of a relation asked about."""
    from sayso.reading.lemmas import lemmas  # imported late: the reading brings the encoder's runtime with it

    document, start, end = place
    forms = [lemmas(word) for word in plain(index.documents[document].text[start:end])]
    held = frozenset(lemma for found in forms for lemma in found)
    patterns = (p for lemma in held for part in _PARTS for p in book.patterns(part, lemma) if p.code in question.codes)
    return any(fits(p, held, book) for p in patterns)
