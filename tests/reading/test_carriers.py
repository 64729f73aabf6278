"""Which outlet carries what is said, and which is only what somebody speaks of."""

from __future__ import annotations

from tests.reading.acts import says, told
from tests.reading.trees import raise_score, tree, word


def test_a_report_that_somebody_rejects_carries_nothing() -> None:
    a = tree(
        "The/D/det/2 guild/N/nsubj/3 rejected/V/root/0 a/D/det/5 report/N/obj/3 by/I/case/7 Reuters/P/nmod/5 that/S/mark/10 "
        "boats/N/nsubj/10 sank/V/acl/5"
    )
    raise_score(a, "content", word(a, "rejected"), [word(a, "boats"), word(a, "sank")])
    assert [told(a, say)[0] for say in says(a, ["rejected"], {"Reuters": "Outlet"})] == ["The guild"]


def test_officers_quoted_by_a_paper_are_carried_by_it() -> None:
    a = tree(
        "Officers/N/nsubj/5 quoted/V/acl/1 by/I/case/4 Reuters/P/obl/2 said/V/root/0 that/S/mark/8 boats/N/nsubj/8 sank/V/ccomp/5"
    )
    assert [told(a, say)[0] for say in says(a, ["said"], {"Reuters": "Outlet"})][1:] == ["Reuters"]


def test_an_outlet_is_the_noun_that_a_linked_word_tells_of() -> None:
    a = tree("Voss/P/nsubj/2 told/V/root/0 state/N/compound/4 television/N/obj/2 that/S/mark/7 boats/N/nsubj/7 sank/V/ccomp/2")
    raise_score(a, "content", word(a, "told"), [word(a, "boats"), word(a, "sank")])
    raise_score(a, "source", word(a, "told"), [word(a, "Voss")])
    raise_score(a, "via", word(a, "told"), [word(a, "state")])
    assert "state television" in [told(a, say)[0] for say in says(a, ["told"], {"Voss": "Person"})]
