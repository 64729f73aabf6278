"""What a source does with what it says: the stance of a cue, under its negation."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from sayso.model import Span, Stance
from sayso.reading.analysis import Analysis
from sayso.reading.encoder.labels import STANCES
from sayso.reading.lemmas import lemmas
from sayso.reading.lexicon import cues, negators
from sayso.reading.runs import Run

_SURE = 0.5
"""The probability from which the encoder's stance counts: .91 of the development documents' stances are right with it, .89 where
the codebook goes first; on new public texts .88 and .87."""
_NO_ANSWER = frozenset("say comment respond reply answer confirm disclose specify elaborate".split())  # neither yes nor no
_QUESTION = frozenset("whether if why what how who whom which when where".split())
_MARKS = frozenset('"“”«»:;,')


def stance_of(a: Analysis, cue: Run, main: int) -> Stance:
    """The encoder's stance where it is likelier than not, else the codebook's for the cue's lemma, if it has one.

    Args:
        a: the analysis.
        cue: the cue.
        main: the cue's word whose scores count.
    """
    best, likely = a.likeliest("stance", main)
    scored = cast(Stance, STANCES[best])
    return scored if likely > _SURE else _told(a, cue) or scored


def only_asks(a: Analysis, content: Iterable[Span]) -> bool:
    """Whether what is said is questions and nothing else."""
    said = [i for c in content for i in a.words_in(c)]
    ends = [a.sentences[s][1] for s in {a.sentence_of[i] for i in said}]
    return bool(ends) and all("?" in a.words[end - 3 : end] or a.words[end - 1].endswith("?") for end in ends)


def _told(a: Analysis, cue: Run) -> Stance | None:
    """The codebook's stance for the first of the cue's words that it has, under its negation."""
    known = cues()
    for i in range(cue[0], cue[1] + 1):
        after = a.lower[i + 1] if i + 1 < len(a.words) else ""
        forms = [f"{x}_{after}" for x in lemmas(a.words[i])] + list(lemmas(a.words[i]))
        entry = next((known[x] for x in forms if x in known), None)
        if entry is None:
            continue
        stance = cast(Stance, entry.stance)
        if _negated(a, i) and entry.lemma in _NO_ANSWER:
            return "asserts"
        if _negated(a, i):
            return cast(Stance, entry.negated) if entry.negated in STANCES else stance
        return "demands" if stance == "asks" and _to_do(a, i) else stance
    return None


def _negated(a: Analysis, word: int) -> bool:
    return any(negators().get(a.lower[c]) == "full" for c in a.children[word] if c < word)


def _to_do(a: Analysis, word: int) -> bool:
    """Whether what is asked is an act: "asked them to leave", "asked for aid"; not "asked whether to leave"."""
    end = min(word + 14, a.sentences[a.sentence_of[word]][1])
    for i in range(word + 1, end):
        if a.lower[i] in _QUESTION or a.words[i] in _MARKS:
            return False
        if (a.lower[i] == "to" and i + 1 < end and a.upos[i + 1] in ("VERB", "AUX")) or (a.lower[i] == "for" and i == word + 1):
            return True
    return False
