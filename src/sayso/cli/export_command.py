"""``sayso export``: writes a case for other programs."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from sayso.cli import doors, places, withheld
from sayso.cli.plain import one_line

WHOLE = ("ledger", "csv", "parquet")
"""Forms that keep a case whole, to go on working with it: they withhold no name."""


@click.command("export", short_help="Write a case for other programs: ledger, csv, stix, prov, graphml and others.")
@click.argument("case", type=click.Path(path_type=Path))
@click.option(
    "--format", "format_", metavar="FORMAT", default="ledger", show_default=True, help="One of those below, or a plug-in's."
)
@click.option("-o", "--output", metavar="PATH", required=True, type=places.OneFile(), help="The folder or file; - prints a file.")
@click.option(
    "--gazetteer",
    metavar="CSV",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="For geojson: your own coordinates (columns name, latitude, longitude) for places no text gives them for.",
)
@withheld.options(default=None)
def command(
    case: Path, format_: str, output: Path, gazetteer: Path | None, withhold: str | None, show_name: tuple[str, ...]
) -> None:
    """Write a CASE for other programs. docs/exports.md says what each format keeps and what it loses.

    Names of minors and victims are withheld; ledger, csv and parquet keep a case whole, with all names.

    \b
    Folders:  ledger (JSON lines, loses nothing), csv, parquet, brat
    Entities: ftm, statements (FollowTheMoney), stix (STIX 2.1), plover, esd (UCDP coder sheet)
    Claims:   prov (PROV-O), nanopub, schemaorg, webannotation, conllu
    Pictures: graphml, gexf, geojson

    \b
    Example:
      sayso export inquiry.sayso --format ledger -o ledger/
      sayso export inquiry.sayso --format esd -o sheet.csv
    """
    formats = doors.formats(gazetteer=gazetteer)
    if format_ not in formats:
        raise click.BadParameter(f"{format_!r} is not one of {', '.join(formats)}", param_hint="--format")
    if gazetteer and format_ != "geojson":
        raise click.BadParameter("only --format geojson takes one", param_hint="--gazetteer")
    if doors.fills_folder(format_) and output.is_file():
        raise click.BadParameter(f"{output} is a file, and {format_} fills a folder", param_hint="--output")
    if format_ in WHOLE and withhold not in (None, withheld.NOBODY):
        raise click.BadParameter(f"{format_} keeps a case whole, with all names", param_hint="--withhold")
    whose = withheld.NOBODY if format_ in WHOLE else withhold or "victims"
    to_print = output is places.STANDARD_OUTPUT
    if doors.fills_folder(format_) and to_print:
        raise click.BadParameter(f"'-' is standard output, and {format_} fills a folder", param_hint="--output")
    if not to_print:
        doors.spare_reports(case, output)
    with withheld.open_case(case, whose, show_name) as opened:
        if to_print:
            places.printed(partial(formats[format_], opened))
            return
        formats[format_](opened, output)
    click.echo(f"{format_}: {one_line(str(output))}")
