"""How well sayso reads: ``python -m benchmarks.reading [--shared ../shared] [--only NAME ...] [--out docs/accuracy.md]``.

Measures, then writes docs/accuracy.md and the summary that ``sayso about`` shows. Figures are kept in ``build/reading`` and good
as long as the model, ``src/sayso`` and the measure stay what they are: ``--only`` makes the named ones and takes the others as
kept, where they are still good. What is missing (data that is not there) is left out with one line.
"""

from __future__ import annotations

import argparse
import importlib
import sys
from pathlib import Path
from types import ModuleType

from benchmarks.reading import keep, own_test, report
from benchmarks.reading.common import ROOT, Refused, fitting_encoder

MEASURES = ("acceptance", "own_test", "dev", "syntax", "names", "factuality", "polnear", "upetrarch", "recognizers", "speed")
ASKED = frozenset({"speed"})
"""Measures made only when named."""
SUMMARY = ROOT / "src" / "sayso" / "reading" / "encoder" / "weights" / "accuracy.json"


def main(arguments: list[str] | None = None) -> int:
    """Measure and write; returns the exit status."""
    ap = argparse.ArgumentParser(
        prog="python -m benchmarks.reading", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    ap.add_argument("--shared", type=Path, default=Path("../shared"), help="folder with acceptance, reports and data")
    ap.add_argument("--only", nargs="+", choices=MEASURES, metavar="NAME", help=f"of {', '.join(MEASURES)}")
    ap.add_argument("--again", action="store_true", help="measure again what is kept")
    ap.add_argument("--out", type=Path, default=ROOT / "docs" / "accuracy.md")
    ap.add_argument("--summary", type=Path, default=SUMMARY)
    ap.add_argument("--freeze", action="store_true", help="write corpus/test.sha256 and stop")
    given = ap.parse_args(arguments)
    if given.freeze:
        print(f"{own_test.SEAL}: {own_test.freeze()}")
        return 0
    try:
        return run(given)
    except Refused as problem:
        print(f"refused: {problem}", file=sys.stderr)
        return 1


def run(given: argparse.Namespace) -> int:
    """Measure what is asked for and write what is good."""
    model, code = fitting_encoder().version, keep.code()
    wanted = set(given.only or set(MEASURES) - ASKED)
    if "own_test" in wanted and own_test.SPLIT.exists():
        own_test.check()
    measured = []
    for name in MEASURES:
        module = _module(name)
        if module is None:
            continue
        figures = keep.figures(
            module, keep.key(module, model, code), given.shared, wanted=name in wanted, again=given.again, quiet=name in ASKED
        )
        if figures is not None:
            measured.append((module, figures))
    given.out.write_text(report.document(measured, model, code), encoding="utf-8")
    given.summary.write_text(report.as_json(report.summary(measured, model, code)), encoding="utf-8")
    print(f"{given.out}: {', '.join(module.NAME for module, _ in measured) or 'nothing'}")
    return 0


def _module(name: str) -> ModuleType | None:
    full = f"benchmarks.reading.{name}"
    try:
        return importlib.import_module(full)
    except ModuleNotFoundError as missing:
        print(f"{name}: left out: {'there is no such measure yet' if missing.name == full else missing}")
        return None


if __name__ == "__main__":
    sys.exit(main())
