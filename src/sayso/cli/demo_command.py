"""``sayso demo``: reads the bundled examples and writes their dossier."""

from __future__ import annotations

import hashlib
import os
import shlex
import shutil
import sys
import webbrowser
from contextlib import suppress
from importlib import resources
from pathlib import Path

import click

from sayso.cli import doors, places
from sayso.cli.plain import harmless
from sayso.cli.progress import progress
from sayso.cli.read_command import anything, tell_problems
from sayso.cli.report_command import dossier_of
from sayso.errors import CaseError, SaysoError

TITLE = "Ten example reports"


@click.command("demo", short_help="Read the bundled examples and write their dossier.")
@click.option(
    "--into",
    metavar="DIR",
    default="demo",
    show_default=True,
    type=places.NoOutput(),
    help="Where reports, case and dossier go.",
)
@click.option("--open/--no-open", "open_", default=True, show_default=True, help="Open the dossier where there is a browser.")
def command(into: Path, open_: bool) -> int:
    """Read the bundled example reports, print what was found, write the dossier.

    The reports, the case and the dossier lie in ./demo afterwards; files that are no demo's are never written over.
    The examples are exercises in attribution written for this project, not reports by any outlet.

    \b
    Example:
      sayso demo
      sayso show demo/case.sayso disputes
    """
    case, dossier = into / "case.sayso", into / "dossier.html"
    _check_place(case, dossier)
    reports = copy_examples(into / "reports")
    with progress(quiet=not sys.stderr.isatty()) as tell:
        report = doors.read([p.as_posix() for p in reports], case=case, tell=tell)
    tell_problems(report)
    doors.write_file(dossier, dossier_of(case, title=TITLE))
    click.echo(harmless(str(doors.summary(case))))
    click.echo()
    click.echo(f"The dossier lies in {dossier}; the case in {case}. Look further, for example: {_program()} show {case} disputes")
    if open_ and _has_browser():
        webbrowser.open(dossier.resolve().as_uri())
    return 0 if anything(report) else 1


def copy_examples(into: Path) -> list[Path]:
    """Puts the bundled reports into a folder, leaving files that are already the same untouched; returns where they lie now.

    Raises:
        SaysoError: a file of a report's name holds something else.
    """
    return doors.write_new_files(into, _examples())


def _examples() -> dict[str, bytes]:
    bundled = sorted((resources.files("sayso") / "examples").iterdir(), key=lambda report: report.name)
    return {report.name: report.read_bytes() for report in bundled if report.is_file()}


def _check_place(case: Path, dossier: Path) -> None:
    """Refuses a place where something else lies than an earlier demo: a case with some of the examples, and a dossier."""
    in_the_way = dossier if dossier.exists() and not case.exists() else None
    if case.exists():
        with suppress(CaseError):  # of an older form, or no case: reading brings it up to date, or says what is wrong
            held = {sha256 for (sha256,) in doors.query(case, "SELECT sha256 FROM documents")[1]}
            if held and held.isdisjoint(hashlib.sha256(data).hexdigest() for data in _examples().values()):
                in_the_way = case
    if in_the_way:
        raise SaysoError(f"{in_the_way}: this is no demo's", hint="choose another folder with --into, or move the file elsewhere")


def _program() -> str:
    """What to type to start sayso again: its name where the shell finds it (or it was started otherwise), else where it lies."""
    started, found = Path(sys.argv[0]), shutil.which("sayso")
    if started.stem != "sayso" or (found and Path(found).resolve() == started.resolve()):
        return "sayso"
    return shlex.quote(str(started))


def _has_browser() -> bool:
    if not sys.stdout.isatty():
        return False
    return sys.platform in ("darwin", "win32") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
