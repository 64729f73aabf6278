"""``sayso bundle``: one claim with all it rests on, for somebody else to check."""

from __future__ import annotations

from pathlib import Path

import click

from sayso.cli import doors, output, places
from sayso.cli.plain import one_line


@click.command("bundle", short_help="Write one claim with its evidence, for somebody else to check.")
@click.argument("case", type=click.Path(path_type=Path))
@click.argument("claim")
@click.option(
    "-o", "--output", "target", metavar="PATH", required=True, type=places.NoOutput("a folder or a .zip file", file_okay=True),
    help="A folder, or a .zip file.",
)  # fmt: skip
@click.option("--texts", is_flag=True, help="Put the whole texts in, too; mind their authors' rights.")
@click.option("--json", "json_", is_flag=True, help="One JSON object, for programs.")
def command(case: Path, claim: str, target: Path, texts: bool, json_: bool) -> None:
    """Write the CLAIM (its id) of a CASE as an evidence bundle.

    It holds the chain of say-so, hashes of the texts, offsets and quotations, what other claims are to it, and check.py: thirty
    lines of standard Python with which anyone who has the reports checks every hash and every quotation.

    \b
    Example:
      sayso bundle inquiry.sayso d0123456789ab.c4 -o evidence.zip
    """
    seal = doors.bundle(case, claim, target, texts=texts)
    if json_:
        click.echo(output.as_json({"case": str(case), "claim": claim, "path": str(target), "seal": seal}))
    else:
        click.echo(f"bundle: {one_line(str(target))}\nseal: {seal}")
