"""What a command prints: a table for a person, tab-separated lines for a pipe, one JSON object for a program."""

from __future__ import annotations

import json
import math
import os
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any, TextIO

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


def say(line: str, *, err: bool = False) -> None:
    """Prints a line of what is told beside the work, or drops it where nobody takes it: the work goes on.

    Args:
        line: what to print.
        err: to standard error.

    Raises:
        OSError: standard output is a file that cannot be written.
    """
    try:
        click.echo(line, err=err)
    except BrokenPipeError:
        drop(sys.stderr if err else sys.stdout)
    except OSError:
        if not err:
            raise
        drop(sys.stderr)


def drop(stream: TextIO) -> None:
    """Leads a stream that cannot be written nowhere, so that Python does not fail on it once more at the end."""
    with suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


class Forgiving:
    """A text stream for a library that prints; what cannot be written is dropped (see ``say``)."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        """As the stream itself."""
        with suppress(OSError):
            self._stream.write(text)
        return len(text)

    def flush(self) -> None:
        """As the stream itself."""
        try:
            self._stream.flush()
        except OSError:
            drop(self._stream)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


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
