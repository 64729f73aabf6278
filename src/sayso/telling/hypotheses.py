"""Matrices of hypotheses as they are handed on: each cell with its sentence, the chain behind it, and why it is suggested.

Nothing here orders the alternatives or names one of them: they stand as the person who asked gave them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sayso.model import Claim, QuestionStep, Span
from sayso.telling.chains import chain, told
from sayso.telling.view import Index
from sayso.telling.wording import counted, shortened
from sayso.weighing.hypotheses import Cell, Matrix, Row, table_of

VALUE_WORDS: dict[str, str] = {
    "consistent": "consistent",
    "inconsistent": "inconsistent",
    "not_applicable": "not applicable",
    "open": "open",
}
BEARING_WORDS = {
    "states": "states it, its opposite or the like",
    "disputes": "denies or contradicts such a claim",
    "near": "speaks of the same",
}
PREFACE = (
    "Suggestions are read off the claims and are drafts; a cell is somebody's only where a person set it, and the matrix is final "
    "only for those who signed it. Counted are independent origins, each once; claims whose lineage is not stated are no origin "
    "and stand apart. What fits every alternative says nothing between them. The table names none of them as the likely one."
)
QUOTE = 240  # characters of a sentence's clause that are quoted


@dataclass(frozen=True, slots=True)
class Evidence:
    """One claim behind a row: ``text[start:end]`` of the document is ``quote`` (cut when long); ``chain`` is told in words."""

    claim: str
    document: str
    path: str
    start: int
    end: int
    quote: str
    chain: str
    origin: str


def evidence(claim: Claim, index: Index) -> Evidence:
    """A claim with its words, their place and the chain behind it."""
    quote = shortened(index.words(claim.document, Span(claim.start, claim.end)), QUOTE)
    origin = index.origins[claim.origin].name if claim.origin and claim.origin in index.origins else ""
    path = index.documents[claim.document].path
    return Evidence(claim.id, claim.document, path, claim.start, claim.end, quote, told(chain(claim, index)), origin)


def deed_words(step: QuestionStep) -> str:
    """What a step did, in words: "set B to inconsistent in row p1a40a10dd9c9"."""
    where = f"{step.alternative} in row {step.row}"
    return {
        "ask": "put the question, with its alternatives", "set": f"set {where} to {VALUE_WORDS.get(step.value or '', 'open')}",
        "unset": f"gave {where} back to its suggestion", "sign": "signed the matrix as it was then",
        "unsign": "took the signature back", "withdraw": "withdrew the question",
    }[step.act]  # fmt: skip


def status(matrix: Matrix) -> str:
    """How far people are with a matrix, in words: "draft: 2 of 8 cells set by a person", "signed by Ada Brenn on 2024-02-01"."""
    filled = f"{matrix.own} of {counted(matrix.cells, 'cell')} set by a person, the rest are suggestions"
    parts = [
        f"signed by {s.by} on {s.at[:10]}" + ("" if s.still else f" (since then: {s.changed})") for s in matrix.signatures
    ] or ["draft, signed by nobody"]
    again = f"; {counted(matrix.reopened, 'cell')} of people re-opened" if matrix.reopened else ""
    return f"{'; '.join(parts)}; {filled}{again}"


def as_table(matrix: Matrix, index: Index) -> dict[str, Any]:
    """Everything a matrix holds as plain dicts and lists, for JSON; offsets are code points, half-open."""
    return {
        "question": table_of(matrix.question),
        "asked": {"by": matrix.asked_by, "at": matrix.asked_at},
        "status": status(matrix),
        "preface": PREFACE,
        "meant": {name: list(entities) for name, entities in matrix.meant},
        "rows": [_row(row, matrix, index) for row in matrix.rows],
        "counts": [
            {
                "alternative": t.alternative, "inconsistent_rows": t.inconsistent_rows,
                "inconsistent_origins": _names(t.inconsistent_origins, matrix), "inconsistent_unstated": t.inconsistent_unstated,
                "consistent_rows": t.consistent_rows, "consistent_origins": _names(t.consistent_origins, matrix),
                "consistent_unstated": t.consistent_unstated, "not_applicable": t.not_applicable, "open": t.open,
            }
            for t in matrix.tallies
        ],
        "left_out": [
            {
                "origin": one.origin or None, "name": one.name, "rows_resting_on_it": list(one.rows),
                "inconsistent_origins": {"before": list(one.before), "after": list(one.after)},
                "consistent_origins": {"before": list(one.fits_before), "after": list(one.fits_after)},
                "comparison": one.comparison,
            }
            for one in matrix.left_out
        ],
        "linchpins": [{"row": row.id, "why": row.linchpin} for row in matrix.rows if row.linchpin],
        "would_settle": [{"alternative": gap.alternative or None, "kind": gap.kind, "words": gap.words} for gap in matrix.gaps],
        "signatures": [asdict(signature) for signature in matrix.signatures],
        "reopened_without_row": [
            {"row": o.row, "alternative": o.alternative, "set": asdict(o.set), "rested_on": list(o.quotes)} for o in matrix.orphans
        ],
    }  # fmt: skip


def flat(matrix: Matrix, index: Index) -> Iterator[dict[str, Any]]:
    """One flat record a cell and claim, for CSV and data frames."""
    for row in matrix.rows:
        for cell in row.cells:
            for claim in row.claims:
                found = evidence(claim, index)
                yield {
                    "question": matrix.question.id, "row": row.id, "says": row.says, "bearing": row.bearing,
                    "alternative": cell.alternative, "value": cell.value, "by_person": cell.by_person,
                    "suggestion": cell.suggestion.value, "why": cell.suggestion.why, "set_by": cell.set.by if cell.set else None,
                    "set_at": cell.set.at if cell.set else None, "note": cell.set.note if cell.set else None,
                    "reopened": cell.set.reopened if cell.set else None, "origins": len(row.origins), "unstated": row.unstated,
                    "separates": row.separates, "undecided": row.undecided, "linchpin": row.linchpin, "claim": found.claim,
                    "path": found.path, "start": found.start, "end": found.end, "quote": found.quote, "chain": found.chain,
                    "origin": found.origin,
                }  # fmt: skip


def _row(row: Row, matrix: Matrix, index: Index) -> dict[str, Any]:
    return {
        "row": row.id, "says": row.says, "bearing": row.bearing, "origins": _names(row.origins, matrix), "unstated": row.unstated,
        "cells": [_cell(cell) for cell in row.cells], "separates": row.separates, "undecided": row.undecided,
        "linchpin": row.linchpin, "evidence": [_evidence(claim, index) for claim in row.claims],
    }  # fmt: skip


def _cell(cell: Cell) -> dict[str, Any]:
    found: dict[str, Any] = {
        "alternative": cell.alternative, "value": cell.value, "by_person": cell.by_person,
        "suggestion": cell.suggestion.value, "why": cell.suggestion.why,
    }  # fmt: skip
    if cell.set is not None:
        found["set"] = asdict(cell.set)
    return found


def _evidence(claim: Claim, index: Index) -> dict[str, Any]:
    e = evidence(claim, index)
    return {
        "claim": e.claim, "document": e.document, "path": e.path, "start": e.start, "end": e.end, "quote": e.quote,
        "chain": e.chain, "origin": e.origin or None,
    }  # fmt: skip


def _names(origins: Iterable[str], matrix: Matrix) -> list[str]:
    return [matrix.origin_names.get(origin, origin) for origin in origins]


def does(row: Row, alternatives: int) -> str:
    """What a row does between the alternatives, in words."""
    pairs = alternatives * (alternatives - 1) // 2
    if row.same_for_all:
        return "says nothing between them"
    if pairs == 1:
        return "tells them apart" if row.separates else "open between them"
    said = f"tells {row.separates} of {counted(pairs, 'pair')} apart"
    return said + (f", {row.undecided} open" if row.undecided else "")


def origins_words(origins: Sequence[str], unstated: int, matrix: Matrix, most: int = 4) -> str:
    """Origins in words, what has no stated lineage apart: "2 origins (Agency North, Ada Brenn); 1 claim without stated lineage"."""
    names = _names(origins, matrix)
    parts = []
    if names:
        more = f" and {len(names) - most} more" if len(names) > most else ""
        parts.append(f"{counted(len(names), 'origin')} ({', '.join(names[:most])}{more})")
    if unstated:
        parts.append(f"{counted(unstated, 'claim')} without stated lineage")
    return "; ".join(parts) or "none"
