"""Outlets that carry what others say: "X told the Journal", "Minister resigns – Agency"."""

from __future__ import annotations

from sayso.model import Span
from sayso.reading.analysis import Analysis
from sayso.reading.frames import preposition
from sayso.reading.lemmas import lemmas
from sayso.reading.phrases import noun_phrase
from sayso.reading.referents import Referents
from sayso.reading.say import Say

_TELL = frozenset(["tell", "inform", "brief"])


def told_outlet(a: Analysis, referents: Referents, say: Say) -> Say | None:
    """ "X told the Journal": the outlet carries what X says, so it is the parent."""
    if say.cue is None:
        return None
    for i in range(say.cue[0], say.cue[1] + 1):
        if not any(x in _TELL or x in ("say", "speak") for x in lemmas(a.words[i])):
            continue
        tell = any(x in _TELL for x in lemmas(a.words[i]))
        for c in a.children[i]:
            d, p = a.deprel[c], preposition(a, c)
            if (d in ("obj", "iobj") and tell) or (d in ("obl", "nmod") and p in ("to", "with", "in", "by")):
                target = referents.named_at(c)
                if target is not None and referents.all[target].type == "Outlet":
                    return _outlet(a, say, c, i)
    return None


def _outlet(a: Analysis, say: Say, outlet: int, cue: int) -> Say:
    run = noun_phrase(a, outlet)
    parts = sorted([*say.content, a.span(cue, cue), *([a.span(*say.source)] if say.source else [])])
    merged: list[Span] = []
    hole = a.span(*run)
    for s in parts:
        if merged and not (merged[-1].end <= hole.start < s.start):
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, s.end))
        else:
            merged.append(s)
    return Say(None, run, outlet, merged, "asserts", say.score, outlet=True)


def headline_outlets(a: Analysis, referents: Referents) -> list[Say]:
    """A headline's outlet: "Minister resigns – Agency" and "Agency: minister resigns"."""
    out: list[Say] = []
    for start, end in a.sentences[:6]:
        if end - start < 5 or end - start > 40:
            continue
        last = end - 1
        target = referents.named_at(last)
        if target is not None and referents.all[target].type == "Outlet":
            first = last
            while first > start and referents.named_at(first - 1) == target:
                first -= 1
            if a.words[first - 1] in ("-", "–", "—", "|") and first - 2 > start:
                out.append(Say(None, (first, last), last, [a.span(start, first - 2)], outlet=True))
    return out
