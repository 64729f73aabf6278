from __future__ import annotations

import pytest

from sayso.model import EntityType
from sayso.weighing import weigh
from tests.weighing.pile import Text, pile

BODY: EntityType = "Organization"
JOINED: list[tuple[str, EntityType, str, EntityType]] = [
    ("Hezbollah", "ArmedGroup", "Hizballah", "ArmedGroup"),
    ("Ansar al-Rimal", "ArmedGroup", "Ansar al Rimal", "Organization"),
    ("the Red Lantern Fund", BODY, "Red Lantern Fund", BODY),
    ("Quds Force", "StateBody", "Qods Force", "StateBody"),
    ("Brazil", "Country", "Brazilian", "Country"),
    ("Ottawa", "Country", "Canada", "Country"),
    ("Myanmar", "Country", "Burma", "Country"),
    ("Port Selim", "Place", "Port Selim", "Facility"),
    ("Lake Treaty", "Agreement", "the Lake Treaty", "Agreement"),
    ("Muhammad Al Harbi", "Person", "Mohammed al-Harbi", "Person"),
    ("Yevgeny Prigozhin", "Person", "Evgeny Prigozhin", "Person"),
]
APART: list[tuple[str, EntityType, str, EntityType]] = [
    ("Hamas", "ArmedGroup", "Hama", "Place"),
    ("Iran", "Country", "Iraq", "Country"),
    ("Niger", "Country", "Nigeria", "Country"),
    ("Mali", "Country", "Malawi", "Country"),
    ("Korean", "Country", "Korean", "Country"),
    ("Congolese", "Country", "Congolese", "Country"),
    ("Beirut", "Place", "Beirut", "Country"),
    ("Foreign Ministry", "StateBody", "Foreign Ministry", "StateBody"),
    ("the Army", "StateBody", "the army", "StateBody"),
    ("Silva", "Person", "Silva", "Person"),
    ("Jordan", "Person", "Jordan", "Country"),
    ("Islamic Jihad", "ArmedGroup", "Egyptian Islamic Jihad", "ArmedGroup"),
    ("Democratic Party", "Organization", "Lakeland Democratic Party", "Organization"),
    ("Hassan Karimi", "Person", "Hussein Karimi", "Person"),
]


def _two(left: str, left_type: EntityType, right: str, right_type: EntityType) -> bool:
    one, two = Text("d1", f"In May {left} met envoys."), Text("d2", f"In June {right} left town.")
    a, b = one.entity(left, left_type), two.entity(right, right_type)
    of = weigh(pile(one, two)).entity_of
    return of[a] == of[b]


@pytest.mark.parametrize(("left", "left_type", "right", "right_type"), JOINED)
def test_joined(left: str, left_type: EntityType, right: str, right_type: EntityType) -> None:
    assert _two(left, left_type, right, right_type)


@pytest.mark.parametrize(("left", "left_type", "right", "right_type"), APART)
def test_kept_apart(left: str, left_type: EntityType, right: str, right_type: EntityType) -> None:
    assert not _two(left, left_type, right, right_type)


def test_unnamed_people_never_join() -> None:
    one, two = Text("d1", "Three officials spoke."), Text("d2", "Three officials spoke.")
    a, b = one.entity("Three officials", "Group", "nominal"), two.entity("Three officials", "Group", "nominal")
    of = weigh(pile(one, two)).entity_of
    assert of[a] != of[b]


def test_a_stated_acronym_joins_and_says_so() -> None:
    one = Text("d1", "The World Food Council (WFC) met in Oslo.")
    two = Text("d2", "The WFC sent grain.")
    full, short, alone = one.entity("World Food Council"), one.entity("WFC"), two.entity("WFC")
    found = weigh(pile(one, two))
    assert found.entity_of[full] == found.entity_of[short] == found.entity_of[alone]
    assert "World Food Council (WFC)" in found.reasons[found.entity_of[full]]
    assert next(e.name for e in found.entities if e.id == found.entity_of[full]) == "World Food Council"


def test_initials_join_only_the_one_name_they_fit() -> None:
    one = Text("d1", "Union of River Ports officers sailed to Tromsø.")
    two = Text("d2", "URP ships left Tromsø.")
    three = Text("d3", "United Rail Plants closed in Tromsø.")
    full, short = one.entity("Union of River Ports"), two.entity("URP")
    other = three.entity("United Rail Plants")
    for text in (one, two, three):
        text.entity("Tromsø", "Place")
    of = weigh(pile(one, two)).entity_of
    assert of[full] == of[short]
    of = weigh(pile(one, two, three)).entity_of
    assert len({of[full], of[short], of[other]}) == 3


def _surname_pile(common: bool, second_bearer: bool) -> tuple[str, str, dict[str, str]]:
    one = Text("d1", "Amadou Keita of the Delta League spoke in Ségou.")
    two = Text("d2", "Keita visited the Delta League in Ségou." if common else "Keita visited a farm.")
    full, bare = one.entity("Amadou Keita", "Person"), two.entity("Keita", "Person")
    for text in (one, two) if common else (one,):
        text.entity("Delta League")
        text.entity("Ségou", "Place")
    texts = [one, two]
    if second_bearer:
        three = Text("d3", "Modibo Keita wrote.")
        three.entity("Modibo Keita", "Person")
        texts.append(three)
    return full, bare, weigh(pile(*texts)).entity_of


def test_a_bare_surname_joins_its_only_bearer_in_common_company() -> None:
    full, bare, of = _surname_pile(common=True, second_bearer=False)
    assert of[full] == of[bare]


@pytest.mark.parametrize(("common", "second"), [(False, False), (True, True)])
def test_a_bare_surname_stays_alone_without_company_or_with_two_bearers(common: bool, second: bool) -> None:
    full, bare, of = _surname_pile(common=common, second_bearer=second)
    assert of[full] != of[bare]


def test_a_short_name_that_fits_two_persons_joins_neither() -> None:
    texts = [Text("d1", "Ali Reza Nouri"), Text("d2", "Ali Hamid Nouri"), Text("d3", "Ali Nouri")]
    ids = [text.entity(text.text, "Person") for text in texts]
    of = weigh(pile(*texts)).entity_of
    assert len({of[ident] for ident in ids}) == 3


def test_a_name_that_one_text_gives_to_two_bodies_identifies_neither() -> None:
    one = Text("d1", "The Popular Shield of Arvia and the Popular Shield of Borland, both called Shields, met.")
    two = Text("d2", "The Shields fought.")
    first, second = one.entity("Popular Shield of Arvia"), one.entity("Popular Shield of Borland")
    one.also(first, "Shields")
    one.also(second, "Shields")
    lone = two.entity("Shields")
    of = weigh(pile(one, two)).entity_of
    assert len({of[first], of[second], of[lone]}) == 3


def test_an_annual_event_is_not_one_event() -> None:
    one = Text("d1", "The Harbour Forum opened.", published="2019-03-01")
    two = Text("d2", "The Harbour Forum opened.", published="2021-03-01")
    three = Text("d3", "The Harbour Forum opened.", published="2021-03-04")
    ids = [text.entity("Harbour Forum", "Event") for text in (one, two, three)]
    of = weigh(pile(one, two, three)).entity_of
    assert of[ids[0]] != of[ids[1]] == of[ids[2]]


def test_a_bare_name_that_a_body_bears_is_no_surname() -> None:
    texts = [Text(f"d{n}", "Meridian of the Delta League in Ségou.") for n in range(2)]
    ids = []
    for text in texts:
        ids.append(text.entity("Meridian", "Person"))
        text.entity("Delta League")
        text.entity("Ségou", "Place")
    other = Text("d9", "The Meridian closed.")
    assert len({weigh(pile(*texts)).entity_of[ident] for ident in ids}) == 1
    other.entity("Meridian", "Outlet")
    assert len({weigh(pile(*texts, other)).entity_of[ident] for ident in ids}) == 2


def test_a_person_is_called_by_the_full_name_that_is_used_most() -> None:
    texts = [
        Text("d1", "In May Paulo Henrique da Silva met envoys."),
        Text("d2", "In June Paulo Silva left."),
        Text("d3", "Paulo Silva slept."),
    ]
    forms = ["Paulo Henrique da Silva", "Paulo Silva", "Paulo Silva"]
    local = [text.entity(form, "Person") for text, form in zip(texts, forms, strict=True)]
    weighed = weigh(pile(*texts))
    names = {entity.id: entity.name for entity in weighed.entities}
    assert names[weighed.entity_of[local[1]]] == "Paulo Silva"
