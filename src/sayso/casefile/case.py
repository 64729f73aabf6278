"""A case: everything read so far, in one file that survives being killed at any moment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, TypeVar

from sayso.casefile import judging, layout, questions, rows, weighed
from sayso.casefile.blocks import Blocks
from sayso.casefile.connect import Store
from sayso.casefile.journal import INSERT, START, Entry, Line, SideJournal, check_chain
from sayso.casefile.known import Known
from sayso.casefile.lock import WriterLock
from sayso.casefile.looking import Records
from sayso.errors import CaseError, SaysoError
from sayso.judgements import PAST, Judged, Judgement
from sayso.model import QuestionStep, Reading, Sent, Weighing

T = TypeVar("T")
Added = Literal["added", "changed", "reread", "known"]


class Case(Records):
    """One case, open. Use ``Case.open`` for a file, ``Case.temporary`` for one in memory.

    Its properties are ``Rows`` of the records that count now; entity ids are case-wide once the case has been weighed.

    Example:
        >>> with Case.open("inquiry.sayso", read_only=True) as case:  # doctest: +SKIP
        ...     denied = case.claims.where(polarity="-")
    """

    def __init__(
        self, path: Path | None, store: Store, *, read_only: bool, lock: WriterLock | None = None, made: bool = False
    ) -> None:
        super().__init__(path, store)
        self.read_only = read_only
        self._lock = lock
        self._made = made
        self._sent = False
        self.problems: tuple[SaysoError, ...] = ()
        self._beside = SideJournal(path) if path else None
        self._known = Known(self._checked_lines())
        self._beside_judged = (
            SideJournal(path, suffix=judging.SUFFIX, things="judgements", shown=0, way_out="delete {} to do without them")
            if path else None
        )  # fmt: skip
        self._judged = self._checked_judgements()
        self._weighed = weighed.mark(store)

    @classmethod
    def open(cls, path: str | Path, *, create: bool = False, read_only: bool = False) -> Case:
        """Open a case file; nobody else can write to it meanwhile.

        Args:
            path: the case file; ``<path>.journal`` beside it, and ``<path>.lock`` while it is written to, belong to it.
            create: make a new, empty case where there is no file yet.
            read_only: only look; works in a folder that cannot be written.

        Raises:
            CaseError: it is missing, damaged, cut short, of a newer format, or held by another process.
        """
        path = Path(path)
        if not path.is_file() and (read_only or not create or path.exists()):
            raise CaseError(f"{path}: no such case", hint=f"read some reports first: sayso read REPORTS --case {path}")
        lock = None if read_only else WriterLock(path)
        if lock:
            lock.acquire()
        try:
            made = not path.exists()
            if made:
                layout.create(path)
            return cls._opened(path, lock, read_only=read_only, made=made)
        except BaseException:
            if lock:
                lock.release()
            raise

    @classmethod
    def _opened(cls, path: Path, lock: WriterLock | None, *, read_only: bool, made: bool) -> Case:
        store = Store(path, read_only=read_only)
        try:
            layout.check(store, path, read_only=read_only)
            return cls(path, store, read_only=read_only, lock=lock, made=made)
        except BaseException:
            store.close()
            raise

    @classmethod
    def temporary(cls) -> Case:
        """A case in memory, gone when closed."""
        store = Store(None)
        layout.lay(store, since=0)
        return cls(None, store, read_only=False)

    def _checked_lines(self) -> list[Line]:
        found: Iterator[Any] = self._store.stream("SELECT * FROM store.journal ORDER BY n")
        lines = [Line(Entry(*row[:9]), row[9]) for row in found]
        check_chain(lines, self.path)
        if self._beside:
            self._beside.compare(lines)
        self._check_counts()
        if self._beside and not self.read_only:
            self._beside.catch_up(lines)
        return lines

    def _checked_judgements(self) -> list[judging.JudgedLine]:
        lines = judging.lines(self._store, self.path)
        if self._beside_judged:
            self._beside_judged.compare(lines)
            if lines and not self.read_only:
                self._beside_judged.catch_up(lines)
        return lines

    def _check_counts(self) -> None:
        sql = """
            SELECT (SELECT count(*) FROM store.readings), (SELECT count(*) FROM store.entities),
                   (SELECT count(*) FROM store.attributions), (SELECT count(*) FROM store.claims),
                   count(*), coalesce(sum(entities), 0), coalesce(sum(attributions), 0), coalesce(sum(claims), 0)
            FROM (SELECT DISTINCT reading, entities, attributions, claims FROM store.journal WHERE reading > 0)"""
        counts = self._store.rows(sql)[0]
        if counts[:4] != counts[4:]:
            raise CaseError(
                f"{self.path}: rows are missing from what was read", hint="restore a copy, or read the reports into a new case"
            )

    def close(self) -> None:
        """Close the file and let others write to it; safe to call twice."""
        if not self._open:
            return
        self._open = False
        self._store.close()
        if self._lock:
            self._lock.release()

    def close_or_discard(self) -> None:
        """Close; a case file that this opening made and that nothing was put into goes away again.

        A record that texts were sent away is something, even where no answer came back.
        """
        if self._open and self._made and self.path and not len(self._known) and not self._sent and not self._judged:
            self._store.close()
            layout.remove(self.path)
        self.close()

    def __enter__(self) -> Case:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<Case {self.path or 'in memory'}: {len(self._known)} documents read>"

    def __len__(self) -> int:
        """How many documents the case shows."""
        return self._known.shown()

    def __bool__(self) -> bool:
        return True

    def knows(self, sha256: str, path: str, reader_version: str) -> bool:
        """Whether ``path`` was last found with this content, and this reader was the last to read that content."""
        entry = self._known.read_by(sha256, reader_version)
        return entry is not None and self._known.place(path) == entry.document

    def adopt(self, sha256: str, path: str, reader_version: str) -> Added | None:
        """Note that ``path`` shows content that this reader has read already, at another path or earlier.

        Returns:
            What that meant for the path (see ``add``), or None when the content has to be read.
        """
        entry = self._known.read_by(sha256, reader_version)
        if entry is None:
            return None
        before = self._known.place(path)
        if before == entry.document:
            return "known"
        self._commit([self._known.same_line(entry, path)])
        return "added" if before is None else "changed"

    def add(self, reading: Reading, *, path: str | None = None, reader_version: str = "") -> Added:
        """Add what one document says: all of it, or nothing.

        Args:
            reading: the document and what was read in it.
            path: where the document was found; the document's own path when not given.
            reader_version: what read it (model and codebook); content read by another version is added as a new reading.

        Returns:
            ``added`` (a new path), ``changed`` (the path showed something else before), ``reread`` (the same content by another
            reader), ``known`` (nothing to add). Older readings stay in the history.

        Raises:
            CaseError: the disk is full or the file cannot be written; the case stays as it was and is closed.
        """
        return self.add_all([(reading, path or reading.document.path)], reader_version=reader_version)[0]

    def add_all(self, readings: Iterable[tuple[Reading, str]], *, reader_version: str = "") -> list[Added]:
        """Add what several documents say, each with the path that shows it, in order; the new ones together, or none of them.

        Returns:
            What ``add`` returns, for each.
        """
        out: list[Added] = []
        new: list[tuple[Reading, str]] = []
        for reading, path in readings:
            document = reading.document
            if self._known.read_by(document.sha256, reader_version) or any(
                path == place or document.id == other.document.id for other, place in new
            ):
                self._add_new(new, reader_version)
                new = []
            outcome = self.adopt(document.sha256, path, reader_version)
            if not outcome:
                before = self._known.place(path)
                outcome = "added" if before is None else "reread" if before == document.id else "changed"
                new.append((reading, path))
            out.append(outcome)
        self._add_new(new, reader_version)
        return out

    def _add_new(self, new: Sequence[tuple[Reading, str]], reader_version: str) -> None:
        if new:
            self._commit(self._known.next_lines(new, reader_version), [reading for reading, _ in new])

    def remove(self, *names: str) -> tuple[str, ...]:
        """Take documents out of what counts; what was read in them, and what people judged of them, stays on record.

        Args:
            names: paths, as the case shows them, or ids of documents, which are taken out at every path.

        Returns:
            The paths that show nothing any more.

        Raises:
            CaseError: the case shows no such document, and none is taken out; or the file cannot be written.
        """
        paths: dict[str, None] = {}
        for name in names:
            found = [name] if self._known.place(name) is not None else self._known.paths(name)
            if not found:
                raise CaseError(f"{self.path}: there is no document {name!r}", hint=f"sayso show {self.path} documents lists all")
            paths.update(dict.fromkeys(found))
        for path in paths:
            self._commit([self._known.gone_line(path)])
        return tuple(paths)

    def _commit(self, lines: Sequence[Line], readings: Sequence[Reading] = ()) -> None:
        """Add lines with the new readings that they are about, if any, in one transaction."""
        with self._writing():
            if self._weighed is not None:
                weighed.hide(self._store)
            if readings:
                self._insert(readings, [line.entry for line in lines])
            self._store.run(INSERT, [list(column) for column in zip(*(line.values() for line in lines), strict=True)])
        self._weighed = None
        for line in lines:
            self._known.note(line)
            if self._beside:
                self._beside.append(line)

    def _insert(self, readings: Sequence[Reading], entries: Sequence[Entry]) -> None:
        read = [(entry.reading, reading, reading.document.text) for entry, reading in zip(entries, readings, strict=True)]
        parameters = rows.READ.parameters([(0, reading, text, n) for n, reading, text in read])
        self._store.run(rows.READ.insert_sql("reader_version"), [entries[0].reader_version, *parameters])
        self._insert_all(rows.ENTITIES, (row for n, one, text in read for row in rows.numbered(one.entities, n, text)))
        self._insert_all(rows.ATTRIBUTIONS, (row for n, one, text in read for row in rows.numbered(one.attributions, n, text)))
        self._insert_all(rows.CLAIMS, (row for n, one, text in read for row in rows.numbered(one.claims, n, text)))
        self._insert_all(rows.NOTES, (row for n, one, _ in read for row in rows.numbered(one.notes, n)))

    def _insert_all(self, table: rows.Table[T], records: Iterable[T]) -> None:
        sql = table.insert_sql()
        for batch in rows.batches(records):
            self._store.run(sql, table.parameters(batch))

    def record_sent(self, sent: Sent) -> None:
        """Record that a document's text is about to be sent to another machine; it stays recorded whatever comes of it.

        Raises:
            CaseError: the disk is full or the file cannot be written; then nothing may be sent.
        """
        sql = "INSERT INTO store.sent SELECT (SELECT count(*) FROM store.sent) + 1, ?, ?, ?, ?, ?, ?"
        with self._writing():
            self._store.run(sql, [sent.document, sent.sha256, sent.path, sent.host, sent.model, sent.bytes])
        self._sent = True

    def add_question_steps(self, steps: Sequence[QuestionStep]) -> None:
        """Add what a person did to a question; all of it, or nothing. Nothing is ever taken away again.

        Raises:
            CaseError: the disk is full, the file cannot be written, or the steps kept so far were tampered with.
        """
        questions.load(self._store, self.path or "the case in memory")
        with self._writing():
            questions.add(self._store, steps)
        if self.path:
            self._store.run("CHECKPOINT")  # a write-ahead log that gets lost later takes nobody's work with it

    def judge(self, judgement: Judgement) -> Judgement:
        """Add what a person judged, signed and dated; nothing is ever changed or deleted. The case has to be weighed again.

        Args:
            judgement: its number is given here, whatever it says.

        Returns:
            The judgement with its number.

        Raises:
            CaseError: it is not signed or not dated, it revokes what does not exist, or the file cannot be written.
        """
        if not judgement.by.strip() or not judgement.date.strip():
            raise CaseError(f"{self.path}: a judgement needs a name and a date", hint="say who judges: --by NAME, or SAYSO_USER")
        if judgement.revokes is not None and not 1 <= judgement.revokes <= len(self._judged):
            raise CaseError(f"{self.path}: there is no judgement j{judgement.revokes}", hint="sayso judge CASE list shows all")
        numbered = replace(judgement, n=len(self._judged) + 1)
        line = judging.JudgedLine.of(numbered, self._judged[-1].hash if self._judged else START)
        with self._writing():
            if self._weighed is not None:
                weighed.hide(self._store)
            judging.insert(self._store, line)
        self._weighed = None
        self._judged.append(line)
        if self._beside_judged:
            self._beside_judged.append(line)
        return line.judgement()

    @property
    def judgements(self) -> tuple[Judgement, ...]:
        """Everything people judged, oldest first, whether or not it is in force."""
        return tuple(line.judgement() for line in self._judged)

    @property
    def judged_words(self) -> dict[str, str]:
        """Record id -> what people judged of it, in words: "corrected by Ann Ode on 2031-06-01"."""
        if not self._judged:
            return {}
        told = {one.id: f"{PAST[one.kind]} by {one.by} on {one.date[:10]}" for one in self.judgements}
        return {record: "; ".join(told[one] for one in judged) for record, judged in self.judged.items()}

    def replace_weighing(self, weighing: Weighing, *, mark: str = "", judged: Judged | None = None) -> None:
        """Put this weighing in place of the last one, in one transaction.

        Args:
            weighing: what follows from ``pile()`` and the judgements.
            mark: what weighed it, told again by ``weighed_by``.
            judged: what the judgements made of the records.
        """
        with self._writing():
            self.blocks().forget()
            weighed.keep(self._store, weighing)
            weighed.show(self._store, mark, judged or Judged())
        self._weighed = mark

    def blocks(self) -> Blocks:
        """The steps of the weighing as the case keeps them."""
        return Blocks(self._store, self._writing)

    def weighed_in_steps(self, *, mark: str, judged: Judged) -> None:
        """Show what the steps made as the weighing of exactly what is in the case now (see ``replace_weighing``)."""
        with self._writing():
            self._store.run("DELETE FROM steps.changed")
            weighed.show(self._store, mark, judged)
        self._weighed = mark

    @property
    def weighed_by(self) -> str | None:
        """The mark of the weighing of exactly what is in the case now, None when it has to be weighed (again)."""
        return self._weighed

    def _writing(self) -> Writing:
        if self.read_only or not self._open:
            raise CaseError(
                f"{self.path}: this case is open for reading only" if self._open else f"{self.path}: this case is closed"
            )
        self._seen.clear()
        return Writing(self)


class Writing:
    """One transaction; a case whose commit failed closes, since what DuckDB holds in memory is not to be trusted then."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._transaction = case._store.transaction()

    def __enter__(self) -> None:
        self._transaction.__enter__()

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        try:
            self._transaction.__exit__(kind, error, trace)
        except BaseException:
            self._case.close_or_discard()
            raise
