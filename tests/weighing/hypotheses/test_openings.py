"""Questions a case suggests by itself."""

from __future__ import annotations

from dataclasses import replace

from sayso.model import Modality
from sayso.weighing.hypotheses import Asked, Grounds, ask_step, matrix, read_form, suggest_questions, toml_of
from tests.telling.invented import case
from tests.weighing.hypotheses.dam import denied, grounds, opinion, paid, pile, report
from tests.weighing.pile import Text


def test_a_dispute_becomes_a_question_with_its_positions_the_affirming_one_first() -> None:
    [question] = suggest_questions(grounds())
    assert [one.says for one in question.alternatives] == ["Highland funds Karu Dam", "Highland does not fund Karu Dam"]
    assert question.ground == "claims of this case that deny or contradict each other"


def test_a_suggested_question_fills_its_matrix_on_both_sides() -> None:
    found = grounds()
    [question] = suggest_questions(found)
    made = matrix(Asked(question, "x", "2024-02-01", {}), found)
    against = [(tally.inconsistent_rows > 0, tally.consistent_rows > 0) for tally in made.tallies]
    assert against == [(True, True), (True, True)]


def test_a_suggestion_can_be_written_changed_and_asked() -> None:
    found = grounds()
    [question] = suggest_questions(found)
    assert read_form(toml_of(question), name="f") == question
    assert ask_step(question, found, by="Ada Brenn", at="2024-02-01").question == question.id


def test_nothing_is_suggested_where_nobody_disagrees() -> None:
    assert suggest_questions(grounds(paid(), report())) == ()


def test_the_order_of_the_texts_changes_no_suggestion() -> None:
    assert suggest_questions(grounds(*pile())) == suggest_questions(grounds(*reversed(pile())))


def _planned(*, no: str, yes: str, possible: bool = False) -> Grounds:
    text = Text("d1", f"Highland planned {yes}. Highland did not plan {no}.", outlet="Delta Post", published="2021-03-02")
    highland = text.entity("Highland", "Country")
    first, second = text.entity(yes, "Event", "nominal"), text.entity(no, "Event", "nominal")
    modality: Modality = "reported_possible" if possible else "actual"
    text.claim(f"Highland planned {yes}", highland, "planned", first, modality=modality)
    text.claim(f"Highland did not plan {no}", highland, "planned", second, polarity="-")
    return grounds(text)


def test_what_is_stated_and_negated_of_an_object_told_alike_is_suggested() -> None:
    [question] = suggest_questions(_planned(yes="the night raid", no="the raid"))
    assert [one.patterns[0].object for one in question.alternatives] == [("the night raid",), ("the raid",)]
    assert question.asks.startswith("What holds: Highland planned the night raid, or: Highland did not plan the raid")


def test_a_possibility_beside_a_negation_is_suggested_too() -> None:
    assert len(suggest_questions(_planned(yes="the night raid", no="the raid", possible=True))) == 1


def test_two_different_objects_are_no_question() -> None:
    assert suggest_questions(_planned(yes="the harvest feast", no="the raid")) == ()


def test_a_denial_of_what_nobody_states_is_suggested_with_the_gap_it_leaves() -> None:
    found = grounds(denied())
    [question] = suggest_questions(found)
    assert [one.says for one in question.alternatives] == ["Highland funds Karu Dam", "Highland does not fund Karu Dam"]
    made = matrix(Asked(question, "x", "2024-02-01", {}), found)
    assert "no claim in this pile states A" in {gap.words for gap in made.gaps}


def test_a_possibility_is_not_suggested_as_stating_it() -> None:
    found = grounds(opinion(), denied())
    [question] = suggest_questions(found)
    made = matrix(Asked(question, "x", "2024-02-01", {}), found)
    assert made.tallies[0].consistent_rows == 0 and made.tallies[0].inconsistent_rows == 1


def test_accounts_that_can_both_hold_ask_nothing_and_speak_against_nothing() -> None:
    made = case()
    assert Grounds.of(made).opposed
    differing = replace(made, relations=tuple(replace(relation, exact=False) for relation in made.relations))
    assert Grounds.of(differing).opposed == {}


def test_a_clause_taken_whole_for_a_name_makes_no_question() -> None:
    assert suggest_questions(_planned(yes="the raid " + "on the long road to the coast " * 6, no="the raid")) == ()
