"""EWT test: parts of speech, trees and PropBank arguments by the encoder alone."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.reading.common import ROOT, Figures, f1, fits, fitting_encoder, needed
from benchmarks.reading.markdown import table
from benchmarks.reading.published import beside
from sayso.reading.analysis import Analysis
from sayso.reading.encoder.session import WEIGHTS, Encoder, Window
from training import evaluate
from training.example import Passage
from training.treebanks import load_ewt

NAME = "syntax"
TITLE = "Syntax and arguments, EWT test"
ABOUT = (
    "The encoder alone, gold words and sentences, gold predicates. An argument's head is right when the word is; its span (ARG0 "
    "to ARG2) is the words under the head without the branch that holds the predicate, right when first and last word are. "
    "float32 is the same network before it was quantised, where the export is at hand. No published figure counts heads or "
    "these spans."
)
MATERIAL = ("training/evaluate.py", "training/treebanks.py")
_ROLES = {"arg0": "ARG0", "arg1": "ARG1", "arg2": "ARG2"}
_ROWS = ("upos", "uas", "las", "argument heads F1", "argument spans F1")


def measure(shared: Path) -> Figures:
    """Measure the shipped model, and its float32 twin where it is at hand."""
    train = needed(shared / "data" / "train")
    needed(train / "propbank_ud_ewt")
    passages = load_ewt(train, "test")
    spans = _gold_spans(train / "propbank_ud_ewt" / "test.jsonl")
    figures = {"int8": _of(fitting_encoder(), passages, spans)}
    with _twin() as twin:
        if twin is not None:
            figures["float32"] = _of(twin, passages, spans)
    return figures


def _of(encoder: Encoder, passages: list[Passage], spans: dict[str, list[dict[str, set[tuple[int, int]]]]]) -> Figures:
    hits: Counter[str] = Counter()
    for p in passages:
        windows = list(encoder.score([[p.words[i] for i in range(*s)] for s in p.sentences]))
        a = evaluate._analysis(windows, p)
        evaluate._syntax(a, p, hits)
        evaluate._arguments(windows, p, hits)
        _spans(a, windows, p, spans[p.name], hits)
    words = hits["words"]
    heads = f1(hits["argument hit"], hits["argument found"], hits["argument gold"])
    whole = f1(hits["span hit"], hits["span found"], hits["span gold"])
    shares = {name: round(hits[name] / words, 4) for name in ("upos", "uas", "las")}
    return {"words": words, **shares, "argument heads F1": heads["f1"], "argument spans F1": whole["f1"]}


def _gold_spans(path: Path) -> dict[str, list[dict[str, set[tuple[int, int]]]]]:
    """Argument spans of every frame, by passage, in the order of ``load_ewt``; words count from the passage's first."""
    out: dict[str, list[dict[str, set[tuple[int, int]]]]] = defaultdict(list)
    base: Counter[str] = Counter()
    for line in path.read_text(encoding="utf-8").splitlines():
        sentence = json.loads(line)
        name = "ewt/" + sentence["sent_id"].rsplit("-", 1)[0]
        for frame in sentence["frames"]:
            found: dict[str, set[tuple[int, int]]] = defaultdict(set)
            for label, first, last in frame["args"]:
                found[label].add((base[name] + first, base[name] + last))
            out[name].append(found)
        base[name] += len(sentence["tokens"])
    return out


def _spans(a: Analysis, windows: list[Window], p: Passage, gold: list[dict[str, set[tuple[int, int]]]], hits: Counter[str]) -> None:
    window_of = [w for w in windows for _ in w.tags]
    for role, label in _ROLES.items():
        for (pred, _), frame in zip(p.rows.get(role, ()), gold, strict=True):
            window = window_of[pred]
            heads = np.flatnonzero(window.row(role, pred - window.start) > 0)
            found = {_extent(a, window.start + int(k), pred) for k in heads}
            hits["span found"] += len(found)
            hits["span gold"] += len(frame[label])
            hits["span hit"] += len(found & frame[label])


def _extent(a: Analysis, head: int, pred: int) -> tuple[int, int]:
    """First and last word under the head, without the branch that holds the predicate."""
    barred = pred
    while a.head[barred] not in (barred, head):
        barred = a.head[barred]
    words, stack = [head], [c for c in a.children[head] if c != barred]
    while stack:
        word = stack.pop()
        words.append(word)
        stack += a.children[word]
    words = [w for w in words if w == head or a.upos[w] != "PUNCT"]
    return min(words), max(words)


@contextmanager
def _twin() -> Iterator[Encoder | None]:
    """The float32 export in ``build``, the newest one; None where there is none or it is another network's."""
    found = sorted((ROOT / "build").glob("*/encoder.fp32.onnx"), key=lambda p: (p.stat().st_mtime, p.as_posix()))
    with tempfile.TemporaryDirectory() as folder:
        if not found:
            yield None
            return
        copy = Path(folder) / "encoder.onnx"
        shutil.copyfile(found[-1], copy)
        shutil.copyfile(WEIGHTS / "vocabulary.json", Path(folder) / "vocabulary.json")
        sums = {"encoder.onnx": hashlib.sha256(copy.read_bytes()).hexdigest()}
        (Path(folder) / "sha256.json").write_text(json.dumps(sums), encoding="utf-8")
        twin = Encoder(Path(folder))
        yield twin if fits(twin) else None


def rows(figures: Figures) -> list[str]:
    """One row a task."""
    small: dict[str, Any] = figures["int8"]
    full: dict[str, Any] = figures.get("float32", {})
    body = [[name, small[name], full.get(name), beside(NAME, name)] for name in _ROWS]
    return table([f"{small['words']} words", "int8 (shipped)", "float32", "published"], body)


def short(figures: Figures) -> list[tuple[str, str, float]]:
    """(row, what is measured, value) of the few that say most."""
    return [(name, f"EWT test, {name}", figures["int8"][name]) for name in ("las", "argument heads F1")]
