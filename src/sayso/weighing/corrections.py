"""Corrections: which fields of a claim or an attribution a person can set, how a value is told, and what the record is then."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import date
from typing import Any, get_args

from sayso.errors import QueryError
from sayso.judgements import place_of
from sayso.model import Amount, Attribution, Bound, Claim, Form, Modality, Polarity, SourceKind, Stance, When
from sayso.weighing.anchors import Finder

CLAIM_FIELDS = {
    "subject": "entity", "code": "code", "predicate": "words", "object": "entity", "object_text": "text", "polarity": "closed",
    "modality": "closed", "condition": "text", "hedge": "text", "time": "time", "place": "entity", "quantity": "quantity",
    "attribution": "attribution",
}  # fmt: skip
ACT_FIELDS = {
    "source_entity": "entity", "source_kind": "closed", "stance": "closed", "form": "closed", "parent": "attribution",
    "source_count": "number",
}  # fmt: skip
CLOSED: dict[str, tuple[str, ...]] = {
    "polarity": get_args(Polarity), "modality": get_args(Modality), "source_kind": get_args(SourceKind), "stance": get_args(Stance),
    "form": get_args(Form),
}  # fmt: skip
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
_MOST_SOURCES = 999_999_999
_QUANTITY = re.compile(
    r"(?P<low>-?\d+(?:\.\d+)?)?(?P<to>\.\.)?(?P<high>-?\d+(?:\.\d+)?)? +(?P<unit>\S.*?)(?: +\((?P<bound>\w+)\))?\Z"
)


def value_of(finder: Finder, record: str, name: str, told: str, codes: frozenset[str]) -> Any:
    """A correction's new value, from what a person typed; nothing typed means none.

    Args:
        finder: the case's records.
        record: the claim or attribution to correct.
        name: the field.
        told: an entity's or attribution's id, ``2020-01-01..2020-12-31``, ``2000..3000 USD (about)``, or the value itself.
        codes: the relations a claim may be given.

    Raises:
        QueryError: there is no such field or value; the hint says which there are.
    """
    fields = CLAIM_FIELDS if record in finder.claims else ACT_FIELDS
    if name not in fields:
        raise QueryError(f"{record} has no field {name!r} that can be corrected", hint=f"one of: {', '.join(fields)}")
    kind, told = fields[name], told.strip()
    if not told:
        if kind in ("closed", "words"):
            raise QueryError(f"{name} cannot be empty", hint=f"one of: {', '.join(CLOSED.get(name, ('some words',)))}")
        return None
    if kind in ("entity", "attribution"):
        return _placed(finder, record, name, kind, told)
    if kind == "closed" and told not in CLOSED[name]:
        raise QueryError(f"{name} cannot be {told!r}", hint=f"one of: {', '.join(CLOSED[name])}")
    if kind == "code" and told not in codes:
        raise QueryError(f"there is no relation {told!r} in the codebook", hint=f"one of: {', '.join(sorted(codes))}")
    if kind == "number":
        return _number(name, told)
    return {"time": _time, "quantity": _quantity}[kind](told) if kind in ("time", "quantity") else told


def _placed(finder: Finder, record: str, name: str, kind: str, told: str) -> dict[str, Any]:
    held: Mapping[str, Any] = finder.entities if kind == "entity" else finder.acts
    place = finder.place(told) if told in held else None
    if place is None:
        raise QueryError(f"{name}: there is no {kind} {told!r} in the case", hint="give an id, as the ledger or sayso sql shows it")
    if kind == "attribution":
        home = finder.claims[record].document if record in finder.claims else finder.acts[record].document
        if place.document != home:
            raise QueryError(f"{name}: {told} stands in another text than {record}", hint="name an attribution of the same text")
        if record in finder.acts and record in _upwards(told, finder):
            raise QueryError(f"{name}: {told} is itself told inside {record}", hint="an act of saying cannot hold itself")
    return asdict(place)


def _upwards(act: str | None, finder: Finder) -> set[str]:
    seen: set[str] = set()
    while act in finder.acts and act not in seen:
        seen.add(act)
        act = finder.acts[act].parent
    return seen


def _number(name: str, told: str) -> int:
    if not (told.isascii() and told.isdigit() and len(told) <= len(str(_MOST_SOURCES))):
        raise QueryError(f"{name} is a whole number, not {told[:40]!r}", hint=f"0 to {_MOST_SOURCES}")
    return int(told)


def _time(told: str) -> dict[str, str | None]:
    first, dots, last = (part.strip() for part in told.partition(".."))
    last = last if dots else first
    for day in filter(None, (first, last)) if first or last else (told,):
        if not _is_day(day):
            raise QueryError(
                f"not a date: {day!r}", hint="a day of the calendar: for example time=2020-01-01..2020-12-31, or time=2020-05-03"
            )
    if first and last and first > last:
        raise QueryError(f"time cannot end before it begins: {told!r}", hint=f"the earlier day comes first: time={last}..{first}")
    return {"from": first or None, "to": last or None}


def _is_day(told: str) -> bool:
    try:
        return bool(_DAY.match(told) and date.fromisoformat(told))
    except ValueError:  # no such day in the calendar
        return False


def _quantity(told: str) -> dict[str, Any]:
    found = _QUANTITY.match(told)
    bound = (found["bound"] or "exact") if found else ""
    if not found or bound not in get_args(Bound) or not (found["low"] or found["high"]):
        bounds = ", ".join(get_args(Bound))
        raise QueryError(f"not a quantity: {told!r}", hint=f"for example 2000..3000 USD (about); bounds: {bounds}")
    low, high = (float(found[name]) if found[name] else None for name in ("low", "high"))
    if any(number is not None and not math.isfinite(number) for number in (low, high)):
        raise QueryError(f"no number that can be kept: {told[:40]!r}", hint="fewer digits, or another unit: 3 billion USD")
    if low is not None and high is not None and low > high:
        turned = f"{found['high']}..{found['low']} {found['unit']}"
        raise QueryError(f"a quantity cannot end before it begins: {told!r}", hint=f"the smaller number comes first: {turned}")
    return {"low": low, "high": high if found["to"] else low, "unit": found["unit"], "bound": bound}


def corrected_claim(claim: Claim, changes: Mapping[str, Any], finder: Finder) -> Claim | str:
    """The claim as corrected; where a participant or attribution is no longer found, why not, in words."""
    values: dict[str, Any] = {}
    for name, value in changes.items():
        new = _resolved(CLAIM_FIELDS[name], value, finder)
        if isinstance(new, _Lost):
            return f"{name}: {new.why}"
        values[name] = new
    return replace(claim, **values)


def corrected_act(act: Attribution, changes: Mapping[str, Any], finder: Finder) -> Attribution | str:
    """The attribution as corrected; where a source or parent is no longer found, why not, in words."""
    values: dict[str, Any] = {}
    for name, value in changes.items():
        new = _resolved(ACT_FIELDS[name], value, finder)
        if isinstance(new, _Lost):
            return f"{name}: {new.why}"
        values[name] = new
    return replace(act, **values)


class _Lost:
    def __init__(self, why: str) -> None:
        self.why = why


def _resolved(kind: str, value: Any, finder: Finder) -> Any:
    if value is None:
        return None
    if kind in ("entity", "attribution"):
        found, why = finder.find(place_of(value), changes={} if kind == "attribution" else None)
        return found if found is not None else _Lost(why)
    if kind == "time":
        return When(value["from"], value["to"])
    if kind == "quantity":
        return Amount(value["low"], value["high"], value["unit"], value["bound"])
    return value
