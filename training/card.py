"""Write the model card beside the weights: ``python -m training.card --weights build/encoder --data ../shared/data``.

Measures the shipped int8 model and its float32 twin on EWT test, keeps the figures as ``figures.json``, and writes the card
from what the training recorded. Run once before and once after ``benchmarks.reading``, which the card quotes.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import tempfile
from pathlib import Path
from typing import Any

from sayso.reading.encoder.session import WEIGHTS, Encoder
from training.evaluate import gold_names, measure
from training.treebanks import load_ewt

SETS = """| set | used for | licence |
|---|---|---|
| Universal Dependencies EWT, train, with PropBank, UNER, UDS | syntax, arguments, speech cues, names, factuality | CC BY-SA 4.0 |
| GUM, written genres and interviews | syntax, coreference, attribution | CC BY / BY-SA / PD, annotation CC BY 4.0 |
| annotated Wikinews, UK, US statements (33 of 38) | names, attributions, claims, coreference | CC BY 2.5, OGL v3, PD; CC BY 4.0 |
| our annotation of public texts (`corpus/standoff`: EWT, GUM, MEANTIME, NewsMTSC, re3d) | the same | texts CC BY-SA, CC BY, MIT, PD, OGL; annotation CC BY 4.0 |
| our own chain corpus (`corpus/train`) | the same | CC BY 4.0 |
| CrossNER politics, wikigold, BTC, re3d, half of Re-DocRED dev | names | MIT; CC BY 4.0; PD, OGL, CC BY; MIT, CC BY-SA |
| backbone: all-MiniLM-L6-v2 | initial weights | Apache-2.0 |

About one in twelve annotated documents was kept out of training to develop on (`training/splits.py`)."""

MEASURED = "## Measured figures"


def main() -> None:
    """Measure and write; see ``--help``."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--weights", type=Path, default=Path("build/encoder"))
    ap.add_argument("--data", type=Path, default=Path("../shared/data"))
    ap.add_argument("--accuracy", type=Path, default=WEIGHTS / "accuracy.json")
    ap.add_argument("--figures", action="store_true", help="only put the measured figures of today into the card that is there")
    args = ap.parse_args()
    if args.figures:
        path, found = WEIGHTS / "MODEL_CARD.md", json.loads((WEIGHTS / "figures.json").read_text(encoding="utf-8"))
        before, _, rest = path.read_text(encoding="utf-8").partition(f"{MEASURED}\n")
        after = rest[rest.index("## Limits") :]
        path.write_text(f"{before}{MEASURED}\n\n{chr(10).join(measured(found, args.accuracy))}\n\n{after}", encoding="utf-8")
        return
    record = {
        stage: json.loads((args.weights / f"{name}.json").read_text(encoding="utf-8"))
        for stage, name in (("grammar", "grammar"), ("sayso", "training"))
    }
    kept = WEIGHTS / "figures.json"
    if not kept.exists() or json.loads(kept.read_text(encoding="utf-8")).get("digest") != Encoder().version:
        kept.write_text(json.dumps(figures(args.weights, args.data / "train"), indent=1) + "\n", encoding="utf-8")
    found = json.loads(kept.read_text(encoding="utf-8"))
    (WEIGHTS / "MODEL_CARD.md").write_text(card(record, found, args.accuracy), encoding="utf-8")
    print((WEIGHTS / "MODEL_CARD.md").read_text(encoding="utf-8"))


def figures(weights: Path, train: Path) -> dict[str, object]:
    """EWT test figures of the packaged int8 model and of the float32 export in ``weights``."""
    gold, names = load_ewt(train, "test"), gold_names(train, "test")
    with tempfile.TemporaryDirectory() as folder:
        twin = Path(folder)
        shutil.copyfile(weights / "encoder.fp32.onnx", twin / "encoder.onnx")
        shutil.copyfile(WEIGHTS / "vocabulary.json", twin / "vocabulary.json")
        (twin / "sha256.json").write_text(json.dumps({"encoder.onnx": _sha256(twin / "encoder.onnx")}), encoding="utf-8")
        full = measure(Encoder(twin), gold, names)
    return {"digest": Encoder().version, "int8": measure(Encoder(), gold, names), "float32": full}


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def told(stage: dict[str, Any]) -> str:
    """How many documents of each kind a stage learned from."""
    return ", ".join(f"{name} {count}" for name, count in stage["documents"].items())


def run_of(stage: dict[str, Any]) -> str:
    """One run of the second stage in words."""
    options = stage["options"]
    taught = f"taught by {stage['teachers']} others" if stage["teachers"] else "by the annotation alone"
    return (
        f"  - seed {stage['seed']}, {taught}, {options['sayso']:g} passes, {stage['steps']} steps, {100 * options['hidden']:g} % of "
        f"pieces masked, on {options['device']}"
    )


def measured(found: dict[str, object], accuracy: Path) -> list[str]:
    """A line for every measured figure."""
    int8, full = found["int8"], found["float32"]
    lines = [f"- EWT test, {name}: {value} (float32 {full[name]})" for name, value in int8.items() if name != "words"]  # type: ignore[index,attr-defined]
    if accuracy.exists():
        summary = json.loads(accuracy.read_text(encoding="utf-8"))
        lines += [f"- {one['measure']}, {one['what']}: {one['value']}" for one in summary["figures"]]
    return lines


def card(record: dict[str, dict[str, Any]], found: dict[str, object], accuracy: Path) -> str:
    """The card's text."""
    grammar, sayso = record["grammar"], record["sayso"]
    return f"""# Model card: the sayso encoder

One MiniLM-L6 encoder (22 million parameters, uncased, with letter shapes added) and its heads in one forward pass: names, parts of
speech, dependency tree, attribution cues with source, content and carrying outlet, claim triggers with participants, time, place
and figure, PropBank arguments, factuality and antecedents. Shipped as int8 ONNX; runs on one CPU core. It finds; the codebook and
the rules type, link and nest what it finds.

## Trained on

{SETS}
PolNeAR and the other benchmark sets were not used. EWT, PropBank, UNER and UDS share one split, kept everywhere. `corpus/test` was
not used. Where an annotated claim names no trigger word, it is picked by codebook lemma, stem or syntax with the first stage's
parser (`training/triggers.py`).

## How

Batches of 8 windows of 256 word pieces (`training/README.md` has the commands):

- grammar: seed {grammar["seed"]}, {grammar["steps"]} steps on {grammar["options"]["device"]}, documents {told(grammar)},
  material digest {grammar["digest"]}, torch {grammar["torch"]}
- say-so: documents {told(sayso)}, material digest {sayso["digest"]}, torch {sayso["torch"]}; the mean of the weights of
{chr(10).join(run_of(run) for run in sayso.get("runs", [sayso]))}

{sayso.get("note", "")}

Then `python -m training.export` and `python -m training.card`. Encoder sha256 begins {found["digest"]}.

{MEASURED}

{chr(10).join(measured(found, accuracy))}

## Limits

Trained mostly on US English web and news text; opinion, rewrites and translated state media are harder. Chains deeper than two,
headlines, sarcasm and attribution across sentences are the weak points. No figure here says anything about whether a claim is true.
"""


if __name__ == "__main__":
    main()
