"""The case on the shelf: loaded once, closed at once so that others can write to it, and loaded again when it has changed."""

from __future__ import annotations

import atexit
import gc
from functools import cache
from pathlib import Path
from threading import Lock, Thread

from sayso.casefile import Case
from sayso.errors import SaysoError
from sayso.judging import rows
from sayso.serving.errors import NotReady
from sayso.serving.snapshot import People, ReadOnce, Snapshot, Tell
from sayso.telling.view import Index

Stamp = tuple[int, int]
_HISTORY = "SELECT document, path, reader_version, reading, claims FROM store.journal ORDER BY n"


def load(path: Path, tell: Tell | None = None) -> Snapshot:
    """Load a case and close it.

    Raises:
        CaseError: it is missing, damaged, of another format, or being written.
    """
    with Case.open(path, read_only=True) as case:
        if tell:
            tell("records")
        index = Index.of(case)
        history = tuple(ReadOnce(d, path_, reader, n, claims) for d, path_, reader, n, claims in case.stream_rows(_HISTORY))
        snapshot = Snapshot(index, name=path.name, history=history, sent=tuple(case.sent), people=_people(case))
    snapshot.warm(tell)
    return snapshot


def _people(case: Case) -> People:
    members: dict[str, list[str]] = {}
    for local, entity in case.stream_rows("SELECT local, entity FROM weighing.entity_of ORDER BY local"):
        members.setdefault(entity, []).append(local)
    reasons = dict(case.stream_rows("SELECT id, reason FROM entities WHERE reason IS NOT NULL ORDER BY id"))
    joined = {entity: tuple(locals_) for entity, locals_ in members.items() if len(locals_) > 1}
    return People(tuple(rows(case)), frozenset(case.judged), reasons, joined, tuple(case.question_steps))


class Shelf:
    """Hands out the newest snapshot of one case file; a snapshot that is in hand stays as it is.

    ``notice`` says what a reader should know of it, in words: that the case has changed meanwhile, or cannot be read any more.
    """

    def __init__(self, path: Path, snapshot: Snapshot | None = None, *, stamp: Stamp | None = None) -> None:
        self.path = path
        self.notice = ""
        self._snapshot = snapshot
        self._stamp = stamp
        self._problem: SaysoError | None = None
        self._lock = Lock()
        self._thread: Thread | None = None

    def load(self, tell: Tell | None = None) -> None:
        """Load the case now, in place of the snapshot there is.

        Raises:
            CaseError: it cannot be read; the snapshot there is stays.
        """
        stamp = stamp_of(self.path)
        try:
            self._snapshot = load(self.path, tell)
        except SaysoError as error:
            self._problem = error
            raise
        self._stamp, self._problem, self.notice = stamp, None, ""
        _keep()

    def keep(self, snapshot: Snapshot) -> None:
        """Put this in place of the snapshot there is: it is the case as the file holds it now."""
        self._snapshot, self._stamp, self._problem, self.notice = snapshot, stamp_of(self.path), None, ""

    def as_filed(self) -> Snapshot | None:
        """The snapshot there is where the file has not changed since it was loaded."""
        return self._snapshot if stamp_of(self.path) == self._stamp else None

    def current(self) -> Snapshot:
        """The snapshot there is; starts to load the case again where it has changed.

        Raises:
            NotReady: there is none.
        """
        self._look()
        if self._snapshot is None:
            problem = self._problem
            raise NotReady(
                problem.message if problem else "the case is being loaded",
                hint=(problem.hint if problem else "") or "wait a moment, then load this page again",
            )
        return self._snapshot

    @property
    def unweighed(self) -> str:
        """What to say, after the case's name, where the snapshot is of a case that was not weighed as it is; else empty."""
        return self._snapshot.index.unweighed if self._snapshot else ""

    def wait(self) -> None:
        """Wait until a loading that has begun is done."""
        thread = self._thread
        if thread:
            thread.join()

    def _look(self) -> None:
        now = stamp_of(self.path)
        if now == self._stamp and self._snapshot is not None:
            self.notice = ""
            return
        with self._lock:
            if self._thread is None or not self._thread.is_alive():
                self._thread = Thread(target=self._load_again, name="load the case", daemon=True)
                self._thread.start()
        if self._snapshot is None:
            self.wait()
        else:
            self.notice = _notice(self._problem)

    def _load_again(self) -> None:
        try:
            self.load()
        except SaysoError:
            return  # told by the next page


def _keep() -> None:
    """Set apart the millions of records that stay: no page has to wait until they were all looked through for garbage."""
    _let_go_at_exit()
    gc.collect()
    gc.freeze()


@cache
def _let_go_at_exit() -> None:
    """DuckDB's binding complains, in pages, of whatever is left of it when Python ends; what is set apart would be left."""
    atexit.register(gc.unfreeze)


def _notice(problem: SaysoError | None) -> str:
    if problem is None:
        return "The case has changed since these pages were made; it is being loaded again. Load this page again in a moment."
    return f"The case has changed and cannot be read now ({problem}). What you see is as it was before."


def stamp_of(path: Path) -> Stamp | None:
    """What tells one state of a file from another, without opening it; None where it is gone."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size
