"""sayso's attributions written in PolNeAR's conventions, by rules that hold for every text.

The rules come from PolNeAR's README and its train split, never from dev: counts below are of 139 train articles (every sixth, 3,222
attributions), words and trees as sayso sees them.

Which attributions
* PolNeAR is univocal, a word has one label: of nested attributions only the outermost is marked (a cue inside another content: 0 of
  3,219), and what a quotation holds is content alone (cues inside a quotation: 29 of 3,219).
* Every attribution has a cue (3,219 of 3,222): an outlet that merely carries another attribution is left out.
* A quotation of seven words or more that begins a sentence is content as a whole (765 of 836), also where no cue is near.
* Attitudes and intentions count: ``polnear_adapter_attitudes``.

Cue
* With its auxiliaries (332 of 337; passive 75 of 79), negation (44 of 47), an adverb right before the verb (215 of 236), "to" of
  its infinitive (49 of 55), particle (42 of 44), and a colon right after it (34 of 37); without objects (175 of 839 are in) and
  times and places (90 of 675).
* With the preposition that leads to the content ("calls for [a vote]": about 28 of 30, for 29 of 32, to 98 of 110; after a noun of
  62 of 63, on 22 of 24).

Source
* The whole noun phrase: determiner (429 of 433), adjectives (351 of 353), of-phrases and the like (453 of 483), possessor (all
  120), coordination (72 of 80), apposition (221 of 232) and, less surely, relative clause (53 of 93); and the comma that closes
  these (153 of 182). Without a preposition before it (11 of 230 begin with one) and without a dateline.
* In a relative clause the pronoun ("[who] said": 77 of 84).

Content
* With its quotation marks (begins with the mark 992 times, after it 10; ends with it 1,184 times, before it 3), with "that" (390 of
  395) and "to" (165 of 172), without the sentence's full stop (1,368 of 1,426).
* Of content over several sentences, the cue's own sentence and what is quoted (3,537 of 3,778 parts lie in one sentence).
"""

from __future__ import annotations

from benchmarks.reading.polnear_adapter_attitudes import attitudes, passive_subject
from sayso.model import Attribution, Reading, Span
from sayso.reading.analysis import Analysis
from sayso.reading.nearby import Nearby
from sayso.reading.quotes import quotations
from sayso.reading.words import ABBREVIATION

_CLOSE = frozenset("\"”’'»)")
_LONG = 7
_ABOUT = frozenset("about of over on against".split())
_WITH_CUE = frozenset({"AUX", "ADV", "PART"})
_MODIFIERS = frozenset("det amod nummod compound nmod nmod:poss flat conj cc appos acl acl:relcl punct case fixed advmod".split())


def spans(a: Analysis, reading: Reading) -> list[tuple[str, Span]]:
    """Sources, cues and contents as PolNeAR would mark them, the ones that win a word first.

    Args:
        a: the document's analysis.
        reading: its reading.
    """
    quotes = quotations(a.text, reading.document.body)
    found = _outermost(reading.attributions, quotes)
    out: list[tuple[str, Span]] = [("content", q) for q in _standing(a, quotes)]
    for x in found:
        out += _written(a, x, quotes)
    taken = {i for s in [*quotes, *(s for _, s in out)] for i in a.words_in(s)}
    return out + attitudes(a, taken)


def _written(a: Analysis, x: Attribution, quotes: list[Span]) -> list[tuple[str, Span]]:
    """One attribution's spans."""
    out: list[tuple[str, Span]] = []
    cue = _cue(a, x)
    contents = [_content(a, c, quotes) for c in _near_cue(a, x, quotes)]
    if cue is not None:
        cue, contents = _preposition(a, cue, contents)
        out.append(("cue", a.span(*cue)))
        if x.source is not None:
            out.append(("source", _source(a, x.source, cue)))
        else:
            out += [("content", s) for s in passive_subject(a, cue)]
    return out + [("content", c) for c in contents]


def _outermost(found: tuple[Attribution, ...], quotes: list[Span]) -> list[Attribution]:
    """Attributions that no other and no quotation holds, without outlets that merely carry one, wide ones first."""
    near = Nearby((q, [q]) for q in quotes)
    own = [x for x in found if x.cue is not None or x.scope == "carried"]
    own = [x for x in own if x.cue is None or not any(q.start < x.cue.start < q.end for q in near.touching(x.cue))]
    out: list[Attribution] = []
    for x in sorted(own, key=lambda x: (-sum(c.end - c.start for c in x.content), x.content)):
        at = x.cue or x.content[0]
        if not any(c.start <= at.start and at.end <= c.end for y in out for c in y.content):
            out.append(x)
    return out


def _standing(a: Analysis, quotes: list[Span]) -> list[Span]:
    """Quotations of some length that begin a sentence."""
    begins = {a.spans[first].start for first, _ in a.sentences}
    return [q for q in quotes if q.start in begins and len(a.words_in(q)) >= _LONG]


def _near_cue(a: Analysis, x: Attribution, quotes: list[Span]) -> list[Span]:
    """Of content that runs over several sentences, the cue's own sentence, and what else is quoted."""
    if x.cue is None:
        return list(x.content)
    out: list[Span] = []
    here = a.sentences[a.sentence_of[a.words_in(x.cue)[0]]]
    own = a.span(here[0], here[1] - 1)
    for c in x.content:
        if (own.start <= c.start and c.end <= own.end) or any(q.start - 1 <= c.start and c.end <= q.end for q in quotes):
            out.append(c)
        elif c.start < own.end and own.start < c.end:
            out.append(Span(max(c.start, own.start), min(c.end, own.end)))
        elif a.spans[here[1] - 1].end < c.start or not any(y.start < own.end and own.start < y.end for y in x.content):
            out.append(c)
    return out


def _cue(a: Analysis, x: Attribution) -> tuple[int, int] | None:
    """The cue with the auxiliaries, negations and adverbs around its verb, its particle and "to" before it."""
    if x.cue is None:
        return None
    inside = a.words_in(x.cue)
    first, last = inside[0], inside[-1]
    lo, hi = a.sentences[a.sentence_of[first]]
    source = set(a.words_in(x.source)) if x.source else set()
    while first > lo and a.upos[first - 1] in _WITH_CUE and first - 1 not in source and _belongs(a, first - 1, first, last):
        first -= 1
    while last + 1 < hi and a.deprel[last + 1] in ("compound:prt", "aux", "aux:pass") and first <= a.head[last + 1] <= last:
        last += 1
    if last + 1 < hi and a.words[last + 1] == ":":
        last += 1
    return first, last


def _belongs(a: Analysis, word: int, first: int, last: int) -> bool:
    """Whether a word before a cue depends on it, or on what the cue depends on as one predicate."""
    return first <= a.head[word] <= last or (a.upos[first] == "AUX" and a.head[word] == a.head[first])


def _source(a: Analysis, source: Span, cue: tuple[int, int]) -> Span:
    """The source's whole noun phrase with appositions and relative clauses, as far as the cue; the comma that closes them too."""
    relative = _relative(a, cue)
    if relative is not None:
        return a.spans[relative]
    inside = a.words_in(source)
    if not inside:
        return source
    first, last = inside[0], inside[-1]
    for h in [_top(a, i, cue) for i in inside if a.head[i] not in inside or a.head[i] == i]:
        for i in _phrase(a, h):
            if last < i and not (last < cue[0] <= i):
                last = i
            if i < first and not (i <= cue[1] < first):
                first = i
    first, last = _edges(a, first, last)
    last += _abbreviated(a, last)
    if any(a.words[i] == "," for i in range(first, last)) and last + 1 < cue[0] and a.words[last + 1] == ",":
        last += 1
    return a.span(first, last)


def _abbreviated(a: Analysis, last: int) -> bool:
    """Whether the full stop after a phrase is part of its last word: "of Reno, Nev., said"."""
    stop = last + 1
    if stop + 1 >= len(a.words) or a.words[stop] != "." or a.spans[last].end != a.spans[stop].start:
        return False
    return a.sentence_of[stop + 1] == a.sentence_of[last] and ABBREVIATION.match(a.words[last] + ".") is not None


def _edges(a: Analysis, first: int, last: int) -> tuple[int, int]:
    """A noun phrase without the preposition, conjunction or dateline before it and the marks around it."""
    for i in range(first, min(first + 6, last)):
        if a.words[i] in ("—", "–", "―", "-") and a.words[first].isupper():
            first = i + 1
    while first < last and (a.upos[first] in ("ADP", "PUNCT", "CCONJ", "SCONJ")) and a.lower[first] not in ("both", "either"):
        first += 1
    while last > first and a.upos[last] == "PUNCT" and a.words[last] not in _CLOSE:
        last -= 1
    return first, last


def _relative(a: Analysis, cue: tuple[int, int]) -> int | None:
    """The relative pronoun that is the subject of the cue: "[who] said"."""
    for i in range(cue[0], cue[1] + 1):
        if a.deprel[i] == "acl:relcl":
            subject = a.child(i, "nsubj")
            if subject is not None and subject < cue[0] and a.lower[subject] in ("who", "which", "that"):
                return subject
    return None


def _top(a: Analysis, word: int, cue: tuple[int, int]) -> int:
    """The head of the noun phrase whose name or apposition ``word`` is: "presidential [candidate] Ana Voss"."""
    for _ in range(3):
        up = a.head[word]
        if a.deprel[word] not in ("flat", "compound", "appos") or a.upos[up] not in ("NOUN", "PROPN") or cue[0] <= up <= cue[1]:
            break
        word = up
    return word


def _phrase(a: Analysis, head: int) -> list[int]:
    out, stack = [], [head]
    while stack:
        i = stack.pop()
        out.append(i)
        stack += [c for c in a.children[i] if a.deprel[c] in _MODIFIERS or i != head]
    return sorted(out)


def _content(a: Analysis, content: Span, quotes: list[Span]) -> Span:
    """Content with its quotation marks, with "that" or "to" before it, without the sentence's own full stop."""
    start, end, text = content.start, content.end, a.text
    while end - start > 1 and text[end - 1] in ".,;: " and not any(q.end - 1 == end for q in quotes):
        end -= 1
    for q in quotes:
        if q.start == start - 1:
            start = q.start
        if end < q.end <= end + 3 and not text[end : q.end - 1].strip(".,?!… "):
            end = q.end
    before = next(iter(a.words_in(Span(start, end))), 0) - 1
    if before >= 0 and a.lower[before] in ("that", "to") and a.sentence_of[before] == a.sentence_of[before + 1]:
        start = a.spans[before].start
    return Span(start, end)


def _preposition(a: Analysis, cue: tuple[int, int], contents: list[Span]) -> tuple[tuple[int, int], list[Span]]:
    """The preposition between a cue and its content is the cue's: "calls for [a vote]"."""
    after = cue[1] + 1
    out = []
    for c in contents:
        inside = a.words_in(c)
        if inside and inside[0] == after and len(inside) > 1 and a.upos[after] == "ADP" and a.deprel[after] in ("case", "mark"):
            cue, c = (cue[0], after), Span(a.spans[after + 1].start, c.end)
        elif inside and inside[0] == after + 1 and a.upos[after] == "ADP":
            cue = (cue[0], after)
        elif len(inside) > 2 and a.lower[inside[0]] in _ABOUT and a.upos[inside[0]] == "ADP":
            c = Span(a.spans[inside[0] + 1].start, c.end)
        out.append(c)
    return cue, out
