"""The acceptance documents, by the acceptance scorer."""

from __future__ import annotations

import tempfile
from pathlib import Path

import sayso
from benchmarks.reading import scorer
from benchmarks.reading.common import Figures, needed
from benchmarks.reading.markdown import accuracies, prf
from sayso.exports import FORMATS

NAME = "acceptance"
TITLE = "Acceptance documents"
ABOUT = (
    "Three press texts (two opinion pieces, one wire rewrite) annotated by hand; their annotation is not in this repository. "
    "The model never saw them, but the kinds of error on them were looked at while rules were written, so treat these as "
    "development figures and expect less on other texts."
)
SHORT = (
    "mentions (exact span)",
    "attributions: content + source",
    "attributions: whole chain",
    "claims: both participants",
    "claims: coded (code + participants)",
)


def measure(shared: Path) -> Figures:
    """Read ``reports`` as a user would and score the ledger."""
    gold, reports = needed(shared / "acceptance" / "gold"), needed(shared / "reports")
    with tempfile.TemporaryDirectory() as folder:
        ledger = Path(folder) / "ledger"
        FORMATS["ledger"](sayso.read(reports), ledger)
        return scorer.score(shared, gold, ledger)[0]


def rows(figures: Figures) -> list[str]:
    """Precision, recall and F1, then shares."""
    return [
        *prf(NAME, figures, "on the acceptance set", "published F1"),
        "",
        *accuracies(NAME, figures, "share right", "published"),
    ]


def short(figures: Figures) -> list[tuple[str, str, float]]:
    """(row, what is measured, value) of the few that say most."""
    return [(name, f"{name}, F1", figures[name]["f1"]) for name in SHORT if name in figures]
