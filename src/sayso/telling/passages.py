"""The sentences that footnotes open: short quotations with offsets, the words of say-so and claim marked in them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from sayso.model import Attribution, Claim, Document, Span
from sayso.telling.view import Index

WINDOW = 160  # characters kept on either side where a text has no sentences, or a sentence is very long
LONGEST = 700  # characters of a passage beyond which it is cut around its claims
BESIDE = 60  # characters kept on either side of the marked words of a sentence


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a passage marked alike; ``numbers`` are the footnotes of which the last claim ends with it."""

    text: str
    marks: tuple[str, ...]
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A quotation ``[start, end)`` of a document; ``cut`` says at which ends its sentence goes on."""

    anchor: str
    sentence: int | None
    start: int
    end: int
    cut: tuple[bool, bool]
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Quoted:
    """The passages of one document."""

    document: Document
    number: int
    passages: tuple[Passage, ...]

    @property
    def share(self) -> int:
        """How much of the article's text is quoted, in percent."""
        body = sum(span.end - span.start for span in self.document.body) or len(self.document.text) or 1
        return min(100, round(100 * sum(p.end - p.start for p in self.passages) / body))


def quoted(claims: Iterable[Claim], numbers: Mapping[str, int], index: Index) -> tuple[Quoted, ...]:
    """The passages that hold these claims and the words that attribute them, by document, in text order."""
    by_document: dict[str, list[Claim]] = {}
    for claim in claims:
        by_document.setdefault(claim.document, []).append(claim)
    places = {d: n for n, d in enumerate(index.documents, 1)}
    return tuple(
        Quoted(index.documents[d], places[d], _passages(index.documents[d], places[d], found, numbers, index))
        for d, found in by_document.items()
    )


def opened_at(texts: Iterable[Quoted]) -> dict[int, str]:
    """Footnote number -> anchor of the passage that holds the end of its claim."""
    return {n: p.anchor for t in texts for p in t.passages for s in p.segments for n in s.numbers}


def _passages(document: Document, place: int, claims: list[Claim], numbers: Mapping[str, int], index: Index) -> tuple[Passage, ...]:
    acts = {a.id: a for c in claims for a in index.acts(c)}
    sentences = index.sentences.get(document.id, ())
    wanted = [Span(c.start, c.end) for c in claims] + [s for a in acts.values() for s in (a.source, a.cue) if s is not None]
    marks = _marks(claims, acts.values())
    found = []
    used: set[str] = set()
    for whole in _merged(_around(span, sentences, document.text) for span in wanted):
        span = _trimmed(whole, wanted, document.text)
        nth = _sentence_at(sentences, span.start)
        cut = _cut(span, sentences, document.text)
        anchor = f"d{place}-s{nth}" if nth and f"d{place}-s{nth}" not in used else f"d{place}-o{span.start}"
        used.add(anchor)
        last: dict[int, int] = {}
        for claim in claims:
            if span.start < claim.end <= span.end:
                last[numbers[claim.id]] = max(claim.end, last.get(numbers[claim.id], 0))
        ends: dict[int, list[int]] = {}
        for number, end in last.items():
            ends.setdefault(end, []).append(number)
        found.append(Passage(anchor, nth, span.start, span.end, cut, _segments(document.text, span, marks, ends)))
    return tuple(found)


def _sentence_at(sentences: tuple[Span, ...], offset: int) -> int | None:
    """The number of the sentence that holds an offset, from 1; None where none does."""
    at = bisect_right(sentences, Span(offset, 1 << 62))
    return at if at and sentences[at - 1].start <= offset < sentences[at - 1].end else None


def _touched(sentences: tuple[Span, ...], span: Span) -> tuple[int | None, int | None]:
    return _sentence_at(sentences, span.start), _sentence_at(sentences, max(span.start, span.end - 1))


def quotable(sentences: tuple[Span, ...], span: Span) -> tuple[int, int] | None:
    """The numbers of the first and last sentence that a span touches; None where there are none or they are very long."""
    first, last = _touched(sentences, span)
    if first and last and sentences[last - 1].end - sentences[first - 1].start <= LONGEST:
        return first, last
    return None


def _around(span: Span, sentences: tuple[Span, ...], text: str) -> Span:
    """The sentences that a span touches; a window at word ends where there are none or they are very long."""
    whole = quotable(sentences, span)
    if whole:
        return Span(sentences[whole[0] - 1].start, sentences[whole[1] - 1].end)
    first, last = _touched(sentences, span)
    floor = sentences[first - 1].start if first else max(0, text.rfind("\n", 0, span.start) + 1)
    line = text.find("\n", span.end)
    ceiling = sentences[last - 1].end if last else (len(text) if line < 0 else line)
    start, end = max(floor, span.start - WINDOW), min(ceiling, span.end + WINDOW)
    while floor < start < span.start and not text[start - 1].isspace():
        start += 1
    while span.end < end < ceiling and not text[end].isspace():
        end -= 1
    return Span(start, end)


def _trimmed(span: Span, wanted: Iterable[Span], text: str) -> Span:
    """A quotation without what lies far from the words it is quoted for, so that quotations stay short."""
    held = [w for w in wanted if span.start <= w.start and w.end <= span.end]
    first, last = min(w.start for w in held), max(w.end for w in held)
    start, end = first - BESIDE, last + BESIDE
    while span.start < start < first and not text[start - 1].isspace():
        start += 1
    while last < end < span.end and not text[end].isspace():
        end -= 1
    return Span(max(span.start, start), min(span.end, end))


def _cut(span: Span, sentences: tuple[Span, ...], text: str) -> tuple[bool, bool]:
    """At which ends the quotation stops inside a sentence, or inside a line where there are no sentences."""
    if sentences:
        return all(s.start != span.start for s in sentences), all(s.end != span.end for s in sentences)
    return span.start > 0 and text[span.start - 1] != "\n", span.end < len(text) and text[span.end] != "\n"


def _merged(spans: Iterable[Span]) -> list[Span]:
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def _marks(claims: Iterable[Claim], acts: Iterable[Attribution]) -> list[tuple[Span, str]]:
    marks = [(Span(c.start, c.end), f"claim {c.modality}{' no' if c.polarity == '-' else ''}") for c in claims]
    for act in acts:
        marks += [(span, "content") for span in act.content]
        marks += [(span, name) for span, name in ((act.source, "source"), (act.cue, "cue")) if span is not None]
    return marks


def _segments(text: str, span: Span, marks: list[tuple[Span, str]], ends: Mapping[int, list[int]]) -> tuple[Segment, ...]:
    inside = [(m, name) for m, name in marks if m.start < span.end and m.end > span.start]
    edges = {span.start, span.end, *(e for e in ends if span.start < e <= span.end)}
    edges.update(e for m, _ in inside for e in (m.start, m.end) if span.start < e < span.end)
    points = sorted(edges)
    return tuple(
        Segment(text[a:b], _names([x for x in inside if x[0].start <= a and b <= x[0].end]), tuple(sorted(ends.get(b, ()))))
        for a, b in pairwise(points)
    )


def _names(holding: list[tuple[Span, str]]) -> tuple[str, ...]:
    """Mark names; of several claims only the shortest shows how it is meant, and contents are told two deep."""
    claims = sorted((m.end - m.start, name) for m, name in holding if name.startswith("claim"))
    contents = sum(name == "content" for _, name in holding)
    names = sorted({name for _, name in holding if name in ("source", "cue")})
    names += [f"content{min(contents, 2)}"] if contents else []
    return tuple(names + ([claims[0][1]] if claims else []))
