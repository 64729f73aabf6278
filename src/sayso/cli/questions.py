"""What the ``hypotheses`` command does with a case: looking at its questions, and adding what a person did."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.cli.doors import warn_if_unweighed
from sayso.errors import QueryError
from sayso.model import QuestionAct, QuestionStep

if TYPE_CHECKING:
    from sayso.casefile import Case
    from sayso.weighing.hypotheses import Asked, Grounds, Matrix, Question


@dataclass(frozen=True, slots=True)
class Opened:
    """A case open for questions."""

    case: Case
    grounds: Grounds
    standing: dict[str, Asked]

    def asked(self, question: str) -> Asked:
        """A question by its id or the beginning of it."""
        from sayso.weighing.hypotheses import find

        return find(self.standing, question)

    def matrix(self, question: str) -> Matrix:
        """Its matrix as the case is now."""
        from sayso.weighing.hypotheses import matrix

        return matrix(self.asked(question), self.grounds)


@contextmanager
def opened(case: Path, *, write: bool = False) -> Iterator[Opened]:
    """The case at that path with its questions, closed afterwards; for reading only unless ``write``."""
    from sayso.casefile import Case
    from sayso.weighing.hypotheses import Grounds, standing

    with Case.open(case, read_only=not write) as found:
        warn_if_unweighed(case, found.unweighed)
        yield Opened(found, Grounds.of(found), standing(found.question_steps))


def matrices(case: Case) -> tuple[Matrix, ...]:
    """The matrices of all questions of an open case; those of a case without questions cost nothing."""
    from sayso.weighing.hypotheses import Grounds, matrix, standing

    asked = standing(getattr(case, "question_steps", ()))
    if not asked:
        return ()
    grounds = Grounds.of(case)
    return tuple(matrix(one, grounds) for one in asked.values())


def name_of(by: str | None) -> str:
    """Who does it: as given, else from the environment; never guessed.

    Raises:
        QueryError: nobody is named.
    """
    name = " ".join((by or os.environ.get("SAYSO_USER", "")).split())
    if not name:
        raise QueryError("who does this? it is kept under a name", hint="give --by NAME, or set SAYSO_USER")
    return name


def moment(on: str | None) -> str:
    """When it was done: as given, else now; the clock enters here."""
    return on or now().strftime("%Y-%m-%dT%H:%M:%SZ")


def now() -> datetime:
    """The present moment."""
    return datetime.now(UTC)


def simple(case: Path, question: str, act: QuestionAct, *, by: str, at: str, note: str) -> None:
    """Adds a step that concerns a question as a whole."""
    with opened(case, write=True) as found:
        ident = found.asked(question).question.id
        found.case.add_question_steps([QuestionStep(ident, act, by, at, note=note)])


def exported(at: Opened, question: str, format_: str) -> str:
    """A matrix as the text of a file."""
    from sayso.telling.hypotheses import as_table
    from sayso.telling.matrices import as_csv, as_markdown, page
    from sayso.telling.view import Index
    from sayso.weighing.hypotheses import toml_of

    if format_ == "toml":
        return toml_of(at.asked(question).question)
    made, index = at.matrix(question), Index.of(at.case)
    if format_ == "csv":
        return as_csv(made, index)
    if format_ == "markdown":
        return as_markdown(made, index)
    if format_ == "html":
        return page([made], index, title=made.question.asks)
    return json.dumps(as_table(made, index), ensure_ascii=True, indent=1) + "\n"


def not_found(question: Question, step: QuestionStep, grounds: Grounds) -> list[str]:
    """What a question names and the case does not have, in words."""
    from sayso.weighing.hypotheses import Asked, matrix

    made = matrix(Asked(question, step.by, step.at, {}), grounds)
    return [gap.words for gap in made.gaps if gap.kind in ("name not found", "relation not found")]
