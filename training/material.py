"""What the encoder learns from: the treebanks and name sets, and the documents annotated for attributions and claims.

``python -m training.material --data ../shared/data --out build/material.xz`` gathers all of it into one file, to train elsewhere.
"""

from __future__ import annotations

import argparse
import importlib
import json
import lzma
import pickle
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from training.annotated import Annotated, annotate, load_annotated, passage_of
from training.example import Passage
from training.names import load_names, load_re3d
from training.splits import is_dev
from training.treebanks import load_ewt, load_gum


@dataclass(slots=True)
class Material:
    """Everything that one training takes."""

    trees: list[Passage]
    names: list[Passage]
    documents: dict[str, list[Annotated]]
    tagged: bool = False  # whether the claims' words are known, so that no parser is needed
    plain: list[Passage] = field(default_factory=list)  # texts without annotation, of which only teachers say something


def gather(train: Path, corpus: Path, *, dev: bool = False) -> Material:
    """All material from the data folder's training sets and our corpus; ``dev``: the development documents instead."""
    return Material(treebanks(train), names(train), documents(train, corpus, dev=dev), plain=plain(corpus / "plain"))


def opened(path: Path) -> Material:
    """What ``main`` wrote; only open files that you made: it is a pickle."""
    with lzma.open(path) as file:
        found: Material = pickle.load(file)
    return found


def treebanks(train: Path) -> list[Passage]:
    """Passages with trees, arguments and coreference."""
    return load_ewt(train) + load_gum(train)


def plain(folder: Path) -> list[Passage]:
    """The texts of a folder, word by word, with nothing known about them."""
    return [passage_of(path.read_bytes().decode("utf-8"), f"plain/{path.stem}") for path in sorted(folder.glob("*.txt"))]


def names(train: Path) -> list[Passage]:
    """Passages with names alone."""
    return load_names(train) + load_re3d(train, frozenset())


def documents(train: Path, corpus: Path, *, dev: bool = False) -> dict[str, list[Annotated]]:
    """The annotated documents by where they come from: ``real`` (given), ``standoff`` (public texts we annotated), ``own`` and
    ``briefs`` (ours: documents, and single items in words that documents rarely hold).

    Args:
        train: the data folder's training sets.
        corpus: our own corpus.
        dev: the development documents instead of the ones to train on.

    Raises:
        FileNotFoundError: a set is missing.
    """
    return divided(train, corpus)[dev]


def divided(train: Path, corpus: Path) -> tuple[dict[str, list[Annotated]], dict[str, list[Annotated]]]:
    """What ``documents`` gives to train on, and what it gives to develop on, read once."""
    real = load_annotated(train / "annotated")
    triggers = _triggers(corpus / "standoff" / "triggers.json")
    for a in real:
        words = triggers.get(a.passage.name.split("/")[1], {})
        for claim in a.gold["claims"]:
            if claim["id"] in words:
                start, end = words[claim["id"]]
                claim["trigger"] = [start, end, ""]
    sys.path.insert(0, str(corpus))
    convert, standoff = importlib.import_module("convert"), importlib.import_module("standoff")
    public: list[dict[str, Any]] = standoff.read_standoff(corpus / "standoff", train)
    found = {
        "real": real,
        "standoff": [annotate(g["text"], g, f"standoff/{g['doc']}") for g in public],
        "own": [annotate(g["text"], g, f"own/{g['doc']}") for g in convert.read_corpus(corpus / "train")],
        "briefs": [annotate(g["text"], g, f"briefs/{g['doc']}") for g in convert.read_corpus(corpus / "briefs")],
    }
    trained = {group: [a for a in docs if not is_dev(a.passage.name)] for group, docs in found.items()}
    kept = {group: [a for a in docs if is_dev(a.passage.name)] for group, docs in found.items()}
    return trained, kept


def _triggers(path: Path) -> dict[str, dict[str, tuple[int, int]]]:
    """Trigger words of the given documents' claims: document → claim id → [start, end)."""
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def main() -> None:
    """Write the material; see ``--help``."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--data", type=Path, default=Path("../shared/data"))
    ap.add_argument("--corpus", type=Path, default=Path("corpus"))
    ap.add_argument("--grammar", type=Path, help="weights of the first stage: find the claims' words now")
    ap.add_argument("--out", type=Path, default=Path("build/material.xz"))
    args = ap.parse_args()
    args.out.parent.mkdir(parents=True, exist_ok=True)
    found = material.gather(args.data / "train", args.corpus)
    if args.grammar:
        train.tag_material(found, args.grammar)
    with lzma.open(args.out, "wb", preset=2) as file:
        pickle.dump(found, file)
    print(f"{args.out}: {args.out.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    from training import material, train  # so that the pickle names this module, not __main__

    main()
