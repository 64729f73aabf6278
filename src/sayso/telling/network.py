"""The picture of ties: who is said to do what to whom, laid out the same way every time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import hypot, log2

from sayso.model import Claim, Tie
from sayso.telling.counting import Counts, count
from sayso.telling.layout import BOX, Box, place
from sayso.telling.prominence import POSTS, tie_rank, topic
from sayso.telling.selection import tie_words
from sayso.telling.view import Index
from sayso.telling.wording import code_words, shortened
from sayso.weighing.phrases import told_around

WIDTH = 980.0
GLYPH = 7.4  # width of a character of a name
SMALL = 6.2  # width of a character of an edge's label
LABEL = 24  # characters of a name
LINE = 15.0  # height of one line of an arrow's label
_NOT_DRAWN = 3  # ties without a named party, or that say too little in a word, stay in the table
LINES = 4  # lines of a label
_ALONG = (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74)  # where on a curve its label may stand, the best first
_BESIDE = 120.0  # what it costs to set a label beside its curve, in units of covered area
Point = tuple[float, float]
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class TieRow:
    """A tie with what stands behind it; ``alleged`` where no claim states it as plain fact, ``rank`` as in `prominence`.

    ``says`` tells it as a sentence: of a rank above `PLAIN` in the words of a text.
    """

    number: int
    tie: Tie
    subject: str
    relation: str
    object: str
    claims: tuple[Claim, ...]
    against: tuple[Claim, ...]
    counts: Counts
    alleged: bool
    rank: int = 0
    says: str = ""

    @property
    def around(self) -> tuple[str, str]:
        """What is told before and after the object: "supports" and "in other ways"."""
        return told_around(self.tie.code, negative=not self.claims)


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
    """All ties from one entity to another: curve and arrow head as SVG path data, and its label's lines, centred on ``(x, y)``.

    ``more`` counts the ties that have no line.
    """

    rows: tuple[TieRow, ...]
    more: int
    path: str
    arrow: str
    x: float
    y: float
    width: float
    label: float

    @property
    def disputed(self) -> bool:
        """Whether all that is shown is disputed or only denied."""
        return all(r.tie.disputed or not r.claims for r in self.rows)

    @property
    def alleged(self) -> bool:
        """Whether nothing that is shown is told as plain fact."""
        return all(r.alleged for r in self.rows)


@dataclass(frozen=True, slots=True)
class Network:
    """The picture: boxes, curves, size, and how many ties it leaves out."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    width: float
    height: float
    left_out: int


def tie_rows(index: Index) -> tuple[TieRow, ...]:
    """All ties, the posts and memberships last: first those between named parties, the disputed before others, then support.

    Those alike in this come by independent origins, outlets and claims.
    """
    rank = {(t.subject, t.code, t.object): tie_rank(t.subject, t.code, t.object, index) for t in index.ties}
    ranked = sorted(
        index.ties,
        key=lambda t: (
            topic(t.code) == POSTS, rank[t.subject, t.code, t.object], not t.disputed, topic(t.code), -t.origins, -t.outlets,
            -len(t.claims) - len(t.against),
        ),
    )  # fmt: skip
    return tuple(_row(n, tie, index) for n, tie in enumerate(ranked, 1))


def _row(number: int, tie: Tie, index: Index) -> TieRow:
    claims = tuple(index.claims[c] for c in tie.claims if c in index.claims)
    against = tuple(index.claims[c] for c in tie.against if c in index.claims)
    alleged = bool(claims) and all(c.modality != "actual" or c.hedge for c in claims)
    return TieRow(
        number, tie, index.called(tie.subject), code_words(tie.code, negative=not claims), index.called(tie.object), claims,
        against, count(claims, index), alleged, tie_rank(tie.subject, tie.code, tie.object, index), tie_words(tie, index),
    )  # fmt: skip


def network(rows: Sequence[TieRow], index: Index, most: int) -> Network:
    """Draw the ``most`` pairs of entities of which most is said."""
    pairs: dict[Pair, list[TieRow]] = {}
    not_drawn = _NOT_DRAWN if any(row.rank < _NOT_DRAWN for row in rows) else _NOT_DRAWN + 1
    for row in rows:
        if row.tie.subject != row.tie.object and row.subject and row.object and row.rank < not_drawn:
            pairs.setdefault((row.tie.subject, row.tie.object), []).append(row)
    kept = dict(sorted(pairs.items(), key=lambda item: (min(r.rank for r in item[1]), -sum(map(_weight, item[1]))))[:most])
    keys = list(dict.fromkeys(e for pair in kept for e in pair))
    labels = {key: shortened(index.name(key), LABEL) for key in keys}
    boxes = {key: Box(key, round(len(labels[key]) * GLYPH + 20, 1)) for key in keys}
    height = 170 + 34.0 * len(keys)
    if boxes:
        place(list(boxes.values()), sorted(kept), WIDTH, height)
    nodes = tuple(Node(labels[k], index.name(k), index.entities[k].type, b.x, b.y, b.width) for k, b in boxes.items())
    left_out = len(rows) - sum(map(len, kept.values()))
    return Network(nodes, tuple(_edges(kept, boxes)), WIDTH, height, left_out)


def _weight(row: TieRow) -> int:
    return 2 * row.tie.origins + row.counts.texts + row.tie.disputed + len(row.against) + 1


def _edges(pairs: Mapping[Pair, Sequence[TieRow]], boxes: Mapping[str, Box]) -> list[Edge]:
    taken = [(b.x, b.y, b.width, BOX) for b in boxes.values()]
    return [_edge(rows, 1.0 if (b, a) in pairs else 0.0, boxes[a], boxes[b], taken) for (a, b), rows in pairs.items()]


def _edge(rows: Sequence[TieRow], lane: float, a: Box, b: Box, taken: list[tuple[float, float, float, float]]) -> Edge:
    length = hypot(b.x - a.x, b.y - a.y) or 1.0
    bend = 20 + lane * 34
    control = ((a.x + b.x) / 2 - (b.y - a.y) / length * bend, (a.y + b.y) / 2 + (b.x - a.x) / length * bend)
    start, end = _border(a, control, 2), _border(b, control, 5)
    lines = rows[:LINES]
    more = len(rows) - len(lines)
    width = max(len(edge_words(r)) for r in lines) * SMALL + 10
    height = LINE * (len(lines) + (1 if more else 0))
    x, y = _free(start, control, end, (width, height), taken)
    taken.append((x, y, width, height))
    path = f"M{start[0]:.1f} {start[1]:.1f}Q{control[0]:.1f} {control[1]:.1f} {end[0]:.1f} {end[1]:.1f}"
    thick = 1.2 + 0.9 * log2(1 + max(1, *(r.tie.origins for r in rows)))
    return Edge(tuple(lines), more, path, _arrow(control, end), x, y, round(thick, 1), round(width, 1))


def edge_words(row: TieRow) -> str:
    """A line of an arrow's label: the relation, and whether it is disputed or only denied."""
    return f"{'≠ ' if row.tie.disputed else ''}{row.relation}"


def _border(box: Box, towards: Point, gap: float) -> Point:
    """Where a line from the box's centre leaves the box, a little outside it."""
    dx, dy = towards[0] - box.x, towards[1] - box.y
    reach = min((box.width / 2 + gap) / (abs(dx) or 1e-9), (BOX / 2 + gap) / (abs(dy) or 1e-9))
    return box.x + dx * min(reach, 1), box.y + dy * min(reach, 1)


def _free(start: Point, control: Point, end: Point, size: Point, taken: Sequence[tuple[float, float, float, float]]) -> Point:
    """The place on a curve where a label covers least of what is there already."""

    def covered(at: Point) -> float:
        return sum(
            max(0.0, (size[0] + w) / 2 - abs(at[0] - x)) * max(0.0, (size[1] + h) / 2 + 2 - abs(at[1] - y)) for x, y, w, h in taken
        )

    on = [_on(start, control, end, t) for t in _ALONG]
    beside = [(round(x + side * (size[0] / 2 + 3), 1), y) for x, y in on for side in (1, -1)]
    return min((*on, *beside), key=lambda spot: round(covered(spot) + (_BESIDE if spot in beside else 0), 1))


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
