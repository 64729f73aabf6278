"""Rings of outlets that cite each other, in words and as a picture: arrows from who cites to who is cited."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import cos, hypot, pi, sin
from typing import Literal

from sayso.telling.view import Index
from sayso.telling.wording import shortened

LABEL = 30  # characters of a label
WIDTH, ROW = 560.0, 36.0  # the picture's width and the height for each outlet, in its units
_ACROSS, _LEAST = 110.0, 84.0  # half the ring's width; the least height of a picture
_FREE, _BEND, _HEAD = 12.0, 18.0, 8.0  # room around a mark, how far an arrow bows outward, the length of its head


@dataclass(frozen=True, slots=True)
class Point:
    """One outlet at ``(x, y)``; ``label`` stands at ``text_x`` and ends or begins there."""

    label: str
    title: str
    x: float
    y: float
    text_x: float
    anchor: Literal["start", "end"]


@dataclass(frozen=True, slots=True)
class Arrow:
    """``path`` and ``head`` are SVG path data; ``title`` says who gives it as whose word."""

    path: str
    head: str
    title: str


@dataclass(frozen=True, slots=True)
class Ring:
    """A circle of outlets: its words ("A › B › A"), why, its claims, and its picture."""

    words: str
    reason: str
    claims: tuple[str, ...]
    points: tuple[Point, ...]
    arrows: tuple[Arrow, ...]
    width: float
    height: float


def rings(index: Index) -> Iterator[Ring]:
    """Every ring of outlets in the case, closed, with its picture."""
    for circle in index.circles:
        height = max(_LEAST, ROW * len(circle.outlets)) + 2 * _BEND
        points = _points(circle.outlets, height)
        words = " › ".join((*circle.outlets, circle.outlets[0]))
        arrows = tuple(_arrow(a, b) for a, b in pairwise((*points, points[0])))
        yield Ring(words, circle.reason, circle.claims, points, arrows, WIDTH, round(height, 1))


def _points(outlets: Sequence[str], height: float) -> tuple[Point, ...]:
    """The outlets on an ellipse, clockwise from its left end."""
    out = []
    for place, name in enumerate(outlets):
        turn = pi + 2 * pi * place / len(outlets)
        x, y = WIDTH / 2 + _ACROSS * cos(turn), height / 2 + (height / 2 - _BEND) * sin(turn)
        left = x < WIDTH / 2 + 1
        out.append(
            Point(
                shortened(name, LABEL),
                name,
                round(x, 1),
                round(y, 1),
                round(x - _FREE if left else x + _FREE, 1),
                "end" if left else "start",
            )
        )
    return tuple(out)


def _arrow(a: Point, b: Point) -> Arrow:
    """A bow from one mark to the next, outside the ring, with room at both ends."""
    dx, dy = b.x - a.x, b.y - a.y
    far = hypot(dx, dy) or 1.0
    # Clockwise on a screen, the outer side of the way from a to b is to its left: (dy, -dx).
    cx, cy = (a.x + b.x) / 2 + dy / far * _BEND, (a.y + b.y) / 2 - dx / far * _BEND
    start, end = _towards(a.x, a.y, cx, cy, _FREE), _towards(b.x, b.y, cx, cy, _FREE)
    neck = _towards(*end, cx, cy, _HEAD)
    ux, uy = (end[0] - neck[0]) / _HEAD, (end[1] - neck[1]) / _HEAD
    side = _HEAD / 2
    path = f"M{start[0]:.1f} {start[1]:.1f}Q{cx:.1f} {cy:.1f} {neck[0]:.1f} {neck[1]:.1f}"
    corners = ((neck[0] - uy * side, neck[1] + ux * side), (neck[0] + uy * side, neck[1] - ux * side))
    head = f"M{end[0]:.1f} {end[1]:.1f}" + "".join(f"L{x:.1f} {y:.1f}" for x, y in corners) + "Z"
    return Arrow(path, head, f"{a.title} gives it as the word of {b.title}")


def _towards(x: float, y: float, to_x: float, to_y: float, by: float) -> tuple[float, float]:
    far = hypot(to_x - x, to_y - y) or 1.0
    return x + (to_x - x) / far * by, y + (to_y - y) / far * by
