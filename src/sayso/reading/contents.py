"""What is said: the stretches of text a cue holds, from the encoder's scores, the quotation marks and the tree."""

from __future__ import annotations

import numpy as np

from sayso.model import Span
from sayso.reading.analysis import Analysis
from sayso.reading.nearby import Nearby
from sayso.reading.runs import Run, merged, runs, trimmed, without
from sayso.reading.say import Say

_LIKELY = 0.0


def content_of(a: Analysis, cue: Run, main: int, source: Run | None, quotes: list[Span]) -> list[Span]:
    """The content of one cue; empty where it has none.

    Args:
        a: the analysis.
        cue: the cue.
        main: the cue's word whose scores count.
        source: its source, never part of the content.
        quotes: quoted stretches, marks included.
    """
    start, scores = a.row("content", main)
    own = {*range(cue[0], cue[1] + 1), *(range(source[0], source[1] + 1) if source else ())}
    values = [start + int(i) for i in np.flatnonzero(scores > _LIKELY) if start + int(i) not in own]
    here = a.sentence_of[cue[0]]
    if any(a.sentence_of[v] == here for v in values):
        values = [v for v in values if a.sentence_of[v] == here or _in_quote(a, v, quotes)]
    found = [r for r in (trimmed(a, r) for r in without(runs(values, 3), own)) if r]
    if not found:
        clause = _complement(a, cue)
        found = [clause] if clause else []
    strong = [r for r in found if r[1] - r[0] >= 2] or found
    return [a.span(*r) for r in strong]


def _in_quote(a: Analysis, word: int, quotes: list[Span]) -> bool:
    at = a.spans[word].start
    return any(q.start <= at < q.end for q in quotes)


def _complement(a: Analysis, cue: Run) -> Run | None:
    """The clause the cue governs on the tree."""
    for i in range(cue[0], cue[1] + 1):
        for c in a.children[i]:
            if a.deprel[c] in ("ccomp", "xcomp") and not cue[0] <= c <= cue[1]:
                words = [w for w in a.subtree(c) if not cue[0] <= w <= cue[1]]
                return trimmed(a, (words[0], words[-1])) if words and (words[0] > cue[1] or words[-1] < cue[0]) else None
    return None


def whole_quotes(found: list[Say], quotes: list[Span]) -> None:
    """Content that covers most of a quotation takes all of it."""
    near = Nearby((q, [q]) for q in quotes)
    for say in found:
        widened = []
        for c in say.content:
            for q in near.touching(c):
                common = min(c.end, q.end) - max(c.start, q.start)
                if common > 0.6 * (q.end - q.start) and common > 0.6 * (c.end - c.start) and (q.start < c.start or q.end > c.end):
                    c = Span(min(c.start, q.start + 1), max(c.end, q.end - 1))
            widened.append(c)
        say.content = merged(widened)
