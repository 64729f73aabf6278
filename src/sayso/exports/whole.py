"""The one door by which a file is written where a person says: whole, so that nobody sees half of it, and never over a case."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, BinaryIO, TextIO

from sayso.casefile.own_files import belongs_to_case
from sayso.errors import SaysoError


@contextmanager
def whole(path: Path, *, encoding: str = "utf-8") -> Iterator[TextIO]:
    """Yield a file to write text into; at the end it takes ``path``'s place.

    Args:
        path: where the export shall lie (see ``in_place``).
        encoding: ``utf-8``, or ``utf-8-sig`` for spreadsheets.

    Raises:
        SaysoError: there is something at ``path`` that no export replaces, or it cannot be written.
    """
    with _faults_in_words(path), in_place(path) as place, place.open("w", encoding=encoding, newline="") as file:
        yield file


@contextmanager
def whole_bytes(path: Path) -> Iterator[BinaryIO]:
    """The same for bytes."""
    with _faults_in_words(path), in_place(path) as place, place.open("wb") as file:
        yield file


@contextmanager
def in_place(path: Path) -> Iterator[Path]:
    """Yield the path to write to; when all is written, it lies at ``path``.

    Args:
        path: where it shall lie. A file of that name is replaced. A link stays, and the file it leads to is replaced. What is no
            file, such as a pipe or a terminal, is written into.

    Raises:
        SaysoError: a folder, a disk, or a file that belongs to a case is at ``path``.
        OSError: it cannot be written.
    """
    kind = _kind(path)
    _check(path, kind)
    if not stat.S_ISREG(kind):
        yield path
        return
    target = Path(os.path.realpath(path))
    half = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        yield half
        half.replace(target)
    finally:
        with suppress(OSError):
            half.unlink(missing_ok=True)


def write_json(path: Path, value: Any) -> None:
    """Write one JSON value, indented, keys in the order given."""
    with whole(path) as file:
        json.dump(value, file, ensure_ascii=False, indent=1)
        file.write("\n")


def _kind(path: Path) -> int:
    """What is there, links followed, as in ``os.stat``; a file where nothing is there yet."""
    try:
        return path.stat().st_mode
    except FileNotFoundError:
        return stat.S_IFREG


def _check(path: Path, kind: int) -> None:
    if stat.S_ISDIR(kind):
        raise SaysoError(f"{path}: this is a folder, and the export is one file", hint="name a file, such as case.json")
    if stat.S_ISBLK(kind):
        raise SaysoError(f"{path}: this is a disk, and the export is one file", hint="name a file, such as case.json")
    if belongs_to_case(path):
        raise SaysoError(f"{path}: this file belongs to a case, which would be lost", hint="choose another name to write to")


@contextmanager
def _faults_in_words(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise SaysoError(
            f"{path}: the export cannot be written ({error.strerror})", hint="free some space or choose another place"
        ) from error
