"""What a command prints: a table for a person, tab-separated lines for a pipe, one JSON object for a program."""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Mapping, Sequence
from typing import Any

import click

from sayso.cli.plain import one_line

Row = Mapping[str, Any]


def as_json(value: Any) -> str:
    """One line of JSON in ASCII: safe on any terminal, the same in any locale."""
    return json.dumps(plain(value), ensure_ascii=True, allow_nan=False)


def plain(value: Any) -> Any:
    """A value as JSON can hold it.

    Args:
        value: any value, nested ones too.

    Returns:
        The same with numbers that are not finite as None, bytes as hexadecimal digits, keys as text, and what JSON has no form
        for (dates, decimals) as text.
    """
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if value is None or isinstance(value, (str, int)):
        return value
    if isinstance(value, Mapping):
        return {key if isinstance(key, str) else cell(plain(key)): plain(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(one) for one in value]
    return value.hex() if isinstance(value, bytes) else str(value)


def print_rows(rows: Sequence[Row], *, columns: Sequence[str], shown_of: int | None = None) -> None:
    """Prints rows as a table on a terminal and as tab-separated lines, header first, elsewhere.

    Args:
        rows: what to print, one mapping a row.
        columns: the keys to print, in order.
        shown_of: how many rows there are in all, when fewer are printed.
    """
    if sys.stdout.isatty():
        _print_table(rows, columns)
    else:
        click.echo("\t".join(columns))
        for row in rows:
            click.echo("\t".join(one_line(cell(row.get(c))) for c in columns))
    if shown_of is not None and shown_of > len(rows):
        click.echo(f"{len(rows)} of {shown_of} shown; --limit 0 shows all", err=True)


def cell(value: Any) -> str:
    """A value in words: lists joined with commas, None as nothing."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (list, tuple)):
        return ", ".join(cell(v) for v in value)
    return str(value)


def _print_table(rows: Sequence[Row], columns: Sequence[str]) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*(Text(one_line(cell(row.get(c)))) for c in columns))
    Console().print(table)
