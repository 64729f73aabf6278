"""The overview: what was read, what the pile lacks, what stands in front."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from sayso.serving.room import asked_of, render, snapshot_of
from sayso.telling.disputes import tally
from sayso.telling.selection import PLAIN

FRONT = 8  # entries of each list
LEAST = 3  # entries of what is only denied, however much is disputed


def page(request: Request) -> Response:
    """The case at a glance."""
    case = snapshot_of(request)
    asked_of(request)
    open_ = [(k, d) for k, d in case.disputes.items() if d.open]
    denied = [(k, r) for k, r in case.ties.items() if not r.claims and r.rank <= PLAIN]
    return render(
        request, "overview.html", pile=case.pile, open=open_[:FRONT],
        ties=[(k, r) for k, r in list(case.ties.items())[:FRONT]], tie_count=len(case.ties),
        sources=[(k, s) for k, s in list(case.sources.items())[:FRONT]], source_count=len(case.sources),
        denied=denied[: FRONT - min(len(open_), FRONT - LEAST)], disputes=tally(case.disputes.values()), sent=case.sent_to,
    )  # fmt: skip


ROUTES = (Route("/", page),)
