"""Flat tables for spreadsheets (CSV) and table programs (Parquet): one file for each view of the case (docs/sql.md)."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, TextIO

from sayso.casefile import TABLES, Case, table, write_parquet
from sayso.exports import descriptor
from sayso.exports.folder import fresh

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def write_csv(case: Case, path: Path) -> None:
    """Write every table as CSV: UTF-8, comma, a header, lists as JSON; ``documents`` without the text, which spreadsheets cut.

    A text cell that a spreadsheet would run as a formula gets a leading apostrophe.

    Args:
        case: the case to write.
        path: the folder; new, empty, or an earlier export, which is replaced.

    Raises:
        SaysoError: the folder holds something else or cannot be written.
    """
    with fresh(path, "csv") as folder:
        columns: dict[str, dict[str, str]] = {}
        for name in TABLES:
            source = table(case, name)
            kept = [i for i, column in enumerate(source.columns) if (name, column) != ("documents", "text")]
            columns[name] = {column: type_ for i, (column, type_) in enumerate(source.columns.items()) if i in kept}
            with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
                header = list(source.columns)
                write_rows(file, [[header[i] for i in kept]])
                write_rows(file, ([cell(row[i]) for i in kept] for row in source.rows))
        descriptor.write(folder, "csv", columns, unweighed=case.unweighed)


def write_parquet_tables(case: Case, path: Path) -> None:
    """Write every table as a Parquet file, with the columns' own types.

    Args:
        case: the case to write.
        path: the folder; new, empty, or an earlier export, which is replaced.

    Raises:
        SaysoError: the folder holds something else or cannot be written.
    """
    with fresh(path, "parquet") as folder:
        columns: dict[str, dict[str, str]] = {}
        for name in TABLES:
            source = table(case, name)
            columns[name] = dict(source.columns)
            write_parquet(source, folder / f"{name}.parquet")
        descriptor.write(folder, "parquet", columns, unweighed=case.unweighed)


def write_rows(file: TextIO, rows: Iterable[Sequence[Any]]) -> None:
    """Write CSV rows that end with a line feed.

    A cell with a carriage return is quoted: spreadsheets end a row there, and what follows could be a formula.

    Args:
        file: where to; opened without translation of newlines.
        rows: their cells, made harmless by ``cell``.
    """
    csv.writer(_LineFeeds(file), lineterminator="\r\n").writerows(rows)


class _LineFeeds:
    """Ends rows with a line feed alone; Python before 3.13 quotes carriage returns only where rows end with one."""

    def __init__(self, file: TextIO) -> None:
        self._file = file

    def write(self, row: str) -> int:
        return self._file.write(row.removesuffix("\r\n") + "\n")


def cell(value: Any) -> Any:
    """One CSV cell: lists as JSON, whole numbers without a point, and no text that a spreadsheet would run.

    Example:
        >>> cell("=1+1")
        "'=1+1"
    """
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, str) and len(value) > 1 and value.startswith(FORMULA_STARTS):
        return "'" + value  # a lone + or - (polarity) is no formula
    return value
