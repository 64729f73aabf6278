"""What stands in front: named parties and coded ties; sentences; counts of who is named."""

from __future__ import annotations

from dataclasses import replace

from sayso.model import Entity, Mention
from sayso.telling.counting import count
from sayso.telling.prominence import tie_rank
from sayso.telling.timeline import timeline, timeline_rows
from sayso.telling.view import Index
from tests.telling.invented import case


def _index() -> Index:
    index = Index.of(case())
    first = next(iter(index.documents))
    made = {
        "x1": Entity("x1", "Arvia", "Country", (Mention(first, 0, 3, "name"),)),
        "x2": Entity("x2", "Marsh Front", "ArmedGroup", (Mention(first, 4, 8, "name"),)),
        "x3": Entity("x3", "officials of Arvia", "Group", (Mention(first, 9, 12, "nominal"),)),
        "x4": Entity("x4", "they", "Group", (Mention(first, 13, 15, "pronoun"),)),
    }
    return replace(index, entities={**index.entities, **made})


def test_named_parties_with_a_coded_deed_stand_first() -> None:
    index = _index()
    ranks = [
        tie_rank("x1", "funds", "x2", index),
        tie_rank("x1", "leads", "x2", index),
        tie_rank("x3", "funds", "x2", index),
        tie_rank("x1", "intends", "x2", index),
        tie_rank("x3", "member_of", "x1", index),
        tie_rank("x4", "funds", "x2", index),
    ]
    assert ranks == [0, 1, 2, 3, 4, 4]


def test_a_fact_dated_after_every_text_that_tells_it_is_not_drawn() -> None:
    rows = timeline_rows(Index.of(case()))
    drawn = timeline(rows, 50)
    later = [replace(row, first="2399-01-01", last="2399-01-01") for row in rows]
    assert len(drawn.bars) == len(rows) and not timeline(later, 50).bars
    assert timeline(later, 50).left_out == len(rows)


def test_utterers_are_counted_once_and_those_not_named_apart() -> None:
    index = Index.of(case())
    whole = count(index.claims.values(), index)
    assert (whole.utterers, whole.unnamed, whole.own_voice) == (4, 2, 1)
    nameless = {claim: replace(s, utterer_kind="anonymous") for claim, s in index.standings.items() if s.utterer_kind == "person"}
    without = count(index.claims.values(), replace(index, standings={**index.standings, **nameless}))
    assert (without.utterers, without.unnamed) == (4, 3)


def test_before_the_weighing_only_outlets_are_known() -> None:
    index = replace(Index.of(case()), standings={})
    found = count(index.claims.values(), index)
    assert (found.claims, found.texts, found.outlets, found.origins, found.utterers, found.unstated) == (6, 3, 2, 0, 0, 6)
