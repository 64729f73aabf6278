"""Dates and amounts on the public unit cases of Recognizers-Text (``benchmarks/recognizers.py`` says how they are counted)."""

from __future__ import annotations

from pathlib import Path

from benchmarks import recognizers as suites
from benchmarks.reading.common import Figures, needed
from benchmarks.reading.markdown import table
from benchmarks.reading.published import beside

NAME = "recognizers"
TITLE = "Dates and amounts, Recognizers-Text cases"
ABOUT = (
    "Unit cases where the concept applies to reports; a date is found when a span overlaps it by half, an amount when any span "
    "touches it, right when dates or bounds are also equal. Empty cases expect nothing; kept are those where nothing was found."
)
MATERIAL = ("benchmarks/recognizers.py",)


def measure(shared: Path) -> Figures:
    """Counts of each suite."""
    specs = needed(shared / "data" / "benchmark" / "recognizers_specs" / "Specs")
    found = {
        name: {"expected": t.expected, "found": t.found, "right": t.right, "empty": t.empty, "kept": t.empty_kept}
        for name, t in suites._suites(specs, False)
    }
    return {**found, "all": {key: sum(f[key] for f in found.values()) for key in ("expected", "found", "right", "empty", "kept")}}


def rows(figures: Figures) -> list[str]:
    """One row a suite."""
    body = []
    for name, f in figures.items():
        found, right = (f[key] / max(1, f["expected"]) for key in ("found", "right"))
        body.append([name, f["expected"], found, right, f["empty"], f["kept"], beside(NAME, name)])
    return table(["suite", "expected", "found", "right", "empty cases", "kept empty", "published right"], body)


def short(figures: Figures) -> list[tuple[str, str, float]]:
    """(row, what is measured, value) of the few that say most."""
    everything = figures["all"]
    return [("all", "Recognizers-Text dates and amounts, share right", everything["right"] / max(1, everything["expected"]))]
