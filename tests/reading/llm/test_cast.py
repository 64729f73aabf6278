"""Quotes → entities."""

from __future__ import annotations

import pytest

from sayso.model import EntityType, Span
from sayso.reading.llm.align import Aligner
from sayso.reading.llm.cast import Cast
from tests.reading.llm.endpoint import whole

TEXT = (
    "Officials said that Tehran’s envoy, Ana Ruiz, met two officials of the Free Front. She praised the Front. "
    "Iran’s leader, Ayatollah Ali Khamenei, was not there; Khamenei rests. A clerk came."
)


def cast(*parties: tuple[str, str | None, EntityType]) -> list[tuple[str, str, list[tuple[str, str]]]]:
    document = whole(TEXT)
    made = Cast(document, Aligner(TEXT, document.body))
    for quote, name, type_ in parties:
        start = TEXT.index(quote)
        made.add(Span(start, start + len(quote)), name, type_)
    entities, _ = made.entities()
    return [(e.name, e.type, [(TEXT[m.start : m.end], m.kind) for m in e.mentions]) for e in entities]


@pytest.mark.parametrize(
    ("party", "name", "mentions"),
    [
        (("Ana Ruiz", None, "Person"), "Ana Ruiz", [("Ana Ruiz", "name")]),
        (("She", "Ana Ruiz", "Person"), "Ana Ruiz", [("Ana Ruiz", "name"), ("She", "pronoun")]),
        (("Ayatollah Ali Khamenei", "Ali Khamenei", "Person"), "Ali Khamenei", [("Ali Khamenei", "name")]),
        (("Tehran", "Iran", "Country"), "Iran", [("Tehran", "name"), ("Iran", "name")]),
        (("the Front", "Free Front", "ArmedGroup"), "Free Front", [("Free Front", "name"), ("the Front", "nominal")]),
        (("two officials", None, "Group"), "two officials", [("two officials", "nominal")]),
        (("Officials", None, "Group"), "Officials", [("Officials", "nominal")]),
        (("two officials", "Vera Stahl", "Group"), "two officials", [("two officials", "nominal")]),
        (("two officials", "officials", "Group"), "two officials", [("two officials", "nominal")]),
    ],
    ids=lambda value: str(value[0]) if isinstance(value, tuple) else None,
)
def test_a_participant_has_the_name_the_text_gives_it(
    party: tuple[str, str | None, EntityType], name: str, mentions: list[tuple[str, str]]
) -> None:
    ((found, _, places),) = cast(party)
    assert (found, sorted(places)) == (name, sorted(mentions))


def test_one_name_is_one_entity_of_the_type_given_most() -> None:
    found = cast(("Ana Ruiz", None, "Group"), ("She", "Ana Ruiz", "Person"), ("envoy, Ana Ruiz", "Ana Ruiz", "Person"))
    assert [(name, type_) for name, type_, _ in found] == [("Ana Ruiz", "Person")]


def test_a_pronoun_without_a_name_is_nobody() -> None:
    assert cast(("She", None, "Person")) == []


def test_a_description_is_one_entity_whatever_its_article() -> None:
    assert [name for name, _, _ in cast(("A clerk", None, "Person"))] == ["A clerk"]


def test_entities_stand_in_text_order() -> None:
    assert [n for n, _, _ in cast(("Ali Khamenei", None, "Person"), ("Ana Ruiz", None, "Person"))] == ["Ana Ruiz", "Ali Khamenei"]
