"""What people judged, as a ledger tells it: judgements, with the records as they were read and a correction's new values."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, get_args

from sayso.exports.from_ledger.lines import Line
from sayso.judgements import Judgement, Kind, Layer, Place
from sayso.model import Bound
from sayso.weighing.corrections import ACT_FIELDS, CLAIM_FIELDS, CLOSED

_NUMBER = re.compile(r"j([1-9]\d{0,8})\Z")
_FIELDS = {**CLAIM_FIELDS, **ACT_FIELDS}
"""A correction's fields and the kind of value each takes."""


def judgement(line: Line, n: int) -> Judgement:
    """The ``n``-th judgement."""
    if line.ident("id") != f"j{n}":
        line.wrong("id", f"{line.ident('id')[:40]!r} where j{n} comes next", "judgements stand oldest first, none left out")
    revokes = line.maybe_text("revokes")
    taken = _NUMBER.match(revokes) if revokes is not None else None
    if revokes is not None and not (taken and int(taken[1]) < n):
        line.wrong("revokes", f"{revokes[:40]!r} is no earlier judgement", f"j1 to j{n - 1}, or null" if n > 1 else "null")
    kind = line.one_of("kind", get_args(Kind))
    return Judgement(
        n, kind, line.one_of("layer", get_args(Layer)), line.ident("by"), line.ident("date"),
        tuple(tuple(map(_place, side)) for side in line.part_lists("sides")), _changes(line, kind), line.maybe_text("note") or "",
        int(taken[1]) if taken else None,
    )  # fmt: skip


def _place(line: Line) -> Place:
    return Place(
        line.one_of("layer", get_args(Layer)), line.text("id"), line.maybe_text("document") or "", line.maybe_text("sha256") or "",
        line.maybe_text("path") or "", line.maybe_whole("start") or 0, line.maybe_whole("end") or 0, line.maybe_text("words") or "",
        _read(line),
    )  # fmt: skip


def _read(line: Line) -> Mapping[str, Any]:
    """What was read at a place when it was judged."""
    if not line.has("reading"):
        return {}
    reading = line.part("reading")
    for name in reading.values:
        if reading.has(name):
            _READ.get(name, Line.scalar)(reading, name)
    return reading.values


def _changes(line: Line, kind: Kind) -> Mapping[str, Any]:
    """The new values of a correction; of a signature, what was signed."""
    if not line.has("changes"):
        return {}
    changes = line.part("changes")
    for name in changes.values:
        if kind == "correct" and name not in _FIELDS:
            changes.wrong(name, "is no field that can be corrected", f"one of: {', '.join(_FIELDS)}")
        check = _CHANGED.get(_FIELDS[name], Line.scalar) if kind == "correct" else Line.scalar
        if changes.has(name):
            check(changes, name)
        elif name in CLOSED:
            changes.wrong(name, "cannot be empty", f"one of: {', '.join(CLOSED[name])}")
    return changes.values


def _named(line: Line, name: str) -> None:
    """Who is meant, and where."""
    part = line.part(name)
    part.text("name")
    _spot(line, name)


def _spot(line: Line, name: str) -> None:
    part = line.part(name)
    part.whole("start"), part.whole("end")


def _pair(line: Line, name: str) -> None:
    """A range told as two numbers."""
    items = line.items(name)
    if len(items) != 2:
        line.wrong(name, f"{len(items)} numbers are no range", "its start and its end")
    for item in items:
        item.whole("")


def _pairs(line: Line, name: str) -> None:
    for item in line.items(name):
        _pair(item, "")


def _time(line: Line, name: str) -> None:
    part = line.part(name)
    for end in ("from", "to"):
        part.maybe_day(end)
        part.values.setdefault(end, None)


def _quantity(line: Line, name: str) -> None:
    part = line.part(name)
    for bound in ("low", "high"):
        part.maybe_number(bound)
        part.values.setdefault(bound, None)
    part.text("unit"), part.one_of("bound", get_args(Bound))


def _whole(line: Line, name: str) -> None:
    line.whole(name)


def _closed(line: Line, name: str) -> None:
    line.one_of(name, CLOSED[name])


def _text(line: Line, name: str) -> None:
    line.text(name)


def _to_place(line: Line, name: str) -> None:
    _place(line.part(name))


_Check = Callable[[Line, str], object]
_READ: Mapping[str, _Check] = {
    "subject": _named, "object": _named, "place": _named, "source_entity": _named, "attribution": _spot, "parent": _spot,
    "source": _pair, "content": _pairs, "time": _time, "quantity": _quantity, "source_count": _whole,
    **dict.fromkeys(("predicate", "code", "object_text", "condition", "hedge", "name", "type"), _text),
    **dict.fromkeys(CLOSED, _closed),
}  # fmt: skip
"""Field of what was read -> how it is told."""
_CHANGED: Mapping[str, _Check] = {
    "entity": _to_place, "attribution": _to_place, "code": _text, "words": _text, "text": _text, "closed": _closed, "time": _time,
    "quantity": _quantity, "number": _whole,
}  # fmt: skip
"""Kind of a corrected field -> how its new value is told."""
