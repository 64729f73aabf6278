"""Quotation marks and what they enclose, in one linear pass that never fails on an odd one out."""

from __future__ import annotations

import re

from sayso.model import Span

_PAIRS = {"“": "”", "«": "»", "„": "“", "‘": "’"}
_STRAIGHT = ('"', "''")
_DOUBLE = frozenset(["”", '"'])  # either closes what the other's kind opened
_MARK = re.compile("''|[“”«»„‘’\"']")
_LIMIT = 3000


def quotations(text: str, body: tuple[Span, ...]) -> list[Span]:
    """Quoted stretches, marks included, in text order.

    Curly and angle quotes pair by shape, though a straight mark may close a curly one; straight double quotes, or two apostrophes,
    the inner of which counts as the mark, alternate within a paragraph; single straight quotes only count where they stand outside
    a word. A quote that a new paragraph reopens (“… ¶ “…) ends at its paragraph, an unclosed one too.
    """
    out: list[Span] = []
    for part in body:
        start = part.start
        while start < part.end:
            stop = text.find("\n", start, part.end)
            stop = part.end if stop < 0 else stop
            out += _paragraph(text, start, stop)
            start = stop + 1
    return out


def _paragraph(text: str, start: int, end: int) -> list[Span]:
    out: list[Span] = []
    opened: tuple[int, str] | None = None
    inner = False  # a straight quote in a curly one, or the other way round
    for mark in _MARK.finditer(text, start, end):
        i, c = mark.start(), mark.group()
        if opened is None:
            if c in _PAIRS or c in _STRAIGHT or (c == "'" and _outside(text, i, start, end, left=True)):
                opened, inner = (mark.end() - 1, _PAIRS.get(c, c)), False
        elif c == '"' and opened[1] == "”" and (inner or _outside(text, i, start, end, left=True)):
            inner = not inner
        elif opened[1] == '"' and (c == "“" or (c == "”" and inner)):
            inner = c == "“"
        elif {c, opened[1]} <= _DOUBLE or (c == opened[1] and (c not in "’'" or _outside(text, i, start, end, left=False))):
            if i - opened[0] > 1:
                out.append(Span(opened[0], i + 1))
            opened = None
    if opened is not None and opened[1] not in "’'" and 1 < end - opened[0] < _LIMIT:
        out.append(Span(opened[0], end))
    return out


def _outside(text: str, i: int, start: int, end: int, *, left: bool) -> bool:
    """Whether the mark at ``i`` stands at a word's edge: before a word when opening, after one when closing."""
    before = text[i - 1] if i > start else " "
    after = text[i + 1] if i + 1 < end else " "
    if left:
        return not before.isalnum() and (after.isalnum() or after in "[(…")
    return not after.isalnum() and not before.isspace()


def inside(text: str, quote: Span) -> Span:
    """What a quotation's marks enclose; one that is not closed has none at its end."""
    end = quote.end - 1 if text[quote.end - 1] in "\"”»’'" and quote.end - quote.start > 2 else quote.end
    return Span(quote.start + 1, end)
