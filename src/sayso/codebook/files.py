"""Reading the codebook's TOML files, with errors that name file, entry and field."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from sayso.errors import CodebookError

DATA = Path(__file__).parent / "data"
_LARGEST = 4_000_000


def read_toml(path: Path) -> dict[str, Any]:
    """Reads one TOML file.

    Raises:
        CodebookError: the file is missing, unreadable, larger than 4 MB, not UTF-8, or not TOML (naming the line).
    """
    try:
        if path.stat().st_size > _LARGEST:
            raise CodebookError(f"{path.name}: larger than {_LARGEST // 1_000_000} MB", hint="a codebook is a small text file")
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise CodebookError(f"{path}: cannot be read: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise CodebookError(f"{path.name}: not UTF-8 at byte {error.start}", hint="save the file as UTF-8") from error
    try:
        return tomllib.loads(text.replace("\r\n", "\n"))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise CodebookError(f"{path.name}: not valid TOML: {error or 'nested too deep'}") from error


class Entry:
    """One table of a TOML file, read field by field; every complaint names file, entry and field."""

    def __init__(self, file: str, name: str, table: object) -> None:
        self.where = f"{file}: {name}"
        if not isinstance(table, dict):
            raise CodebookError(f"{self.where}: expected a table, got {type(table).__name__}")
        self._table: dict[str, Any] = table

    def __contains__(self, field: str) -> bool:
        return field in self._table

    def error(self, field: str, message: str) -> CodebookError:
        """The complaint about one field, ready to raise."""
        return CodebookError(f'{self.where}: field "{field}": {message}')

    def allow(self, fields: Iterable[str]) -> None:
        """Complains about a field that no such entry has."""
        known = sorted(fields)
        for field in self._table:
            if field not in known:
                meant = get_close_matches(field, known, 1)
                hint = f'did you mean "{meant[0]}"?' if meant else f"known: {', '.join(known)}"
                raise self.error(field, f"unknown field; {hint}")

    def text(self, field: str, default: str | None = None) -> str | None:
        """A string field, or ``default`` when absent."""
        value = self._table.get(field, default)
        if value is not None and not isinstance(value, str):
            raise self.error(field, f"expected a string, got {type(value).__name__}")
        return value

    def flag(self, field: str) -> bool:
        """A true/false field, false when absent."""
        value = self._table.get(field, False)
        if not isinstance(value, bool):
            raise self.error(field, "expected true or false")
        return value

    def one_of(self, field: str, known: Iterable[str], default: str | None = None) -> str | None:
        """A string field whose value must be among ``known``."""
        value = self.text(field, default)
        if value is not None and value not in (choices := sorted(known)):
            meant = get_close_matches(value, choices, 1)
            hint = f"did you mean {meant[0]!r}?" if meant else f"known: {', '.join(choices)}"
            raise self.error(field, f"unknown value {value!r}; {hint}")
        return value

    def lines(self, field: str) -> tuple[str, ...]:
        """A list of strings, or a block of text with one item a line; blank lines and ``# ...`` lines of a block do not count."""
        value = self._table.get(field, ())
        if isinstance(value, str):
            stripped = (line.strip() for line in value.splitlines())
            return tuple(line for line in stripped if line and not line.startswith("#"))
        return self.strings(field)

    def strings(self, field: str) -> tuple[str, ...]:
        """A list of strings, empty when absent."""
        value = self._table.get(field, [])
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self.error(field, "expected a list of strings")
        return tuple(value)

    def tables(self, field: str) -> tuple[Entry, ...]:
        """A list of tables, empty when absent."""
        value = self._table.get(field, [])
        if not isinstance(value, list):
            raise self.error(field, "expected a list of tables")
        file, _, name = self.where.partition(": ")
        return tuple(Entry(file, f"{name}: {field}[{i}]", item) for i, item in enumerate(value))
