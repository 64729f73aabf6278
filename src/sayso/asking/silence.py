"""Who gives no comment: sentences with the codebook's words for neither asserting nor denying, about somebody asked about."""

from __future__ import annotations

import re
from functools import cache

from sayso.asking.question import Question
from sayso.asking.sentences import Sentence, naming
from sayso.codebook import cues
from sayso.telling.view import Index

_BETWEEN = r"\W+(?:\w+\W+){0,2}?"
_FORMS = {"decline": "declin(?:e|es|ed|ing)", "refuse": "refus(?:e|es|ed|ing)", "keep": "ke(?:ep|eps|pt)", "stay": "stay(?:s|ed)?"}


def silences(index: Index, question: Question) -> tuple[Sentence, ...]:
    """The sentences in which somebody whom the question names, or about whom the next sentence is, gives no comment."""
    asked = {entity for actor in question.actors for entity in actor.entities}
    found = ((one, index.documents[one.document].text) for one in naming(index, asked))
    return tuple(one for one, text in found if _phrases().search(text, one.start, one.end))


@cache
def _phrases() -> re.Pattern[str]:
    """The phrases as one pattern; an auxiliary "not" takes any negated auxiliary before it."""
    phrases = [cue.lemma for cue in cues() if cue.stance == "none" and "_" in cue.lemma and not cue.lemma.startswith("be_")]
    kept = sorted({p for p in phrases if p.split("_")[0] in ("decline", "refuse", "not", "neither", "could", "stay", "keep")})
    return re.compile(r"\b(?:" + "|".join(_pattern(phrase.split("_")) for phrase in kept) + r")\b", re.IGNORECASE)


def _pattern(words: list[str]) -> str:
    if words[0] == "not":
        return r"(?:n['’]t|not)\s+(?:\w+ly\s+)?" + r"\s+".join(map(re.escape, words[1:]))
    if words[0] == "neither":
        return r"neither\W+confirm(?:s|ed)?\W+(?:\w+\W+)?nor\W+den(?:y|ies|ied)"
    return r"\s+".join(_FORMS.get(word, re.escape(word)) for word in words)
