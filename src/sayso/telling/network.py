"""The picture of ties: who is said to do what to whom, laid out the same way every time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import hypot, log2

from sayso.model import Claim, Tie
from sayso.telling.counting import Counts, count
from sayso.telling.layout import BOX, Box, place
from sayso.telling.view import Index
from sayso.telling.wording import code_words, shortened

WIDTH = 980.0
GLYPH = 7.4  # width of a character of a name
SMALL = 6.2  # width of a character of an edge's label
LABEL = 24  # characters of a name
_ALONG = (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74)  # where on a curve its label may stand, the best first
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class TieRow:
    """A tie with what stands behind it; ``alleged`` where no claim states it as plain fact."""

    number: int
    tie: Tie
    subject: str
    relation: str
    object: str
    claims: tuple[Claim, ...]
    against: tuple[Claim, ...]
    counts: Counts
    alleged: bool


@dataclass(frozen=True, slots=True)
class Node:
    """An entity's box, centred on ``(x, y)``."""

    label: str
    name: str
    type: str
    x: float
    y: float
    width: float


@dataclass(frozen=True, slots=True)
class Edge:
    """A tie's curve and its arrow head as SVG path data; its label is centred on ``(x, y)``."""

    row: TieRow
    path: str
    arrow: str
    x: float
    y: float
    width: float
    label: float


@dataclass(frozen=True, slots=True)
class Network:
    """The picture: boxes, curves, size, and how many ties it leaves out."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    width: float
    height: float
    left_out: int


def tie_rows(index: Index) -> tuple[TieRow, ...]:
    """All ties, the disputed first, then by independent origins, outlets and claims."""
    ranked = sorted(index.ties, key=lambda t: (not t.disputed, -t.origins, -t.outlets, -len(t.claims) - len(t.against)))
    return tuple(_row(n, tie, index) for n, tie in enumerate(ranked, 1))


def _row(number: int, tie: Tie, index: Index) -> TieRow:
    claims = tuple(index.claims[c] for c in tie.claims if c in index.claims)
    against = tuple(index.claims[c] for c in tie.against if c in index.claims)
    alleged = bool(claims) and all(c.modality != "actual" or c.hedge for c in claims)
    return TieRow(
        number, tie, index.name(tie.subject), code_words(tie.code), index.name(tie.object), claims, against,
        count(claims, index), alleged,
    )  # fmt: skip


def network(rows: Sequence[TieRow], index: Index, most: int) -> Network:
    """Draw the first ``most`` ties between two different entities."""
    drawn = [r for r in rows if r.tie.subject != r.tie.object and r.subject and r.object]
    kept = drawn[:most]
    keys = list(dict.fromkeys(e for r in kept for e in (r.tie.subject, r.tie.object)))
    labels = {key: shortened(index.name(key), LABEL) for key in keys}
    boxes = {key: Box(key, round(len(labels[key]) * GLYPH + 20, 1)) for key in keys}
    height = 150 + 30.0 * len(keys)
    if boxes:
        place(list(boxes.values()), sorted({(r.tie.subject, r.tie.object) for r in kept}), WIDTH, height)
    nodes = tuple(Node(labels[k], index.name(k), index.entities[k].type, b.x, b.y, b.width) for k, b in boxes.items())
    return Network(nodes, tuple(_edges(kept, boxes)), WIDTH, height, len(drawn) - len(kept))


def _edges(rows: Sequence[TieRow], boxes: Mapping[str, Box]) -> list[Edge]:
    beside: dict[tuple[str, ...], list[TieRow]] = {}
    for row in rows:
        beside.setdefault(tuple(sorted((row.tie.subject, row.tie.object))), []).append(row)
    taken = [(b.x, b.y, b.width, BOX) for b in boxes.values()]
    edges = []
    for row in rows:
        group = beside[tuple(sorted((row.tie.subject, row.tie.object)))]
        lane = group.index(row) - (len(group) - 1) / 2
        edges.append(_edge(row, lane if row.tie.subject < row.tie.object else -lane, boxes, taken))
    return edges


def _edge(row: TieRow, lane: float, boxes: Mapping[str, Box], taken: list[tuple[float, float, float, float]]) -> Edge:
    a, b = boxes[row.tie.subject], boxes[row.tie.object]
    length = hypot(b.x - a.x, b.y - a.y) or 1.0
    bend = lane * 46 + (14 if lane == 0 else 0)
    control = ((a.x + b.x) / 2 - (b.y - a.y) / length * bend, (a.y + b.y) / 2 + (b.x - a.x) / length * bend)
    start, end = _border(a, control, 2), _border(b, control, 5)
    width = len(row.relation) * SMALL + 10 + (14 if row.tie.disputed else 0)
    x, y = _free(start, control, end, width, taken)
    taken.append((x, y, width, 16.0))
    path = f"M{start[0]:.1f} {start[1]:.1f}Q{control[0]:.1f} {control[1]:.1f} {end[0]:.1f} {end[1]:.1f}"
    return Edge(row, path, _arrow(control, end), x, y, round(1.2 + 0.9 * log2(1 + max(1, row.tie.origins)), 1), round(width, 1))


def _border(box: Box, towards: Point, gap: float) -> Point:
    """Where a line from the box's centre leaves the box, a little outside it."""
    dx, dy = towards[0] - box.x, towards[1] - box.y
    reach = min((box.width / 2 + gap) / (abs(dx) or 1e-9), (BOX / 2 + gap) / (abs(dy) or 1e-9))
    return box.x + dx * min(reach, 1), box.y + dy * min(reach, 1)


def _free(start: Point, control: Point, end: Point, width: float, taken: Sequence[tuple[float, float, float, float]]) -> Point:
    """The place on a curve where a label covers least of what is there already."""

    def covered(at: Point) -> float:
        return sum(
            max(0.0, (width + w) / 2 - abs(at[0] - x)) * max(0.0, (18 + h) / 2 - abs(at[1] - y)) for x, y, w, h in taken
        )

    spots = [_on(start, control, end, t) for t in _ALONG]
    return min(spots, key=lambda spot: round(covered(spot), 1))


def _on(start: Point, control: Point, end: Point, t: float) -> Point:
    return (
        round((1 - t) ** 2 * start[0] + 2 * t * (1 - t) * control[0] + t * t * end[0], 1),
        round((1 - t) ** 2 * start[1] + 2 * t * (1 - t) * control[1] + t * t * end[1], 1),
    )


def _arrow(control: Point, end: Point) -> str:
    dx, dy = end[0] - control[0], end[1] - control[1]
    length = hypot(dx, dy) or 1.0
    dx, dy = dx / length, dy / length
    left, right = (end[0] - 9 * dx - 4 * dy, end[1] - 9 * dy + 4 * dx), (end[0] - 9 * dx + 4 * dy, end[1] - 9 * dy - 4 * dx)
    return f"M{end[0] + 1:.1f} {end[1]:.1f}L{left[0]:.1f} {left[1]:.1f}L{right[0]:.1f} {right[1]:.1f}Z"
