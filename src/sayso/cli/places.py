"""Where a command writes: a file, a folder, or standard output where ``-`` is given."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from sayso.cli.plain import harmless

STANDARD_OUTPUT = Path("-")
"""What ``-`` stands for. Told by ``is``: ``./-`` is a file of that name, and an equal path."""


class OneFile(click.Path):
    """A file to write; ``-`` becomes ``STANDARD_OUTPUT``."""

    def __init__(self, *, dir_okay: bool = True) -> None:
        super().__init__(path_type=Path, dir_okay=dir_okay)

    def convert(
        self, value: str | os.PathLike[str], param: click.Parameter | None, ctx: click.Context | None
    ) -> str | bytes | os.PathLike[str]:
        """The path that was named."""
        return STANDARD_OUTPUT if value in ("-", "/dev/stdout") else super().convert(value, param, ctx)


class NoOutput(click.Path):
    """A folder to fill, or what else no stream can hold; ``-`` is wrong use.

    Args:
        instead: what to name, in words.
        file_okay: whether a file may lie there.
    """

    def __init__(self, instead: str = "a folder", *, file_okay: bool = False) -> None:
        super().__init__(path_type=Path, file_okay=file_okay)
        self._instead = instead

    def convert(
        self, value: str | os.PathLike[str], param: click.Parameter | None, ctx: click.Context | None
    ) -> str | bytes | os.PathLike[str]:
        """The path that was named."""
        if value == "-":
            self.fail(f"'-' is standard output; name {self._instead}", param, ctx)
        return super().convert(value, param, ctx)


def put(content: bytes) -> None:
    """Prints what would else be a file: byte for byte, but harmless where it goes to a terminal."""
    click.echo(harmless(content.decode("utf-8", "replace")) if sys.stdout.isatty() else content, nl=False)


def printed(write: Callable[[Path], object]) -> None:
    """Prints what ``write`` writes to the file that it is given.

    Raises:
        UsageError: it fills a folder.
    """
    with TemporaryDirectory() as folder:
        file = Path(folder) / "export"
        write(file)
        if not file.is_file():
            raise click.UsageError("'-' is standard output, and this export fills a folder; name one")
        put(file.read_bytes())
