"""Pictures and tables: the same places each time, nothing on top of another, nothing lost."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

from sayso.model import Entity, Tie
from sayso.telling.citations import citations
from sayso.telling.disputes import disputes
from sayso.telling.layout import BOX
from sayso.telling.network import network, tie_rows
from sayso.telling.selection import select
from sayso.telling.sources import sources
from sayso.telling.timeline import timeline, timeline_rows
from sayso.telling.view import Index
from tests.telling.invented import View, case


def test_the_denial_stands_against_both_texts_that_affirm() -> None:
    (dispute,) = disputes(Index.of(case()))
    assert dispute.open and dispute.heading == "Highland funds Karu dam"
    assert [[c.id for c in p.claims] for p in dispute.positions] == [["c1", "c5"], ["c4"]]
    assert (dispute.positions[0].counts.outlets, dispute.positions[0].counts.origins) == (1, 1)


def test_two_claims_of_one_proposition_can_stand_against_each_other() -> None:
    made = case()
    index = Index.of(replace(made, relations=(replace(made.relations[0], kind="scope_difference", a="c1", b="c5"),)))
    (dispute,) = disputes(index)
    assert not dispute.open and len(dispute.positions) == 2


def test_citations_run_from_texts_to_outlets_to_people() -> None:
    drawn = citations(Index.of(case()))
    columns = {node.label: node.column for node in drawn.nodes}
    assert columns["Valley Post, 2 Mar 2020"] == 0 and columns["North Wire"] == 1 and columns["two engineers"] == 2
    assert ("text:da", "outlet:north wire") in {(e.a, e.b) for e in drawn.edges}


def test_a_tie_row_keeps_claims_for_and_against() -> None:
    (row,) = tie_rows(Index.of(case()))
    assert ([c.id for c in row.claims], [c.id for c in row.against], row.tie.disputed) == (["c1", "c5"], ["c4"], True)
    assert (row.counts.texts, row.counts.own_voice, row.counts.utterers, row.counts.unnamed) == (2, 0, 2, 1)


def test_boxes_do_not_cover_each_other() -> None:
    names = [f"Actor number {n}" for n in range(18)]
    entities = tuple(Entity(f"e{n}", name, "Organization") for n, name in enumerate(names))
    ties = tuple(Tie(f"e{n % 5}", "met_with", f"e{n}", (), ("x",)) for n in range(1, 18) if n % 5 != n)
    index = Index.of(View(entities=entities, ties=ties))
    drawn = network(tie_rows(index), index, 30)
    assert drawn == network(tie_rows(index), index, 30)
    assert len(drawn.nodes) == len({e for t in ties for e in (t.subject, t.object)})
    for a, b in combinations(drawn.nodes, 2):
        assert abs(a.x - b.x) >= (a.width + b.width) / 2 or abs(a.y - b.y) >= BOX


def test_ties_beyond_the_picture_are_counted() -> None:
    entities = tuple(Entity(f"e{n}", f"Actor {n}", "Person") for n in range(6))
    index = Index.of(View(entities=entities, ties=tuple(Tie("e0", "met_with", f"e{n}", ()) for n in range(1, 6))))
    assert network(tie_rows(index), index, 2).left_out == 3


def test_the_timeline_orders_rows_and_leaves_open_ends_open() -> None:
    rows = timeline_rows(Index.of(case()))
    assert [r.when for r in rows] == ["2019", "until 31 Dec 2030"]
    assert [r.says for r in rows] == ["Karu dam cost 40 million crowns", "Karu dam fails if it rains"]
    bars = timeline(rows, 10).bars
    assert [bar.fades for bar in bars] == [(False, False), (True, False)]
    assert bars[0].marks and bars[0].x < bars[1].x + bars[1].length


def test_a_descriptor_tells_how_many_how_and_why_not_named() -> None:
    source = next(s for s in sources(Index.of(case())) if s.name == "two engineers")
    assert source.descriptor.startswith("not named; 2 of them by the text's count; relayed by North Wire, carried by Valley Post")
    assert source.reasons == ("who asked not to be named",)


def test_of_many_alike_claims_those_with_another_origin_are_shown_first() -> None:
    made = case()
    many = tuple(replace(made.claims[4], id=f"x{n}", document="dc", origin="o2" if n == 7 else None) for n in range(9))
    tie = replace(made.ties[0], claims=tuple(c.id for c in many), against=())
    chosen = select(Index.of(replace(made, claims=many, ties=(tie,), relations=())), 100, 3)
    (group,) = chosen.groups
    assert [c.id for c in group.claims] == ["x0", "x1", "x7"]
    assert (group.more, chosen.left_out, group.counts.claims) == (6, 6, 9)
