"""Names on EWT test, by UNER's annotation."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.reading import ewt
from benchmarks.reading.common import Figures, f1, fitting_encoder, needed, scores
from benchmarks.reading.markdown import table
from benchmarks.reading.published import beside
from sayso.reading.encoder.labels import HEADS
from sayso.reading.encoder.session import Encoder
from training.treebanks import _PLACES as ALLOWED

NAME = "names"
TITLE = "Names, UNER EWT test"
ABOUT = (
    "Exact spans of PER, ORG and LOC; UNER's stray tags (B-OTH, B-O) count as O. The encoder alone, gold words and sentences. "
    "The `public` head has learned UNER's convention. The `ner` head speaks sayso's own (demonyms and capitals are names of the "
    "state, twelve types), folded here: a facility may be ORG or LOC, events, weapons and agreements are left out."
)
MATERIAL = ("training/treebanks.py",)
Span = tuple[int, int, str]
_ROWS = {"public": "public head", "ner": "ner head, folded"}


def measure(shared: Path) -> Figures:
    """F1 of both heads."""
    documents = ewt.load(needed(shared / "data" / "train"))
    encoder = fitting_encoder()
    return {row: f1(*counts(encoder, documents, head)) for head, row in _ROWS.items()}


def counts(encoder: Encoder, documents: list[list[ewt.Sentence]], head: str) -> tuple[int, int, int]:
    """Names hit, names found, names there are."""
    hit = found = gold = 0
    for sentences in documents:
        best = scores(encoder, [s.words for s in sentences], head).argmax(-1)
        tags = [HEADS[head][int(k)] for k in best]
        at = 0
        for s in sentences:
            there = spans(s.tags)
            own = [(a, b, kinds) for a, b, kind in spans(tags[at : at + len(s.words)]) if (kinds := folded(kind))]
            hit += sum((a, b, kind) in there for a, b, kinds in own for kind in kinds)
            found, gold, at = found + len(own), gold + len(there), at + len(s.words)
    return hit, found, gold


def folded(kind: str) -> frozenset[str]:
    """UNER's kinds that one of ours, or of UNER's own, may stand for."""
    return frozenset({kind}) if kind in ewt.KINDS else frozenset(k for k, types in ALLOWED.items() if kind in types)


def spans(tags: Sequence[str]) -> set[Span]:
    """Names as (first word, last + 1, kind); an I that continues nothing begins a name, as the usual scorers have it."""
    found: set[Span] = set()
    start = 0
    for i in range(len(tags) + 1):
        tag = tags[i] if i < len(tags) else "O"
        before = tags[i - 1] if i else "O"
        goes_on = tag.startswith("I-") and before != "O" and before[2:] == tag[2:]
        if before != "O" and not goes_on:
            found.add((start, i, before[2:]))
        if tag != "O" and not goes_on:
            start = i
    return found


def rows(figures: Figures) -> list[str]:
    """One row a head."""
    body: list[list[Any]] = [[row, f["p"], f["r"], f["f1"], f["gold"], beside(NAME, row)] for row, f in figures.items()]
    return table(["names", "precision", "recall", "F1", "gold", "published F1"], body)


def short(figures: Figures) -> list[tuple[str, str, float]]:
    """(row, what is measured, value) of the few that say most."""
    return [("public head", "UNER EWT test, names F1", figures["public head"]["f1"])]
