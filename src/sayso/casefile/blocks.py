"""The weighing's steps as a case keeps them: which blocks are due, the rows they take in, and what they put out.

A row of a *wire* was made by one block and goes to the block whose key it bears; ``ref`` may point at rows of another wire. When a
block is run again, only rows that differ from its last ones count as changed, and only blocks that take in changed rows are due.
Every batch is one transaction: a weighing that was killed goes on with the blocks that are still due.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from sayso.casefile import finals, records, rows
from sayso.casefile.connect import Store
from sayso.errors import CaseMemoryError
from sayso.model import Reading

Key = int
Row = tuple[Key, Key, Key | None, str]
"""Maker, key, ref and data of a row."""
Block = tuple[Key, list[list[str]]]
"""A block's key and the data of the rows that it takes in, by feed."""
_UNNESTED = "unnest(?::UBIGINT[]), unnest(?::UBIGINT[]), unnest(?::UBIGINT[]), unnest(?::VARCHAR[])"
_ASKED, _FEWEST = 48_000_000, 1_000  # characters one query asks for, about, and blocks at the least
_SAMPLE = 2_000
_HIGHEST = 2**64 - 1
PARTS = ("entities", "attributions", "claims")
_KINDS: dict[str, tuple[Callable[[Any], Any], Sequence[str]]] = {
    "entities": (records.entity, rows.ENTITY_NAMES), "attributions": (records.attribution, rows.ATTRIBUTION_NAMES),
    "claims": (records.claim, rows.CLAIM_NAMES),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Feed:
    """What a block takes in: rows of ``wire`` that bear its key; with ``via``, those that rows of ``via`` with its key point at."""

    wire: str
    via: str = ""


@dataclass(slots=True)
class Made:
    """What some blocks put out: rows by wire, and (maker, record) by table of results."""

    wires: dict[str, list[Row]] = field(default_factory=dict)
    results: dict[str, list[tuple[Key, Any]]] = field(default_factory=dict)

    def row(self, wire: str, maker: Key, key: Key, data: str = "", ref: Key | None = None) -> None:
        """Put out a row."""
        self.wires.setdefault(wire, []).append((maker, key, ref, data))

    def result(self, table: str, maker: Key, record: Any) -> None:
        """Put out a result."""
        self.results.setdefault(table, []).append((maker, record))

    def __len__(self) -> int:
        return sum(map(len, self.wires.values())) + sum(map(len, self.results.values()))


class Blocks:
    """The steps' state in one case.

    Args:
        store: the case's connection.
        writing: opens one transaction of the case.
    """

    def __init__(self, store: Store, writing: Callable[[], AbstractContextManager[None]]) -> None:
        self.store = store
        self.writing = writing

    def forget(self) -> None:
        """Forget everything the steps made; inside the caller's transaction."""
        for table in self._tables():
            self.store.run(f"DELETE FROM steps.{table}")

    def _tables(self) -> list[str]:
        found = self.store.rows("SELECT table_name FROM duckdb_tables() WHERE schema_name = 'steps' ORDER BY 1")
        return [str(row[0]) for row in found]

    def states(self) -> dict[str, str]:
        """How far each step is: ``due`` while it runs, ``done``; a step that is not there has never run."""
        return {str(step): str(state) for step, state in self.store.rows("SELECT step, state FROM steps.progress WHERE step <> ''")}

    def begin(self, step: str, feeds: Sequence[Feed], *, first: bool) -> int:
        """Find the blocks that are due: those that take in a changed row; all of them where the step has never run (``first``).

        Returns:
            How many they are, with those left from a weighing that did not end.
        """
        due = " UNION ".join(_due(feed, first) for feed in feeds)
        with self.writing():
            self.store.run(
                f"INSERT INTO steps.due SELECT '{step}', key"
                f" FROM (({due}) EXCEPT SELECT key FROM steps.due WHERE step = '{step}') ORDER BY key"
            )
            if first:
                self.mark(step, "due")
        return _number(self.store.rows("SELECT count(*) FROM steps.due WHERE step = ?", [step])[0][0])

    def news(self) -> set[str]:
        """The wires that changed, and the steps that have blocks left, in a weighing that did not end."""
        found = self.store.rows("SELECT DISTINCT wire FROM steps.changed UNION SELECT DISTINCT step FROM steps.due")
        return {str(row[0]) for row in found}

    def mark(self, step: str, state: str) -> None:
        """Note how far a step is; inside the caller's transaction."""
        self.store.run("DELETE FROM steps.progress WHERE step = ?", [step])
        self.store.run("INSERT INTO steps.progress VALUES (?, ?)", [step, state])

    def finish(self, step: str) -> None:
        """Note that a step has run for the first time."""
        with self.writing():
            self.mark(step, "done")

    def stream(self, step: str, feeds: Sequence[Feed], *, order: str = "", most: int) -> Iterator[Block]:
        """The due blocks, each with the data of its rows by feed, sorted; a block may have none left.

        Args:
            step: whose blocks they are.
            feeds: what they take in.
            order: a wire with one row for each block, whose data gives the order of the blocks; else their keys do. Of more blocks
                than one query asks for, those with the lower keys come first all the same.
            most: how many blocks one query asks for at the most. While its rows are fetched, what is written meanwhile cannot be
                let go of: of 30,000 documents by one query DuckDB's 256 MB were full after 20,000.
        """
        numbered = f"SELECT key, row_number() OVER (ORDER BY key) AS n FROM steps.due WHERE step = '{step}'"
        asked = self._asked(feeds, most)
        firsts = [int(str(row[0])) for row in self.store.rows(f"SELECT key FROM ({numbered}) WHERE n % {asked} = 1 ORDER BY 1")]
        for low, high in zip(firsts, [*(key - 1 for key in firsts[1:]), _HIGHEST], strict=True):
            yield from self._between(step, feeds, order, low, high)

    def _asked(self, feeds: Sequence[Feed], most: int) -> int:
        """How many blocks one query asks for, ``most`` at most: what they take in has to be sorted in the memory there is."""
        blocks, long = 1, 0.0
        for feed in feeds:
            sample = f"SELECT data FROM steps.wire_{feed.wire} LIMIT {_SAMPLE}"
            count, keys, length = self.store.rows(
                f"SELECT count(*), approx_count_distinct(key), (SELECT coalesce(avg(length(data)), 0) FROM ({sample}))"
                f" FROM steps.wire_{feed.via or feed.wire}"
            )[0]
            blocks = max(blocks, _number(keys))
            long += _number(count) * float(str(length))
        return min(most, max(_FEWEST, round(_ASKED * blocks / max(1.0, long))))

    def _between(self, step: str, feeds: Sequence[Feed], order: str, low: Key, high: Key) -> Iterator[Block]:
        """The due blocks whose keys lie between two, both included; half of them at a time where memory does not suffice."""
        begun = False
        try:
            for block in self._at_once(step, feeds, order, low, high):
                begun = True
                yield block
        except CaseMemoryError:
            middle = None if begun else self._middle(step, low, high)
            if middle is None:
                raise
        else:
            return
        yield from self._between(step, feeds, order, low, middle)
        yield from self._between(step, feeds, order, middle + 1, high)

    def _middle(self, step: str, low: Key, high: Key) -> Key | None:
        """The key that halves the due blocks between two; None where there is one at most."""
        among = _stretch(step, low, high)
        half = _number(self.store.rows(f"SELECT count(*) {among}")[0][0]) // 2
        found = self.store.rows(f"SELECT key {among} ORDER BY key LIMIT 1 OFFSET {half - 1}") if half else ()
        return _number(found[0][0]) if found else None

    def _at_once(self, step: str, feeds: Sequence[Feed], order: str, low: Key, high: Key) -> Iterator[Block]:
        """The due blocks whose keys lie between two by one query, whose sort and joins have to fit into memory."""
        due = "SELECT key " + _stretch(step, low, high)
        parts = [f"SELECT key, -1 AS feed, NULL AS data FROM ({due})"]
        for place, feed in enumerate(feeds):
            if feed.via:
                parts.append(
                    f"SELECT v.key, {place}, w.data FROM steps.wire_{feed.via} v JOIN steps.wire_{feed.wire} w ON w.key = v.ref"
                    f" WHERE v.key IN ({due})"
                )
            else:
                parts.append(f"SELECT key, {place}, data FROM steps.wire_{feed.wire} WHERE key IN ({due})")
        asked = " UNION ALL ".join(parts)
        placed = f" LEFT JOIN steps.wire_{order} o ON o.key = u.key ORDER BY o.data, 1, 2" if order else " ORDER BY 1, 2"
        found: Iterator[Any] = self.store.stream(f"SELECT u.* FROM ({asked}) u{placed}")
        for key, group in groupby(found, key=lambda row: row[0]):
            held: list[list[str]] = [[] for _ in feeds]
            for _, place, data in group:
                if place >= 0:
                    held[place].append(data)
            for one in held:
                one.sort()
            yield key, held

    def put(
        self, step: str, keys: Sequence[Key], makers: Sequence[Key], made: Made, *, wires: Iterable[str], tables: Iterable[str],
        told: Collection[str], first: bool,
    ) -> set[str]:  # fmt: skip
        """Put what some blocks made in place of what they made before; one transaction.

        Args:
            step: whose blocks they are.
            keys: the blocks; they are due no longer.
            makers: what their rows name as their maker.
            made: what they put out now.
            wires: the wires the step puts out.
            tables: the tables of results it puts out.
            told: those wires whose changes somebody later has to know of.
            first: whether the blocks have never put out anything.

        Returns:
            Those of the wires told of that have changed.
        """
        changed: list[tuple[str, Key]] = []
        with self.writing():
            if not first:
                self.batch(makers)
            for wire in wires:
                if not first:
                    changed += [(wire, key) for key in self._replace(wire, made.wires.get(wire, ())) if wire in told]
                elif wire in made.wires:
                    self._add(f"steps.wire_{wire}", dict.fromkeys(made.wires[wire]))
            for table in tables:
                if not first:
                    self.store.run(f"DELETE FROM steps.{table} WHERE maker IN (SELECT key FROM batch)")
                finals.insert(self.store, table, made.results.get(table, ()))
            self.store.run(  # the blocks that are due lie in the order of their keys: a stretch of them is found without the rest
                f"DELETE FROM steps.due WHERE step = ? AND key BETWEEN {min(keys)} AND {max(keys)}"
                " AND key IN (SELECT unnest(?::UBIGINT[]))", [step, list(keys)],
            )  # fmt: skip
            if changed:
                self.store.run(
                    "INSERT INTO steps.changed SELECT unnest(?::VARCHAR[]), unnest(?::UBIGINT[])",
                    [list(column) for column in zip(*changed, strict=True)],
                )
        return {wire for wire, _ in changed}

    def batch(self, keys: Sequence[Key]) -> None:
        """Say whose rows are replaced next."""
        self.store.run("CREATE OR REPLACE TEMP TABLE batch AS SELECT unnest(?::UBIGINT[]) AS key", [list(keys)])

    def _replace(self, wire: str, made: Iterable[Row]) -> list[Key]:
        """Put rows in place of those that the makers in ``batch`` had; the keys of those that differ. Inside a transaction."""
        new = dict.fromkeys(made)
        stale: list[int] = []
        changed: set[Key] = set()
        for row_id, *row in self.store.rows(f"SELECT rowid, * FROM steps.wire_{wire} WHERE maker IN (SELECT key FROM batch)"):
            if tuple(row) in new:
                del new[tuple(row)]  # type: ignore[arg-type]
            else:
                stale.append(_number(row_id))
                changed.add(_number(row[1]))
        if stale:
            self.store.run(f"DELETE FROM steps.wire_{wire} WHERE rowid IN (SELECT unnest(?::BIGINT[]))", [stale])
        self._add(f"steps.wire_{wire}", new)
        changed.update(row[1] for row in new)
        return sorted(changed)

    def _add(self, table: str, made: Iterable[Row]) -> None:
        for batch in rows.batches(made):
            columns = [list(column) for column in zip(*batch, strict=True)]
            self.store.run(f"INSERT INTO {table} SELECT {_UNNESTED}", columns)

    def fill(self, made: Iterable[Row]) -> None:
        """Put rows, each once, into ``fresh``."""
        self.store.run("CREATE OR REPLACE TEMP TABLE fresh (maker UBIGINT, key UBIGINT, ref UBIGINT, data VARCHAR)")
        self._add("fresh", made)

    def replace_with_fresh(self, wire: str, *, told: bool) -> None:
        """Put the rows in ``fresh`` in place of those that the makers in ``batch`` had; inside the caller's transaction."""
        same = "f.maker = w.maker AND f.key = w.key AND f.ref IS NOT DISTINCT FROM w.ref AND f.data = w.data"
        old = f"SELECT * FROM steps.wire_{wire} WHERE maker IN (SELECT key FROM batch)"
        self.store.run(
            f"CREATE OR REPLACE TEMP TABLE stale AS SELECT w.* FROM ({old}) w WHERE NOT EXISTS (SELECT 1 FROM fresh f WHERE {same})"
        )
        self.store.run(f"DELETE FROM fresh f WHERE EXISTS (SELECT 1 FROM ({old}) w WHERE {same})")
        if self.store.rows("SELECT 1 FROM stale LIMIT 1"):
            self.store.run(f"DELETE FROM steps.wire_{wire} w USING stale f WHERE {same}")
        self.store.run(f"INSERT INTO steps.wire_{wire} SELECT * FROM fresh")
        if told:
            self.store.run(
                f"INSERT INTO steps.changed SELECT DISTINCT '{wire}', key"
                " FROM (SELECT key FROM fresh UNION ALL SELECT key FROM stale)"
            )

    def documents(self) -> Iterator[tuple[str, int, str]]:
        """Id, number of the reading and path of every current document."""
        return ((str(d), _number(r), str(p)) for d, r, p in self.store.stream("SELECT document, reading, path FROM store.current"))

    def give(self, wire: str, rows_: Iterable[Row]) -> None:
        """Put these rows in place of all that a wire holds which no step puts out.

        Before any step has run, nobody has to know what changed: each takes in everything when it runs for the first time.
        """
        told = bool(self.states())
        with self.writing():
            self.fill(rows_)
            self.store.run(
                f"CREATE OR REPLACE TEMP TABLE batch AS SELECT maker AS key FROM steps.wire_{wire} UNION SELECT maker FROM fresh"
            )
            if self.store.rows("SELECT 1 FROM batch LIMIT 1"):
                self.replace_with_fresh(wire, told=told)

    def places(self, numbers: Sequence[int]) -> dict[int, tuple[str, str]]:
        """Id and path of the documents with these readings, as the first step took them in."""
        found = ((number, json.loads(data)) for number, data in self.held("documents", numbers).items())
        return {number: (document, path) for number, (document, path, _) in found}

    def held(self, wire: str, keys: Sequence[Key]) -> dict[Key, str]:
        """The data that a wire with at most one row for each key has for these keys."""
        sql = f"SELECT key, data FROM steps.wire_{wire} WHERE key IN (SELECT unnest(?::UBIGINT[]))"
        return {_number(key): str(data) for key, data in self.store.rows(sql, [list(keys)])}

    def readings(self, places: Mapping[int, tuple[str, str]], *, parts: Sequence[str] = PARTS) -> dict[int, Reading]:
        """What was read, by the number of the reading.

        Args:
            places: numbers of readings, with each document's id and path.
            parts: which records beside the documents themselves.
        """
        numbers = list(places)
        if not numbers:
            return {}
        where = f"reading IN (SELECT unnest(?::INTEGER[])) AND reading BETWEEN {min(numbers)} AND {max(numbers)}"
        found: dict[str, dict[int, list[Any]]] = {part: {} for part in PARTS}
        for part in parts:
            kind, names = _KINDS[part]
            shown = ", ".join("NULL" if name in ("origin", "proposition") else name for name in names[1:])
            for number, *row in self.store.rows(
                f"SELECT reading, {shown} FROM store.{part} WHERE {where} ORDER BY reading, n", [numbers]
            ):
                found[part].setdefault(_number(number), []).append(kind((places[_number(number)][0], *row)))
        shown = ", ".join(name for name in rows.DOCUMENT_NAMES if name not in ("document", "path"))
        documents = {
            _number(number): records.document((*places[_number(number)], *row))
            for number, *row in self.store.rows(f"SELECT reading, {shown} FROM store.readings WHERE {where}", [numbers])
        }
        return {
            number: Reading(document, (), *(tuple(found[part].get(number, ())) for part in PARTS))
            for number, document in documents.items()
        }

    def places_of(self, documents: Sequence[str], sha256s: Sequence[str], paths: Sequence[str]) -> dict[int, tuple[str, str]]:
        """The current readings of documents with one of these ids, contents or paths, with each document's id and path."""
        sql = """SELECT k.reading, k.document, k.path FROM store.current k JOIN store.readings r USING (reading)
                 WHERE list_contains(?::VARCHAR[], k.document) OR list_contains(?::VARCHAR[], r.sha256)
                       OR list_contains(?::VARCHAR[], k.path)
                 ORDER BY 1"""
        found = self.store.rows(sql, [list(documents), list(sha256s), list(paths)])
        return {_number(number): (str(document), str(path)) for number, document, path in found}

    def mark_of(self) -> str:
        """What made the rows that are kept."""
        found = self.store.rows("SELECT state FROM steps.progress WHERE step = ''")
        return str(found[0][0]) if found else ""

    def note(self, mark: str) -> None:
        """Note what makes the rows; inside the caller's transaction."""
        self.mark("", mark)


def _number(value: object) -> int:
    return int(str(value))


def _stretch(step: str, low: Key, high: Key) -> str:
    """Where a step's due blocks lie whose keys are between two, both included."""
    return f"FROM steps.due WHERE step = '{step}' AND key BETWEEN {low} AND {high}"


def _due(feed: Feed, whole: bool) -> str:
    if whole:
        return f"SELECT key FROM steps.wire_{feed.via or feed.wire}"
    direct = f"SELECT key FROM steps.changed WHERE wire = '{feed.via or feed.wire}'"
    if not feed.via:
        return direct
    return (f"{direct} UNION SELECT v.key FROM steps.wire_{feed.via} v"
            f" WHERE v.ref IN (SELECT key FROM steps.changed WHERE wire = '{feed.wire}')")  # fmt: skip
