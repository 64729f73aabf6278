"""The same said in other words, for training (``training/wording.py``)."""

from __future__ import annotations

import random
import re

import pytest

from sayso.codebook import load
from sayso.reading.lemmas import lemmas
from training.example import Passage
from training.wording import inflected, reworded, synonyms


def _passage(sentence: str, trigger: str, relation: str, upos: str) -> Passage:
    p = Passage("one", sentence.split(), [(0, len(sentence.split()))])
    for i, word in enumerate(p.words):
        p.tag("trigger", i, relation if word == trigger else "none")
        p.tag("ner", i, "B-Place" if word == "Orsk" else "O")
    p.upos = {p.words.index(trigger): upos}
    return p


def _made(sentence: str, trigger: str, relation: str, upos: str = "VERB") -> set[str]:
    p = _passage(sentence, trigger, relation, upos)
    out = [reworded(p, random.Random(seed), 1.0) for seed in range(400)]
    words = [q.words for q in out if q is not None]
    assert all(len(w) == len(p.words) and sum(a != b for a, b in zip(w, p.words, strict=True)) == 1 for w in words)
    return {w[p.words.index(trigger)] for w in words}


def test_a_claims_word_is_replaced_by_another_of_its_relation_in_the_same_form() -> None:
    made = _made("Hamra bankrolls the Front", "bankrolls", "funds")
    assert {"funds", "finances", "subsidises"} <= made and "bankrolls" not in made
    assert all(word.endswith("s") for word in made)
    assert {"supplying", "shipping"} <= _made("Hamra is delivering rifles", "delivering", "arms")
    assert {"captives", "detainees"} <= _made("their hostages", "hostages", "captured", "NOUN")


def test_participles_are_told_from_the_past() -> None:
    assert "overran" in _made("They seized the port", "seized", "captured")
    assert "taken" in _made("The port was seized", "seized", "captured")


def test_titles_names_and_words_that_carry_nothing_stay() -> None:
    assert not _made("President Kolb spoke", "President", "leads", "NOUN")
    assert not _made("Orsk spoke", "Orsk", "leads", "NOUN")
    assert not _made("Hamra bankrolls the Front", "bankrolls", "none")
    assert not _made("Hamra bankrolls the Front", "bankrolls", "arms")


def test_the_passage_that_was_given_stays_as_it_was() -> None:
    p = _passage("Hamra funds the Front", "funds", "funds", "VERB")
    q = reworded(p, random.Random(0), 1.0)
    assert q is not None and q.words != p.words and p.words[1] == "funds" and q.tags is p.tags
    assert reworded(p, random.Random(0), 0.0) is None


@pytest.mark.parametrize(
    ("lemma", "form", "expected"),
    [
        ("supply", "past", "supplied"),
        ("ship", "ing", "shipping"),
        ("ally", "plural", "allies"),
        ("gunman", "plural", "gunmen"),
        ("give", "participle", "given"),
        ("overrun", "past", "overran"),
        ("tie", "ing", "tying"),
        ("free", "ing", "freeing"),
        ("free", "past", "freed"),
        ("harass", "s", "harasses"),
        ("aid", "plural", "aid"),
    ],
)
def test_inflection(lemma: str, form: str, expected: str) -> None:
    assert inflected(lemma, form) == expected


def test_every_form_made_is_read_back_as_its_lemma() -> None:
    wrong = {
        (word, form)
        for _, kind, word in synonyms()
        for form in (("s", "ing", "past", "participle") if kind == "verbs" else ("plural",))
        if word.lower() not in lemmas(inflected(word, form))
    }
    assert not wrong


def test_the_lists_hold_plain_words_of_the_codebooks_relations() -> None:
    relations = load().relations
    for relation, _, word in synonyms():
        assert relation in relations
        assert re.fullmatch("[A-Za-z]+", word)
