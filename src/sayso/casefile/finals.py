"""The tables of results, each row with the block that made it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from sayso.casefile import found, rows
from sayso.casefile.connect import Store
from sayso.casefile.rows import Column, Table

Placed = tuple[int, Any]
"""The key of the block that made a record, and the record."""


def _of(value: Callable[[Any], Any]) -> Callable[[Placed], Any]:
    return lambda placed: value(placed[1])


def _placed(table: Table[Any]) -> Table[Placed]:
    columns = (Column(column.name, column.type, _of(column.value)) for column in table.columns)
    return Table("steps." + table.name.partition(".")[2], (Column("maker", "UBIGINT", lambda placed: placed[0]), *columns))


TABLES: dict[str, Table[Placed]] = {
    table.name.partition(".")[2]: _placed(table)
    for table in (
        rows.CASE_ENTITIES, rows.ENTITY_OF, rows.PROPOSITIONS, rows.STATED_BY, rows.RESTS_ON, rows.ORIGINS, rows.RELATIONS,
        rows.TIES, found.STANDINGS, found.CIRCLES, found.DRIFTS, found.INTERESTS, found.VIAS, found.SUPPORTS,
    )
}  # fmt: skip


def insert(store: Store, name: str, records: Iterable[Placed]) -> None:
    """Add records to a table of results; inside the caller's transaction."""
    table = TABLES[name]
    sql = table.insert_sql()
    for batch in rows.batches(records):
        store.run(sql, table.parameters(batch))
