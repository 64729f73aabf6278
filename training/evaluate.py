"""Measure an exported encoder on what it was not trained on: ``python -m training.evaluate --weights DIR --data ../shared/data``.

EWT test: parts of speech, dependency heads and labels (gold words), PropBank argument heads, UNER names by exact span (our types
folded into PER, ORG and LOC). Prints JSON; ``--out`` writes it for the model card.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

import numpy as np

from sayso.model import Span
from sayso.reading.analysis import Analysis, analyse
from sayso.reading.encoder.labels import DEPREL, NER, UPOS
from sayso.reading.encoder.session import Encoder, Window
from training.example import Passage
from training.treebanks import load_ewt

_FOLD = {
    "Person": "PER",
    "Country": "LOC",
    "Place": "LOC",
    "Facility": "LOC",
    "Organization": "ORG",
    "ArmedGroup": "ORG",
    "StateBody": "ORG",
    "Outlet": "ORG",
    "Group": "ORG",
}


def main() -> None:
    """Run the measurement; see ``--help``."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--weights", type=Path, default=Path("src/sayso/reading/encoder/weights"))
    ap.add_argument("--data", type=Path, default=Path("../shared/data"))
    ap.add_argument("--split", default="test")
    ap.add_argument("--out", type=Path)
    args = ap.parse_args()
    figures = measure(Encoder(args.weights), load_ewt(args.data / "train", args.split), gold_names(args.data / "train", args.split))
    text = json.dumps(figures, indent=1)
    print(text)
    if args.out:
        args.out.write_text(text + "\n", encoding="utf-8")


def gold_names(train: Path, split: str) -> Counter[str]:
    """How many UNER names there are, by kind (the loader keeps partly known types, so the kinds are counted here)."""
    path = next(iter(sorted((train / "uner_ewt").glob(f"*-ud-{split}*.iob2"))))
    tags = [x.split("\t")[2] for x in path.read_text(encoding="utf-8").splitlines() if x and x[0].isdigit()]
    return Counter(t[2:] for t in tags if t in ("B-PER", "B-ORG", "B-LOC"))


def measure(encoder: Encoder, passages: list[Passage], names: Counter[str]) -> dict[str, float]:
    """Accuracies and F1 scores over gold words, each between 0 and 1."""
    hits: Counter[str] = Counter()
    for p in passages:
        windows = list(encoder.score([[p.words[i] for i in range(*s)] for s in p.sentences]))
        a = _analysis(windows, p)
        _syntax(a, p, hits)
        _arguments(windows, p, hits)
        _names(a, p, hits)
    f1 = lambda name, gold: round(2 * hits[name + " hit"] / max(1, hits[name + " found"] + gold), 4)
    return {
        "words": hits["words"],
        "upos": round(hits["upos"] / hits["words"], 4),
        "uas": round(hits["uas"] / hits["words"], 4),
        "las": round(hits["las"] / hits["words"], 4),
        "argument heads f1": f1("argument", hits["argument gold"]),
        "names f1": f1("name", sum(names.values())),
    }


def _analysis(windows: list[Window], p: Passage) -> Analysis:
    text = " ".join(p.words)
    spans, at = [], 0
    for w in p.words:
        spans.append(Span(at, at + len(w)))
        at += len(w) + 1
    sentences = [[spans[i] for i in range(*s)] for s in p.sentences]
    return analyse(text, sentences, windows)


def _syntax(a: Analysis, p: Passage, hits: Counter[str]) -> None:
    for i, head in p.arcs.items():
        hits["words"] += 1
        hits["upos"] += UPOS.index(a.upos[i]) in p.tags["upos"].get(i, ())
        right = a.head[i] == head
        hits["uas"] += right
        hits["las"] += right and DEPREL.index(a.deprel[i]) in p.tags["deprel"].get(i, ())


def _arguments(windows: list[Window], p: Passage, hits: Counter[str]) -> None:
    window_of = [w for w in windows for _ in w.tags]
    for role in ("arg0", "arg1", "arg2"):
        for i, gold in p.rows.get(role, ()):
            window = window_of[i]
            found = {window.start + int(k) for k in np.flatnonzero(window.row(role, i - window.start) > 0)}
            hits["argument found"] += len(found)
            hits["argument gold"] += len(gold)
            hits["argument hit"] += len(found & gold)


def _names(a: Analysis, p: Passage, hits: Counter[str]) -> None:
    """A found name counts where the first word may begin and the others may go on a name of its kind, and the name ends there."""
    tags = p.tags.get("ner", {})
    i = 0
    while i < len(a.words):
        if a.ner[i] == "O":
            i += 1
            continue
        j = i + 1
        while j < len(a.words) and a.ner[j].startswith("I-"):
            j += 1
        kind = a.ner[i][2:]
        known = all(k in tags for k in range(i, j))
        if known and kind in _FOLD:
            hits["name found"] += 1
            begins = NER.index(f"B-{kind}") in tags[i]
            inside = all(NER.index(f"I-{kind}") in tags[k] for k in range(i + 1, j))
            ends = j >= len(a.words) or not any(NER[x].startswith("I-") for x in tags.get(j, ()))
            hits["name hit"] += begins and inside and ends
        i = j


if __name__ == "__main__":
    main()
