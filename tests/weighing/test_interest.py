"""How a speaker stands to a claim: known only from what the pile states."""

from __future__ import annotations

import pytest

from sayso.findings import Interest
from sayso.model import EntityType, Polarity
from sayso.weighing import weigh
from tests.weighing.pile import Text, pile


def _said(
    by: str, kind: EntityType, clause: str, subject: str, code: str, thing: str, polarity: Polarity = "+",
    ground: tuple[str, str, str] | None = None
) -> Interest:  # fmt: skip
    """The interest of ``by`` in one claim between Arvia, Borland or the Marsh Front; ``ground`` is a fact another text states."""
    types: dict[str, EntityType] = {"Arvia": "Country", "Borland": "Country", "Marsh Front": "ArmedGroup"}
    text = Text("d1", f"{by} said that {clause}.", outlet="Post")
    ends = {name: text.entity(name, types[name]) for name in dict.fromkeys((subject, thing)) if name in clause}
    speaker = ends[by] if by in ends else text.entity(by, kind, "name" if kind == "Person" or by in types else "nominal")
    if by not in types:
        for name, demonym in (("Arvia", "Arvian"), ("Borland", "Borlandic")):
            if demonym in by:
                text.also(ends[name], demonym) if name in ends else text.entity(demonym, "Country", name=name)
    act = text.says(by, "said", entity=speaker)
    claim = text.claim(clause, ends.get(subject), code, ends.get(thing), said=act, polarity=polarity)
    texts = [text]
    if ground:
        other = Text("d0", f"{ground[0]} {ground[1]} {ground[2]}.", outlet="Echo")
        one, two = (other.entity(name, types.get(name, "Person")) for name in (ground[0], ground[2]))
        other.claim(other.text[:-1], one, ground[1], two)
        texts.append(other)
    (found,) = [one for one in weigh(pile(*texts)).findings.interests if one.claim == claim]
    return found


def test_a_state_that_denies_having_attacked_speaks_of_itself_in_its_favour() -> None:
    found = _said("Arvia", "Country", "Arvia did not attack Borland", "Arvia", "attacked", "Borland", "-")
    assert found.kind == "own_favour"


def test_a_state_that_owns_up_to_arming_a_group_speaks_against_its_own_interest() -> None:
    found = _said("Arvia", "Country", "Arvia arms the Marsh Front", "Arvia", "arms", "Marsh Front")
    assert found.kind == "against_own_interest"


def test_an_announced_attack_is_about_itself_neither_for_nor_against() -> None:
    found = _said("Marsh Front", "ArmedGroup", "the Marsh Front attacked Borland", "Marsh Front", "attacked", "Borland")
    assert found.kind == "about_itself"


def test_a_described_official_speaks_for_the_state_the_description_names() -> None:
    found = _said("Arvian officials", "Group", "Arvia arms the Marsh Front", "Arvia", "arms", "Marsh Front")
    assert found.kind == "against_own_interest"
    assert "Arvia" in found.reason


@pytest.mark.parametrize("by", ["Former Arvian officials", "Officials familiar with Arvian plans"])
def test_a_description_that_only_touches_a_state_tells_no_side(by: str) -> None:
    found = _said(by, "Group", "Arvia arms the Marsh Front", "Arvia", "arms", "Marsh Front")
    assert found.kind == "not_known"


def test_a_leader_speaks_for_what_the_pile_says_he_leads() -> None:
    ground = ("Ana Duarte", "leads", "Arvia")
    found = _said("Ana Duarte", "Person", "Arvia did not attack Borland", "Arvia", "attacked", "Borland", "-", ground)
    assert (found.kind, found.grounds) == ("own_favour", ("d0.c0",))
    assert "Ana Duarte leads Arvia (Echo)" in found.reason


def test_a_person_of_whom_the_pile_says_nothing_is_not_placed_from_memory() -> None:
    found = _said("Ana Duarte", "Person", "Arvia attacked Borland", "Arvia", "attacked", "Borland")
    assert found.kind == "not_known"


@pytest.mark.parametrize(("code", "kind"), [("fought", "about_adversary"), ("allied_with", "about_ally")])
def test_adversaries_and_allies_are_those_the_pile_states(code: str, kind: str) -> None:
    found = _said(
        "Borland", "Country", "Arvia arms the Marsh Front", "Arvia", "arms", "Marsh Front", ground=("Arvia", code, "Borland")
    )
    assert (found.kind, found.grounds) == (kind, ("d0.c0",))


def test_without_a_stated_tie_it_is_about_a_third_party() -> None:
    found = _said("Borland", "Country", "Arvia arms the Marsh Front", "Arvia", "arms", "Marsh Front")
    assert found.kind == "about_third_party"


def test_the_claim_itself_is_no_ground_for_its_speakers_enmity() -> None:
    found = _said("Borland", "Country", "Arvia attacked the Marsh Front", "Arvia", "attacked", "Marsh Front")
    assert found.kind == "about_third_party"


def test_nobody_cited_means_no_interest_is_told() -> None:
    text = Text("d0", "Arvia arms the Marsh Front.", outlet="Post")
    text.claim("Arvia arms the Marsh Front", text.entity("Arvia", "Country"), "arms", text.entity("Marsh Front", "ArmedGroup"))
    assert weigh(pile(text)).findings.interests == ()
