"""Long lists in parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from sayso.serving.asked import Asked

T = TypeVar("T")
ROWS = 50  # rows of a page
_MOST = 999_999


@dataclass(frozen=True, slots=True)
class Part(Generic[T]):
    """One page of a list: its items, and where it stands; ``first`` and ``last`` count from 1."""

    items: tuple[T, ...]
    number: int
    of: int
    total: int
    first: int
    last: int
    before: str
    after: str


def part(rows: Sequence[T], asked: Asked, size: int = ROWS) -> Part[T]:
    """The page that the query's ``page`` asks for; past the end, the last one."""
    pages = max(1, -(-len(rows) // size))
    number = min(asked.number("page", default=1, least=1, most=_MOST), pages)
    start = (number - 1) * size
    items = tuple(rows[start : start + size])
    return Part(
        items, number, pages, len(rows), start + 1 if items else 0, start + len(items),
        asked.link(page=number - 1 if number > 2 else None) if number > 1 else "",
        asked.link(page=number + 1) if number < pages else "",
    )  # fmt: skip
