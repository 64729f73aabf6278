"""Cues: the words that mark an act of saying, thinking or showing."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from sayso import codebook
from sayso.codebook import Cue
from sayso.reading.analysis import Analysis
from sayso.reading.frames import preposition
from sayso.reading.lemmas import lemmas
from sayso.reading.lexicon import cues
from sayso.reading.runs import Run

CUE = 0.75  # score of a cue word; chosen on the development documents, where lower finds more that annotators left out

DOUBTED = 0.6
"""Score from which a word of saying of the codebook is a cue where the encoder hears who says what."""
BACKED = 2.0
"""The logit at which it does; with these two more is found on the development documents, and as much of it is right."""
AS_TOLD = 0.25
"""And from which it is one in "as **stated** in the indictment"."""
WHERE = frozenset(["in", "by", "on"])
"""What introduces a paper or a document in which something is said."""


def cue_runs(a: Analysis) -> list[Run]:
    """The cues of a document in text order, fixed phrases whole ("according to")."""
    out: list[Run] = []
    for i, score in enumerate(a.cue_score):
        if not (score >= CUE or (score >= DOUBTED and _backed(a, i)) or (score >= AS_TOLD and told_where(a, i) is not None)):
            continue
        if out and a.cue[i] == "I" and i - out[-1][1] == 1 and a.sentence_of[i] == a.sentence_of[i - 1]:
            out[-1] = (out[-1][0], i)
        else:
            out.append((i, i))
    whole = sorted({w for r in out if (w := _lexical(a, _whole_phrase(a, r))) is not None})
    return [r for n, r in enumerate(whole) if n == 0 or r[0] > whole[n - 1][1]]


def _backed(a: Analysis, word: int) -> bool:
    """Whether a word of saying of the codebook has both something that is said and someone who says it, by the encoder's scores."""
    if not any(x in cues() for x in lemmas(a.words[word])):
        return False
    return all(float(a.row(role, word)[1].max()) > BACKED for role in ("content", "source"))


def told_where(a: Analysis, word: int) -> int | None:
    """The head of where something is said: "as stated in the **indictment**", "as first reported by the **Post**"; else None."""
    before = word - 2 if a.upos[word - 1] == "ADV" else word - 1
    if before < 0 or a.lower[before] != "as" or not any(x in cues() for x in lemmas(a.words[word])):
        return None
    first = before == a.sentences[a.sentence_of[word]][0] or a.upos[before - 1] == "PUNCT"
    where = (c for c in a.children[word] if a.deprel[c].startswith(("obl", "nmod")) and preposition(a, c) in WHERE)
    return next(where, None) if first else None


@cache
def _phrases() -> dict[str, list[tuple[str, ...]]]:
    """Cue phrases of several words by each word they hold."""
    out: dict[str, list[tuple[str, ...]]] = {}
    for cue in codebook.cues():
        words = tuple(cue.lemma.split("_"))
        if cue.pos == "phrase" and len(words) > 1:
            for w in words:
                out.setdefault(w, []).append(words)
    return out


@cache
def adjective_cues() -> frozenset[str]:
    """States of mind that look like passives: convinced, concerned, worried."""
    return frozenset(c.lemma for c in codebook.cues() if c.pos == "adj" and c.kind == "thought")


@cache
def speech_nouns() -> frozenset[str]:
    """Nouns for an act or occasion of speaking: interview, briefing, statement."""
    return frozenset(c.lemma for c in codebook.cues() if c.pos == "noun" and c.kind == "speech")


def _whole_phrase(a: Analysis, run: Run) -> Run:
    """A cue that is part of a fixed phrase of the codebook takes all of it."""
    lo, hi = a.sentences[a.sentence_of[run[0]]]
    for words in _phrases().get(a.lower[run[0]], ()):
        start = run[0] - words.index(a.lower[run[0]])
        end = start + len(words)
        if lo <= start and end <= hi and end > run[1] and tuple(a.lower[start:end]) == words:
            return start, end - 1
    return run


def _lexical(a: Analysis, run: Run) -> Run | None:
    """A cue of auxiliaries alone is moved to the verb they belong to, if that is a word of saying."""
    if any(a.upos[i] not in ("AUX", "PART") for i in range(run[0], run[1] + 1)):
        return run
    verb = a.head[run[1]]
    if a.upos[verb] == "VERB" and 0 < verb - run[1] <= 3 and any(x in cues() for x in lemmas(a.words[verb])):
        return verb, verb
    return run if any(x in cues() for i in range(run[0], run[1] + 1) for x in lemmas(a.words[i])) else None


def verbs(a: Analysis, run: Run) -> Iterator[int]:
    """The verbs of a cue, in order."""
    return (i for i in range(run[0], run[1] + 1) if a.upos[i] in ("VERB", "AUX"))


def entries(a: Analysis, cue: Run) -> list[Cue]:
    """What the codebook says of the verbs of a cue."""
    return [known for i in verbs(a, cue) for x in lemmas(a.words[i]) if (known := cues().get(x)) is not None]


def hands_over(a: Analysis, cue: Run, first: int, *, shown: bool) -> bool:
    """Whether a cue has a thing as its object, not something said: "offered a truce", not "offered to stop".

    Args:
        a: the analysis.
        cue: the cue.
        first: the first word of its content.
        shown: take words of evidence for such, too: "has shown a commitment", of somebody who shows a quality.
    """
    found = entries(a, cue)
    if not found or not all("nominal" not in c.complement or (shown and c.kind == "evidence") for c in found):
        return False
    things = (c for i in verbs(a, cue) for c in a.children[i] if a.deprel[c] == "obj" and a.upos[c] in ("NOUN", "PROPN"))
    return first > cue[1] and any(first in a.subtree(c) for c in things)
