"""What people did to questions: added, never changed, and tampering shows."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from sayso.casefile import Case, layout
from sayso.casefile.connect import Store
from sayso.errors import CaseError
from sayso.model import QuestionStep
from tests.casefile.invented import reading, weighing

STEP = QuestionStep("q", "set", "Ada Brenn", "2031-01-01", "p1", "A", "open", "“why”, é, سد", '{"a": 1}')


def test_steps_come_back_in_order_and_outlive_new_readings_and_weighings(tmp_path: Path) -> None:
    path = tmp_path / "c.sayso"
    steps = [replace(STEP, note=str(n)) for n in range(5)]
    for number, step in enumerate(steps):
        with Case.open(path, create=True) as case:
            case.add_question_steps([step])
            assert case.question_steps == tuple(steps[: number + 1])
            case.add(reading(number), reader_version="v1")
            case.replace_weighing(weighing(case.pile()), mark="w")
    with Case.open(path, read_only=True) as case:
        assert case.question_steps == tuple(steps)


def test_many_short_visits_leave_a_case_that_opens(tmp_path: Path) -> None:
    """DuckDB cuts free blocks off a file's end and goes on counting them."""
    path = tmp_path / "c.sayso"
    for number in range(40):
        with Case.open(path, create=True) as case:
            case.add_question_steps([replace(STEP, note="x" * 2000 + str(number))])
    with Case.open(path, read_only=True) as case:
        assert len(case.question_steps) == 40


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE store.question_steps SET value = 'consistent' WHERE n = 2",
        "UPDATE store.question_steps SET by_whom = 'Someone Else' WHERE n = 1",
        "DELETE FROM store.question_steps WHERE n = 2",
        "INSERT INTO store.question_steps SELECT 4, * EXCLUDE (n) FROM store.question_steps WHERE n = 3",
    ],
)
def test_a_step_changed_from_outside_is_found(tmp_path: Path, change: str) -> None:
    path = tmp_path / "c.sayso"
    with Case.open(path, create=True) as case:
        case.add_question_steps([replace(STEP, note=str(n)) for n in range(3)])
    store = Store(path)
    store.run(change)
    store.close()
    with Case.open(path) as case, pytest.raises(CaseError, match="what people did to its questions does not add up"):
        case.add_question_steps([STEP])


def test_a_case_open_for_reading_takes_no_step(tmp_path: Path) -> None:
    path = tmp_path / "c.sayso"
    Case.open(path, create=True).close()
    with Case.open(path, read_only=True) as case, pytest.raises(CaseError, match="open for reading only"):
        case.add_question_steps([STEP])


def test_an_older_case_gets_a_place_for_questions(tmp_path: Path) -> None:
    path = tmp_path / "c.sayso"
    store = Store(path)
    layout.lay(store, since=0, upto=5)
    store.close()
    with Case.open(path) as case:
        case.add_question_steps([STEP])
        assert case.sql("SELECT by_whom, done_at, value FROM question_steps").rows == [("Ada Brenn", "2031-01-01", "open")]
