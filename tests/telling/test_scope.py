"""What a dossier is about: names resolved or listed, and nothing of the other side left behind."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.errors import QueryError
from sayso.model import Entity, Mention
from sayso.telling.dossier import Setting, page
from sayso.telling.markdown import markdown
from sayso.telling.naming import meant
from sayso.telling.scope import Scope, about_actor, about_dispute, about_question, about_tie, narrowed
from sayso.telling.view import Index
from sayso.weighing.hypotheses import Matrix, Question
from tests.telling.invented import case
from tests.telling.page import Page

INDEX = Index.of(case())


def _claims(scope: Scope) -> set[str]:
    return set(scope.claims or ())


@pytest.mark.parametrize(("name", "found"), [("highland", "h"), ("the Highland", "h"), ("Brenn", "b"), ("k", "k"), ("Karu", "k")])
def test_a_name_is_found_by_the_weighings_own_keys_by_part_or_by_id(name: str, found: str) -> None:
    assert meant(INDEX, name).id == found


def test_several_of_one_name_are_listed_with_their_ids() -> None:
    other = Entity("b2", "Ola Brenn", "Person", (Mention("dc", 0, 8, "name"),))
    index = replace(INDEX, entities={**INDEX.entities, "b2": other})
    with pytest.raises(QueryError, match=r"Ada Brenn \(Person, b\) or Ola Brenn \(Person, b2\)"):
        meant(index, "Brenn")


@pytest.mark.parametrize(("name", "persons"), [("Ada Brenn", ("Ada Brenn",)), ("Highland", ())])
def test_a_question_about_a_person_makes_a_dossier_on_a_person(name: str, persons: tuple[str, ...]) -> None:
    made = Matrix(Question("q", f"Did {name} know?", ()), "Ann Ode", "2031-01-01", (), (), (), (), meant=((name, (name,)),))
    assert about_question(INDEX, made).persons == persons


def test_unnamed_people_have_no_name_to_be_asked_for() -> None:
    with pytest.raises(QueryError, match="nobody in this case is called 'Oss'"):
        meant(INDEX, "Oss")


def test_an_actor_is_told_with_what_is_said_of_it_on_its_word_and_against_either() -> None:
    assert _claims(about_actor(INDEX, "Ada Brenn")) == {"c4", "c1", "c5"}  # its denial, and what it denies
    assert about_actor(INDEX, "Ada Brenn").persons == ("Ada Brenn",)
    assert _claims(about_actor(INDEX, "Karu dam")) == {"c1", "c2", "c4", "c5", "c6"}


@pytest.mark.parametrize("words", ["Highland|funds|Karu dam", "Highland||Karu"])
def test_a_tie_is_told_with_its_denials(words: str) -> None:
    assert _claims(about_tie(INDEX, words)) == {"c1", "c4", "c5"}


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("Highland funds Karu", "a tie is given as SUBJECT"),
        ("Highland|arms|Karu", "no claim ties Highland to Karu dam"),
        ("Highland|funds|Nowhere", "nobody in this case is called 'Nowhere'"),
    ],
)  # fmt: skip
def test_a_tie_that_is_not_there_is_said_so(words: str, message: str) -> None:
    with pytest.raises(QueryError, match=message):
        about_tie(INDEX, words)


def test_a_dispute_is_found_from_any_of_its_claims() -> None:
    assert _claims(about_dispute(INDEX, "c4")) == _claims(about_dispute(INDEX, "c1")) == {"c1", "c4", "c5"}
    with pytest.raises(QueryError, match="takes part in no dispute"):
        about_dispute(INDEX, "c2")
    with pytest.raises(QueryError, match="no claim 'nope'"):
        about_dispute(INDEX, "nope")


def test_a_narrowed_case_holds_nothing_else_and_keeps_the_numbers_of_its_texts() -> None:
    index = narrowed(INDEX, {"c4"})
    assert set(index.claims) == {"c4"} and set(index.attributions) == {"a3"} and set(index.origins) == {"o2"}
    assert index.relations == () and [t.claims for t in index.ties] == [()] and tuple(index.documents) == ("da", "db", "dc")


@pytest.mark.parametrize("write", [page, markdown])
def test_a_narrowed_dossier_tells_what_it_left_out(write: object) -> None:
    scope = about_tie(INDEX, "Highland|funds|Karu dam")
    text = write(INDEX, Setting(title=scope.title, scope=scope))  # type: ignore[operator]
    assert "3 of 6 claims of the pile are shown" in text
    assert "Whether Highland funds Karu dam: on whose word?" in text
    assert "flood Oss" not in text


def test_a_narrowed_page_is_whole() -> None:
    shown = Page.of(page(INDEX, Setting(scope=about_dispute(INDEX, "c4"))))
    assert shown.faults == [] and {t[1:] for t in shown.targets} <= set(shown.ids) and len(shown.ids) == len(set(shown.ids))
