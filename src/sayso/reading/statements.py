"""Speech that outlasts its sentence: statements after "X said:" and quotations whose speaker carries over."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection
from itertools import pairwise, takewhile

from sayso.model import Span
from sayso.reading.analysis import Analysis
from sayso.reading.encoder.labels import cue_word
from sayso.reading.nearby import Nearby
from sayso.reading.phrases import noun_phrase
from sayso.reading.pronouns import BODIES, told_by
from sayso.reading.quotes import inside
from sayso.reading.referents import Referents
from sayso.reading.runs import Run
from sayso.reading.say import Say

_FIRST_PERSON = frozenset(["i", "we", "my", "our", "us", "me", "mine", "ours"])
_SPEAKING = BODIES | {"Person"}
_LONGEST = 8  # sentences of one unquoted speech before its cue
HEARD = -5.0
"""The mean content score (a logit) of the sentence before a cue's above which it is speech, too: on the development documents 20 of
22 such sentences without a cue or a quotation are, and one of those below it."""


def open_statement(a: Analysis, say: Say, quotes: list[Span], body_end: int) -> list[Say]:
    """ "X said:" at a paragraph's end opens a statement: the quoted paragraphs that follow, or all the rest.

    The statement becomes the content of ``say``; where the cue already has content of its own ("denied this:"), a second
    attribution of the same source is returned.
    """
    if say.cue is None:
        return []
    _same_paragraph(a, say, quotes)
    end_of_sentence = a.sentences[a.sentence_of[say.cue[1]]][1] - 1
    end = a.spans[end_of_sentence].end
    if a.words[end_of_sentence] != ":" or end_of_sentence - say.cue[1] > 12:
        return []
    if not re.match(r"[^\S\r\n]*(?:\r\n?|\n|$)", a.text[end : end + 40]):
        return []
    following = range(a.sentence_of[end_of_sentence] + 1, len(a.sentences))
    if not following:
        return []
    start = a.spans[a.sentences[following[0]][0]].start
    quoted = a.text[start : start + 1] in '"“«'
    statement = _open_quotes(a.text, start, body_end, quotes) if quoted else _paragraphs(a, following[0], body_end)
    own = [c for c in say.content if c.end <= end and a.spans[say.cue[1]].end <= c.start]
    if not own:
        say.content = statement
        return []
    say.content = own
    return [Say(None, say.source, say.source_head, statement, say.stance, say.score, carried=True)]


def _same_paragraph(a: Analysis, say: Say, quotes: list[Span]) -> None:
    """ "X said: We act. We pay." without quotation marks goes on as long as the paragraphs speak in the first person."""
    after = say.cue[1] + 1 if say.cue else 0
    sentence = a.sentence_of[after - 1]
    if after + 3 >= a.sentences[sentence][1] or a.words[after] != ":" or not a.words[after + 1][0].isupper():
        return
    start = a.spans[after + 1].start
    if any(q.start <= start + 1 and start < q.end for q in quotes):
        return
    end, last = a.spans[a.sentences[sentence][1] - 1].end, sentence
    paragraph: list[tuple[int, int]] = []
    for x, y in [*a.sentences[sentence + 1 :], (0, 0)]:
        new = y == 0 or "\n" in a.text[a.spans[a.sentences[last][1] - 1].end : a.spans[x].start]
        if new:
            if not _first_person(a, [(after, a.sentences[sentence][1]), *paragraph]):
                return
            end = a.spans[a.sentences[last][1] - 1].end
            paragraph = []
        if y == 0 or (new and not _first_person(a, _paragraph_at(a, x))):
            break
        paragraph.append((x, y))
        last = a.sentence_of[x]
    say.content = [Span(start, max(end, a.spans[a.sentences[last][1] - 1].end))]


def spoken_paragraphs(a: Analysis, referents: Referents, found: list[Say], quotes: list[Span]) -> None:
    """Unquoted speech with its cue behind it, "They shut the gates. We slept outside, she told us.", from where it begins.

    Only where the speech is told in the first person, or where the encoder hears the sentence before the cue's as said, too;
    sentences after the cue belong to it as long as each of them is told in the first person.
    """
    cued = frozenset(a.sentence_of[say.cue[0]] for say in found if say.cue)
    paragraphs, near = paragraphs_of(a), Nearby((q, [q]) for q in quotes)
    for say in found:
        if say.cue is None or len(say.content) != 1 or say.content[0].end > a.spans[say.cue[0]].start:
            continue
        own = a.sentence_of[say.cue[0]]
        at = a.spans[a.sentences[own][0]]
        if say.content[0].start > at.end or _touched(near, Span(at.start, a.spans[say.cue[1]].end)):
            continue
        lead = []
        for sentence in _unnaming(a, referents, say, range(paragraphs[own].start, own)):
            if sentence in cued or _touched(near, a.span(a.sentences[sentence][0], a.sentences[sentence][1] - 1)):
                break
            lead.append(sentence)
        _widen(a, say, own, lead[::-1], range(own + 1, paragraphs[own].stop), cued)


def _touched(quotes: Nearby[Span], span: Span) -> bool:
    return any(q.start < span.end and span.start < q.end for q in quotes.touching(span))


def _unnaming(a: Analysis, referents: Referents, say: Say, before: range) -> list[int]:
    """The sentences before a cue's, the last first, back to one that names the speaker: that is not yet the speech."""
    who = referents.of_word(say.source_head) if say.source_head is not None else None
    mentions = [] if who is None else [m for m, kind in referents.all[who].mentions.items() if kind != "pronoun"]
    lead: list[int] = []
    for sentence in reversed(before):
        first, end = a.sentences[sentence]
        if len(lead) == _LONGEST or any(a.spans[first].start <= m.start < a.spans[end - 1].end for m in mentions):
            break
        lead.append(sentence)
    return lead


def _widen(a: Analysis, say: Say, own: int, lead: list[int], after: range, cued: Collection[int]) -> None:
    """Take the sentences before the cue's, and those after it, into what was said, where they are told in the first person."""
    told = [*(a.sentences[s] for s in lead), (a.sentences[own][0], say.cue[0] if say.cue else 0)]
    if not _first_person(a, told):
        heard = list(takewhile(lambda s: _heard(a, say, a.sentences[s]), reversed(lead)))
        told = told[len(lead) - len(heard) :]
    if len(told) > 1:
        say.content = [Span(a.spans[told[0][0]].start, say.content[0].end)]
    if not _first_person(a, told):
        return
    last = own
    for sentence in after:
        if sentence in cued or not _first_person(a, [a.sentences[sentence]]):
            break
        last = sentence
    if last > own:
        say.content = [*say.content, a.span(a.sentences[own + 1][0], a.sentences[last][1] - 1)]


def _heard(a: Analysis, say: Say, sentence: tuple[int, int]) -> bool:
    """Whether the encoder links a whole sentence to the cue as what was said, if faintly."""
    if say.cue is None:
        return False
    start, row = a.row("content", say.cue[0] + cue_word(a.words[say.cue[0] : say.cue[1] + 1]))
    words = [i - start for i in range(*sentence) if a.upos[i] != "PUNCT" and 0 <= i - start < len(row)]
    return bool(words) and float(row[words].mean()) > HEARD


def paragraphs_of(a: Analysis) -> list[range]:
    """The paragraph of every sentence, as the range of its sentences."""
    breaks = [n for n, (first, _) in enumerate(a.sentences) if n == 0 or not _runs_on(a, first)]
    return [range(start, end) for start, end in pairwise([*breaks, len(a.sentences)]) for _ in range(start, end)]


def _runs_on(a: Analysis, word: int) -> bool:
    """Whether a word stands in the paragraph of the word before it."""
    return "\n" not in a.text[a.spans[word - 1].end : a.spans[word].start]


def _paragraph_at(a: Analysis, word: int) -> list[tuple[int, int]]:
    """Sentences from ``word``'s to the end of its paragraph."""
    out: list[tuple[int, int]] = []
    for x, y in a.sentences[a.sentence_of[word] :]:
        if out and not _runs_on(a, x):
            break
        out.append((x, y))
    return out


def _first_person(a: Analysis, sentences: list[tuple[int, int]]) -> bool:
    return any(told_by(a, range(x, y), _FIRST_PERSON) for x, y in sentences)


def _open_quotes(text: str, start: int, body_end: int, quotes: list[Span]) -> list[Span]:
    """Quoted paragraphs in a row, as one statement."""
    out: list[Span] = []
    at = start
    for q in quotes:
        if q.start < at:
            continue
        if text[at : q.start].strip():
            break
        out.append(inside(text, q))
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


def carried_quotes(a: Analysis, referents: Referents, found: list[Say], quotes: list[Span]) -> list[Say]:
    """A quotation nobody is said to utter keeps the speaker of the one just before it, or of the sentence it follows."""
    out: list[Say] = []
    spoken, near = Nearby((s, s.content) for s in found), Nearby((q, [q]) for q in quotes)
    direct = sorted((s for s in found if s.source and s.cue), key=lambda s: s.content[0])
    ended = sorted((max(c.end for c in s.content), -n) for n, s in enumerate(direct) if _quoted(s, near))
    last_of: dict[int, Say] = {}
    for say in direct:
        last_of[a.sentence_of[say.cue[0]] if say.cue else -1] = say
    for q in quotes:
        words = a.words_in(Span(q.start, q.end))
        if len(words) < 7:
            continue
        held = [s for s in spoken.touching(q) if any(c.start < q.end and q.start < c.end for c in s.content)]
        if not held and (after := _after_colon(a, referents, words[0])) is not None:
            out.append(Say(None, after[0], after[1], [inside(a.text, q)], "asserts", 0.5))
            continue
        if a.sentences[a.sentence_of[words[0]]][0] not in (words[0], words[0] - 1):
            continue
        quoted_too = all(s.cue is not None and q.start <= a.spans[s.cue[0]].start < q.end for s in held)
        if held and not (quoted_too and (_runs_on(a, words[0]) or _fills_paragraph(a, words))):
            continue
        before = bisect_right(ended, (q.start, 0))
        last = direct[-ended[before - 1][1]] if before else None
        if last is None or len(a.words_in(Span(ended[before - 1][0], q.start))) > 30:
            own = a.sentence_of[words[0]]
            last = (last_of.get(own - 1) or _acting(a, referents, own - 1)) if own and _runs_on(a, words[0]) else None
        if last is not None:
            out.append(Say(None, last.source, last.source_head, [inside(a.text, q)], last.stance, 0.5, carried=True))
    return out


def _after_colon(a: Analysis, referents: Referents, first: int) -> tuple[Run, int] | None:
    """Who speaks after a colon, without a word for it: "That did not surprise **Ana Voss**: “...", "**Peru** was clear: “..."."""
    colon = next((i for i in (first - 1, first - 2) if i > 0 and a.words[i] == ":"), None)
    if colon is None:
        return None
    start = a.sentences[a.sentence_of[colon]][0]
    root = next((i for i in range(start, colon) if a.head[i] == i), None)
    for word in (colon - 1, None if root is None else a.child(root, "nsubj", "nsubj:pass")):
        who = None if word is None else referents.named_at(word)
        if word is not None and who is not None and referents.all[who].type in _SPEAKING:
            return noun_phrase(a, word), word
    return None


def _fills_paragraph(a: Analysis, words: range) -> bool:
    """Whether a quotation's words are the whole of a paragraph."""
    return not _runs_on(a, words[0]) and (words[-1] + 2 >= len(a.words) or not _runs_on(a, words[-1] + 1))


def _acting(a: Analysis, referents: Referents, sentence: int) -> Say | None:
    """The person a sentence is about, as one who may speak in the next: "Voss was blunt. ..."."""
    first, end = a.sentences[sentence]
    root = next(i for i in range(first, end) if a.head[i] == i)
    for word in (first, a.child(root, "nsubj")):
        who = None if word is None else referents.named_at(word)
        if word is not None and who is not None and referents.all[who].type == "Person":
            return Say(None, noun_phrase(a, word), word, [])
    return None


def _quoted(say: Say, quotes: Nearby[Span]) -> bool:
    return any(q.start < c.end and c.start < q.end for c in say.content for q in quotes.touching(c))
