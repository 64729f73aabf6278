"""Plain wordings of force and interaction: the default codebook's expressions held against sentences with their trees."""

from __future__ import annotations

import pytest

from sayso.codebook import load
from sayso.reading.analysis import Analysis
from sayso.reading.frames import frame_of
from sayso.reading.matching import Match, Matcher
from tests.reading.trees import forms, tree, word


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return Matcher(load())


def matches(matcher: Matcher, a: Analysis, predicate: str) -> list[Match]:
    return matcher.matches(a, frame_of(a, word(a, predicate)), lambda w: a.upos[w] in ("NOUN", "PROPN", "PRON"))


CODED = [
    ("attacked", "broke", "Rebels", "Voss", "+",
     "Rebels/N/nsubj/2 broke/V/root/0 into/I/case/5 the/D/det/5 house/N/obl/2 of/I/case/7 Voss/P/nmod/5"),
    ("attacked", "attempt", "rebels", "Voss", "+",
     "An/D/det/2 attempt/N/nsubj/9 on/I/case/6 Voss/P/nmod:poss/6 's/T/case/4 life/N/nmod/2 by/I/case/8 rebels/N/nmod/2 "
     "failed/V/root/0"),
    ("killed", "put", "Rebels", "Voss", "+", "Rebels/N/nsubj/2 put/V/root/0 Voss/P/obj/2 to/I/case/5 death/N/xcomp/2"),
    ("killed", "left", "raid", "sailors", "+", "The/D/det/2 raid/N/nsubj/3 left/V/root/0 sailors/N/obj/3 dead/A/xcomp/3"),
    ("captured", "sentenced", "court", "Voss", "+",
     "A/D/det/2 court/N/nsubj/3 sentenced/V/root/0 Voss/P/obj/3 to/I/case/6 years/N/obl/3 in/I/case/8 prison/N/nmod/6"),
    ("captured", "fell", "rebels", "town", "+",
     "The/D/det/2 town/N/nsubj/3 fell/V/root/0 to/I/case/5 rebels/N/obl/3"),
    ("captured", "fell", "rebels", "Lurin", "+",
     "Lurin/P/nsubj/2 fell/V/root/0 into/I/case/5 the/D/det/5 hands/N/obl/2 of/I/case/7 rebels/N/nmod/5"),
    ("captured", "have", "Rebels", "sailors", "+",
     "Rebels/N/nsubj/2 have/V/root/0 sailors/N/obj/2 in/I/case/6 their/O/nmod:poss/6 hands/N/obl/2"),
    ("captured", "let", "Police", "suspects", "-",
     "Police/N/nsubj/2 let/V/root/0 the/D/det/4 suspects/N/obj/2 go/V/xcomp/2"),
    ("captured", "release", "Rebels", "prisoners", "-",
     "Rebels/N/nmod:poss/3 '/T/case/1 release/N/nsubj/6 of/I/case/5 prisoners/N/nmod/3 began/V/root/0"),
    ("deployed", "withdrew", "Peru", "troops", "-",
     "Peru/P/nsubj/2 withdrew/V/root/0 troops/N/obj/2 from/I/case/6 the/D/det/6 border/N/obl/2"),
    ("deployed", "raised", "Peru", "soldiers", "+",
     "Peru/P/nsubj/2 raised/V/root/0 the/D/det/4 number/N/obj/2 of/I/case/7 its/O/nmod:poss/7 soldiers/N/nmod/4"),
    ("smuggled", "ran", "gang", "guns", "+",
     "The/D/det/2 gang/N/nsubj/3 ran/V/root/0 guns/N/obj/3 across/I/case/7 the/D/det/7 border/N/obl/3"),
    ("fought", "exchanged", "Chad", "rebels", "+",
     "Chad/P/nsubj/2 exchanged/V/root/0 fire/N/obj/2 with/I/case/5 rebels/N/obl/2"),
    ("met_with", "came", "Voss", "Brandt", "+",
     "Voss/P/nsubj/2 came/V/root/0 face/N/advmod/2 to/I/case/5 face/N/obl/2 with/I/case/7 Brandt/P/obl/2"),
    ("negotiated_with", "returned", "Peru", "Chad", "+",
     "Peru/P/nsubj/2 returned/V/root/0 to/I/case/5 the/D/det/5 table/N/obl/2 with/I/case/7 Chad/P/obl/2"),
    ("agreed_with", "signed", "Peru", "Chad", "+",
     "A/D/det/2 contract/N/nsubj:pass/4 was/X/aux:pass/4 signed/V/root/0 between/I/case/6 Peru/P/obl/4 and/C/cc/8 Chad/P/conj/6"),
    ("urged", "bowed", "Peru", "Chad", "+",
     "Chad/P/nsubj/2 bowed/V/root/0 to/I/case/4 pressure/N/obl/2 from/I/case/6 Peru/P/nmod/4"),
    ("praised", "words", "Peru", "Chad", "+",
     "Peru/P/nsubj/2 had/V/root/0 warm/A/amod/4 words/N/obj/2 for/I/case/6 Chad/P/nmod/4"),
    ("criticised", "words", "Peru", "Chad", "+",
     "Peru/P/nsubj/2 had/V/root/0 harsh/A/amod/4 words/N/obj/2 for/I/case/6 Chad/P/nmod/4"),
    ("criticised", "held", "Peru", "Chad", "+",
     "Peru/P/nsubj/2 held/V/root/0 Chad/P/obj/2 responsible/A/xcomp/2"),
    ("criticised", "held", "Dockers", "Voss", "+",
     "Dockers/N/nsubj/2 held/V/root/0 a/D/det/4 rally/N/obj/2 against/I/case/6 Voss/P/nmod/4"),
    ("threatened", "gave", "Peru", "Chad", "+",
     "Peru/P/nsubj/2 gave/V/root/0 Chad/P/iobj/2 an/D/det/5 ultimatum/N/obj/2"),
    ("promised", "swore", "Peru", "Chad", "+",
     "Peru/P/nsubj/2 swore/V/root/0 an/D/det/4 oath/N/obj/2 to/I/case/6 Chad/P/nmod/4"),
    ("denied_responsibility", "distanced", "Peru", "attack", "+",
     "Peru/P/nsubj/2 distanced/V/root/0 itself/O/obj/2 from/I/case/6 the/D/det/6 attack/N/obl/2"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("code", "predicate", "subject", "object_", "polarity", "sentence"), CODED, ids=[f"{c[0]}-{c[1]}-{c[3]}" for c in CODED]
)
def test_a_plain_wording_is_coded(
    matcher: Matcher, code: str, predicate: str, subject: str, object_: str, polarity: str, sentence: str
) -> None:
    a = tree(sentence)
    best = matches(matcher, a, predicate)[0]
    assert (best.pattern.code, best.pattern.polarity) == (code, polarity)
    assert (forms(a, list(best.subjects)), forms(a, list(best.objects))) == ([subject], [object_])
    fixed, _ = best.pattern.specificity
    assert fixed, "the encoder alone would decide"


OTHER = [
    ("captured", "fell", "The/D/det/2 contract/N/nsubj/3 fell/V/root/0 into/I/case/6 the/D/det/6 sea/N/obl/3"),
    ("captured", "custody", "The/D/det/2 mother/N/nsubj/3 has/V/root/0 custody/N/obj/3 of/I/case/7 the/D/det/7 child/N/nmod/4"),
    ("captured", "release", "The/D/det/2 release/N/nsubj/6 of/I/case/5 the/D/det/5 film/N/nmod/2 pleased/V/root/0 Chad/P/obj/6"),
    ("deployed", "raised", "Peru/P/nsubj/2 raised/V/root/0 the/D/det/4 number/N/obj/2 of/I/case/6 teachers/N/nmod/4"),
    ("negotiated_with", "came", "Bread/N/nsubj/2 came/V/root/0 to/I/case/5 the/D/det/5 table/N/obl/2"),
    ("promised", "gave", "Voss/P/nsubj/2 gave/V/root/0 Brandt/P/iobj/2 a/D/det/5 word/N/obj/2"),
    ("denied_responsibility", "distanced", "Peru/P/nsubj/2 distanced/V/root/0 itself/O/obj/2 from/I/case/5 Chad/P/obl/2"),
]


@pytest.mark.parametrize(("code", "predicate", "sentence"), OTHER, ids=[f"{c[0]}-{c[1]}" for c in OTHER])
def test_the_same_words_may_mean_something_else(matcher: Matcher, code: str, predicate: str, sentence: str) -> None:
    a = tree(sentence)
    fixed = [m for m in matches(matcher, a, predicate) if m.pattern.code == code and m.pattern.specificity[0] > 1]
    assert fixed == []
