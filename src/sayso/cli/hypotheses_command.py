"""``sayso hypotheses``: questions with alternatives, and what speaks for and against each."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

import click

from sayso.cli import doors, output, places, questions
from sayso.cli.plain import harmless, one_line

F = TypeVar("F", bound=Callable[..., Any])
FORMATS = ("json", "csv", "markdown", "html", "toml")


def signed(function: F) -> F:
    """The options of everything that is kept under a name."""
    for option in (
        click.option("--on", metavar="DATE", type=click.DateTime(["%Y-%m-%d"]), help="The date it bears; without it, now."),
        click.option("--note", default="", metavar="TEXT", help="Why, in a person's own words."),
        click.option("--by", metavar="NAME", help="Who does it; without it, SAYSO_USER of the environment."),
    ):
        function = option(function)
    return function


def json_option(function: F) -> F:
    """The switch for programs."""
    return click.option("--json", "json_", is_flag=True, help="One JSON object, for programs.")(function)


@click.group(
    "hypotheses",
    short_help="Questions with alternatives, and what speaks for and against each.",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.argument("case", type=click.Path(path_type=Path))
@click.pass_context
def command(context: click.Context, case: Path) -> None:
    """Ask a CASE a question with alternatives and see, sentence by sentence, what fits which of them (after R. J. Heuer).

    Everything shown is a suggestion until a named person sets a cell or signs. Evidence is counted by independent origin; no
    alternative is ever named the likely one.

    \b
    Example:
      sayso hypotheses inquiry.sayso suggest
      sayso hypotheses inquiry.sayso new question.toml --by "Ada Brenn"
      sayso hypotheses inquiry.sayso show dam
      sayso hypotheses inquiry.sayso set dam p1a40a10dd9c9 B inconsistent --by "Ada Brenn" --note "she was there"
      sayso hypotheses inquiry.sayso sign dam --by "Ada Brenn"
      sayso hypotheses inquiry.sayso export dam --format markdown
    """
    context.obj = case


@command.command("new", short_help="Ask a question from a file, or one that was suggested.")
@click.argument("file", required=False, type=click.Path(path_type=Path, dir_okay=False))
@click.option("--suggested", metavar="ID", help="A suggested question, instead of a file.")
@signed
@click.pass_obj
def new(case: Path, file: Path | None, suggested: str | None, by: str | None, note: str, on: datetime | None) -> None:
    """Ask a question from FILE (TOML or JSON; docs/hypotheses.md), or a suggested one. The same id again replaces its wording.

    \b
    Example:
      sayso hypotheses inquiry.sayso new question.toml --by "Ada Brenn"
    """
    from dataclasses import replace

    from sayso.weighing.hypotheses import ask_step, read_form
    from sayso.weighing.hypotheses import suggested as suggested_one

    if (file is None) == (suggested is None):
        raise click.UsageError("give a FILE or --suggested ID")
    name = questions.name_of(by)
    with questions.opened(case, write=True) as at:
        asked = read_form(file.read_text(encoding="utf-8-sig", errors="replace"), name=str(file)) if file else None
        question = asked or suggested_one(at.grounds, suggested or "")
        step = ask_step(question, at.grounds, by=name, at=_moment(on))
        at.case.add_question_steps([replace(step, note=note)])
        missing = questions.not_found(question, step, at.grounds)
    click.echo(one_line(f"asked: {question.id} ({len(question.alternatives)} alternatives)"))
    for words in missing:
        click.echo(f"note: {one_line(words)}", err=True)


@command.command("list", short_help="The questions of the case.")
@json_option
@click.pass_obj
def list_(case: Path, json_: bool) -> None:
    """List the questions of the case and how far people are with them.

    \b
    Example:
      sayso hypotheses inquiry.sayso list
    """
    from sayso.telling.hypotheses import status

    with questions.opened(case) as at:
        made = [at.matrix(question) for question in at.standing]
    rows = [
        {
            "question": m.question.id, "asks": m.question.asks, "alternatives": len(m.question.alternatives), "rows": len(m.rows),
            "asked_by": m.asked_by, "asked_at": m.asked_at, "status": status(m),
        }
        for m in made
    ]  # fmt: skip
    if json_:
        click.echo(output.as_json({"case": str(case), "questions": rows}))
    else:
        output.print_rows(rows, columns=("question", "asks", "alternatives", "rows", "asked_by", "status"))


@command.command("suggest", short_help="Questions the case itself suggests.")
@click.option("-o", "--output", "folder", metavar="DIR", type=places.NoOutput(), help="Write each as a file here.")
@json_option
@click.pass_obj
def suggest(case: Path, folder: Path | None, json_: bool) -> None:
    """Suggest questions: claims that stand against each other, what some state and others negate, denials.

    Nothing is kept in the case; take one over with new --suggested ID, or write files and change them first. A file that was
    changed is never written over.

    \b
    Example:
      sayso hypotheses inquiry.sayso suggest -o questions/
    """
    from sayso.weighing.hypotheses import suggest_questions, table_of, toml_of

    with questions.opened(case) as at:
        found = suggest_questions(at.grounds)
    if folder is not None:
        doors.write_new_files(folder, {f"{question.id}.toml": toml_of(question) for question in found})
    if json_:
        click.echo(output.as_json({"case": str(case), "suggested": [table_of(question) for question in found]}))
        return
    rows = [{"id": q.id, "asks": q.asks, "ground": q.ground, "alternatives": [a.says for a in q.alternatives]} for q in found]
    output.print_rows(rows, columns=("id", "asks", "ground"))
    if not rows:
        click.echo("nothing in this case is denied or negated; docs/hypotheses.md shows how to write a question", err=True)


@command.command("show", short_help="A question's matrix.")
@click.argument("question")
@click.option("--all", "all_", is_flag=True, help="Also the rows that only speak of the same.")
@json_option
@click.pass_obj
def show(case: Path, question: str, all_: bool, json_: bool) -> None:
    """Show the matrix of a QUESTION: evidence, counts, what changes without one origin, what would settle it.

    \b
    Example:
      sayso hypotheses inquiry.sayso show dam
    """
    from sayso.cli.matrix_text import lines
    from sayso.telling.hypotheses import as_table
    from sayso.telling.view import Index

    with questions.opened(case) as at:
        made, index = at.matrix(question), Index.of(at.case)
    if json_:
        click.echo(output.as_json({"case": str(case), **as_table(made, index)}))
    else:
        click.echo(harmless("\n".join(lines(made, index, everything=all_))))


@command.command("set", short_help="Fill a cell in your name.")
@click.argument("question")
@click.argument("row")
@click.argument("alternative")
@click.argument("value")
@signed
@click.pass_obj
def set_(case: Path, question: str, row: str, alternative: str, value: str, by: str | None, note: str, on: datetime | None) -> None:
    """Fill the cell of ROW and ALTERNATIVE: consistent, inconsistent, not-applicable or open (c, i, n, o).

    \b
    Example:
      sayso hypotheses inquiry.sayso set dam p1a40a10dd9c9 B inconsistent --by "Ada Brenn"
    """
    from sayso.weighing.hypotheses import alternative_of, row_of, set_step, value_of

    name, wanted = questions.name_of(by), value_of(value)
    with questions.opened(case, write=True) as at:
        made = at.matrix(question)
        found, column = row_of(made, row), alternative_of(made, alternative)
        step = set_step(made, found, column, wanted, at.grounds, by=name, at=_moment(on), note=note)
        at.case.add_question_steps([step])
    click.echo(one_line(f"set: {found.id} {column.id} {wanted.replace('_', ' ')}, by {name}"))


@command.command("unset", short_help="Give a cell back to its suggestion.")
@click.argument("question")
@click.argument("row")
@click.argument("alternative")
@signed
@click.pass_obj
def unset(case: Path, question: str, row: str, alternative: str, by: str | None, note: str, on: datetime | None) -> None:
    """Take back what was set; the history keeps both.

    \b
    Example:
      sayso hypotheses inquiry.sayso unset dam p1a40a10dd9c9 B --by "Ada Brenn"
    """
    from sayso.weighing.hypotheses import taken_back

    name = questions.name_of(by)
    with questions.opened(case, write=True) as at:
        asked, made = at.asked(question), at.matrix(question)
        steps = taken_back(asked, made, at.grounds, row, alternative, by=name, at=_moment(on), note=note)
        at.case.add_question_steps(steps)
    click.echo(one_line(f"unset: {row} {alternative}, by {name}"))


@command.command("sign", short_help="Stand by a matrix as it is.")
@click.argument("question")
@signed
@click.pass_obj
def sign(case: Path, question: str, by: str | None, note: str, on: datetime | None) -> None:
    """Sign the matrix as it is; what changes afterwards is told beside the signature.

    \b
    Example:
      sayso hypotheses inquiry.sayso sign dam --by "Ada Brenn"
    """
    from sayso.weighing.hypotheses import sign_step

    name = questions.name_of(by)
    with questions.opened(case, write=True) as at:
        made = at.matrix(question)
        at.case.add_question_steps([sign_step(made, by=name, at=_moment(on), note=note)])
    left = made.cells - made.own
    rest = f"; {left} of {made.cells} cells stay suggestions" if left else ""
    again = f"; {made.reopened} re-opened cells wait for a person" if made.reopened else ""
    click.echo(one_line(f"signed: {made.question.id}, by {name}{rest}{again}"))


@command.command("unsign", short_help="Take your signature back.")
@click.argument("question")
@signed
@click.pass_obj
def unsign(case: Path, question: str, by: str | None, note: str, on: datetime | None) -> None:
    """Take a signature back; the history keeps it.

    \b
    Example:
      sayso hypotheses inquiry.sayso unsign dam --by "Ada Brenn"
    """
    questions.simple(case, question, "unsign", by=questions.name_of(by), at=_moment(on), note=note)


@command.command("withdraw", short_help="Take a question off the list.")
@click.argument("question")
@signed
@click.pass_obj
def withdraw(case: Path, question: str, by: str | None, note: str, on: datetime | None) -> None:
    """Take a question off the list; the history keeps it.

    \b
    Example:
      sayso hypotheses inquiry.sayso withdraw dam --by "Ada Brenn"
    """
    questions.simple(case, question, "withdraw", by=questions.name_of(by), at=_moment(on), note=note)


@command.command("history", short_help="Everything people did, oldest first.")
@click.argument("question", required=False)
@json_option
@click.pass_obj
def history(case: Path, question: str | None, json_: bool) -> None:
    """List everything people did to the questions, or to one QUESTION (its whole id), oldest first, taken back or not.

    \b
    Example:
      sayso hypotheses inquiry.sayso history
    """
    with doors.open_case(case) as opened:
        steps = [step for step in opened.question_steps if question in (None, step.question)]
    columns = ("at", "by", "act", "question", "row", "alternative", "value", "note")
    rows = [{column: getattr(step, column) for column in columns} for step in steps]
    if json_:
        click.echo(output.as_json({"case": str(case), "steps": rows}))
    else:
        output.print_rows(rows, columns=columns)


@command.command("export", short_help="A matrix as JSON, CSV, Markdown or HTML; a question as TOML.")
@click.argument("question")
@click.option("--format", "format_", type=click.Choice(FORMATS), default="json", show_default=True, help="What to write.")
@click.option("-o", "--output", "target", metavar="FILE", type=places.OneFile(dir_okay=False), help="Where; without it, printed.")
@click.pass_obj
def export(case: Path, question: str, format_: str, target: Path | None) -> None:
    """Write the matrix of a QUESTION for other programs, or the question itself (toml).

    \b
    Example:
      sayso hypotheses inquiry.sayso export dam --format csv -o dam.csv
    """
    with questions.opened(case) as at:
        text = questions.exported(at, question, format_)
    if target is not None and target is not places.STANDARD_OUTPUT:
        doors.spare_reports(case, target)
        doors.write_file(target, text)
        click.echo(one_line(f"{format_}: {target}"))
    else:
        click.echo(harmless(text) if format_ != "json" else text, nl=False)


def _moment(on: datetime | None) -> str:
    return questions.moment(on.date().isoformat() if on else None)
