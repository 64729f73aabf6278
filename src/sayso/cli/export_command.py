"""``sayso export``: writes a case for other programs."""

from __future__ import annotations

from pathlib import Path

import click

from sayso.cli import doors
from sayso.cli.plain import one_line


@click.command("export", short_help="Write a case for other programs: ledger, csv, parquet.")
@click.argument("case", type=click.Path(path_type=Path))
@click.option(
    "--format", "format_", metavar="FORMAT", default="ledger", show_default=True, help="ledger, csv, parquet, or a plug-in's."
)
@click.option(
    "-o", "--output", metavar="DIR", required=True, type=click.Path(path_type=Path, file_okay=False), help="The folder to fill."
)
def command(case: Path, format_: str, output: Path) -> None:
    """Write a CASE for other programs: the ledger (JSON lines), or tables as CSV or Parquet.

    \b
    Example:
      sayso export inquiry.sayso --format ledger -o ledger/
    """
    formats = doors.formats()
    if format_ not in formats:
        raise click.BadParameter(f"{format_!r} is not one of {', '.join(formats)}", param_hint="--format")
    with doors.open_case(case) as opened:
        formats[format_](opened, output)
    click.echo(f"{format_}: {one_line(str(output))}")
