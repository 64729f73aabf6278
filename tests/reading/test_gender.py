"""Which of "he" and "she" a person is called."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from sayso.reading import gender

NAMES = [("Ana Voss", "she"), ("Abdullah al-Karim", "he"), ("Marie-Claire Dumont", "she"), ("Sasha Voss", None), ("Ana", None)]


@pytest.mark.parametrize(("name", "called"), NAMES, ids=[n[0] for n in NAMES])
def test_a_given_name_calls_for_a_pronoun_where_a_surname_follows(name: str, called: str | None) -> None:
    assert gender.of_name(name) == called


def test_titles_nouns_and_forms() -> None:
    assert (gender.of_title("Mrs."), gender.of_title("Sir"), gender.of_title("Dr.")) == ("she", "he", None)
    assert (gender.of_noun("spokeswoman"), gender.of_noun("monk"), gender.of_noun("pilot")) == ("she", "he", None)
    assert [gender.pronoun(form) for form in ("him", "hers", "they")] == ["he", "she", None]


def test_no_word_calls_for_both() -> None:
    lists = tomllib.loads((files("sayso.reading") / "gender.toml").read_text(encoding="utf-8"))
    for kind in lists.values():
        he, she = (frozenset(kind[p].lower().split()) for p in ("he", "she"))
        assert not he & she
