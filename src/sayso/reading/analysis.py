"""One document's words with everything the encoder says of them: tree, tags and pair scores."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np

from sayso.model import Span
from sayso.reading.encoder.labels import CUE, DEPREL, NER, TRIGGER, UPOS
from sayso.reading.encoder.session import Floats, Kept, Window

_ARGUMENTS = frozenset({"nsubj", "obj", "iobj", "nsubj:pass", "dep", "obl"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_REFERRING = frozenset("NOUN PROPN PRON DET ADJ NUM X SYM".split())  # what may refer to somebody or something
_ANTECEDENTS = 4  # kept for each word: itself and as many as are ever tried
_FAINT = 0.02  # cues and triggers fainter than this are never looked at
_OF_CUES = ("source", "content", "via", "holder")
_OF_TRIGGERS = ("subject", "object", "when", "where", "amount")
HYPHENS = frozenset("-‐‑")


@dataclass(slots=True)
class Analysis:
    """A document's words and their syntax; all word numbers count from the document's first body word.

    ``head[i]`` is the syntactic head of word ``i`` (a root is its own head), ``children[i]`` its dependents in order,
    ``sentence_of[i]`` indexes ``sentences`` (half-open word ranges). ``prepositions`` and ``phrases`` remember, by word, what
    ``frames.preposition`` and ``phrases.noun_phrase`` read off the finished trees.
    """

    text: str
    words: list[str]
    spans: list[Span]
    sentences: list[tuple[int, int]]
    lower: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    sentence_of: list[int] = field(default_factory=list)
    upos: list[str] = field(default_factory=list)
    deprel: list[str] = field(default_factory=list)
    head: list[int] = field(default_factory=list)
    children: list[list[int]] = field(default_factory=list)
    ner: list[str] = field(default_factory=list)
    cue: list[str] = field(default_factory=list)
    cue_score: list[float] = field(default_factory=list)
    trigger_scores: Floats = field(default_factory=lambda: np.zeros((0, len(TRIGGER)), dtype=np.float32))
    windows: list[Window | Kept] = field(default_factory=list)
    antecedents: dict[int, list[int]] = field(default_factory=dict)
    window_of: list[int] = field(default_factory=list)
    prepositions: dict[int, str] = field(default_factory=dict)
    phrases: dict[int, tuple[int, int]] = field(default_factory=dict)

    def hyphened(self, word: int) -> str:
        """The whole hyphenated word that ``word`` is part of ("go-ahead"), lower case; the word itself where it has no hyphen."""
        first = last = word
        while first > 1 and self.words[first - 1] in HYPHENS and self.spans[first - 2].end + 1 == self.spans[first].start:
            first -= 2
        while (
            last + 2 < len(self.words)
            and self.words[last + 1] in HYPHENS
            and self.spans[last].end + 1 == self.spans[last + 2].start
        ):
            last += 2
        if first == last:
            return self.lower[word]
        return "-".join(self.lower[first : last + 1 : 2])

    def row(self, role: str, word: int) -> tuple[int, Floats]:
        """Scores of ``word``'s row under a pair role: (first word of its window, logits over the window's words)."""
        window = self.windows[self.window_of[word]]
        return window.start, window.row(role, word - window.start)

    def linked(self, role: str, word: int, above: float) -> list[tuple[int, float]]:
        """The words that score above ``above`` in ``word``'s row under a pair role, in order, each with its score."""
        return over(*self.row(role, word), above)

    def antecedent(self, word: int) -> int | None:
        """The earlier word that ``word`` goes back to, by the encoder's scores; None where it is the first of its kind."""
        best = self.antecedents.get(word, [word])[0]
        return None if best == word else best

    def likely_antecedents(self, word: int) -> list[int]:
        """Earlier words that ``word`` may go back to, the likeliest first; for a word that must go back to something."""
        return [i for i in self.antecedents.get(word, ()) if i != word]

    def tag(self, head: str, word: int) -> Floats:
        """Logits of a token head for one word."""
        window = self.windows[self.window_of[word]]
        return window.word_tag(head, word - window.start)

    def likeliest(self, head: str, word: int) -> tuple[int, float]:
        """The number of a token head's best label for one word, and its probability."""
        chances = self.chances(head, word)
        best = max(chances)
        return chances.index(best), best

    def chances(self, head: str, word: int) -> list[float]:
        """The probability of each of a token head's labels for one word, in their order."""
        scores = self.tag(head, word).tolist()
        best = max(scores)
        shares = [math.exp(score - best) for score in scores]
        total = sum(shares)
        return [share / total for share in shares]

    def span(self, first: int, last: int) -> Span:
        """The text range from word ``first`` to word ``last`` inclusive."""
        return Span(self.spans[first].start, self.spans[last].end)

    def words_in(self, span: Span) -> range:
        """The words that lie wholly inside a text range (binary search)."""
        first = bisect_left(self.starts, span.start)
        last = bisect_right(self.ends, span.end, first)
        return range(first, last)

    def subtree(self, word: int, stop: frozenset[str] = frozenset()) -> list[int]:
        """The words under ``word`` (itself included), sorted; branches whose relation is in ``stop`` are left out."""
        children, deprel = self.children, self.deprel
        out = [word]
        for i in out:  # grows as it goes
            if children[i]:
                out += [c for c in children[i] if deprel[c] not in stop]
        out.sort()
        return out

    def child(self, word: int, *relations: str) -> int | None:
        """The first dependent of ``word`` under one of ``relations``."""
        return next((c for c in self.children[word] if self.deprel[c] in relations), None)


def over(start: int, row: Floats, above: float) -> list[tuple[int, float]]:
    """The words of a row whose first is ``start`` that score above ``above``, in order, each with its score."""
    return [(start + i, row.item(i)) for i in (row > above).nonzero()[0].tolist()]  # mostly none to three


def analyse(text: str, sentences: list[list[Span]], windows: Iterable[Window]) -> Analysis:
    """Decode the encoder's scores over a document.

    Args:
        text: the stored text.
        sentences: word spans of each sentence, in text order.
        windows: the encoder's windows over the same words.
    """
    spans = [w for s in sentences for w in s]
    starts, ends = [w.start for w in spans], [w.end for w in spans]
    words = [text[start:end] for start, end in zip(starts, ends, strict=True)]
    bounds, at = [], 0
    for s in sentences:
        bounds.append((at, at + len(s)))
        at += len(s)
    lower = "\n".join(words).lower().replace("’", "'").split("\n")
    a = Analysis(text, words, spans, bounds, lower, starts, ends)
    a.sentence_of = [k for k, (x, y) in enumerate(bounds) for _ in range(x, y)]
    a.head = list(range(len(words)))
    a.children = [[] for _ in words]
    triggers = []
    parsed = 0
    for number, window in enumerate(windows):
        _tags(a, window)
        a.windows.append(window)
        a.window_of += [number] * len(window.tags)
        triggers.append(_softmax(window.tag("trigger")))
        while parsed < len(bounds) and bounds[parsed][1] <= len(a.window_of):
            _tree(a, *bounds[parsed])
            parsed += 1
        pending = a.window_of[bounds[parsed][0]] if parsed < len(bounds) and bounds[parsed][0] < len(a.window_of) else number + 1
        _release(a, pending, triggers)
    a.trigger_scores = np.concatenate(triggers) if triggers else a.trigger_scores
    return a


def _release(a: Analysis, before: int, triggers: list[Floats]) -> None:
    """Let go of the pair scores of windows whose trees are read, but for the rows of cues and triggers."""
    for number in range(before - 1, -1, -1):
        window = a.windows[number]
        if isinstance(window, Kept):
            break
        heard = np.asarray(a.cue_score[window.start : window.start + len(window.tags)]) > _FAINT
        likely = heard | (1.0 - triggers[number][:, 0] > _FAINT)
        a.windows[number] = window.kept({_OF_CUES: np.flatnonzero(heard), _OF_TRIGGERS: np.flatnonzero(likely)})


def _softmax(x: Floats) -> Floats:
    e = np.exp(x - x.max(-1, keepdims=True))
    return np.asarray(e / e.sum(-1, keepdims=True), dtype=np.float32)


def _tags(a: Analysis, window: Window) -> None:
    for name, labels, out in (("upos", UPOS, a.upos), ("deprel", DEPREL, a.deprel), ("ner", NER, a.ner), ("cue", CUE, a.cue)):
        out += map(labels.__getitem__, window.tag(name).argmax(-1).tolist())
    a.antecedents |= _antecedents(window, [n for n, tag in enumerate(a.upos[window.start :]) if tag in _REFERRING])
    cue = _softmax(window.tag("cue"))
    a.cue_score += (1.0 - cue[:, 0]).tolist()


def _antecedents(window: Window, referring: list[int]) -> dict[int, list[int]]:
    """For each referring word itself and the earlier ones that it may go back to, likeliest first."""
    rows = np.asarray(referring, dtype=np.intp)
    scores = window.role("antecedent").take(rows, axis=0)
    np.copyto(scores, -np.inf, where=np.arange(len(window.tags)) > rows[:, None])
    best = np.empty((len(referring), min(_ANTECEDENTS, len(window.tags))), dtype=np.intp)
    each = np.arange(len(rows))
    for k in range(best.shape[1]):  # a few passes for the highest cost a tenth of sorting whole rows
        best[:, k] = scores.argmax(-1)
        scores[each, best[:, k]] = -np.inf
    found = zip(referring, (best + window.start).tolist(), strict=True)
    return {window.start + n: row if n >= _ANTECEDENTS else row[: n + 1] for n, row in found}


def _tree(a: Analysis, start: int, end: int) -> None:
    """Greedy heads made a tree: one root, cycles broken at their weakest arc (after Dozat and Manning 2017, without MST)."""
    if end <= start:
        return
    window = a.windows[a.window_of[start]]
    if isinstance(window, Kept):
        return
    stop = min(end, window.start + len(window.tags))
    scores = window.role("head")[start - window.start : stop - window.start, start - window.start : stop - window.start].copy()
    n = stop - start
    root = int(scores.diagonal().argmax())
    np.fill_diagonal(scores, -1e9)
    best = scores.argmax(-1).tolist() if n > 1 else [0]
    best[root] = root
    rooted = {root}
    for i in range(n):
        path = set()
        j = i
        while j not in rooted and j not in path:
            path.add(j)
            j = best[j]
        if j not in rooted:
            best[j] = root
        rooted |= path
    for i in range(n):
        a.head[start + i] = start + best[i]
    for i in range(stop, end):
        a.head[i] = start + root
    a.deprel[start + root] = "root"
    for i in range(start, end):
        noun = a.head[i]
        verb = a.head[noun]
        if noun < verb < i and a.upos[verb] in ("VERB", "AUX") and a.deprel[i] in ("nmod", "obl", "obj", "xcomp", "advcl"):
            a.head[i] = verb  # a subject's modifier does not stand behind its verb
            a.deprel[i] = "obl" if a.deprel[i] == "nmod" else a.deprel[i]
    for i in range(start, end):
        if a.head[i] != i:
            a.children[a.head[i]].append(i)
            if a.deprel[i] == "root":
                a.deprel[i] = "dep"
    _agree(a, start, end)


def _agree(a: Analysis, start: int, end: int) -> None:
    """Make relations agree with the arcs: they are scored word by word, so where the two differ, function words decide."""
    for i in range(start, end):
        head, lower = a.head[i], a.lower[i]
        if head == i:
            continue
        if lower in ("'s", "'") and head < i and a.upos[a.head[head]] in ("NOUN", "PROPN", "ADJ", "NUM") and a.head[head] > i:
            a.deprel[head] = "nmod:poss"
        elif a.deprel[i] == "aux:pass":
            for c in a.children[head]:
                if a.deprel[c] == "nsubj" and c < head:
                    a.deprel[c] = "nsubj:pass"
    for i in range(start, end):
        if a.deprel[i] not in _ARGUMENTS or a.head[i] == i:
            continue
        verb = a.upos[a.head[i]] in ("VERB", "AUX", "ADJ")
        if any(a.deprel[c] == "case" and c < i and a.lower[c] != "'s" for c in a.children[i]):
            a.deprel[i] = "obl" if verb else "nmod"
        elif (
            verb
            and a.deprel[i] == "nsubj"
            and i > a.head[i]
            and any(a.deprel[c] in _SUBJECTS and c < a.head[i] for c in a.children[a.head[i]])
        ):
            a.deprel[i] = "obj"
