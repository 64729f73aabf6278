"""Questions with alternatives, and for each the matrix of what speaks for and against, as suggestions until a person signs."""

from __future__ import annotations

from sayso.weighing.hypotheses.assembly import as_now, ask_step, matrix, set_step, sign_step, unset_steps
from sayso.weighing.hypotheses.form import question_of, read_form, table_of, toml_of
from sayso.weighing.hypotheses.grounds import Grounds
from sayso.weighing.hypotheses.history import Asked, find, of_question, standing
from sayso.weighing.hypotheses.meant import alternative_of, row_of, suggested, taken_back, value_of
from sayso.weighing.hypotheses.openings import suggest_questions
from sayso.weighing.hypotheses.records import VALUES, Alternative, Cell, Matrix, Pattern, Question, Row, Value

__all__ = [
    "VALUES",
    "Alternative",
    "Asked",
    "Cell",
    "Grounds",
    "Matrix",
    "Pattern",
    "Question",
    "Row",
    "Value",
    "alternative_of",
    "as_now",
    "ask_step",
    "find",
    "matrix",
    "of_question",
    "question_of",
    "read_form",
    "row_of",
    "set_step",
    "sign_step",
    "standing",
    "suggest_questions",
    "suggested",
    "table_of",
    "taken_back",
    "toml_of",
    "unset_steps",
    "value_of",
]
