"""Boxes placed on a sheet so that none covers another: the same input gives the same places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import networkx

BOX = 26.0  # height of a box
GAP = (40.0, 54.0)  # room kept between boxes, across and down


@dataclass(slots=True)
class Box:
    """A labelled box of a given width, centred on ``(x, y)``."""

    key: str
    width: float
    x: float = 0.0
    y: float = 0.0


def place(boxes: Sequence[Box], pairs: Sequence[tuple[str, str]], width: float, height: float) -> None:
    """Give boxes their places on a sheet: those that are paired near each other (Fruchterman and Reingold's springs)."""
    graph = networkx.Graph()
    graph.add_nodes_from(b.key for b in boxes)
    graph.add_edges_from(pairs)
    spots = networkx.spring_layout(graph, seed=7, k=2.6 / max(1, len(boxes)) ** 0.5, iterations=250)
    across = _spread([float(spots[b.key][0]) for b in boxes])
    down = _spread([float(spots[b.key][1]) for b in boxes])
    for box, x, y in zip(boxes, across, down, strict=True):
        box.x = box.width / 2 + 6 + x * (width - box.width - 12)
        box.y = BOX + y * (height - 2 * BOX)
    for _ in range(120):
        if not _push(boxes, width, height):
            break
    for box in boxes:
        box.x, box.y = round(box.x, 1), round(box.y, 1)


def _spread(values: Sequence[float]) -> list[float]:
    """To the range 0..1, mostly by rank, so that no corner is crowded or empty."""
    ordered = sorted(values)
    low, span = ordered[0], (ordered[-1] - ordered[0]) or 1.0
    return [0.15 * (v - low) / span + 0.85 * ordered.index(v) / max(1, len(ordered) - 1) for v in values]


def _push(boxes: Sequence[Box], width: float, height: float) -> bool:
    """Moves boxes that touch away from each other, by the shorter way; whether any moved."""
    moved = False
    for a, b in combinations(boxes, 2):
        over_x = (a.width + b.width) / 2 + GAP[0] - abs(a.x - b.x)
        over_y = BOX + GAP[1] - abs(a.y - b.y)
        if over_x <= 0.1 or over_y <= 0.1:
            continue
        moved = True
        if over_y <= over_x:
            step = over_y / 2 if a.y <= b.y else -over_y / 2
            a.y, b.y = a.y - step, b.y + step
        else:
            step = over_x / 2 if a.x <= b.x else -over_x / 2
            a.x, b.x = a.x - step, b.x + step
        for box in (a, b):
            box.x = min(max(box.x, box.width / 2 + 4), width - box.width / 2 - 4)
            box.y = min(max(box.y, BOX / 2 + 4), height - BOX / 2 - 4)
    return moved
