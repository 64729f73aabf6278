from __future__ import annotations

import pytest

from sayso.model import Amount, EntityType, Modality, Polarity, Relation, Stance
from sayso.weighing import weigh
from tests.weighing.pile import Text, pile


def _disputes(*texts: Text) -> list[Relation]:
    return [relation for relation in weigh(pile(*texts)).relations if relation.kind != "same_claim"]


def _says(
    ident: str,
    *,
    sign: Polarity = "+",
    sense: Modality = "actual",
    code: str = "funds",
    stance: Stance | None = None,
    condition: str | None = None,
    count: Amount | None = None,
    published: str | None = None,
    words: str = "Arvia backs the Marsh Front with money.",
) -> Text:
    text = Text(ident, "Ana Duarte spoke. " + words, published=published)
    ends = (text.entity("Arvia", "Country"), text.entity("Marsh Front", "ArmedGroup"))
    act = text.says("Ana Duarte", "spoke", entity=text.entity("Ana Duarte", "Person"), stance=stance) if stance else None
    text.claim(words, ends[0], code, ends[1], said=act, polarity=sign, modality=sense, condition=condition, quantity=count)
    return text


def test_assertion_against_negation() -> None:
    (found,) = _disputes(_says("d1"), _says("d2", sign="-"))
    assert (found.kind, found.a, found.b) == ("contradicts", "d2.c0", "d1.c0")
    assert "Arvia funds Marsh Front" in found.reason


def test_a_denial_is_joined_to_what_it_denies() -> None:
    (found,) = _disputes(_says("d1"), _says("d2", sign="-", stance="denies"), _says("d3", sign="-", code="arms", stance="denies"))
    assert (found.kind, found.a, found.b) == ("denies", "d2.c0", "d1.c0")


@pytest.mark.parametrize("sense", ["reported_possible", "counterfactual", "conditional"])
def test_what_is_only_possible_denies_nothing(sense: Modality) -> None:
    assert _disputes(_says("d1"), _says("d2", sign="-", sense=sense)) == []


def test_flat_refusal_beside_a_conditional_one() -> None:
    (found,) = _disputes(
        _says("d1", sign="-", sense="future", code="sends_troops"),
        _says("d2", sign="-", sense="conditional", code="sends_troops", condition="unless the bridge is hit"),
    )
    assert found.kind == "contradicts" and "unless the bridge is hit" in found.reason and "flat against conditional" in found.reason


@pytest.mark.parametrize(
    ("first", "second", "days", "words", "kind"),
    [
        (
            Amount(40, 40, "killed", "exact"),
            Amount(60, 60, "killed", "exact"),
            ("2020-01-01", "2020-01-03"),
            "Arvia shelled the Marsh Front.",
            "update",
        ),
        (
            Amount(60, 60, "killed", "exact"),
            Amount(40, 40, "killed", "exact"),
            ("2020-01-01", "2020-01-03"),
            "Arvia shelled the Marsh Front.",
            "contradicts",
        ),
        (
            Amount(60, 60, "killed", "exact"),
            Amount(40, 40, "killed", "exact"),
            ("2020-01-01", "2020-01-03"),
            "Revised: Arvia hit the Marsh Front.",
            "update",
        ),
        (
            Amount(40, 40, "killed", "exact"),
            Amount(60, 60, "killed", "exact"),
            ("2020-01-01", "2020-01-01"),
            "Arvia shelled the Marsh Front.",
            "contradicts",
        ),
        (
            Amount(40, None, "killed", "at_least"),
            Amount(60, 60, "killed", "exact"),
            ("2020-01-01", "2020-01-01"),
            "Arvia shelled the Marsh Front.",
            None,
        ),
        (
            Amount(40, 40, "killed", "exact"),
            Amount(3, 3, "tanks", "exact"),
            ("2020-01-01", "2020-01-01"),
            "Arvia shelled the Marsh Front.",
            None,
        ),
    ],
)
def test_figures(first: Amount, second: Amount, days: tuple[str, str], words: str, kind: str | None) -> None:
    texts = [
        _says(f"d{n}", code="killed", count=count, published=day, words=words)
        for n, (count, day) in enumerate(zip((first, second), days, strict=True))
    ]
    assert [relation.kind for relation in _disputes(*texts)] == ([kind] if kind else [])


def test_yearly_sums_of_a_lasting_tie_differ_in_scope() -> None:
    texts = (_says("d1", count=Amount(5, 5, "USD/year", "exact")), _says("d2", count=Amount(50, 50, "USD/year", "exact")))
    assert [relation.kind for relation in _disputes(*texts)] == ["scope_difference"]


def test_no_warning_beside_planning_of_the_same_event() -> None:
    one = Text("d1", "Duke Orban of Arvia planned the Marsh Front raid on Borland.")
    duke, land = one.entity("Duke Orban", "Person"), one.entity("Arvia", "Country")
    one.entity("Marsh Front", "ArmedGroup")
    one.claim(one.text, duke, "leads", land)
    one.claim(one.text, duke, "planned", one.entity("the Marsh Front raid on Borland", "Event", "nominal"))
    two = Text("d2", "The Marsh Front gave Arvia no warning.")
    two.claim(two.text, two.entity("Marsh Front", "ArmedGroup"), "did_not_warn", two.entity("Arvia", "Country"))
    (found,) = _disputes(one, two)
    assert {found.a, found.b} == {"d1.c1", "d2.c0"}
    assert "Duke Orban planned" in found.reason


@pytest.mark.parametrize(
    ("who", "met"), [("Arvian officers", True), ("factions linked to Arvia", False), ("Arvia-backed factions", False)]
)
def test_linked_or_backed_is_not_belonging(who: str, met: bool) -> None:
    one = Text("d1", f"{who} planned the Marsh Front raid.")
    one.entity("Arvia", "Country")
    one.entity("Marsh Front", "ArmedGroup")
    one.claim(one.text, one.entity(who, "Group", "nominal"), "planned", one.entity("the Marsh Front raid", "Event", "nominal"))
    two = Text("d2", "The Marsh Front gave Arvia no warning.")
    two.claim(two.text, two.entity("Marsh Front", "ArmedGroup"), "did_not_warn", two.entity("Arvia", "Country"))
    assert bool(_disputes(one, two)) is met


def test_unaware_beside_knowing() -> None:
    texts = [Text("d1", "Borland knew of Operation Reed."), Text("d2", "Borland knew nothing of Operation Reed.")]
    for text, sign in zip(texts, ("+", "-"), strict=True):
        polarity: Polarity = "+" if sign == "+" else "-"
        text.claim(
            text.text, text.entity("Borland", "Country"), "knew_of", text.entity("Operation Reed", "Event"), polarity=polarity
        )
    assert [relation.kind for relation in _disputes(*texts)] == ["contradicts"]


def test_opposite_predicates() -> None:
    one, two = Text("d1", "Arvia betrayed the Marsh Front."), Text("d2", "Arvia stands by the Marsh Front.")
    for text, code in ((one, "betrayed"), (two, "allied_with")):
        text.claim(
            text.text, text.entity("Arvia", "Country"), code, text.entity("Marsh Front", "ArmedGroup"), coded=code != "betrayed"
        )
    (found,) = _disputes(one, two)
    assert "“betrayed” and “is allied with”" in found.reason


@pytest.mark.parametrize(
    ("first", "second", "thing", "kind", "opposed"),
    [
        ("Coral Bay", "Amber Strait", "HMS Heron", "Weapon", True),
        ("Coral Bay", "Amber Strait", "HMS Heron", "ArmedGroup", False),
        ("Coral Bay", "Coral Bay", "HMS Heron", "Weapon", False),
        ("Coral Bay", "Asia", "HMS Heron", "Weapon", False),
        ("Outer Coral Bay", "Coral Bay", "HMS Heron", "Weapon", False),
    ],
)
def test_one_ship_in_two_places(first: str, second: str, thing: str, kind: EntityType, opposed: bool) -> None:
    texts = []
    for n, where in enumerate((first, second)):
        text = Text(f"d{n}", f"Borland sent {thing} to {where}.")
        ends = (text.entity("Borland", "Country"), text.entity(thing, kind))
        text.claim(text.text, ends[0], "deployed", ends[1], place=text.entity(where, "Place"))
        texts.append(text)
    assert bool(_disputes(*texts)) is opposed


@pytest.mark.parametrize(("dated", "kind"), [(None, "contradicts"), (("2021-01-01", "2021-01-01"), "update")])
def test_done_beside_still_negotiated(dated: tuple[str, str] | None, kind: str) -> None:
    one, two = (
        Text("d1", "Arvia and Borland have restored relations."),
        Text("d2", "Arvia and Borland are negotiating a peace deal."),
    )
    one.claim(one.text, one.entity("Arvia", "Country"), "normalised_with", one.entity("Borland", "Country"), time=dated)
    two.claim(
        two.text, two.entity("Arvia", "Country"), "negotiated_with", two.entity("Borland", "Country"), time=(None, "2020-06-01")
    )
    assert [relation.kind for relation in _disputes(one, two)] == [kind]


def test_denied_responsibility_meets_the_deed() -> None:
    one, two = (
        Text("d1", "The Marsh Front attacked Port Selim."),
        Text("d2", "The Marsh Front denied responsibility for the raid on Port Selim."),
    )
    one.claim(one.text, one.entity("Marsh Front", "ArmedGroup"), "attacked", one.entity("Port Selim", "Place"))
    front = two.entity("Marsh Front", "ArmedGroup")
    two.entity("Port Selim", "Place")
    two.claim(two.text, front, "denied_responsibility", two.entity("the raid on Port Selim", "Event", "nominal"))
    (found,) = _disputes(one, two)
    assert (found.kind, found.a, found.b) == ("denies", "d2.c0", "d1.c0")


def test_one_sum_for_three_is_not_a_sum_for_one() -> None:
    one = Text("d1", "Arvia pays 30 crowns a year to the Marsh Front, the Reed League and the Dune Guard.", published="2020-01-01")
    amount = Amount(30, 30, "crowns/year", "exact", one.span("30 crowns"))
    land = one.entity("Arvia", "Country")
    for group in ("Marsh Front", "Reed League", "Dune Guard"):
        one.claim(one.text, land, "funds", one.entity(group, "ArmedGroup"), quantity=amount)
    two = _says("d2", count=Amount(12, 12, "crowns/year", "exact"), published="2020-01-05")
    (found,) = _disputes(one, two)
    assert found.kind == "scope_difference" and "a single sum for 3 (Dune Guard, Marsh Front, Reed League)" in found.reason


def test_one_speaker_of_one_text_is_not_set_against_himself() -> None:
    text = Text("d1", "Ana Duarte said Arvia funded the Marsh Front but no longer funds it.")
    ends = (text.entity("Arvia", "Country"), text.entity("Marsh Front", "ArmedGroup"))
    act = text.says("Ana Duarte", "said", entity=text.entity("Ana Duarte", "Person"))
    text.claim("Arvia funded the Marsh Front", ends[0], "funds", ends[1], said=act)
    text.claim("no longer funds it", ends[0], "funds", ends[1], said=act, polarity="-")
    assert _disputes(text) == []


def test_a_verb_alone_states_too_little_to_be_denied() -> None:
    texts = [Text("d1", "Arvia knew where the grain was kept."), Text("d2", "Arvia did not know that the bridge had fallen.")]
    signs: tuple[Polarity, Polarity] = ("+", "-")
    for text, sign in zip(texts, signs, strict=True):
        text.claim(text.text, text.entity("Arvia", "Country"), "know", None, coded=False, polarity=sign)
    assert _disputes(*texts) == []


def test_a_report_denied_as_a_whole_meets_what_it_had_others_say() -> None:
    text = Text("d1", "Belmark attacked Arvia, two officials said. Belmark denied the report.", published="2022-03-01")
    belmark = text.entity("Belmark")
    act = text.says("two officials", "said", kind="anonymous")
    deed = text.claim("Belmark attacked Arvia", belmark, "attacked", text.entity("Arvia"), said=act)
    own = text.claim("Belmark denied the report", belmark, "denied_responsibility", None, words="the report")
    found = [relation for relation in weigh(pile(text)).relations if relation.kind == "denies"]
    assert [(relation.a, relation.b) for relation in found] == [(own, deed)]
    assert "as a whole" in found[0].reason


def test_a_text_that_corrects_its_own_figure_is_an_update() -> None:
    words = "The Marsh Front took about 60 boats, the navy says. Correction: an earlier version of this text said it took 90 boats."
    text = Text("d1", words, published="2022-03-01")
    front = text.entity("The Marsh Front", "ArmedGroup")
    says = text.says("the navy", "says")
    new = text.claim(
        "took about 60 boats", front, "captured", text.entity("about 60 boats", "Group", "nominal"), said=says,
        quantity=Amount(60, 60, "captured", "about", text.span("about 60")),
    )  # fmt: skip
    earlier = text.says("an earlier version of this text", "said", kind="document")
    old = text.claim(
        "took 90 boats", front, "captured", text.entity("90 boats", "Group", "nominal"), said=earlier,
        quantity=Amount(90, 90, "captured", "exact", text.span("90")),
    )  # fmt: skip
    found = [relation for relation in weigh(pile(text)).relations if relation.kind != "same_claim"]
    assert [(relation.kind, relation.a, relation.b) for relation in found] == [("update", old, new)]


@pytest.mark.parametrize(
    ("doer", "code", "denied_of", "met"),
    [
        ("Arvian officers", "approved", "Arvia", True),
        ("Arvian officers", "planned", "Arvia", False),
        ("officers linked to Arvia", "approved", "Arvia", False),
        ("Arvian officers", "approved", "Belmark", False),
    ],
)
def test_what_a_state_did_not_do_stands_beside_what_somebody_of_it_did(doer: str, code: str, denied_of: str, met: bool) -> None:
    one = Text("d1", f"{doer} cleared Operation Reed.")
    one.entity("Arvian" if "Arvian" in doer else "Arvia", "Country", name="Arvia")
    one.claim(one.text, one.entity(doer, "Group", "nominal"), code, one.entity("Operation Reed", "Event"))
    two = Text("d2", f"{denied_of} did not clear Operation Reed.")
    two.claim(two.text, two.entity(denied_of, "Country"), "approved", two.entity("Operation Reed", "Event"), polarity="-")
    found = _disputes(one, two)
    assert [(relation.kind, relation.a, relation.b, relation.exact) for relation in found] == [
        ("contradicts", "d2.c0", "d1.c0", False)
    ] * met
    assert all("whether the one acted for the other" in relation.reason for relation in found)
