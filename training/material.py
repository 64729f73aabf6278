"""What the encoder learns from: the treebanks and name sets, and the documents annotated for attributions and claims."""

from __future__ import annotations

import hashlib
import importlib
import json
import sys
from pathlib import Path
from typing import Any

from training.annotated import Annotated, annotate, load_annotated
from training.example import Passage
from training.names import load_names, load_re3d
from training.treebanks import load_ewt, load_gum

DEV_REAL = ("205", "211", "219", "226", "233")


def is_dev(name: str) -> bool:
    """Whether a document is kept out of training, to develop on: five real ones, one in ten of our own and of the public ones."""
    source, _, rest = name.partition("/")
    if source == "annotated":
        return rest in DEV_REAL
    return int(hashlib.sha256(rest.encode()).hexdigest(), 16) % 12 == 0


def treebanks(train: Path) -> list[Passage]:
    """Passages with trees, arguments and coreference."""
    return load_ewt(train) + load_gum(train)


def names(train: Path) -> list[Passage]:
    """Passages with names alone."""
    return load_names(train) + load_re3d(train, frozenset())


def documents(train: Path, corpus: Path, *, dev: bool = False) -> dict[str, list[Annotated]]:
    """The annotated documents by where they come from: ``real`` (given), ``standoff`` (public texts we annotated), ``own``.

    Args:
        train: the data folder's training sets.
        corpus: our own corpus.
        dev: the development documents instead of the ones to train on.

    Raises:
        FileNotFoundError: a set is missing.
    """
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
    }
    return {group: [a for a in docs if is_dev(a.passage.name) == dev] for group, docs in found.items()}


def _triggers(path: Path) -> dict[str, dict[str, tuple[int, int]]]:
    """Trigger words of the given documents' claims: document → claim id → [start, end)."""
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
