"""Writing an export as a whole: into a folder beside its place, then renamed, so that nobody ever sees half of it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sayso.errors import SaysoError

MARK = "export.json"
"""The file that marks a folder as an export, listing the files that belong to it."""


@contextmanager
def fresh(path: Path, format_: str) -> Iterator[Path]:
    """Yield an empty folder to write into; at the end it takes ``path``'s place, replacing an older export there.

    Args:
        path: where the export shall lie; new, empty, or an earlier export.
        format_: the export's name, kept in its mark.

    Raises:
        SaysoError: there is something else at ``path``, or it cannot be written.
    """
    _check_place(path)
    part, old = (path.with_name(f".{path.name}.{word}") for word in ("part", "old"))
    try:
        for leftover in (part, old):
            shutil.rmtree(leftover, ignore_errors=True)
        part.mkdir(parents=True)
        yield part
        _mark(part, format_)
        if path.exists():
            path.rename(old)
        part.rename(path)
    except OSError as error:
        raise SaysoError(
            f"{path}: the export cannot be written ({error.strerror})", hint="free some space or choose another folder"
        ) from error
    finally:
        for leftover in (part, old):
            shutil.rmtree(leftover, ignore_errors=True)


def _mark(part: Path, format_: str) -> None:
    names = sorted(file.name for file in part.iterdir())
    (part / MARK).write_text(json.dumps({"sayso_export": format_, "files": names}) + "\n", encoding="utf-8")


def _check_place(path: Path) -> None:
    if path.is_symlink() or (path.exists() and not path.is_dir()):
        raise SaysoError(f"{path}: there is something else here", hint="choose a new or empty folder for the export")
    try:
        found = {file.name for file in path.iterdir()} if path.exists() else set()
    except OSError as error:
        raise SaysoError(f"{path}: cannot be looked into ({error.strerror})", hint="choose another folder") from error
    if found and not found <= _own_files(path):
        raise SaysoError(f"{path}: this folder holds other files", hint="choose a new or empty folder for the export")


def _own_files(path: Path) -> set[str]:
    try:
        mark = json.loads((path / MARK).read_text(encoding="utf-8"))
        return {MARK, *map(str, mark["files"])} if "sayso_export" in mark else set()
    except (OSError, ValueError, KeyError, TypeError):
        return set()
