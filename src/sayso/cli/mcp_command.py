"""``sayso mcp``: serves a case to an assistant, reading only."""

from __future__ import annotations

from pathlib import Path

import click

from sayso.cli import doors, withheld


@click.command("mcp", short_help="Serve a case to an assistant (Model Context Protocol), reading only.")
@click.argument("case", type=click.Path(path_type=Path))
@withheld.options()
def command(case: Path, withhold: str, show_name: tuple[str, ...]) -> None:
    """Serve a CASE over standard input and output to an assistant that speaks the Model Context Protocol.

    Tools: search, ask, claim, chain, disputes, passage, documents. They only read, and every answer names the document, its
    sha256, the offsets and the quoted words. What the assistant sends on is the assistant's: quoted words leave this computer
    if it does; the names of minors and victims are withheld from it. The case is loaded once; start again after reading more.
    Needs the extra: pip install '.[mcp]'.

    \b
    Example:
      sayso mcp inquiry.sayso
    """
    doors.serve_assistant(case, lambda index: withheld.index_without(index, withhold, show_name))
