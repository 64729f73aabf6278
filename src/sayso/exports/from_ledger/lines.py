"""The lines of a ledger's files, each field checked as it is taken; what is wrong is told with file, line and field."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, NoReturn, cast

from sayso.errors import SaysoError
from sayso.model import Span

MOST = 2**31 - 1
"""The largest whole number a case keeps."""
_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?\Z")


@dataclass(frozen=True, slots=True)
class Line:
    """One object of a file: line ``number`` (from 1) of ``path``, or what stands there in the field ``within``."""

    path: Path
    number: int
    values: dict[str, Any]
    within: str = ""

    def wrong(self, name: str, what: str, hint: str) -> NoReturn:
        """Refuse the line for what stands in one of its fields.

        Raises:
            SaysoError: always.
        """
        raise SaysoError(f"{self.path}: line {self.number}, {self._field(name)}: {what}", hint=hint)

    def _field(self, name: str) -> str:
        """The way to a field: ``sides[0][1].layer``."""
        return ".".join(filter(None, (self.within, name))).replace(".[", "[")

    def has(self, name: str) -> bool:
        """Whether the field is there and not null."""
        return self.values.get(name) is not None

    def text(self, name: str) -> str:
        """A field of words; it must be there, and may be empty."""
        found = self.maybe_text(name)
        return self.wrong(name, "is missing", "every line of this file needs one") if found is None else found

    def ident(self, name: str) -> str:
        """An id or name; it must be there and say something."""
        found = self.text(name)
        return found if found.strip() else self.wrong(name, "is empty", "every line of this file needs one")

    def maybe_text(self, name: str) -> str | None:
        """A field of words, None where it is absent or null."""
        value = self.values.get(name)
        if value is None:
            return None
        if not isinstance(value, str):
            self.wrong(name, f"{_shown(value)} is no text", "write it in quotation marks, or null")
        try:
            value.encode("utf-8")
        except UnicodeEncodeError:
            self.wrong(name, "holds half of a surrogate pair, which is no character", "write the whole character")
        return value

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of words; empty where it is absent or null."""
        return tuple(item.text("") for item in self.items(name))

    def items(self, name: str) -> tuple[Line, ...]:
        """The values of a list, each as the nameless field of a line of its own; none where it is absent or null."""
        return tuple(
            Line(self.path, self.number, {"": value}, self._field(f"{name}[{n}]")) for n, value in enumerate(self._list(name))
        )

    def scalar(self, name: str) -> None:
        """Refuse what is neither words nor a number nor true or false."""
        value = self.values.get(name)
        if isinstance(value, str):
            self.text(name)
        elif not isinstance(value, bool):
            self.maybe_number(name)

    def one_of(self, name: str, allowed: tuple[str, ...], default: str | None = None) -> Any:
        """A value of a closed list; ``default`` where it is absent or null."""
        value = default if default is not None and not self.has(name) else self.text(name)
        if value not in allowed:
            self.wrong(name, f"{_shown(value)} is not a value of this field", f"one of: {', '.join(allowed)}")
        return value

    def flag(self, name: str) -> bool:
        """True or false; false where it is absent or null."""
        value = self.values.get(name)
        if value is not None and not isinstance(value, bool):
            self.wrong(name, f"{_shown(value)} is neither true nor false", "write one of them")
        return bool(value)

    def whole(self, name: str) -> int:
        """A whole number that is not negative; it must be there."""
        value = self.values.get(name)
        if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= MOST:
            self.wrong(name, f"{_shown(value)} is no whole number from 0 to {MOST}", "count code points or things from 0")
        return value

    def maybe_whole(self, name: str) -> int | None:
        """The same, None where it is absent or null."""
        return self.whole(name) if self.has(name) else None

    def maybe_number(self, name: str) -> float | None:
        """A finite number, None where it is absent or null."""
        value = self.values.get(name)
        if value is None:
            return None
        try:
            found = float(value) if isinstance(value, int | float) and not isinstance(value, bool) else math.nan
        except OverflowError:
            found = math.inf
        if not math.isfinite(found):
            self.wrong(name, f"{_shown(value)} is no number that can be kept", "write a number, or null")
        return found

    def maybe_day(self, name: str) -> str | None:
        """An ISO date, also one of year and month or of a year only; None where it is absent or null."""
        value = self.maybe_text(name)
        if value is not None and not _is_day(value):
            self.wrong(name, f"{_shown(value)} is no date", "YYYY-MM-DD, or null where it is not known")
        return value

    def maybe_span(self, name: str, text: str) -> Span | None:
        """A range ``{start, end}`` of the text, None where it is absent or null."""
        return self.part(name).span(text) if self.has(name) else None

    def span(self, text: str) -> Span:
        """The range that this line's ``start`` and ``end`` are, in the text."""
        start, end = self.whole("start"), self.whole("end")
        if not start <= end <= len(text):
            self.wrong("end", f"{start} to {end} is no range of a text of {len(text)} code points", "count code points, not bytes")
        return Span(start, end)

    def part(self, name: str) -> Line:
        """The object in a field, as a line of its own; it must be there."""
        return self._part(name, self.values.get(name))

    def parts(self, name: str) -> tuple[Line, ...]:
        """The objects of a list, each as a line of its own; none where it is absent or null."""
        return tuple(self._part(f"{name}[{n}]", value) for n, value in enumerate(self._list(name)))

    def part_lists(self, name: str) -> tuple[tuple[Line, ...], ...]:
        """The lists of objects of a list; none where it is absent or null."""
        return tuple(item.parts("") for item in self.items(name))

    def _part(self, name: str, value: Any) -> Line:
        if not isinstance(value, dict):
            self.wrong(name, f"{_shown(value)} is no object", "write it as docs/ledger.md says")
        return Line(self.path, self.number, cast("dict[str, Any]", value), self._field(name))

    def _list(self, name: str) -> list[Any]:
        value = self.values.get(name)
        if value is not None and not isinstance(value, list):
            self.wrong(name, f"{_shown(value)} is no list", "write it as docs/ledger.md says")
        return value or []


def lines(folder: Path, name: str) -> Iterator[Line]:
    """The lines of ``<folder>/<name>.jsonl`` that are not blank; none where there is no such file.

    Raises:
        SaysoError: the file cannot be read, or a line is no JSON object.
    """
    path = folder / f"{name}.jsonl"
    try:
        if path.exists():
            with path.open("rb") as file:
                for number, line in enumerate(file, start=1):
                    if line.strip():
                        yield Line(path, number, _object(path, number, line))
    except OSError as error:
        raise SaysoError(f"{path}: cannot be read ({error.strerror})", hint="check the path and the permissions") from error


def _object(path: Path, number: int, line: bytes) -> dict[str, Any]:
    try:
        value = json.loads(line.decode("utf-8-sig" if number == 1 else "utf-8"))
    except UnicodeDecodeError as error:
        raise SaysoError(f"{path}: line {number} is not UTF-8", hint="save the file in UTF-8") from error
    except (ValueError, RecursionError) as error:
        why = getattr(error, "msg", "") or "nested too deep, or a number too long"
        raise SaysoError(f"{path}: line {number} is no JSON ({why})", hint="one JSON object a line; was the file cut?") from error
    if not isinstance(value, dict):
        raise SaysoError(f"{path}: line {number} is no JSON object", hint="one JSON object a line, as docs/ledger.md says")
    return value


def _is_day(value: str) -> bool:
    if not _DAY.match(value):
        return False
    try:
        date.fromisoformat((value + "-01-01")[:10])
    except ValueError:
        return False
    return True


def _shown(value: Any) -> str:
    """A value as a message may show it: short."""
    told = value if isinstance(value, str) else json.dumps(value, default=str)
    return repr(told if len(told) <= 40 else told[:39] + "…") if isinstance(value, str) else told[:40]
