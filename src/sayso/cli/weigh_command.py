"""``sayso weigh``: weighs what is there already, without reading anything."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from sayso.cli import doors, output
from sayso.cli.plain import one_line


@click.command("weigh", short_help="Weigh a ledger that another program or another reader made.")
@click.option(
    "--from-ledger", "ledger", metavar="DIR", required=True, type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="The ledger to weigh, a folder of JSON lines.",
)  # fmt: skip
@click.option(
    "-o", "--output", "target", metavar="DIR", required=True, type=click.Path(path_type=Path, file_okay=False),
    help="The folder for the weighed ledger.",
)  # fmt: skip
@click.option("--json", "json_", is_flag=True, help="One JSON object, for programs.")
def command(ledger: Path, target: Path, json_: bool) -> None:
    """Weigh a ledger: who rests on whom, what states the same, what is denied. Write it as a ledger again.

    Documents, entities, attributions, claims and judgements are taken as they stand; what the ledger says of origins,
    propositions, relations and ties is found anew. docs/ledger.md has the form.

    \b
    Example:
      sayso weigh --from-ledger ledger/ -o weighed/
    """
    found = doors.weigh_ledger(ledger, target)
    if json_:
        click.echo(output.as_json({"ledger": str(ledger), "path": str(target), **asdict(found)}))
        return
    click.echo(", ".join(f"{number} {things}" for things, number in asdict(found).items()))
    click.echo(f"ledger: {one_line(str(target))}")
