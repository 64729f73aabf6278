"""Matrices of hypotheses as pages and plain texts: HTML for the dossier and alone, Markdown, CSV."""

from __future__ import annotations

import csv
import hashlib
import io
import re
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources
from typing import Any

from sayso.exports.tables import cell as csv_cell
from sayso.telling.hypotheses import BEARING_WORDS, PREFACE, VALUE_WORDS, does, evidence, flat, origins_words, status
from sayso.telling.pages import UNPRINTABLE, environment
from sayso.telling.view import Index
from sayso.weighing.hypotheses import Cell, Matrix, Row

MOST_ROWS = 60
MOST_CELLS = 360  # cells of the rows shown: a page with many alternatives shows fewer rows
MOST_SENTENCES = 3
_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~!&$^])")
# What some programs make a link of; a space of no width keeps them from it.
_LINKED = re.compile(r"(?::(?=//)|www(?=\.)|@)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Shown:
    """A matrix made ready for a page: the first rows that bear on it; ``near`` and ``more`` count the others."""

    matrix: Matrix
    status: str
    rows: tuple[dict[str, Any], ...]
    counts: tuple[dict[str, Any], ...]
    left_out: tuple[Any, ...]
    unmoved: int
    more: int
    near: int


def shown(matrix: Matrix, index: Index) -> Shown:
    """A matrix made ready for a page."""
    bearing = [row for row in matrix.rows if row.bearing != "near" or any(cell.set for cell in row.cells)]
    moved = tuple(one for one in matrix.left_out if one.changes)
    most = min(MOST_ROWS, MOST_CELLS // len(matrix.question.alternatives))
    return Shown(
        matrix, status(matrix), tuple(_row(row, matrix, index) for row in bearing[:most]),
        tuple(_count(at, matrix) for at in range(len(matrix.tallies))), moved, len(matrix.left_out) - len(moved),
        max(0, len(bearing) - most), len(matrix.rows) - len(bearing),
    )  # fmt: skip


def page(matrices: Sequence[Matrix], index: Index, *, title: str) -> str:
    """One HTML page of matrices, without scripts and without anything from outside."""
    css = (resources.files("sayso.telling") / "templates" / "dossier.css").read_text(encoding="utf-8")
    digest = b64encode(hashlib.sha256(css.encode()).digest()).decode()
    template = environment().get_template("hypotheses_page.html")
    return template.render(title=title, css=css, css_hash=digest, **context(matrices, index))


def context(matrices: Sequence[Matrix], index: Index) -> dict[str, Any]:
    """What the section's template needs."""
    return {
        "matrices": [shown(matrix, index) for matrix in matrices], "matrices_preface": PREFACE, "value_words": VALUE_WORDS,
        "bearing_words": BEARING_WORDS,
    }  # fmt: skip


def as_csv(matrix: Matrix, index: Index) -> str:
    """One line a cell and claim; no cell that a spreadsheet would run as a formula."""
    out = io.StringIO()
    rows = list(flat(matrix, index))
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(rows[0] if rows else ["question"])
    writer.writerows([csv_cell(value) for value in row.values()] for row in rows)
    return out.getvalue()


def as_markdown(matrix: Matrix, index: Index) -> str:
    """The matrix as Markdown; signs in the texts' words that Markdown would obey are escaped."""
    made = shown(matrix, index)
    letters = [alternative.id for alternative in matrix.question.alternatives]
    lines = [f"# {plain(matrix.question.asks)}", "", f"Status: {plain(made.status)}.", "", PREFACE, ""]
    lines += [f"- **{plain(one.id)}**: {plain(one.says)}" for one in matrix.question.alternatives]
    lines += ["", "## Evidence", "", _line(["Row", "What is stated", "Origins", *letters, "Between them"])]
    lines.append(_line(["---"] * (4 + len(letters))))
    for row in made.rows:
        cells = [_markdown_cell(cell) for cell in row["cells"]]
        lines.append(_line([row["id"], plain(row["says"]), plain(row["behind"]), *cells, row["does"]]))
    lines += ["", "Marked * is a person's value; all others are suggestions."]
    for row in made.rows:
        lines += ["", f"### {row['id']}", ""]
        lines += [f"> {plain(e.quote)}\n>\n> {plain(e.chain)} ({plain(e.path)}, {e.start}–{e.end})\n" for e in row["evidence"]]
        lines += [f"- {cell['alternative']}: {cell['words']}. {plain(cell['why'])}" for cell in row["cells"]]
    lines += ["", "## Counts", "", _line(["Alternative", "Inconsistent", "Consistent", "Open rows"]), _line(["---"] * 4)]
    lines += [_line([c["alternative"], plain(c["against"]), plain(c["fits"]), str(c["open"])]) for c in made.counts]
    lines += ["", "## If one origin is left out", "", *_left_out_lines(made, letters)]
    lines += ["", "## What would settle it", "", *(f"- {plain(gap.words)}" for gap in matrix.gaps)]
    return "\n".join(lines) + "\n"


def _left_out_lines(made: Shown, letters: Sequence[str]) -> list[str]:
    told = [
        f"- without {plain(one.name)}: inconsistent origins {_moved(one.before, one.after, letters)}"
        + (f"; {plain(one.comparison)}" if one.comparison else "")
        for one in made.left_out
    ]
    return told or ["No count changes."]


def _moved(before: Sequence[int], after: Sequence[int], letters: Sequence[str]) -> str:
    return ", ".join(f"{a} {b} to {c}" if b != c else f"{a} {b}" for a, b, c in zip(letters, before, after, strict=True))


def _row(row: Row, matrix: Matrix, index: Index) -> dict[str, Any]:
    return {
        "id": row.id, "says": row.says, "bearing": row.bearing, "behind": origins_words(row.origins, row.unstated, matrix),
        "does": does(row, len(row.cells)), "linchpin": row.linchpin, "cells": [_cell(cell) for cell in row.cells],
        "evidence": [evidence(claim, index) for claim in row.claims[:MOST_SENTENCES]],
        "more": max(0, len(row.claims) - MOST_SENTENCES),
    }  # fmt: skip


def _cell(cell: Cell) -> dict[str, Any]:
    held = cell.set
    beside = ""
    if held is not None:
        said = f"{VALUE_WORDS[held.value]}, set by {held.by} on {held.at[:10]}" + (f": {held.note}" if held.note else "")
        beside = f"re-opened ({held.reopened}): {said}" if held.reopened else said
        beside += f"; {held.changed}" if held.changed else ""
    return {
        "alternative": cell.alternative, "value": cell.value, "words": VALUE_WORDS[cell.value], "by_person": cell.by_person,
        "suggested": VALUE_WORDS[cell.suggestion.value], "why": cell.suggestion.why, "set": beside,
    }  # fmt: skip


def _count(at: int, matrix: Matrix) -> dict[str, Any]:
    tally = matrix.tallies[at]
    return {
        "alternative": tally.alternative, "says": matrix.question.alternatives[at].says,
        "against_rows": tally.inconsistent_rows, "fits_rows": tally.consistent_rows,
        "against": origins_words(tally.inconsistent_origins, tally.inconsistent_unstated, matrix),
        "fits": origins_words(tally.consistent_origins, tally.consistent_unstated, matrix),
        "open": tally.open, "not_applicable": tally.not_applicable,
    }  # fmt: skip


def _markdown_cell(cell: dict[str, Any]) -> str:
    return f"{cell['words']}{'*' if cell['by_person'] else ''}"


def _line(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def plain(text: str) -> str:
    """Words of strangers in Markdown: on one line, nothing in them is obeyed, linked or hidden."""
    safe = _SIGNS.sub(r"\\\1", " ".join(UNPRINTABLE.sub("\ufffd", text).split()))
    return _LINKED.sub("\\g<0>\u200b", safe)
