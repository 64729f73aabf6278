"""What the weighing finds across the acceptance documents, by the acceptance scorer: through our reading, and on the annotation."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import sayso
from benchmarks.reading import scorer
from benchmarks.reading.common import Figures, needed
from benchmarks.reading.markdown import table
from sayso.exports import FORMATS
from sayso.reweighing import weigh_ledger

NAME = "findings"
TITLE = "Acceptance documents: findings across documents"
ABOUT = (
    "Five press texts read by sayso and weighed; and the annotation of three of them turned into a ledger without its findings "
    "across documents, weighed by the same code, which shows the weighing without errors of the reading. Texts and annotation are "
    "not in this repository. Rules were written with kinds of error on these documents in view: treat both as development figures."
)
MATERIAL = ("benchmarks/weighing", "benchmarks/reading/scorer.py")
READ, GIVEN = "own reading", "annotation"
ROWS = (
    ("origins: same-origin claim pairs", "f1", "", ""),
    ("origins: same-origin pairs across documents", "f1", "0.85", "0.95"),
    ("corroborations: same-proposition pairs", "f1", "0.6, precision 0.75", "0.8"),
    ("disputes: opposed claim pairs (gold counts every pair of different positions)", "f1", "", ""),
    ("disputes: questions with at least one opposed pair found", "acc", "0.7", "0.9"),
    ("entity clusters B3 precision", "acc", "0.97", ""),
    ("entity clusters B3 recall", "acc", "0.9", ""),
)
"""Row, its figure, what is aimed at through our own reading and on the annotation."""


def measure(shared: Path) -> Figures:
    """Both columns: the scorer's figures on the two ledgers."""
    gold, reports = needed(shared / "acceptance" / "gold"), needed(shared / "reports")
    with tempfile.TemporaryDirectory() as folder:
        own, given, again = (Path(folder) / name for name in ("own", "given", "again"))
        FORMATS["ledger"](sayso.read(reports), own)
        script = needed(shared / "acceptance" / "gold_to_ledger.py")
        arguments = ["--gold", str(gold), "--reports", str(reports), "--out", str(given), "--blind"]
        subprocess.run([sys.executable, str(script), *arguments], check=True, capture_output=True)
        weigh_ledger(given, again)
        return {READ: _scored(shared, gold, own), GIVEN: _scored(shared, gold, again)}


def _scored(shared: Path, gold: Path, folder: Path) -> dict[str, Any]:
    figures = scorer.load(shared).score(str(gold), str(folder), 0)[0]
    return {row: figures[row] for row, *_ in ROWS}


def rows(figures: Figures) -> list[str]:
    """One row a finding."""
    body = []
    for row, key, *aims in ROWS:
        cells: list[object] = [row]
        for column, aim in zip((READ, GIVEN), aims, strict=True):
            found = figures[column][row]
            cells += [found.get("p"), found.get("r"), found[key], aim]
        body.append(cells)
    head = [name for column in (READ, GIVEN) for name in (f"{column}: precision", "recall", "F1 or share", "aim")]
    return table(["finding", *head], body)


def short(figures: Figures) -> list[tuple[str, str, float]]:
    """(row, what is measured, value) of the few that say most."""
    return [
        (row, f"weighing, {row}, {column}", figures[column][row][key])
        for row, key, aim, _ in ROWS if aim for column in (READ, GIVEN)
    ]  # fmt: skip
