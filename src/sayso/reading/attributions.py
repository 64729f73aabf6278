"""Acts of saying, thinking and showing: cues with their source and content, nested to any depth."""

from __future__ import annotations

from typing import cast

import numpy as np

from sayso.model import Span, Stance
from sayso.reading.analysis import Analysis
from sayso.reading.carriers import headline_outlets, told_outlet
from sayso.reading.encoder.labels import STANCES, cue_word
from sayso.reading.lemmas import lemmas
from sayso.reading.lexicon import adverb_cues, cues, negators
from sayso.reading.nearby import Nearby
from sayso.reading.phrases import noun_phrase
from sayso.reading.referents import Referents
from sayso.reading.say import Say
from sayso.reading.statements import carried_quotes, open_statement

_CUE, _WORD, _SOURCE = 0.5, 0.0, 0.0
_DROP = frozenset({"that", ",", ":", ";", "-", "–", "—", ".", "!", "?", '"', "“", "”", "'", "‘", "’", "``", "''"})


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
        say = _from_cue(a, first, last, quotes)
        if say is not None:
            open_statement(a, say, quotes, body_end)
            found.append(say)
            told = told_outlet(a, referents, say)
            if told is not None:
                found.append(told)
    found += _adverbs(a, found)
    found += headline_outlets(a, referents)
    _whole_quotes(found, quotes)
    return found + carried_quotes(a, found, quotes)


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


def _from_cue(a: Analysis, first: int, last: int, quotes: list[Span]) -> Say | None:
    main = first + cue_word(a.words[first : last + 1])
    start, scores = a.row("source", main)
    values = [start + int(i) for i in np.flatnonzero(scores > _SOURCE) if not first <= start + int(i) <= last]
    near = [v for v in values if a.sentence_of[v] == a.sentence_of[first]]
    source = None
    runs = _runs(near or [v for v in values if abs(a.sentence_of[v] - a.sentence_of[first]) == 1], 1)
    if runs:
        source = max(runs, key=lambda r: (float(scores[r[0] - start : r[1] - start + 1].max()), -abs(r[0] - first)))
        source = _tidy_source(a, source, first)
    if source is None:
        source = _syntactic_source(a, first, last)
    content = _content(a, first, last, main, source, quotes)
    if not content:
        return None
    head = _head(a, source) if source else None
    return Say((first, last), source, head, content, _stance(a, first, last, main), a.cue_score[main])


def _tidy_source(a: Analysis, run: tuple[int, int], cue: int) -> tuple[int, int] | None:
    first, last = run
    while first <= last and (a.upos[first] in ("PUNCT", "ADP", "CCONJ", "SCONJ", "AUX") or a.lower[first] in ("that", "'s")):
        first += 1
    while last >= first and (
        a.upos[last] in ("PUNCT", "ADP", "AUX", "SCONJ") or (a.lower[last] in ("'s", "that") and last > first)
    ):
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


def _content(a: Analysis, first: int, last: int, main: int, source: tuple[int, int] | None, quotes: list[Span]) -> list[Span]:
    start, scores = a.row("content", main)
    own = set(range(first, last + 1)) | (set(range(source[0], source[1] + 1)) if source else set())
    values = [start + int(i) for i in np.flatnonzero(scores > _WORD) if start + int(i) not in own]
    here = a.sentence_of[first]
    if any(a.sentence_of[v] == here for v in values):
        values = [v for v in values if a.sentence_of[v] == here or _in_quote(a, v, quotes)]
    runs = [r for r in (_trim(a, r) for r in _split(a, _runs(values, 3), own)) if r]
    if not runs:
        clause = _syntactic_content(a, first, last)
        runs = [clause] if clause else []
    strong = [r for r in runs if r[1] - r[0] >= 2] or runs
    return [a.span(*r) for r in strong]


def _in_quote(a: Analysis, word: int, quotes: list[Span]) -> bool:
    at = a.spans[word].start
    return any(q.start <= at < q.end for q in quotes)


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


def _stance(a: Analysis, first: int, last: int, main: int) -> Stance:
    """The codebook's stance for the cue's lemma; where it has none or several, the encoder's."""
    known = cues()
    scores = a.tag("stance", main)
    for i in range(first, last + 1):
        for lemma in lemmas(a.words[i]):
            if lemma in known:
                stance = cast(Stance, known[lemma].stance)
                if any(negators().get(a.lower[c]) == "full" for c in a.children[i] if c < i):
                    return cast(Stance, known[lemma].negated) if known[lemma].negated in STANCES else stance
                if stance == "asserts":
                    best = STANCES[int(scores.argmax())]
                    e = np.exp(scores - scores.max())
                    return best if e.max() / e.sum() > 0.8 else stance  # type: ignore[return-value]
                return stance
    return STANCES[int(scores.argmax())]  # type: ignore[return-value]


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


def _whole_quotes(found: list[Say], quotes: list[Span]) -> None:
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
        say.content = _merged(widened)


def _merged(spans: list[Span]) -> list[Span]:
    out: list[Span] = []
    for s in sorted(spans):
        if out and s.start <= out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, s.end))
        else:
            out.append(s)
    return out
