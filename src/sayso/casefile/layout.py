"""The form of a case file: its versioned SQL, making a new one, and the checks on opening one."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from importlib.resources import files
from pathlib import Path

from sayso.casefile.connect import Store
from sayso.casefile.own_files import is_database, is_record
from sayso.errors import CaseError


def steps() -> list[str]:
    """The schema steps, oldest first; a format is how many of them a case has."""
    folder = files("sayso.casefile").joinpath("schema")
    scripts = sorted((entry for entry in folder.iterdir() if entry.name.endswith(".sql")), key=lambda entry: entry.name)
    return [script.read_text(encoding="utf-8") for script in scripts]


def newest() -> int:
    """The format this program writes: the number of its schema steps."""
    return len(steps())


def lay(store: Store, *, since: int, upto: int | None = None) -> None:
    """Bring a case from format ``since`` (0: empty) to ``upto`` (the newest when not given), in one transaction."""
    scripts = steps()[:upto]
    with store.transaction():
        for script in scripts[since:]:
            store.script(script)
        store.run("DELETE FROM store.meta WHERE key = 'format'")
        store.run("INSERT INTO store.meta VALUES ('format', ?)", [str(len(scripts))])
    store.run("CHECKPOINT")


def create(path: Path) -> None:
    """Make a new, empty case: built beside its place and renamed, so that a kill leaves no half-made case.

    Raises:
        CaseError: the folder cannot be written, the write-ahead log of a lost case lies there, or a file that sayso did not write
            has the name of one that it would write.
    """
    log = path.with_name(path.name + ".wal")
    if log.exists():
        raise CaseError(
            f"{path}: the case is gone but {log.name} is still there", hint=f"put the case back, or delete {log.name} too"
        )
    new = path.with_name(f".{path.name}.new")
    records = [path.with_name(path.name + suffix) for suffix in (".journal", ".judgements")]
    _check_ours(path, [(new, is_database), *((record, is_record) for record in records)])
    _remove_new(new)
    try:
        _fill_new(new)
    except BaseException as error:
        _remove_new(new)
        if isinstance(error, CaseError):
            raise CaseError(error.message.replace(str(new), str(path)), hint=error.hint) from error
        raise
    for record in records:
        record.unlink(missing_ok=True)  # of a case that was deleted on purpose
    new.replace(path)


def _check_ours(path: Path, files: Sequence[tuple[Path, Callable[[Path], bool]]]) -> None:
    for file, is_ours in files:
        if os.path.lexists(file) and not (file.is_file() and (is_ours(file) or not file.stat().st_size)):
            raise CaseError(
                f"{path}: beside it lies {file.name}, a name that sayso needs, and sayso did not write that file",
                hint=f"give the case another name, or move {file.name} elsewhere",
            )


def _remove_new(new: Path) -> None:
    for name in (new.name, new.name + ".wal"):
        with suppress(OSError):
            new.with_name(name).unlink()


def remove(path: Path) -> None:
    """Take a case file away, with what belongs to it."""
    for name in (path.name, path.name + ".wal", path.name + ".journal", path.name + ".judgements"):
        with suppress(OSError):
            path.with_name(name).unlink()


def _fill_new(path: Path) -> None:
    store = Store(path)
    try:
        lay(store, since=0)
    finally:
        store.close()


def check(store: Store, path: Path, *, read_only: bool) -> None:
    """Check that this is a whole case of a format we know; bring an older one up to date.

    Raises:
        CaseError: it is another kind of file, cut short, or of a newer format.
    """
    if not store.rows("SELECT 1 FROM duckdb_tables() WHERE schema_name = 'store' AND table_name = 'meta'"):
        raise CaseError(f"{path}: a DuckDB file, but not a sayso case", hint="give the case another name")
    found = store.rows("SELECT value FROM store.meta WHERE key = 'format'")
    version = str(found[0][0]) if len(found) == 1 else ""
    if not version.isascii() or not version.isdigit():
        raise CaseError(f"{path}: its format is not stated", hint="restore a copy, or read the reports into a new case")
    if int(version) > newest():
        raise CaseError(
            f"{path}: format {version} is newer than this sayso knows ({newest()})", hint="upgrade sayso; the case was not touched"
        )
    store.check_size()
    if int(version) < newest():
        if read_only:
            raise CaseError(f"{path}: format {version} is older", hint="open it once with sayso read to bring it up to date")
        lay(store, since=int(version))
