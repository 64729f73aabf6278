"""What a case hands out: records in order, that a table library or a notebook can take as they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from html import escape
from typing import Any, Generic, TypeVar, overload

from sayso.model import Span

T = TypeVar("T")
SHOWN = 50  # rows a notebook shows
CELL = 160  # characters of a cell a notebook shows

_PAIRS: dict[str, tuple[str, ...]] = {
    "source": ("source_start", "source_end"),
    "cue": ("cue_start", "cue_end"),
    "published_span": ("published_start", "published_end"),
    "time": ("time_from", "time_to"),
    "quantity": ("low", "high", "unit", "bound"),
}


class Rows(Sequence[T], Generic[T]):
    """Records of one kind, in a fixed order.

    Example:
        >>> pandas.DataFrame(case.claims.rows())  # doctest: +SKIP
    """

    __slots__ = ("_columns", "_records")

    def __init__(self, records: Iterable[T], kind: type[T] | None = None) -> None:
        self._records = tuple(records)
        self._columns = columns(kind) if kind is not None else ()

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[T, ...]: ...
    def __getitem__(self, index: int | slice) -> T | tuple[T, ...]:
        return self._records[index]

    def __len__(self) -> int:
        return len(self._records)

    def __iter__(self) -> Iterator[T]:
        return iter(self._records)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Rows):
            return self._records == other._records
        return self._records == other if isinstance(other, tuple) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._records)

    def __repr__(self) -> str:
        return f"<{len(self)} rows: {', '.join(self._columns)}>"

    def where(self, **equals: object) -> Rows[T]:
        """Only the records whose fields have these values.

        Example:
            >>> case.claims.where(code="funds", polarity="-")  # doctest: +SKIP
        """
        kept: Rows[T] = Rows(r for r in self if all(getattr(r, name) == value for name, value in equals.items()))
        kept._columns = self._columns
        return kept

    def rows(self) -> list[dict[str, Any]]:
        """One flat dict a record.

        Spans become two columns (``source_start``, ``source_end``), times ``time_from`` and ``time_to``, quantities ``low``,
        ``high``, ``unit`` and ``bound``; tuples become lists.
        """
        return [flat(record) for record in self]

    def _repr_html_(self) -> str:
        head = "".join(f"<th>{escape(name)}</th>" for name in self._columns)
        body = "".join(_html_row(flat(record), self._columns) for record in self._records[:SHOWN])
        more = f"<caption>{len(self)} rows, {min(len(self), SHOWN)} shown</caption>"
        return f"<table>{more}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _html_row(row: dict[str, Any], names: Sequence[str]) -> str:
    return "<tr>" + "".join(f"<td>{escape(_short(row[name]))}</td>" for name in names) + "</tr>"


def _short(value: object) -> str:
    text = "" if value is None else str(value)
    return text if len(text) <= CELL else text[: CELL - 1] + "…"


def columns(kind: type[Any]) -> tuple[str, ...]:
    """The names that ``flat`` gives records of this kind."""
    return tuple(name for field in fields(kind) for name in _PAIRS.get(field.name, (field.name,)))


def flat(record: Any) -> dict[str, Any]:
    """One record as a flat dict; ``None`` fills all the columns of a missing span, time or quantity."""
    row: dict[str, Any] = {}
    for field in fields(record):
        value = getattr(record, field.name)
        if field.name in _PAIRS:
            row.update(zip(_PAIRS[field.name], _parts(value, field.name), strict=True))
        else:
            row[field.name] = plain(value)
    return row


def _parts(value: Any, name: str) -> tuple[Any, ...]:
    if value is None:
        return (None,) * len(_PAIRS[name])
    if isinstance(value, Span):
        return (value.start, value.end)
    return (value.earliest, value.latest) if name == "time" else (value.low, value.high, value.unit, value.bound)


def plain(value: Any) -> Any:
    """Tuples as lists and nested records as dicts, so that any table library takes them."""
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    return value
