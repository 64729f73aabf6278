"""Rings of outlets that give one thing on each other's word."""

from __future__ import annotations

import pytest

from sayso.findings import Circle
from sayso.weighing import weigh
from tests.weighing.pile import Text, pile

FACT = "Arvia funds the Marsh Front"
EVENT = "Arvia attacked the Marsh Front"


def _cites(ident: str, outlet: str, cited: tuple[str, ...], day: str = "2020-02-01", fact: str = FACT) -> Text:
    words = ", citing ".join(f"{name} reported" for name in cited) or "It is known"
    text = Text(ident, f"{words} that {fact}.", outlet=outlet, published=day)
    ends = (text.entity("Arvia", "Country"), text.entity("Marsh Front", "ArmedGroup"))
    act = None
    for name in cited:
        act = text.says(name, "reported", entity=text.entity(name, "Outlet"), kind="outlet", parent=act)
    text.claim(fact, ends[0], "funds" if fact == FACT else "attacked", ends[1], said=act)
    return text


def _found(*texts: Text) -> tuple[Circle, ...]:
    return weigh(pile(*texts)).findings.circles


def test_two_outlets_that_cite_each_other_are_a_circle_with_documents_and_words() -> None:
    first, second = _cites("d0", "Harbour Wire", ("Hill Echo",)), _cites("d1", "Hill Echo", ("Harbour Wire",))
    (circle,) = _found(first, second)
    assert set(circle.outlets) == {"Harbour Wire", "Hill Echo"}
    assert {link.document for link in circle.links} == {"d0", "d1"}
    texts = {"d0": first.text, "d1": second.text}
    for link in circle.links:
        assert texts[link.document][link.start : link.end] == f"{link.cited} reported"
        assert link.cited in circle.reason and link.citing in circle.reason


def test_a_circle_may_go_through_a_third_outlet() -> None:
    texts = [
        _cites("d0", "Harbour Wire", ("Hill Echo",)),
        _cites("d1", "Hill Echo", ("Valley Sun",)),
        _cites("d2", "Valley Sun", ("Harbour Wire",)),
    ]
    (circle,) = _found(*texts)
    assert circle.outlets == ("Harbour Wire", "Hill Echo", "Valley Sun")


def test_an_outlet_that_cites_one_who_cites_it_is_a_circle_in_one_text() -> None:
    (circle,) = _found(_cites("d0", "Harbour Wire", ("Hill Echo", "Harbour Wire")))
    assert len(circle.links) == 2 and {link.document for link in circle.links} == {"d0"}


@pytest.mark.parametrize(
    ("what", "texts"),
    [
        ("one cites the other", [_cites("d0", "Harbour Wire", ("Hill Echo",)), _cites("d1", "Hill Echo", ())]),
        ("both cite a third", [_cites("d0", "Harbour Wire", ("Valley Sun",)), _cites("d1", "Hill Echo", ("Valley Sun",))]),
        (
            "each cites the other for something else",
            [_cites("d0", "Harbour Wire", ("Hill Echo",)), _cites("d1", "Hill Echo", ("Harbour Wire",), fact=EVENT)],
        ),
        (
            "two events a year apart",
            [
                _cites("d0", "Harbour Wire", ("Hill Echo",), "2020-02-01", EVENT),
                _cites("d1", "Hill Echo", ("Harbour Wire",), "2021-02-01", EVENT),
            ],
        ),
    ],
)
def test_no_circle_where(what: str, texts: list[Text]) -> None:
    assert _found(*texts) == (), what


def test_an_outlets_own_interview_in_a_text_credited_to_another_is_no_circle() -> None:
    text = _cites("d0", "Harbour Wire", ("Harbour Wire",))
    text.origin = "Hill Echo"
    assert _found(text) == ()
