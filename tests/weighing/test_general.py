from __future__ import annotations

import pytest

from sayso.model import EntityType, Modality, Polarity, Relation, Stance
from sayso.weighing import weigh
from tests.weighing.pile import Text, pile


def _same(*texts: Text) -> list[Relation]:
    return [found for found in weigh(pile(*texts)).relations if found.kind == "same_claim" and not found.exact]


def _apart(*texts: Text) -> list[Relation]:
    return [found for found in weigh(pile(*texts)).relations if found.kind == "contradicts" and not found.exact]


def _does(
    ident: str,
    words: str,
    subject: tuple[str, EntityType] | None,
    code: str,
    thing: tuple[str, EntityType] | None,
    *,
    sign: Polarity = "+",
    sense: Modality = "actual",
    published: str = "2024-03-01",
    coded: bool = True,
    place: str | None = None,
    goods: str | None = None,
) -> Text:
    text = Text(ident, words, published=published)
    ends = [text.entity(*end) if end else None for end in (subject, thing)]
    at = text.entity(place, "Place") if place else None
    text.claim(words, ends[0], code, ends[1], polarity=sign, modality=sense, coded=coded, place=at, words=goods)
    return text


FRONT: tuple[str, EntityType] = ("Marsh Front", "ArmedGroup")
ARVIA: tuple[str, EntityType] = ("Arvia", "Country")


def test_two_relations_of_one_family_are_the_same_in_general_terms_and_no_proposition() -> None:
    texts = (
        _does("d1", "Arvia leads the Marsh Front.", ARVIA, "leads", FRONT),
        _does("d2", "Arvia founded the Marsh Front.", ARVIA, "founded", FRONT),
    )
    (found,) = _same(*texts)
    assert "the same in general terms, told as “founded” and as “leads”" in found.reason
    weighed = weigh(pile(*texts))
    assert weighed.proposition_of["d1.c0"] != weighed.proposition_of["d2.c0"]


@pytest.mark.parametrize(("sign", "sense"), [("-", "actual"), ("+", "future"), ("+", "reported_possible")])
def test_polarity_and_sense_must_agree_in_general_too(sign: Polarity, sense: Modality) -> None:
    one = _does("d1", "Arvia leads the Marsh Front.", ARVIA, "leads", FRONT)
    assert _same(one, _does("d2", "Arvia founded the Marsh Front.", ARVIA, "founded", FRONT, sign=sign, sense=sense)) == []


def test_a_deed_of_a_state_and_of_its_officers() -> None:
    event: tuple[str, EntityType] = ("Operation Lantern", "Event")
    one = _does("d1", "Arvia planned Operation Lantern.", ARVIA, "planned", event)
    other = Text("d2", "Arvian officers planned Operation Lantern.", published="2024-03-02")
    other.entity("Arvian", "Country", name="Arvia")
    other.also(other.entities[0].id, "Arvian")
    who, what = other.entity("Arvian officers", "Group", "nominal"), other.entity("Operation Lantern", "Event")
    other.claim("Arvian officers planned Operation Lantern.", who, "planned", what)
    found = _same(one, other)
    assert [item for item in found if "of one side (Arvia)" in item.reason]


def test_smuggling_told_without_who_does_it() -> None:
    words = "The Marsh Front smuggles rockets into Selim through tunnels."
    one = _does("d1", words, FRONT, "smuggled", None, place="Selim", goods="rockets")
    other = _does("d2", "Missiles were smuggled into Selim.", None, "smuggled", None, place="Selim", goods="missiles")
    (found,) = _same(one, other)
    assert "one names nobody who does it" in found.reason
    fuel = _does("d3", "Fuel was smuggled into Selim.", None, "smuggled", None, place="Selim", goods="fuel")
    assert _same(one, fuel) == []


def _telling(ident: str, first: str, act: str, said: str, code: str, thing: tuple[str, EntityType], stance: Stance) -> Text:
    text = Text(ident, f"{first} {said}", published="2024-03-01")
    moreau, reil = text.entity("Adda Moreau", "Person"), text.entity("Tomas Reil", "Person")
    arvia, other = text.entity(*ARVIA), text.entity(*thing)
    text.claim(first, moreau, act, reil)
    speech = text.says("Adda Moreau", "", entity=moreau, stance=stance)
    text.claim(said, arvia, code, other, said=speech, polarity="-", modality="future")
    return text


def test_one_telling_brings_acts_and_contents_together() -> None:
    one = _telling(
        "d1",
        "Adda Moreau met Tomas Reil.",
        "met_with",
        "Arvia will not fight Ostland, she said.",
        "fought",
        ("Ostland", "Country"),
        "asserts",
    )
    other = _telling(
        "d2",
        "Adda Moreau called Tomas Reil.",
        "contacted",
        "Arvia will send the Marsh Front no troops, she said.",
        "sends_troops",
        FRONT,
        "promises",
    )
    found = {(item.a, item.b) for item in _same(one, other)}
    assert {("d1.c0", "d2.c0"), ("d1.c0", "d1.c1"), ("d1.c1", "d2.c1")} <= {(min(pair), max(pair)) for pair in found}
    alone = _telling(
        "d3",
        "Adda Moreau met Tomas Reil.",
        "met_with",
        "Arvia will not recognise Ostland, she said.",
        "recognises",
        ("Ostland", "Country"),
        "asserts",
    )
    assert not [item for item in _same(one, alone) if "told" in item.reason]


def test_two_main_aims_differ_and_leave_no_tie_disputed() -> None:
    deal, league = ("Selim Accord", "Agreement"), ("Reed League", "Organization")
    one = _does("d1", "The main aim of Arvia is to wreck the Selim Accord.", ARVIA, "intends", deal)  # type: ignore[arg-type]
    other = _does("d2", "Arvia has one primary objective, to break the Reed League.", ARVIA, "intends", league)  # type: ignore[arg-type]
    (found,) = _apart(one, other)
    assert found.reason.startswith("different main aims are given for Arvia (both can hold)")
    assert not any(tie.disputed for tie in weigh(pile(one, other)).ties)
    plain = _does("d3", "Arvia wants to break the Reed League.", ARVIA, "intends", league)  # type: ignore[arg-type]
    assert _apart(one, plain) == []


def test_wider_war_sought_and_kept_away_from() -> None:
    one = _does("d1", "Arvia will trigger all-out war.", ARVIA, "trigger", None, coded=False, sense="future", goods="all-out war")
    other = _does("d2", "Arvia seeks no direct conflict with Ostland.", ARVIA, "fought", ("Ostland", "Country"), sign="-")
    (found,) = _apart(one, other)
    assert "seek or stir up wider fighting, and to keep away from it" in found.reason
    assert _apart(one, _does("d4", "Arvia did not fight Ostland.", ARVIA, "fought", ("Ostland", "Country"), sign="-")) == []


def test_different_ways_to_arms() -> None:
    one = _does("d1", "The Marsh Front makes its own rockets.", FRONT, "make", None, coded=False, goods="its own rockets")
    other = _does("d2", "Arvia arms the Marsh Front.", ARVIA, "arms", FRONT)
    (found,) = _apart(one, other)
    assert "different ways are told by which Marsh Front gets arms" in found.reason


def test_of_many_ways_to_arms_each_stands_beside_twelve_others() -> None:
    ends = ("dar", "lun", "mark", "nor", "ret", "vos")
    states = [f"{first}{end}ia" for first in ("Bel", "Dor", "Kan", "Mor", "Tal") for end in ends]
    made = [_does(f"d{n:02}", f"{one} arms the Marsh Front.", (one, "Country"), "arms", FRONT) for n, one in enumerate(states)]
    found = _apart(*made)
    assert len(found) == 12 * len(states) - sum(range(1, 13))
    assert len({claim for one in found for claim in (one.a, one.b)}) == len(states)


def test_of_two_ways_to_arms_all_pairs_of_twelve_a_side_are_told() -> None:
    made = [_does(f"d{n:02}", f"{state} arms the Marsh Front.", (state, "Country"), "arms", FRONT)
            for n, state in enumerate(["Arvia", "Ostland"] * 14)]  # fmt: skip
    assert len([one for one in _apart(*made) if "different ways" in one.reason]) == 144


def test_a_backed_party_unaware_beside_backed_parties_planning() -> None:
    event: tuple[str, EntityType] = ("Operation Lantern", "Event")
    planning = Text("d1", "Three Arvia-backed factions planned Operation Lantern.", published="2024-03-01")
    planning.entity("Arvia", "Country")
    who, what = planning.entity("Three Arvia-backed factions", "Group", "nominal"), planning.entity("Operation Lantern", "Event")
    planning.claim("Three Arvia-backed factions planned Operation Lantern.", who, "planned", what)
    unaware = _does("d2", "The Marsh Front did not know of Operation Lantern.", FRONT, "knew_of", event, sign="-")
    assert _apart(planning, unaware) == []
    backs = _does("d3", "Arvia funds the Marsh Front.", ARVIA, "funds", FRONT)
    (found,) = _apart(planning, unaware, backs)
    assert "which parties these are, is not told" in found.reason


def test_a_meeting_with_a_body_and_with_who_leads_it() -> None:
    reil: tuple[str, EntityType] = ("Tomas Reil", "Person")
    moreau: tuple[str, EntityType] = ("Adda Moreau", "Person")
    one = _does("d1", "Adda Moreau met Tomas Reil.", moreau, "met_with", reil)
    other = _does("d2", "Adda Moreau met the Marsh Front.", moreau, "met_with", FRONT)
    assert _same(one, other) == []
    (found,) = _same(one, other, _does("d3", "Tomas Reil leads the Marsh Front.", reil, "leads", FRONT))
    assert "told of a body and of who leads it" in found.reason


def test_a_flat_refusal_beside_a_conditional_one_of_one_kind_of_deed() -> None:
    ostland: tuple[str, EntityType] = ("Ostland", "Country")
    one = _does("d1", "Arvia will not fight Ostland.", ARVIA, "fought", ostland, sign="-", sense="future")
    words = "Arvia will not send the Marsh Front troops unless attacked."
    other = _does("d2", words, ARVIA, "sends_troops", FRONT, sign="-", sense="conditional")
    (found,) = _apart(one, other)
    assert found.reason.startswith("flat against conditional refusal of Arvia")
    words = "Arvia will not send the Marsh Front troops."
    assert _apart(one, _does("d3", words, ARVIA, "sends_troops", FRONT, sign="-", sense="future")) == []
