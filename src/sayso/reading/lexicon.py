"""The codebook's vocabularies as look-up tables by lower-case word, built once when first asked for."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import cast, get_args

from sayso import codebook
from sayso.codebook import Cue, Implicative
from sayso.model import EntityType, Modality, Stance

STANCES = frozenset(get_args(Stance))


@cache
def cues() -> dict[str, Cue]:
    """Cues by lemma, verbs before nouns before the rest; only those whose stance is one of the ledger's."""
    order = {"verb": 0, "noun": 1, "adj": 2, "phrase": 3, "adverb": 4}
    out: dict[str, Cue] = {}
    for cue in sorted(codebook.cues(), key=lambda c: order.get(c.pos, 9)):
        if cue.stance in STANCES:
            out.setdefault(cue.lemma, cue)
    return out


@cache
def adverb_cues() -> dict[str, Stance]:
    """Adverbs of hearsay ("reportedly") and the stance they carry."""
    sourceless: dict[str, Stance] = {h.word: "asserts" for h in codebook.hedges() if h.effect == "sourceless" and "_" not in h.word}
    return sourceless | {c.lemma: cast(Stance, c.stance) for c in codebook.cues() if c.pos == "adverb" and c.stance in STANCES}


@cache
def noun_types() -> dict[str, EntityType]:
    """Head nouns and the entity type a phrase headed by them has."""
    kinds = frozenset(get_args(EntityType))
    out: dict[str, EntityType] = {}
    for role in codebook.roles():
        if role.type in kinds:
            out.setdefault(role.lemma, cast(EntityType, role.type))
    return out


@cache
def outlet_kinds() -> frozenset[str]:
    """What kinds of outlet are called: "agency", "newspaper", "monitor"."""
    return frozenset(outlet.kind for outlet in codebook.outlets())


@cache
def source_hints() -> dict[str, str]:
    """Head nouns and the kind of source they are: anonymous, collective, document, outlet."""
    out: dict[str, str] = {}
    for role in codebook.roles():
        if role.source:
            out.setdefault(role.lemma, role.source)
    return out


@cache
def modals() -> dict[str, Modality]:
    """Modal auxiliaries of one word; a reported "would" is a past future and stays with the caller."""
    return {m.lemma: cast(Modality, m.modality) for m in codebook.modality().modals if "_" not in m.lemma}


@cache
def semi_modals() -> dict[str, Modality]:
    """Verbs and adjectives that work as modals over an infinitive: have (to), need (to), be going (to)."""
    out: dict[str, Modality] = {}
    for m in codebook.modality().modals:
        parts = m.lemma.split("_")
        if len(parts) > 1 and parts[-1] == "to":
            out[parts[1] if parts[0] == "be" and len(parts) > 2 else parts[0]] = cast(Modality, m.modality)
    return out


@cache
def negators() -> dict[str, str]:
    """Negating words and their strength: full, near or evidence."""
    return dict(codebook.modality().negators)


@cache
def implicatives() -> dict[str, Implicative]:
    """Verbs that decide about the clause under them, by lemma."""
    return {i.lemma: i for i in codebook.modality().implicatives}


@cache
def conditionals() -> dict[str, Modality]:
    """Markers of a condition of one word ("if", "unless")."""
    return {w: cast(Modality, m) for w, m in codebook.modality().conditionals.items() if "_" not in w}


@cache
def hedges() -> frozenset[str]:
    """Words of one token that weaken a statement."""
    return frozenset(h.word for h in codebook.hedges() if h.effect in ("weakens", "sourceless") and "_" not in h.word)


@cache
def title_words() -> frozenset[str]:
    """Every word that occurs in a title, rank or honorific, lower case; of hyphened ones see ``hyphened_titles``."""
    return frozenset(w.strip(".") for t in codebook.titles() for w in t.name.lower().split() if "-" not in w)


def is_title(word: str) -> bool:
    """Whether a word, lower case and with or without a full stop, occurs in a title."""
    return word.strip(".") in title_words()


@cache
def hyphened_titles() -> frozenset[tuple[str, ...]]:
    """What stands around a hyphen in a title, the hyphen included, lower case: "al", "-", "islam"."""
    parts = (part.split("-") for t in codebook.titles() for part in t.name.lower().split() if "-" in part)
    return frozenset((one, "-", other) for names in parts for one, other in pairwise(names))


@cache
def person_roles() -> frozenset[str]:
    """Nouns for what somebody is by office or work, lower case."""
    return frozenset(r.lemma for r in codebook.roles() if r.person)


@cache
def title_tails() -> frozenset[tuple[str, str]]:
    """Head and tail of titles joined by "of" ("secretary of state"): the tail is part of the title and refers to nobody."""
    found = [t.name.lower().split() for t in codebook.titles()]
    return frozenset((w[-3], w[-1]) for w in found if len(w) >= 3 and w[-2] == "of")
