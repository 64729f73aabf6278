"""Where what is said ends."""

from __future__ import annotations

import pytest

from tests.reading.acts import says, told
from tests.reading.trees import raise_score, tree, word

CLAIM = (
    "Ana/P/nsubj/3 's/T/case/1 claim/N/nsubj:pass/9 that/S/mark/6 boats/N/nsubj/6 sank/V/acl/3 there/R/advmod/6 "
    "was/X/aux:pass/9 rejected/V/root/0"
)


def test_what_is_said_of_a_claim_is_not_what_it_says() -> None:
    a = tree(CLAIM)
    raise_score(a, "source", word(a, "claim"), [0])
    raise_score(a, "content", word(a, "claim"), list(range(4, 9)))
    assert [told(a, say)[:3] for say in says(a, ["claim"])] == [("Ana", "claim", ["boats sank there"])]


def test_whose_claim_it_is_may_stand_between() -> None:
    a = tree(
        "The/D/det/1 claim/N/nsubj:pass/9 by/I/case/3 Ana/P/nmod/1 that/S/mark/6 boats/N/nsubj/6 sank/V/acl/1 there/R/advmod/6 "
        "was/X/aux:pass/9 rejected/V/root/0"
    )
    raise_score(a, "source", word(a, "claim"), [3])
    raise_score(a, "content", word(a, "claim"), list(range(4, 10)))
    assert [told(a, say)[:3] for say in says(a, ["claim"])] == [("Ana", "claim", ["boats sank there"])]


def test_what_goes_on_without_a_predicate_is() -> None:
    a = tree(CLAIM.replace("was/X/aux:pass/9 rejected/V/root/0", "at/I/case/9 dawn/N/obl/3"))
    raise_score(a, "source", word(a, "claim"), [0])
    raise_score(a, "content", word(a, "claim"), list(range(4, 9)))
    assert told(a, says(a, ["claim"])[0])[2] == ["boats sank there at dawn"]


INSERTED = (
    "Peru/P/nsubj/2 fell/V/root/0 ;/./punct/2 the/D/det/5 plan/N/nsubj/10 ,/./punct/5 Ana/P/nsubj/8 said/V/parataxis/10 "
    ",/./punct/8 is/X/cop/10 dead/A/conj/2"
)


def test_the_subject_before_an_inserted_cue_is_said_with_the_rest() -> None:
    a = tree(INSERTED)
    raise_score(a, "source", word(a, "said"), [word(a, "Ana")])
    raise_score(a, "content", word(a, "said"), [word(a, "is"), word(a, "dead")])
    (say,) = says(a, ["said"], {"Ana": "Person"})
    assert told(a, say)[2] == ["the plan", "is dead"]


ENDS = {
    "a quotation's other mark is said": (
        "Ana/P/nsubj/2 said/V/root/0 the/D/det/4 port/N/nsubj/7 was/X/cop/7 a/D/det/7 “wreck/N/ccomp/2 ”/./punct/2 it/O/nsubj/10 "
        "sank/V/parataxis/2",
        range(2, 7),
        "the port was a “wreck ”",
    ),
    "what opens a clause is not": (
        "Ana/P/nsubj/2 said/V/root/0 the/D/det/4 port/N/nsubj/5 sank/V/ccomp/2 ,/./punct/5 which/O/obj/9 Eva/P/nsubj/9 "
        "denied/V/advcl/5",
        range(2, 7),
        "the port sank",
    ),
    "that may be the subject": (
        "Ana/P/nsubj/2 said/V/root/0 that/O/nsubj/5 was/X/cop/5 wrong/A/ccomp/2",
        range(2, 5),
        "that was wrong",
    ),
}


@pytest.mark.parametrize(("sentence", "heard", "content"), ENDS.values(), ids=ENDS)
def test_the_ends_of_what_is_said(sentence: str, heard: range, content: str) -> None:
    a = tree(sentence)
    raise_score(a, "content", word(a, "said"), list(heard))
    (say,) = says(a, ["said"], {"Ana": "Person"})
    assert told(a, say)[2] == [content]


def test_a_quotation_is_said_whole_where_a_fair_part_of_it_is_heard() -> None:
    a = tree(
        "Ana/P/nsubj/2 said/V/root/0 “/./punct/5 Boats/N/nsubj/5 sank/V/ccomp/2 ././punct/5",
        "Nobody/O/nsubj/2 slept/V/root/0 in/I/case/5 the/D/det/5 port/N/obl/2 .”/./punct/2",
    )
    a.text = a.text.replace("\n", " ")
    raise_score(a, "content", word(a, "said"), [word(a, "Boats"), word(a, "sank")])
    (say,) = says(a, ["said"], {"Ana": "Person"})
    assert told(a, say)[2] == [" Boats sank . Nobody slept in the port ."]
