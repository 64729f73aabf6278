"""``sayso esd``: what coders decided on the sheet of external support, brought back and compared."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from sayso.cli import doors, output
from sayso.cli.judge_command import USER
from sayso.cli.plain import one_line


@click.group("esd", short_help="The UCDP external-support coder sheet: import decisions, compare coders.")
def command() -> None:
    """Work with coder sheets of the UCDP External Support Dataset. docs/exports.md describes the columns.

    A sheet comes from export --format esd: one row for a supporter, a recipient and a year, drafted from what the texts say.
    The coder fills the columns that begin with coder_: a decision (accept, reject, unsure) and, where the draft is wrong, the
    codes (0 or 1). A draft is nobody's finding until a named person decides it.

    \b
    Example:
      sayso export inquiry.sayso --format esd -o sheet.csv
      sayso esd import inquiry.sayso sheet.csv --by "Ann Ode"
      sayso esd agreement ann.csv ben.csv
    """


@command.command("import")
@click.argument("case", type=click.Path(path_type=Path))
@click.argument("sheet", type=click.Path(path_type=Path))
@click.option("--by", metavar="NAME", envvar=USER, help=f"The coder's full name. [env: {USER}]")
@click.option("--json", "json_", is_flag=True, help="One JSON object, for programs.")
def import_(case: Path, sheet: Path, by: str | None, json_: bool) -> None:
    """Keep the decisions of a SHEET in the CASE, signed and dated; nothing kept is ever changed.

    Importing a sheet again adds only what the coder decided otherwise since. sayso judge CASE list shows what is kept, and
    sayso judge CASE revoke takes one back.

    \b
    Example:
      sayso esd import inquiry.sayso sheet.csv --by "Ann Ode"
    """
    if not by or not any(letter.isalpha() for letter in by):
        raise click.UsageError(f"whose decisions are these? Give --by NAME, or set {USER}; it is never guessed")
    added, known, strange = doors.import_sheet(case, sheet, by=" ".join(by.split()))
    rows = [{"id": one["id"], "about": one["about"], "decided": one["changes"], "note": one["note"]} for one in added]
    if json_:
        click.echo(output.as_json({"case": str(case), "added": rows, "known": known, "not_drafted_now": strange}))
        return
    output.print_rows(rows, columns=("id", "about", "decided", "note"))
    click.echo(f"{len(rows)} decisions added, {known} were there already", err=True)
    if strange:
        told = one_line(", ".join(strange[:5]))
        click.echo(f"{len(strange)} rows are kept that the case as it is now does not draft: {told}", err=True)


@command.command("agreement")
@click.argument("one", type=click.Path(path_type=Path))
@click.argument("other", type=click.Path(path_type=Path))
@click.option("--json", "json_", is_flag=True, help="One JSON object, for programs.")
def agreement(one: Path, other: Path, json_: bool) -> None:
    """How far two coders' sheets agree: percent, and Krippendorff's alpha (nominal), on the rows both decided.

    The codes are compared on rows that both accepted. Alpha is left empty where both gave one value throughout.

    \b
    Example:
      sayso esd agreement ann.csv ben.csv
    """
    columns = doors.sheets_agreement(one, other)
    if json_:
        click.echo(output.as_json({"one": str(one), "other": str(other), "columns": [asdict(column) for column in columns]}))
        return
    rows = [
        {
            "column": column.column, "rows": column.rows,
            "percent": None if column.percent is None else f"{column.percent:.1f}",
            "alpha": None if column.alpha is None else f"{column.alpha:.3f}",
        }
        for column in columns
    ]  # fmt: skip
    output.print_rows(rows, columns=("column", "rows", "percent", "alpha"))
