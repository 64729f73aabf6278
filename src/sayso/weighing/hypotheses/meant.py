"""Which row, alternative, value or suggestion a person means by what they gave, and the steps that take a cell back."""

from __future__ import annotations

from sayso.errors import QueryError
from sayso.model import QuestionStep
from sayso.weighing.hypotheses.assembly import unset_steps
from sayso.weighing.hypotheses.grounds import Grounds
from sayso.weighing.hypotheses.history import Asked
from sayso.weighing.hypotheses.openings import suggest_questions
from sayso.weighing.hypotheses.records import VALUES, Alternative, Matrix, Question, Row, Value

_SHORTEST = 4  # signs of a row's id that may stand for it
_SHORT: dict[str, Value] = {"c": "consistent", "i": "inconsistent", "n": "not_applicable", "na": "not_applicable", "o": "open"}


def row_of(matrix: Matrix, wanted: str) -> Row:
    """A row by its id, the beginning of it, or one of its claims.

    Raises:
        QueryError: there is none, or several begin so.
    """
    found = [row for row in matrix.rows if row.id == wanted or any(claim.id == wanted for claim in row.claims)]
    if not found and len(wanted) >= _SHORTEST:
        found = [row for row in matrix.rows if row.id.startswith(wanted)]
    if len(found) == 1:
        return found[0]
    what = "several rows begin with" if found else "this question has no row"
    raise QueryError(f"{what} {wanted!r}", hint=f"sayso hypotheses CASE show {matrix.question.id} lists the rows")


def alternative_of(matrix: Matrix, wanted: str) -> Alternative:
    """An alternative by its id, letter case aside.

    Raises:
        QueryError: there is none.
    """
    for alternative in matrix.question.alternatives:
        if alternative.id.casefold() == wanted.casefold():
            return alternative
    there = ", ".join(alternative.id for alternative in matrix.question.alternatives)
    raise QueryError(f"this question has no alternative {wanted!r}", hint=f"it has {there}")


def value_of(wanted: str) -> Value:
    """A cell's value by its word or its first letter.

    Raises:
        QueryError: there is no such value.
    """
    plain = wanted.casefold().replace("-", "_").replace(" ", "_")
    for value in VALUES:
        if plain == value:
            return value
    if plain in _SHORT:
        return _SHORT[plain]
    raise QueryError(f"a cell cannot be {wanted!r}", hint="consistent, inconsistent, not-applicable or open (c, i, n, o)")


def suggested(grounds: Grounds, wanted: str) -> Question:
    """A question the case suggests, by its id or the beginning of it.

    Raises:
        QueryError: there is none, or several begin so.
    """
    found = [question for question in suggest_questions(grounds) if question.id.startswith(wanted)]
    exact = [question for question in found if question.id == wanted]
    if len(exact or found) != 1:
        what = "several suggestions begin with" if found else "nothing is suggested under"
        raise QueryError(f"{what} {wanted!r}", hint="sayso hypotheses CASE suggest lists them")
    return (exact or found)[0]


def taken_back(
    asked: Asked, made: Matrix, grounds: Grounds, row: str, alternative: str, *, by: str, at: str, note: str
) -> list[QuestionStep]:
    """The steps that give a cell back to its suggestion; a cell whose evidence is gone is named by the row it had.

    Raises:
        QueryError: nobody set that cell.
    """
    gone = [one for one in made.orphans if one.row == row and one.alternative.casefold() == alternative.casefold()]
    if gone:
        return [QuestionStep(asked.question.id, "unset", by, at, one.row, one.alternative, None, note) for one in gone]
    found, column = row_of(made, row), alternative_of(made, alternative)
    steps = unset_steps(asked, found, column, grounds, by=by, at=at, note=note)
    if not steps:
        raise QueryError(f"nobody set the cell of {found.id} and {column.id}", hint="it shows the suggestion already")
    return steps
