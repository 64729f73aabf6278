"""The overview: what was read, what the pile lacks, what stands in front."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from sayso.serving.room import render, snapshot_of

FRONT = 8  # entries of each list


def page(request: Request) -> Response:
    """The case at a glance."""
    case = snapshot_of(request)
    open_ = [(k, d) for k, d in case.disputes.items() if d.open]
    return render(
        request, "overview.html", pile=case.pile, weighed=case.weighed, open=open_[:FRONT], open_count=len(open_),
        ties=[(k, r) for k, r in list(case.ties.items())[:FRONT]], tie_count=len(case.ties),
        sources=[(k, s) for k, s in list(case.sources.items())[:FRONT]], source_count=len(case.sources),
        dated=len(case.dated), disputes=len(case.disputes), sent=case.sent_to,
    )  # fmt: skip


ROUTES = (Route("/", page),)
