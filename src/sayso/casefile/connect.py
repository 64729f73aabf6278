"""One DuckDB connection with safe settings.

A case file may come from a stranger: a view in it could read local files, so no connection may reach outside the file
or change its settings.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import duckdb

from sayso.casefile.faults import HOLDER, check_name, translate
from sayso.casefile.lock import ATTEMPTS, PAUSE
from sayso.errors import QueryError

SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "enable_external_access": "false",
    "lock_configuration": "true",
    "autoload_known_extensions": "false",
    "autoinstall_known_extensions": "false",
    "python_enable_replacements": "false",
    "memory_limit": "1GB",
    "threads": "1",
}
# Where a case may be written to, DuckDB puts what does not fit beside it: measured on 4,000 documents, weighing takes no longer
# than with 1 GB, and the whole process stays under 460 MiB instead of 720.
WRITING = {**SETTINGS, "memory_limit": "256MB"}
BATCH = 1000  # rows fetched at a time
BLOCK_HEADERS = 3 * 4096  # a DuckDB file is three headers and whole blocks


@contextmanager
def stoppable() -> Iterator[None]:
    """A person's Ctrl+C stays one: DuckDB, working, swallows the interrupt and raises an error of its own.

    Raises:
        KeyboardInterrupt: in place of that error.
    """
    try:
        yield
    except (duckdb.InterruptException, RuntimeError) as error:
        if isinstance(error, RuntimeError) and "interrupted" not in str(error).lower():
            raise
        raise KeyboardInterrupt from error


class Store:
    """A DuckDB connection to one case; every DuckDB error leaves here as a CaseError that names the file.

    Args:
        path: the case file, or None for a case in memory.
        read_only: open without the right to write.
    """

    def __init__(self, path: Path | None, *, read_only: bool = False) -> None:
        if path:
            check_name(path)
        self._path = path
        self._connection = self._connect(read_only)

    def _connect(self, read_only: bool) -> duckdb.DuckDBPyConnection:
        settings = WRITING if self._path and not read_only else SETTINGS
        for attempt in range(ATTEMPTS):
            try:
                return duckdb.connect(str(self._path) if self._path else ":memory:", read_only=read_only, config=settings)
            except duckdb.Error as error:
                if not HOLDER.search(str(error)) or attempt == ATTEMPTS - 1:
                    raise translate(error, self._path) from error
                time.sleep(PAUSE)
        raise AssertionError("unreachable")

    def run(self, sql: str, parameters: Sequence[object] = ()) -> None:
        """Run one statement for its effect."""
        self.rows(sql, parameters)

    def rows(self, sql: str, parameters: Sequence[object] = ()) -> list[tuple[object, ...]]:
        """Run one statement and return all its rows."""
        try:
            with stoppable():
                return self._connection.execute(sql, list(parameters)).fetchall()
        except (duckdb.Error, UnicodeError) as error:
            raise translate(error, self._path) from error

    def stream(self, sql: str, parameters: Sequence[object] = ()) -> Iterator[tuple[object, ...]]:
        """Run one query and yield its rows, a batch at a time, on a cursor of its own."""
        try:
            with stoppable():
                cursor = self._connection.cursor()
                cursor.execute(sql, list(parameters))
                batch = cursor.fetchmany(BATCH)
            while batch:
                yield from batch
                with stoppable():
                    batch = cursor.fetchmany(BATCH)
            cursor.close()
        except duckdb.Error as error:
            raise translate(error, self._path) from error

    @contextmanager
    def transaction(self, *, read_only: bool = False) -> Iterator[None]:
        """All of the block's statements take effect, or none does."""
        self.run("BEGIN TRANSACTION READ ONLY" if read_only else "BEGIN TRANSACTION")
        try:
            yield
            self.run("ROLLBACK" if read_only else "COMMIT")
        except BaseException:
            with suppress(duckdb.Error):
                self._connection.rollback()
            raise

    def script(self, sql: str) -> None:
        """Run several statements, split by DuckDB's own parser."""
        try:
            with stoppable():
                for statement in self._connection.extract_statements(sql):
                    self._connection.execute(statement)
        except duckdb.Error as error:
            raise translate(error, self._path) from error

    def ask(self, query: str) -> tuple[tuple[str, ...], list[tuple[object, ...]]]:
        """Answer one query of a person, who may not write.

        Returns:
            The column names and the rows.

        Raises:
            QueryError: the query is invalid, is not a single query, or would write.
        """
        try:
            query.encode("utf-8")
            statements = self._connection.extract_statements(query)
        except (duckdb.Error, UnicodeError) as error:
            raise _query_error(error) from error
        if len(statements) != 1:
            raise QueryError(f"one query at a time, got {len(statements)}", hint="for example: SELECT * FROM claims_said LIMIT 10")
        if statements[0].type not in (duckdb.StatementType.SELECT, duckdb.StatementType.EXPLAIN):
            raise QueryError(
                "a query may only read: start it with SELECT, FROM, WITH, SHOW or DESCRIBE", hint="add reports with sayso read"
            )
        with self.transaction(read_only=True):
            try:
                with stoppable():
                    cursor = self._connection.execute(statements[0])
                    return tuple(column[0] for column in cursor.description or ()), cursor.fetchall()
            except duckdb.Error as error:
                raise _query_error(error) from error

    def check_size(self) -> None:
        """Compare the file's size on disk with the blocks it says it uses.

        DuckDB cuts free blocks off the end of a file and goes on counting them, so the total would refuse whole files.

        Raises:
            CaseError: the file is shorter, so it was cut.
        """
        if self._path is None:
            return
        for row in self.rows("SELECT block_size, used_blocks FROM pragma_database_size()"):
            block, used = (int(str(value)) for value in row)
            if self._path.stat().st_size < BLOCK_HEADERS + block * used:
                raise translate(duckdb.IOException("truncated"), self._path)

    def close(self) -> None:
        """Close the connection; DuckDB folds its write-ahead log into the file."""
        with suppress(duckdb.Error):
            self._connection.close()


def _query_error(error: Exception) -> QueryError:
    text = str(error).strip()
    return QueryError(
        " ".join(text.splitlines()[0].split()), hint="SHOW TABLES lists what can be asked, DESCRIBE claims_said its columns"
    )
