"""Which words stand in one list, by the tree or by what lies between them."""

from __future__ import annotations

import pytest

from sayso.reading.lists import one_list
from sayso.reading.names import Name
from sayso.reading.parties import LISTED, parties
from sayso.reading.referents import Referents
from tests.reading.trees import doubt, forms, raise_score, tree, word

PLACED = (
    "Peru/P/nsubj/2 armed/V/root/0 Hamra/P/obj/2 in/I/case/5 Tell/P/obl/2 ,/./punct/7 Orsk/P/appos/5 in/I/case/9 Vost/P/nmod/7 "
    "and/C/cc/11 rebels/N/conj/9 including/I/case/13 Lovat/P/nmod/11 ././punct/2"
)
CLAUSES = "Peru/P/nsubj/2 armed/V/root/0 Hamra/P/obj/2 ,/./punct/6 Orsk/P/nsubj/6 fled/V/parataxis/2 and/C/cc/8 Vost/P/conj/6"


@pytest.mark.parametrize("best", ["Hamra", "Orsk", "rebels", "Lovat"])
def test_members_told_with_their_places_and_brought_in_are_one_list(best: str) -> None:
    a = tree(PLACED)
    words = [word(a, w) for w in ("Hamra", "Orsk", "rebels", "Lovat")]
    assert forms(a, one_list(a, words, word(a, best))) == ["Hamra", "Orsk", "rebels", "Lovat"]


def test_another_clause_begins_no_member() -> None:
    a = tree(CLAUSES)
    assert forms(a, one_list(a, [word(a, w) for w in ("Hamra", "Vost")], word(a, "Hamra"))) == ["Hamra"]


def test_a_comma_joins_names_alone() -> None:
    a = tree("Peru/P/nsubj/2 armed/V/root/0 Hamra/P/obj/2 ,/./punct/5 rebels/N/appos/3 ././punct/2")
    assert forms(a, one_list(a, [word(a, "Hamra"), word(a, "rebels")], word(a, "Hamra"))) == ["Hamra"]


@pytest.mark.parametrize(("above", "found"), [(0.5, ["Hamra", "Orsk"]), (-0.5, ["Hamra"])])
def test_a_doubted_name_in_the_list_takes_part_down_to_a_score(above: float, found: list[str]) -> None:
    a = tree(PLACED)
    doubt(a, LISTED + above)
    raise_score(a, "object", word(a, "armed"), [word(a, "Hamra")])
    names = [Name(0, 0, "Country"), Name(2, 2, "ArmedGroup"), Name(4, 4, "Place"), Name(6, 6, "ArmedGroup"), Name(8, 8, "Place")]
    out = parties(a, Referents(a, names), "object", word(a, "armed"), [])
    assert forms(a, [w for w, _ in out if w is not None])[:2] == found
