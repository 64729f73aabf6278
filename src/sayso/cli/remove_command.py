"""``sayso remove``: takes documents out of a case."""

from __future__ import annotations

from pathlib import Path

import click

from sayso.cli import doors, output
from sayso.cli.plain import one_line


@click.command("remove", short_help="Take documents out of a case.")
@click.argument("case", metavar="CASE", type=click.Path(path_type=Path, dir_okay=False))
@click.argument("names", nargs=-1, required=True, metavar="PATH...")
@click.option("--json", "json_", is_flag=True, help="One JSON object, for programs.")
def command(case: Path, names: tuple[str, ...], json_: bool) -> None:
    """Take documents out of a case, by the path the case shows or by the document's id; the weighing follows.

    What was read in them stays in the case's history, and what people judged of them stays on record: reading the file
    again brings both back. Where one name is unknown, nothing is taken out.

    \b
    Example:
      sayso remove inquiry.sayso reports/2023-10-09-post.txt
    """
    paths = doors.remove(case, names)
    if json_:
        click.echo(output.as_json({"case": str(case), "removed": list(paths)}))
        return
    click.echo("".join(f"removed {one_line(path)}\n" for path in paths), nl=False)
