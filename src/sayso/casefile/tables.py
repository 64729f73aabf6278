"""The case as flat tables, named and ordered as in its SQL views."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from sayso.casefile.case import Case
from sayso.casefile.connect import BATCH, stoppable
from sayso.casefile.faults import check_name, translate

TABLES: dict[str, str] = {
    "documents": "path",
    "history": "n",
    "sentences": "path, n",
    "entities": "id",
    "mentions": "document, begins, ends, entity, kind",
    "attributions": "document, source_begins, content_begins, id",
    "claims": "document, begins, ends, id",
    "claims_said": "path, claim",
    "chains": "claim, depth",
    "origins": "id",
    "propositions": "id",
    "relations": "kind, a, b",
    "ties": "subject, code, object",
    "standings": "claim",
    "counts": "proposition",
    "circles": "id",
    "circle_links": "circle, n",
    "drift": "b, aspect",
    "interest": "claim",
    "ways": "claim, begins",
    "support": "subject, code, object",
    "support_years": "subject, code, object, year",
    "sent": "n",
    "notes": "path, about, part, kind, quote",
    "question_steps": "n",
    "judgements": "n",
    "judged": "record",
}
"""Each table and the columns it is sorted by."""


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its columns with their SQL types, and its rows, once through."""

    name: str
    columns: dict[str, str]
    rows: Iterator[tuple[Any, ...]]


def table(case: Case, name: str) -> Table:
    """One of ``TABLES``, its rows streamed.

    Args:
        case: the case to read.
        name: a key of ``TABLES``.
    """
    columns = {str(row[0]): str(row[1]) for row in case.sql(f"DESCRIBE {name}").rows}
    return Table(name, columns, case.stream_rows(f"SELECT * FROM {name} ORDER BY {TABLES[name]}"))


def write_parquet(source: Table, path: Path) -> None:
    """Write a table as one Parquet file.

    The rows go through a second database in memory, which may reach only the target's folder: the case's own connection may
    reach no file at all.

    Raises:
        CaseError: the file cannot be written, or its path is not UTF-8.
    """
    check_name(path.resolve())
    folder, target = (str(p).replace("'", "''") for p in (path.parent.resolve(), path.resolve()))
    try:
        with stoppable(), duckdb.connect(":memory:") as connection:
            connection.execute(f"SET threads = 1; SET allowed_directories = ['{folder}']; SET enable_external_access = false")
            columns = ", ".join(f'"{name}" {type_}' for name, type_ in source.columns.items())
            connection.execute(f"CREATE TABLE rows ({columns})")
            insert = "INSERT INTO rows SELECT " + ", ".join(f"unnest(?::{type_}[])" for type_ in source.columns.values())
            for batch in _batches(source.rows):
                connection.execute(insert, [list(column) for column in zip(*batch, strict=True)])
            connection.execute(f"COPY rows TO '{target}' (FORMAT parquet, COMPRESSION zstd)")
    except duckdb.Error as error:
        raise translate(error, path) from error


def _batches(rows: Iterator[tuple[Any, ...]]) -> Iterator[list[tuple[Any, ...]]]:
    batch: list[tuple[Any, ...]] = []
    for row in rows:
        batch.append(row)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch
