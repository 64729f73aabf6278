"""Factuality by the ``factual`` head: mean absolute error and Pearson's r on UDS-IH2 test and on MEANTIME."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt

from benchmarks.reading import ewt, happened
from benchmarks.reading.common import Figures, fitting_encoder, needed, scores
from benchmarks.reading.markdown import table
from benchmarks.reading.published import beside
from sayso.reading.encoder.session import Encoder
from training.treebanks import _factuality as taught

NAME = "factuality"
TITLE = "Factuality"
ABOUT = (
    "Values from -3 (did not happen) to 3. UDS-IH2: EWT test, predicates, 3/4 of each annotator's confidence, negative where it "
    "did not happen, averaged (Rudinger et al. 2018). MEANTIME: events, CERTAIN 3, PROBABLE 1.5, POSSIBLE 0.75, negative "
    "polarity negative, underspecified 0 (Stanovsky et al. 2017); documents that we annotated ourselves to train on are left out; "
    "this head never learned from MEANTIME. The head speaks the scale it was taught in; a line fitted between what it was taught and "
    "the values above, both on EWT train, brings it to this one, cut off at -3 and 3. The second row of each set is what saying "
    "3 everywhere would reach."
)
MATERIAL = ("training/treebanks.py", "training/splits.py", "corpus/standoff")
Values = npt.NDArray[np.float64]


def measure(shared: Path) -> Figures:
    """Both sets."""
    train = needed(shared / "data" / "train")
    encoder = fitting_encoder()
    slope, base = line(train)
    figures: Figures = {"scale": {"slope": round(slope, 4), "base": round(base, 4)}}
    for name, (said, gold) in {"UDS-IH2": _uds(encoder, train), "MEANTIME": _meantime(encoder, train)}.items():
        figures[name] = compare(np.clip(slope * said + base, -3, 3), gold)
        figures[f"{name}, always 3"] = compare(np.full(len(gold), 3.0), gold)
    return figures


def line(train: Path) -> tuple[float, float]:
    """Slope and base of the line from what the head was taught on EWT train to the published values of the same predicates."""
    known = taught(train / "decomp_uds")
    pairs = [
        (known[sentence][word][0], value)
        for sentence, values in happened.uds(train, "train").items()
        for word, value in values.items()
        if word in known.get(sentence, {})
    ]
    x, y = (np.asarray(column, dtype=np.float64) for column in zip(*pairs, strict=True))
    slope = float(((x - x.mean()) * (y - y.mean())).sum() / ((x - x.mean()) ** 2).sum())
    return slope, float(y.mean() - slope * x.mean())


def compare(said: Values, gold: Values) -> dict[str, float | int | None]:
    """Mean absolute error, and r where what was said varies at all."""
    r = float(np.corrcoef(said, gold)[0, 1]) if said.std() > 0 else None
    return {"mae": round(float(np.abs(said - gold).mean()), 4), "r": None if r is None else round(r, 4), "of": len(gold)}


def _uds(encoder: Encoder, train: Path) -> tuple[Values, Values]:
    gold = happened.uds(train, "test")
    said, wanted = [], []
    for sentences in ewt.load(train, "test"):
        found = scores(encoder, [s.words for s in sentences], "factual")[:, 0]
        at = 0
        for s in sentences:
            for word, value in sorted(gold.get(s.id, {}).items()):
                if word < len(s.words):
                    said.append(float(found[at + word]))
                    wanted.append(value)
            at += len(s.words)
    return np.asarray(said), np.asarray(wanted)


def _meantime(encoder: Encoder, train: Path) -> tuple[Values, Values]:
    said, wanted = [], []
    for document in happened.meantime(train):
        found = scores(encoder, document.sentences, "factual")[:, 0]
        for word, value in sorted(document.values.items()):
            said.append(float(found[word]))
            wanted.append(value)
    return np.asarray(said), np.asarray(wanted)


def rows(figures: Figures) -> list[str]:
    """One row a set."""
    body = [[name, f["mae"], f["r"], f["of"], beside(NAME, name)] for name, f in figures.items() if "mae" in f]
    return table(["events", "MAE", "r", "of", "published MAE / r"], body)


def short(figures: Figures) -> list[tuple[str, str, float]]:
    """(row, what is measured, value) of the few that say most."""
    return [(name, f"{name}, factuality, r", figures[name]["r"]) for name in ("UDS-IH2", "MEANTIME")]
