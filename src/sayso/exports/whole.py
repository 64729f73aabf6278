"""Writing an export of one file as a whole: beside its place, then renamed, so that nobody ever sees half of it."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, TextIO

from sayso.errors import SaysoError


@contextmanager
def whole(path: Path, *, encoding: str = "utf-8") -> Iterator[TextIO]:
    """Yield a file to write into; at the end it takes ``path``'s place.

    Args:
        path: where the export shall lie; a file of that name is replaced, a folder never.
        encoding: ``utf-8``, or ``utf-8-sig`` for spreadsheets.

    Raises:
        SaysoError: there is a folder at ``path``, or it cannot be written.
    """
    if path.is_dir():
        raise SaysoError(f"{path}: this is a folder, and the export is one file", hint="name a file, such as case.json")
    half = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with half.open("w", encoding=encoding, newline="") as file:
            yield file
        half.replace(path)
    except OSError as error:
        raise SaysoError(
            f"{path}: the export cannot be written ({error.strerror})", hint="free some space or choose another place"
        ) from error
    finally:
        with suppress(OSError):
            half.unlink(missing_ok=True)


def write_json(path: Path, value: Any) -> None:
    """Write one JSON value, indented, keys in the order given."""
    with whole(path) as file:
        json.dump(value, file, ensure_ascii=False, indent=1)
        file.write("\n")
