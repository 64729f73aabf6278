"""``sayso report``: writes the dossier."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from sayso.cli import doors, places, withheld
from sayso.cli.plain import one_line
from sayso.cli.reporting import Format, Wish, written

if TYPE_CHECKING:
    from sayso.telling.withholding import Whose

ENDINGS = {"html": ".html", "md": ".md", "pdf": ".pdf"}


@click.command("report", short_help="Write the dossier: one file, each sentence with its source.")
@click.argument("case", type=click.Path(path_type=Path))
@click.option("-o", "--output", type=places.OneFile(), help="The file to write, - to print it; else CASE with another ending.")
@click.option("--about", metavar="NAME", help="Only what is said of this actor, on its word, and against either.")
@click.option("--tie", metavar="'A|funds|B'", help="Only what is said for and against this tie; 'A||B' means every tie of the two.")
@click.option("--dispute", metavar="CLAIM", help="Only the dispute that this claim (its id) takes part in.")
@click.option("--question", metavar="ID", help="Only what bears on this question of sayso hypotheses.")
@click.option(
    "--purpose", metavar="TEXT", help="What it is for, in words: has to be said of a dossier on a person, and stands in it."
)
@withheld.options(nobody=False)
@click.option("--format", "format_", type=click.Choice(list(ENDINGS)), default="html", show_default=True, help="The form.")
@click.option("--title", help="The heading; without it, what the dossier is about.")
@click.option(
    "--as-of", metavar="DATE", type=click.DateTime(["%Y-%m-%d"]),
    help="What the pile said by this day: texts published later are left out. Without it, all of the pile, and no date.",
)  # fmt: skip
def command(
    case: Path, output: Path | None, purpose: str | None, withhold: str, show_name: tuple[str, ...], format_: str,
    title: str | None, as_of: datetime | None,
    **narrowing: str | None,
) -> None:  # fmt: skip
    """Write a CASE's dossier: who says what, citing whom, each sentence with a footnote on its source, document and offsets.

    It is about the whole case, or about one actor, tie, dispute or question. HTML needs nothing else and prints with page numbers;
    Markdown holds the same; PDF needs the extra: pip install '.[pdf]'.

    \b
    Example:
      sayso report inquiry.sayso -o dossier.html
      sayso report inquiry.sayso --about Hezbollah --as-of 2023-11-01
      sayso report inquiry.sayso --tie "Iran|funds|Hamas" --format md
      sayso report inquiry.sayso --question who-knew --format pdf
    """
    given = [(name, value) for name, value in narrowing.items() if value is not None]
    if len(given) > 1:
        raise click.UsageError(f"A dossier is about one thing: give one of {', '.join(f'--{name}' for name, _ in given)}.")
    target = output or case.with_suffix(ENDINGS[format_])
    if target is not places.STANDARD_OUTPUT:
        doors.spare_reports(case, target)
    day = as_of.date().isoformat() if as_of else None
    about = given[0] if given else None
    wish = Wish(case, about, day, title, purpose or "", cast(Format, format_), cast("Whose", withhold), show_name)
    content = written(wish)
    if target is places.STANDARD_OUTPUT:
        places.put(content if isinstance(content, bytes) else content.encode("utf-8"))
        return
    doors.write_file(target, content)
    click.echo(f"dossier: {one_line(str(target))}")


def dossier_of(case: Path, *, title: str) -> str:
    """The whole case's dossier as HTML, with the measured figures of the model that read it."""
    return str(written(Wish(case, title=title)))
