"""``sayso show``: looks into a case."""

from __future__ import annotations

from dataclasses import asdict, replace
from pathlib import Path

import click

from sayso.cli import doors, output
from sayso.cli.plain import harmless

WHAT = ["documents", "sources", "claims", "counts", "ties", "support", "disputes", "drift", "circles", "interest"]


@click.command("show", short_help="Look into a case: documents, sources, claims, ties, disputes, drift.")
@click.argument("case", type=click.Path(path_type=Path))
@click.argument("what", required=False, type=click.Choice(WHAT))
@click.option("--about", metavar="NAME", help="Only claims about this person, group or state.")
@click.option("--says", metavar="NAME", help="Only claims that rest on this one's word, at any link of the chain.")
@click.option("--denied-by", metavar="NAME", help="Only claims that this one denies.")
@click.option("--limit", default=50, show_default=True, type=click.IntRange(min=0), help="How many rows; 0 shows all.")
@click.option("--json", "json_", is_flag=True, help="One JSON object, for programs.")
def command(
    case: Path, what: str | None, about: str | None, says: str | None, denied_by: str | None, limit: int, json_: bool
) -> None:
    """Look into a CASE: its documents, sources, claims, ties or disputes.

    With a name and nothing else it shows claims; with neither, a summary. counts lists who stands behind each proposition; support
    are ties of support with years and ways; drift is the same content worded otherwise further on; circles are outlets that cite
    each other; interest is how a speaker stands to the claim. ties with --says are the network as that one alone tells it.

    \b
    Example:
      sayso show inquiry.sayso disputes
      sayso show inquiry.sayso drift
      sayso show inquiry.sayso ties --says Reuters
      sayso show inquiry.sayso claims --about Hezbollah
      sayso show inquiry.sayso --denied-by "Hassan Nasrallah"
    """
    from sayso.cli.sections import SECTIONS, points_of
    from sayso.cli.selection import Wanted, select
    from sayso.telling.view import Index

    wanted = Wanted(about, says, denied_by)
    if what is None and not wanted:
        summary = doors.summary(case)
        click.echo(output.as_json({"case": str(case), **asdict(summary)}) if json_ else harmless(str(summary)))
        return
    with doors.open_case(case) as opened:
        selection = replace(select(Index.of(opened), wanted), supports=tuple(opened.supports))
    section = what or "claims"
    columns, rows = SECTIONS[section]
    found = list(rows(selection))
    shown = found[:limit] if limit else found
    if json_:
        counts = {"disagreements": asdict(points_of(found))} if section == "disputes" else {}
        click.echo(output.as_json({"case": str(case), "shown": len(shown), "of": len(found), **counts, section: shown}))
    else:
        columns = tuple(c for c in columns if c != "judged" or any(row["judged"] for row in shown))
        output.print_rows(shown, columns=columns, shown_of=len(found))
        if section == "disputes":
            click.echo(f"{points_of(found)}, told by {len(found):,} pairs of claims", err=True)
