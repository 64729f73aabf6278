"""Acts of saying, thinking and showing: cues with their source and content, nested to any depth."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import cast

import numpy as np

from sayso.model import Span, Stance
from sayso.reading.analysis import Analysis
from sayso.reading.encoder.labels import STANCES
from sayso.reading.frames import preposition
from sayso.reading.lemmas import lemmas
from sayso.reading.lexicon import adverb_cues, cues
from sayso.reading.phrases import noun_phrase
from sayso.reading.referents import Referents

_CUE, _WORD, _SOURCE = 0.5, 0.0, 0.0
_DROP = frozenset({"that", ",", ":", ";", "-", "–", "—", ".", "!", "?", '"', "“", "”", "'", "‘", "’", "``", "''"})
_COLON_END = re.compile(r"[^\S\r\n]*:[^\S\r\n]*(?:\r\n?|\n)")
_TELL = frozenset("tell inform brief".split())


@dataclass(slots=True)
class Say:
    """An attribution under construction; words are inclusive runs, ``source_head`` the word its entity hangs on."""

    cue: tuple[int, int] | None
    source: tuple[int, int] | None
    source_head: int | None
    content: list[Span]
    stance: Stance = "asserts"
    score: float = 1.0
    carried: bool = False
    outlet: bool = False
    children: list[Say] = field(default_factory=list)


def says_in(a: Analysis, referents: Referents, quotes: list[Span], body_end: int) -> list[Say]:
    """All attributions of a document, unsorted and not yet nested.

    Args:
        a: the analysis.
        referents: to know which words are outlets.
        quotes: quoted stretches, marks included.
        body_end: end of the last body range, how far an open statement can reach.
    """
    found: list[Say] = []
    for first, last in _cues(a):
        say = _from_cue(a, first, last)
        if say is not None:
            _statement(a, say, quotes, body_end)
            found.append(say)
            told = _told_outlet(a, referents, say)
            if told is not None:
                found.append(told)
    found += _adverbs(a, found)
    found += _suffixes(a, referents)
    _whole_quotes(found, quotes)
    return found + _carried(a, found, quotes)


def _cues(a: Analysis) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    for i, score in enumerate(a.cue_score):
        if score < _CUE:
            continue
        if out and a.cue[i] == "I" and i - out[-1][1] == 1 and a.sentence_of[i] == a.sentence_of[i - 1]:
            out[-1] = (out[-1][0], i)
        else:
            out.append((i, i))
    return out


def _runs(values: list[int], gap: int) -> list[tuple[int, int]]:
    """Sorted word numbers as inclusive runs, bridging gaps of at most ``gap`` words."""
    out: list[tuple[int, int]] = []
    for v in values:
        if out and v - out[-1][1] <= gap + 1:
            out[-1] = (out[-1][0], v)
        else:
            out.append((v, v))
    return out


def _from_cue(a: Analysis, first: int, last: int) -> Say | None:
    start, scores = a.row("source", first)
    values = [start + int(i) for i in np.flatnonzero(scores > _SOURCE) if not first <= start + int(i) <= last]
    source = None
    if values:
        runs = _runs(values, 1)
        source = max(runs, key=lambda r: (float(scores[r[0] - start : r[1] - start + 1].max()), -abs(r[0] - first)))
        source = _tidy_source(a, source, first)
    if source is None:
        source = _syntactic_source(a, first, last)
    content = _content(a, first, last, source)
    if not content:
        return None
    head = _head(a, source) if source else None
    return Say((first, last), source, head, content, _stance(a, first, last), a.cue_score[first])


def _tidy_source(a: Analysis, run: tuple[int, int], cue: int) -> tuple[int, int] | None:
    first, last = run
    while first <= last and (a.upos[first] in ("PUNCT", "ADP", "CCONJ", "SCONJ", "AUX") or a.lower[first] in ("that", "'s")):
        first += 1
    while last >= first and (a.upos[last] in ("PUNCT", "ADP", "AUX", "SCONJ") or a.lower[last] in ("'s", "that") and last > first):
        last -= 1
    return (first, last) if first <= last else None


def _syntactic_source(a: Analysis, first: int, last: int) -> tuple[int, int] | None:
    """The cue's subject on the tree, where the scores gave none."""
    for i in range(first, last + 1):
        if a.upos[i] in ("VERB", "AUX"):
            subject = a.child(i, "nsubj", "obl:agent")
            if subject is not None:
                return noun_phrase(a, subject)
    return None


def _head(a: Analysis, run: tuple[int, int]) -> int:
    members = range(run[0], run[1] + 1)
    tops = [i for i in members if a.head[i] not in members or a.head[i] == i]
    named = [i for i in tops if a.upos[i] in ("NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ")]
    return (named or tops or [run[1]])[0]


def _content(a: Analysis, first: int, last: int, source: tuple[int, int] | None) -> list[Span]:
    start, scores = a.row("content", first)
    own = set(range(first, last + 1)) | (set(range(source[0], source[1] + 1)) if source else set())
    values = [start + int(i) for i in np.flatnonzero(scores > _WORD) if start + int(i) not in own]
    runs = [r for r in (_trim(a, r) for r in _split(a, _runs(values, 3), own)) if r]
    if not runs:
        clause = _syntactic_content(a, first, last)
        runs = [clause] if clause else []
    strong = [r for r in runs if r[1] - r[0] >= 2] or runs
    return [a.span(*r) for r in strong]


def _split(a: Analysis, runs: list[tuple[int, int]], own: set[int]) -> list[tuple[int, int]]:
    """Cut runs at the cue and source they bridged over."""
    out: list[tuple[int, int]] = []
    for x, y in runs:
        piece: list[int] = []
        for i in range(x, y + 1):
            if i in own:
                out += _runs(piece, 0)
                piece = []
            else:
                piece.append(i)
        out += _runs(piece, 0)
    return out


def _trim(a: Analysis, run: tuple[int, int]) -> tuple[int, int] | None:
    first, last = run
    while first <= last and a.lower[first] in _DROP:
        first += 1
    while last >= first and a.lower[last] in _DROP:
        last -= 1
    return (first, last) if first <= last else None


def _syntactic_content(a: Analysis, first: int, last: int) -> tuple[int, int] | None:
    for i in range(first, last + 1):
        for c in a.children[i]:
            if a.deprel[c] in ("ccomp", "xcomp") and not first <= c <= last:
                words = [w for w in a.subtree(c) if not first <= w <= last]
                return _trim(a, (words[0], words[-1])) if words and (words[0] > last or words[-1] < first) else None
    return None


def _stance(a: Analysis, first: int, last: int) -> Stance:
    """The codebook's stance for the cue's lemma; where it has none or several, the encoder's."""
    known = cues()
    scores = a.tag("stance", first)
    for i in range(first, last + 1):
        for lemma in lemmas(a.words[i]):
            if lemma in known:
                stance = cast(Stance, known[lemma].stance)
                if stance == "asserts":
                    best = STANCES[int(scores.argmax())]
                    e = np.exp(scores - scores.max())
                    return best if e.max() / e.sum() > 0.8 else stance  # type: ignore[return-value]
                return stance
    return STANCES[int(scores.argmax())]  # type: ignore[return-value]


def _statement(a: Analysis, say: Say, quotes: list[Span], body_end: int) -> None:
    """"X said:" at a paragraph's end opens a statement: the quoted paragraphs that follow, or all the rest."""
    if say.cue is None:
        return
    end_of_sentence = a.sentences[a.sentence_of[say.cue[1]]][1] - 1
    end = a.spans[end_of_sentence].end
    if a.words[end_of_sentence] != ":" or end_of_sentence - say.cue[1] > 12:
        return
    if not re.match(r"[^\S\r\n]*(?:\r\n?|\n|$)", a.text[end : end + 40]):
        return
    following = [s for s in range(a.sentence_of[end_of_sentence] + 1, len(a.sentences))]
    if not following:
        return
    start = a.spans[a.sentences[following[0]][0]].start
    opening = a.text[start : start + 1]
    if opening in '"“«':
        say.content = _open_quotes(a.text, start, body_end, quotes)
        return
    say.content = _paragraphs(a, following[0], body_end)


def _open_quotes(text: str, start: int, body_end: int, quotes: list[Span]) -> list[Span]:
    """Quoted paragraphs in a row, as one statement."""
    out: list[Span] = []
    at = start
    for q in quotes:
        if q.start < at:
            continue
        if text[at : q.start].strip():
            break
        out.append(_inside(text, q))
        at = q.end
    return out or [Span(start, body_end)]


def _paragraphs(a: Analysis, sentence: int, body_end: int) -> list[Span]:
    out: list[Span] = []
    for x, y in a.sentences[sentence:]:
        span = a.span(x, y - 1)
        if out and "\n" not in a.text[out[-1].end : span.start]:
            out[-1] = Span(out[-1].start, span.end)
        else:
            out.append(span)
    return [s for s in out if s.start < body_end]


def _inside(text: str, quote: Span) -> Span:
    end = quote.end - 1 if text[quote.end - 1] in "\"”»’'" and quote.end - quote.start > 2 else quote.end
    return Span(quote.start + 1, end)


def _told_outlet(a: Analysis, referents: Referents, say: Say) -> Say | None:
    """"X told the Journal": the outlet carries what X says, so it is the parent."""
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


def _adverbs(a: Analysis, found: list[Say]) -> list[Say]:
    """Adverbs of hearsay ("reportedly") over the clause they modify, unless the encoder saw them."""
    seen = {s.cue[0] for s in found if s.cue}
    out = []
    known = adverb_cues()
    for i, form in enumerate(a.lower):
        stance = known.get(form)
        if stance is None or i in seen or a.deprel[i] != "advmod":
            continue
        words = [w for w in a.subtree(a.head[i]) if w != i]
        runs = [r for r in (_trim(a, r) for r in _runs(words, 0)) if r and r[1] > r[0]]
        if runs:
            out.append(Say((i, i), None, None, [a.span(*r) for r in runs], stance))
    return out


def _suffixes(a: Analysis, referents: Referents) -> list[Say]:
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


def _whole_quotes(found: list[Say], quotes: list[Span]) -> None:
    """Content that covers most of a quotation takes all of it."""
    for say in found:
        widened = []
        for c in say.content:
            for q in quotes:
                common = min(c.end, q.end) - max(c.start, q.start)
                if common > 0.6 * (q.end - q.start) and common > 0.6 * (c.end - c.start) and (q.start < c.start or q.end > c.end):
                    c = Span(min(c.start, q.start + 1), max(c.end, q.end - 1))
            widened.append(c)
        say.content = _merged(widened)


def _merged(spans: list[Span]) -> list[Span]:
    out: list[Span] = []
    for s in sorted(spans):
        if out and s.start <= out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, s.end))
        else:
            out.append(s)
    return out


def _carried(a: Analysis, found: list[Say], quotes: list[Span]) -> list[Say]:
    """A quotation nobody is said to utter keeps the speaker of the one just before it."""
    out: list[Say] = []
    direct = sorted((s for s in found if s.source and s.cue), key=lambda s: s.content[0])
    for q in quotes:
        words = a.words_in(Span(q.start, q.end))
        if len(words) < 7 or a.sentences[a.sentence_of[words[0]]][0] not in (words[0], words[0] - 1):
            continue
        if any(c.start < q.end and q.start < c.end for s in found for c in s.content):
            continue
        before = [s for s in direct if max(c.end for c in s.content) <= q.start and _quoted(s, quotes)]
        if not before:
            continue
        last = max(before, key=lambda s: max(c.end for c in s.content))
        between = a.words_in(Span(max(c.end for c in last.content), q.start))
        if len(between) <= 30:
            out.append(Say(None, last.source, last.source_head, [_inside(a.text, q)], last.stance, 0.5, carried=True))
    return out


def _quoted(say: Say, quotes: list[Span]) -> bool:
    return any(q.start < c.end and c.start < q.end for c in say.content for q in quotes)
