"""Questions with alternatives: those people asked, each with its matrix, and those that the case itself raises.

Where the room was opened for writing, cells are filled, alternatives added, and matrices signed on these pages.
"""

from __future__ import annotations

from functools import partial
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from sayso.model import QuestionStep
from sayso.serving.asked import Asked
from sayso.serving.errors import NotThere
from sayso.serving.forms import reviewer_of, sent_with
from sayso.serving.paging import part
from sayso.serving.questions import AS_SUGGESTED, steps_of
from sayso.serving.room import asked_of, render, snapshot_of
from sayso.serving.shelf import Shelf
from sayso.serving.snapshot import Snapshot
from sayso.telling.hypotheses import VALUE_WORDS, deed_words, status
from sayso.telling.matrices import context

PAGE = 12
SHOWN = 3  # alternatives that a new question has fields for; more are added on its page


def list_(request: Request) -> Response:
    """The questions of the case."""
    case, asked = snapshot_of(request), asked_of(request, "page", "done")
    own = [(m.question, status(m)) for m in case.matrices.values()]
    raised = [q for q in case.suggested_questions if q.id not in case.matrices]
    return render(
        request, "hypotheses_list.html", own=own, part=part(raised, asked, PAGE), fields=range(1, SHOWN + 1), codes=case.codes,
        done=_done(case, asked),
    )  # fmt: skip


def one(request: Request) -> Response:
    """One question's matrix: evidence by origin, what changes without one origin, what would settle it, and who did what to it."""
    case, asked = snapshot_of(request), asked_of(request, "page", "done")
    found = case.matrices.get(request.path_params["id"])
    if found is None:
        raise NotThere("there is no such question in this case", hint="look for it among the questions")
    steps = [(n, step) for n, step in enumerate(case.steps, start=1) if step.question == found.question.id]
    return render(
        request, "hypotheses_one.html", question=found.question, codes=case.codes, done=_done(case, asked),
        protocol=part(steps[::-1], asked), deed_words=deed_words, signed_by=[s.by for s in found.signatures],
        values={**VALUE_WORDS, AS_SUGGESTED: "as suggested (take back what was set)"}, **context([found], case.index),
    )  # fmt: skip


async def answer(request: Request) -> Response:
    """Take a form in, and go to the page of its question."""
    reviewer, sent = reviewer_of(request), await sent_with(request)
    shelf: Shelf = request.app.state.shelf
    made = await run_in_threadpool(reviewer.answer, shelf, partial(steps_of, sent))
    steps = shelf.current().steps
    return RedirectResponse(_way_on(steps[made[0] - 1], made), status_code=303)


def _way_on(step: QuestionStep, made: list[int]) -> str:
    path = "/hypotheses" if step.act == "withdraw" else f"/hypotheses/{quote(step.question, safe='')}"
    row = f"#row-{step.question}-{quote(step.row, safe='')}" if step.row else ""
    return f"{path}?done={','.join(map(str, made))}{row}"


def _done(case: Snapshot, asked: Asked) -> list[tuple[int, QuestionStep, str]]:
    """The steps that an address tells of, each with its number and in words."""
    wanted = frozenset(asked.words("done").split(","))
    return [(n, step, deed_words(step)) for n, step in enumerate(case.steps, start=1) if str(n) in wanted]


ROUTES = (Route("/hypotheses", list_), Route("/hypotheses/{id}", one), Route("/question", answer, methods=["POST"]))
