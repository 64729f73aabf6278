"""The only place where commands enter the other rooms, each one loaded when it is needed."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sayso.cli.progress import Step, Tell
from sayso.errors import SaysoError

if TYPE_CHECKING:
    from sayso.casefile import Case


@dataclass(frozen=True, slots=True)
class Done:
    """What a reading came to: files newly read, known already, and one line for each that could not be read."""

    case: Path
    read: int
    known: int
    failures: tuple[str, ...]

    @property
    def anything(self) -> bool:
        """Whether the case holds something of what was asked for."""
        return self.read + self.known > 0

    def line(self) -> str:
        """The outcome in one line."""
        return f"{self.read} read, {self.known} known already, {len(self.failures)} not readable. Case: {self.case}"

    def as_row(self) -> dict[str, Any]:
        """The outcome for programs."""
        return {"case": str(self.case), "read": self.read, "known": self.known, "failures": list(self.failures)}


def _room(name: str) -> Any:
    return import_module(f"sayso.{name}")


def read(paths: Sequence[str], *, case: Path, codebook: Path | None, jobs: int, tell: Tell) -> Done:
    """Reads files into the case at that path, making it when it is not there."""
    raise SaysoError("the reading room is not there yet", hint="")


@contextmanager
def open_case(case: Path) -> Iterator[Case]:
    """The case at that path, for reading only, closed afterwards."""
    from sayso.casefile import Case

    with Case.open(case, read_only=True) as opened:
        yield opened


def summary(case: Path) -> str:
    """The case in a few lines of text."""
    with open_case(case) as opened:
        return str(_room("telling").summary(opened))


def dossier(case: Path) -> str:
    """The case's dossier, one HTML file's content."""
    with open_case(case) as opened:
        return str(_room("telling").dossier(opened))


def formats() -> Mapping[str, Callable[..., None]]:
    """The forms a case can be exported to, by name."""
    found: Mapping[str, Callable[..., None]] = _room("exports").FORMATS
    return found


def export(case: Path, format_: str, folder: Path) -> None:
    """Writes the case into a folder in one of the forms."""
    with open_case(case) as opened:
        formats()[format_](opened, folder)


def query(case: Path, sql: str) -> tuple[tuple[str, ...], list[tuple[Any, ...]]]:
    """Column names and rows of a read-only query."""
    with open_case(case) as opened:
        answer = opened.sql(sql)
    return answer.columns, answer.rows


def about() -> dict[str, Any]:
    """The version, and what the other rooms say of themselves."""
    from importlib.metadata import version

    return {"version": version("sayso")}


def write_file(target: Path, text: str) -> None:
    """Writes a whole file or leaves what was there: a killed process or a full disk never leaves half a file."""
    target.parent.mkdir(parents=True, exist_ok=True)
    half = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        half.write_text(text, encoding="utf-8", newline="")
        half.replace(target)
    finally:
        half.unlink(missing_ok=True)


__all__ = ["Done", "Step", "about", "dossier", "export", "formats", "open_case", "query", "read", "summary", "write_file"]
