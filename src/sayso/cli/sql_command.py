"""``sayso sql``: asks a case in SQL, reading only."""

from __future__ import annotations

import csv
import sys
from pathlib import Path

import click

from sayso.cli import doors, output


@click.command("sql", short_help="Ask a case in SQL, reading only.")
@click.argument("case", type=click.Path(path_type=Path))
@click.argument("query")
@click.option("--json", "json_", is_flag=True, help="One JSON object, for programs.")
@click.option("--csv", "csv_", is_flag=True, help="Comma-separated values with a header.")
def command(case: Path, query: str, json_: bool, csv_: bool) -> None:
    """Ask a CASE in SQL (DuckDB's dialect). Nothing can be written, and no other file can be read.

    A QUERY of "-" is read from standard input.

    \b
    Example:
      sayso sql inquiry.sayso "select outlet, count(*) from documents group by outlet"
    """
    if json_ and csv_:
        raise click.UsageError("choose one of --json and --csv")
    columns, rows = doors.query(case, sys.stdin.read() if query == "-" else query)
    if json_:
        click.echo(output.as_json({"columns": columns, "rows": [dict(zip(columns, row, strict=True)) for row in rows]}))
    elif csv_:
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)
    else:
        output.print_rows([dict(zip(columns, row, strict=True)) for row in rows], columns=columns)
