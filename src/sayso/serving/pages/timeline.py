"""The timeline: when it happened, when it was said, when it was published."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from sayso.serving.asked import Asked
from sayso.serving.finding import Words
from sayso.serving.paging import part
from sayso.serving.room import asked_of, render, snapshot_of
from sayso.serving.snapshot import Snapshot
from sayso.telling.timeline import Row, timeline
from sayso.telling.wording import when_words

PAGE = 30


@dataclass(frozen=True, slots=True)
class Told:
    """A row and the times at which the acts of saying behind it are said to have taken place."""

    row: Row
    said: tuple[str, ...]


def page(request: Request) -> Response:
    """What is given a time, in the order of time."""
    case, asked = snapshot_of(request), asked_of(request, "q", "outlet", "from", "to", "page")
    shown = part(_wanted(case, asked), asked, PAGE)
    rows = [Told(r, _said(case, r)) for r in shown.items]
    return render(
        request, "timeline.html", part=shown, rows=rows, timeline=timeline(shown.items, PAGE), outlet_choices=case.outlet_choices
    )


def _wanted(case: Snapshot, asked: Asked) -> list[Row]:
    first, last, outlet = asked.date("from"), asked.date("to"), asked.choice("outlet", case.outlets)
    words = Words().of(asked.words("q"))
    kept = set(case.claim_finder.find(words)) if words else None
    return [
        r
        for r in case.dated
        if (not first or (r.last or "9") >= first)
        and (not last or (r.first or "0")[: len(last)] <= last)
        and (not outlet or any(case.index.publisher(c.document) == outlet for c in r.claims))
        and (kept is None or any(c.id in kept for c in r.claims))
    ]


def _said(case: Snapshot, row: Row) -> tuple[str, ...]:
    times = (act.time for claim in row.claims for act in case.index.acts(claim))
    return tuple(dict.fromkeys(words for t in times if (words := when_words(t))))[:6]


ROUTES = (Route("/timeline", page),)
