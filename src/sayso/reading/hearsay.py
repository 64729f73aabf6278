"""Adverbs of hearsay ("reportedly") over the clause they modify."""

from __future__ import annotations

from sayso.reading.analysis import Analysis
from sayso.reading.lexicon import adverb_cues
from sayso.reading.runs import runs, trimmed
from sayso.reading.say import Say


def hearsay(a: Analysis, found: list[Say]) -> list[Say]:
    """Adverbs of hearsay, unless they are already among the cues ``found``."""
    seen = {s.cue[0] for s in found if s.cue}
    out = []
    known = adverb_cues()
    for i, form in enumerate(a.lower):
        stance = known.get(form)
        if stance is None or i in seen or a.deprel[i] != "advmod":
            continue
        words = [w for w in a.subtree(a.head[i]) if w != i]
        parts = [r for r in (trimmed(a, r) for r in runs(words, 0)) if r and r[1] > r[0]]
        if parts:
            out.append(Say((i, i), None, None, [a.span(*r) for r in parts], stance))
    return out
