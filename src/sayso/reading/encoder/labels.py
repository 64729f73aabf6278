"""What the encoder's outputs mean: one table for training and reading.

Token heads score each word; pair roles score each (row word, column word): ``head`` word -> its syntactic head; ``source``,
``content`` and ``via`` cue -> words of who says it, what is said, the outlet that carries it ("told the Post"); ``subject`` and
``object`` claim trigger -> head word of the participant; ``when``, ``where``, ``amount`` claim trigger -> words of its time, place,
figure; ``arg0``..``arg2``, ``loc``, ``tmp`` predicate -> argument head (PropBank); ``antecedent`` mention head -> earlier mention
head (itself where there is none); ``holder`` cue -> words of the cue whose content it stands in (none where the author reports it).
``public`` are names in the convention of the public sets (no demonyms, no titles); ``factual``
is one value on the normalised scale of UDS (about -1.6, did not happen, to 1.2, did).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

ENTITY_TYPES = tuple("Person Organization ArmedGroup StateBody Country Place Event Weapon Outlet Agreement Facility Group".split())
NER = ("O", *(f"{prefix}-{kind}" for kind in ENTITY_TYPES for prefix in "BI"))
UPOS = tuple("ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split())
DEPREL = tuple(
    (
        "acl acl:relcl advcl advmod amod appos aux aux:pass case cc ccomp compound compound:prt conj cop csubj dep det discourse "
        "dislocated expl fixed flat goeswith iobj list mark nmod nmod:poss nsubj nsubj:pass nummod obj obl obl:agent orphan "
        "parataxis punct reparandum root vocative xcomp"
    ).split()
)
CUE = ("O", "B", "I")
STANCES = ("asserts", "denies", "doubts", "hints", "promises", "threatens", "demands", "praises", "asks", "believes", "predicts")
MODALITIES = ("actual", "reported_possible", "future", "conditional", "counterfactual", "normative", "opinion")
POLARITIES = ("+", "-")
RELATIONS = tuple(
    (
        "funds arms trains supplies_materiel sends_troops shares_intelligence hosts joint_operations supports_politically "
        "supports_other member_of part_of leads commands founded allied_with represents backs_generally planned approved knew_of "
        "did_not_warn warned intends claims_responsibility met_with contacted negotiated_with agreed_with visited urged praised "
        "criticised threatened promised denied_responsibility attacked killed captured struck deployed smuggled fought sanctioned "
        "lifted_sanctions released_funds bought_from recognises normalised_with"
    ).split()
)
TRIGGER = ("none", "other", *RELATIONS)
PUBLIC = ("O", *(f"{prefix}-{kind}" for kind in ("PER", "ORG", "LOC") for prefix in "BI"))
HEADS: dict[str, tuple[str, ...]] = {
    "ner": NER,
    "upos": UPOS,
    "cue": CUE,
    "stance": STANCES,
    "trigger": TRIGGER,
    "modality": MODALITIES,
    "polarity": POLARITIES,
    "public": PUBLIC,
    "factual": ("value",),
    "deprel": DEPREL,
}
"""Token heads in the order of the ``tags`` output; ``deprel`` comes last, for it is scored with the word's syntactic head."""
ROLES = tuple("head source content via subject object when where amount arg0 arg1 arg2 loc tmp antecedent holder".split())
SHAPES = ("lower", "Title", "UPPER", "miXed", "digit", "punct")


_FUNCTION = frozenset(
    (
        "the a an to is are was were be been being has have had having do does did will would can could may might also not n't it "
        "they he she this that widely newspaper paper daily agency in of and"
    ).split()
)


def cue_word(words: Sequence[str]) -> int:
    """Which word of a cue carries its scores: the first that is no auxiliary, article or adverb ("was widely **reported** in")."""
    return next((i for i, w in enumerate(words) if w.lower() not in _FUNCTION), 0)


def offsets() -> dict[str, slice]:
    """Where each token head's scores lie in the concatenated ``tags`` output."""
    out: dict[str, slice] = {}
    start = 0
    for name, labels in HEADS.items():
        out[name] = slice(start, start + len(labels))
        start += len(labels)
    return out


@lru_cache(maxsize=60_000)
def shape(word: str) -> int:
    """The index into SHAPES of a word's letter case; it restores what the uncased backbone loses."""
    if word[0].isdigit():
        return 4
    if not any(c.isalpha() for c in word):
        return 5
    if word.islower():
        return 0
    if word.isupper():
        return 2 if len(word) > 1 else 1
    if word[0].isupper() and word[1:].islower():
        return 1
    return 3
