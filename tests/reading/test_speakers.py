"""Sources as phrases: how far they go and which word they turn on; trees written by hand, so no model is asked."""

from __future__ import annotations

import pytest

from sayso.model import EntityType
from sayso.reading.names import Name
from sayso.reading.referents import Referents
from sayso.reading.speakers import source_of
from tests.reading.trees import raise_score, said, tree, word

PHRASES = [
    ("a senior official of the bank", "official", {}),
    ("the bank 's press officer", "officer", {}),
    ("six serving and retired judges", "judges", {}),
    ("one of the judges", "one", {}),
    ("two pilots , a cook and a clerk", "pilots", {}),
    ("the widows of Carda", "widows", {"Carda": "Place"}),
    ("ministry spokesman Voss", "Voss", {"Voss": "Person"}),
    ("the head of the bank , Voss", "Voss", {"Voss": "Person"}),
    ("one of them , Voss", "Voss", {"Voss": "Person"}),
    ("supporters of minister Voss", "supporters", {"Voss": "Person"}),
    ("minister of education Voss", "Voss", {"Voss": "Person"}),
    ("a source familiar with the bank", "source", {}),
]
_POS = {
    "of": "I",
    "'s": "T",
    ",": ".",
    "and": "C",
    "the": "D",
    "a": "D",
    "six": "M",
    "one": "M",
    "two": "M",
    "them": "O",
    "familiar": "A",
    "with": "I",
}


def _source(phrase: str, names: dict[str, EntityType], heard: str | None = None) -> tuple[str | None, str | None]:
    """The source and its head word that "said" gets where ``heard`` (else the phrase) scores; the tree is of no help."""
    words = [*phrase.split(), "said"]
    tags = [_POS.get(w, "P" if w in names else "A" if w in ("senior", "serving", "retired") else "N") for w in words[:-1]]
    a = tree(" ".join(f"{w}/{t}/dep/{len(words)}" for w, t in zip(words, [*tags, "V"], strict=True)))
    cue = len(words) - 1
    raise_score(a, "source", cue, list(range(len((heard or phrase).split()))))
    named = [Name(word(a, form), word(a, form), kind) for form, kind in names.items()]
    run, head = source_of(a, Referents(a, named), (cue, cue), cue)
    return said(a, run), None if head is None else a.words[head]


@pytest.mark.parametrize(("phrase", "head", "names"), PHRASES, ids=[p[0] for p in PHRASES])
def test_the_word_a_source_turns_on(phrase: str, head: str, names: dict[str, EntityType]) -> None:
    assert _source(phrase, names) == (phrase, head)


def test_a_source_takes_the_clause_that_says_which_one_is_meant() -> None:
    assert _source("two pilots who flew it", {}, "two pilots") == ("two pilots who flew it", "pilots")


def test_a_post_takes_the_name_behind_its_comma() -> None:
    assert _source("the bank 's director , Voss", {"Voss": "Person"}, "the bank 's director") == (
        "the bank 's director , Voss",
        "Voss",
    )


def test_a_name_that_acts_behind_a_comma_is_somebody_else() -> None:
    a = tree("one/M/dep/7 of/I/dep/7 them/O/dep/7 ,/./dep/7 Voss/P/dep/7 left/V/dep/7 according/V/root/0")
    raise_score(a, "source", 6, [0, 1, 2])
    run, head = source_of(a, Referents(a, [Name(4, 4, "Person")]), (6, 6), 6)
    assert said(a, run) == "one of them" and head == 0


def test_a_name_is_not_cut_in_two() -> None:
    a = tree("the/D/det/2 banker/N/nsubj/5 Jan/P/appos/2 Orsk/P/flat/3 said/V/root/0")
    raise_score(a, "source", 4, [0, 1, 2])
    run, _ = source_of(a, Referents(a, [Name(2, 3, "Person")]), (4, 4), 4)
    assert said(a, run) == "the banker Jan Orsk"


@pytest.mark.parametrize(
    ("asked", "source"),
    [
        ("asked/V/advcl/7 when/R/mark/3 slept/V/ccomp/1", None),
        ("asked/V/advcl/7 by/I/case/3 Lund/P/obl/1", "Lund"),
        ("asking/V/advcl/7 when/R/mark/3 slept/V/ccomp/1", "Voss"),
    ],
)
def test_whoever_is_asked_is_not_the_one_who_asks(asked: str, source: str | None) -> None:
    a = tree(f"{asked} ,/./punct/1 Voss/P/nsubj/7 quietly/R/advmod/7 left/V/root/0")
    raise_score(a, "source", 0, [word(a, "Voss")])
    run, _ = source_of(a, Referents(a, [Name(4, 4, "Person")]), (0, 0), 0)
    assert said(a, run) == source


def test_a_source_runs_neither_into_its_own_cue_nor_to_a_relative_pronoun() -> None:
    a = tree("media/N/nsubj/4 ,/./punct/4 which/O/nsubj/4 showed/V/root/0 the/D/det/6 fire/N/obj/4")
    raise_score(a, "source", 3, [0, 1, 2])
    raise_score(a, "source", 3, [4], 0.5)
    run, head = source_of(a, Referents(a, []), (3, 3), 3)
    assert (said(a, run), head) == ("media", 0)


@pytest.mark.parametrize(("source", "run"), [("a charge it", "it"), ("charges they", "they"), ("Ana and she", "Ana and she")])
def test_of_what_somebody_rejects_and_who_rejects_it_the_second_is_the_source(source: str, run: str) -> None:
    tags = {"a": "D", "it": "O", "they": "O", "she": "O", "and": "C", "Ana": "P"}
    words = source.split()
    a = tree(" ".join(f"{w}/{tags.get(w, 'N')}/dep/{len(words) + 1}" for w in words) + " rejects/V/root/0")
    raise_score(a, "source", len(words), list(range(len(words))))
    found, _ = source_of(a, Referents(a, []), (len(words), len(words)), len(words))
    assert said(a, found) == run


def test_a_place_that_a_hyphen_joins_to_a_participle_is_not_who_speaks() -> None:
    a = tree("Oslo/P/dep/6 +-/./dep/6 +based/V/dep/6 firm/N/dep/6 Marine/P/dep/6 said/V/root/0")
    raise_score(a, "source", 5, list(range(5)))
    named: list[Name] = [Name(0, 0, "Place"), Name(4, 4, "Organization")]
    run, head = source_of(a, Referents(a, named), (5, 5), 5)
    assert (said(a, run), head) == ("Oslo-based firm Marine", 4)
