"""The picture of who is cited by whom: texts that were read on the left, what they cite to the right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from math import sqrt

from sayso.telling.chains import Link, StoneKind, chain
from sayso.telling.view import Index
from sayso.telling.wording import date_words, shortened
from sayso.weighing.sentences import is_pointing

ROW = 27.0  # height of a node, in the picture's units
COLUMNS = (16.0, 256.0, 500.0, 752.0)  # where each column's marks stand
LABEL = 33  # characters of a label
GLYPH = 6.9  # width of a character at the picture's text size
MOST = (14, 12, 20, 12)  # nodes a column shows
_COLUMNS: Mapping[StoneKind, int] = {"text": 0, "outlet": 1, "writing": 1}


@dataclass(frozen=True, slots=True)
class Node:
    """One text, outlet or source at ``(x, y)``; ``claims`` counts what passes through it, ``right`` is where its label ends."""

    key: str
    label: str
    title: str
    kind: StoneKind
    column: int
    x: float
    y: float
    right: float
    claims: int


@dataclass(frozen=True, slots=True)
class Edge:
    """``path`` is SVG path data; ``claims`` counts the claims that pass from ``a`` to ``b``."""

    a: str
    b: str
    path: str
    width: float
    claims: int


@dataclass(frozen=True, slots=True)
class Citations:
    """The picture: nodes, edges, its size, and how many nodes each column leaves out."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    width: float
    height: float
    left_out: int


def citations(index: Index) -> Citations:
    """Draw who is cited by whom over all claims of the case."""
    paths = [_steps(chain(c, index), index) for c in index.claims.values()]
    weight = Counter(link.key for path in paths for link in path)
    kinds = {link.key: link for path in reversed(paths) for link in path}
    columns, left_out = _columns(kinds, _second_hand(paths), weight)
    seen = {key: (n, place) for n, column in enumerate(columns) for place, key in enumerate(column)}
    flows = Counter((a.key, b.key) for path in paths for a, b in pairwise(path) if a.key in seen and b.key in seen)
    ordered = _untangled(columns, flows)
    widest = max(flows.values(), default=1)
    tallest = max((len(c) for c in ordered), default=1)
    nodes = {
        key: _node(kinds[key], n, (place + 0.5 + (tallest - len(column)) / 2) * ROW + 34, weight[key], index)
        for n, column in enumerate(ordered)
        for place, key in enumerate(column)
    }
    edges = tuple(
        Edge(a, b, _path(nodes[a], nodes[b]), round(1 + 5 * sqrt(n / widest), 1), n)
        for (a, b), n in sorted(flows.items())
        if a != b
    )
    return Citations(tuple(nodes.values()), edges, (COLUMNS[3] if ordered[3] else COLUMNS[2]) + 262, tallest * ROW + 44, left_out)


def _steps(links: Iterable[Link], index: Index) -> tuple[Link, ...]:
    """A chain's links, where many texts were read told by outlet, not by text."""
    if len(index.documents) <= MOST[0]:
        return tuple(links)
    return tuple(
        Link(link.name, link.kind, f"text:{link.name.casefold()}", link.read) if link.kind == "text" else link for link in links
    )


def _second_hand(paths: Iterable[tuple[Link, ...]]) -> frozenset[str]:
    """People and bodies who are mostly cited by other people and bodies."""
    behind: Counter[str] = Counter()
    for path in paths:
        for a, b in pairwise(path):
            if b.kind not in _COLUMNS:
                behind[b.key] += -1 if a.kind in _COLUMNS else 1
    return frozenset(key for key, n in behind.items() if n > 0)


def _columns(links: Mapping[str, Link], second_hand: frozenset[str], weight: Counter[str]) -> tuple[list[list[str]], int]:
    columns: list[list[str]] = [[], [], [], []]
    left_out = 0
    for n, column in enumerate(columns):
        keys = [key for key, link in links.items() if (3 if key in second_hand else _COLUMNS.get(link.kind, 2)) == n]
        ranked = sorted(keys, key=lambda key: (not links[key].given or is_pointing(links[key].name), -weight[key], key))
        column.extend(ranked[: MOST[n]])
        left_out += len(ranked) - len(column)
    return columns, left_out


def _untangled(columns: list[list[str]], flows: Counter[tuple[str, str]]) -> list[list[str]]:
    """Orders each column by the mean place of what it is tied to (Sugiyama's barycentres), a few sweeps to and fro."""
    near: dict[str, list[tuple[str, int]]] = {}
    for (a, b), n in sorted(flows.items()):
        near.setdefault(a, []).append((b, n))
        near.setdefault(b, []).append((a, n))
    for sweep in range(8):
        for column in columns if sweep % 2 else reversed(columns):
            place = {key: i / max(1, len(c) - 1) for c in columns for i, key in enumerate(c)}
            column.sort(key=lambda key: (_mean(near.get(key, []), place, place[key]), key))
    return columns


def _mean(near: list[tuple[str, int]], place: Mapping[str, float], own: float) -> float:
    total = sum(n for _, n in near)
    return round(sum(place[k] * n for k, n in near) / total, 6) if total else own


def _node(link: Link, column: int, y: float, claims: int, index: Index) -> Node:
    full = link.name
    if link.kind == "text" and link.key[5:] in index.documents:
        date = date_words(index.documents[link.key[5:]].published)
        full = f"{link.name}, {date}" if date else link.name
    label = shortened(full, LABEL)
    x = COLUMNS[column]
    return Node(link.key, label, full, link.kind, column, x, round(y, 1), round(x + 14 + len(label) * GLYPH, 1), claims)


def _path(a: Node, b: Node) -> str:
    if a.column == b.column:
        x, bend = max(a.right, b.right) + 4, min(44.0, 20 + abs(a.y - b.y) / 8)
        return f"M{a.right + 4:.1f} {a.y:.1f}C{x + bend:.1f} {a.y:.1f} {x + bend:.1f} {b.y:.1f} {b.right + 4:.1f} {b.y:.1f}"
    start, end = (min(a.right + 4, COLUMNS[a.column + 1] - 14), b.x - 11) if a.column < b.column else (a.x - 11, b.right + 4)
    middle = (start + end) / 2
    return f"M{start:.1f} {a.y:.1f}C{middle:.1f} {a.y:.1f} {middle:.1f} {b.y:.1f} {end:.1f} {b.y:.1f}"
