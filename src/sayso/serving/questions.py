"""What a person does to the questions of a case from its pages, as steps: kept under a name and a moment, never taken away."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from string import ascii_uppercase
from typing import Any

from sayso.errors import QueryError
from sayso.model import QuestionStep
from sayso.serving.errors import NotThere, NotUnderstood
from sayso.serving.forms import Sent
from sayso.weighing.hypotheses import (
    Asked,
    Grounds,
    Matrix,
    Question,
    Row,
    alternative_of,
    as_now,
    ask_step,
    matrix,
    question_of,
    row_of,
    set_step,
    sign_step,
    standing,
    suggested,
    table_of,
    taken_back,
    value_of,
)

AS_SUGGESTED = "as_suggested"
"""What a cell's select holds to give the cell back to its suggestion."""
_MOST = len(ascii_uppercase)


@dataclass(frozen=True, slots=True)
class _Deed:
    """A form with what it is about: the steps there are, the weighed case, who does it and when."""

    sent: Sent
    known: Sequence[QuestionStep]
    grounds: Grounds
    by: str
    at: str

    @property
    def note(self) -> str:
        return self.sent.one("note")

    def asked(self, name: str = "") -> Asked:
        """The question that is meant, by its whole id."""
        found = standing(self.known).get(name or self.sent.one("question"))
        if found is None:
            raise NotThere("there is no such question in this case", hint="look for it among the questions")
        return found

    def step(self, act: Any) -> list[QuestionStep]:
        """A step that concerns a question as a whole."""
        return [QuestionStep(self.asked().question.id, act, self.by, self.at, note=self.note)]

    def ask(self, question: Question) -> list[QuestionStep]:
        """The step that puts a question, or puts it anew."""
        return [replace(ask_step(question, self.grounds, by=self.by, at=self.at), note=self.note)]


def steps_of(sent: Sent, known: Sequence[QuestionStep], grounds: Grounds, by: str, at: str) -> list[QuestionStep]:
    """The steps that a form asks for.

    Args:
        sent: the form; ``do`` names the deed, ``question`` the question, ``note`` is the person's reason.
        known: the steps there are.
        grounds: the weighed case.
        by: who does it.
        at: the present moment, ISO 8601.

    Raises:
        NotUnderstood: the form asks for no deed that there is.
        NotThere: there is no such question.
        QueryError: there is no such row, alternative, claim or value, or a question is put wrongly.
    """
    deed = _DEEDS.get(sent.one("do"))
    if deed is None:
        raise NotUnderstood("the form asks for nothing that can be done here", hint="go back and use the buttons of the page")
    return deed(_Deed(sent, known, grounds, by, at))


def _set(deed: _Deed) -> list[QuestionStep]:
    """A cell of a row, set or given back."""
    asked = deed.asked()
    made, row, alternative = matrix(asked, deed.grounds), deed.sent.one("row"), deed.sent.one("alternative")
    if deed.sent.one("value") == AS_SUGGESTED:
        return taken_back(asked, made, deed.grounds, row, alternative, by=deed.by, at=deed.at, note=deed.note)
    return [_filled(deed, made, row_of(made, row), alternative)]


def _put(deed: _Deed) -> list[QuestionStep]:
    """A cell set with a claim, whether the matrix has a row for it or not; ``where`` names question and alternative."""
    question, _, alternative = deed.sent.one("where").rpartition(" ")
    claim = deed.grounds.claims.get(deed.sent.one("claim"))
    if claim is None:
        raise QueryError("there is no such claim in this case", hint="it may have been read again; search for its words")
    made = matrix(deed.asked(question), deed.grounds)
    there = next((row for row in made.rows if any(one.id == claim.id for one in row.claims)), None)
    row = there or Row(claim.proposition or claim.id, deed.grounds.sentence(claim), "near", (claim,), (), 0, ())
    return [_filled(deed, made, row, alternative)]


def _filled(deed: _Deed, made: Matrix, row: Row, alternative: str) -> QuestionStep:
    column, value = alternative_of(made, alternative), value_of(deed.sent.one("value"))
    return set_step(made, row, column, value, deed.grounds, by=deed.by, at=deed.at, note=deed.note)


def _ask(deed: _Deed) -> list[QuestionStep]:
    """A question in a person's own words."""
    columns = [deed.sent.all(name) for name in ("says", "subject", "code", "object", "polarity")]
    rows = [_alternative(*fields) for fields in zip(*columns, strict=False) if fields[0]]
    if not deed.sent.one("asks") or len(rows) < 2:
        raise NotUnderstood("a question needs words, and two answers", hint="go back and fill them in")
    table = {"question": deed.sent.one("asks"), "exclusive": deed.sent.one("exclusive") == "yes", "alternative": rows}
    question = question_of(table, name="the form")
    taken = {step.question for step in deed.known}
    free = next(ident for n in range(1, len(taken) + 2) if (ident := question.id if n == 1 else f"{question.id}-{n}") not in taken)
    return deed.ask(replace(question, id=free))


def _take(deed: _Deed) -> list[QuestionStep]:
    """A question that the case raises, taken over."""
    found = suggested(deed.grounds, deed.sent.one("question"))
    if found.id in standing(deed.known):
        raise QueryError("this question has been taken over already", hint="it stands among the questions")
    return deed.ask(found)


def _add(deed: _Deed) -> list[QuestionStep]:
    """One more alternative, under a letter that none has had."""
    asked = deed.asked()
    had = {one.id for one in asked.question.alternatives} | {alternative for _, alternative in asked.filled}
    letter = next((letter for letter in ascii_uppercase if letter not in had), None)
    if letter is None or len(asked.question.alternatives) >= _MOST:
        raise QueryError("a question has no more alternatives than letters", hint="remove one first")
    if not deed.sent.one("says"):
        raise NotUnderstood("an alternative needs words", hint="go back and say what the answer is")
    row = {**_alternative(*(deed.sent.one(name) for name in ("says", "subject", "code", "object", "polarity"))), "id": letter}
    table = table_of(as_now(asked, deed.grounds))
    return deed.ask(question_of({**table, "alternative": [*table["alternative"], row]}, name="the form"))


def _drop(deed: _Deed) -> list[QuestionStep]:
    """An alternative taken out; what people set on it stays in the protocol."""
    gone, question = deed.sent.one("alternative"), as_now(deed.asked(), deed.grounds)
    left = [one for one in question.alternatives if one.id != gone]
    if len(left) == len(question.alternatives):
        raise QueryError(f"this question has no alternative {gone!r}", hint="choose one from the list on the page")
    if len(left) < 2:
        raise QueryError("a question needs two alternatives", hint="add another one first, or withdraw the question")
    return deed.ask(replace(question, alternatives=tuple(left)))


def _alternative(says: str, subject: str, code: str, object_: str, polarity: str) -> dict[str, Any]:
    """An alternative as the fields of a question's file; what is left open in the form is left out."""
    pattern = {name: value for name, value in (("subject", subject), ("code", code), ("object", object_)) if value}
    stated: Mapping[str, Any] = {"pattern": [{**pattern, "polarity": polarity or "+"}]} if pattern else {}
    return {"says": says, **stated}


def _sign(deed: _Deed) -> list[QuestionStep]:
    return [sign_step(matrix(deed.asked(), deed.grounds), by=deed.by, at=deed.at, note=deed.note)]


_DEEDS: Mapping[str, Callable[[_Deed], list[QuestionStep]]] = {
    "set": _set, "put": _put, "ask": _ask, "take": _take, "add": _add, "drop": _drop, "sign": _sign,
    "unsign": lambda deed: deed.step("unsign"), "withdraw": lambda deed: deed.step("withdraw"),
}  # fmt: skip
