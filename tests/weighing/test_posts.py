from __future__ import annotations

import pytest

from sayso.weighing import weigh
from tests.weighing.pile import Text, pile


def _named(ident: str, words: str, holder: str = "Marsh Front", *, published: str = "2024-03-01") -> Text:
    text = Text(ident, words, published=published)
    text.entity(holder, "ArmedGroup")
    text.entity("Adda Moreau", "Person")
    return text


def _told(ident: str, words: str, post: str, *, holder: str = "Marsh Front", published: str = "2024-03-05") -> tuple[Text, str]:
    text = Text(ident, words, published=published)
    text.entity(holder, "ArmedGroup")
    return text, text.entity(post, "Person", "nominal")


@pytest.mark.parametrize(
    "words",
    [
        "The Marsh Front leader Adda Moreau spoke.",
        "The Marsh Front's leader, Adda Moreau, spoke.",
        "Adda Moreau, leader of the Marsh Front, spoke.",
        "Marsh Front chief General Adda Moreau spoke.",
        "The head of the Marsh Front, Adda Moreau, spoke.",
    ],
)
def test_a_post_is_the_one_person_named_as_holding_it(words: str) -> None:
    other, local = _told("d2", "The head of the Marsh Front left.", "The head of the Marsh Front")
    found = weigh(pile(_named("d1", words), other))
    ident = found.entity_of[local]
    assert next(entity.name for entity in found.entities if entity.id == ident) == "Adda Moreau"
    assert (
        "“The head of the Marsh Front” is a post that another text of that time gives to one person alone" in found.reasons[ident]
    )


@pytest.mark.parametrize(
    ("words", "post"),
    [
        ("A leader of the Marsh Front left.", "A leader of the Marsh Front"),
        ("The former leader of the Marsh Front left.", "The former leader of the Marsh Front"),
        ("The military leader of the Marsh Front left.", "The military leader of the Marsh Front"),
        ("The deputy leader of the Marsh Front left.", "The deputy leader of the Marsh Front"),
        ("A fighter of the Marsh Front left.", "A fighter of the Marsh Front"),
        ("The leader of the group allied with the Marsh Front left.", "The leader of the group allied with the Marsh Front"),
    ],
)
def test_what_is_not_the_same_post_is_nobody(words: str, post: str) -> None:
    other, local = _told("d2", words, post)
    found = weigh(pile(_named("d1", "The Marsh Front leader Adda Moreau spoke."), other))
    assert [ident for ident, case in found.entity_of.items() if case == found.entity_of[local]] == [local]


def test_a_post_of_another_body_is_nobody() -> None:
    other, local = _told("d2", "The leader of the Reed League left.", "The leader of the Reed League", holder="Reed League")
    found = weigh(pile(_named("d1", "The Marsh Front leader Adda Moreau spoke."), other))
    assert [ident for ident, case in found.entity_of.items() if case == found.entity_of[local]] == [local]


def test_two_holders_leave_a_post_open_unless_its_own_text_names_one() -> None:
    second = Text("d3", "Marsh Front leader Tomas Reil spoke.", published="2024-03-02")
    second.entity("Marsh Front", "ArmedGroup")
    second.entity("Tomas Reil", "Person")
    other, local = _told("d2", "The Marsh Front's leader left.", "The Marsh Front's leader")
    found = weigh(pile(_named("d1", "The Marsh Front leader Adda Moreau spoke."), second, other))
    assert [ident for ident, case in found.entity_of.items() if case == found.entity_of[local]] == [local]
    here = Text("d4", "Marsh Front leader Tomas Reil spoke. Later the Marsh Front's leader left.", published="2024-03-02")
    here.entity("Marsh Front", "ArmedGroup")
    named, post = here.entity("Tomas Reil", "Person"), here.entity("the Marsh Front's leader", "Person", "nominal")
    found = weigh(pile(_named("d1", "The Marsh Front leader Adda Moreau spoke."), here))
    assert found.entity_of[post] == found.entity_of[named]


def test_a_holder_named_years_apart_does_not_count() -> None:
    other, local = _told("d2", "The Marsh Front's leader left.", "The Marsh Front's leader", published="2019-03-05")
    found = weigh(pile(_named("d1", "The Marsh Front leader Adda Moreau spoke."), other))
    assert [ident for ident, case in found.entity_of.items() if case == found.entity_of[local]] == [local]
