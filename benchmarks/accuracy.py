"""How well sayso reads: ``python -m benchmarks.accuracy [--shared ../shared] [--out docs/accuracy.md]``.

Reads the annotated acceptance documents as a user would (text files in, ledger out), scores the ledger with the acceptance scorer,
adds the encoder's own figures on EWT test, and writes docs/accuracy.md. The model never saw the acceptance documents or EWT test.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import sayso
from sayso.exports import FORMATS

ROOT = Path(__file__).parent.parent
HEAD = """# Accuracy

What the packaged model and rules reach on documents the model was not trained on. Regenerate with `python -m benchmarks.accuracy`.
The acceptance set is three press texts (two opinion pieces, one wire rewrite) annotated by hand; their annotation is not in this
repository. The model never saw them, but the kinds of error on them were looked at while rules were written, so treat these as
development figures and expect less on other texts. What was trained on what: see the
[model card](../src/sayso/reading/encoder/weights/MODEL_CARD.md).

"""


def main() -> None:
    """Run the measurement; see ``--help``."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--shared", type=Path, default=Path("../shared"))
    ap.add_argument("--out", type=Path, default=Path("docs/accuracy.md"))
    args = ap.parse_args()
    acceptance = args.shared / "acceptance"
    if not acceptance.is_dir():
        sys.exit(f"{acceptance} is not there: nothing to measure on (name the folder with --shared)")
    scores = score(args.shared / "reports", acceptance)
    figures = json.loads((ROOT / "src/sayso/reading/encoder/weights/figures.json").read_text(encoding="utf-8"))
    args.out.write_text(HEAD + table(scores) + encoder_table(figures), encoding="utf-8")
    print(args.out.read_text(encoding="utf-8"))


def score(reports: Path, acceptance: Path) -> dict[str, Any]:
    """The acceptance scorer's figures on a ledger read from ``reports``."""
    with tempfile.TemporaryDirectory() as folder:
        case = sayso.read(reports)
        FORMATS["ledger"](case, Path(folder) / "L")
        done = subprocess.run(
            [
                sys.executable,
                str(acceptance / "score.py"),
                "--gold",
                str(acceptance / "gold"),
                "--ledger",
                str(Path(folder) / "L"),
                "--json",
            ],
            check=True,
            capture_output=True,
            text=True,
        )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def table(scores: dict[str, Any]) -> str:
    """The scorer's figures as Markdown."""
    rows = ["| on the acceptance set | precision | recall | F1 | gold |", "|---|---|---|---|---|"]
    rest = ["", "| share right | value | of |", "|---|---|---|"]
    for name, value in scores.items():
        if isinstance(value, dict) and "f1" in value:
            rows.append(f"| {name} | {value['p']:.3f} | {value['r']:.3f} | {value['f1']:.3f} | {value['gold']} |")
        elif isinstance(value, dict):
            rest.append(f"| {name} | {value['acc']} | {value['n']} |")
    return "\n".join([*rows, *rest]) + "\n"


def encoder_table(figures: dict[str, Any]) -> str:
    """The encoder's figures on EWT test, int8 beside float32."""
    rows = ["", "| encoder alone, EWT test | int8 (shipped) | float32 |", "|---|---|---|"]
    full = figures.get("float32", {})
    rows += [f"| {name} | {value} | {full.get(name, '')} |" for name, value in figures["int8"].items()]
    return "\n".join(rows) + "\n"


if __name__ == "__main__":
    main()
