"""Drift between wordings of one content: rules on invented piles, and the table of pairs read end to end."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from benchmarks.drift import found_in, pairs
from sayso.findings import Drift
from sayso.model import Amount, Pile
from sayso.weighing import weigh
from sayso.weighing.scales import cue_strength, directive, hedge
from tests.weighing.pile import Text, pile

FACT = "Arvia armed the Marsh Front"


def _story(ident: str, outlet: str, body: str, clause: str, day: int, **meant: Any) -> Text:
    """A text of ``outlet`` with one claim; ``said`` and ``source`` say on whose word."""
    text = Text(ident, body, outlet=outlet, published=f"2020-02-{day:02}")
    ends = (text.entity("Arvia", "Country") if "Arvia" in clause else None, text.entity("Marsh Front", "ArmedGroup"))
    wire = text.entity("Harbour Wire", "Outlet") if "Harbour Wire" in body else None
    said = text.says("Harbour Wire", "reported", entity=wire, kind="outlet") if wire else None
    text.claim(clause, ends[0], "arms", ends[1], said=said, **meant)
    return text


def _retold(first: str, second: str, one: dict[str, Any] | None = None, other: dict[str, Any] | None = None) -> tuple[Drift, ...]:
    a = _story("d0", "Harbour Wire", f"{first}.", first, 1, **(one or {}))
    b = _story("d1", "Hill Echo", f"Harbour Wire reported that {second}.", second, 2, **(other or {}))
    return weigh(pile(a, b)).findings.drifts


def test_a_possibility_retold_as_fact_is_strengthened_and_both_wordings_are_given() -> None:
    (drift,) = _retold("Arvia may have armed the Marsh Front", FACT, {"modality": "reported_possible"})
    assert (drift.a, drift.b, drift.aspect, drift.direction, drift.way) == (
        "d0.c0",
        "d1.c0",
        "certainty",
        "strengthened",
        "retelling",
    )
    assert "may have armed" in drift.reason and FACT in drift.reason


def test_a_fact_retold_as_possibility_is_weakened() -> None:
    (drift,) = _retold(FACT, "Arvia may have armed the Marsh Front", None, {"modality": "reported_possible"})
    assert (drift.aspect, drift.direction) == ("certainty", "weakened")


def test_an_approximate_figure_retold_as_exact_is_strengthened() -> None:
    about, exact = Amount(90, 90, "rifles", "about"), Amount(90, 90, "rifles", "exact")
    (drift,) = _retold(f"{FACT} with about 90 rifles", f"{FACT} with 90 rifles", {"quantity": about}, {"quantity": exact})
    assert (drift.aspect, drift.direction) == ("specificity", "strengthened")


def test_figures_that_cannot_both_be_right_have_shifted() -> None:
    one, other = Amount(90, 90, "rifles", "exact"), Amount(900, 900, "rifles", "exact")
    (drift,) = _retold(f"{FACT} with 90 rifles", f"{FACT} with 900 rifles", {"quantity": one}, {"quantity": other})
    assert (drift.aspect, drift.direction) == ("specificity", "shifted")


def test_another_day_has_shifted() -> None:
    (drift,) = _retold(
        f"{FACT} on 3 May", f"{FACT} on 9 May", {"time": ("2019-05-03", "2019-05-03")}, {"time": ("2019-05-09", "2019-05-09")}
    )
    assert (drift.aspect, drift.direction) == ("time", "shifted")
    assert drift.reason == "3 May 2019 becomes 9 May 2019"


@pytest.mark.parametrize(
    ("what", "first", "second", "one", "other"),
    [
        ("the same words", FACT, FACT, {}, {}),
        (
            "both possible",
            "Arvia may have armed the Marsh Front",
            "Arvia possibly armed the Marsh Front",
            {"modality": "reported_possible"},
            {"modality": "reported_possible"},
        ),
        ("a detail left out", f"{FACT} with about 90 rifles", FACT, {"quantity": Amount(90, 90, "rifles", "about")}, {}),
        (
            "a month for a day",
            f"{FACT} on 3 May",
            f"{FACT} in May",
            {"time": ("2019-05-03", "2019-05-03")},
            {"time": ("2019-05-01", "2019-05-31")},
        ),
        ("an opinion, which is no grade of certainty", FACT, FACT, {"modality": "opinion"}, {}),
        ("a denial of it", FACT, "Arvia armed nobody in the Marsh Front", {}, {"polarity": "-"}),
    ],
)
def test_no_drift_with(what: str, first: str, second: str, one: dict[str, Any], other: dict[str, Any]) -> None:
    assert _retold(first, second, one, other) == (), what


def test_where_the_first_text_says_it_both_ways_nothing_has_drifted() -> None:
    hedged = "Arvia may have armed the Marsh Front"
    a = _story("d0", "Harbour Wire", f"{hedged}. {FACT}.", hedged, 1, modality="reported_possible")
    a.claim(FACT, a.entities[0].id, "arms", a.entities[1].id)
    b = _story("d1", "Hill Echo", f"Harbour Wire reported that {FACT}.", FACT, 2)
    assert weigh(pile(a, b)).findings.drifts == ()


def _agents(by: str, then: str) -> tuple[Drift, ...]:
    a = Text("d0", f"{by} armed the Marsh Front.", outlet="Harbour Wire", published="2020-02-01")
    a.entity("Arvian", "Country", name="Arvia")
    officers = a.entity(by, "Group", "nominal")
    a.claim(f"{by} armed the Marsh Front", officers, "arms", a.entity("Marsh Front", "ArmedGroup"))
    b = _story("d1", "Hill Echo", f"Harbour Wire reported that {then} armed the Marsh Front.", f"{then} armed the Marsh Front", 2)
    return weigh(pile(a, b)).findings.drifts


def test_officers_of_a_state_retold_as_the_state_have_shifted() -> None:
    (drift,) = _agents("Some Arvian officers", "Arvia")
    assert (drift.aspect, drift.direction) == ("agency", "shifted")
    assert "Some Arvian officers" in drift.reason and "Arvia" in drift.reason


def test_nobody_named_retold_as_a_named_agent_is_strengthened() -> None:
    passive = "The Marsh Front was armed with rifles"
    a = Text("d0", f"{passive}.", outlet="Harbour Wire", published="2020-02-01")
    a.claim(passive, None, "arms", a.entity("Marsh Front", "ArmedGroup"))
    clause = "Arvia armed the Marsh Front with rifles"
    b = _story("d1", "Hill Echo", f"Harbour Wire reported that {clause}.", clause, 2)
    (drift,) = weigh(pile(a, b)).findings.drifts
    assert (drift.aspect, drift.direction) == ("agency", "strengthened")


def _glossed(cue: str, gloss: str) -> Pile:
    text = Text("d0", f"Ana Duarte {cue} that {FACT}. Later Duarte {gloss} that {FACT} for years.", outlet="Post")
    speaker = text.entity("Ana Duarte", "Person")
    ends = (text.entity("Arvia", "Country"), text.entity("Marsh Front", "ArmedGroup"))
    first = text.says("Ana Duarte", cue, entity=speaker)
    second = text.says("Duarte", gloss, entity=speaker)
    text.claim(FACT, ends[0], "arms", ends[1], said=first)
    text.claim(f"{FACT} for years", ends[0], "arms", ends[1], said=second)
    return pile(text)


@pytest.mark.parametrize(
    ("cue", "gloss", "went"),
    [
        ("said", "admitted", "strengthened"),
        ("suggested", "said", "strengthened"),
        ("confirmed", "said", "weakened"),
        ("said", "added", ""),
    ],
)
def test_one_speakers_cue(cue: str, gloss: str, went: str) -> None:
    found = weigh(_glossed(cue, gloss)).findings.drifts
    assert [drift.direction for drift in found] == ([went] if went else [])


def test_drift_stands_among_the_relations_with_its_reason() -> None:
    found = weigh(_glossed("said", "admitted"))
    (relation,) = [relation for relation in found.relations if relation.kind == "drift"]
    assert (relation.a, relation.b) == ("d0.c0", "d0.c1")
    assert "“said” becomes “admitted”" in relation.reason


def test_another_speaker_is_no_drift() -> None:
    case = _glossed("said", "admitted")
    other = replace(case.attributions[1], source_entity=None)
    assert weigh(replace(case, attributions=(case.attributions[0], other))).findings.drifts == ()


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("it may be", "may"),
        ("in May they", None),
        ("they could not go", None),
        ("it is largely so", None),
        ("allegedly so", "allegedly"),
    ],
)
def test_hedges(words: str, found: str | None) -> None:
    hit = hedge(words, 0, len(words))
    assert (hit.words if hit else None) == found


def test_a_hedge_right_before_the_clause_holds_it_back_too() -> None:
    likely = "It is likely that Arvia armed the Marsh Front"
    found = _retold_clause(likely, FACT)
    assert [(drift.aspect, drift.direction) for drift in found] == [("certainty", "strengthened")]
    assert _retold_clause(likely, "It is probable that " + FACT) == ()


def _retold_clause(first: str, second: str) -> tuple[Drift, ...]:
    """Both clauses read without the words before "that"."""
    a = _story("d0", "Harbour Wire", f"{first}.", FACT, 1)
    b = _story("d1", "Hill Echo", f"Harbour Wire reported: {second}.", FACT, 2)
    return weigh(pile(a, b)).findings.drifts


@pytest.mark.parametrize(
    ("title", "drifts"),
    [
        ("Arvia armed the Marsh Front", 1),
        ("Did Arvia arm the Marsh Front?", 0),
        ("Proof sought that Arvia armed the Marsh Front", 0),
    ],
)
def test_a_title_that_no_word_leaves_open_is_stated_however_it_was_read(title: str, drifts: int) -> None:
    body = "Arvia may have armed the Marsh Front"
    text = Text("d0", f"{title}\n\n{body}, inspectors said.", outlet="Hill Echo", published="2020-02-01")
    ends = text.entity("Arvia", "Country"), text.entity("Marsh Front", "ArmedGroup")
    clause = title.removeprefix("Proof sought that ").removesuffix("?")
    said = text.says("inspectors", "said", kind="anonymous")
    text.claim(body, ends[0], "arms", ends[1], said=said, modality="reported_possible")
    text.claim(clause, ends[0], "arms", ends[1], modality="reported_possible")
    given = pile(text)
    found = weigh(replace(given, documents=(replace(given.documents[0], title=title),))).findings.drifts
    assert [drift.aspect for drift in found] == ["certainty"] * drifts


def test_who_is_named_right_before_the_verb_acts_where_the_reading_left_the_agent_out() -> None:
    first = "Arvian officers armed the Marsh Front"
    a = Text("d0", f"{first}.", outlet="Harbour Wire", published="2020-02-01")
    officers, front = a.entity("Arvian officers", "Group", "nominal"), a.entity("Marsh Front", "ArmedGroup")
    country = a.entity("Arvian", "Country", name="Arvia")
    assert country
    a.claim(first, officers, "arm", front, coded=False)
    b = Text("d1", f"Harbour Wire reported that {FACT}.", outlet="Hill Echo", published="2020-02-02")
    wire = b.says("Harbour Wire", "reported", entity=b.entity("Harbour Wire", "Outlet"), kind="outlet")
    b.entity("Arvia", "Country")
    b.claim("armed the Marsh Front", None, "arm", b.entity("Marsh Front", "ArmedGroup"), said=wire, coded=False)
    (drift,) = weigh(pile(a, b)).findings.drifts
    assert drift.aspect == "agency" and "“Arvian officers” becomes “Arvia”" in drift.reason


def test_one_name_taken_for_two_kinds_of_thing_is_compared() -> None:
    a = _story("d0", "Harbour Wire", "Arvia may have armed the Marsh Front.", "Arvia may have armed the Marsh Front", 1,
               modality="reported_possible")  # fmt: skip
    b = _story("d1", "Hill Echo", f"Harbour Wire reported that {FACT}.", FACT, 2)
    b.entities[1] = replace(b.entities[1], type="Place")
    found = weigh(pile(a, b)).findings.drifts
    assert [drift.direction for drift in found] == ["strengthened"]


@pytest.mark.parametrize(("cue", "strength"), [("said", 0), ("admitted", 1), ("hinted", -1), ("implied", -1), ("denies", 0)])
def test_the_strength_of_cues(cue: str, strength: int) -> None:
    assert cue_strength(cue) == strength


@pytest.mark.parametrize(
    ("words", "quoted", "step"),
    [
        ("hoped that", False, 0),
        ("called on them", False, 1),
        ("orders men", False, 2),
        ("in order to win", False, None),
        ("they must go", True, 2),
    ],
)
def test_directives(words: str, quoted: bool, step: int | None) -> None:
    hit = directive(words, 0, len(words), quoted=quoted)
    assert (hit.step if hit else None) == step


def test_on_the_table_of_pairs_most_drift_is_found_and_hardly_any_made_up() -> None:
    right = found = wanted = 0
    for pair in pairs():
        got, want = found_in(pair), frozenset(pair["drift"])
        right, found = right + len(got & want), found + len(got)
        wanted += bool(want)
    assert right / found >= 0.97
    assert right / wanted >= 0.75
