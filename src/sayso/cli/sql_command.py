"""``sayso sql``: asks a case in SQL, reading only."""

from __future__ import annotations

import json
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import click

from sayso.cli import doors, output


@click.command("sql", short_help="Ask a case in SQL, reading only.")
@click.argument("case", type=click.Path(path_type=Path))
@click.argument("query")
@click.option("--json", "json_", is_flag=True, help="One JSON object, for programs.")
@click.option("--csv", "csv_", is_flag=True, help="Comma-separated values with a header.")
def command(case: Path, query: str, json_: bool, csv_: bool) -> None:
    """Ask a CASE in SQL (DuckDB's dialect). Nothing can be written, and no other file can be read.

    A QUERY of "-" is read from standard input. Columns of one name are told apart: id, id_2.

    \b
    Example:
      sayso sql inquiry.sayso "select outlet, count(*) from documents group by outlet"
    """
    if json_ and csv_:
        raise click.UsageError("choose one of --json and --csv")
    named, rows = doors.query(case, doors.text_from_standard_input() if query == "-" else query)
    columns = _apart(named)
    if json_:
        click.echo(output.as_json({"columns": columns, "rows": [dict(zip(columns, row, strict=True)) for row in rows]}))
    elif csv_:
        doors.print_csv([_csv_cell(value) for value in row] for row in (columns, *rows))
    else:
        output.print_rows([dict(zip(columns, row, strict=True)) for row in rows], columns=columns)


def _apart(names: Sequence[str]) -> list[str]:
    """The names with a number after those that stood there already; a name that the query gave is never taken for that."""
    told: list[str] = []
    for name in names:
        free = (f"{name}_{n}" for n in range(2, 2 + 2 * len(names)))
        told.append(name if name not in told else next(one for one in free if one not in told and one not in names))
    return told


def _csv_cell(value: Any) -> Any:
    if isinstance(value, (int, float, Decimal)):
        return doors.csv_cell(value)
    told = output.plain(value)
    return doors.csv_cell(json.dumps(told, ensure_ascii=False) if isinstance(told, dict) else told)
