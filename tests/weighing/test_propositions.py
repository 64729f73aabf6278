from __future__ import annotations

import pytest

from sayso.model import Amount, Modality, Polarity
from sayso.weighing import weigh
from sayso.weighing.amounts import fits, in_words
from tests.weighing.pile import Text, pile

Dated = tuple[str | None, str | None] | None
DAY: Dated = ("2021-04-05", "2021-04-05")
OTHER_DAY: Dated = ("2021-04-09", "2021-04-09")
MONTH: Dated = ("2021-04-01", "2021-04-30")


def _same(
    code: str = "attacked",
    *,
    times: tuple[Dated, Dated] = (None, None),
    senses: tuple[Modality, Modality] = ("actual", "actual"),
    signs: tuple[Polarity, Polarity] = ("+", "+"),
    codes: tuple[str, str] | None = None,
    counts: tuple[Amount | None, Amount | None] = (None, None),
    swapped: bool = False,
) -> bool:
    ids = []
    texts = []
    for at, place in enumerate(("d1", "d2")):
        text = Text(place, "The Marsh Front raided Port Selim at dawn.", published="2021-04-12")
        ends = [text.entity("Marsh Front", "ArmedGroup"), text.entity("Port Selim", "Place")]
        if swapped and at:
            ends.reverse()
        used = codes[at] if codes else code
        ids.append(
            text.claim(
                text.text, ends[0], used, ends[1], polarity=signs[at], modality=senses[at], time=times[at], quantity=counts[at]
            )
        )
        texts.append(text)
    of = weigh(pile(*texts)).proposition_of
    return of[ids[0]] == of[ids[1]]


def test_undated_near_each_other() -> None:
    assert _same()


@pytest.mark.parametrize("times", [(DAY, DAY), (DAY, MONTH), (DAY, None), (None, MONTH), (DAY, (None, "2021-04-12"))])
def test_times_that_can_be_one(times: tuple[Dated, Dated]) -> None:
    assert _same(times=times)


def test_different_days_are_different_raids_but_a_lasting_tie_is_not_bound_to_one_figure() -> None:
    assert not _same(times=(DAY, OTHER_DAY))
    assert _same("funds", counts=(Amount(5, 5, "USD", "exact"), Amount(9, 9, "USD", "exact")))
    assert not _same("killed", counts=(Amount(5, 5, "killed", "exact"), Amount(9, 9, "killed", "exact")))
    assert _same("killed", counts=(Amount(5, None, "killed", "at_least"), Amount(9, 9, "killed", "exact")))


@pytest.mark.parametrize("sense", ["future", "conditional", "normative", "opinion", "reported_possible"])
def test_plans_conditions_duties_opinions_stay_apart_from_fact(sense: Modality) -> None:
    assert not _same(senses=("actual", sense))
    assert _same(senses=(sense, sense))


def test_a_claim_and_its_negation_are_two_propositions() -> None:
    assert not _same(signs=("+", "-"))


def test_mutual_relations_read_from_either_side() -> None:
    assert _same("met_with", swapped=True)
    assert not _same("attacked", swapped=True)
    assert _same(codes=("member_of", "part_of"))
    assert not _same(codes=("arms", "funds"))


def test_what_is_urged_must_be_the_same() -> None:
    one = Text("d1", "Arvia urged the League to reopen the northern canal.")
    two = Text("d2", "Arvia urged the League to expel two envoys.")
    three = Text("d3", "On Monday Arvia urged the League to reopen the canal.")
    ids = [t.claim(t.text, t.entity("Arvia", "Country"), "urged", t.entity("League")) for t in (one, two, three)]
    of = weigh(pile(one, two, three)).proposition_of
    assert of[ids[0]] == of[ids[2]] != of[ids[1]]


def test_an_undated_raid_joins_neither_of_two_dated_ones() -> None:
    texts = [Text(f"d{n}", "The Marsh Front raided Port Selim.", published="2021-04-12") for n in range(3)]
    ids = [
        text.claim(text.text, text.entity("Marsh Front", "ArmedGroup"), "attacked", text.entity("Port Selim", "Place"), time=time)
        for text, time in zip(texts, (DAY, OTHER_DAY, None), strict=True)
    ]
    assert len({weigh(pile(*texts)).proposition_of[ident] for ident in ids}) == 3


def test_beliefs_are_kept_apart_but_knowledge_is_not() -> None:
    ids, texts = [], []
    for n, cue in enumerate(("said", "believes", "is aware")):
        text = Text(f"d{n}", f"Mr Osei {cue} that Arvia funds the Marsh Front.")
        ends = (text.entity("Arvia", "Country"), text.entity("Marsh Front", "ArmedGroup"))
        act = text.says("Mr Osei", cue, stance="asserts" if n == 0 else "believes")
        ids.append(text.claim("Arvia funds the Marsh Front", ends[0], "funds", ends[1], said=act))
        texts.append(text)
    of = weigh(pile(*texts)).proposition_of
    assert of[ids[0]] == of[ids[2]] != of[ids[1]]


def test_many_are_paired_like_a_star_and_every_claim_has_a_sentence() -> None:
    texts = [Text(f"d{n:02}", "Arvia funds the Marsh Front.") for n in range(20)]
    for text in texts:
        text.claim(text.text, text.entity("Arvia", "Country"), "funds", text.entity("Marsh Front", "ArmedGroup"))
    found = weigh(pile(*texts))
    pairs = [r for r in found.relations if r.kind == "same_claim"]
    assert len(pairs) == 19 and {r.a for r in pairs} == {"d00.c0"}
    assert "Arvia" in pairs[0].reason and "funds" in pairs[0].reason
    assert set(found.sentences.values()) == {"Arvia funds Marsh Front"}


@pytest.mark.parametrize(
    ("left", "right", "fitting"),
    [
        (Amount(100, 100, "killed", "exact"), Amount(100, 100, "killed", "exact"), True),
        (Amount(100, 100, "killed", "exact"), Amount(90, None, "killed", "at_least"), True),
        (Amount(100, 100, "killed", "exact"), Amount(None, 90, "killed", "at_most"), False),
        (Amount(100, 100, "killed", "about"), Amount(107, 107, "killed", "exact"), True),
        (Amount(100, 100, "killed", "about"), Amount(150, 150, "killed", "exact"), False),
        (Amount(100, 100, "USD", "almost"), Amount(95, 95, "USD", "exact"), True),
        (Amount(100, 100, "killed", "exact"), Amount(3, 3, "ships", "exact"), True),
        (Amount(None, None, "killed", "exact"), Amount(3, 3, "killed", "exact"), True),
        (None, Amount(3, 3, "killed", "exact"), True),
    ],
)
def test_figures_that_can_both_be_right(left: Amount | None, right: Amount | None, fitting: bool) -> None:
    assert fits(left, right) is fitting and fits(right, left) is fitting


def test_figures_in_words() -> None:
    assert in_words(Amount(1200, 1200, "killed", "at_least")) == "at least 1,200 killed"
    assert in_words(Amount(5, 9, "ships", "exact")) == "5 to 9 ships"


def test_an_agent_nobody_names_is_not_one_agent_across_texts() -> None:
    texts = [Text(f"d{n}", "Shells were smuggled into Port Selim.", published="2021-01-01") for n in range(2)]
    ids = [text.claim(text.text, None, "smuggled", text.entity("Port Selim", "Place")) for text in texts]
    found = weigh(pile(*texts))
    assert found.proposition_of[ids[0]] != found.proposition_of[ids[1]] and found.ties == ()


@pytest.mark.parametrize("names", [("Marsh Front", "River Guard"), ("River Guard", "Marsh Front")], ids=str)
def test_who_is_said_to_fight_whom_is_told_the_way_the_text_tells_it(names: tuple[str, str]) -> None:
    text = Text("d1", f"The {names[0]} fought the {names[1]}.", published="2021-04-12")
    ids = [text.entity(name, "ArmedGroup") for name in sorted(names)]
    text.claim(text.text, ids[sorted(names).index(names[0])], "fought", ids[sorted(names).index(names[1])])
    found = weigh(pile(text))
    (tie,) = found.ties
    called = {entity.id: entity.name for entity in found.entities}
    assert (called[tie.subject], called[tie.object]) == names
    assert list(found.sentences.values()) == [f"{names[0]} fought {names[1]}"]
