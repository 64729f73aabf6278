"""The whole road: files → documents → readings → case → weighing."""

from __future__ import annotations

import hashlib
import os
from collections import Counter, deque
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol

from sayso.apart import check_main, in_processes
from sayso.casefile import Case
from sayso.casefile.own_files import belongs_to_case
from sayso.errors import DocumentError, SaysoError, StoppedError
from sayso.model import Document, Reading, Sent

if TYPE_CHECKING:
    from sayso.codebook import Codebook
    from sayso.documents import Found
    from sayso.weighing.steps.step import Ran

Outcome = Literal["added", "changed", "reread", "known", "failed"]
SMALL = 200  # documents up to which a case is weighed at once: it gives the same, in a third of the time that all steps take first
TOGETHER = 60_000  # characters stored in one transaction, about a second's reading: one by one, documents cost six times as much


@dataclass(frozen=True, slots=True)
class Progress:
    """One file is finished with: the ``done``-th of ``total``; ``problem`` says in one line why it failed, else None."""

    done: int
    total: int
    path: str
    outcome: Outcome
    problem: str | None = None


@dataclass(slots=True)
class Report:
    """What a run did: paths by outcome, and what could not be read.

    ``of_cases`` are files of cases, passed over. ``sent`` are the requests that carried texts to another machine, ``used`` what
    they took, in words, ``notes`` how often a reader had to say what of its own work. ``stopped`` says why the run stopped before
    its end, ``left`` what is still to be read.
    """

    total: int = 0
    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    reread: list[str] = field(default_factory=list)
    known: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    of_cases: list[str] = field(default_factory=list)
    problems: list[SaysoError] = field(default_factory=list)
    sent: list[Sent] = field(default_factory=list)
    used: str = ""
    notes: Counter[str] = field(default_factory=Counter)
    stopped: StoppedError | None = None
    left: list[str] = field(default_factory=list)

    @property
    def done(self) -> int:
        """How many files are finished with."""
        return sum(map(len, (self.added, self.changed, self.reread, self.known, self.failed)))


Tell = Callable[[Progress], None]


class Reads(Protocol):
    """What the road needs of a reader."""

    @property
    def version(self) -> str: ...
    def read(self, document: Document) -> Reading: ...


class OtherReader(Reads, Protocol):
    """A reader in place of the built-in one; ``version`` says in words what its readings rest on."""

    @property
    def used(self) -> str:
        """What it took so far, in words; empty when that is nothing to speak of."""


MakeReader = Callable[["Codebook", Callable[[Sent], None]], OtherReader]
"""Makes a reader for a codebook; before it sends a document's text to another machine, it tells the second argument."""


def read(
    paths: str | Path | Sequence[str | Path],
    *,
    case: str | Path | None = None,
    codebook: str | Path | None = None,
    jobs: int = 1,
    progress: Tell | None = None,
    reader: MakeReader | None = None,
) -> Case:
    """Read reports into a case, adding only what is new or changed, and weigh what that touches.

    Args:
        paths: files, folders, globs; text or HTML. Files of cases are passed over.
        case: the case file, made when missing; None for a case in memory.
        codebook: your own codebook (TOML) instead of the default one.
        jobs: how many processes read at once.
        progress: called after each file.
        reader: another reader than the built-in one; reads one document at a time, whatever ``jobs`` says.

    Returns:
        The open case; ``case.problems`` names the files that could not be read, and why the reading stopped early, if it did.

    Raises:
        CaseError: the case cannot be opened or written.
        CodebookError: the codebook is invalid.
        SaysoError: reading processes cannot be started from here, or one of them ended unexpectedly.
    """
    if jobs > 1:
        check_main()
    opened = Case.open(case, create=True) if case is not None else Case.temporary()
    try:
        report = fill(opened, paths, codebook=codebook, jobs=jobs, progress=progress, reader=reader)
    except BaseException:
        opened.close_or_discard()
        raise
    opened.problems = (*report.problems, *([report.stopped] if report.stopped else []))
    return opened


def fill(
    case: Case,
    paths: str | Path | Sequence[str | Path],
    *,
    given: Mapping[str, bytes] | None = None,
    codebook: str | Path | None = None,
    jobs: int = 1,
    progress: Tell | None = None,
    reader: MakeReader | None = None,
) -> Report:
    """Read reports into an open case and weigh it; what ``read`` does, told in a Report.

    Args:
        case: open for writing.
        paths: files, folders, globs.
        given: content that lies in no file (standard input), by the name it shall have.
        codebook: your own codebook (TOML).
        jobs: how many processes read at once.
        progress: called after each file.
        reader: another reader than the built-in one.
    """
    from sayso.documents import find_files

    listed = find_files([paths] if isinstance(paths, str | Path) else list(paths)) if paths else ()
    of_cases = frozenset(file for file in listed if belongs_to_case(file.path, opened=case.path))
    found = tuple(file for file in listed if file not in of_cases)
    given = dict(sorted((given or {}).items()))
    report = Report(total=len(found) + len(given), of_cases=[file.name for file in sorted(of_cases)])
    run = Run(case, report, progress, together=0 if reader else TOGETHER)
    book = Path(codebook) if codebook is not None else None
    if reader is not None:
        _read_with(run, reader, book, given, found)
    else:
        own = _reader(book)
        version = reader_version(f"encoder {own.version[:12]}", book)
        unread = run.skip_known(found, version)
        try:
            for name, data in given.items():
                run.take(name, _read_bytes(own, data, name), version)
            with closing(_read_here(own, unread) if jobs <= 1 else _read_apart(book, unread, jobs)) as results:
                for name, result in results:
                    run.take(name, result, version)
        finally:
            run.store()
    weigh_again(case)
    return run.report


def _read_with(run: Run, make: MakeReader, codebook: Path | None, given: Mapping[str, bytes], found: Sequence[Found]) -> None:
    """Read with another reader, one document after another, until it is done or stops."""
    from sayso.codebook import load

    reader = make(load(codebook), run.record_sent)
    version = reader_version(reader.version, codebook)
    unread = run.skip_known(found, version)
    try:
        for name, data in given.items():
            if not run.adopt(name, hashlib.sha256(data).hexdigest(), version):
                run.take(name, _read_bytes(reader, data, name), version)
        for name, result in _read_here(reader, unread):
            run.take(name, result, version)
    except StoppedError as stopped:
        deque(unread, maxlen=0)  # of the files after this one, those that are known already are not left to do
        run.stop(stopped, [*given, *(f.name for f in found)])
    finally:
        run.report.used = reader.used


def reader_version(reader: str, codebook: Path | None) -> str:
    """What a reading rests on: the rules (by sayso's version), the reader (its weights or model), and the codebook's words."""
    from sayso import __version__

    return f"sayso {__version__}, {reader}, codebook {_digest(codebook)[:12] if codebook else 'default'}"


def weigh_again(case: Case, *, again: bool = False, tell: Callable[[str, int, int], None] | None = None) -> list[Ran]:
    """Weigh what changed in the case since it was weighed last; nothing where this version has weighed exactly what is in it.

    Args:
        case: open for writing.
        again: forget what was weighed before, and weigh all of it.
        tell: told after each batch: what is weighed, how much of it is done, and how much there is.

    Returns:
        How many blocks were weighed in each step.
    """
    from sayso.weighing.steps import weigh_case

    if case.weighed_by == _mark() and not again:
        return []
    if not again and not case.blocks().mark_of() and len(case) <= SMALL:
        weigh_at_once(case)
        return []
    return weigh_case(case, mark=_mark(), again=again, tell=tell)


def weigh_at_once(case: Case) -> None:
    """Weigh a small case, or one that is soon closed again, without keeping what the steps of ``weigh_again`` keep."""
    from sayso.weighing import rule, weigh

    pile = case.pile()
    rulings = rule(case.judgements, pile)
    case.replace_weighing(weigh(pile, rulings=rulings), mark=_mark(), judged=rulings.judged)


def _mark() -> str:
    from sayso import __version__

    return f"sayso {__version__}"


class Run:
    """One run into one case: takes each result in, counts it, tells it.

    Args:
        case: open for writing.
        report: what is counted in.
        tell: called after each file, once it is in the case.
        together: characters of text up to which results wait for each other, to be stored in one transaction.
    """

    def __init__(self, case: Case, report: Report, tell: Tell | None, *, together: int = 0) -> None:
        self.report = report
        self._case = case
        self._tell = tell
        self._together = together
        self._version = ""
        self._waiting: list[tuple[Reading, str]] = []

    def skip_known(self, found: Sequence[Found], version: str) -> Iterator[Found]:
        """The files whose content this reader has not read; content known from another path is only noted."""
        for file in found:
            digest = _sha256(file.path)
            if any(digest == reading.document.sha256 for reading, _ in self._waiting):
                self.store()
            if not digest or not self.adopt(file.name, digest, version):
                yield file

    def adopt(self, name: str, sha256: str, version: str) -> bool:
        """Whether this reader has read this content already; if so, that is noted for the name and counted."""
        outcome = self._case.adopt(sha256, name, version)
        if outcome:
            self._count(name, outcome)
        return outcome is not None

    def take(self, name: str, result: Reading | DocumentError, version: str) -> None:
        """Put one result into the case, or keep it until it goes there with others (see ``store``)."""
        if isinstance(result, DocumentError):
            self.store()
            self.report.problems.append(result)
            self._count(name, "failed", str(result))
            return
        self._version = version
        self._waiting.append((result, name))
        if sum(len(reading.document.text) for reading, _ in self._waiting) >= self._together:
            self.store()

    def store(self) -> None:
        """Put the results that wait into the case."""
        waiting, self._waiting = self._waiting, []
        outcomes = self._case.add_all(waiting, reader_version=self._version)
        for (reading, name), outcome in zip(waiting, outcomes, strict=True):
            self.report.notes.update(note.kind for note in reading.notes)
            self._count(name, outcome)

    def record_sent(self, sent: Sent) -> None:
        """Put on record that a text is about to leave this machine."""
        self._case.record_sent(sent)
        self.report.sent.append(sent)

    def stop(self, stopped: StoppedError, names: Sequence[str]) -> None:
        """Note why the run stopped; what it did not come to is left for the next run."""
        report = self.report
        done = {*report.added, *report.changed, *report.reread, *report.known, *report.failed}
        report.stopped, report.left = stopped, [name for name in names if name not in done]

    def _count(self, name: str, outcome: Outcome, problem: str | None = None) -> None:
        getattr(self.report, outcome).append(name)
        if self._tell:
            self._tell(Progress(self.report.done, self.report.total, name, outcome, problem))


def _reader(codebook: Path | None) -> Reads:
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"  # ONNX Runtime's builds report home by default, from the moment they are imported
    from sayso.codebook import load
    from sayso.reading import Reader

    return Reader(codebook=load(codebook))


def _digest(codebook: Path) -> str:
    return hashlib.sha256(codebook.read_bytes()).hexdigest()  # it was just read, so it can be read


def _sha256(path: Path) -> str | None:
    """The file's SHA-256, None when it cannot be had (reading it will say why)."""
    try:
        if not path.is_file():
            return None
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None


def _read_bytes(reader: Reads, data: bytes, name: str) -> Reading | DocumentError:
    from sayso.documents import read_bytes

    return _read(reader, name, lambda: read_bytes(data, name))


def _read_file(reader: Reads, file: Found) -> Reading | DocumentError:
    from sayso.documents import read_document

    return _read(reader, file.name, lambda: read_document(file.path, name=file.name))


def _read(reader: Reads, name: str, document: Callable[[], Document]) -> Reading | DocumentError:
    """One document's reading, or why there is none; one file that trips a rule must not keep the others from being read."""
    try:
        return reader.read(document())
    except DocumentError as error:
        return error
    except (SaysoError, MemoryError):
        raise
    except Exception as error:
        return DocumentError(
            f"{name}: not read, internal error {type(error).__name__}: {error}", hint="please report it; the others are read"
        )


Results = Generator[tuple[str, Reading | DocumentError], None, None]


def _read_here(reader: Reads, files: Iterator[Found]) -> Results:
    for file in files:
        yield file.name, _read_file(reader, file)


def _read_apart(codebook: Path | None, files: Iterator[Found], jobs: int) -> Results:
    with closing(in_processes(partial(_reading, _reader, codebook), files, jobs)) as results:
        for file, result in results:
            yield file.name, result


def _reading(make: Callable[[Path | None], Reads], codebook: Path | None) -> Callable[[Found], Reading | DocumentError]:
    """What a reading process does with each file."""
    return partial(_read_file, make(codebook))
