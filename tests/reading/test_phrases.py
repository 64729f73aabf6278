"""Noun phrases and number over trees written by hand."""

from __future__ import annotations

import pytest

from sayso.reading.phrases import called, in_tag, noun_phrase, plural
from tests.reading.trees import said, tree, word

PHRASES = [
    ("The/D/det/3 old/A/amod/3 mayor/N/nsubj/4 left/V/root/0", "mayor", "The old mayor"),
    ("The/D/det/2 head/N/nsubj/6 of/I/case/5 the/D/det/5 guild/N/nmod/2 left/V/root/0", "head", "The head of the guild"),
    (
        "The/D/det/2 clerk/N/nsubj/7 ,/./punct/5 who/O/nsubj/5 slept/V/acl:relcl/2 ,/./punct/5 left/V/root/0",
        "clerk",
        "The clerk",
    ),
    ("Two/M/nummod/3 senior/A/amod/3 officers/N/nsubj/4 left/V/root/0", "officers", "Two senior officers"),
    ("the/D/det/2 port/N/nmod:poss/4 's/T/case/2 owner/N/nsubj/5 left/V/root/0", "owner", "the port 's owner"),
    ("the/D/det/2 port/N/nmod:poss/4 's/T/case/2 owner/N/nsubj/5 left/V/root/0", "port", "the port"),
    ("Ana/P/nsubj/6 ,/./punct/4 a/D/det/4 nurse/N/appos/1 ,/./punct/1 left/V/root/0", "Ana", "Ana"),
    ("bakers/N/nsubj/4 and/C/cc/3 millers/N/conj/1 left/V/root/0", "bakers", "bakers"),
    ("in/I/case/3 the/D/det/3 valley/N/obl/4 sleeps/V/root/0", "valley", "the valley"),
    ("They/O/nsubj/2 left/V/root/0", "They", "They"),
    ("At/I/case/4 least/A/advmod/3 two/M/nummod/4 boats/N/obl/5 left/V/root/0", "boats", "two boats"),
    ("More/A/advmod/3 than/S/fixed/1 six/M/nummod/4 boats/N/nsubj/5 left/V/root/0", "boats", "six boats"),
    ("Most/A/amod/2 boats/N/nsubj/3 left/V/root/0", "boats", "Most boats"),
    ("experts/N/obl/5 of/S/mark/3 taking/V/acl/1 bribes/N/obj/3 accused/V/root/0", "experts", "experts"),
    ("habit/N/obl/5 of/S/mark/3 taking/V/acl/1 bribes/N/obj/3 accused/V/root/0", "habit", "habit of taking bribes"),
    ("aide/N/nsubj/6 to/I/case/3 Orr/P/nmod/1 ,/./punct/3 Col./P/flat/3 left/V/root/0", "aide", "aide to Orr"),
    ("aide/N/nsubj/6 to/I/case/3 Orr/P/nmod/1 ,/./punct/3 deceased/A/amod/3 left/V/root/0", "aide", "aide to Orr , deceased"),
    (
        "people/N/nsubj/8 familiar/A/amod/1 with/I/case/4 it/O/obl/2 who/O/nsubj/6 x/V/acl:relcl/1 y/R/advmod/6 left/V/root/0",
        "people",
        "people familiar with it",
    ),
]


@pytest.mark.parametrize(("sentence", "head", "phrase"), PHRASES, ids=[p[2] + " < " + p[1] for p in PHRASES])
def test_noun_phrase(sentence: str, head: str, phrase: str) -> None:
    a = tree(sentence)
    assert said(a, noun_phrase(a, word(a, head))) == phrase


def test_a_phrase_is_bounded() -> None:
    a = tree(*[" ".join([f"w{i}/N/compound/40" for i in range(39)] + ["end/N/root/0"])])
    first, last = noun_phrase(a, 39)
    assert last == 39 and last - first < 14


PLURALS = [
    ("officers/N/root/0", "officers", True),
    ("officer/N/root/0", "officer", False),
    ("police/N/root/0", "police", True),
    ("status/N/root/0", "status", False),
    ("boss/N/root/0", "boss", False),
    ("They/O/nsubj/2 left/V/root/0", "They", True),
    ("He/O/nsubj/2 left/V/root/0", "He", False),
    ("baker/N/nsubj/4 and/C/cc/3 miller/N/conj/1 left/V/root/0", "baker", True),
    ("Wales/P/root/0", "Wales", False),
]


@pytest.mark.parametrize(("sentence", "head", "many"), PLURALS, ids=[p[0] for p in PLURALS])
def test_plural(sentence: str, head: str, many: bool) -> None:
    a = tree(sentence)
    assert plural(a, word(a, head)) is many


@pytest.mark.parametrize(
    ("behind", "tagged"),
    [
        ("( R )", True),
        ("( R - Wis. )", True),
        (", R - Fla. ,", True),
        (", R ,", False),
        (", R - tail ,", False),
        ("and R - Fla. ,", False),
    ],
)
def test_a_party_and_a_place_behind_a_name_are_its_tag(behind: str, tagged: bool) -> None:
    a = tree(" ".join(f"{form}/P/dep/0" for form in ["Voss", *behind.split(), "left"]))
    assert in_tag(a, word(a, "R")) is tagged


@pytest.mark.parametrize(
    ("sentence", "first"),
    [
        ("a/D/det/2 clerk/N/nsubj/5 named/V/acl/2 Orr/P/xcomp/3 left/V/root/0", 3),
        ("a/D/det/2 clerk/N/nsubj/5 ,/./punct/4 called/V/acl/2 left/V/root/0", None),
        ("a/D/det/2 clerk/N/nsubj/3 saw/V/root/0 one/M/obj/3 named/V/acl/4 Orr/P/xcomp/5", None),
        ("a/D/det/2 clerk/N/nsubj/3 left/V/root/0", None),
    ],
)
def test_who_a_noun_is_said_to_be_called(sentence: str, first: int | None) -> None:
    assert called(tree(sentence), 1) == first
