"""Keeping what people judged: one hash-chained line each, inside the case and again beside it (``<case>.judgements``)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sayso.casefile import rows
from sayso.casefile.connect import Store
from sayso.casefile.journal import START, chained
from sayso.errors import CaseError
from sayso.judgements import Judged, Judgement, body, sides_of
from sayso.model import Attribution, Claim

SUFFIX = ".judgements"
_TABLES = ("judged_claims", "judged_attributions", "judged_out", "judged_marks", "judged_effects")
_CLAIMS: rows.Table[Claim] = rows.Table("weighing.judged_claims", rows.CLAIM_COLUMNS)
_ATTRIBUTIONS: rows.Table[Attribution] = rows.Table("weighing.judged_attributions", rows.ATTRIBUTION_COLUMNS)


@dataclass(frozen=True, slots=True)
class JudgedLine:
    """A judgement's columns with its chained hash."""

    columns: tuple[Any, ...]
    hash: str

    @classmethod
    def of(cls, judgement: Judgement, previous: str) -> JudgedLine:
        """The line for a new judgement after the line with the hash ``previous``."""
        told = json.dumps(body(judgement), ensure_ascii=True, sort_keys=True)
        columns = (
            judgement.n, judgement.kind, judgement.layer, judgement.by, judgement.date, judgement.note, judgement.revokes, told,
        )  # fmt: skip
        return cls(columns, chained(columns, previous))

    @property
    def name(self) -> str:
        """What to call it in a message."""
        return f"j{self.columns[0]}"

    def text(self) -> str:
        """The line as kept beside the case."""
        return json.dumps([*self.columns, self.hash], ensure_ascii=True) + "\n"

    def judgement(self) -> Judgement:
        """The judgement itself."""
        n, kind, layer, by, date, note, revokes, told = self.columns
        value = json.loads(told)
        return Judgement(n, kind, layer, by, date, sides_of(value["sides"]), value["changes"], note, revokes)


def lines(store: Store, case: Path | None) -> list[JudgedLine]:
    """Every judgement, oldest first.

    Raises:
        CaseError: one was altered, removed or added from outside.
    """
    found = [JudgedLine(tuple(row[:8]), str(row[8])) for row in store.stream("SELECT * FROM store.judgements ORDER BY n")]
    previous = START
    for number, line in enumerate(found, start=1):
        if line.columns[0] != number or chained(line.columns, previous) != line.hash:
            raise CaseError(
                f"{case}: its record of what people judged does not add up at j{number}",
                hint="restore a copy; a judgement is never changed, only revoked",
            )
        previous = line.hash
    return found


def insert(store: Store, line: JudgedLine) -> None:
    """Add one line; inside the caller's transaction."""
    store.run("INSERT INTO store.judgements VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", [*line.columns, line.hash])


def clear(store: Store) -> None:
    """Forget what follows from the judgements; they themselves stay. Inside the caller's transaction."""
    for table in _TABLES:
        store.run(f"DELETE FROM weighing.{table}")


def keep(store: Store, judged: Judged) -> None:
    """Put what follows from the judgements in place of the last; inside the caller's transaction."""
    _insert(store, _CLAIMS, judged.claims)
    _insert(store, _ATTRIBUTIONS, judged.attributions)
    for record in judged.out:
        store.run("INSERT INTO weighing.judged_out VALUES (?)", [record])
    for record, numbers in sorted(judged.marks.items()):
        store.run("INSERT INTO weighing.judged_marks SELECT ?, unnest(?::INTEGER[])", [record, list(numbers)])
    for one in judged.effects:
        store.run("INSERT INTO weighing.judged_effects VALUES (?, ?, ?, ?)", [one.n, one.state, one.reason, list(one.records)])


def _insert(store: Store, table: rows.Table[Any], records: Iterable[Any]) -> None:
    for batch in rows.batches(records):
        store.run(table.insert_sql(), table.parameters(batch))
