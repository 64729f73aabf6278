"""``sayso about``: what this sayso is made of, and how well it does."""

from __future__ import annotations

import click

from sayso.cli import doors, output


@click.command("about", short_help="Version, model, codebook, measured figures.")
@click.option("--json", "json_", is_flag=True, help="One JSON object, for programs.")
def command(json_: bool) -> None:
    """Say which version, model and codebook this is, and how well it reads.

    \b
    Example:
      sayso about
      sayso about --json
    """
    facts = doors.about()
    if json_:
        click.echo(output.as_json(facts))
        return
    for name, value in facts.items():
        click.echo(f"{name}: {output.cell(value)}")
    click.echo("\nsayso reports who says what, on whose word. It does not establish what happened: more origins is not truth, one")
    click.echo("origin is not falsehood. Independence shown is an upper bound. It reads only the reports it is given.")
