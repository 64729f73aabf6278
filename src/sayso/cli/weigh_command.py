"""``sayso weigh``: weighs what is there already, without reading anything."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from sayso.cli import doors, output, places
from sayso.cli.plain import one_line
from sayso.cli.weighing_case import weigh_case


@click.command("weigh", short_help="Weigh what changed in a case, or a ledger that somebody else made.")
@click.argument("case", metavar="[CASE]", required=False, type=click.Path(path_type=Path, dir_okay=False))
@click.option("--all", "again", is_flag=True, help="Forget what was weighed in the case before, and weigh all of it.")
@click.option(
    "--from-ledger", "ledger", metavar="DIR", type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="A ledger to weigh in place of a case, a folder of JSON lines.",
)  # fmt: skip
@click.option(
    "-o", "--output", "target", metavar="DIR", type=places.NoOutput(),
    help="The folder for the weighed ledger.",
)  # fmt: skip
@click.option("--json", "json_", is_flag=True, help="One JSON object, for programs.")
def command(case: Path | None, again: bool, ledger: Path | None, target: Path | None, json_: bool) -> None:
    """Weigh a case, or a ledger: who rests on whom, what states the same, what is denied.

    Reading, judging and removing weigh a case by themselves; this goes on where a weighing was stopped. Only what changed
    is weighed, with what that touches; the result is the same as that of weighing all of it.

    Of a ledger, documents, entities, attributions, claims and judgements are taken as they stand; what it says of origins,
    propositions, relations and ties is found anew and written as a ledger again. docs/ledger.md has the form.

    \b
    Example:
      sayso weigh inquiry.sayso
      sayso weigh --from-ledger ledger/ -o weighed/
    """
    if case is not None and ledger is None and target is None:
        weigh_case(case, again=again, json_=json_)
    elif ledger is not None and target is not None and case is None and not again:
        _weigh_ledger(ledger, target, json_=json_)
    else:
        raise click.UsageError("give a CASE, with --all if you like, or --from-ledger DIR with -o DIR")


def _weigh_ledger(ledger: Path, target: Path, *, json_: bool) -> None:
    found = doors.weigh_ledger(ledger, target)
    if json_:
        click.echo(output.as_json({"ledger": str(ledger), "path": str(target), **asdict(found)}))
        return
    click.echo(", ".join(f"{number} {things}" for things, number in asdict(found).items()))
    click.echo(f"ledger: {one_line(str(target))}")
