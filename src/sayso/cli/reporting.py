"""What the ``report`` command does with a case: finds what the dossier is about, as of which day, and has it written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from sayso.cli import doors, withheld
from sayso.cli.rates import rates
from sayso.errors import QueryError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sayso.asof import AsOf
    from sayso.model import Sent
    from sayso.telling.scope import Scope
    from sayso.telling.view import Index
    from sayso.telling.withholding import Whose
    from sayso.weighing.hypotheses import Matrix

Format = Literal["html", "md", "pdf"]
LEAST_WORDS = 2  # of a purpose
_WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class Wish:
    """A dossier as asked for: ``about`` is the option that narrows it and its value, ``day`` an ISO date or None.

    ``withhold`` says whose names are withheld, ``shown`` are names that are not.
    """

    case: Path
    about: tuple[str, str] | None = None
    day: str | None = None
    title: str | None = None
    purpose: str = ""
    format: Format = "html"
    withhold: Whose = "victims"
    shown: tuple[str, ...] = ()


def written(wish: Wish) -> str | bytes:
    """The dossier: text, or bytes for PDF. No clock is read: it bears the day that is asked for, and else no date.

    Args:
        wish: what is asked for.

    Raises:
        QueryError: what it shall be about is not in the case, is not one, or is a person and no purpose is stated in words.
        SaysoError: a PDF is asked for and cannot be made here.
    """
    from sayso.cli.about_command import model
    from sayso.cli.questions import matrices
    from sayso.telling.dossier import Setting, without_names
    from sayso.telling.forms import form
    from sayso.telling.view import Index

    write = form(wish.format)
    with _on_day(wish.case, wish.day) as (then, sent):
        index, questions = Index.of(then.case), matrices(then.case)
    scope = _scope(index, questions, wish.about)
    if scope.persons:
        _demand(wish.purpose, scope.persons)
    setting = Setting(
        title=wish.title or scope.title or wish.case.stem, as_of=wish.day, case_name=str(wish.case),
        error_rates=rates(model()), sent=sent, matrices=questions, scope=scope, later=then.later,
        undated=then.undated if wish.day else (), purpose=" ".join(wish.purpose.split()),
    )  # fmt: skip
    without, told = without_names(index, setting, wish.withhold, withheld.allowed(index, wish.shown))
    withheld.tell(told.withheld, index)
    return write(without, told)


def _demand(purpose: str, persons: Sequence[str]) -> None:
    """Insist on a purpose in words; a letter or a sign is none."""
    if len(_WORD.findall(purpose)) < LEAST_WORDS:
        who = " and ".join(persons)
        given = f"{purpose.strip()!r} does not say what it is for" if purpose.strip() else "what is it for?"
        hint = f'state it in {LEAST_WORDS} words or more: --purpose "inquiry into the harbour fund"'
        raise QueryError(f"this would be a dossier on {who}: {given}", hint=hint)


@contextmanager
def _on_day(path: Path, day: str | None) -> Iterator[tuple[AsOf, tuple[Sent, ...]]]:
    """The case on a day, and what was ever sent of it to another machine; closed afterwards."""
    from sayso.asof import AsOf, as_of

    with doors.open_case(path) as case:
        then = as_of(case, day) if day else AsOf(case, (), ())
        try:
            yield then, tuple(case.sent)
        finally:
            if then.case is not case:
                then.case.close()


def _scope(index: Index, questions: Sequence[Matrix], about: tuple[str, str] | None) -> Scope:
    from sayso.telling import scope

    if about is None:
        return scope.WHOLE
    option, value = about
    if option == "question":
        return scope.about_question(index, _question(questions, value))
    find = {"about": scope.about_actor, "tie": scope.about_tie, "dispute": scope.about_dispute}[option]
    return find(index, value)


def _question(questions: Sequence[Matrix], wanted: str) -> Matrix:
    found = [m for m in questions if m.question.id == wanted] or [m for m in questions if m.question.id.startswith(wanted)]
    if len(found) == 1:
        return found[0]
    there = ", ".join(m.question.id for m in found or questions) or "none; sayso hypotheses CASE suggest proposes some"
    what = f"several questions begin with {wanted!r}" if found else f"nobody asked a question {wanted!r} of this case"
    raise QueryError(what, hint=f"there are: {there}")
