"""Outlets that carry what others say: "X told the Journal", "a letter seen by the Post", "Minister resigns – Agency"."""

from __future__ import annotations

from sayso.model import Span
from sayso.reading.analysis import Analysis
from sayso.reading.cuewords import WHERE
from sayso.reading.encoder.labels import cue_word
from sayso.reading.frames import preposition
from sayso.reading.lemmas import lemmas
from sayso.reading.lexicon import source_hints
from sayso.reading.nearby import Nearby
from sayso.reading.phrases import noun_phrase
from sayso.reading.referents import Referents
from sayso.reading.runs import Run, merged, name_run, one_name
from sayso.reading.say import Say

_TELL = frozenset(["tell", "inform", "brief", "assure", "give", "show"])
_OTHER_CUE = 0.3
_SAME = 0.85
_DEFINITE = frozenset(["the", "this", "our"])
_OUTWARD = frozenset(["to", "with", "by", "in", "on"])
_NOMINAL = frozenset(["NOUN", "PROPN", "ADJ", "DET", "PART"])
_INTRODUCED = 8  # words before an outlet's name that may say what it is
_CLAUSES = frozenset(["ccomp", "xcomp", "conj", "parataxis", "nsubj", "csubj", "acl:relcl", "appos"])
_TITLES = frozenset(
    "post times herald tribune gazette courier journal chronicle telegraph radio tv television news wire agency daily".split()
)
_SHOWN = frozenset("see obtain publish review carry quote cite broadcast release report leak share examine read".split())


def carrying_outlets(a: Analysis, referents: Referents, say: Say) -> list[Say]:
    """The outlet through which one attribution reached the text, as its parent; at most one.

    Where nobody else says it ("it was reported in the Post that ..."), the outlet becomes its source, and nothing is returned.

    Args:
        a: the analysis.
        referents: to know which words are outlets.
        say: an attribution with a cue.
    """
    if say.cue is None:
        return []
    outlet = _heard(a, referents, say, say.cue)
    if outlet is None:
        around = _beside_cue(a, say, say.cue) + _inside_source(a, say) + _around(a, referents, say, say.cue)
        outlet = next((w for w in around if is_outlet(a, referents, w) and not _taken(a, say, w)), None)
    if outlet is None or (say.source_head is not None and one_name(referents, outlet, say.source_head)):
        return []
    if say.source is None and _says_itself(a, say.cue, outlet):
        say.source, say.source_head = _called(a, referents, outlet), outlet
        return []
    return [_outlet(a, referents, say, outlet)]


def _called(a: Analysis, referents: Referents, outlet: int) -> Run:
    """An outlet's name, or the phrase that stands for it."""
    return name_run(referents, outlet) or noun_phrase(a, outlet)


def _heard(a: Analysis, referents: Referents, say: Say, cue: Run) -> int | None:
    """The head word of the outlet that the encoder links to the cue, if any."""
    linked = a.linked("via", cue[0] + cue_word(a.words[cue[0] : cue[1] + 1]), 0.0)
    words = {w: score for w, score in linked if not _taken(a, say, w) and "\n" not in _between(a, w, cue[0])}
    if not words:
        return None
    best = max(words, key=words.__getitem__)
    named = referents.named_at(best)
    if named is not None:
        return max(w for w in words if referents.named_at(w) == named)
    while a.head[best] != best and (a.head[best] in words or _before_noun(a, best)):
        best = a.head[best]
    return best if a.upos[best] in ("NOUN", "PROPN") else None


def _before_noun(a: Analysis, word: int) -> bool:
    """Whether a word only tells of the noun right behind it: "**state** television"."""
    return a.deprel[word] in ("compound", "amod") and a.head[word] == word + 1 and a.upos[word + 1] == "NOUN"


def _says_itself(a: Analysis, cue: Run, outlet: int) -> bool:
    """Whether an outlet is where something was said, not whom it was told."""
    return preposition(a, outlet) in WHERE and not any(_tells(a, i) for i in range(cue[0], cue[1] + 1))


def _tells(a: Analysis, word: int) -> bool:
    """Whether a word of a cue has a hearer as its object."""
    return any(x in _TELL for x in lemmas(a.words[word]))


def _between(a: Analysis, word: int, other: int) -> str:
    first, last = sorted((word, other))
    return a.text[a.spans[first].end : a.spans[last].start]


def is_outlet(a: Analysis, referents: Referents, word: int) -> bool:
    """Whether a noun names an outlet or stands for one ("the newspaper")."""
    target = referents.named_at(word)
    if target is None:
        definite = any(a.lower[i] in _DEFINITE for i in (word - 1, word - 2) if i >= 0)
        return definite and any(source_hints().get(x) == "outlet" for x in lemmas(a.words[word]))
    if referents.all[target].type == "Outlet":
        return True
    return referents.all[target].type != "Person" and any(w in _TITLES for w in referents.all[target].name.lower().split())


def _beside_cue(a: Analysis, say: Say, cue: Run) -> list[int]:
    """Hearers and settings of a cue: "told the Post", "said in an interview with the Post", "quoted by the Post"."""
    out: list[int] = []
    for i in range(cue[0], cue[1] + 1):
        tell = _tells(a, i)
        out += _just_after(a, i) if tell else []
        stack = [(c, 0) for c in a.children[i]]
        while stack:
            c, depth = stack.pop(0)
            d = a.deprel[c]
            if d in _CLAUSES or depth > 2:
                continue
            p = preposition(a, c)
            if (d in ("obj", "iobj") and tell and depth == 0) or (d in ("obl", "nmod", "obl:agent") and p in _OUTWARD):
                out.append(c)
            stack += [(x, depth + 1) for x in a.children[c] if p in _OUTWARD or d in ("advcl", "acl")]
    return out


def _around(a: Analysis, referents: Referents, say: Say, cue: Run) -> list[int]:
    """Named settings in the same sentence, no other cue between: "in a letter to the Post, Voss said"."""
    lo, hi = a.sentences[a.sentence_of[cue[0]]]
    out: list[int] = []
    for step, start, stop in ((1, cue[1] + 1, min(hi, cue[1] + 14)), (-1, cue[0] - 1, max(lo, cue[0] - 22) - 1)):
        for i in range(start, stop, step):
            if a.cue_score[i] > _OTHER_CUE and a.upos[i] in ("VERB", "AUX"):
                break
            target = referents.named_at(i)
            if target is None or referents.named_at(i - 1) == target or i < 2 or _in_object(a, i, cue):
                continue
            if a.lower[_before_phrase(a, i, lo)] in ("to", "with", "by", "in") and not (
                say.source and say.source[0] <= i <= say.source[1]
            ):
                out.append(i)
    return out


def _in_object(a: Analysis, word: int, cue: Run) -> bool:
    """Whether a word belongs to what a cue acts on: "rejected a report by the **Post**" does not reach us through the Post."""
    for _ in range(_INTRODUCED):
        above = a.head[word]
        if above == word or cue[0] <= above <= cue[1]:
            return above != word and a.deprel[word] == "obj"
        word = above
    return False


def _before_phrase(a: Analysis, name: int, first: int) -> int:
    """The word before a name and what introduces it: "**in** Norway's biggest daily Nordlys"."""
    at = name - 1
    while at > max(first, name - _INTRODUCED) and (a.upos[at] in _NOMINAL or a.lower[at] in _DEFINITE):
        at -= 1
    return at


def _just_after(a: Analysis, verb: int) -> list[int]:
    """The hearer that follows its verb at once, whatever the tree makes of it: "told the Post that"."""
    end = a.sentences[a.sentence_of[verb]][1]
    start = verb + 2 if verb + 1 < end and a.lower[verb + 1] in _DEFINITE else verb + 1
    last = start
    while last < end and last < start + 5 and a.upos[last] in ("PROPN", "NOUN", "ADJ"):
        last += 1
    return list(range(start, last))


def _inside_source(a: Analysis, say: Say) -> list[int]:
    """Who showed a document or quoted a person: "records obtained by the Post", "officials quoted by the Post"."""
    if say.source is None:
        return []
    end = min(a.sentences[a.sentence_of[say.source[0]]][1], say.source[1] + 8)
    if say.cue is not None and say.cue[0] > say.source[1]:
        end = min(end, say.cue[0] + 1)
    for i in range(say.source[0], end - 2):
        if a.lower[i + 1] in ("by", "with", "to") and any(x in _SHOWN for x in lemmas(a.words[i])):
            return _just_after(a, i + 1)
    return []


def _taken(a: Analysis, say: Say, word: int) -> bool:
    at = a.spans[word]
    return word == say.source_head or any(c.start <= at.start < c.end for c in say.content)


def _outlet(a: Analysis, referents: Referents, say: Say, outlet: int) -> Say:
    run = _called(a, referents, outlet)
    cue = say.cue or run
    parts = sorted([*say.content, a.span(*cue), *([a.span(*say.source)] if say.source else [])])
    hole = a.span(*run)
    joined: list[Span] = []
    for s in parts:
        if joined and not (joined[-1].end <= hole.start < s.start):
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, s.end))
        else:
            joined.append(s)
    content = [t for c in joined for s in _minus(c, hole) if (t := _trimmed(a.text, s)).end > t.start] or joined
    return Say(None, run, outlet, merged(content), "asserts", say.score, outlet=True)


def _minus(span: Span, hole: Span) -> list[Span]:
    if hole.end <= span.start or span.end <= hole.start:
        return [span]
    return [s for s in (Span(span.start, hole.start), Span(hole.end, span.end)) if s.end - s.start > 3]


def _trimmed(text: str, span: Span) -> Span:
    """The span without white space and commas at its edges."""
    start, end = span.start, span.end
    while start < end and text[start] in " ,\n":
        start += 1
    while end > start and text[end - 1] in " ,\n":
        end -= 1
    return Span(start, end)


def once_carried(a: Analysis, referents: Referents, found: list[Say]) -> list[Say]:
    """One attribution where an outlet has two of the same: as the source of a cue and as what carried it.

    Where the cue's content holds all that was carried ("according to AP, the minister said"), that one stays; where it holds only
    what was said in the end ("an officer quoted by the paper said"), the outlet's.
    """
    whose = {id(s): None if s.source_head is None else referents.of_word(s.source_head) for s in found}
    near = Nearby((s, s.content) for s in found if s.cue is not None and whose[id(s)] is not None)
    dropped: set[int] = set()
    for outlet in (s for s in found if s.outlet and s.cue is None):
        beside = {id(s): s for c in outlet.content for s in near.touching(c) if whose[id(s)] == whose[id(outlet)]}
        for say in beside.values():
            shared = sum(max(0, min(c.end, d.end) - max(c.start, d.start)) for c in say.content for d in outlet.content)
            if shared > _SAME * sum(c.end - c.start for c in outlet.content):
                dropped.add(id(outlet))
            elif shared > _SAME * sum(c.end - c.start for c in say.content) and say.source == outlet.source:
                dropped.add(id(say))
    return [say for say in found if id(say) not in dropped]


def headline_outlets(a: Analysis, referents: Referents) -> list[Say]:
    """A headline's outlet, after a dash at the end of its line: "Minister resigns – Agency"."""
    out: list[Say] = []
    for start, end in a.sentences:
        target = referents.known_at(end - 1)
        if target is None or not 5 <= end - start <= 40 or referents.all[target].type != "Outlet":
            continue
        first = end - 1
        while first > start and referents.known_at(first - 1) == target:
            first -= 1
        at = a.spans[end - 1].end
        if (
            a.words[first - 1] in ("-", "–", "—", "|", *([":"] if referents.named_at(end - 1) is None else []))
            and first - 2 > start
            and a.text[at : at + 2].strip(" ")[:1] in ("", "\n", "\r")
        ):
            out.append(Say(None, (first, end - 1), end - 1, [a.span(start, first - 2)], outlet=True))
    return out
