"""The only place where commands enter the other rooms, each one loaded when it is needed."""

from __future__ import annotations

import hashlib
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sayso.cli.plain import one_line

if TYPE_CHECKING:
    from sayso.agreement import Agreement
    from sayso.agreement.sheets import Column
    from sayso.build import MakeReader, Report, Tell
    from sayso.casefile import Case
    from sayso.exports import Write
    from sayso.reading.llm import Settings
    from sayso.reweighing import Weighed
    from sayso.telling.review import Item
    from sayso.telling.summary import Summary
    from sayso.telling.view import Index
    from sayso.weighing.preview import Change
    from sayso.weighing.steps.step import Ran

MOST_FROM_STANDARD_INPUT = 64 * 1024 * 1024
"""Bytes; more than any report has, so an endless stream is refused as too large instead of filling the memory."""


def read(
    paths: Sequence[str],
    *,
    case: Path,
    codebook: Path | None = None,
    jobs: int = 1,
    tell: Tell | None = None,
    llm: Settings | None = None,
) -> Report:
    """Reads files, and standard input where a path is ``-``, into the case at that path, making it when it is not there.

    With ``llm``, a language model reads in place of the built-in reader.
    A case that was made and then got nothing, because nothing could be read, is taken away again.
    """
    from sayso.build import fill
    from sayso.casefile import Case

    given = _from_standard_input() if "-" in paths else None
    opened = Case.open(case, create=True)
    try:
        files = [p for p in paths if p != "-"]
        return fill(opened, files, given=given, codebook=codebook, jobs=jobs, progress=tell, reader=_llm(llm) if llm else None)
    finally:
        opened.close_or_discard()


def _llm(settings: Settings) -> MakeReader:
    """Makes the llm reader; the clock enters here."""
    from sayso.reading.llm import LlmReader
    from sayso.reading.llm.post import Clock

    clock = Clock(time.monotonic, time.sleep)
    return lambda codebook, record: LlmReader(codebook, settings, record=record, clock=clock)


def _from_standard_input() -> dict[str, bytes]:
    """What comes in, under a name of its own content: two different texts given this way never take each other's place."""
    data = sys.stdin.buffer.read(MOST_FROM_STANDARD_INPUT)
    return {f"stdin-{hashlib.sha256(data).hexdigest()[:12]}": data}


def text_from_standard_input() -> str:
    """What comes in as text.

    Raises:
        DocumentError: it is not UTF-8, or empty.
    """
    from sayso.documents.decode import decode

    return decode(sys.stdin.buffer.read(MOST_FROM_STANDARD_INPUT), "standard input").removeprefix("\ufeff")


def weigh_case(case: Path, *, again: bool, tell: Callable[[str, int, int], None] | None = None) -> list[Ran]:
    """Weighs what changed in the case at that path, or all of it ``again``; tells how many blocks were weighed in each step."""
    from sayso.build import weigh_again
    from sayso.casefile import Case

    with Case.open(case) as opened:
        return weigh_again(opened, again=again, tell=tell)


def remove(case: Path, names: Sequence[str]) -> tuple[str, ...]:
    """Takes documents out of the case at that path, all of those named or none, and weighs it again."""
    from sayso.build import weigh_again
    from sayso.casefile import Case

    with Case.open(case) as opened:
        paths = opened.remove(*names)
        weigh_again(opened)
        return paths


@contextmanager
def open_case(case: Path) -> Iterator[Case]:
    """The case at that path, for reading only, closed afterwards; says so where it was not weighed as it is now."""
    from sayso.casefile import Case

    with Case.open(case, read_only=True) as opened:
        warn_if_unweighed(case, opened.unweighed)
        yield opened


def warn_if_unweighed(case: Path, unweighed: str) -> None:
    """One line on standard error where there is something to say of a case that was not weighed as it is now (`Case.unweighed`)."""
    if unweighed:
        click.echo(f"sayso: {one_line(f'{case}: {unweighed}')}", err=True)


def summary(case: Path) -> Summary:
    """The case in a few lines; ``str`` gives them, to be printed with `plain.harmless`."""
    from sayso.telling.summary import summary

    with open_case(case) as opened:
        return summary(opened)


def weigh_ledger(ledger: Path, target: Path) -> Weighed:
    """Weighs a ledger from elsewhere into another one, and says how much is in it."""
    from sayso.reweighing import weigh_ledger

    return weigh_ledger(ledger, target)


def formats(*, gazetteer: Path | None = None) -> dict[str, Write]:
    """The forms a case can be exported to, by name."""
    from sayso.exports import formats

    return formats(gazetteer=gazetteer)


def fills_folder(format_: str) -> bool:
    """Whether an export of this form is a folder; one of a plug-in may be either."""
    from sayso.exports import FOLDERS

    return format_ in FOLDERS


def query(case: Path, sql: str) -> tuple[tuple[str, ...], list[tuple[Any, ...]]]:
    """Column names and rows of a read-only query."""
    with open_case(case) as opened:
        answer = opened.sql(sql)
    return answer.columns, answer.rows


def csv_cell(value: Any) -> Any:
    """A value as the CSV export writes it: nothing that a spreadsheet would run."""
    from sayso.exports.tables import cell

    return cell(value)


def print_csv(rows: Iterable[Sequence[Any]]) -> None:
    """Writes rows to standard output as the CSV export does."""
    from sayso.exports.tables import write_rows

    write_rows(sys.stdout, rows)


def judge(case: Path, make: Any, *, by: str, note: str, dry_run: bool) -> tuple[list[dict[str, Any]], tuple[Change, ...]]:
    """Adds what a person judges now and weighs the case again; the clock enters here.

    Args:
        case: the case file.
        make: called with the bench and the signature, gives the judgements.
        by: who judges.
        note: why.
        dry_run: add nothing, only say what would change.

    Returns:
        The judgements as they stand, and, for a dry run, what would change.
    """
    from sayso import judging
    from sayso.casefile import Case
    from sayso.weighing.bench import Signature

    signature = Signature(by, time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()), note)
    with Case.open(case, read_only=dry_run) as opened:
        warn_if_unweighed(case, opened.unweighed)
        made = make(judging.bench(opened), signature)
        return judging.tried(opened, made) if dry_run else (judging.added(opened, made), ())


def members(case: Path, entity: str) -> list[dict[str, Any]]:
    """The local entities that an entity was joined from, as rows."""
    from sayso import judging

    with open_case(case) as opened:
        return judging.members(opened, entity)


def judgements(case: Path) -> list[dict[str, Any]]:
    """All judgements of a case as rows, oldest first."""
    from sayso import judging

    with open_case(case) as opened:
        return judging.rows(opened)


def review(case: Path) -> list[Item]:
    """The records most worth a look."""
    from sayso.telling.review import queue
    from sayso.telling.view import Index

    with open_case(case) as opened:
        reasons = {str(row[0]): str(row[1]) for row in opened.sql("SELECT id, reason FROM entities WHERE reason IS NOT NULL").rows}
        return queue(Index.of(opened), reasons, opened.judged.keys())


def agreement(first: Path, second: Path | None, people: tuple[str, str] | None, layers: Sequence[str]) -> list[Agreement]:
    """How far two codings, or two people's judgements in the first one, agree."""
    from sayso.agreement import agreement, between

    if second is not None:
        for place in (first, second):
            if not place.is_dir():  # a ledger does not tell
                with open_case(place):
                    pass
        return agreement(first, second, layers)
    with open_case(first) as opened:
        return between(opened, *(people or ("", "")), layers)


def ask(case: Path, question: str, *, wide: bool, codebook: Path | None) -> dict[str, Any]:
    """The claims that a question asks for, as plain values."""
    from sayso.asking import ask
    from sayso.asking.values import answer_values
    from sayso.codebook import load
    from sayso.telling.view import Index

    with open_case(case) as opened:
        index = Index.of(opened)
    return answer_values(ask(index, question, book=load(codebook), wide=wide), index)


def serve_assistant(case: Path, without: Callable[[Index], Index]) -> None:
    """Serves a case to an assistant on standard input and output until that is closed.

    Args:
        case: the case file.
        without: takes out of the case what the assistant does not get.

    Raises:
        QueryError: the extra it needs is not installed.
    """
    from sayso import __version__
    from sayso.asking.lookups import Lookups
    from sayso.errors import QueryError
    from sayso.telling.view import Index

    try:
        from sayso.asking.server import server
    except ModuleNotFoundError as missing:
        if (missing.name or "").split(".")[0] not in ("mcp", "mcp_types"):
            raise
        raise QueryError("sayso mcp needs an extra that is not installed", hint="pip install '.[mcp]'") from missing
    with open_case(case) as opened:
        index = Index.of(opened)
    server(Lookups(without(index)), version=__version__).run()


def bundle(case: Path, claim: str, target: Path, *, texts: bool) -> str:
    """Writes a claim's evidence bundle and returns its seal."""
    from sayso.exports.bundle import write
    from sayso.telling.view import Index

    with open_case(case) as opened:
        return write(Index.of(opened), claim, target, texts=texts)


def import_sheet(case: Path, sheet: Path, *, by: str) -> tuple[list[dict[str, Any]], int, list[str]]:
    """Signs the rows a coder decided in a sheet, in the coder's name; the clock enters here.

    Returns:
        The judgements added, as they stand; how many decisions were in the case already; the rows of the sheet that the case as
        it is now would not draft.
    """
    from sayso import judging
    from sayso.casefile import Case
    from sayso.exports import esd
    from sayso.telling.view import Index

    decided, digest = esd.read_sheet(sheet), esd.sheet_sha256(sheet)
    at = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
    with Case.open(case) as opened:
        warn_if_unweighed(case, opened.unweighed)
        drafted = {row.id for row in esd.rows(Index.of(opened), opened.supports)}
        known = opened.judgements
        new = [esd.judgement_of(one, by=by, at=at, sheet=digest) for one in decided if not esd.is_kept(one, by, known)]
        added = judging.added(opened, new) if new else []
    return added, len(decided) - len(new), [one.row for one in decided if one.row not in drafted]


def sheets_agreement(one: Path, other: Path) -> tuple[Column, ...]:
    """How far two coders' sheets agree."""
    from sayso.agreement.sheets import sheets
    from sayso.exports.esd import read_sheet

    return sheets(read_sheet(one), read_sheet(other))


def write_new_files(folder: Path, contents: Mapping[str, str | bytes]) -> list[Path]:
    """Writes files that a person may change afterwards: all of them, or none.

    Args:
        folder: where, made when missing.
        contents: the files by name; one that is there already and holds the same is left as it is.

    Returns:
        Where they lie, in the order given.

    Raises:
        SaysoError: a file holds something else.
        OSError: one cannot be written.
    """
    from sayso.errors import SaysoError

    missing: dict[Path, bytes] = {}
    for name, content in contents.items():
        target, data = folder / name, content if isinstance(content, bytes) else content.encode("utf-8")
        if not os.path.lexists(target):
            missing[target] = data
        elif not target.is_file() or target.read_bytes() != data:
            raise SaysoError(
                f"{target}: this file is there already and holds something else",
                hint="choose another folder, or move the file elsewhere; nothing was written",
            )
    for target, data in missing.items():
        write_file(target, data)
    return [folder / name for name in contents]


def spare_reports(case: Path, target: Path) -> None:
    """Insist that no report that the case read lies where something shall be written; a report is known by its bytes.

    Raises:
        SaysoError: one does.
    """
    from sayso.casefile import Case
    from sayso.errors import SaysoError

    if target.is_file():
        there = hashlib.sha256(target.read_bytes()).hexdigest()
        with Case.open(case, read_only=True) as opened:
            if opened.sql(f"SELECT 1 FROM documents WHERE sha256 = '{there}'").rows:
                raise SaysoError(f"{target}: this is a report that the case read", hint="name another file with -o")


def write_file(target: Path, content: str | bytes) -> None:
    """Writes a whole file or leaves what was there: a killed process or a full disk never leaves half a file.

    Args:
        target: where; links are followed, and what is no file, such as a pipe, is written into.
        content: text, or bytes as they are.

    Raises:
        SaysoError: a folder, a disk, or a file that belongs to a case is there.
        OSError: it cannot be written.
    """
    from sayso.exports.whole import in_place

    data = content if isinstance(content, bytes) else content.encode("utf-8")
    try:
        with in_place(target) as place:
            place.write_bytes(data)
    except OSError as problem:
        raise OSError(problem.errno, problem.strerror, str(target)) from problem  # the file the person named
