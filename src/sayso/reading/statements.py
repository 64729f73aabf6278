"""Speech that outlasts its sentence: statements after "X said:" and quotations whose speaker carries over."""

from __future__ import annotations

import re
from bisect import bisect_right

from sayso.model import Span
from sayso.reading.analysis import Analysis
from sayso.reading.nearby import Nearby
from sayso.reading.say import Say


def open_statement(a: Analysis, say: Say, quotes: list[Span], body_end: int) -> None:
    """ "X said:" at a paragraph's end opens a statement: the quoted paragraphs that follow, or all the rest."""
    if say.cue is None:
        return
    end_of_sentence = a.sentences[a.sentence_of[say.cue[1]]][1] - 1
    end = a.spans[end_of_sentence].end
    if a.words[end_of_sentence] != ":" or end_of_sentence - say.cue[1] > 12:
        return
    if not re.match(r"[^\S\r\n]*(?:\r\n?|\n|$)", a.text[end : end + 40]):
        return
    following = range(a.sentence_of[end_of_sentence] + 1, len(a.sentences))
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


def carried_quotes(a: Analysis, found: list[Say], quotes: list[Span]) -> list[Say]:
    """A quotation nobody is said to utter keeps the speaker of the one just before it."""
    out: list[Say] = []
    spoken, near = Nearby((s, s.content) for s in found), Nearby((q, [q]) for q in quotes)
    direct = sorted((s for s in found if s.source and s.cue), key=lambda s: s.content[0])
    ended = sorted((max(c.end for c in s.content), -n) for n, s in enumerate(direct) if _quoted(s, near))
    for q in quotes:
        words = a.words_in(Span(q.start, q.end))
        if len(words) < 7 or a.sentences[a.sentence_of[words[0]]][0] not in (words[0], words[0] - 1):
            continue
        if any(c.start < q.end and q.start < c.end for s in spoken.touching(q) for c in s.content):
            continue
        before = bisect_right(ended, (q.start, 0))
        if not before:
            continue
        end, n = ended[before - 1]
        last = direct[-n]
        if len(a.words_in(Span(end, q.start))) <= 30:
            out.append(Say(None, last.source, last.source_head, [_inside(a.text, q)], last.stance, 0.5, carried=True))
    return out


def _quoted(say: Say, quotes: Nearby[Span]) -> bool:
    return any(q.start < c.end and c.start < q.end for c in say.content for q in quotes.touching(c))


def _inside(text: str, quote: Span) -> Span:
    end = quote.end - 1 if text[quote.end - 1] in "\"”»’'" and quote.end - quote.start > 2 else quote.end
    return Span(quote.start + 1, end)
