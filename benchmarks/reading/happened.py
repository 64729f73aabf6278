"""Gold factuality on the scale from -3 (did not happen) to 3 (happened): UDS-IH2 and MEANTIME as the published work reads them.

UDS-IH2 (White et al. 2016, Rudinger et al. 2018): each annotator said whether the predicate's event happened and how sure they
were, 0 to 4; a value is 3/4 of that confidence, negative where it did not happen, and a predicate's value the mean over its
annotators.

MEANTIME (CAT XML, read as Stanovsky et al. 2017 unify it): an event with polarity, certainty and time all given is worth 3 where
it is CERTAIN, 1.5 PROBABLE, 0.75 POSSIBLE, whether FUTURE or NON_FUTURE, negative where the polarity is NEG, and 0 where any of
the three is underspecified. Each of an event's words counts. The cross-document annotation is used, as there.
"""

from __future__ import annotations

import json
import xml.etree.ElementTree as ElementTree
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import fmean

from benchmarks.reading.common import CORPUS, needed
from training.splits import is_dev

_SURE = {"CERTAIN": 3.0, "PROBABLE": 1.5, "POSSIBLE": 0.75}
_SIGN = {"POS": 1.0, "NEG": -1.0}
_TIMES = ("FUTURE", "NON_FUTURE")


def uds(train: Path, *splits: str) -> dict[str, dict[int, float]]:
    """UDS-IH2 values: sentence id → word → value."""
    root = needed(train / "decomp_uds") / "decomp" / "data"
    graphs = json.loads((root / "ud_ids.json").read_text(encoding="utf-8"))
    with zipfile.ZipFile(root / "2.0/raw/sentence/annotations/factuality.zip") as archive:
        data = json.loads(archive.read("factuality.json"))["data"]
    out: dict[str, dict[int, float]] = defaultdict(dict)
    for graph, nodes in data.items():
        if graph.split("-")[1] not in splits or graph not in graphs:
            continue
        for node, found in nodes.items():
            said = found.get("factuality", {}).get("factual")
            if said:
                word = int(node.rsplit("-", 1)[1]) - 1
                out[graphs[graph]["sentence_id"]][word] = mean_of(said["value"], said["confidence"])
    return dict(out)


def mean_of(happened: dict[str, int], sure: dict[str, int]) -> float:
    """The mean over annotators of 3/4 of the confidence, negative where the event did not happen."""
    return fmean((1 if value else -1) * 0.75 * sure[who] for who, value in sorted(happened.items()))


@dataclass(slots=True)
class Document:
    """A MEANTIME document: words of each sentence, and value of words that stand for an event, counted through the document."""

    name: str
    sentences: list[list[str]] = field(default_factory=list)
    values: dict[int, float] = field(default_factory=dict)


def meantime(train: Path) -> Iterator[Document]:
    """The MEANTIME documents, without those of ``corpus/standoff`` that are trained on."""
    seen = {p.stem for p in (CORPUS / "standoff").glob("meantime_*.json") if not is_dev(f"standoff/{p.stem}.txt")}
    paths = sorted(needed(train / "meantime").rglob("intra_cross-doc_annotation/*/*.xml"), key=lambda p: p.name)
    for path in paths:
        if f"meantime_{path.stem.replace(',', '')}" not in seen:
            yield _document(path)


def _document(path: Path) -> Document:
    root = ElementTree.parse(path).getroot()
    document = Document(path.stem)
    number: dict[str, int] = {}
    sentence = None
    for token in root.iter("token"):
        if token.get("sentence") != sentence:
            sentence = token.get("sentence")
            document.sentences.append([])
        document.sentences[-1].append((token.text or "").strip() or "-")
        number[token.get("t_id", "")] = len(number)
    for event in root.iter("EVENT_MENTION"):
        value = value_of(event.get("polarity"), event.get("certainty"), event.get("time"))
        if value is not None and event.get("pred"):
            document.values |= {number[a.get("t_id", "")]: value for a in event.iter("token_anchor")}
    return document


def value_of(polarity: str | None, certainty: str | None, time: str | None) -> float | None:
    """An event's value; None where one of the three is not given."""
    if not (polarity and certainty and time):
        return None
    if time not in _TIMES:
        return 0.0
    return _SIGN.get(polarity, 0.0) * _SURE.get(certainty, 0.0)
