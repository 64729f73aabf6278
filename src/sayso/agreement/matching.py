"""Which records of two codings are about one thing: declared rules, applied before any value is compared.

Texts: the same SHA-256, else the same path and the same text. Claims: clauses that share at least half of the characters that
either holds. Acts of saying: contents that do. One record is matched to one, the most alike first; claims that are equally alike
go by how many participants they share, then by place in the text. What is compared (code, polarity, stance) plays no part.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from sayso.agreement.coding import Coding, Line

LEAST = 0.5
Match = tuple[Line, Line]
Likeness = Callable[[Line, Line], tuple[float, float]]
"""How alike two records are (below LEAST: not at all), and what decides between equals."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two codings of the same texts; ``documents`` are matched, ``claims`` and ``acts`` too, with those that only one has."""

    left: Coding
    right: Coding
    documents: tuple[Match, ...]
    claims: tuple[Match, ...]
    acts: tuple[Match, ...]
    claims_alone: tuple[tuple[Line, ...], tuple[Line, ...]]
    acts_alone: tuple[tuple[Line, ...], tuple[Line, ...]]


def pair_up(left: Coding, right: Coding) -> Pair:
    """Match two codings."""
    documents = tuple(_documents(left, right))
    names = (_participants(left), _participants(right))
    claims: list[Match] = []
    acts: list[Match] = []
    alone: list[list[Line]] = [[], [], [], []]
    for one, other in documents:
        here = (left.claims.get(one["id"], []), right.claims.get(other["id"], []))
        claims += matched(*here, lambda a, b: (_spans([a], [b]), _shared(a, b, names)), alone[0], alone[1])
        said = (left.attributions.get(one["id"], []), right.attributions.get(other["id"], []))
        acts += matched(*said, lambda a, b: (_spans(a["content"], b["content"]), _same_words(a, b)), alone[2], alone[3])
    return Pair(
        left, right, documents, tuple(claims), tuple(acts), (tuple(alone[0]), tuple(alone[1])), (tuple(alone[2]), tuple(alone[3]))
    )


def _documents(left: Coding, right: Coding) -> list[Match]:
    by_sha = {document["sha256"]: document for document in right.documents.values() if document.get("sha256")}
    by_path = {(document.get("path"), document["text"]): document for document in right.documents.values()}
    out = []
    for document in left.documents.values():
        other = by_sha.get(document.get("sha256")) or by_path.get((document.get("path"), document["text"]))
        if other and other["text"] == document["text"]:
            out.append((document, other))
    return out


def matched(
    left: Sequence[Line], right: Sequence[Line], alike: Likeness, only_left: list[Line], only_right: list[Line]
) -> list[Match]:
    """One-to-one matches, the most alike first; what is left over goes to the two lists."""
    scored = []
    for a, one in enumerate(left):
        for b, other in enumerate(right):
            score = alike(one, other)
            if score[0] >= LEAST:
                scored.append(((-score[0], -score[1], a, b), a, b))
    taken_left: dict[int, int] = {}
    taken_right: set[int] = set()
    for _, a, b in sorted(scored):
        if a not in taken_left and b not in taken_right:
            taken_left[a] = b
            taken_right.add(b)
    only_left += [one for a, one in enumerate(left) if a not in taken_left]
    only_right += [other for b, other in enumerate(right) if b not in taken_right]
    return [(left[a], right[b]) for a, b in sorted(taken_left.items())]


def _spans(left: Sequence[Line], right: Sequence[Line]) -> float:
    """The characters that both sides' spans hold, as a share of those that either holds."""
    if not left or not right or max(s["end"] for s in left) <= min(s["start"] for s in right):
        return 0.0
    a, b = ({at for span in side for at in range(span["start"], span["end"])} for side in (left, right))
    return len(a & b) / len(a | b) if a or b else 0.0


def _participants(coding: Coding) -> Mapping[tuple[str, str], frozenset[tuple[int, int]]]:
    """Entity id and document id -> where the entity is mentioned there."""
    out: dict[tuple[str, str], set[tuple[int, int]]] = {}
    for document, mentions in coding.mentions.items():
        for mention in mentions:
            out.setdefault((mention["entity"], document), set()).add((mention["start"], mention["end"]))
    return {key: frozenset(spans) for key, spans in out.items()}


def _shared(a: Line, b: Line, names: tuple[Mapping[tuple[str, str], frozenset[tuple[int, int]]], ...]) -> float:
    found = 0
    for name in ("subject", "object"):
        mine = names[0].get((a.get(name) or "", a["document"]), frozenset())
        found += bool(mine & names[1].get((b.get(name) or "", b["document"]), frozenset()))
    return float(found)


def _same_words(a: Line, b: Line) -> float:
    return float(sum(bool(a.get(name)) and a.get(name) == b.get(name) for name in ("cue", "source")))
