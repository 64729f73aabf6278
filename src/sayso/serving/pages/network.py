"""The network of ties: drawn in the browser, listed for those without JavaScript; one tie opens its sentences."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from sayso.model import Claim
from sayso.serving.asked import Asked
from sayso.serving.cards import shown as shown_claims
from sayso.serving.errors import NotThere
from sayso.serving.fitting import drawn, fitting
from sayso.serving.paging import part
from sayso.serving.room import asked_of, render, snapshot_of
from sayso.telling.counting import count
from sayso.telling.network import TieRow
from sayso.telling.passages import quoted
from sayso.telling.view import Index
from sayso.telling.wording import shortened

FILTERS = ("code", "told", "from", "to", "actor", "draw", "page")
DRAWN = (30, 60, 150)  # how many pairs of actors may be drawn; the first unless another is asked for
SENTENCES = 30
UNNAMED = 3  # the first rank (see telling.prominence) that names no party or says too little
PARALLEL = 4  # ties of one pair that are drawn
_NAME = 40


def page(request: Request) -> Response:
    """The ties that fit the query, as a table; the picture is drawn from the same query."""
    case, asked = snapshot_of(request), asked_of(request, *FILTERS)
    found = fitting(case, asked)
    shown = part(found.keys, asked)
    kept = [(key, *found.claims(key)) for key in shown.items]
    rows = [(key, case.ties[key], claims, against, count(claims, case.index)) for key, claims, against in kept]
    return render(
        request, "network.html", part=shown, rows=rows, outlet_choices=case.outlet_choices, codes=case.tie_codes,
        drawn=DRAWN, draw=_draw(asked), actor=case.index.entities.get(asked.given("actor")),
    )  # fmt: skip


def data(request: Request) -> Response:
    """The picture's parts: nodes and edges."""
    case, asked = snapshot_of(request), asked_of(request, *FILTERS)
    found = fitting(case, asked)
    kept = drawn(found, _draw(asked), PARALLEL, UNNAMED)
    actors = dict.fromkeys(e for _, row in kept for e in (row.tie.subject, row.tie.object))
    return JSONResponse(
        {
            "nodes": [{"id": a, "name": shortened(case.index.name(a), _NAME), "type": case.index.entities[a].type} for a in actors],
            "edges": [_edge(case.index, key, row, *found.claims(key)) for key, row in kept],
        }
    )


def _draw(asked: Asked) -> int:
    return int(asked.choice("draw", [str(n) for n in DRAWN]) or DRAWN[0])


def _edge(index: Index, key: str, row: TieRow, claims: tuple[Claim, ...], against: tuple[Claim, ...]) -> dict[str, object]:
    return {
        "id": key, "source": row.tie.subject, "target": row.tie.object, "words": row.relation,
        "origins": count(claims, index).origins, "claims": len(claims), "against": len(against),
        "disputed": row.tie.disputed or not claims, "alleged": row.alleged,
    }  # fmt: skip


def one(request: Request) -> Response:
    """One tie: the sentences it stands on, for and against."""
    case = snapshot_of(request)
    asked_of(request)
    row = case.ties.get(request.path_params["key"])
    if row is None:
        raise NotThere("there is no such tie in this case", hint="look for it in the network")
    shown = (*row.claims[:SENTENCES], *row.against[:SENTENCES])
    return render(
        request, "tie.html", row=row,
        claims=shown_claims(case, row.claims[:SENTENCES]), against=shown_claims(case, row.against[:SENTENCES]),
        more=len(row.claims) + len(row.against) - len(shown),
        texts=quoted(shown, dict.fromkeys((c.id for c in shown), 1), case.index),
        dispute=next((case.dispute_of[c.id] for c in shown if c.id in case.dispute_of), None),
    )  # fmt: skip


ROUTES = (Route("/network", page), Route("/network/data", data), Route("/ties/{key}", one))
