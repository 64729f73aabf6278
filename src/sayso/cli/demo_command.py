"""``sayso demo``: reads the bundled examples and writes their dossier."""

from __future__ import annotations

import os
import sys
import webbrowser
from importlib import resources
from pathlib import Path

import click

from sayso.cli import doors
from sayso.cli.plain import harmless
from sayso.cli.progress import progress
from sayso.cli.read_command import anything, tell_problems
from sayso.cli.report_command import dossier_of, today

TITLE = "Ten example reports"


@click.command("demo", short_help="Read the bundled examples and write their dossier.")
@click.option(
    "--into",
    metavar="DIR",
    default="demo",
    show_default=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="Where reports, case and dossier go.",
)
@click.option("--open/--no-open", "open_", default=True, show_default=True, help="Open the dossier where there is a browser.")
def command(into: Path, open_: bool) -> int:
    """Read the bundled example reports, print what was found, write the dossier.

    The reports, the case and the dossier lie in ./demo afterwards. The examples are exercises in attribution
    written for this project, not reports by any outlet.

    \b
    Example:
      sayso demo
      sayso show demo/case.sayso disputes
    """
    reports, case, dossier = into / "reports", into / "case.sayso", into / "dossier.html"
    with progress(quiet=not sys.stderr.isatty()) as tell:
        report = doors.read([p.as_posix() for p in copy_examples(reports)], case=case, tell=tell)
    tell_problems(report)
    doors.write_file(dossier, dossier_of(case, title=TITLE, as_of=today().isoformat()))
    click.echo(harmless(str(doors.summary(case))))
    click.echo()
    click.echo(f"The dossier lies in {dossier}; the case in {case}. Look further, for example: sayso show {case} disputes")
    if open_ and _has_browser():
        webbrowser.open(dossier.resolve().as_uri())
    return 0 if anything(report) else 1


def copy_examples(into: Path) -> list[Path]:
    """Puts the bundled reports into a folder, leaving files that are already the same untouched; returns where they lie now."""
    into.mkdir(parents=True, exist_ok=True)
    copied: list[Path] = []
    for report in sorted((resources.files("sayso") / "examples").iterdir(), key=lambda r: r.name):
        if report.is_file():
            data, target = report.read_bytes(), into / report.name
            if not target.is_file() or target.read_bytes() != data:
                target.write_bytes(data)
            copied.append(target)
    return copied


def _has_browser() -> bool:
    if not sys.stdout.isatty():
        return False
    return sys.platform in ("darwin", "win32") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
