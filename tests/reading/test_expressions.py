"""Expressions of the default codebook held against sentences: which relation fits best, and how many of its words it fixes.

A relation that the encoder hardly hears is coded only where its expression fixes enough words (claims.PHRASE)."""

from __future__ import annotations

import pytest

from sayso import codebook
from sayso.reading.frames import frame_of
from sayso.reading.matching import Match, Matcher
from tests.reading.trees import forms, tree, word


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return Matcher(codebook.load())


def narrowest(matcher: Matcher, sentence: str, predicate: str) -> tuple[Match, list[str], list[str]]:
    a = tree(sentence)

    def refers(w: int) -> bool:
        return a.upos[w] in ("NOUN", "PROPN", "PRON") and a.deprel[w] != "compound"

    found = matcher.matches(a, frame_of(a, word(a, predicate)), refers)[0]
    return found, forms(a, list(found.subjects)), forms(a, list(found.objects))


CASES = [
    (
        "Peru/P/nsubj/2 gets/V/root/0 most/A/obj/2 of/I/case/6 its/O/nmod:poss/6 money/N/obl/3 from/I/case/8 Chad/P/obl/2",
        ("gets", "funds", "+", 1, ["Chad"], ["Peru"]),
    ),
    (
        "Peru/P/nsubj/2 got/V/root/0 half/A/obj/2 of/I/case/6 its/O/nmod:poss/6 rockets/N/obl/3 from/I/case/8 Chad/P/obl/2",
        ("got", "arms", "+", 1, ["Chad"], ["Peru"]),
    ),
    (
        "Norway/P/nsubj/2 provides/V/root/0 financial/A/amod/4 support/N/obj/2 to/I/case/6 Mali/P/nmod/4",
        ("support", "funds", "+", 2, ["Norway"], ["Mali"]),
    ),
    (
        "Military/A/amod/2 aid/N/nsubj/7 from/I/case/4 Norway/P/nmod/2 to/I/case/6 Mali/P/nmod/4 grew/V/root/0",
        ("aid", "arms", "+", 2, ["Norway"], []),
    ),
    (
        "Norway/P/nsubj/2 suspended/V/root/0 delivery/N/obj/2 of/I/case/5 missiles/N/nmod/3 to/I/case/7 Mali/P/nmod/3",
        ("suspended", "arms", "-", 3, ["Norway"], ["Mali"]),
    ),
    (
        "Chad/P/nsubj/2 rushed/V/root/0 reinforcements/N/obj/2 to/I/case/5 rebels/N/nmod/3",
        ("rushed", "sends_troops", "+", 2, ["Chad"], ["rebels"]),
    ),
    (
        "Soldiers/N/nsubj/2 fight/V/root/0 on/I/case/5 the/D/det/5 side/N/obl/2 of/I/case/8 the/D/det/8 rebels/N/nmod/5",
        ("fight", "sends_troops", "+", 3, ["Soldiers"], ["rebels"]),
    ),
    (
        "Omar/P/nsubj/2 leaked/V/root/0 the/D/det/4 files/N/obj/2 to/I/case/6 Chad/P/nmod/4",
        ("leaked", "shares_intelligence", "+", 2, ["Omar"], ["Chad"]),
    ),
    (
        "The/D/det/2 navy/P/nsubj/3 took/V/root/0 part/N/obj/3 in/I/case/6 exercises/N/obl/3 with/I/case/8 Norway/P/obl/3",
        ("took", "joint_operations", "+", 4, ["navy"], ["Norway"]),
    ),
    (
        "Jets/N/nsubj/2 provided/V/root/0 cover/N/obj/2 for/I/case/6 the/D/det/6 soldiers/N/nmod/3",
        ("provided", "joint_operations", "+", 3, ["Jets"], ["soldiers"]),
    ),
    (
        "Chad/P/nsubj/2 came/V/root/0 out/I/compound:prt/2 in/I/case/5 support/N/obl/2 of/I/case/7 Peru/P/nmod/5",
        ("came", "supports_politically", "+", 2, ["Chad"], ["Peru"]),
    ),
    (
        "The/D/det/2 island/N/nsubj/3 split/V/root/0 from/I/case/6 the/D/det/6 federation/N/obl/3",
        ("split", "part_of", "-", 2, [], ["federation"]),
    ),
    (
        "The/D/det/2 minister/N/nsubj/3 retired/V/root/0 as/I/case/5 head/N/obl/3 of/I/case/8 the/D/det/8 council/N/nmod/5",
        ("retired", "leads", "-", 2, ["minister"], ["council"]),
    ),
    (
        "The/D/det/2 junta/N/nsubj/3 disbanded/V/root/0 the/D/det/5 council/N/obj/3",
        ("disbanded", "founded", "-", 2, ["junta"], ["council"]),
    ),
    (
        "Chad/P/nsubj/2 has/V/root/0 close/A/amod/4 ties/N/obj/2 to/I/case/6 Peru/P/nmod/4",
        ("ties", "allied_with", "+", 2, ["Chad"], ["Peru"]),
    ),
    (
        "The/D/det/2 rebels/N/nsubj/3 have/V/root/0 links/N/obj/3 to/I/case/6 Chad/P/nmod/4",
        ("links", "allied_with", "+", 0, ["rebels"], ["Chad"]),
    ),
    (
        "Chad/P/nsubj/4 and/C/cc/3 Peru/P/conj/1 enjoy/V/root/0 relations/N/obj/4",
        ("enjoy", "allied_with", "+", 2, ["Chad"], ["Peru"]),
    ),
    (
        "Chad/P/nsubj/2 cut/V/root/0 its/O/nmod:poss/4 links/N/obj/2 with/I/case/6 Peru/P/nmod/4",
        ("cut", "allied_with", "-", 2, ["Chad"], ["Peru"]),
    ),
    (
        "The/D/det/2 army/N/nsubj/4 is/X/cop/4 close/A/root/0 to/I/case/7 the/D/det/7 junta/N/obl/4",
        ("close", "allied_with", "+", 2, ["army"], ["junta"]),
    ),
    (
        "Ana/P/nsubj/8 +,/./punct/1 Peru/P/nmod:poss/5 +'s/T/case/3 ambassador/N/appos/1 to/I/case/7 Mali/P/nmod/5 left/V/root/0",
        ("ambassador", "represents", "+", 0, ["ambassador"], ["Peru"]),
    ),
    (
        "Norway/P/nsubj/2 shored/V/root/0 up/I/compound:prt/2 the/D/det/5 government/N/obj/2",
        ("shored", "backs_generally", "+", 2, [], ["government"]),
    ),
    (
        "Chad/P/nsubj/2 used/V/root/0 the/D/det/4 rebels/N/obj/2 as/I/case/7 a/D/det/7 tool/N/obl/2",
        ("used", "backs_generally", "+", 2, ["Chad"], ["rebels"]),
    ),
    (
        "Norway/P/nsubj/2 designated/V/root/0 the/D/det/4 rebels/N/obj/2 a/D/det/6 group/N/obj/2",
        ("designated", "sanctioned", "+", 2, ["Norway"], ["rebels"]),
    ),
    (
        "Norway/P/nsubj/6 is/X/cop/6 Peru/P/nmod:poss/6 +'s/T/case/3 biggest/A/amod/6 customer/N/root/0",
        ("customer", "bought_from", "+", 2, ["Norway"], ["Peru"]),
    ),
    (
        "Chad/P/nsubj/4 and/C/cc/3 Peru/P/conj/1 made/V/root/0 peace/N/obj/4",
        ("made", "normalised_with", "+", 2, ["Chad"], ["Peru"]),
    ),
    (
        "Chad/P/nsubj/4 and/C/cc/3 Peru/P/conj/1 share/V/root/0 intelligence/N/obj/4",
        ("share", "shares_intelligence", "+", 2, ["Chad"], ["Peru"]),
    ),
    (
        "Norway/P/nsubj/2 granted/V/root/0 refugees/N/iobj/2 asylum/N/obj/2",
        ("granted", "hosts", "+", 2, ["Norway"], ["refugees"]),
    ),
    (
        "Chad/P/nsubj/2 closed/V/root/0 the/D/det/4 rebels/N/nmod:poss/6 +'/T/case/4 offices/N/obj/2",
        ("closed", "hosts", "-", 2, ["Chad"], ["rebels"]),
    ),
    (
        "Chad/P/nsubj/2 opened/V/root/0 its/O/nmod:poss/4 ports/N/obj/2 to/I/case/6 Peru/P/nmod/4",
        ("opened", "hosts", "+", 2, ["Chad"], ["Peru"]),
    ),
    (
        "Peru/P/nsubj/7 is/X/cop/7 Mali/P/nmod:poss/7 +'s/T/case/3 main/A/amod/7 arms/N/compound/7 supplier/N/root/0",
        ("supplier", "arms", "+", 3, ["Peru"], ["Mali"]),
    ),
    (
        "The/D/det/2 militia/N/nsubj/3 controls/V/root/0 large/A/amod/5 parts/N/obj/3 of/I/case/7 Mali/P/nmod/5",
        ("controls", "leads", "+", 2, ["militia"], ["Mali"]),
    ),
    (
        "Chad/P/nsubj/2 ended/V/root/0 its/O/nmod:poss/4 alliance/N/obj/2 with/I/case/6 Peru/P/nmod/4",
        ("ended", "allied_with", "-", 2, ["Chad"], ["Peru"]),
    ),
    (
        "Ana/P/nsubj/5 is/X/cop/5 a/D/det/5 close/A/amod/5 friend/N/root/0 of/I/case/7 Omar/P/nmod/5",
        ("friend", "allied_with", "+", 2, ["Ana"], ["Omar"]),
    ),
    (
        "Ana/P/nsubj/2 speaks/V/root/0 on/I/case/4 behalf/N/obl/2 of/I/case/7 the/D/det/7 council/N/nmod/4",
        ("speaks", "represents", "+", 2, ["Ana"], ["council"]),
    ),
    (
        "Chad/P/nsubj/4 is/X/cop/4 main/A/amod/4 sponsor/N/root/0 of/I/case/7 the/D/det/7 rebels/N/nmod/4",
        ("sponsor", "backs_generally", "+", 2, ["Chad"], ["rebels"]),
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), CASES, ids=[f"{c[1][0]}-{c[1][1]}" for c in CASES])
def test_the_expression_that_fits_best(
    matcher: Matcher, sentence: str, expected: tuple[str, str, str, int, list[str], list[str]]
) -> None:
    predicate, code, polarity, fixed, subjects, objects = expected
    found, said_subjects, said_objects = narrowest(matcher, sentence, predicate)
    assert (found.pattern.code, found.pattern.polarity, found.narrow[0]) == (code, polarity, fixed)
    assert (said_subjects, said_objects) == (subjects, objects)
