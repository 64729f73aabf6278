"""What is said: the stretches of text a cue holds, from the encoder's scores, the quotation marks and the tree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

from sayso.model import Span
from sayso.reading.analysis import Analysis
from sayso.reading.cuewords import entries
from sayso.reading.nearby import Nearby
from sayso.reading.quotes import inside
from sayso.reading.runs import Run, merged, runs, trimmed, without
from sayso.reading.say import Say

_LIKELY = -0.5
_OTHER_CUE = 0.3
_REACH = 10  # words between "so" or "such" and its "that"
_MOST = 0.6
_QUOTED = 0.2  # of a quotation, from where all of it is said
_DENIED = 8  # words
_COLONS = frozenset(":;")
_THIS = frozenset(["it", "this", "that"])
_OF_A_NOUN = frozenset(["ADP", "DET", "ADJ", "NOUN", "PROPN", "PART", "NUM"])
_ARTICLES = frozenset(["a", "an"])
_MARK_WIDTH = 2  # a full stop or comma, and the mark
_MARKS = frozenset('"“”«»‘:;')


def content_of(a: Analysis, cue: Run, main: int, source: Run | None, quotes: list[Span]) -> list[Span]:
    """The content of one cue; empty where it has none.

    Args:
        a: the analysis.
        cue: the cue.
        main: the cue's word whose scores count.
        source: its source, never part of the content.
        quotes: quoted stretches, marks included.
    """
    own = {*range(cue[0], cue[1] + 1), *(range(source[0], source[1] + 1) if source else ())}
    values = [i for i, _ in a.linked("content", main, _LIKELY) if i not in own]
    here = a.sentence_of[cue[0]]
    if any(a.sentence_of[v] == here for v in values):
        told_on = _told_on(a, values, here)
        values = [v for v in values if a.sentence_of[v] == here or a.sentence_of[v] in told_on or _in_quote(a, v, quotes)]
    found = [r for r in (trimmed(a, r) for r in without(runs(_from_the_start(a, cue, source, values), 3), own)) if r]
    if not found:
        clause = _complement(a, cue)
        found = [clause] if clause else []
    found = [r for r in (trimmed(a, _without_predicate(a, cue, _without_result(a, cue, r))) for r in found) if r]
    strong = [r for r in found if r[1] - r[0] >= 2] or found
    return [a.span(*r) for r in _with_subject(a, cue, source, strong)]


def _with_subject(a: Analysis, cue: Run, source: Run | None, found: list[Run]) -> list[Run]:
    """Content around an inserted cue with what stands before it: "**The plan**, sources said, **is to leave**"."""
    first = min(cue[0], source[0]) if source is not None else cue[0]
    last = max(cue[1], source[1]) if source is not None else cue[1]
    start = a.sentences[a.sentence_of[cue[0]]][0]
    if not found or first - 1 <= start or a.words[first - 1] != "," or a.words[last + 1 : last + 2] != [","]:
        return found
    run = min(found)
    after = next((i for i in range(run[0], run[1] + 1) if a.upos[i] not in ("ADV", "PUNCT")), run[0])
    begins = run[0] in (last + 1, last + 2) and a.upos[after] in ("AUX", "VERB") and not a.lower[after].endswith("ing")
    start = next((i + 1 for i in range(first - 2, start, -1) if a.words[i] in _COLONS), start)
    before = trimmed(a, (start, first - 2)) if start < first - 1 else None
    if not begins or before is None or any(a.upos[i] in ("AUX", "VERB") for i in range(before[0], before[1] + 1)):
        return found
    return [before, *found]


def _without_result(a: Analysis, cue: Run, run: Run) -> Run:
    """Content without the result clause of "so ... that" and "such ... that": it tells what came of it, not what was said."""
    for i in range(max(run[0], cue[1] + 1), run[1] + 1):
        if a.lower[i] != "that" or a.upos[i] != "SCONJ" or i == run[0]:
            continue
        if any(a.lower[j] in ("so", "such") for j in range(max(cue[1] + 1, i - _REACH), i)):
            return (run[0], i - 1)
    return run


def _without_predicate(a: Analysis, cue: Run, run: Run) -> Run:
    """Content of a noun without what is said of the noun: "the claim (by Ana) that he stole **was rejected**"."""
    that = run[0] if a.lower[run[0]] == "that" else run[0] - 1
    if a.upos[cue[1]] != "NOUN" or that <= cue[1] or a.lower[that] != "that":
        return run
    if any(a.upos[i] not in _OF_A_NOUN for i in range(cue[1] + 1, that)):
        return run
    clause = a.head[that]
    last = max(a.subtree(clause)) if clause > that else run[1]
    return (run[0], last) if last < run[1] and a.upos[last + 1] in ("AUX", "VERB") else run


def _told_on(a: Analysis, values: list[int], here: int) -> frozenset[int]:
    """The sentences after the cue's that go on telling what was said: most of their words score, and none is left out between."""
    out: set[int] = set()
    for sentence in range(here + 1, len(a.sentences)):
        start, end = a.sentences[sentence]
        words = [i for i in range(start, end) if a.upos[i] != "PUNCT"]
        if not words or sum(1 for v in values if start <= v < end and a.upos[v] != "PUNCT") < _MOST * len(words):
            break
        out.add(sentence)
    return frozenset(out)


def _from_the_start(a: Analysis, cue: Run, source: Run | None, values: list[int]) -> list[int]:
    """What stands before its cue begins where the sentence does, unless another cue or a quotation lies between."""
    here = [v for v in values if a.sentence_of[v] == a.sentence_of[cue[0]]]
    start = a.sentences[a.sentence_of[cue[0]]][0]
    if len(here) < 3 or here[0] > cue[0] or here[-1] > cue[1] or (source is not None and source[0] < here[0]):
        return values
    gap = range(start, here[0])
    if any(a.cue_score[i] > _OTHER_CUE or a.words[i] in _MARKS for i in gap):
        return values
    return sorted({*gap, *values})


def _in_quote(a: Analysis, word: int, quotes: list[Span]) -> bool:
    at = a.spans[word].start
    return any(q.start <= at < q.end for q in quotes)


def _complement(a: Analysis, cue: Run) -> Run | None:
    """The clause the cue governs on the tree."""
    for i in range(cue[0], cue[1] + 1):
        for c in a.children[i]:
            if a.deprel[c] in ("ccomp", "xcomp") and not cue[0] <= c <= cue[1]:
                words = [w for w in a.subtree(c) if not cue[0] <= w <= cue[1]]
                return trimmed(a, (words[0], words[-1])) if words and (words[0] > cue[1] or words[-1] < cue[0]) else None
    return None


def whole_quotes(a: Analysis, found: list[Say], quotes: Nearby[Span]) -> None:
    """Content that lies in a quotation and covers a fair part of it takes all of it, unless its own cue is quoted with it."""
    for say in found:
        widened = []
        for c in say.content:
            for q in quotes.touching(c):
                if say.cue is not None and q.start <= a.spans[say.cue[0]].start < q.end:
                    continue
                common = min(c.end, q.end) - max(c.start, q.start)
                fair = common > _QUOTED * (q.end - q.start) and common > _MOST * (c.end - c.start)
                if fair and (q.start < c.start or q.end > c.end):
                    c = Span(min(c.start, q.start + 1), max(c.end, q.end - 1))
            widened.append(c)
        say.content = merged(widened)


def paired_marks(found: list[Say], quotes: Nearby[Span]) -> None:
    """Content that holds one mark of a quotation within it takes the other: "the place was “a **wreck”**"."""
    for say in found:
        say.content = merged([_paired(c, quotes.touching(c)) for c in say.content])


def _paired(content: Span, quotes: Iterable[Span]) -> Span:
    start, end = content.start, content.end
    for q in quotes:
        if start <= q.start < end < q.end <= end + _MARK_WIDTH and (start < q.start or q.end - 1 > end):
            end = q.end
        if start - _MARK_WIDTH <= q.start < start < q.end <= end and q.end < end:
            start = q.start
    return Span(start, end)


def _by_sentence(a: Analysis, found: list[Say]) -> Collection[list[Say]]:
    """Sayings whose cues stand in one sentence."""
    out: dict[int, list[Say]] = defaultdict(list)
    for say in found:
        if say.cue is not None:
            out[a.sentence_of[say.cue[0]]].append(say)
    return out.values()


def part_ways(a: Analysis, found: list[Say]) -> None:
    """Content ends where the next cue that is not part of it begins: "said A and said B", "said A, while C said B"."""
    for neighbours in _by_sentence(a, found):
        for say in neighbours:
            for other in neighbours:
                if other is not say and (limit := _where_next_begins(a, say, other)) is not None:
                    say.content = _before(a, say, limit)


def only_the_denied(a: Analysis, say: Say, quotes: list[Span]) -> list[Say]:
    """What is denied without what it is called: "the report" of "called the report 'a fable'", "dismissed it as gossip".

    Returns:
        What it is called as a saying of its own, where that is quoted.
    """
    if say.stance != "denies" or say.cue is None or len(say.content) > 2 or say.content[0].start < a.spans[say.cue[1]].end:
        return []
    words = a.words_in(say.content[0])
    named = bool(words) and a.spans[words[0]].start - a.spans[say.cue[1]].end <= 1 and _names(a, say.cue)
    for i in range(words.start + 1, min(words.start + _DENIED, words.stop + 1, len(a.words))):
        before = range(words.start, i)
        if any(a.upos[k] in ("VERB", "AUX", "SCONJ") for k in before):
            break
        called = a.words[i] in _MARKS or (a.lower[i] == "as" and a.upos[i] != "ADV")
        bare = named and i < words.stop and (a.upos[i] == "ADJ" or a.lower[i] in _ARTICLES or a.lower[i - 1] in _THIS)
        if (called or bare) and any(a.upos[k] in ("NOUN", "PROPN", "PRON") or a.lower[k] in _THIS for k in before):
            say.content = [a.span(words[0], i - 1)]
            end = a.spans[i].start + len(' as "')
            quote = next((q for q in quotes if a.spans[i].start <= q.start <= end), None) if a.words[i] not in _COLONS else None
            inner = None if quote is None else inside(a.text, quote)
            return [] if inner is None else [Say(None, say.source, say.source_head, [inner], "asserts", say.score)]
    return []


def _names(a: Analysis, cue: Run) -> bool:
    """Whether a cue is a verb of calling something something."""
    return any("naming" in known.complement for known in entries(a, cue))


def nearer_cues(a: Analysis, found: list[Say]) -> None:
    """A stretch that a nearer cue holds, too, is that one's: "said A, insisting that B" does not say B twice."""
    for neighbours in _by_sentence(a, found):
        for say in neighbours:
            own = [c for c in say.content if not any(_nearer(a, say, other, c) for other in neighbours)]
            say.content = own or say.content


def _nearer(a: Analysis, say: Say, other: Say, content: Span) -> bool:
    if say.cue is None or other.cue is None or other is say:
        return False
    at, rival = a.spans[say.cue[0]].start, a.spans[other.cue[0]].start
    if abs(rival - content.start) >= abs(at - content.start) or any(c.start <= rival < c.end for c in say.content):
        return False
    shared = sum(max(0, min(c.end, content.end) - max(c.start, content.start)) for c in other.content)
    return shared > _MOST * (content.end - content.start)


def _where_next_begins(a: Analysis, say: Say, other: Say) -> int | None:
    """The first word of another cue's clause, where that clause stands beside this cue and not under it."""
    if say.cue is None or other.cue is None or other.cue[0] <= say.cue[1]:
        return None
    at = a.spans[other.cue[0]].start
    if not any(c.start <= at < c.end for c in say.content):
        return None
    if other.source == say.source is not None:
        return _clause_start(a, say, other.cue[0], None)
    top = other.cue[0]
    for _ in range(12):
        if a.head[top] == top or say.cue[0] <= a.head[top] <= say.cue[1]:
            break
        top = a.head[top]
    if not say.cue[0] <= a.head[top] <= say.cue[1] or not _beside(a, top):
        return None
    return _clause_start(a, say, top, other.source)


def _beside(a: Analysis, clause: int) -> bool:
    """Whether a dependent clause stands beside its head as another statement: "and ...", "while ..."."""
    return a.deprel[clause] == "conj" or (
        a.deprel[clause] == "advcl" and any(a.lower[c] in ("while", "whereas", "although", "though") for c in a.children[clause])
    )


def _clause_start(a: Analysis, say: Say, word: int, source: Run | None) -> int:
    start = min(word, source[0]) if source is not None and say.cue and source[0] > say.cue[1] else word
    while start > 0 and (a.upos[start - 1] in ("AUX", "ADV", "CCONJ", "SCONJ", "PUNCT", "PRON") and a.head[start - 1] >= start - 1):
        start -= 1
    return start


def _before(a: Analysis, say: Say, limit: int) -> list[Span]:
    """The content before word ``limit``; all of it where nothing would be left."""
    out = []
    for c in say.content:
        words = [i for i in a.words_in(c) if i < limit]
        run = trimmed(a, (words[0], words[-1])) if words else None
        if run is not None:
            out.append(a.span(*run) if words[-1] + 1 >= limit else c)
    stated = [i for c in out for i in a.words_in(c) if a.upos[i] in ("VERB", "AUX") and a.deprel[i] not in ("acl", "advcl", "amod")]
    return out if stated else say.content
