"""The reading room as an application: its addresses, and what it says when something goes wrong."""

from __future__ import annotations

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from sayso.errors import CaseError, QueryError, SaysoError
from sayso.serving import assets
from sayso.serving.entrance import Entrance
from sayso.serving.errors import NotReady, NotThere, NotUnderstood
from sayso.serving.guard import Guard
from sayso.serving.pages import actors, claims, disputes, documents, drift, hypotheses, network, overview, review, sources, timeline
from sayso.serving.people import Reviewer
from sayso.serving.room import environment, problem_page
from sayso.serving.shelf import Shelf

_STATUS: tuple[tuple[type[SaysoError], int], ...] = (
    (NotThere, 404), (NotUnderstood, 400), (QueryError, 400), (NotReady, 503), (CaseError, 503),
)  # fmt: skip


def application(shelf: Shelf, *, entrance: Entrance, port: int, reviewer: Reviewer | None = None) -> ASGIApp:
    """The whole application, guarded.

    Args:
        shelf: the case.
        entrance: who may come in.
        port: the port it is served on.
        reviewer: who reviews claims; None where the room is for reading only.
    """
    pages = (overview, documents, claims, actors, network, timeline, disputes, drift, sources, hypotheses, review)
    app = Starlette(
        routes=[
            Route("/enter/{token}", enter),
            Route("/static/{name}", assets.send),
            *(route for page in pages for route in page.ROUTES),
        ],
        exception_handlers={SaysoError: _problem, HTTPException: _refused, Exception: _failed},
    )
    app.state.shelf, app.state.entrance, app.state.reviewer = shelf, entrance, reviewer
    return Guard(app, entrance=entrance, port=port, refusal=problem_page, write=reviewer is not None)


def enter(request: Request) -> Response:
    """Let one browser in, and send it on from a page of our own: a strict cookie does not follow a redirect from elsewhere."""
    entrance: Entrance = request.app.state.entrance
    if request.method != "GET":
        return problem_page(405, "This address is to be opened in a browser.", "Open it there.")
    answer = entrance.open(request.path_params["token"])
    if answer == "in":
        html = environment().get_template("enter.html").render()
        return HTMLResponse(html, headers={"Set-Cookie": entrance.set_cookie(), "Refresh": "0; url=/"})
    if entrance.knows(request.headers.get("cookie", "")):
        return Response(status_code=303, headers={"Location": "/"})
    if answer == "used":
        return problem_page(403, "This address has been opened already.", "It opens once. Start sayso serve again for a new one.")
    return problem_page(403, "This is not the printed address.", "Open the address that sayso serve printed, as it was printed.")


def _problem(request: Request, error: Exception) -> Response:
    status = next((status for kind, status in _STATUS if isinstance(error, kind)), 500)
    message, hint = (error.message, error.hint) if isinstance(error, SaysoError) else (str(error), "")
    typed = error.typed if isinstance(error, NotUnderstood) else ""
    return problem_page(status, _sentence(message), _sentence(hint or "go back, or start at the overview"), typed)


def _refused(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    if status == 404:
        return problem_page(404, "There is no such page here.", "Start at the overview, or search.")
    return problem_page(status, "This cannot be done here.", "Go back, or start at the overview.")


def _failed(request: Request, error: Exception) -> Response:
    return problem_page(
        500, f"An internal error, {type(error).__name__}, kept this page from being made.",
        "The case was not touched. Please report it; the terminal shows the details.",
    )  # fmt: skip


def _sentence(words: str) -> str:
    words = words[:1].upper() + words[1:]
    return words if words.endswith((".", "?", "!")) else words + "."
