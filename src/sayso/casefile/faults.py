"""What DuckDB's errors mean for a person with a case file."""

from __future__ import annotations

import os
import re
from pathlib import Path

import duckdb

from sayso.errors import CaseError, CaseMemoryError

HOLDER = re.compile(r"Conflicting lock is held in (.*?)\(PID (\d+)\)")
_FULL = ("no space left", "file too large", "disk quota", "disk full", "out of disk")
_DAMAGED = (
    "could not read enough bytes",
    "not a valid duckdb",
    "corrupt",
    "checksum",
    "serializ",
    "truncated",
)


def check_name(path: Path) -> None:
    """Refuse a file that DuckDB cannot open, since it takes names in Unicode only.

    Raises:
        CaseError: the path holds bytes that are not UTF-8.
    """
    try:
        str(path).encode("utf-8")
    except UnicodeEncodeError:
        raise CaseError(f"{path}: the name or a folder's name is not UTF-8", hint="rename it, or choose another place") from None


def translate(error: Exception, path: Path | None) -> CaseError:
    """The CaseError that says in one line what DuckDB's ``error`` means for the case at ``path``."""
    where = str(path) if path else "the case in memory"
    text = str(error).strip()
    first = text.splitlines()[0] if text else type(error).__name__
    low = text.lower()
    if isinstance(error, UnicodeError) or "cannot encode str" in low:
        return CaseError(f"{where}: what was to be kept is not Unicode text; the case is as it was", hint="write it as UTF-8")
    holder = HOLDER.search(text)
    if holder:
        return CaseError(
            f"{where}: another process has this case open (process {holder[2]})", hint="wait for it to finish, then run again"
        )
    if any(word in low for word in _FULL):
        return CaseError(f"{where}: no room left on the disk; what was read before is kept", hint="free some space, then run again")
    if isinstance(error, duckdb.OutOfMemoryException):
        return CaseMemoryError(
            f"{where}: not enough memory for this; the case is as it was", hint="close other programs, then run again"
        )
    if "different configuration" in low:
        return CaseError(f"{where}: this case is already open in this process (process {os.getpid()})", hint="close it first")
    if "newer version" in low or "newer duckdb" in low or "version number" in low:
        return CaseError(f"{where}: written by a newer DuckDB than the one installed", hint="pip install --upgrade duckdb")
    if any(word in low for word in _DAMAGED):
        return CaseError(
            f"{where}: not a readable case file (damaged, cut short, or another kind of file)",
            hint="restore a copy, or move it away and read the reports again",
        )
    if "permission denied" in low or "read-only file system" in low or "cannot open file" in low:
        return CaseError(f"{where}: no permission to open this case", hint="check the file's and its folder's permissions")
    return CaseError(f"{where}: {first}", hint="restore a copy, or move it away and read the reports again")
