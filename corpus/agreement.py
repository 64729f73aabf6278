"""How well two annotators agree: python corpus/agreement.py [--shared ../shared]

Takes the public texts annotated twice (``standoff/second`` beside ``standoff``), turns the second pass into a ledger with the
acceptance set's own converter and scores it against the first with its scorer.
"""

import argparse
import json
import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parent))  # so that the file also loads by path

from standoff import read_standoff

FIGURES = (
    "mentions (exact span)",
    "attributions: content",
    "attributions: content + source",
    "attributions: whole chain",
    "claims: detected (span + a participant)",
    "claims: both participants",
    "claims: coded (code + participants)",
    "claims: FULL (code, participants, polarity, modality, chain)",
    "attribution stance",
    "claim polarity",
    "claim modality",
    "claim quantity (low,high)",
    "claim time (from,to)",
)


def main(arguments: list[str]) -> int:
    """Command line; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=pathlib.Path, default=pathlib.Path("corpus"))
    parser.add_argument("--shared", type=pathlib.Path, default=pathlib.Path("../shared"))
    options = parser.parse_args(arguments)
    tools = options.shared / "acceptance"
    second = {r["id"]: r for r in read_standoff(options.corpus / "standoff" / "second", options.shared / "data" / "train")}
    first = [r for r in read_standoff(options.corpus / "standoff", options.shared / "data" / "train") if r["id"] in second]
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        for name in ("first", "second", "texts"):
            (root / name).mkdir()
        for number, record in enumerate(first):
            (root / "texts" / record["doc"]).write_text(record["text"], encoding="utf-8", newline="")
            for name, one in (("first", record), ("second", second[record["id"]])):
                (root / name / f"{number:03d}.json").write_text(json.dumps(one), encoding="utf-8")
        call = [sys.executable, str(tools / "gold_to_ledger.py"), "--gold", str(root / "second"), "--reports", str(root / "texts")]
        subprocess.run([*call, "--out", str(root / "ledger")], check=True, capture_output=True)
        call = [sys.executable, str(tools / "score.py"), "--gold", str(root / "first"), "--ledger", str(root / "ledger"), "--json"]
        figures = json.loads(subprocess.run(call, check=True, capture_output=True, text=True).stdout)
    sys.stdout.write(f"| {len(first)} texts, second pass against the first | agreement |\n|---|---:|\n")
    for name in FIGURES:
        value = figures.get(name, {})
        sys.stdout.write(f"| {name} | {value.get('f1', value.get('acc'))} |\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
