"""One training window and what is known about it; what is not known is not trained on."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from sayso.reading.encoder.labels import HEADS
from sayso.reading.encoder.pieces import WINDOW, WordPieces, pack

INDEX = {name: {label: i for i, label in enumerate(labels)} for name, labels in HEADS.items()}


@dataclass(slots=True)
class Passage:
    """A run of sentences with labels by word; word indices count from the passage's first word.

    ``sentences`` are half-open word ranges. ``tags[head][word]`` is a set of allowed label indices (several = partly known, the
    loss is marginal over them); a missing word is not trained on. ``rows[role]`` lists ``(row word, positive words)``,
    ``ignored[role, row word]`` words that are neither right nor wrong there; ``values[word]`` is a word's factuality (UDS's scale)
    with the annotators' confidence; ``arcs`` holds ``(word, head)`` with the root pointing at itself; ``antecedents`` likewise,
    itself = none. ``upos`` is the part of speech of each word as predicted, known once the claims are tagged; nothing is trained on it.
    """

    name: str
    words: list[str]
    sentences: list[tuple[int, int]]
    tags: dict[str, dict[int, tuple[int, ...]]] = field(default_factory=dict)
    rows: dict[str, list[tuple[int, frozenset[int]]]] = field(default_factory=dict)
    ignored: dict[tuple[str, int], frozenset[int]] = field(default_factory=dict)
    values: dict[int, tuple[float, float]] = field(default_factory=dict)
    arcs: dict[int, int] = field(default_factory=dict)
    antecedents: dict[int, frozenset[int]] = field(default_factory=dict)
    weights: dict[str, float] = field(default_factory=dict)
    upos: dict[int, str] = field(default_factory=dict)

    def tag(self, head: str, word: int, *labels: str) -> None:
        """Allow only ``labels`` for ``word`` under ``head``."""
        self.tags.setdefault(head, {})[word] = tuple(sorted(INDEX[head][x] for x in labels))

    def spans(self, head: str, found: list[tuple[int, int, tuple[str, ...]]], unsure: frozenset[int] = frozenset()) -> None:
        """BIO tags from ``(first, last + 1, allowed types)``; all other words are O except ``unsure`` ones, which stay unknown."""
        taken: set[int] = set()
        for start, end, kinds in found:
            if taken & set(range(start, end)) or end <= start:
                continue
            for i in range(start, end):
                prefix = "B" if i == start else "I"
                self.tag(head, i, *([f"{prefix}-{k}" for k in kinds] if head == "ner" else [prefix]))
                taken.add(i)
        for i in range(len(self.words)):
            if i not in taken and i not in unsure:
                self.tag(head, i, "O")


def windows(passage: Passage, pieces: WordPieces, limit: int = WINDOW - 2, *, first: int | None = None) -> list[Passage]:
    """Cut a passage into windows of whole sentences; rows that reach outside their window lose those words.

    Args:
        passage: what to cut.
        pieces: cuts words.
        limit: word pieces a window may hold.
        first: word pieces the first window may hold, so that the cuts fall elsewhere.
    """
    lengths = [len(p) for p in pieces.of_words(passage.words)]
    sums = [sum(lengths[a:b]) for a, b in passage.sentences]
    keep = [s for s, n in zip(passage.sentences, sums, strict=True) if 0 < n <= limit]
    kept = [n for n in sums if 0 < n <= limit]
    head = pack(kept, first)[:1] if first else []
    skip = head[0][1] if head else 0
    cuts = head + [(a + skip, b + skip) for a, b in pack(kept[skip:], limit)]
    return [_cut(passage, keep[a:b]) for a, b in cuts]


def _cut(p: Passage, sentences: list[tuple[int, int]]) -> Passage:
    old = [i for a, b in sentences for i in range(a, b)]
    new = {o: n for n, o in enumerate(old)}
    bounds, at = [], 0
    for a, b in sentences:
        bounds.append((at, at + b - a))
        at += b - a
    q = Passage(f"{p.name}:{old[0]}", [p.words[i] for i in old], bounds, weights=p.weights)
    q.tags = {h: {new[i]: v for i, v in t.items() if i in new} for h, t in p.tags.items()}
    q.rows = {
        r: [
            (new[i], frozenset(new[j] for j in js if j in new))
            for i, js in rows
            if i in new and (not js or any(j in new for j in js))
        ]
        for r, rows in p.rows.items()
    }
    q.ignored = {(r, new[i]): frozenset(new[j] for j in js if j in new) for (r, i), js in p.ignored.items() if i in new}
    q.values = {new[i]: v for i, v in p.values.items() if i in new}
    q.upos = {new[i]: v for i, v in p.upos.items() if i in new}
    q.arcs = {new[i]: new[j] for i, j in p.arcs.items() if i in new and j in new}
    for i, js in p.antecedents.items():
        if i in new:
            inside = frozenset(new[j] for j in js if j in new)
            q.antecedents[new[i]] = inside or frozenset({new[i]})
    return q


def digest(passages: list[Passage]) -> str:
    """A short digest of the training material, for the model card."""
    h = hashlib.sha256()
    for p in passages:
        h.update(p.name.encode())
        h.update("\0".join(p.words).encode("utf-8", "replace"))
    return h.hexdigest()[:16]
