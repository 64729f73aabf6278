"""What coders decided outside the program and imported: rows of a sheet, only ever added, each hash covering the row before it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import astuple
from typing import Any

from sayso.casefile.connect import Store
from sayso.casefile.journal import START
from sayso.errors import CaseError
from sayso.model import Coding

_COLUMNS = "scheme, row_id, by_whom, done_at, decision, note, body, sheet"


def add(store: Store, codings: Sequence[Coding]) -> None:
    """Add codings at the end; inside the caller's transaction."""
    last = store.rows("SELECT n, hash FROM store.codings ORDER BY n DESC LIMIT 1")
    n, previous = (int(str(last[0][0])), str(last[0][1])) if last else (0, START)
    for number, coding in enumerate(codings, start=n + 1):
        previous = _hash(number, coding, previous)
        store.run(
            f"INSERT INTO store.codings (n, {_COLUMNS}, hash) VALUES ({', '.join('?' * 10)})", [number, *astuple(coding), previous]
        )


def load(store: Store, where: object) -> list[Coding]:
    """All codings, oldest first.

    Args:
        store: the open case.
        where: the case, for the message.

    Raises:
        CaseError: one was altered, removed or added from outside.
    """
    previous = START
    found: list[Coding] = []
    rows: list[Any] = store.rows(f"SELECT n, hash, {_COLUMNS} FROM store.codings ORDER BY n")
    for number, row in enumerate(rows, start=1):
        coding = Coding(*row[2:])
        previous = _hash(number, coding, previous)
        if row[0] != number or row[1] != previous:
            raise CaseError(
                f"{where}: its record of coders' decisions does not add up at number {number}", hint="restore a copy of the case"
            )
        found.append(coding)
    return found


def _hash(number: int, coding: Coding, previous: str) -> str:
    return hashlib.sha256((previous + json.dumps([number, *astuple(coding)], ensure_ascii=True)).encode("ascii")).hexdigest()
