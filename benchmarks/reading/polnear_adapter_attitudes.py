"""Attitudes and intentions: attributions to PolNeAR, no attributions to sayso, so they are taken from the tree.

PolNeAR marks whatever tells of someone's thoughts and intentions ("[she] <backs> [the bill]"). The verbs: those that in the sample
of train (see ``polnear_adapter``) were cues, outside of quotations and of what the reading had found, at least four times and no
less often than not (29 lemmas: 274 times a cue, 97 times not; the most frequent: support 34 to 13, appear 23 to 18, seem 18 to 6,
say 17 to 2, want 16 to 8, ask 15 to 3, endorse 14 to 1, expect 14 to 0).

* The source is the verb's subject; with "seem" and "appear" the subject is the first part of the content, and there is no source.
* So it is with a passive that names no agent ("[the wall] <was meant> [to last]"): 36 of 42 such subjects are content.
* The content is what the verb governs after it, without clauses that are coordinated or adverbial.
"""

from __future__ import annotations

from sayso.model import Span
from sayso.reading.analysis import Analysis
from sayso.reading.lemmas import lemmas

_VERBS = frozenset(
    (
        "support appear seem say want ask endorse expect call offer describe vow seek talk refer tweet decline consider portray "
        "attack denounce blast question oppose echo criticize criticise defend attempt"
    ).split()
)
_IMPERSONAL = frozenset({"seem", "appear"})
_NOT_CONTENT = frozenset({"punct", "advcl", "conj", "cc", "parataxis", "nsubj", "aux", "mark"})


def attitudes(a: Analysis, taken: set[int]) -> list[tuple[str, Span]]:
    """Sources, cues and contents of verbs of attitude and intention that are not among the words ``taken``."""
    out: list[tuple[str, Span]] = []
    for i, upos in enumerate(a.upos):
        if upos == "VERB" and i not in taken and any(x in _VERBS for x in lemmas(a.words[i])):
            found = _attitude(a, i)
            if taken.isdisjoint(a.words_in(next(s for k, s in found if k == "cue")) if found else ()):
                out += found
    return out


def _attitude(a: Analysis, verb: int) -> list[tuple[str, Span]]:
    cue = _predicate(a, verb)
    content = rest_of_clause(a, cue[1])
    if content is None:
        return []
    if a.upos[content[0]] == "ADP" and content[1] > content[0] and a.deprel[content[0]] == "case":
        cue, content = (cue[0], content[0]), (content[0] + 1, content[1])
    out = [("cue", a.span(*cue)), ("content", a.span(*content))]
    impersonal = any(x in _IMPERSONAL for x in lemmas(a.words[verb]))
    if passive_subject(a, cue):
        return out + [("content", s) for s in passive_subject(a, cue)]
    subject = a.child(verb, "nsubj")
    if subject is not None and subject < cue[0]:
        out.append(("content" if impersonal else "source", _phrase(a, subject, cue[0])))
    return out


def _predicate(a: Analysis, verb: int) -> tuple[int, int]:
    first = last = verb
    lo, hi = a.sentences[a.sentence_of[verb]]
    while first > lo and a.upos[first - 1] in ("AUX", "ADV", "PART") and a.head[first - 1] in (verb, first):
        first -= 1
    while last + 1 < hi and a.deprel[last + 1] == "compound:prt" and a.head[last + 1] == verb:
        last += 1
    return first, last


def passive_subject(a: Analysis, cue: tuple[int, int]) -> list[Span]:
    """The subject of a passive without its agent: part of what is said, not who says it."""
    for i in range(cue[0], cue[1] + 1):
        subject = a.child(i, "nsubj:pass")
        if subject is not None and subject < cue[0] and a.child(i, "aux:pass") is not None:
            return [_phrase(a, subject, cue[0])]
    return []


def _phrase(a: Analysis, head: int, before: int) -> Span:
    """A noun phrase left of its predicate."""
    inside = [i for i in a.subtree(head) if i < before]
    while inside and a.upos[inside[-1]] == "PUNCT":
        inside.pop()
    while inside and a.upos[inside[0]] in ("PUNCT", "CCONJ"):
        inside.pop(0)
    return a.span(inside[0], inside[-1]) if inside else a.spans[head]


def rest_of_clause(a: Analysis, last: int) -> tuple[int, int] | None:
    """What a predicate that ends at ``last`` governs right after it: object, complement and what follows them in the clause."""
    start = last + 1
    heads = {i for i in range(max(0, last - 4), last + 1) if a.sentence_of[i] == a.sentence_of[last]}
    end = start - 1
    for i in sorted(heads):
        for c in a.children[i]:
            if c > last and a.deprel[c] not in _NOT_CONTENT:
                end = max(end, a.subtree(c)[-1])
    while end > start and a.upos[end] == "PUNCT" and a.words[end] not in ('"', "”", ")"):
        end -= 1
    if end < start or a.upos[start] == "PUNCT":
        return None
    return start, end
