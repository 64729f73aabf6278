"""Attribution on PolNeAR's dev split: exact spans of sources, cues and contents, in CofeNet's units.

The row ``sayso`` is the packaged model, which never saw PolNeAR, by the ordinary Reader on the article's whole text; its
attributions are written in PolNeAR's conventions by the declared rules of ``polnear_adapter.py``. One annotator's file an article
(the first by id); ``all annotators`` counts each of their files, as CofeNet's file has them. The row ``with PolNeAR`` is a model
fine-tuned on its train split, measured and thrown away (``python -m training.polnear``). How spans are counted:
``polnear_adapter_units.py``.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.reading.polnear_adapter import spans
from benchmarks.reading.polnear_adapter_units import KINDS, Article, dev_articles, labels_of, scores
from sayso import codebook
from sayso.model import Document, LabelledRange, Span
from sayso.reading.analysis import Analysis, analyse
from sayso.reading.encoder.session import Encoder
from sayso.reading.reader import Reader
from sayso.reading.sentences import sentences_in
from sayso.reading.words import words_in

NAME = "polnear"
TITLE = "Attribution, PolNeAR dev"
ABOUT = (
    "Exact spans (F1) of sources, cues and contents, in CofeNet's units. The packaged model never saw PolNeAR: what it finds is "
    "written in PolNeAR's conventions by rules made from PolNeAR's train split (benchmarks/reading/polnear_adapter.py), which also "
    "add verbs of attitude and intention: PolNeAR counts these, sayso does not. `with PolNeAR`: fine-tuned on the train split, "
    "measured and thrown away. The published figures are on the test split, which is not at hand."
)
TUNED = Path(__file__).parents[2] / "build" / "polnear" / "figures.json"
MATERIAL = ("build/polnear/figures.json",)
Marker = Callable[[str], list[tuple[str, Span]]]
"""From an article's text to its marked spans."""


def measure(shared: Path) -> dict[str, Any]:
    """Figures of the packaged model, and of the fine-tuned one if it was trained."""
    benchmark = shared / "data" / "benchmark"
    for needed in (benchmark / "polnear" / "dev", benchmark / "cofenet" / "valid.txt"):
        if not needed.exists():
            raise FileNotFoundError(f"{needed} is not there")
    figures: dict[str, Any] = compare(benchmark, ordinary_reader())
    if TUNED.exists():
        tuned = json.loads(TUNED.read_text(encoding="utf-8"))
        figures |= {"with PolNeAR": tuned["scores"], "with PolNeAR, all annotators": tuned["all annotators"]}
    return figures


def compare(benchmark: Path, mark: Marker) -> dict[str, Any]:
    """Scores of what ``mark`` finds, on one annotator an article and on all of them."""
    everything = dev_articles(benchmark, one=False)
    first: dict[str, Article] = {}
    for a in everything:
        first.setdefault(a.name, a)
    found = {name: mark(a.text) for name, a in first.items()}
    return {"sayso": _scored([*first.values()], found), "all annotators": _scored(everything, found), "articles": len(first)}


def _scored(articles: list[Article], found: dict[str, list[tuple[str, Span]]]) -> dict[str, dict[str, float]]:
    return scores((u.labels, labels_of(u, found[a.name])) for a in articles for u in a.units)


def ordinary_reader() -> Marker:
    """Marks as the ordinary Reader reads, in PolNeAR's conventions."""
    encoder = Encoder()
    reader = Reader(codebook.load(), encoder=encoder)

    def mark(text: str) -> list[tuple[str, Span]]:
        document = _document(text)
        return spans(analysed(document, encoder), reader.read(document))

    return mark


def _document(text: str) -> Document:
    sha = hashlib.sha256(text.encode("utf-8")).hexdigest()
    body = (LabelledRange(Span(0, len(text)), "body"),)
    return Document(id=f"d{sha[:12]}", path="polnear", sha256=sha, media_type="text/plain", text=text, ranges=body)


def analysed(document: Document, encoder: Encoder) -> Analysis:
    """The tree that the Reader read from, for the extents of phrases."""
    text = document.text
    sentences = [words for s in sentences_in(text, document.body) if (words := words_in(text, s))]
    return analyse(text, sentences, encoder.score([[text[w.start : w.end] for w in s] for s in sentences]))


def rows(figures: dict[str, Any]) -> list[str]:
    """A Markdown table: ours, then the published ones."""
    out = ["| exact-span F1, % | source | cue | content |", "|---|---|---|---|"]
    names = {
        "sayso": f"sayso, never saw PolNeAR (dev, {figures['articles']} articles)",
        "all annotators": "the same, every annotator's file",
        "with PolNeAR": "sayso's encoder fine-tuned on PolNeAR (dev; not shipped)",
        "with PolNeAR, all annotators": "the same, every annotator's file",
    }
    for name, title in names.items():
        if name in figures:
            out.append(f"| {title} | " + " | ".join(f"{100 * figures[name][k]['f1']:.1f}" for k in KINDS) + " |")
    published = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))["published"]
    for name, values in published.items():
        out.append(f"| {name} (published, test) | " + " | ".join(f"{v:.1f}" for v in values) + " |")
    return out


def short(figures: dict[str, Any]) -> list[tuple[str, str, float]]:
    """(row, what is measured, value) of the few that say most."""
    return [(k, f"PolNeAR dev, {k}s, exact-span F1", figures["sayso"][k]["f1"]) for k in KINDS]
