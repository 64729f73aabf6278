"""Speakers set apart by layout alone: "Minister: we will stay" as a headline, a name under a quotation."""

from __future__ import annotations

from sayso.model import Span
from sayso.reading.analysis import Analysis
from sayso.reading.lemmas import lemmas
from sayso.reading.lexicon import source_hints
from sayso.reading.nearby import Nearby
from sayso.reading.quotes import inside
from sayso.reading.referents import Referents
from sayso.reading.runs import trimmed
from sayso.reading.say import Say
from sayso.reading.speakers import titled

_DASHES = frozenset(["-", "–", "—", "―"])
_ARTICLES = frozenset(["the", "a", "an", "this", "that", "our"])
_OPEN = 6  # sentences from the top among which a headline is looked for


def headline_speakers(a: Analysis, referents: Referents, found: list[Say]) -> list[Say]:
    """ "Minister: we will stay": a headline's words before its colon are the source of those after it."""
    cues = {i for s in found if s.cue for i in range(s.cue[0], s.cue[1] + 1)}
    out: list[Say] = []
    for start, end in a.sentences[:_OPEN]:
        colon = next((i for i in range(start + 1, min(start + 7, end)) if a.words[i] == ":"), None)
        if colon is None or end - colon < 4 or a.words[end - 1] in (".", ":") or not _alone(a, start, end):
            continue
        head = colon - 1
        if a.upos[head] not in ("NOUN", "PROPN") or any(a.upos[i] == "ADP" for i in range(start, colon)):
            continue
        speaker = referents.named_at(head)
        person = any(x in titled() or source_hints().get(x) == "outlet" for x in lemmas(a.words[head]))
        if (speaker is None and not person) or cues & set(range(start, colon)):
            continue
        if speaker is not None and referents.all[speaker].type in ("Place", "Event", "Weapon", "Agreement"):
            continue
        run = trimmed(a, (colon + 1, end - 1))
        if run is not None:
            out.append(Say(None, (start, head), head, [a.span(*run)]))
    return out


def headline_outlet(a: Analysis, referents: Referents) -> None:
    """A headline's "daily" or "paper" without an article is the outlet that the text names first."""
    start, end = a.sentences[0]
    if a.words[end - 1] in (".", "?") or not _alone(a, start, end):
        return
    for i in range(start, end):
        bare = referents.named_at(i) is None and a.lower[i - 1 if i > start else i] not in _ARTICLES
        kinds = ("outlet", "document") if i == end - 1 and a.words[i - 1] in _DASHES | {":"} else ("outlet",)
        if bare and any(source_hints().get(x) in kinds for x in lemmas(a.words[i])):
            outlet = referents.first_outlet()
            if outlet is not None:
                referents.stands_for(i, outlet)


def captioned(a: Analysis, referents: Referents, found: list[Say], quotes: list[Span]) -> list[Say]:
    """A quotation with nothing but a name after it, on its line or below."""
    taken, near = Nearby((s, s.content) for s in found if s.cue), Nearby((q, [q]) for q in quotes)
    out: list[Say] = []
    for n in range(1, len(a.sentences)):
        first, end = a.sentences[n]
        while first < end - 1 and a.words[first] in _DASHES:
            first += 1
        who = referents.named_at(first)
        if who is None or end - first > 5 or referents.all[who].type != "Person":
            continue
        if any(referents.named_at(i) != who for i in range(first, end)) or not _ends_line(a, end):
            continue
        content = _above(a, n, near)
        if content is not None and not any(c.start <= content.start < c.end for s in taken.touching(content) for c in s.content):
            out.append(Say(None, (first, end - 1), first, [content]))
    return out


def _above(a: Analysis, sentence: int, quotes: Nearby[Span]) -> Span | None:
    """The quotation that ends where this sentence begins, else the rest of its own line."""
    before = a.spans[a.sentences[sentence][0] - 1]
    for q in quotes.touching(before):
        if q.start < before.start and before.end <= q.end <= before.end + 1:
            return inside(a.text, q)
    start = a.spans[a.sentences[sentence][0]].start
    line = a.text.rfind("\n", 0, start) + 1
    words = a.words_in(Span(line, start))
    return a.span(words[0], words[-1]) if len(words) > 6 else None


def _ends_line(a: Analysis, end: int) -> bool:
    after = a.spans[end - 1].end
    return end == len(a.words) or a.text[after : after + 2].lstrip(" ").startswith(("\n", "\r"))


def _alone(a: Analysis, start: int, end: int) -> bool:
    """Whether the words make up a line of their own."""
    at = a.spans[start].start
    before = a.text[max(0, at - 2) : at]
    return (not before.strip(" ") or "\n" in before) and _ends_line(a, end)
