"""Drift between texts: the claims of one origin, and claims given as an outlet's word beside that outlet's own."""

from __future__ import annotations

from collections.abc import Iterable

from sayso.casefile.blocks import Feed, Key, Made
from sayso.findings import Drift
from sayso.model import Span
from sayso.weighing.drift import MOST_COMPARED, Heard, across, relations, retold
from sayso.weighing.statements import Statement
from sayso.weighing.steps.kinship import belonging_of
from sayso.weighing.steps.packing import dump, key, load, unpack
from sayso.weighing.steps.step import Context, Lines, Step


def put_drifts(maker: Key, found: Iterable[Drift], phase: int, made: Made) -> None:
    """Findings of one block, for the later claim and respect of each; ``phase`` gives the order between blocks."""
    for place, one in enumerate(found):
        data = [
            one.a, phase, place, one.b, one.aspect, one.direction, one.way, one.a_span.start, one.a_span.end, one.b_span.start,
            one.b_span.end, one.reason,
        ]  # fmt: skip
        made.row("drifting", maker, key("drift", one.b, one.aspect), dump(data))


def _strand(block: Key, lines: Lines, made: Made, context: Context) -> None:
    """One origin's texts."""
    held = unpack(lines[0])
    belonging = belonging_of((row for line in lines[1] for row in load(line)), held.scene)
    heard = Heard(held.heard, held.scene)
    out: list[Drift] = []
    for earlier, later in retold({"": held.statements}):
        out += across(earlier, later, heard, held.scene, belonging)
    put_drifts(block, out, 1, made)


def _carried(block: Key, lines: Lines, made: Made, context: Context) -> None:
    """An outlet's claims of one relation and participant, and those that others give as its word."""
    rows = [load(line) for line in lines[0]]
    carried = sorted(load(row[3]) for row in rows if row[0] == "carries")[-MOST_COMPARED:]
    for kind, end, outlet, order in rows:
        if kind != "cites":
            continue
        document, _, _, claim = load(order)
        for place, (its, _, _, other) in enumerate(carried):
            if its != document:
                ref = key("claim", other)
                made.row("earlier", block, key("claim", claim), dump([outlet, end, place, other]), ref)


def _cited(block: Key, lines: Lines, made: Made, context: Context) -> None:
    """One claim that is given as the word of outlets, with what their own texts have."""
    if not lines[0] or not lines[1]:
        return
    held = unpack((*lines[1], *lines[2]))
    by_id = {one.id: one for one in held.statements}
    belonging = belonging_of((row for line in (*lines[3], *lines[4]) for row in load(line)), held.scene)
    heard = Heard(held.heard, held.scene)
    own = by_id[load(lines[1][0])[0][0]]
    by_outlet: dict[int, dict[str, Statement]] = {}
    for outlet, _, _, other in sorted(map(load, lines[0])):
        by_outlet.setdefault(outlet, {})[other] = by_id[other]
    out: list[Drift] = []
    for outlet in sorted(by_outlet):
        out += across(list(by_outlet[outlet].values()), [own], heard, held.scene, belonging)
    put_drifts(block, out, 2, made)


def _drift(block: Key, lines: Lines, made: Made, context: Context) -> None:
    """One claim in one respect: the first finding stands."""
    row = min(map(load, lines[0]))
    a, _, _, b, aspect, direction, way, start, end, its_start, its_end, reason = row
    found = Drift(a, b, aspect, direction, way, Span(start, end), Span(its_start, its_end), reason)
    made.result("drifts", block, found)
    for one in relations([found]):
        made.result("relations", block, one)


STEPS = (
    Step("strands", (Feed("statement", "strand"), Feed("agents", "strand")), ("drifting",), run=_strand),
    Step("carried", (Feed("carry"),), ("earlier",), run=_carried),
    Step(
        "cited",
        (
            Feed("earlier"), Feed("statement", "citing"), Feed("statement", "earlier"), Feed("agents", "citing"),
            Feed("agents", "earlier"),
        ),
        ("drifting",), run=_cited,
    ),
    Step("drifts", (Feed("drifting"),), (), ("drifts", "relations"), run=_drift),
)  # fmt: skip
