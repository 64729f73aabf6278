"""Asking: which claims of a case affirm, deny, doubt or leave open what a question asks, on whose word. No prose is made.

from sayso.asking import ask

found = ask(Index.of(case), "Does Iran fund Hamas?")
"""

from __future__ import annotations

from sayso.asking.answer import COLUMNS, Answer, Found, Group, Said, answer
from sayso.asking.question import Actor, Question, understand
from sayso.codebook import Codebook, load
from sayso.telling.view import Index


def ask(index: Index, question: str, *, book: Codebook | None = None, wide: bool = False) -> Answer:
    """Answer a question with the claims of a case.

    Args:
        index: the case.
        question: in plain English; names as the texts have them.
        book: the codebook whose words give the relation; the default one when None.
        wide: whether to keep claims that share none of the question's other words.
    """
    known = book or load()
    return answer(index, understand(question, index, known), known, wide=wide)


__all__ = ["COLUMNS", "Actor", "Answer", "Found", "Group", "Question", "Said", "ask", "understand"]
