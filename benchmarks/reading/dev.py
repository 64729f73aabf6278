"""The development documents: real, public and our own ones that training leaves out."""

from __future__ import annotations

from pathlib import Path

from benchmarks.reading import acceptance, documents, familiar
from benchmarks.reading.common import CORPUS, Figures, Record, needed
from benchmarks.reading.markdown import shares
from benchmarks.reading.own_test import parts, split_rows
from benchmarks.reading.scorer import Match
from training import material
from training.annotated import Annotated

NAME = "dev"
TITLE = "Development documents"
ABOUT = (
    "Documents that training leaves out to develop on: five of the given real ones, one in twelve of the public texts we "
    "annotated and of our own. Errors on them were looked at while rules were written. Where they come from is told with the briefs, "
    "single items in words that documents rarely hold, which count in no other figure."
)
MATERIAL = (
    "corpus/train",
    "corpus/briefs",
    "corpus/standoff",
    "corpus/convert.py",
    "corpus/chain_markup.py",
    "corpus/standoff.py",
    "training/material.py",
    "benchmarks/reading/familiar.py",
)


def measure(shared: Path) -> Figures:
    """Read the development documents as a user would and score the ledger."""
    train = needed(shared / "data" / "train")
    trained, found = material.divided(train, CORPUS)
    briefs = [_with_text(a, train) for a in found.pop("briefs")]
    pairs = [(_with_text(a, train), group) for group, annotated in found.items() for a in annotated]
    records = [record for record, _ in pairs]
    texts = {record["doc"]: record["text"] for record in records}
    held = familiar.held_in(_with_text(a, train) for annotated in trained.values() for a in annotated)

    def more(score: object, matches: list[Match]) -> Figures:
        return {"familiar": familiar.shares(score, matches, texts, held)}

    figures = documents.measure(shared, records, [group for _, group in pairs], more)
    figures["groups"] |= documents.measure(shared, briefs, ["briefs"] * len(briefs))["groups"]
    return figures


def _with_text(annotated: Annotated, train: Path) -> Record:
    gold = annotated.gold
    if "text" in gold:
        return gold
    text = (train / "annotated" / "texts" / gold["doc"]).read_bytes().decode("utf-8")
    return {**gold, "text": text}


def rows(figures: Figures) -> list[str]:
    """All tables of a split of annotated documents, and F1 by where they come from."""
    familiar_words = shares("claims coded right, by how often training holds their word with their relation", figures["familiar"])
    return [*parts("where from, F1", figures["groups"]), "", *split_rows(NAME, figures), "", *familiar_words]


def short(figures: Figures) -> list[tuple[str, str, float]]:
    """(row, what is measured, value) of the few that say most."""
    return [(name, f"{name}, F1", figures[name]["f1"]) for name in acceptance.SHORT if name in figures]
