"""Sentences: hard breaks at paragraph ends and body edges, soft breaks at terminal punctuation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.model import Span
from sayso.reading.words import ABBREVIATION

_PARAGRAPH = re.compile(r"\r\n?|\n")
_STOP = re.compile(r"(?<![.!?…])[.!?…]++[\"'”’»)\]]*+(?=\s)")
_OPENER = re.compile(r"\s+[\"'“‘«(\[]*(\w)")
_BLANK = re.compile(r"\s")
_LAST_WORD = re.compile(r"\S+$")
_STARTERS = frozenset(
    (
        "the a an in on at but and it its he she they we i his her their this that these those as for if when while after before "
        "however meanwhile since according there no some many most one two both another such what who why how yet still instead "
        "also"
    ).split()
)
_WRAP = 60
_LONGEST = (
    2000  # characters; what goes on longer without a stop is no sentence: a table, a row of signs, a text without punctuation
)


def sentences_in(text: str, body: tuple[Span, ...]) -> list[Span]:
    """Split the body of a document into sentences.

    Args:
        text: the stored text.
        body: the ranges of article text, sorted and disjoint.

    Returns:
        Trimmed, non-empty spans in text order; none crosses a body edge or a paragraph end or is longer than 2,000 characters.
        Linear time, never raises.
    """
    found: list[Span] = []
    for part in body:
        for paragraph in _paragraphs(text, part):
            for sentence in _split(text, paragraph):
                found.extend(piece for piece in _bounded(text, sentence) if piece.end > piece.start)
    return found


def _paragraphs(text: str, part: Span) -> list[Span]:
    """Cut at line ends, except where a hard-wrapped line plainly goes on in the next one."""
    out: list[Span] = []
    start = line = part.start
    for m in _PARAGRAPH.finditer(text, part.start, part.end):
        if m.start() < start:
            continue
        after = text[m.end() : m.end() + 1]
        wrapped = m.start() - line >= _WRAP and after.islower()
        line = m.end()
        if not wrapped:
            out.append(Span(start, m.start()))
            start = m.end()
    out.append(Span(start, part.end))
    return [p for p in out if p.end > p.start]


def _split(text: str, paragraph: Span) -> list[Span]:
    out: list[Span] = []
    start = paragraph.start
    for m in _STOP.finditer(text, paragraph.start, paragraph.end):
        if _ends_sentence(text, start, m, paragraph.end):
            out.append(Span(start, m.end()))
            start = m.end()
    out.append(Span(start, paragraph.end))
    return [t for t in (_trim(text, s) for s in out) if t.end > t.start]


def _bounded(text: str, sentence: Span) -> Iterator[Span]:
    """The sentence itself; one that is too long in pieces, cut at white space where there is any."""
    start = sentence.start
    while sentence.end - start > _LONGEST:
        blanks = [m.start() for m in _BLANK.finditer(text, start + 1, start + _LONGEST)]
        end = blanks[-1] if blanks else start + _LONGEST
        yield _trim(text, Span(start, end))
        start = end
    yield _trim(text, Span(start, sentence.end))


def _ends_sentence(text: str, start: int, stop: re.Match[str], limit: int) -> bool:
    opener = _OPENER.match(text, stop.end(), limit)
    if opener is None:
        return not text[stop.end() : min(limit, stop.end() + 3)].strip()[:1].islower()
    first = opener.group(1)
    if first.islower():
        return False
    mark = stop.group()
    if mark[0] != "." or mark.startswith(".."):
        return True
    word = _LAST_WORD.search(text[max(start, stop.start() - 24) : stop.start() + 1])
    if word and ABBREVIATION.match(word.group().lstrip("\"'“‘(«[")) and mark == ".":
        following = re.match(r"\w+", text[opener.start(1) : opener.start(1) + 24])
        return bool(len(word.group()) > 2 and following and following.group().lower() in _STARTERS and "." in word.group()[:-1])
    return True


def _trim(text: str, span: Span) -> Span:
    piece = text[span.start : span.end]
    left = len(piece) - len(piece.lstrip())
    return Span(span.start + left, max(span.start + left, span.end - (len(piece) - len(piece.rstrip()))))
