"""The review: what is most worth a person's look and why, and what people judged. Judging needs the room opened for writing."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from sayso.serving.cards import shown as shown_claims
from sayso.serving.errors import NotUnderstood
from sayso.serving.paging import part
from sayso.serving.people import CORRECTED, Form, Reviewer
from sayso.serving.room import asked_of, render, snapshot_of
from sayso.serving.shelf import Shelf

PAGE = 12
WHAT = {"claim": "claims", "entity": "actors", "origin": "origins"}
LARGEST = 65_536  # bytes of a form
_FIELDS = 400


def queue(request: Request) -> Response:
    """The queue, those first on which most rests and for which least speaks."""
    case, asked = snapshot_of(request), asked_of(request)
    what = asked.choice("what", WHAT)
    shown = part([item for item in case.queue if not what or item.what == what], asked, PAGE)
    claims = case.index.claims
    rows = [(item, shown_claims(case, [claims[item.record]])[0] if item.record in claims else None) for item in shown.items]
    return render(
        request,
        "review.html",
        part=shown,
        rows=rows,
        what=WHAT,
        done=case.done(asked.words("done")),
        codes=case.codes,
        judged=len(case.judgements),
    )


def judgements(request: Request) -> Response:
    """Everything people judged, the newest first."""
    case, asked = snapshot_of(request), asked_of(request)
    states = sorted({str(row["state"]) for row in case.judgements})
    state = asked.choice("state", states)
    rows = [row for row in reversed(case.judgements) if not state or row["state"] == state]
    return render(request, "judgements.html", part=part(rows, asked), states=states)


async def judge(request: Request) -> Response:
    """Take a form in, and go back to the page it came from."""
    reviewer: Reviewer | None = request.app.state.reviewer
    if reviewer is None:
        raise NotUnderstood("this reading room is for reading only", hint="start it with --write and --by NAME to review claims")
    form, back = _form(await _body(request))
    shelf: Shelf = request.app.state.shelf
    made = await run_in_threadpool(reviewer.judge, shelf, form)
    done = urlencode({"done": ",".join(f"j{row['n']}" for row in made)})
    return RedirectResponse(f"{back}{'&' if '?' in back else '?'}{done}", status_code=303)


async def _body(request: Request) -> str:
    held = b""
    async for chunk in request.stream():
        held += chunk
        if len(held) > LARGEST:
            raise NotUnderstood("this form is too large", hint="send less at once")
    if request.headers.get("content-type", "").partition(";")[0].strip() != "application/x-www-form-urlencoded":
        raise NotUnderstood("this is no form of this page", hint="use the buttons of the page")
    return held.decode("utf-8", "replace")


def _form(body: str) -> tuple[Form, str]:
    try:
        pairs = parse_qsl(body, keep_blank_values=True, max_num_fields=_FIELDS)
    except ValueError as error:
        raise NotUnderstood("this form has too many fields", hint="choose fewer at once") from error
    told = dict(pairs)
    values = {name: told[name] for name in (*CORRECTED, "other") if name in told}
    members = tuple(value for name, value in pairs if name == "member")
    note = " ".join(told.get("note", "").split())[:500]
    return Form(told.get("do", ""), told.get("record", ""), values, members, note), _way_back(told.get("back", ""))


def _way_back(path: str) -> str:
    """A page of this room and no other."""
    kinds = ("/review", "/claims/", "/actors/", "/judgements")
    return path if path.startswith(kinds) and "\\" not in path and len(path) < 1000 and path.isprintable() else "/review"


ROUTES = (Route("/review", queue), Route("/judgements", judgements), Route("/judge", judge, methods=["POST"]))
