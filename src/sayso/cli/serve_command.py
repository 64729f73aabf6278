"""``sayso serve``: the reading room."""

from __future__ import annotations

import secrets
import sys
import webbrowser
from datetime import UTC, datetime
from pathlib import Path

import click

from sayso.cli import doors
from sayso.cli.plain import one_line
from sayso.errors import CaseError, SaysoError


@click.command("serve", short_help="Open the reading room: the case as pages in your browser.")
@click.argument("case", type=click.Path(path_type=Path))
@click.option("--port", default=0, show_default="a free one", type=click.IntRange(0, 65535), help="The port on 127.0.0.1.")
@click.option("--open/--no-open", "open_", default=False, help="Open the printed address in your browser.")
@click.option(
    "--write", is_flag=True, help="Let its pages judge (accept, correct, reject, merge, split, undo), fill matrices. Needs a name."
)
@click.option("--by", metavar="NAME", envvar="SAYSO_USER", help="Who judges; your full name. [env: SAYSO_USER]")
def command(case: Path, port: int, open_: bool, write: bool, by: str | None) -> None:
    """Serve a CASE as pages in a browser, on this computer only, until you press Ctrl+C.

    The printed address lets one browser in, once; nobody else can look. The case is loaded and closed again, so sayso read
    can add to it meanwhile. Needs the extra: pip install '.[serve]'

    \b
    Example:
      sayso serve inquiry.sayso
      sayso serve inquiry.sayso --write --by "Ann Ode"
    """
    if write and not (by and any(letter.isalpha() for letter in by)):
        raise click.UsageError("who judges? Give --by NAME, or set SAYSO_USER; it is never guessed")
    try:
        from sayso.serving import Reviewer, Shelf, bind, serve
    except ImportError as missing:
        raise SaysoError(
            f"{missing.name} is not installed", hint="install the reading room: pip install '.[serve]'"
        ) from missing
    if not case.is_file():
        raise CaseError(f"{case}: no such case", hint=f"read some reports first: sayso read REPORTS --case {case}")
    shelf, listening = Shelf(case), bind(port)
    try:
        shelf.load(_tell)
        doors.warn_if_unweighed(case, shelf.unweighed)
    except CaseError as problem:  # the pages say so too, and the case is tried again with each of them
        click.echo(f"sayso: {one_line(str(problem))}", err=True)
    _tell("")

    def announce(address: str) -> None:
        click.echo(f"The reading room is open: {address}")
        click.echo("The address lets one browser in, once. Ctrl+C closes the room.", err=True)
        if open_:
            webbrowser.open(address)

    reviewer = Reviewer(" ".join((by or "").split()), _now) if write else None
    token, session = secrets.token_urlsafe(24), secrets.token_urlsafe(24)
    serve(shelf, listening=listening, token=token, session=session, announce=announce, reviewer=reviewer)


def _now() -> str:
    """The clock enters here."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _tell(step: str) -> None:
    """Progress on one line of a terminal; an empty step clears it."""
    if sys.stderr.isatty():
        click.echo(f"\r\x1b[KLoading the case: {step} ..." if step else "\r\x1b[K", nl=False, err=True)
