"""Finding by words."""

from __future__ import annotations

import pytest

from sayso.serving.finding import FEW, Finder, Words

CUT = [
    ("The Karu dam", ["the", "karu", "dam"]),
    ("École São Łódź", ["ecole", "sao", "łodz"]),
    ("Ｆｕｌｌ straße ﬁre", ["full", "strasse", "fire"]),
    ("it's U.S.-led 12,000", ["it", "s", "u", "s", "led", "12", "000"]),
    ("שלום مرحبا", ["שלום", "مرحبا"]),
    ("…—!", []),
]


@pytest.mark.parametrize(("text", "words"), CUT, ids=[t for t, _ in CUT])
def test_case_accents_and_joined_letters_do_not_matter(text: str, words: list[str]) -> None:
    assert list(Words().of(text)) == words
    assert list(Words(keep=True).of(text)) == words


def finder(*texts: str) -> Finder:
    made = Finder()
    for n, text in enumerate(texts):
        made.add(str(n), Words().of(text))
    return made


RANKED = [
    ("all words must be there", ["dam", "karu dam", "karu"], "karu dam", ["1"]),
    ("more often is better", ["dam x", "dam dam"], "dam", ["1", "0"]),
    ("shorter is better", ["dam and much else besides it", "dam"], "dam", ["1", "0"]),
    ("equals stay in order", ["dam a", "dam b", "dam c"], "dam", ["0", "1", "2"]),
    ("rarer words weigh more", ["x y y", "x x y", "y", "y", "y", "y"], "x y", ["1", "0"]),
    ("a word asked for twice counts once", ["dam", "dam dam"], "dam dam", ["1", "0"]),
    ("nothing asked for, nothing found", ["dam"], "", []),
    ("an unknown word, nothing found", ["dam"], "dam unicorn", []),
]


@pytest.mark.parametrize(("texts", "asked", "found"), [r[1:] for r in RANKED], ids=[r[0] for r in RANKED])
def test_the_best_come_first(texts: list[str], asked: str, found: list[str]) -> None:
    assert list(finder(*texts).find(Words().of(asked))) == found


def test_a_very_common_word_has_to_be_there_but_does_not_weigh() -> None:
    texts = [f"the {'rare' if n % 100 == 7 else 'plain'} {'the ' * (n % 3)}" for n in range(FEW)]
    made = finder(*texts)
    assert made.find(["the"]) == tuple(str(n) for n in range(FEW))
    assert set(made.find(["the", "rare"])) == {str(n) for n in range(7, FEW, 100)}


def test_an_empty_table_finds_nothing() -> None:
    assert Finder().find(["dam"]) == ()
