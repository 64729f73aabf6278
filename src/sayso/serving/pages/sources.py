"""The sources: who relies on whom, drawn; and every source with its descriptor."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from sayso.serving.cards import shown as shown_claims
from sayso.serving.errors import NotThere
from sayso.serving.finding import Words
from sayso.serving.paging import part
from sayso.serving.room import asked_of, render, snapshot_of

KINDS = {
    "outlet": "outlets", "voice": "named people and bodies", "unnamed": "not named", "writing": "documents", "author": "authors",
}  # fmt: skip
ORIGINS = 40


def list_(request: Request) -> Response:
    """All sources."""
    case, asked = snapshot_of(request), asked_of(request, "kind", "q", "page")
    kind, words = asked.choice("kind", KINDS), set(Words().of(asked.words("q")))
    found = [
        (k, s) for k, s in case.sources.items() if (not kind or s.kind == kind) and (not words or words <= set(Words().of(s.name)))
    ]
    drawn = case.citations
    return render(
        request, "sources.html", part=part(found, asked), citations=drawn, names={n.key: n.title for n in drawn.nodes}, kinds=KINDS,
        keys=case.source_keys,
    )  # fmt: skip


def one(request: Request) -> Response:
    """One source: its descriptor, who carries it, and the claims that rest on its word."""
    case, asked = snapshot_of(request), asked_of(request, "page")
    source = case.sources.get(request.path_params["key"])
    if source is None:
        raise NotThere("there is no such source in this case", hint="look for it among the sources")
    shown = part([case.index.claims[c] for c in source.claims], asked, 25)
    actor = source.key if source.key in case.index.entities else None
    return render(
        request, "source.html", source=source, key=request.path_params["key"], part=shown,
        cards=shown_claims(case, shown.items), actor=actor,
    )  # fmt: skip


ROUTES = (Route("/sources", list_), Route("/sources/{key}", one))
