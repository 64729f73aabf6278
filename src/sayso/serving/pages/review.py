"""The review: what is most worth a person's look and why, and what people judged. Judging needs the room opened for writing."""

from __future__ import annotations

from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from sayso.serving.cards import shown as shown_claims
from sayso.serving.forms import Sent, reviewer_of, sent_with
from sayso.serving.paging import part
from sayso.serving.people import CORRECTED, Form
from sayso.serving.room import asked_of, render, snapshot_of
from sayso.serving.shelf import Shelf

PAGE = 12
WHAT = {"claim": "claims", "entity": "actors", "origin": "origins"}


def queue(request: Request) -> Response:
    """The queue, those first on which most rests and for which least speaks."""
    case, asked = snapshot_of(request), asked_of(request, "what", "page", "done")
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
    case, asked = snapshot_of(request), asked_of(request, "state", "page", "done")
    states = sorted({str(row["state"]) for row in case.judgements})
    state = asked.choice("state", states)
    rows = [row for row in reversed(case.judgements) if not state or row["state"] == state]
    return render(request, "judgements.html", part=part(rows, asked), states=states)


async def judge(request: Request) -> Response:
    """Take a form in, and go back to the page it came from."""
    reviewer, sent = reviewer_of(request), await sent_with(request)
    back = _way_back(dict(sent.pairs).get("back", ""))
    shelf: Shelf = request.app.state.shelf
    made = await run_in_threadpool(reviewer.judge, shelf, _form(sent))
    done = urlencode({"done": ",".join(f"j{row['n']}" for row in made)})
    return RedirectResponse(f"{back}{'&' if '?' in back else '?'}{done}", status_code=303)


def _form(sent: Sent) -> Form:
    told = dict(sent.pairs)
    values = {name: told[name] for name in (*CORRECTED, "other") if name in told}
    members = tuple(value for name, value in sent.pairs if name == "member")
    return Form(told.get("do", ""), told.get("record", ""), values, members, sent.one("note"))


def _way_back(path: str) -> str:
    """A page of this room and no other."""
    kinds = ("/review", "/claims/", "/actors/", "/judgements")
    return path if path.startswith(kinds) and "\\" not in path and len(path) < 1000 and path.isprintable() else "/review"


ROUTES = (Route("/review", queue), Route("/judgements", judgements), Route("/judge", judge, methods=["POST"]))
