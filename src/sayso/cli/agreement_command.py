"""``sayso agreement``: how far two coders agree."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from sayso.cli import doors, output


@click.command("agreement", short_help="How far two coders agree: Krippendorff's alpha, and where they differ.")
@click.argument("first", metavar="CASE_OR_LEDGER", type=click.Path(path_type=Path, exists=True))
@click.argument("second", metavar="[CASE_OR_LEDGER]", required=False, type=click.Path(path_type=Path, exists=True))
@click.option("--between", nargs=2, metavar="NAME NAME", help="Compare two people's judgements in one case instead.")
@click.option("--layer", "layers", multiple=True, metavar="LAYER", help="Only this layer; can be given more than once.")
@click.option("--list", "list_", is_flag=True, help="List where they differ, with offsets.")
@click.option("--limit", default=50, show_default=True, type=click.IntRange(min=0), help="How many differences; 0 lists all.")
@click.option("--json", "json_", is_flag=True, help="One JSON object, for programs.")
def command(
    first: Path, second: Path | None, between: tuple[str, str] | None, layers: tuple[str, ...], list_: bool, limit: int, json_: bool
) -> None:
    """Compare two codings of the same texts (cases or ledger folders), layer by layer.

    Layers: mentions, sources, claims (units in the text); chains, codes, polarity, modality, stance (values of matched records);
    origins, propositions (pairs of claims). With --between: judgements, codes, polarity, modality, chains, stance, entities,
    origins, propositions. docs/judging.md says how records are matched and which alpha is computed.

    \b
    Example:
      sayso agreement ann.sayso bo.sayso
      sayso agreement ann.sayso ledger-of-bo/ --layer polarity --list
      sayso agreement inquiry.sayso --between "Ann Ode" "Bo Lund"
    """
    if (second is None) == (between is None):
        raise click.UsageError("name a second case or ledger, or two people with --between")
    found = doors.agreement(first, second, between, layers)
    if json_:
        click.echo(output.as_json({"left": str(first), "right": str(second or first), "between": between,
                                   "layers": [asdict(one) for one in found]}))  # fmt: skip
        return
    rows = [{**asdict(one), "alpha": _told(one.alpha, 3), "agree_%": _told(one.percent, 1)} for one in found]
    output.print_rows(rows, columns=("layer", "alpha", "agree_%", "units", "agreed", "only_left", "only_right", "measure"))
    if list_:
        differing: list[dict[str, Any]] = [{"layer": one.layer, **asdict(where)} for one in found for where in one.disagreements]
        shown = differing[:limit] if limit else differing
        columns = ("layer", "left", "right", "words", "path", "start", "end")
        output.print_rows(shown, columns=columns, shown_of=len(differing))


def _told(value: float | None, digits: int) -> str:
    return "undefined" if value is None else f"{value:.{digits}f}"
