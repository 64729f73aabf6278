"""``sayso read``: reads reports into a case."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sayso.cli import doors, output
from sayso.cli.guard import UNFINISHED
from sayso.cli.llm_options import llm_options, settings
from sayso.cli.plain import one_line
from sayso.cli.progress import progress
from sayso.cli.sending import sent_in_words, sent_rows, stopped_in_words

if TYPE_CHECKING:
    from sayso.build import Report

FILE_PATH = click.Path(path_type=Path, dir_okay=False)


def named(ctx: click.Context, parameter: click.Parameter, value: Any) -> Any:
    """Refuses an empty path: it comes from a shell variable that is not set, and would stand for the whole folder."""
    if value is not None and any(path in ("", Path()) for path in (value if isinstance(value, tuple) else (value,))):
        raise click.BadParameter("a path is empty", ctx=ctx, param=parameter)
    return value


@click.command("read", short_help="Read reports into a case.")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", callback=named)
@click.option("--case", required=True, metavar="FILE", type=FILE_PATH, callback=named, help="The case to add to.")
@click.option("--codebook", metavar="FILE", type=FILE_PATH, help="Your own codebook (TOML).")
@click.option("--jobs", metavar="N", default=1, show_default=True, type=click.IntRange(1, 64), help="Processes that read at once.")
@click.option("--json", "json_", is_flag=True, help="One JSON object at the end; progress as JSON lines on standard error.")
@click.option("--quiet", "-q", is_flag=True, help="No progress; only what could not be read.")
@click.option(
    "--reader", default="own", show_default=True, type=click.Choice(["own", "llm"]),
    help="Who reads: sayso's own reader, here; or a language model (llm), to which the texts are sent.",
)  # fmt: skip
@llm_options
def command(
    paths: tuple[str, ...], case: Path, codebook: Path | None, jobs: int, json_: bool, quiet: bool, reader: str, **llm: Any
) -> int:
    """Read reports into a case: files, folders, globs, or - for standard input. Text and HTML.

    Reading again adds only what is new. A changed file is read again; its older reading stays in the history.
    A file that cannot be read is named on standard error and the rest is read: the exit code is 0 when
    anything was read (or was known already) and 1 when nothing was. All is read also where nobody takes the output.

    With --reader llm the texts are sent to the endpoint you give, one a request, and the case records each.
    A key is taken from the variable SAYSO_LLM_KEY only. At a limit the reading stops with exit code 3 and goes
    on where it was when run again.

    \b
    Example:
      sayso read reports/ more/*.html --case inquiry.sayso
      pbpaste | sayso read - --case inquiry.sayso
      sayso read reports/ --case inquiry.sayso --reader llm --llm-url http://localhost:11434 --llm-protocol ollama --llm-model NAME
    """
    if reader == "llm" and jobs > 1:
        raise click.UsageError("--reader llm reads one text at a time; leave --jobs out")
    asked = settings(reader, llm)
    with progress(json_=json_, quiet=quiet) as tell:
        report = doors.read(paths, case=case, codebook=codebook, jobs=jobs, tell=tell, llm=asked)
    if json_:
        output.say(output.as_json({"case": str(case) if case.is_file() else None, **outcome(report)}))
    else:
        tell_problems(report)
        if not quiet:
            where = f"Case: {one_line(str(case))}" if case.is_file() else "No case was made."
            output.say(f"{in_words(report)}. {where}")
            for line in sent_in_words(report):
                output.say(one_line(line))
    if report.stopped:
        output.say(f"sayso: {one_line(stopped_in_words(report))}", err=True)
        return UNFINISHED
    return 0 if anything(report) else 1


def tell_problems(report: Report) -> None:
    """One line on standard error for each file that could not be read, or that is no report but a case's."""
    for path in report.of_cases:
        output.say(f"sayso: {one_line(path)}: belongs to a case, and is not read", err=True)
    for problem in report.problems:
        output.say(f"sayso: {one_line(str(problem))}", err=True)


def anything(report: Report) -> bool:
    """Whether the case holds something of what was asked for."""
    return len(report.failed) < report.total


def in_words(report: Report) -> str:
    """The outcome in a phrase: only what happened, each with how often."""
    parts = (
        (report.added, "read"),
        (report.changed, "changed and read again"),
        (report.reread, "read again with another model or codebook"),
        (report.known, "known already"),
        (report.failed, "not readable"),
    )
    return ", ".join(f"{len(paths)} {words}" for paths, words in parts if paths) or "nothing to read"


def outcome(report: Report) -> dict[str, Any]:
    """The outcome for programs: paths by outcome, and what could not be read with its way out."""
    return {
        "total": report.total,
        "added": report.added,
        "changed": report.changed,
        "reread": report.reread,
        "known": report.known,
        "failed": [
            {"path": path, "problem": p.message, "hint": p.hint} for path, p in zip(report.failed, report.problems, strict=True)
        ],
        "of_cases": report.of_cases,
        **sent_rows(report),
    }
