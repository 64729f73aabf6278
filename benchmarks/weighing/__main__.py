"""How well sayso weighs: ``python -m benchmarks.weighing [--shared ../shared] [--only NAME ...] [--again]``.

Measures, then writes docs/accuracy-weighing.md and the summary that ``sayso about`` shows. Figures are kept in ``build/weighing``
and good as long as the model, ``src/sayso`` and the measure stay what they are. What is missing is left out with one line.
"""

from __future__ import annotations

import argparse
import importlib
import sys
from pathlib import Path

from benchmarks.reading import keep, report
from benchmarks.reading.common import ROOT, fitting_encoder

MEASURES = ("acceptance", "copying", "truth_population", "rigour_names")
KEPT = ROOT / "build" / "weighing"
SUMMARY = ROOT / "src" / "sayso" / "reading" / "encoder" / "weights" / "accuracy-weighing.json"
HEAD = """# Accuracy of the weighing

What the weighing reaches: on readings of its own, and where it can be told apart from the reading, on given ones. Written by
`python -m benchmarks.weighing`, no figure by hand. What a wrong join costs is worse than what a missed one costs, so look at the
precision first. How the reading does: [accuracy](accuracy.md).
"""


def main(arguments: list[str] | None = None) -> int:
    """Measure and write; returns the exit status."""
    ap = argparse.ArgumentParser(
        prog="python -m benchmarks.weighing", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    ap.add_argument("--shared", type=Path, default=Path("../shared"), help="folder with acceptance, reports and data")
    ap.add_argument("--only", nargs="+", choices=MEASURES, metavar="NAME", help=f"of {', '.join(MEASURES)}")
    ap.add_argument("--again", action="store_true", help="measure again what is kept")
    ap.add_argument("--out", type=Path, default=ROOT / "docs" / "accuracy-weighing.md")
    ap.add_argument("--summary", type=Path, default=SUMMARY)
    return run(ap.parse_args(arguments))


def run(given: argparse.Namespace) -> int:
    """Measure what is asked for and write what is good."""
    model, code = fitting_encoder().version, keep.code()
    measured = []
    for name in MEASURES:
        module = importlib.import_module(f"benchmarks.weighing.{name}")
        figures = keep.figures(
            module, keep.key(module, model, code), given.shared,
            wanted=name in (given.only or MEASURES), again=given.again, folder=KEPT,
        )  # fmt: skip
        if figures is not None:
            measured.append((module, figures))
    given.out.write_text(report.document(measured, model, code, HEAD), encoding="utf-8")
    given.summary.write_text(report.as_json(report.summary(measured, model, code)), encoding="utf-8")
    print(f"{given.out}: {', '.join(module.NAME for module, _ in measured) or 'nothing'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
