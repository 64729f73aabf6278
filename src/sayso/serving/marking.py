"""A document's text in pieces: who says, the words that say so, what is said and how deep, and the claims in it.

Spans of one text may cross, so the text is cut at every edge and each piece carries what it lies in; brackets stand where
what somebody said begins and ends.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sayso.model import Attribution, Claim, Document, Span

DEEPEST = 3  # levels of saying that are told apart by their marks
LENGTH = 12_000  # characters of one part of a long text
EDGES = 2_500  # at most so many cuts in one part


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters that are marked alike.

    ``marks`` are names of marks, ``claim`` is the shortest claim the piece lies in, ``leads`` is true for a claim's first piece;
    ``opens`` and ``closes`` are the depths of the brackets that stand before and after it. ``here`` marks the place asked for.
    """

    text: str
    marks: tuple[str, ...]
    claim: str | None
    leads: bool
    opens: tuple[int, ...]
    closes: tuple[int, ...]
    here: bool = False


def parts(document: Document) -> tuple[Span, ...]:
    """A long text in parts of about ``LENGTH`` characters, cut after a line or a word where there is one."""
    text, found, start = document.text, [], 0
    while len(text) - start > LENGTH * 5 // 4:
        end = start + LENGTH
        line, word = text.rfind("\n", start + LENGTH // 2, end), text.rfind(" ", start + LENGTH // 2, end)
        cut = (line if line >= 0 else word) + 1 or end
        found.append(Span(start, cut))
        start = cut
    return (*found, Span(start, len(text)))


def part_at(spans: Sequence[Span], offset: int) -> int:
    """Which of these parts holds a character."""
    return max(0, bisect_right(spans, Span(offset, 1 << 62)) - 1)


def pieces(
    document: Document, part: Span, claims: Iterable[Claim], acts: Iterable[Attribution], at: int | None = None
) -> tuple[Piece, ...]:
    """One part of a document's text, cut into pieces that together are exactly ``text[part.start:part.end]``.

    Args:
        document: whose text it is.
        part: which characters.
        claims: the document's claims.
        acts: the document's acts of saying.
        at: the offset of a character asked for.
    """
    said = [c for c in claims if c.start < part.end and c.end > part.start]
    saying = list(acts)
    depths = _depths({a.id: a for a in saying})
    marks = [*_furniture(document), *_of_acts(saying, depths)]
    marks = [(s, m) for s, m in marks if s.start < part.end and s.end > part.start]
    edges = {part.start, part.end}
    for span in (*(s for s, _ in marks), *(Span(c.start, c.end) for c in said)):
        edges.update(e for e in (span.start, span.end) if part.start < e < part.end)
    if at is not None and part.start <= at < part.end:
        edges.add(at)
    return tuple(_cut(document.text, sorted(edges), marks, said, _brackets(saying, depths), at))


def _depths(acts: Mapping[str, Attribution]) -> dict[str, int]:
    found: dict[str, int] = {}
    for act in acts.values():
        depth, parent, seen = 1, act.parent, {act.id}
        while parent is not None and parent in acts and parent not in seen:
            seen.add(parent)
            depth, parent = depth + 1, acts[parent].parent
        found[act.id] = min(depth, DEEPEST)
    return found


def _furniture(document: Document) -> list[tuple[Span, str]]:
    return [(r.span, "furniture") for r in document.ranges if r.kind != "body"]


def _of_acts(acts: Iterable[Attribution], depths: Mapping[str, int]) -> list[tuple[Span, str]]:
    found: list[tuple[Span, str]] = []
    for act in acts:
        found += [(span, f"said{depths[act.id]}") for span in act.content if span.end > span.start]
        found += [(span, name) for span, name in ((act.source, "source"), (act.cue, "cue")) if span and span.end > span.start]
    return found


def _brackets(acts: Iterable[Attribution], depths: Mapping[str, int]) -> tuple[dict[int, list[int]], dict[int, list[int]]]:
    opens: dict[int, list[int]] = {}
    closes: dict[int, list[int]] = {}
    for act in acts:
        for span in act.content:
            if span.end > span.start:
                opens.setdefault(span.start, []).append(depths[act.id])
                closes.setdefault(span.end, []).append(depths[act.id])
    return opens, closes


def _cut(
    text: str,
    edges: Sequence[int],
    marks: Sequence[tuple[Span, str]],
    claims: Sequence[Claim],
    brackets: tuple[Mapping[int, Sequence[int]], Mapping[int, Sequence[int]]],
    at: int | None,
) -> Iterable[Piece]:
    edges = edges if len(edges) <= EDGES else [*edges[:EDGES], edges[-1]]
    marked = sorted(marks, key=lambda m: m[0].start)
    waiting = sorted(claims, key=lambda c: c.start)
    open_marks: list[tuple[Span, str]] = []
    open_claims: list[Claim] = []
    next_mark = next_claim = 0
    led: set[str] = set()
    for start, end in pairwise(edges):
        while next_mark < len(marked) and marked[next_mark][0].start <= start:
            open_marks.append(marked[next_mark])
            next_mark += 1
        while next_claim < len(waiting) and waiting[next_claim].start <= start:
            open_claims.append(waiting[next_claim])
            next_claim += 1
        open_marks = [m for m in open_marks if m[0].end > start]
        open_claims = [c for c in open_claims if c.end > start]
        claim = min(open_claims, key=lambda c: (c.end - c.start, c.start, c.id), default=None)
        names = _names([name for _, name in open_marks], claim)
        if not text[start:end].strip():
            claim = None  # a link has words
        leads = claim is not None and claim.id not in led
        led.update([claim.id] if claim else [])
        yield Piece(
            text[start:end], names, claim.id if claim else None, leads,
            tuple(sorted(brackets[0].get(start, ()))), tuple(sorted(brackets[1].get(end, ()), reverse=True)), start == at,
        )  # fmt: skip


def _names(marks: Sequence[str], claim: Claim | None) -> tuple[str, ...]:
    """Of several levels of saying only the deepest shows."""
    said = sorted(m for m in marks if m.startswith("said"))[-1:]
    names = [*sorted({m for m in marks if not m.startswith("said")}), *said]
    if claim is not None:
        names += ["claim-words", f"m-{claim.modality}", *(["no"] if claim.polarity == "-" else [])]
    return tuple(names)
