"""What people do to a case from its pages: signed with the name the room was opened under, dated, and weighed at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Any

from sayso import judging
from sayso.casefile import Case
from sayso.judgements import Judgement
from sayso.model import QuestionStep
from sayso.serving.errors import NotThere, NotUnderstood
from sayso.serving.shelf import Shelf
from sayso.weighing.bench import Bench, Signature, revocation
from sayso.weighing.hypotheses import Grounds

StepsOf = Callable[[Sequence[QuestionStep], Grounds, str, str], Sequence[QuestionStep]]
"""Makes steps from the steps there are, the weighed case, a name and an ISO moment."""
CORRECTED = ("polarity", "modality", "code", "subject", "object", "object_text", "time", "place", "quantity", "condition", "hedge")
"""The fields of a claim that a page offers to correct, in its order."""
_UNCHANGED = "unchanged"  # what a select of a correction holds where nothing was chosen


@dataclass(frozen=True, slots=True)
class Form:
    """What was sent: which deed, on which record, with which values and note."""

    do: str
    record: str
    values: Mapping[str, str]
    members: tuple[str, ...]
    note: str


class Reviewer:
    """The person at the room's pages.

    Args:
        by: the name that every judgement is signed with.
        now: tells the present moment (ISO 8601, UTC).
    """

    def __init__(self, by: str, now: Callable[[], str]) -> None:
        self.by = by
        self._now = now
        self._lock = Lock()

    def judge(self, shelf: Shelf, form: Form) -> list[dict[str, Any]]:
        """Add what the form says to the case, weigh it, and load it again.

        Returns:
            The judgements as they stand.

        Raises:
            QueryError: there is no such record or value.
            CaseError: the case is being written by someone else, or cannot be written.
            NotUnderstood: the form asks for no deed that there is.
            NotThere: it takes back a judgement that there is not.
        """
        with self._lock:
            with Case.open(shelf.path) as case:
                signature = Signature(self.by, self._now(), form.note)
                wanted = made_of(form, judging.bench(case), signature)
                if any(one.revokes is not None and not 1 <= one.revokes <= len(case.judgements) for one in wanted):
                    raise NotThere(f"there is no judgement {form.record} in this case", hint="look for it among the judgements")
                made = judging.added(case, wanted)
            shelf.load()
        return made

    def answer(self, shelf: Shelf, steps_of: StepsOf) -> list[int]:
        """Add steps to the case's questions; nothing is weighed for that, and the case is not loaded again where it is as it was.

        Args:
            shelf: the case.
            steps_of: makes the steps from the steps there are and the weighed case, for this name and moment.

        Returns:
            The new steps' numbers, from 1.

        Raises:
            QueryError: there is no such question, row, alternative or value.
            CaseError: the case is being written by someone else, or cannot be written.
        """
        with self._lock:
            loaded = shelf.as_filed()
            with Case.open(shelf.path) as case:
                known = tuple(case.question_steps)
                if loaded and (known, len(case.judgements), _readings(case)) != (
                    loaded.steps, len(loaded.judgements), len(loaded.history),
                ):  # fmt: skip
                    loaded = None  # written to since, by someone else
                made = steps_of(known, loaded.grounds if loaded else Grounds.of(case), self.by, self._now())
                case.add_question_steps(made)
            if loaded:
                shelf.keep(loaded.with_steps((*known, *made)))
            else:
                shelf.load()
        return list(range(len(known) + 1, len(known) + len(made) + 1))


def made_of(form: Form, bench: Bench, signature: Signature) -> list[Judgement]:
    """The judgements that a form asks for."""
    if form.do in ("accept", "reject"):
        return [bench.about("accept" if form.do == "accept" else "reject", form.record, signature)]
    if form.do == "correct":
        values = {name: told for name, told in form.values.items() if name in CORRECTED and told != _UNCHANGED}
        return [bench.correct(form.record, values, signature)]
    if form.do == "merge":
        return [bench.merge([form.record, form.values.get("other", "").strip()], signature)]
    if form.do == "split":
        return [bench.split(form.record, form.members, signature)]
    if form.do == "revoke":
        number = form.record.removeprefix("j")
        if not (number.isascii() and number.isdigit() and len(number) < 10):
            raise NotUnderstood(f"“{form.record[:20]}” is no judgement", hint="choose one from the list of judgements")
        return [revocation(Judgement(int(number), "accept", "claim", "", ""), signature)]
    raise NotUnderstood("the form asks for nothing that can be done here", hint="go back and use the buttons of the page")


def _readings(case: Case) -> int:
    return int(next(iter(case.stream_rows("SELECT count(*) FROM store.journal")))[0])
