"""Nouns of saying beside a verb of saying: "confirmed reports that", "told the Herald in a statement that"."""

from __future__ import annotations

from sayso.reading.analysis import Analysis
from sayso.reading.say import Say


def own_nouns(a: Analysis, found: list[Say]) -> list[Say]:
    """Drops nouns that only name the occasion of another cue, and takes from reported nouns the reporter as source.

    Args:
        a: the analysis.
        found: attributions with their cues.
    """
    out: list[Say] = []
    for say in found:
        verb = _verb_over(a, say, found)
        if verb is not None and say.cue is not None:
            if a.deprel[say.cue[0]] == "obl" and _same_content(say, verb):
                continue
            inside = any(c.start <= a.spans[say.cue[0]].start < c.end for c in verb.content)
            if inside and say.source is not None and say.source == verb.source:
                say.source = say.source_head = None
        out.append(say)
    return out


def _verb_over(a: Analysis, say: Say, found: list[Say]) -> Say | None:
    """The attribution whose cue governs this one's noun."""
    if say.cue is None or say.cue[0] != say.cue[1] or a.upos[say.cue[0]] != "NOUN":
        return None
    head = a.head[say.cue[0]]
    return next((s for s in found if s is not say and s.cue is not None and s.cue[0] <= head <= s.cue[1]), None)


def _same_content(say: Say, other: Say) -> bool:
    mine, yours = sum(c.end - c.start for c in say.content), sum(c.end - c.start for c in other.content)
    common = sum(max(0, min(c.end, d.end) - max(c.start, d.start)) for c in say.content for d in other.content)
    return common > 0.8 * max(mine, yours)
