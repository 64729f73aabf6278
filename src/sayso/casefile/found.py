"""Columns of what the weighing finds, and rows back into records."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import Any, TypeVar

from sayso.casefile.connect import Store
from sayso.casefile.rows import Column, Table
from sayso.findings import (
    Circle,
    Cites,
    Counts,
    Dated,
    Drift,
    Interest,
    Standing,
    Support,
    SupportYear,
    Via,
)
from sayso.model import Span

T = TypeVar("T")
TABLES = ("standings", "circles", "drifts", "interests", "vias", "supports")


def _texts(*names: str) -> tuple[Column[Any], ...]:
    return tuple(Column(name, "VARCHAR", _field(name)) for name in names)


def _field(name: str) -> Callable[[Any], Any]:
    return lambda record: getattr(record, name)


def _lists(*names: str) -> tuple[Column[Any], ...]:
    return tuple(Column(name, "VARCHAR[]", _items(name)) for name in names)


def _items(name: str) -> Callable[[Any], Any]:
    return lambda record: list(getattr(record, name))


def _links(column: str, name: str, type_: str) -> Column[Circle]:
    return Column(column, type_, lambda circle: [getattr(link, name) for link in circle.links])


def _dated(name: str) -> tuple[Column[Support], ...]:
    def part(of: str) -> Callable[[Support], Any]:
        return lambda support: getattr(getattr(support, name), of) if getattr(support, name) else None

    return (
        Column(f"{name}_from", "VARCHAR", part("earliest")), Column(f"{name}_to", "VARCHAR", part("latest")),
        Column(f"{name}_claim", "VARCHAR", part("claim")),
    )  # fmt: skip


_STANDING = (
    "claim", "document", "outlet", "outlet_name", "origin", "origin_name", "utterer", "utterer_name", "utterer_kind",
)  # fmt: skip
_DATES = ("first", "last", "start", "end", "reported")
STANDINGS: Table[Standing] = Table("weighing.standings", _texts(*_STANDING))
CIRCLES: Table[Circle] = Table(
    "weighing.circles",
    (
        *_texts("id"), *_lists("outlets", "claims"), _links("link_citing", "citing", "VARCHAR[]"),
        _links("link_cited", "cited", "VARCHAR[]"), _links("link_documents", "document", "VARCHAR[]"),
        _links("link_claims", "claim", "VARCHAR[]"), _links("link_begins", "start", "INTEGER[]"),
        _links("link_ends", "end", "INTEGER[]"), *_texts("reason"),
    ),
)  # fmt: skip
DRIFTS: Table[Drift] = Table(
    "weighing.drifts",
    (
        *_texts("a", "b", "aspect", "direction", "way"), Column("a_begins", "INTEGER", lambda d: d.a_span.start),
        Column("a_ends", "INTEGER", lambda d: d.a_span.end), Column("b_begins", "INTEGER", lambda d: d.b_span.start),
        Column("b_ends", "INTEGER", lambda d: d.b_span.end), *_texts("reason"),
    ),
)  # fmt: skip
INTERESTS: Table[Interest] = Table("weighing.interests", (*_texts("claim", "speaker", "kind", "reason"), *_lists("grounds")))
VIAS: Table[Via] = Table(
    "weighing.vias",
    (
        *_texts("kind", "claim", "document"), Column("begins", "INTEGER", lambda v: v.start),
        Column("ends", "INTEGER", lambda v: v.end), *_texts("words", "entity"),
    ),
)  # fmt: skip
SUPPORTS: Table[Support] = Table(
    "weighing.supports",
    (
        *_texts("subject", "code", "object", "ucdp"), *_lists("claims", "against"),
        *(column for name in _DATES for column in _dated(name)),
        Column("years", "INTEGER[]", lambda s: [y.year for y in s.years]),
        Column("year_claims", "VARCHAR[][]", lambda s: [list(y.claims) for y in s.years]),
        Column("year_against", "VARCHAR[][]", lambda s: [list(y.against) for y in s.years]),
        Column("alleged", "BOOLEAN", lambda s: s.alleged), *_texts("alleged_reason"),
    ),
)  # fmt: skip


def standings(store: Store) -> Iterator[Standing]:
    """Who stands behind each claim, by claim."""
    return (Standing(*row) for row in _select(store, STANDINGS, "claim"))


def circles(store: Store) -> Iterator[Circle]:
    """Circular reporting."""
    for id_, outlets, claims, *links, reason in _select(store, CIRCLES, "id"):
        yield Circle(id_, tuple(outlets), tuple(claims), tuple(Cites(*link) for link in zip(*links, strict=True)), reason)


def drifts(store: Store) -> Iterator[Drift]:
    """Drift, by the later claim."""
    for a, b, aspect, direction, way, start, end, its_start, its_end, reason in _select(store, DRIFTS, "b, aspect, a"):
        yield Drift(a, b, aspect, direction, way, Span(start, end), Span(its_start, its_end), reason)


def interests(store: Store) -> Iterator[Interest]:
    """How speakers stand to their claims."""
    for claim, speaker, kind, reason, grounds in _select(store, INTERESTS, "claim"):
        yield Interest(claim, speaker, kind, reason, tuple(grounds))


def vias(store: Store) -> Iterator[Via]:
    """Instruments and routes, by claim."""
    return (Via(*row) for row in _select(store, VIAS, "claim, begins"))


def supports(store: Store) -> Iterator[Support]:
    """Ties of support with the ways that their claims tell."""
    told: dict[str, list[Via]] = {}
    for via in vias(store):
        told.setdefault(via.claim, []).append(via)
    for row in _select(store, SUPPORTS, "subject, code, object"):
        v = dict(zip((column.name for column in SUPPORTS.columns), row, strict=True))
        years = zip(v["years"], v["year_claims"], v["year_against"], strict=True)
        first, last, start, end, reported = (_date(v, name) for name in _DATES)
        yield Support(
            v["subject"], v["code"], v["object"], v["ucdp"], tuple(v["claims"]), tuple(v["against"]),
            first, last, start, end, reported,
            tuple(SupportYear(year, tuple(claims), tuple(against)) for year, claims, against in years),
            tuple(via for claim in v["claims"] for via in told.get(claim, ())), v["alleged"], v["alleged_reason"],
        )  # fmt: skip


def counts(store: Store) -> Iterator[Counts]:
    """The counts of every proposition, in the order of their ids."""
    names = ", ".join(f"s.{name}" for name in _STANDING)
    sql = f"SELECT m.proposition, {names} FROM weighing.claim_of m JOIN weighing.standings s USING (claim) ORDER BY 1, s.claim"
    found: Iterator[Any] = store.stream(sql)
    for proposition, group in groupby(found, key=lambda row: row[0]):
        yield Counts.of(str(proposition), (Standing(*row[1:]) for row in group))


def _select(store: Store, table: Table[Any], order: str) -> Iterator[Sequence[Any]]:
    names = ", ".join(f'"{column.name}"' for column in table.columns)
    found: Iterator[Any] = store.stream(f"SELECT {names} FROM {table.name} ORDER BY {order}")
    return found


def _date(v: dict[str, Any], name: str) -> Dated | None:
    dated = Dated(v[f"{name}_from"], v[f"{name}_to"], v[f"{name}_claim"])
    return None if dated == Dated(None, None) else dated
