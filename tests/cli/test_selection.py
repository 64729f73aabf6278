from __future__ import annotations

import pytest

from sayso.cli.selection import Wanted, select
from sayso.errors import QueryError
from sayso.telling.view import Index


def chosen(index: Index, wanted: Wanted) -> list[str]:
    return [c.id for c in select(index, wanted).claims()]


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
def test_claims_asked_for(index: Index, wanted: Wanted, claims: list[str]) -> None:
    assert chosen(index, wanted) == claims


def test_what_hangs_on_the_claims_is_narrowed_with_them(index: Index) -> None:
    narrowed = select(index, Wanted(says="Ana Ruiz"))
    assert [d.id for d in narrowed.documents()] == ["d1"]
    assert [a.id for a in narrowed.attributions()] == ["d1.a1", "d1.a2"]
    assert [r.kind for r in narrowed.relations()] == ["denies"]
    assert [t.code for t in narrowed.ties()] == ["captured"]


def test_a_name_nobody_bears_is_said_so_with_one_that_is_near(index: Index) -> None:
    with pytest.raises(QueryError, match=r"called 'Anna Ruis' \(did you mean Ana Ruiz"):
        select(index, Wanted(about="Anna Ruis"))


def test_part_of_a_word_is_not_a_name(index: Index) -> None:
    with pytest.raises(QueryError):
        select(index, Wanted(says="Rui"))
