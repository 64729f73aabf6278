"""The vocabularies: sizes, values from closed lists, and a few words everyone expects."""

from __future__ import annotations

from collections import Counter
from typing import get_args

import pytest

from sayso import codebook
from sayso.model import EntityType, Modality, SourceKind, Stance


def test_cues_use_known_values() -> None:
    stances = {*get_args(Stance), "none"}
    for cue in codebook.cues():
        assert cue.stance in stances and cue.negated in stances, cue
        assert cue.pos in {"verb", "noun", "adj", "phrase", "adverb"}, cue
        assert cue.kind in {"speech", "writing", "thought", "perception", "evidence"}, cue
        assert set(cue.complement) <= {"clause", "quote", "infinitive", "nominal", "naming"} and cue.complement, cue
        assert cue.hearer in {"patient", "to", "with", "on", "none"}, cue
        assert cue.source in {"agent", "poss", "after", "none"}, cue
    assert len({cue.lemma for cue in codebook.cues()}) > 600


@pytest.mark.parametrize(
    ("lemma", "pos", "stance", "negated"),
    [
        ("say", "verb", "asserts", "denies"),
        ("deny", "verb", "denies", "hints"),
        ("believe", "verb", "believes", "doubts"),
        ("vow", "verb", "promises", "none"),
        ("call_on", "verb", "demands", "none"),
        ("decline_to_comment", "verb", "none", "none"),
        ("according_to", "phrase", "asserts", "denies"),
        ("allegation", "noun", "asserts", "denies"),
        ("reportedly", "adverb", "asserts", "denies"),
        ("convinced", "adj", "believes", "doubts"),
        ("warn", "verb", "predicts", "none"),
    ],
)
def test_cue(lemma: str, pos: str, stance: str, negated: str) -> None:
    assert (stance, negated) in {(c.stance, c.negated) for c in codebook.cues() if (c.lemma, c.pos) == (lemma, pos)}


def test_seeing_and_knowing_are_factive() -> None:
    factive = {cue.lemma for cue in codebook.cues() if cue.factive}
    assert {"know", "realise", "witness"} <= factive
    assert "claim" not in factive


def test_modality_words() -> None:
    words = codebook.modality()
    assert {modal.modality for modal in words.modals} <= set(get_args(Modality))
    verbs = {verb.lemma: verb for verb in words.implicatives}
    assert (verbs["fail"].plain, verbs["fail"].negated) == ("-", "+")
    assert (verbs["manage"].plain, verbs["manage"].negated) == ("+", "-")
    assert verbs["plan"].intends and verbs["plan"].modality == "future"
    assert words.negators["hardly"] == "near" and words.negators["not"] == "full" and words.negators["no_evidence"] == "evidence"
    assert words.conditionals["unless"] == "conditional" and words.conditionals["if_only"] == "counterfactual"
    assert set(words.openers.values()) | set(words.conditionals.values()) <= set(get_args(Modality))
    assert {"would", "may", "must", "will"} <= {modal.lemma for modal in words.modals}


def test_implicatives_have_one_signature_each() -> None:
    doubled = [lemma for lemma, n in Counter(verb.lemma for verb in codebook.modality().implicatives).items() if n > 1]
    assert doubled == []


def test_hedges() -> None:
    effects = {hedge.word: hedge.effect for hedge in codebook.hedges()}
    assert effects["perhaps"] == "weakens" and effects["more_than"] == "approximates" and effects["certainly"] == "strengthens"
    assert set(effects.values()) == {"weakens", "strengthens", "approximates", "sourceless"}


def test_countries() -> None:
    countries = {country.name: country for country in codebook.countries()}
    assert len(countries) > 195
    assert len({country.iso for country in countries.values()}) == len(countries)
    assert "Danish" in countries["Denmark"].demonyms and "Danes" in countries["Denmark"].people
    assert "Oslo" in countries["Norway"].capitals and "DRC" in countries["Democratic Republic of the Congo"].aliases


def test_metonyms_stand_for_known_states() -> None:
    known = {country.iso for country in codebook.countries()}
    assert {actor.country for actor in codebook.metonyms()} <= known
    assert {"Kremlin", "White House", "Downing Street"} <= {actor.name for actor in codebook.metonyms()}


def test_actors_have_entity_types() -> None:
    actors = codebook.organisations() + codebook.armed_groups() + codebook.metonyms()
    assert {actor.type for actor in actors} <= set(get_args(EntityType))
    assert len(codebook.organisations()) > 150 and len(codebook.armed_groups()) > 120


def test_no_spelling_names_two_actors_of_one_list() -> None:
    for actors in (codebook.organisations(), codebook.armed_groups()):
        spellings = Counter(name for actor in actors for name in {actor.name, *actor.aliases})
        assert [name for name, n in spellings.items() if n > 1] == []


def test_roles() -> None:
    roles = codebook.roles()
    assert {role.type for role in roles} <= set(get_args(EntityType))
    assert {role.source for role in roles} <= {"", *get_args(SourceKind)}
    assert {"official", "witness", "soldier"} <= {role.lemma for role in roles if role.person}
    assert "StateBody" in {role.type for role in roles if role.lemma == "ministry"}


def test_titles_come_longest_first() -> None:
    names = [title.name for title in codebook.titles()]
    assert names == sorted(names, key=lambda name: (-len(name), name))
    relations = {title.name: title.relation for title in codebook.titles()}
    assert relations["Prime Minister"] == "leads" and relations["Ambassador"] == "represents" and relations["Colonel"] == "commands"
    assert set(relations.values()) <= {"", *codebook.load().relations}


def test_outlets() -> None:
    outlets = codebook.outlets()
    assert len(outlets) > 250
    kinds = {"agency", "newspaper", "broadcaster", "magazine", "website", "monitor", "state_media"}
    assert {outlet.kind for outlet in outlets} == kinds
    assert len({outlet.name for outlet in outlets}) == len(outlets)
    domains = Counter(domain for outlet in outlets for domain in outlet.domains)
    assert [domain for domain, n in domains.items() if n > 1 or "/" in domain or "." not in domain] == []
