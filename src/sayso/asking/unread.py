"""What may have been overlooked: sentences that name everyone asked about, where no claim was read that answers."""

from __future__ import annotations

from sayso.asking.question import Question, fits
from sayso.asking.sentences import Sentence, naming
from sayso.asking.words import plain
from sayso.codebook import Codebook
from sayso.reading.lemmas import lemmas
from sayso.telling.view import Index

_MOST = 20
"""Sentences given at most."""
_PARTS = ("verb", "noun", "adj", "compound")


def unread(index: Index, question: Question, book: Codebook) -> tuple[Sentence, ...]:
    """The sentences that name everyone asked about, those with a word for the relation asked about first.

    Where one actor alone is asked about, only sentences with such a word count. It is the reader's to see what a sentence says:
    nothing here was read as a claim.

    Args:
        index: the case.
        question: the question, taken apart.
        book: the codebook whose expressions give the relation's words.
    """
    named = [set(naming(index, actor.entities)) for actor in question.actors]
    everyone = set.intersection(*named) if named else set()
    fitting = {one for one in everyone if _holds(index, one, question, book)}
    kept = everyone if len(named) > 1 else fitting
    return tuple(sorted(kept, key=lambda one: (one not in fitting, one))[:_MOST])


def _holds(index: Index, sentence: Sentence, question: Question, book: Codebook) -> bool:
    """Whether a sentence has the words of an expression of a relation asked about."""
    text = index.documents[sentence.document].text[sentence.start : sentence.end]
    held = frozenset(lemma for word in plain(text) for lemma in lemmas(word))
    patterns = (p for lemma in held for part in _PARTS for p in book.patterns(part, lemma) if p.code in question.codes)
    return any(fits(p, held, book) for p in patterns)
