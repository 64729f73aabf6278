"""``sayso weigh``: weighs what is there already, without reading anything."""

from __future__ import annotations

from pathlib import Path

import click

from sayso.cli.weighing_case import weigh_case


@click.command("weigh", short_help="Weigh a case again: what changed in it, or all of it.")
@click.argument("case", metavar="CASE", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--all", "again", is_flag=True, help="Forget what was weighed before, and weigh all of it.")
@click.option("--json", "json_", is_flag=True, help="One JSON object, for programs.")
def command(case: Path, again: bool, json_: bool) -> None:
    """Weigh a case. Reading, judging and removing weigh by themselves; this goes on where a weighing was stopped.

    Only what changed is weighed, with what that touches; the result is the same as that of weighing all of it.

    \b
    Example:
      sayso weigh inquiry.sayso
      sayso weigh inquiry.sayso --all
    """
    weigh_case(case, again=again, json_=json_)
