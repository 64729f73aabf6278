"""Questions with alternatives: those people asked, each with its matrix, and those that the case itself raises."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from sayso.serving.errors import NotThere
from sayso.serving.paging import part
from sayso.serving.room import asked_of, render, snapshot_of
from sayso.telling.hypotheses import status
from sayso.telling.matrices import context

PAGE = 12


def list_(request: Request) -> Response:
    """The questions of the case."""
    case, asked = snapshot_of(request), asked_of(request)
    own = [(m.question, status(m)) for m in case.matrices.values()]
    return render(request, "hypotheses_list.html", own=own, part=part(case.suggested_questions, asked, PAGE))


def one(request: Request) -> Response:
    """One question's matrix: evidence by origin, what changes without one origin, what would settle it."""
    case = snapshot_of(request)
    found = case.matrices.get(request.path_params["id"])
    if found is None:
        raise NotThere("there is no such question in this case", hint="look for it among the questions")
    return render(request, "hypotheses_one.html", question=found.question, **context([found], case.index))


ROUTES = (Route("/hypotheses", list_), Route("/hypotheses/{id}", one))
