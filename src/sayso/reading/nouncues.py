"""Nouns of saying beside a verb of saying: "confirmed reports that", "told the Herald in a statement that"."""

from __future__ import annotations

from collections import defaultdict

from sayso.reading.analysis import Analysis
from sayso.reading.cuewords import verbs
from sayso.reading.say import Say


def own_nouns(a: Analysis, found: list[Say]) -> list[Say]:
    """Drops nouns that only name the occasion of another cue, and takes from reported nouns the reporter as source.

    Args:
        a: the analysis.
        found: attributions with their cues.
    """
    out: list[Say] = []
    by_sentence: dict[int, list[Say]] = defaultdict(list)
    for say in found:
        if say.cue is not None:
            by_sentence[a.sentence_of[say.cue[0]]].append(say)
    for say in found:
        near = by_sentence[a.sentence_of[say.cue[0]]] if say.cue is not None else []
        if any(_doubled(a, say, other) for other in near if other is not say):
            continue
        verb = _verb_over(a, say, near)
        if verb is not None and say.cue is not None:
            if a.deprel[say.cue[0]] == "obl" and _same_content(say, verb):
                continue
            inside = any(c.start <= a.spans[say.cue[0]].start < c.end for c in verb.content)
            if inside and say.source is not None and say.source == verb.source:
                say.source = say.source_head = None
        out.append(say)
    return out


def _doubled(a: Analysis, say: Say, other: Say) -> bool:
    """One statement with two cues, "in remarks to the Post ... she said": the verb counts, of two verbs the likelier."""
    if say.cue is None or other.cue is None or say.source is None or say.source != other.source:
        return False
    if a.sentence_of[say.cue[0]] != a.sentence_of[other.cue[0]] or not _same_content(say, other):
        return False
    mine, yours = any(True for _ in verbs(a, say.cue)), any(True for _ in verbs(a, other.cue))
    return yours and (not mine or (say.score, -say.cue[0]) < (other.score, -other.cue[0]))


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
