"""Drift on invented pairs: texts are made of each pair, read by the built-in reader, weighed, and the drift found is compared.

    PYTHONPATH=src python -m benchmarks.drift [--part dev|held|held2] [--missed]

Counted are (pair, aspect); where two aspects are marked, either will do. Printed are precision and recall over all pairs, on how
many pairs without drift something was found, and the recall on those pairs in whose two wordings the reader read a claim at all:
drift is between claims, and this last figure is the rules' own. The table is small, of one hand, its sentences simple: the
figures tell whether the rules do what they say, not how often press texts drift.
"""

from __future__ import annotations

import argparse
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from sayso.codebook import load
from sayso.documents import read_bytes
from sayso.model import Pile
from sayso.reading import Reader
from sayso.weighing import weigh

Pair = dict[str, Any]
TABLE = Path(__file__).with_name("drift.toml")
_DAY = ("3 June 2021", "4 June 2021")


def pairs(part: str | None = None) -> list[Pair]:
    """The table's pairs, all or those of one part."""
    found: list[Pair] = tomllib.loads(TABLE.read_text(encoding="utf-8"))["pair"]
    return [pair for pair in found if part in (None, pair["part"])]


def texts(pair: Pair) -> Iterator[tuple[str, bytes]]:
    """The one or two reports made of a pair, with their names."""
    a, b = pair["a"], pair["b"]
    if pair["way"] == "title":
        yield "a.txt", _report("Northgate Herald", b, f"{a} No more was known.", _DAY[0])
    elif pair["way"] == "gloss":
        yield "a.txt", _report("Northgate Herald", "A day of statements", f"{a}\n\nIt rained in the capital. {b}", _DAY[0])
    else:
        yield "a.txt", _report("Harbour Wire", "What was said on Wednesday", f"{a} No more was known.", _DAY[0])
        yield "b.txt", _report("Northgate Herald", "News in brief", f"{b} No more was known.", _DAY[1])


def _report(outlet: str, title: str, body: str, day: str) -> bytes:
    return f"{outlet}\n\n{title}\n\nBy Ines Halloran\n{day}\n\n{body}\n".encode()


def found_in(pair: Pair) -> frozenset[str]:
    """The aspects of drift found in a pair."""
    return frozenset(drift.aspect for drift in weigh(read(pair)).findings.drifts)


def read(pair: Pair) -> Pile:
    """The pair's texts as the built-in reader reads them."""
    readings = [_reader().read(read_bytes(data, name)) for name, data in texts(pair)]
    return Pile(
        tuple(reading.document for reading in readings),
        tuple(entity for reading in readings for entity in reading.entities),
        tuple(act for reading in readings for act in reading.attributions),
        tuple(claim for reading in readings for claim in reading.claims),
    )


def claimed(pair: Pair) -> bool:
    """Whether a claim was read in either wording."""
    pile = read(pair)
    spans = {(d.id, side): (d.text.find(pair[side]), len(pair[side])) for d in pile.documents for side in ("a", "b")}
    held = {
        side for claim in pile.claims for side in ("a", "b")
        for at, length in [spans[claim.document, side]] if 0 <= at <= claim.start and claim.end <= at + length
    }  # fmt: skip
    return len(held) == 2


@cache
def _reader() -> Reader:
    return Reader(codebook=load())


def main() -> None:
    """Print precision, recall and the pairs without drift on which something was found."""
    parser = argparse.ArgumentParser(description="Drift on invented pairs")
    parser.add_argument("--part", choices=["dev", "held", "held2"])
    parser.add_argument("--missed", action="store_true", help="show the pairs of the dev part that came out otherwise")
    given = parser.parse_args()
    right = found = wanted = disturbed = quiet = readable = 0
    for pair in pairs(given.part):
        got, want = found_in(pair), frozenset(pair["drift"])
        right += len(got & want)
        found, wanted = found + len(got), wanted + min(len(want), max(1, len(got & want)))
        readable += min(len(want), max(1, len(got & want))) if want and (got & want or claimed(pair)) else 0
        quiet, disturbed = quiet + (not want), disturbed + (not want and bool(got))
        if given.missed and got != want and pair["part"] == "dev":
            print(pair["way"], "| wanted", sorted(want), "| found", sorted(got), "|", pair["a"], "|", pair["b"])
    print(f"precision {right / max(1, found):.2f} ({right}/{found}), recall {right / max(1, wanted):.2f} ({right}/{wanted}), "
          f"where a claim was read in both {right / max(1, readable):.2f} ({right}/{readable}), "
          f"pairs without drift disturbed {disturbed}/{quiet}")  # fmt: skip


if __name__ == "__main__":
    main()
