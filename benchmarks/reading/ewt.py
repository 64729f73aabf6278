"""EWT test with UNER names: every sentence's words and tags, by source document."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.reading.common import needed


@dataclass(slots=True)
class Sentence:
    """One sentence: its id, words and name tags (``O``, ``B-PER`` ...; stray kinds are O)."""

    id: str
    words: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)


KINDS = ("PER", "ORG", "LOC")


def load(train: Path, split: str = "test") -> list[list[Sentence]]:
    """The sentences of each document, in order."""
    path = next(iter(sorted(needed(train / "uner_ewt").glob(f"*-ud-{split}*.iob2"))), None)
    if path is None:
        raise FileNotFoundError(f"no UNER {split} part under {train}")
    documents: list[list[Sentence]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# newdoc") or (line.startswith("# sent_id") and not documents):
            documents.append([])
        if line.startswith("# sent_id"):
            documents[-1].append(Sentence(line.split("=", 1)[1].strip()))
        elif line[:1].isdigit():
            _, word, tag = line.split("\t")[:3]
            documents[-1][-1].words.append(word)
            documents[-1][-1].tags.append(tag if tag[2:] in KINDS else "O")
    return [d for d in documents if d]
