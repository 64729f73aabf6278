"""Reading a coder's sheet back: what was decided for each row, checked, whatever program saved it."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from sayso.errors import SaysoError
from sayso.exports.esd.rows import CODES, row_id
from sayso.exports.tables import FORMULA_STARTS
from sayso.judgements import Judgement, Place

DECISIONS = ("accept", "reject", "unsure")
_BITS = (*CODES, "ext_alleged", "ext_elements")
_NEEDED = ("row", "supporter", "supporter_type", "recipient", "recipient_type", "year", "coder_decision")
_MOST = 64 * 1024 * 1024  # bytes; more than any sheet has


@dataclass(frozen=True, slots=True)
class Decided:
    """What a coder decided for a row of a sheet: ``values`` are the scheme's bits as they stand then, empty unless accepted.

    A bit that the coder left blank is the draft's; ``line`` counts from the header's 1.
    """

    row: str
    supporter: str
    recipient: str
    year: str
    decision: str
    values: Mapping[str, int]
    note: str
    line: int


def read_sheet(path: Path) -> tuple[Decided, ...]:
    """The rows of a sheet that a coder decided, in the sheet's order.

    Commas, semicolons and tabs are told apart by the header; rows left undecided are passed over.

    Raises:
        SaysoError: it is no coder sheet, a cell holds something else than it may, a row was changed where it must not be, or
            stands twice.
    """
    found: dict[str, Decided] = {}
    for line, cells in _lines(path):
        decided = _decided(path, line, cells)
        if decided is not None:
            if decided.row in found:
                raise _wrong(path, line, "row", f"this row stands in line {found[decided.row].line} too", "keep one of them")
            found[decided.row] = decided
    return tuple(found.values())


def judgement_of(decided: Decided, *, by: str, at: str, sheet: str) -> Judgement:
    """A decision as it is kept in the case: the coder signs a row, which bears a name of its own.

    Args:
        decided: the decision.
        by: the coder's name.
        at: ISO date and time.
        sheet: the sheet's SHA-256.
    """
    row = {"scheme": "esd", "supporter": decided.supporter, "recipient": decided.recipient, "year": decided.year, "sheet": sheet}
    words = f"{decided.supporter} supports {decided.recipient}" + (f" in {decided.year}" if decided.year else "")
    place = Place("cell", decided.row, words=words, reading=row)
    changes = {"decision": decided.decision, **decided.values}
    return Judgement(0, "sign", "cell", by, at, ((place,),), changes, decided.note)


def is_kept(decided: Decided, by: str, judgements: Iterable[Judgement]) -> bool:
    """Whether the last thing this coder signed for the row is this very decision."""
    last = None
    for judgement in judgements:
        if judgement.by == by and any(place.id == decided.row for side in judgement.sides for place in side):
            last = judgement
    return last is not None and (dict(last.changes), last.note) == ({"decision": decided.decision, **decided.values}, decided.note)


def sheet_sha256(path: Path) -> str:
    """The sheet's own SHA-256, kept with what was imported from it."""
    return hashlib.sha256(_bytes(path)).hexdigest()


def has_decisions(path: Path) -> bool:
    """Whether there is a coder sheet at ``path`` in which a coder filled in anything."""
    if not path.is_file():
        return False
    try:
        return any(value for _, cells in _lines(path) for name, value in cells.items() if name.startswith("coder_"))
    except SaysoError:
        return False


def _lines(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    text = _text(path)
    header = text.split("\n", 1)[0]
    mark = max(",;\t", key=header.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark)
    try:
        names = next(reader, [])
        missing = [name for name in _NEEDED if name not in names] if names != ["row"] else []
        if missing or not names:
            raise SaysoError(
                f"{path}: this is no coder sheet (column {missing[0] if missing else 'row'} is missing)",
                hint="start from sayso export CASE --format esd -o SHEET.csv",
            )
        for cells in reader:
            if any(cells):
                yield reader.line_num, {name: _plain(value) for name, value in zip(names, cells, strict=False)}
    except csv.Error as error:
        raise SaysoError(f"{path}: line {reader.line_num} is not CSV ({error})", hint="save the sheet as CSV again") from error


def _text(path: Path) -> str:
    data = _bytes(path)
    for encoding in ("utf-16",) if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise SaysoError(f"{path}: this is not a text file", hint="save the sheet as CSV in UTF-8")


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(_MOST + 1)
    except OSError as error:
        raise SaysoError(f"{path}: this sheet cannot be read ({error.strerror})", hint="check the name") from error
    if len(data) > _MOST:
        raise SaysoError(f"{path}: too large for a coder sheet", hint="a sheet has a line for each row of the case")
    return data


def _plain(value: str) -> str:
    """A cell without the apostrophe that kept a spreadsheet from running it."""
    text = value.strip()
    return text[1:] if text[:1] == "'" and text[1:2] in FORMULA_STARTS and text[1:2] else text


def _decided(path: Path, line: int, cells: dict[str, str]) -> Decided | None:
    decision = cells.get("coder_decision", "").casefold()
    if not decision:
        return None
    if decision not in DECISIONS:
        raise _wrong(
            path, line, "coder_decision", f"{decision!r} is no decision", f"one of {', '.join(DECISIONS)}, or leave it empty"
        )
    told = [cells.get(name, "") for name in _NEEDED[1:6]]
    if row_id(*told) != cells["row"]:
        raise _wrong(
            path, line, "row", "supporter, recipient or year were changed", "decide rows as they stand; tell the rest in coder_note"
        )
    values = {name: _bit(path, line, name, cells) for name in _BITS} if decision == "accept" else {}
    return Decided(
        cells["row"], told[0], told[2], told[4], decision, {k: v for k, v in values.items() if v is not None},
        cells.get("coder_note", ""), line,
    )  # fmt: skip


def _bit(path: Path, line: int, name: str, cells: dict[str, str]) -> int | None:
    own = cells.get(f"coder_{name}", "")
    value = own or cells.get(name, "")
    if value not in ("", "0", "1"):
        raise _wrong(path, line, f"coder_{name}" if own else name, f"{value!r} is neither 0 nor 1", "0, 1, or leave it empty")
    return int(value) if value else None


def _wrong(path: Path, line: int, column: str, what: str, hint: str) -> SaysoError:
    return SaysoError(f"{path}: line {line}, column {column}: {what}", hint=hint)
