"""``sayso report``: writes the dossier."""

from __future__ import annotations

from pathlib import Path

import click

from sayso.cli import doors


@click.command("report", short_help="Write the dossier: one HTML file.")
@click.argument("case", type=click.Path(path_type=Path))
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The file to write; without it, CASE with the ending .html.")
def command(case: Path, output: Path | None) -> None:
    """Write a CASE's dossier: one HTML file that needs nothing else, every claim with its chain and its sentence.

    \b
    Example:
      sayso report inquiry.sayso -o dossier.html
    """
    target = output or case.with_suffix(".html")
    doors.write_file(target, doors.dossier(case))
    click.echo(f"dossier: {target}")
