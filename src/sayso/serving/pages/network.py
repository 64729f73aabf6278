"""The network of ties: drawn in the browser, listed for those without JavaScript; one tie opens its sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from sayso.model import Claim
from sayso.serving.asked import Asked
from sayso.serving.cards import shown as shown_claims
from sayso.serving.errors import NotThere
from sayso.serving.paging import part
from sayso.serving.room import asked_of, render, snapshot_of
from sayso.serving.snapshot import Snapshot, Time
from sayso.telling.counting import count
from sayso.telling.network import TieRow
from sayso.telling.passages import quoted
from sayso.telling.wording import code_words, shortened

DRAWN = (30, 60, 150)  # how many pairs of actors may be drawn; the first unless another is asked for
SENTENCES = 30
UNNAMED = 3  # the first rank (see telling.prominence) that names no party or says too little
PARALLEL = 4  # ties of one pair that are drawn
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
        request, "network.html", part=shown, rows=rows, outlet_choices=case.outlet_choices, codes=case.tie_codes,
        drawn=DRAWN, draw=_draw(asked), actor=case.index.entities.get(asked.given("actor")),
    )  # fmt: skip


def data(request: Request) -> Response:
    """The picture's parts: nodes and edges."""
    case, asked = snapshot_of(request), asked_of(request)
    kept = _drawn(wanted(case, asked), _draw(asked))
    actors = dict.fromkeys(e for _, row, _, _ in kept for e in (row.tie.subject, row.tie.object))
    return JSONResponse(
        {
            "nodes": [{"id": a, "name": shortened(case.index.name(a), _NAME), "type": case.index.entities[a].type} for a in actors],
            "edges": [_edge(case, *k) for k in kept],
        }
    )


def _draw(asked: Asked) -> int:
    return int(asked.choice("draw", [str(n) for n in DRAWN]) or DRAWN[0])


def _drawn(ties: Iterable[Kept], most: int) -> list[Kept]:
    """The ties of the first so many pairs; ties without a named party, or that say too little, only where there are no others."""
    able = [t for t in ties if t[1].subject and t[1].object and t[1].tie.subject != t[1].tie.object]
    able = [t for t in able if t[1].rank < UNNAMED] or able
    pairs: dict[tuple[str, str], list[Kept]] = {}
    for tie in able:
        pair = (tie[1].tie.subject, tie[1].tie.object)
        if len(pairs) < most or pair in pairs:
            pairs.setdefault(pair, []).append(tie)
    return [tie for pair in pairs.values() for tie in pair[:PARALLEL]]


def _edge(case: Snapshot, key: str, row: TieRow, claims: tuple[Claim, ...], against: tuple[Claim, ...]) -> dict[str, object]:
    return {
        "id": key, "source": row.tie.subject, "target": row.tie.object, "words": row.relation,
        "origins": count(claims, case.index).origins, "claims": len(claims), "against": len(against),
        "disputed": row.tie.disputed or not claims, "alleged": row.alleged,
    }  # fmt: skip


def wanted(case: Snapshot, asked: Asked) -> list[Kept]:
    """The ties that fit the query, each with the claims that do: by code, actor, year, and as one outlet tells it."""
    code, outlet, actor = asked.choice("code", case.tie_codes), asked.choice("told", case.outlets), asked.given("actor")
    first, last = asked.date("from"), asked.date("to")
    if actor and actor not in case.index.entities:
        raise NotThere("there is no such actor in this case", hint="look for it among the actors")
    keys: Iterable[str] = case.ties_of.get(actor, ()) if actor else case.ties
    if outlet:
        told = case.ties_told.get(outlet, {})
        keys = [key for key in (told if not actor else keys) if key in told]
    rows = [(key, case.ties[key]) for key in keys if not code or case.ties[key].tie.code == code]
    kept = [(key, row, row.claims, row.against) for key, row in rows]
    if first or last:
        kept = list(_between(case, rows, first, last + "~"))
    if outlet:
        kept = [_told(tie, frozenset(c.id for c in told[tie[0]])) for tie in kept]
    return [tie for tie in kept if tie[2] or tie[3]] if first or last or outlet else kept


def _between(case: Snapshot, rows: Iterable[tuple[str, TieRow]], first: str, last: str) -> Iterator[Kept]:
    """The ties with those of their claims that speak of a stretch of time; most ties lie wholly within it or without."""
    all_times, all_ends = case.tie_times, case.tie_ends
    for key, row in rows:
        first_start, last_start, first_end, last_end = all_ends[key]
        if last_end < first or first_start > last:
            continue
        if last_start <= last and first_end >= first:
            yield key, row, row.claims, row.against
        else:
            times, against = all_times[key]
            yield key, row, _those(row.claims, times, first, last), _those(row.against, against, first, last)


def _those(claims: tuple[Claim, ...], times: tuple[Time, ...], first: str, last: str) -> tuple[Claim, ...]:
    return tuple([c for c, (a, b) in zip(claims, times, strict=True) if b >= first and a <= last])


def _told(tie: Kept, claims: frozenset[str]) -> Kept:
    """The tie with those of its claims that are among these."""
    return tie[0], tie[1], tuple(c for c in tie[2] if c.id in claims), tuple(c for c in tie[3] if c.id in claims)


def one(request: Request) -> Response:
    """One tie: the sentences it stands on, for and against."""
    case = snapshot_of(request)
    row = case.ties.get(request.path_params["key"])
    if row is None:
        raise NotThere("there is no such tie in this case", hint="look for it in the network")
    shown = (*row.claims[:SENTENCES], *row.against[:SENTENCES])
    return render(
        request, "tie.html", row=row, relation=code_words(row.tie.code, negative=not row.claims),
        claims=shown_claims(case, row.claims[:SENTENCES]), against=shown_claims(case, row.against[:SENTENCES]),
        more=len(row.claims) + len(row.against) - len(shown),
        texts=quoted(shown, dict.fromkeys((c.id for c in shown), 1), case.index),
        dispute=next((case.dispute_of[c.id] for c in shown if c.id in case.dispute_of), None),
    )  # fmt: skip


ROUTES = (Route("/network", page), Route("/network/data", data), Route("/ties/{key}", one))
