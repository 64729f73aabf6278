"""``sayso report``: writes the dossier."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path

import click

from sayso.cli import doors
from sayso.cli.plain import one_line


@click.command("report", short_help="Write the dossier: one HTML file.")
@click.argument("case", type=click.Path(path_type=Path))
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The file to write; without it, CASE with the ending .html.")
@click.option("--title", help="What the dossier is about; without it, the case's name.")
@click.option("--as-of", metavar="DATE", type=click.DateTime(["%Y-%m-%d"]), help="The date it bears; without it, today.")
def command(case: Path, output: Path | None, title: str | None, as_of: datetime | None) -> None:
    """Write a CASE's dossier: one HTML file that needs nothing else, every claim with its chain and its sentence.

    \b
    Example:
      sayso report inquiry.sayso -o dossier.html
    """
    target = output or case.with_suffix(".html")
    day = as_of.date() if as_of else today()
    doors.write_file(target, dossier_of(case, title=title or case.stem, as_of=day.isoformat()))
    click.echo(f"dossier: {one_line(str(target))}")


def dossier_of(case: Path, *, title: str, as_of: str) -> str:
    """The case's dossier with the measured figures of the model that read it, where they came with the model."""
    from sayso.cli.about_command import measured
    from sayso.cli.questions import matrices
    from sayso.telling.dossier import dossier

    with doors.open_case(case) as opened:
        rates = figures(measured())
        return dossier(
            opened, title=title, as_of=as_of, case_name=str(case), error_rates=rates, sent=tuple(opened.sent),
            matrices=matrices(opened),
        )  # fmt: skip


def figures(lines: Iterable[str]) -> dict[str, str]:
    """The measured figures, each line under its own name."""
    return dict.fromkeys(lines, "")


def today() -> date:
    """The clock enters here and is handed down."""
    return datetime.now().astimezone().date()
