"""Events told of in several texts: which descriptions are of one event, and which are not."""

from __future__ import annotations

import pytest

from sayso.model import EntityType
from sayso.weighing import weigh
from sayso.weighing.occasions import most_telling
from tests.weighing.pile import Text, pile

MONDAY, LATER = "2031-06-09", "2031-06-20"
NAMES: dict[str, EntityType] = {
    "Arvian": "Country",
    "Arvia": "Country",
    "Marsh Front": "ArmedGroup",
    "Oakham": "Place",
    "Selim": "Place",
}


def _told(ident: str, event: str, published: str | None, more: str = "Ana Duarte and Leo Brandt spoke.") -> tuple[Text, str]:
    text = Text(ident, f"{more} Nobody had expected {event}.", published=published)
    for name, kind in NAMES.items():
        if name in event and not (name == "Arvia" and "Arvian" in event):
            text.entity(name, kind)
    for person in ("Ana Duarte", "Leo Brandt"):
        if person in more:
            text.entity(person, "Person")
    return text, text.entity(event, "Event", "nominal")


def _one(left: tuple[Text, str], right: tuple[Text, str], *others: tuple[Text, str]) -> bool:
    of = weigh(pile(left[0], right[0], *(text for text, _ in others))).entity_of
    return of[left[1]] == of[right[1]]


@pytest.mark.parametrize(
    ("left", "right", "one"),
    [
        ("Saturday's attack on Oakham", "the Marsh Front attack of 7 June", True),
        ("the June 7 assault", "the raid of 7 June", True),
        ("the June 7 assault", "the earthquake of 7 June", False),
        ("the June 7 assault", "the raid of 6 June", False),
        ("the June 7 attack on Oakham", "the June 7 attack on Selim", False),
        ("the June 7 attack by the Marsh Front", "the Arvian attack of 7 June", False),
        ("the June 7 attacks", "the raid of 7 June", False),
        ("the June 7 attack", "another attack on 7 June", False),
        ("the attack", "the attack", False),
    ],
)
def test_one_kind_and_day(left: str, right: str, one: bool) -> None:
    assert _one(_told("d1", left, MONDAY), _told("d2", right, LATER)) is one


def test_where_texts_tell_of_several_on_a_day_none_is_joined_by_it() -> None:
    bare = _told("d1", "the June 7 attack", MONDAY), _told("d2", "the raid of 7 June", MONDAY)
    assert not _one(*bare, _told("d3", "the June 7 attack on Oakham", MONDAY), _told("d4", "the June 7 attack on Selim", MONDAY))


def test_texts_with_nothing_in_common_tell_of_two() -> None:
    assert not _one(_told("d1", "the June 7 attack", MONDAY), _told("d2", "the raid of 7 June", MONDAY, "Omar Haddad spoke."))


@pytest.mark.parametrize(("published", "one"), [(LATER, True), ("2031-06-01", False), ("2031-12-01", False), (None, False)])
def test_what_has_no_day_is_the_one_of_doer_and_target_that_has(published: str | None, one: bool) -> None:
    dated = _told("d1", "the June 7 attack by the Marsh Front on Oakham", MONDAY)
    undated = _told("d2", "the Marsh Front's assault on Oakham", published, "It rained.")
    assert _one(dated, undated) is one


def test_two_days_of_one_doer_and_target_leave_it_open() -> None:
    dated = _told("d1", "the June 7 attack by the Marsh Front on Oakham", MONDAY)
    undated = _told("d2", "the Marsh Front's assault on Oakham", LATER)
    assert not _one(dated, undated, _told("d3", "the June 8 attack by the Marsh Front on Oakham", MONDAY))


@pytest.mark.parametrize(
    ("more", "one"), [("It rained.", True), ("There was an attack on Selim, too.", False), ("Of the attacks nobody spoke.", False)]
)
def test_the_bare_phrase_is_the_one_event_of_its_kind_in_its_text(more: str, one: bool) -> None:
    text = Text("d1", f"Nobody had expected the attack on Oakham. {more} The assault lasted a day.", published=MONDAY)
    text.entity("Oakham", "Place")
    if "attacks" in more:
        text.entity("the attacks", "Event", "nominal")
    if "Selim" in more:
        text.entity("Selim", "Place")
        text.entity("an attack on Selim", "Event", "nominal")
    event, bare = text.entity("the attack on Oakham", "Event", "nominal"), text.entity("The assault", "Event", "nominal")
    weighed = weigh(pile(text))
    assert (weighed.entity_of[event] == weighed.entity_of[bare]) is one
    assert ("tells of one attack only" in weighed.reasons.get(weighed.entity_of[event], "")) is one


def test_an_event_goes_by_the_description_that_tells_most() -> None:
    told = ["Saturday's attack", "the OCT 7 ATTACK", "the Marsh Front attack of 7 June", "the attack on Oakham"]
    assert most_telling(told) == "the Marsh Front attack of 7 June"
    assert most_telling(["the murderous June 7 attack by the Marsh Front", "the attack on Oakham"]) == "the attack on Oakham"
