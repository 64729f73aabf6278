"""The network of ties: drawn in the browser, listed for those without JavaScript; one tie opens its sentences."""

from __future__ import annotations

from collections.abc import Iterable

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from sayso.model import Claim
from sayso.serving.asked import Asked
from sayso.serving.cards import ClaimCards
from sayso.serving.errors import NotThere
from sayso.serving.paging import part
from sayso.serving.room import asked_of, render, snapshot_of
from sayso.serving.snapshot import Snapshot
from sayso.telling.counting import count
from sayso.telling.network import TieRow
from sayso.telling.passages import quoted
from sayso.telling.wording import code_words, shortened

DRAWN = 150  # ties that are drawn at once
SENTENCES = 30
_NAME = 40

Kept = tuple[str, TieRow, tuple[Claim, ...], tuple[Claim, ...]]
"""A tie's key, the tie, and those of its claims, for and against, that the query leaves."""


def page(request: Request) -> Response:
    """The ties that fit the query, as a table; the picture is drawn from the same query."""
    case, asked = snapshot_of(request), asked_of(request)
    found = wanted(case, asked)
    shown = part(found, asked)
    rows = [(k, row, claims, against, count(claims, case.index)) for k, row, claims, against in shown.items]
    return render(
        request, "network.html", part=shown, rows=rows, outlet_choices=case.outlet_choices, codes=sorted({r.tie.code for r in case.ties.values()}),
        drawn=min(DRAWN, len(found)), actor=case.index.entities.get(asked.given("actor")),
    )  # fmt: skip


def data(request: Request) -> Response:
    """The picture's parts: nodes and edges."""
    case, asked = snapshot_of(request), asked_of(request)
    kept = [k for k in wanted(case, asked) if k[1].subject and k[1].object][:DRAWN]
    actors = dict.fromkeys(e for _, row, _, _ in kept for e in (row.tie.subject, row.tie.object))
    return JSONResponse(
        {
            "nodes": [{"id": a, "name": shortened(case.index.name(a), _NAME), "type": case.index.entities[a].type} for a in actors],
            "edges": [_edge(case, *k) for k in kept],
        }
    )


def _edge(case: Snapshot, key: str, row: TieRow, claims: tuple[Claim, ...], against: tuple[Claim, ...]) -> dict[str, object]:
    return {
        "id": key, "source": row.tie.subject, "target": row.tie.object, "words": row.relation,
        "origins": len({c.origin for c in claims if c.origin}), "claims": len(claims), "against": len(against),
        "disputed": row.tie.disputed or not claims, "alleged": row.alleged,
    }  # fmt: skip


def wanted(case: Snapshot, asked: Asked) -> list[Kept]:
    """The ties that fit the query, each with the claims that do: by code, actor, year, and as one outlet tells it."""
    codes = {r.tie.code for r in case.ties.values()}
    code, outlet, actor = asked.choice("code", codes), asked.choice("told", case.outlets), asked.given("actor")
    first, last = asked.date("from"), asked.date("to")
    if actor and actor not in case.index.entities:
        raise NotThere("there is no such actor in this case", hint="look for it among the actors")
    keys: Iterable[str] = case.ties_of.get(actor, ()) if actor else case.ties

    def fits(claim: Claim) -> bool:
        return (not outlet or case.index.publisher(claim.document) == outlet) and _when(case, claim, first, last)

    found: list[Kept] = []
    for key in keys:
        row = case.ties[key]
        if code and row.tie.code != code:
            continue
        claims, against = tuple(filter(fits, row.claims)), tuple(filter(fits, row.against))
        if claims or against:
            found.append((key, row, claims, against))
    return found


def _when(case: Snapshot, claim: Claim, first: str, last: str) -> bool:
    """Whether what is claimed lies in a stretch of time; what is given no time counts by its text's date."""
    if not first and not last:
        return True
    published = case.index.documents[claim.document].published
    earliest = (claim.time.earliest or claim.time.latest) if claim.time else published
    latest = (claim.time.latest or claim.time.earliest) if claim.time else published
    if earliest is None or latest is None:
        return False
    return (not first or latest >= first) and (not last or earliest[: len(last)] <= last)


def one(request: Request) -> Response:
    """One tie: the sentences it stands on, for and against."""
    case = snapshot_of(request)
    row = case.ties.get(request.path_params["key"])
    if row is None:
        raise NotThere("there is no such tie in this case", hint="look for it in the network")
    cards = ClaimCards(case)
    shown = (*row.claims[:SENTENCES], *row.against[:SENTENCES])
    return render(
        request, "tie.html", row=row, relation=code_words(row.tie.code, negative=not row.claims),
        claims=[cards.of(c) for c in row.claims[:SENTENCES]], against=[cards.of(c) for c in row.against[:SENTENCES]],
        more=len(row.claims) + len(row.against) - len(shown), texts=quoted(shown, dict.fromkeys((c.id for c in shown), 1), case.index),
        dispute=next((case.dispute_of[c.id] for c in shown if c.id in case.dispute_of), None),
    )  # fmt: skip


ROUTES = (Route("/network", page), Route("/network/data", data), Route("/ties/{key}", one))
