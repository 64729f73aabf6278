"""PolNeAR in CofeNet's units: reading the two releases, laying tokens over the text, exact-span scores.

CofeNet's ``valid.txt`` holds PolNeAR's dev split as JSON lines: ``id`` (article and annotator), ``tokens`` (Stanford's) and
``labels`` (BIO over source, cue and content, one label a token: PolNeAR is univocal). A unit is a sentence, or several that one
attribution spans. An article that several annotators read is there once an annotator.

Spans and scores are CofeNet's own (``exe/eval``): a span is a B- label with the I- labels of the same kind right after it, an I-
label without such a start is nothing; a span is right where a span of the same kind with the same first and last token is in the
same unit's gold; labels hold no duplicates, so neither do spans; per kind, precision, recall and F1 are counted over all units
together. A span that is longer than its unit is cut at the unit's edges, in the gold as in what is found, for labels cannot say
otherwise. Laid over the texts in this way, PolNeAR's own files score 99.9 / 100 / 99.6 against CofeNet's labels.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sayso.model import Span

KINDS = ("source", "cue", "content")
Found = list[tuple[str, int, int]]
"""Spans over a unit's tokens: kind, first, last + 1."""

_BRACKETS = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "-LCB-": "{", "-RCB-": "}"}
_FOLD = str.maketrans(
    {**dict.fromkeys("“”„«»", '"'), **dict.fromkeys("‘’`´", "'"), **dict.fromkeys("–—―‐‑−", "-"), "…": ".", "£": "$"}
)
_NEAR, _AHEAD, _PROBE = 2, 40, 6  # letters a token may lie ahead, a long token, tokens looked at together


@dataclass(slots=True)
class Unit:
    """One line of CofeNet's file; ``spans`` are its tokens' places in the article's text, None for a token not found there."""

    tokens: list[str]
    labels: list[str]
    spans: list[Span | None] = field(default_factory=list)


@dataclass(slots=True)
class Article:
    """One annotator's reading of one article."""

    name: str
    annotator: str
    text: str
    units: list[Unit]


def dev_articles(benchmark: Path, *, one: bool = True) -> list[Article]:
    """PolNeAR's dev articles in CofeNet's units, in order of their names.

    Args:
        benchmark: the folder that holds ``polnear`` and ``cofenet``.
        one: only the first annotator (by id) of each article; else all of them.
    """
    units: dict[str, list[Unit]] = {}
    with (benchmark / "cofenet" / "valid.txt").open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            units.setdefault(row["id"], []).append(Unit(row["tokens"], row["labels"]))
    out: list[Article] = []
    for name in sorted(units):
        article, _, annotator = name.rpartition("_")
        if one and out and out[-1].name == article:
            continue
        text = (benchmark / "polnear" / "dev" / "text" / f"{article}.txt").read_bytes().decode("utf-8")
        text = plain(text)[0]
        lay_over(text, units[name])
        out.append(Article(article, annotator, text, units[name]))
    return out


def plain(text: str) -> tuple[str, list[int]]:
    """The text with two apostrophes in a row as the one quotation mark they stand for, and the places of the letters left out."""
    cuts = [m.end() - 1 for m in re.finditer("(?<!')''(?!')", text)]
    return re.sub("(?<!')''(?!')", '"', text), cuts


def lay_over(text: str, units: list[Unit]) -> None:
    """Find every token's place in the text, in order; marks, dashes and brackets as Stanford spells them."""
    folded, places = _folded(text)
    at = 0
    for unit in units:
        plain = [_folded(_BRACKETS.get(t, t))[0] for t in unit.tokens]
        unit.spans = []
        for i, token in enumerate(plain):
            k = _place(folded, at, token, "".join(plain[i : i + _PROBE]))
            if k < 0:
                unit.spans.append(None)
                continue
            at = k + len(token)
            unit.spans.append(Span(places[k], places[at - 1] + 1))


def _place(folded: str, at: int, token: str, probe: str) -> int:
    """Where a token stands at or after ``at``, -1 where it is not found.

    A unit may go on elsewhere (an attribution's parts that lie apart): then its next few tokens are looked for.
    """
    if not token:
        return -1
    k = folded.find(token, at, at + len(token) + _NEAR)
    if k < 0 and len(probe) > _PROBE:
        k = folded.find(probe, at)
        k = folded.find(probe) if k < 0 else k
    if k < 0 and len(token) > _NEAR:
        k = folded.find(token, at, at + len(token) + _AHEAD)
    return k


def _folded(text: str) -> tuple[str, list[int]]:
    """The text without spaces, marks made plain and not doubled, other than ASCII left out; and where each letter came from."""
    letters: list[str] = []
    places: list[int] = []
    for i, c in enumerate(text.translate(_FOLD)):
        mark = '"' if c == "'" and letters and letters[-1] == "'" and places[-1] == i - 1 else c
        if mark == '"' and c == "'":
            letters[-1] = '"'
        elif letters and letters[-1] == c and c in ".-" and places[-1] >= i - 2:
            places[-1] = i
        elif c.isascii() and not c.isspace():
            letters.append(c)
            places.append(i)
    return "".join(letters), places


def spans_of(labels: Sequence[str]) -> Found:
    """The spans that labels stand for, as CofeNet counts them (see the module's text)."""
    out: Found = []
    kind, start = "", 0
    for i, label in enumerate([*labels, "O"]):
        if kind and label != f"I-{kind}":
            out.append((kind, start, i))
            kind = ""
        if label.startswith("B-"):
            kind, start = label[2:], i
    return out


def labels_of(unit: Unit, found: Iterable[tuple[str, Span]]) -> list[str]:
    """Labels of a unit from spans of text; the earlier of two that meet on a token keeps it."""
    labels = ["O"] * len(unit.tokens)
    starts = [-1] * len(unit.tokens)
    ends = [-1] * len(unit.tokens)
    last = 0
    for i, s in enumerate(unit.spans):
        last = s.end if s else last
        starts[i], ends[i] = (s.start, s.end) if s else (last, last)
    for kind, span in found:
        first, stop = bisect_right(ends, span.start), bisect_left(starts, span.end)
        run = [i for i in range(first, stop) if labels[i] == "O"]
        for n, i in enumerate(run):
            labels[i] = f"I-{kind}" if n and run[n - 1] == i - 1 else f"B-{kind}"
    return labels


def scores(pairs: Iterable[tuple[Sequence[str], Sequence[str]]]) -> dict[str, dict[str, float]]:
    """Exact-span precision, recall and F1 of each kind over (gold labels, found labels) of every unit."""
    gold: Counter[str] = Counter()
    found: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for theirs, ours in pairs:
        wanted, given = spans_of(theirs), spans_of(ours)
        gold.update(k for k, _, _ in wanted)
        found.update(k for k, _, _ in given)
        right.update(k for k, _, _ in set(wanted) & set(given))
    return {k: _figures(gold[k], found[k], right[k]) for k in KINDS}


def _figures(gold: int, found: int, right: int) -> dict[str, float]:
    f1 = 2 * right / (gold + found) if gold + found else 0.0
    return {
        "p": round(right / found, 4) if found else 0.0,
        "r": round(right / gold, 4) if gold else 0.0,
        "f1": round(f1, 4),
        "gold": gold,
        "found": found,
    }


@dataclass(slots=True)
class Relation:
    """One attribution of PolNeAR's own files: the parts of its source, cue and content as spans of the text."""

    source: list[Span] = field(default_factory=list)
    cue: list[Span] = field(default_factory=list)
    content: list[Span] = field(default_factory=list)


def train_relations(polnear: Path, split: str = "train") -> list[tuple[str, str, list[Relation]]]:
    """PolNeAR's own files: (article, text, attributions), the first annotator (by id) of each article, in order of their names."""
    out: list[tuple[str, str, list[Relation]]] = []
    for path in sorted((polnear / split / "attributions").glob("*.ann")):
        article = path.stem.rpartition("_")[0]
        if out and out[-1][0] == article:
            continue
        text = (polnear / split / "text" / f"{article}.txt").read_bytes().decode("utf-8")
        text, cuts = plain(text)
        out.append((article, text, _relations(path.read_text(encoding="utf-8"), cuts)))
    return out


_RECORD = re.compile(r"\n(?=[TEAR#]\d*\t)")
_ROLE = re.compile(r"(Source|Cue|Content)\d*:(T\d+)")


def _relations(annotation: str, cuts: list[int]) -> list[Relation]:
    spans: dict[str, list[Span]] = {}
    out: list[Relation] = []
    for record in _RECORD.split(annotation.strip()):
        fields = record.split("\t")
        if fields[0].startswith("T"):
            where = fields[1].partition(" ")[2].split(";")
            parts = [(int(a), int(b)) for a, b in (w.split() for w in where)]
            spans[fields[0]] = [Span(a - bisect_left(cuts, a), b - bisect_left(cuts, b)) for a, b in parts]
        elif fields[0].startswith("E") and len(fields) > 1:
            relation = Relation()
            for role, name in _ROLE.findall(fields[1]):
                getattr(relation, role.lower()).extend(spans.get(name, []))
            out.append(relation)
    return out
