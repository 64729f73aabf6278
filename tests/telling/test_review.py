"""What is put first for a person's look, and why."""

from __future__ import annotations

from dataclasses import replace

from sayso.model import Origin
from sayso.telling.review import Item, queue
from sayso.telling.view import Index
from tests.cli.conftest import hand_made_case

CASE = hand_made_case()
INDEX = Index.of(CASE)


def found(index: Index = INDEX, reasons: dict[str, str] | None = None, judged: tuple[str, ...] = ()) -> dict[str, Item]:
    return {item.record: item for item in queue(index, reasons or {}, judged)}


def test_a_side_of_a_dispute_that_rests_on_one_claim_comes_first() -> None:
    assert list(found()) == ["d1.c2", "d1.c1"]
    assert found()["d1.c2"].reasons == [
        "one side of a dispute rests on it alone",
        "the only claim against a tie: Navy of Itria captured Port of Sálvo",
    ]


def test_an_item_says_where_it_stands() -> None:
    item = found()["d1.c1"]
    text = CASE.documents[0].text
    assert item.document == "d1" and text[item.start : item.end] == item.words == "The port was closed"


def test_what_was_judged_is_left_out() -> None:
    assert list(found(judged=("d1.c2",))) == ["d1.c1"]


def test_a_low_score_counts_only_where_something_rests_on_the_claim() -> None:
    unsure = Index.of(replace(CASE, claims=tuple(replace(claim, score=0.2) for claim in CASE.claims)))
    assert "the reader was unsure of it (0.20)" in found(unsure)["d1.c1"].reasons
    assert "d2.c1" not in found(unsure)
    assert found(unsure)["d1.c1"].points == found()["d1.c1"].points + 2


def test_joins_on_weak_grounds_are_shown_with_the_ground() -> None:
    initials = "“NI” are the initials of “Navy of Itria” and of no other name in the pile"
    items = found(reasons={"e4": initials, "e1": "same name “Delta Post”"})
    assert "e1" not in items
    assert items["e4"].reasons[0].startswith("joined by initials alone: ")
    assert items["e4"].reasons[1] == "1 ties rest on it"


def test_origins_joined_by_likeness_over_several_texts_are_shown() -> None:
    alike = Origin("o2", "Delta Post", "outlet", ("d1.c1", "d2.c1"), "one sentence is alike")
    one_text = replace(alike, id="o3", claims=("d1.c1", "d1.c2"))
    items = found(Index.of(replace(CASE, origins=(alike, one_text))))
    assert "o2" in items and "o3" not in items
