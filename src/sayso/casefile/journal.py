"""The hash-chained record of what was read, kept inside the case and again beside it.

DuckDB rolls back in silence when its write-ahead log was deleted or cut. The copy beside the case (``<case>.journal``) still
has the lines that were committed, so the loss shows on the next open. Lines are written inside first, so after a kill
the copy may lag by those of the last transaction, never lead.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import Any, Protocol

from sayso.errors import CaseError

START = "0" * 64
_TYPES = "INTEGER VARCHAR VARCHAR VARCHAR VARCHAR INTEGER INTEGER INTEGER INTEGER VARCHAR".split()
INSERT = f"INSERT INTO store.journal SELECT {', '.join(f'unnest(?::{kind}[])' for kind in _TYPES)}"
"""Adds lines; a parameter is a column of ``Line.values``."""


def chained(values: Sequence[Any], previous: str) -> str:
    """The hex SHA-256 over a line's values and the ``previous`` line's hash; ``START`` stands before the first."""
    return hashlib.sha256((previous + json.dumps(list(values), ensure_ascii=True)).encode("ascii")).hexdigest()


@dataclass(frozen=True, slots=True)
class Entry:
    """At step ``n``, ``path`` was found to show ``document``, read as number ``reading``; the counts are that reading's records."""

    n: int
    document: str
    sha256: str
    path: str
    reader_version: str
    reading: int
    entities: int
    attributions: int
    claims: int

    def hash(self, previous: str) -> str:
        """The hex SHA-256 over this line and the ``previous`` line's hash."""
        return chained(astuple(self), previous)


@dataclass(frozen=True, slots=True)
class Line:
    """An entry with its chained hash."""

    entry: Entry
    hash: str

    @property
    def name(self) -> str:
        """What to call it in a message."""
        return self.entry.path

    def values(self) -> tuple[str | int, ...]:
        """The entry's fields in order, then the hash."""
        return (*astuple(self.entry), self.hash)

    def text(self) -> str:
        """The line as kept beside the case."""
        return json.dumps(self.values(), ensure_ascii=True) + "\n"


def check_chain(lines: Sequence[Line], case: Path | None) -> None:
    """Verify every hash and number of the chain inside the case.

    Raises:
        CaseError: a line was altered, removed or added from outside.
    """
    previous = START
    for number, line in enumerate(lines, start=1):
        if line.entry.n != number or line.entry.hash(previous) != line.hash:
            raise CaseError(
                f"{case}: its record of what was read does not add up at line {number}",
                hint="restore a copy, or read the reports into a new case",
            )
        previous = line.hash


class Chained(Protocol):
    """A line of a hash-chained record."""

    @property
    def name(self) -> str: ...
    def text(self) -> str: ...


class SideJournal:
    """The copy beside the case, one JSON list a line.

    Args:
        case: the case file.
        suffix: what the copy's name adds to the case's.
        things: what a line records, for messages.
        shown: where in a line stands what to call it in a message.
        way_out: what to do where the copy has lines that the case has lost.
    """

    def __init__(
        self, case: Path, *, suffix: str = ".journal", things: str = "readings", shown: int = 3,
        way_out: str = "delete {} and read the reports again to fill the gap",
    ) -> None:  # fmt: skip
        self._case = case
        self._path = case.with_name(case.name + suffix)
        self._things, self._shown, self._way_out = things, shown, way_out

    def compare(self, lines: Sequence[Chained]) -> None:
        """Compare with the chain inside the case; a copy that is missing or lags is fine.

        Raises:
            CaseError: the copy knows readings that the case has lost, records another history, or is no record at all.
        """
        kept, cut = self._kept()
        if cut and not kept and not (lines and lines[0].text().startswith(cut)):
            raise self._unreadable()
        for ours, beside in zip(lines, kept, strict=False):
            if ours.text() != beside:
                raise self._loss("differs from the record beside it", ours.name)
        if len(kept) > len(lines):
            paths = [str(json.loads(line)[self._shown]) for line in kept[len(lines) :]]
            lost = f"{len(paths)} {self._things}"
            raise self._loss(f"has lost {lost} that were committed (its .wal file was deleted or cut?)", paths[0])

    def _loss(self, what: str, path: str) -> CaseError:
        return CaseError(
            f"{self._case}: {what}, first {path}",
            hint=f"restore a copy, or {self._way_out.format(self._path.name)}",
        )

    def _kept(self) -> tuple[list[str], str]:
        """The whole lines, and what a kill left of one more."""
        try:
            content = self._path.read_bytes().decode("ascii")
        except FileNotFoundError:
            return [], ""
        except (OSError, UnicodeDecodeError) as error:
            raise self._unreadable() from error
        *ended, cut = content.split("\n")
        kept = [line + "\n" for line in ended]
        for line in kept:
            try:
                if not isinstance(json.loads(line)[self._shown], str | int):
                    raise self._unreadable()
            except (ValueError, IndexError, KeyError, TypeError) as error:
                raise self._unreadable() from error
        return kept, cut

    def _unreadable(self) -> CaseError:
        return CaseError(
            f"{self._path}: this record beside the case is unreadable",
            hint="restore a copy, or move it elsewhere to accept the case as it is",
        )

    def catch_up(self, lines: Sequence[Chained]) -> None:
        """Make the copy equal to the chain inside the case, cutting a half-written last line."""
        whole = "".join(line.text() for line in lines)
        kept = "".join(self._kept()[0])
        if self._path.exists() and self._path.stat().st_size == len(kept) and kept == whole:
            return
        self._write(kept, whole)

    def _write(self, kept: str, whole: str) -> None:
        try:
            with self._path.open("ab") as file:
                file.truncate(len(kept))
                file.write(whole[len(kept) :].encode("ascii"))
        except OSError as error:
            raise self._full(error) from error

    def append(self, line: Chained) -> None:
        """Add one committed line.

        Raises:
            CaseError: it could not be written; the case itself has the line and the copy catches up on the next open.
        """
        try:
            fd = os.open(self._path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o644)
            try:
                os.write(fd, line.text().encode("ascii"))
            finally:
                os.close(fd)
        except OSError as error:
            raise self._full(error) from error

    def remove(self) -> None:
        """Forget the copy of a case that no longer exists."""
        self._path.unlink(missing_ok=True)

    def _full(self, error: OSError) -> CaseError:
        return CaseError(
            f"{self._path}: cannot be written ({error.strerror})", hint="free some space or fix the permissions, then run again"
        )
