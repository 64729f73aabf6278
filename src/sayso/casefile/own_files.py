"""Telling a case, and the files that are kept beside one, from any other file: by what is in them, whatever they are called."""

from __future__ import annotations

import json
import os
from pathlib import Path

from sayso.casefile.journal import START, chained
from sayso.casefile.lock import is_lock

MARK, MARK_AT = b"DUCK", 8  # what every DuckDB file has after the sum of its header
LONGEST = 1 << 20  # bytes of a record's first line that are looked at; ours have a few hundred


def belongs_to_case(path: Path, *, opened: Path | None = None) -> bool:
    """Whether a file is a case, or one that is kept beside a case: its records, its write-ahead log, its lock.

    Args:
        path: any path; links are followed.
        opened: a case that this process has open. It is told without opening it again, which would undo DuckDB's lock on it.

    Returns:
        False, too, for what is missing, no regular file, or cannot be read.
    """
    if not os.path.isfile(path):  # noqa: PTH113 - Path.is_file raises where a folder on the way may not be entered
        return False
    if opened is not None and path.samefile(opened):
        return True
    return is_database(path) or is_record(path) or _lies_beside_case(Path(os.path.realpath(path)), opened)


def is_database(path: Path) -> bool:
    """Whether this is a DuckDB file, as every case is; one of another program is none of ours to write over either."""
    try:
        with path.open("rb") as file:
            return file.read(MARK_AT + len(MARK))[MARK_AT:] == MARK
    except OSError:
        return False


def is_record(path: Path) -> bool:
    """Whether this is a hash-chained record of a case: its first line bears the hash that a chain begins with."""
    try:
        with path.open("rb") as file:
            if file.peek(1)[:1] != b"[":
                return False
            *values, last = json.loads(file.readline(LONGEST))
        return bool(last == chained(values, START))
    except (OSError, ValueError, RecursionError):
        return False


def _lies_beside_case(path: Path, opened: Path | None) -> bool:
    if path.suffix != ".wal" and not (path.suffix == ".lock" and is_lock(path)):
        return False
    case = path.with_suffix("")
    return case.is_file() and ((opened is not None and case.samefile(opened)) or is_database(case))
