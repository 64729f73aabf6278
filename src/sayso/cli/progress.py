"""How far the reading is: a bar on a terminal, plain lines elsewhere, JSON lines for programs."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass

import click

from sayso.cli.output import as_json
from sayso.cli.plain import one_line


@dataclass(frozen=True, slots=True)
class Step:
    """One file is finished with: the ``done``-th of ``total``; ``problem`` says in one line why it could not be read, else None."""

    done: int
    total: int
    name: str
    problem: str | None = None


Tell = Callable[[Step], None]


@contextmanager
def progress(*, json_: bool = False, quiet: bool = False) -> Iterator[Tell]:
    """Yields what to call after each file; standard error carries it all, so that standard output stays the result's.

    Args:
        json_: one JSON line a step.
        quiet: nothing at all.
    """
    if json_:
        yield lambda step: click.echo(as_json(asdict(step)), err=True)
    elif quiet:
        yield lambda step: None
    elif sys.stderr.isatty():
        with _bar() as tell:
            yield tell
    else:
        yield _line


def _line(step: Step) -> None:
    if step.problem is None:
        click.echo(f"{step.done}/{step.total} {one_line(step.name)}", err=True)


@contextmanager
def _bar() -> Iterator[Tell]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    name = TextColumn("{task.fields[name]}", markup=False)
    columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), name)
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None, name="")

        def tell(step: Step) -> None:
            bar.update(task, completed=step.done, total=step.total, name=one_line(step.name)[-40:])

        yield tell
