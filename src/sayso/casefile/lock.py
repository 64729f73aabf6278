"""The side-file lock that keeps writers apart.

DuckDB's own lock on a case vanishes when its process opens the file a second time, so writers hold this one as well.
"""

from __future__ import annotations

import os
import re
import stat
import time
from contextlib import suppress
from pathlib import Path

from sayso.errors import CaseError

try:
    import fcntl
except ImportError:  # no flock on Windows: DuckDB's own lock is left
    fcntl = None  # type: ignore[assignment]

ATTEMPTS = 10
PAUSE = 0.1  # seconds between attempts
_OURS = re.compile(rb"[0-9]*\n?")  # a process number; less of it where the disk was full
_LONGEST = 32  # bytes, more than any lock of ours has


def is_lock(path: Path) -> bool:
    """Whether the file at ``path`` is a lock as written here: one process number, or nothing."""
    try:
        with path.open("rb") as file:
            return bool(_OURS.fullmatch(file.read(_LONGEST + 1)))
    except OSError:
        return False


class WriterLock:
    """An advisory lock on ``<case>.lock``, held for as long as a writer has the case open; the file names the holder."""

    def __init__(self, case: Path) -> None:
        self._path = case.with_name(case.name + ".lock")
        self._case = case
        self._fd: int | None = None

    def acquire(self) -> None:
        """Take the lock, trying for about a second.

        Raises:
            CaseError: another process holds it (the message gives its number), the folder cannot be written, or a file that is no
                lock has the lock's name.
        """
        holder = ""
        for attempt in range(ATTEMPTS):
            if attempt:
                time.sleep(PAUSE)
            holder = self._try()
            if self._fd is not None:
                return
        raise CaseError(
            f"{self._case}: another process is writing to this case (process {holder or 'unknown'})",
            hint="wait for it to finish, then run again",
        )

    def _try(self) -> str:
        """One attempt: takes the lock, or returns the holder's process number."""
        try:
            fd = os.open(self._path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o644)
        except FileNotFoundError:
            folder = self._case.parent
            raise CaseError(f"{self._case}: there is no folder {folder}", hint=f"make it first: mkdir -p {folder}") from None
        except OSError as error:
            if self._path.is_symlink() or self._path.is_dir():
                raise self._not_ours() from error
            raise CaseError(
                f"{self._case}: cannot write in its folder ({error.strerror})", hint="choose a folder you can write to for the case"
            ) from error
        if not self._is_ours(fd):
            os.close(fd)
            raise self._not_ours()
        if fcntl is not None:
            try:
                fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                holder = os.read(fd, _LONGEST).decode("ascii", "replace").strip()
                os.close(fd)
                return holder
            if not self._is_still_there(fd):  # the last holder removed the file between our open and our lock
                os.close(fd)
                return ""
        with suppress(OSError):  # on a full disk the lock still holds; only the holder's number is missing
            os.ftruncate(fd, 0)
            os.write(fd, f"{os.getpid()}\n".encode("ascii"))
        self._fd = fd
        return ""

    def _is_ours(self, fd: int) -> bool:
        if not stat.S_ISREG(os.fstat(fd).st_mode):
            return False
        found = os.read(fd, _LONGEST + 1)
        os.lseek(fd, 0, os.SEEK_SET)
        return bool(_OURS.fullmatch(found))

    def _not_ours(self) -> CaseError:
        return CaseError(
            f"{self._case}: its lock would be {self._path.name}, and sayso did not write the file of that name",
            hint=f"give the case another name, or move {self._path.name} elsewhere",
        )

    def _is_still_there(self, fd: int) -> bool:
        try:
            return os.path.samestat(os.fstat(fd), self._path.stat())
        except FileNotFoundError:
            return False

    def release(self) -> None:
        """Give the lock back and remove the side file; safe to call twice."""
        if self._fd is None:
            return
        with suppress(OSError):
            self._path.unlink()
        os.close(self._fd)
        self._fd = None
