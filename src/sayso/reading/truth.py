"""Under which truth conditions a predicate is said: polarity after all negations, modality, hedge and condition."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from sayso.model import Attribution, Modality, Polarity
from sayso.reading.analysis import Analysis
from sayso.reading.encoder.labels import MODALITIES, POLARITIES
from sayso.reading.frames import preposition
from sayso.reading.lemmas import lemmas
from sayso.reading.lexicon import conditionals, hedges, implicatives, modals, negators, semi_modals

HEARD = 0.1
"""The probability that the encoder must leave a modality that the words around the predicate give: "planned to join the council of
elders" makes nobody's council a plan. On the development documents a tenth had .81 of the non-actual claims' modality right and .95
of all, without it .76 and .92; a fifth and a fiftieth are within a point."""
NEGATED, NEGATIVE = 0.05, 0.5
"""The probability that the encoder must give to the negative where the words around the predicate negate it, and where they do not:
"not the Reds but the Blues were armed" negates one claim of two. On the development documents .86 of the negative claims are right
with it and .72 without, .91 and .49 by the hand full of lists; from .02 to .2 the first makes no odds."""
_THROUGH = ("xcomp", "obj", "nsubj:pass", "obl", "nmod")
_THROUGH_NOUN = ("obj", "nsubj:pass", "xcomp", "obl")
_KNOWN = frozenset({"the", "this", "that", "these", "those"})
_STANCE_MODALITY: dict[str, Modality] = {
    "demands": "normative",
    "promises": "future",
    "threatens": "future",
    "predicts": "future",
    "hints": "reported_possible",
    "doubts": "reported_possible",
    "believes": "opinion",
}


@dataclass(frozen=True, slots=True)
class Truth:
    """How a predicate is meant: ``hedge`` and ``condition`` in the text's own words."""

    polarity: Polarity
    modality: Modality
    hedge: str | None = None
    condition: str | None = None


def truth_of(a: Analysis, word: int, attribution: Attribution | None, sign: Polarity = "+") -> Truth:
    """Polarity, modality, hedge and condition of the predicate headed by ``word``.

    Args:
        a: the analysis.
        word: the predicate.
        attribution: the innermost attribution whose content holds it.
        sign: whether its words state the relation or its end ("cut off the funding"). The encoder may have heard the end as a
            negative; then only words that negate count.
    """
    negative, modality = _clause(a, word)
    clause = word
    for _ in range(4):
        head, d = a.head[clause], a.deprel[clause]
        if head == clause or d not in (_THROUGH if a.upos[clause] != "NOUN" or clause != word else _THROUGH_NOUN):
            break
        outer, found = _clause(a, head, below=clause)
        effect = _implicative(a, head, outer)
        if effect is not None:
            negative ^= effect[0]
            modality = modality or found or effect[1]
        elif d == "xcomp" or a.upos[clause] != "VERB":
            negative ^= outer
            modality = modality or found
        else:
            break
        clause = head
    if a.deprel[clause] == "conj" and modality is None:
        modality = _clause(a, a.head[clause])[1]
    condition = _condition(a, clause)
    if condition is not None and modality in (None, "future", "reported_possible"):
        modality = "conditional"
    if attribution is not None:
        if attribution.stance == "denies" and _denied(a, word, attribution):
            negative = not negative
        modality = modality or _STANCE_MODALITY.get(attribution.stance)
    if sign == "-":
        negative = not negative
    else:
        negative = a.chances("polarity", word)[POLARITIES.index("-")] > (NEGATED if negative else NEGATIVE)
    return Truth("-" if negative else "+", _heard(a, word, modality), _hedge(a, word, clause), condition)


def _denied(a: Analysis, word: int, attribution: Attribution) -> bool:
    """Whether a denial is of this predicate: of a clause, or of the noun denied, but not of what a noun inside presupposes."""
    cue = attribution.cue
    if a.upos[word] in ("VERB", "AUX", "ADJ") or cue is None:
        return True
    if a.deprel[word] in ("nmod", "obl") and any(a.deprel[c] == "det" and a.lower[c] in _KNOWN for c in a.children[word]):
        return False  # "had a hand in the attack" takes the attack for granted
    return any(cue.start <= a.spans[x].start < cue.end for x in (a.head[word], a.head[a.head[word]]))


def _neither(a: Analysis, word: int) -> bool:
    """Whether "neither" or "nor" negates the predicate: before it, before its subject, or before the verb it is joined to."""
    for top in (word, a.head[word]) if a.deprel[word] == "conj" else (word,):
        for c in a.children[top]:
            if a.lower[c] in ("neither", "nor"):
                return True
            if a.deprel[c] in ("nsubj", "nsubj:pass") and (
                any(a.lower[x] == "neither" for x in a.children[c]) or (c and a.lower[c - 1] == "neither")
            ):
                return True
    return False


def _clause(a: Analysis, word: int, below: int | None = None) -> tuple[bool, Modality | None]:
    """Negation and modal words on one predicate; a "no" on the dependent ``below`` has been counted there."""
    negative = False
    modality: Modality | None = None
    known, negating = modals(), negators()
    have = past = False
    for c in a.children[word]:
        form, d = a.lower[c], a.deprel[c]
        if (
            (d in ("advmod", "det", "mark", "aux") and form not in ("neither", "nor") and negating.get(form) in ("full", "near"))
            or (d == "case" and form == "without")
            or (d in ("nsubj", "nsubj:pass", "obj") and c != below and _none(a, c))
            or (d in ("nsubj", "nsubj:pass") and form in ("nobody", "none", "nothing"))
        ):
            negative = not negative
        elif d == "aux":
            have |= form in ("have", "'ve")
            past |= form in ("would", "could", "might", "'d")
            modality = known.get(form, modality)
            if form in ("would", "'d"):
                modality = "future"
    negative |= _neither(a, word) or preposition(a, word) in ("out_of", "out")
    if have and past:
        modality = "counterfactual" if not any(a.lower[c] in ("might", "could") for c in a.children[word]) else "reported_possible"
    return negative, modality


def _none(a: Analysis, word: int) -> bool:
    """Whether a noun is denied by its article: "no warning"."""
    return any(a.deprel[c] == "det" and a.lower[c] == "no" for c in a.children[word])


def _implicative(a: Analysis, head: int, negative: bool) -> tuple[bool, Modality | None] | None:
    """What a governing verb does to its complement: (whether the complement is false, its modality); None for other verbs."""
    for lemma in lemmas(a.words[head]):
        if lemma in semi_modals() and any(a.deprel[c] == "xcomp" for c in a.children[head]):
            return negative, semi_modals()[lemma]
        found = implicatives().get(lemma)
        if found is not None:
            effect = found.negated if negative else found.plain
            modality = cast(Modality, found.modality) if found.modality else None
            return effect == "-", modality or ("reported_possible" if effect == "0" else None)
    return None


def _condition(a: Analysis, clause: int) -> str | None:
    """The clause's condition in its own words, or the condition the clause itself is part of."""
    markers = conditionals()
    for c in a.children[clause]:
        if a.deprel[c] in ("advcl", "obl") and _marked(a, c, markers):
            words = a.subtree(c)
            return a.text[a.spans[words[0]].start : a.spans[words[-1]].end]
    word = clause
    for _ in range(3):
        if a.deprel[word] == "advcl" and _marked(a, word, markers):
            words = a.subtree(word)
            return a.text[a.spans[words[0]].start : a.spans[words[-1]].end]
        if a.head[word] == word or a.deprel[word] not in ("conj", "xcomp", "ccomp"):
            break
        word = a.head[word]
    return None


def _marked(a: Analysis, word: int, markers: dict[str, Modality]) -> bool:
    return any(a.deprel[x] in ("mark", "advmod", "case") and a.lower[x] in markers for x in a.children[word])


def _hedge(a: Analysis, word: int, clause: int) -> str | None:
    known = hedges()
    for w in (word, clause):
        for c in a.children[w]:
            if a.lower[c] in known and a.deprel[c] in ("advmod", "aux", "amod", "obl"):
                return a.words[c]
    return None


def _heard(a: Analysis, word: int, told: Modality | None) -> Modality:
    """The modality that the words tell, unless the encoder all but excludes it; else the encoder's likeliest."""
    if told is not None and a.chances("modality", word)[MODALITIES.index(told)] >= HEARD:
        return told
    best, likely = a.likeliest("modality", word)
    return cast(Modality, MODALITIES[best]) if told is not None or likely > 0.5 else "actual"
