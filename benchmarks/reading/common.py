"""What the measures share: where things lie, plain shares, the encoder's scores over given words, our own corpus."""

from __future__ import annotations

import hashlib
import importlib
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from sayso.reading.encoder.labels import HEADS
from sayso.reading.encoder.session import Encoder, Floats

ROOT = Path(__file__).parent.parent.parent
CORPUS = ROOT / "corpus"
Figures = dict[str, Any]
Record = dict[str, Any]


class Refused(Exception):
    """Measuring would give figures that mean nothing: the weights do not fit the labels, or a frozen split was changed."""


def needed(path: Path) -> Path:
    """The path, if it is there.

    Raises:
        FileNotFoundError: it is not; the measure is left out.
    """
    if not path.exists():
        raise FileNotFoundError(f"{path} is not there")
    return path


def digest(paths: Iterable[Path]) -> str:
    """sha256 over the bytes of files, in the order of their names."""
    found = hashlib.sha256()
    for path in sorted(paths, key=lambda p: p.as_posix()):
        found.update(path.read_bytes())
    return found.hexdigest()


def corpus_module(name: str) -> Any:
    """A module of ``corpus/``, which is a folder of scripts and no package."""
    if str(CORPUS) not in sys.path:
        sys.path.insert(0, str(CORPUS))
    return importlib.import_module(name)


def fitting_encoder() -> Encoder:
    """The packaged encoder.

    Raises:
        Refused: its scores are not the ones that ``labels.py`` names.
    """
    encoder = Encoder()
    if not fits(encoder):
        raise Refused("the packaged weights do not fit src/sayso/reading/encoder/labels.py: train and export first")
    return encoder


def fits(encoder: Encoder) -> bool:
    """Whether the encoder gives as many scores a word as ``labels.py`` names."""
    window = next(iter(encoder.score([["Sayso", "."]])))
    return bool(window.tags.shape[1] == sum(len(labels) for labels in HEADS.values()))


def scores(encoder: Encoder, sentences: Sequence[Sequence[str]], head: str) -> Floats:
    """One token head's logits, [words, labels], over one document's sentences."""
    return np.concatenate([window.tag(head) for window in encoder.score(sentences)])


def share(right: int, of: int) -> dict[str, int]:
    """A share kept as its two counts."""
    return {"right": right, "of": of}


def f1(hit: int, found: int, gold: int) -> dict[str, Any]:
    """Precision, recall and F1 from counts."""
    p, r = hit / found if found else 0.0, hit / gold if gold else 0.0
    both = 2 * p * r / (p + r) if p + r else 0.0
    return {"p": round(p, 4), "r": round(r, 4), "f1": round(both, 4), "hit": hit, "found": found, "gold": gold}
