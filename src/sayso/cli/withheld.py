"""Names that are withheld from what leaves this computer: the options, and the lines that tell of each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast

import click

from sayso.cli import doors
from sayso.cli.plain import one_line

if TYPE_CHECKING:
    from sayso.casefile import Case
    from sayso.telling.view import Index
    from sayso.telling.withholding import Whose, Withheld

F = TypeVar("F", bound=Callable[..., object])
NOBODY = "nobody"


def options(*, default: str | None = "victims", nobody: bool = True) -> Callable[[F], F]:
    """``--withhold`` and ``--show-name`` for a command.

    Args:
        default: whose names are withheld where nothing is asked for; None where that depends on the rest of the command line.
        nobody: whether all names may be left to stand at once.
    """
    choices = ["victims", "private", *([NOBODY] if nobody else [])]
    whose = click.option(
        "--withhold", type=click.Choice(choices), default=default, show_default=default is not None,
        help="Whose names are withheld: of minors and victims, or of everybody without a public post as well.",
    )  # fmt: skip
    shown = click.option(
        "--show-name", metavar="NAME", multiple=True, help="A name that is not withheld all the same; may be given again."
    )
    return lambda command: whose(shown(command))


def tell(names: Sequence[Withheld], index: Index) -> None:
    """A line on standard error for each name that is withheld, with the way to show it."""
    for one in names:
        way_out = f"to show it: --show-name {one.entity}"
        click.echo(one_line(f"withheld: the name of {index.name(one.entity)} ({one.why}); {way_out}"), err=True)


def index_without(index: Index, whose: str, shown: Sequence[str]) -> Index:
    """A case without the names that are withheld, after each was told of.

    Args:
        index: the case.
        whose: as given for ``--withhold``.
        shown: as given for ``--show-name``.

    Raises:
        QueryError: the case does not know whom a name means.
    """
    from sayso.telling.withholding import masked

    return masked(index, _names(index, whose, shown), index)


@contextmanager
def open_case(case: Path, whose: str, shown: Sequence[str]) -> Iterator[Case]:
    """The case at that path, for reading only, closed afterwards, without the names that are withheld (see `index_without`)."""
    from sayso.telling.view import Index
    from sayso.telling.withholding import WithoutNames

    with doors.open_case(case) as opened:
        index = Index.of(opened) if whose != NOBODY else None
        names = _names(index, whose, shown) if index else ()
        yield cast("Case", WithoutNames(opened, names, index)) if index and names else opened


def allowed(index: Index, shown: Sequence[str]) -> list[str]:
    """The ids of those whose names are given for ``--show-name``; raises QueryError where it is not known whom one means."""
    from sayso.telling.naming import meant

    return [meant(index, name).id for name in shown]


def _names(index: Index, whose: str, shown: Sequence[str]) -> tuple[Withheld, ...]:
    from sayso.telling.withholding import withheld

    let_stand = allowed(index, shown)
    names = () if whose == NOBODY else withheld(index, cast("Whose", whose), let_stand)
    tell(names, index)
    return names
