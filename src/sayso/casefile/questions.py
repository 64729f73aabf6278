"""What people did to questions with alternatives: steps that are only ever added, each hash covering the step before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple
from typing import Any

from sayso.casefile.connect import Store
from sayso.casefile.journal import START, chained
from sayso.errors import CaseError
from sayso.model import QuestionStep

_COLUMNS = "question, act, by_whom, done_at, row_id, alternative, value, note, body"


def add(store: Store, steps: Sequence[QuestionStep]) -> None:
    """Add steps at the end; inside the caller's transaction."""
    last = store.rows("SELECT n, hash FROM store.question_steps ORDER BY n DESC LIMIT 1")
    n, previous = (int(str(last[0][0])), str(last[0][1])) if last else (0, START)
    for number, step in enumerate(steps, start=n + 1):
        previous = chained([number, *astuple(step)], previous)
        store.run(
            f"INSERT INTO store.question_steps (n, {_COLUMNS}, hash) VALUES ({', '.join('?' * 11)})",
            [number, *astuple(step), previous],
        )


def load(store: Store, where: object) -> list[QuestionStep]:
    """All steps, oldest first.

    Args:
        store: the open case.
        where: the case, for the message.

    Raises:
        CaseError: a step was altered, removed or added from outside.
    """
    previous = START
    found: list[QuestionStep] = []
    rows: list[Any] = store.rows(f"SELECT n, hash, {_COLUMNS} FROM store.question_steps ORDER BY n")
    for number, row in enumerate(rows, start=1):
        step = QuestionStep(*row[2:])
        previous = chained([number, *astuple(step)], previous)
        if row[0] != number or row[1] != previous:
            raise CaseError(
                f"{where}: its record of what people did to its questions does not add up at step {number}",
                hint="restore a copy of the case",
            )
        found.append(step)
    return found
