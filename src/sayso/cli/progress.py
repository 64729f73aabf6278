"""How far the reading is: a bar on a terminal, plain lines elsewhere, JSON lines for programs."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from typing import TYPE_CHECKING, TextIO, cast

from sayso.cli.output import Forgiving, as_json, say
from sayso.cli.plain import one_line

if TYPE_CHECKING:
    from sayso.build import Progress, Tell


@contextmanager
def progress(*, json_: bool = False, quiet: bool = False) -> Iterator[Tell]:
    """Yields what to call after each file; standard error carries it all, so that standard output stays the result's.

    Where standard error takes nothing any more, the reading goes on untold.

    Args:
        json_: one JSON line a step.
        quiet: nothing at all.
    """
    if json_:
        yield lambda step: say(as_json(asdict(step)), err=True)
    elif quiet:
        yield lambda step: None
    elif sys.stderr.isatty():
        with _bar() as tell:
            yield tell
    else:
        yield _line


def _line(step: Progress) -> None:
    """What failed is told at the end, with the way out."""
    say(f"{step.done}/{step.total} {step.outcome} {one_line(step.path)}", err=True)


@contextmanager
def _bar() -> Iterator[Tell]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    name = TextColumn("{task.fields[name]}", markup=False)
    columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), name)
    console = Console(file=cast(TextIO, Forgiving(sys.stderr)))
    with Bar(*columns, console=console, transient=True) as bar:
        task = bar.add_task("", total=None, name="")

        def tell(step: Progress) -> None:
            bar.update(task, completed=step.done, total=step.total, name=one_line(step.path)[-40:])

        yield tell
