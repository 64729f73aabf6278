"""Where what is said ends."""

from __future__ import annotations

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
