from __future__ import annotations

import pytest

from sayso.cli.pile_view import View
from sayso.cli.selection import Wanted, select
from sayso.errors import QueryError


def chosen(view: View, wanted: Wanted) -> list[str]:
    return [c.id for c in select(view, wanted).chosen_claims()]


@pytest.mark.parametrize(
    ("wanted", "claims"),
    [
        (Wanted(), ["d1.c1", "d1.c2", "d2.c1"]),
        (Wanted(about="navy of itria"), ["d1.c1", "d1.c2", "d2.c1"]),
        (Wanted(about="Salvo"), ["d1.c1", "d1.c2", "d2.c1"]),
        (Wanted(says="Ruiz"), ["d1.c1"]),
        (Wanted(says="Delta Post"), ["d1.c1"]),
        (Wanted(says="Harbour Times"), ["d1.c1", "d1.c2"]),
        (Wanted(denied_by="Carlos Vega"), ["d1.c1", "d1.c2"]),
        (Wanted(denied_by="Ana Ruiz"), []),
        (Wanted(says="Ana Ruiz", denied_by="Carlos Vega"), ["d1.c1"]),
    ],
    ids=str,
)
def test_claims_asked_for(view: View, wanted: Wanted, claims: list[str]) -> None:
    assert chosen(view, wanted) == claims


def test_what_hangs_on_the_claims_is_narrowed_with_them(view: View) -> None:
    narrowed = select(view, Wanted(says="Ana Ruiz"))
    assert [d.id for d in narrowed.chosen_documents()] == ["d1"]
    assert [a.id for a in narrowed.chosen_attributions()] == ["d1.a1", "d1.a2"]
    assert [r.kind for r in narrowed.chosen_relations()] == ["denies"]
    assert [t.code for t in narrowed.chosen_ties()] == ["captured"]


def test_a_name_nobody_bears_is_said_so_with_one_that_is_near(view: View) -> None:
    with pytest.raises(QueryError, match=r"called 'Anna Ruis' \(did you mean Ana Ruiz"):
        select(view, Wanted(about="Anna Ruis"))


def test_part_of_a_word_is_not_a_name(view: View) -> None:
    with pytest.raises(QueryError):
        select(view, Wanted(says="Rui"))


def test_a_chain_that_bites_its_tail_ends(view: View) -> None:
    first, second = view.attributions["d1.a1"], view.attributions["d1.a2"]
    object.__setattr__(first, "parent", second.id)
    assert [a.id for a in view.chain(view.claims["d1.c1"])] == ["d1.a1", "d1.a2"]
