"""The ``sayso`` command: finds its sub-commands by name and stands between them and the person when something fails."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from sayso.cli import guard

COMMANDS = (
    "read",
    "remove",
    "weigh",
    "show",
    "serve",
    "ask",
    "judge",
    "agreement",
    "hypotheses",
    "report",
    "export",
    "esd",
    "bundle",
    "mcp",
    "sql",
    "demo",
    "about",
)
"""Each is a module ``sayso.cli.<name>_command`` that holds a click command called ``command``."""


class Doors(click.Group):
    """Loads a command's file only when it is asked for, and lets no failure out as a traceback."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order a person meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command's click object, or None when there is no such command."""
        if cmd_name not in COMMANDS:
            return None
        found = import_module(f"sayso.cli.{cmd_name}_command").command
        return found if isinstance(found, click.Command) else None

    def main(self, *args: Any, **extra: Any) -> Any:
        """Runs the command line and ends the process with the guard's exit code."""
        extra = {"prog_name": "sayso", **extra, "standalone_mode": False}
        sys.exit(guard.run(lambda: super(Doors, self).main(*args, **extra)))

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """As click does, once every argument is known to be text or the name of something that is there.

        Raises:
            UsageError: one is neither: it would be stored, shown and compared as what it is not.
        """
        for argument in args:
            if _is_strange(argument):
                shown = os.fsencode(argument).decode("utf-8", "backslashreplace")
                raise click.UsageError(f"'{shown}' is not UTF-8, and no file is called so", ctx=ctx)
        return super().parse_args(ctx, args)


def _is_strange(argument: str) -> bool:
    """Whether an argument holds bytes that are not text, and not because a file or folder is called so."""
    if argument.isascii():
        return False
    given = Path(argument.partition("=")[2] if argument.startswith("--") else argument)
    for place in (given, *given.parents):
        try:
            place.name.encode("utf-8")
        except UnicodeEncodeError:
            return not os.path.lexists(place)
    return False


@click.command(
    cls=Doors,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Everything runs on this computer; nothing is sent anywhere unless you ask for read --reader llm.",
)
@click.version_option(package_name="sayso", message="%(prog)s %(version)s")
def main() -> None:
    """On whose say-so? Reads piles of reports and rebuilds who says what, through whom.

    sayso attributes, it never asserts: it does not establish what happened, and it grades no outlet.

    \b
    Example:
      sayso read reports/ --case inquiry.sayso
      sayso show inquiry.sayso disputes
      sayso report inquiry.sayso -o dossier.html
    """
