"""Speed, in short (``benchmarks/speed.py`` has the whole of it)."""

from __future__ import annotations

from pathlib import Path

from benchmarks import speed
from benchmarks.reading.common import Figures
from benchmarks.reading.markdown import table
from benchmarks.reading.published import beside

NAME = "speed"
TITLE = "Speed"
ABOUT = (
    "A corpus made from the bundled examples, read and weighed; see [performance](performance.md). Only measured when asked for."
)
MATERIAL = ("benchmarks/speed.py", "benchmarks/measure.py", "benchmarks/variations.py")
DOCUMENTS, WORDS = 300, 600


def measure(shared: Path) -> Figures:
    """Documents of 600 words a second on two processes, and whole time over bare forward time on one."""
    load = speed._load()
    size = speed.measure(DOCUMENTS, [1, 2])
    one, two, bare = size.runs[1], size.runs[2], size.forward
    whole = one["reading"] - one["start"] + one["weighing"]
    return {
        "machine": speed.machine(load),
        "documents of 600 words a second, 2 processes": round(size.words / WORDS / (two["reading"] + two["weighing"]), 2),
        "whole time ÷ bare forward passes, 1 process": round(whole / bare["seconds"], 3),
    }


def rows(figures: Figures) -> list[str]:
    """Two rows, and the machine."""
    body = [[name, value, beside(NAME, name)] for name, value in figures.items() if name != "machine"]
    return [*table(["speed", "sayso", "published"], body), "", figures["machine"]]


def short(figures: Figures) -> list[tuple[str, str, float]]:
    """(row, what is measured, value)."""
    return [(name, name, value) for name, value in figures.items() if name != "machine"]
