"""What people did to the questions, read from the steps: which stand, what their cells hold, who signed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from sayso.errors import QueryError
from sayso.model import QuestionStep
from sayso.weighing.hypotheses.anchors import Anchor, anchors
from sayso.weighing.hypotheses.form import question_of
from sayso.weighing.hypotheses.records import Question


@dataclass(frozen=True, slots=True)
class Filled:
    """A cell as a person left it: the step, what it rested on, and how the alternative read then."""

    step: QuestionStep
    rested_on: tuple[Anchor, ...]
    says: str


@dataclass(slots=True)
class Asked:
    """A question as it stands: ``picked`` gives each claim or proposition picked by hand the sentences it stood for."""

    question: Question
    by: str
    at: str
    picked: dict[str, tuple[Anchor, ...]]
    filled: dict[tuple[str, str], Filled] = field(default_factory=dict)
    signed: list[QuestionStep] = field(default_factory=list)


def standing(steps: Iterable[QuestionStep]) -> dict[str, Asked]:
    """Question id -> the question as it stands, in the order first asked; withdrawn ones are left out.

    A later ``ask`` replaces the wording and keeps cells and signatures; asked again after it was withdrawn, it begins anew.
    """
    found: dict[str, Asked] = {}
    for step in steps:
        if step.act == "ask":
            _ask(found, step)
            continue
        asked = found.get(step.question)
        if asked is None:
            continue
        if step.act == "withdraw":
            del found[step.question]
        elif step.act == "set":
            body = _body(step)
            key = (step.row or "", step.alternative or "")
            asked.filled.pop(key, None)  # the order of the cells is the order in which they were filled last
            asked.filled[key] = Filled(step, anchors(body["rested_on"]), str(body["says"]))
        elif step.act == "unset":
            asked.filled.pop((step.row or "", step.alternative or ""), None)
        elif step.act == "sign":
            asked.signed = [*(one for one in asked.signed if one.by != step.by), step]
        elif step.act == "unsign":
            asked.signed = [one for one in asked.signed if one.by != step.by]
    return found


def find(standing: dict[str, Asked], wanted: str) -> Asked:
    """A question by its id or the beginning of it.

    Raises:
        QueryError: there is none, or several begin so.
    """
    if wanted in standing:
        return standing[wanted]
    found = [ident for ident in standing if ident.startswith(wanted)]
    if len(found) == 1:
        return standing[found[0]]
    hint = f"there are: {', '.join(found or standing)}" if standing else "ask one: sayso hypotheses CASE new FILE --by NAME"
    raise QueryError(f"{'several questions begin' if found else 'no question of this case is called'} {wanted!r}", hint=hint)


def _ask(found: dict[str, Asked], step: QuestionStep) -> None:
    body = _body(step)
    question = question_of(body["form"], name=f"question {step.question}")
    picked = {ident: anchors(rows) for ident, rows in body["picked"].items()}
    before = found.get(step.question)
    asked = Asked(question, step.by, step.at, picked)
    if before is not None:
        asked.filled, asked.signed = before.filled, before.signed
    found[step.question] = asked


def _body(step: QuestionStep) -> dict[str, Any]:
    body = json.loads(step.body)
    return body if isinstance(body, dict) else {}


def of_question(steps: Sequence[QuestionStep], question: str) -> list[QuestionStep]:
    """All steps of one question, oldest first, withdrawn or not."""
    return [step for step in steps if step.question == question]
