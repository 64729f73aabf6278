"""``sayso read``: reads reports into a case."""

from __future__ import annotations

from pathlib import Path

import click

from sayso.cli import doors, output
from sayso.cli.plain import one_line
from sayso.cli.progress import progress

FILE_PATH = click.Path(path_type=Path, dir_okay=False)


@click.command("read", short_help="Read reports into a case.")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--case", required=True, metavar="FILE", type=FILE_PATH, help="The case to add to.")
@click.option("--codebook", metavar="FILE", type=FILE_PATH, help="Your own codebook (TOML).")
@click.option("--jobs", metavar="N", default=1, show_default=True, type=click.IntRange(1, 64), help="Processes that read at once.")
@click.option("--json", "json_", is_flag=True, help="One JSON object at the end; progress as JSON lines on standard error.")
@click.option("--quiet", "-q", is_flag=True, help="No progress; only what could not be read.")
def command(paths: tuple[str, ...], case: Path, codebook: Path | None, jobs: int, json_: bool, quiet: bool) -> int:
    """Read reports into a case: files, folders, globs, or - for standard input. Text and HTML.

    Reading again adds only what is new. A changed file is read again; its older reading stays in the history.
    A file that cannot be read is named on standard error and the rest is read: the exit code is 0 when
    anything was read (or was known already) and 1 when nothing was.

    \b
    Example:
      sayso read reports/ more/*.html --case inquiry.sayso
      pbpaste | sayso read - --case inquiry.sayso
    """
    with progress(json_=json_, quiet=quiet) as tell:
        done = doors.read(paths, case=case, codebook=codebook, jobs=jobs, tell=tell)
    if json_:
        click.echo(output.as_json(done.as_row()))
    else:
        for failure in done.failures:
            click.echo(f"sayso: {one_line(failure)}", err=True)
        if not quiet:
            click.echo(done.line())
    return 0 if done.anything else 1
