"""How the wording shifts on its way, and circular reporting."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from sayso.serving.paging import part
from sayso.serving.room import asked_of, render, snapshot_of
from sayso.telling.wording import ASPECT, WAY

PAGE = 15
CIRCLES = 40
DIRECTIONS = {"strengthened": "strengthened", "weakened": "weakened", "shifted": "shifted"}


def page(request: Request) -> Response:
    """Both wordings side by side; neither is said to be right."""
    case, asked = snapshot_of(request), asked_of(request, "aspect", "direction", "way", "page")
    aspect, way = asked.choice("aspect", ASPECT.values()), asked.choice("way", WAY.values())
    direction = asked.choice("direction", DIRECTIONS)
    found = [
        d
        for d in case.drifts
        if (not aspect or d.aspect == aspect) and (not way or d.way == way) and (not direction or d.direction == direction)
    ]
    return render(
        request, "drift.html", part=part(found, asked, PAGE), aspects=ASPECT.values(), ways=WAY.values(), directions=DIRECTIONS,
        circles=case.circles[:CIRCLES], more_circles=max(0, len(case.circles) - CIRCLES),
    )  # fmt: skip


ROUTES = (Route("/drift", page),)
