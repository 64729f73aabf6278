"""Noun phrases over the tree: the extent of a participant or source, and what kind of thing its head noun names."""

from __future__ import annotations

from sayso.reading.analysis import Analysis
from sayso.reading.lemmas import lemmas
from sayso.reading.lexicon import is_title, noun_types

PRONOUNS = frozenset(
    (
        "i me my mine we us our ours you your yours he him his she her hers it its they them their theirs who whom whose which "
        "that this these those himself herself itself themselves ourselves myself one"
    ).split()
)
OWN = frozenset(["his", "her", "its", "their"])


_LONGEST = 14
_NEAR = 6  # words between a noun and what it is called
_UNDER = frozenset({"acl:relcl", "appos", "parataxis", "punct"})
_HELD = frozenset({"nmod:poss", "flat", "compound", "nummod", "amod", "det", "nmod", "acl", "fixed", "nmod:tmod"})


def noun_phrase(a: Analysis, head: int) -> tuple[int, int]:
    """The noun phrase headed by ``head``: determiners, modifiers and of-phrases, without relative clauses and appositions.

    Returns:
        First and last word, inclusive.
    """
    known = a.phrases.get(head)
    if known is None:
        known = a.phrases[head] = _noun_phrase(a, head)
    return known


def _noun_phrase(a: Analysis, head: int) -> tuple[int, int]:
    if a.lower[head] in PRONOUNS and a.upos[head] in ("PRON", "DET"):
        return head, head
    first = last = head
    for c in a.children[head]:
        if a.deprel[c] in _HELD and not (a.deprel[c] == "acl" and (c - head > 3 or _of_a_deed(a, head, c))):
            under = a.subtree(c, _UNDER)
            first, last = min(first, under[0]), max(last, under[-1])
    while first < head and (a.upos[first] in ("ADP", "PUNCT", "CCONJ", "SCONJ") or _bound(a, first)):
        first += 1
    while last > head and (a.upos[last] == "PUNCT" or a.lower[last] in ("'s", "'")):
        last -= 1
    last = _before_title(a, head, last)
    if last - first >= _LONGEST:
        first, last = max(first, head - 5), min(last, head + _LONGEST - 6)
    return first, last


def _bound(a: Analysis, word: int) -> bool:
    """Whether a word bounds a number behind it: "at **least** two flights", "**more** than six"."""
    if a.lower[word] in ("least", "most"):
        return a.lower[word - 1] == "at"
    return a.lower[word] in ("more", "less", "fewer") and a.lower[word + 1] == "than"


def _before_title(a: Analysis, head: int, last: int) -> int:
    """The end of a phrase without the title of who is named behind it: "a spokesman for the army**, Col.** Ana Voss"."""
    comma = next((i for i in range(last, head, -1) if a.words[i] == ","), last)
    titles = comma < last and all(a.words[i][0].isupper() and is_title(a.lower[i]) for i in range(comma + 1, last + 1))
    return comma - 1 if titles else last


def _of_a_deed(a: Analysis, head: int, clause: int) -> bool:
    """Whether a clause says what somebody is accused or suspected of: "experts **of receiving arms**"."""
    return (
        a.lower[clause].endswith("ing")
        and a.lower[clause - 1] == "of"
        and clause > head
        and any(x in noun_types() for x in lemmas(a.words[head]))
    )


def called(a: Analysis, noun: int) -> int | None:
    """The first word of what somebody told by a noun is said to be named: "a former police major **named Ana Voss**"."""
    stop = min(noun + _NEAR, a.sentences[a.sentence_of[noun]][1] - 1)
    for i in range(noun + 1, stop):
        if a.lower[i] in ("named", "called"):
            return i + 1
        if a.upos[i] in ("PUNCT", "VERB"):
            break
    return None


def plural(a: Analysis, word: int) -> bool:
    """Whether a noun or pronoun is plural, from its form and its conjuncts."""
    w = a.lower[word]
    if w in ("they", "them", "their", "we", "us", "our", "these", "those"):
        return True
    if any(a.deprel[c] == "conj" for c in a.children[word]):
        return True
    return w in ("people", "men", "women", "police", "officials", "troops", "forces") or (
        w.endswith("s") and not w.endswith(("ss", "us", "is")) and a.upos[word] == "NOUN"
    )


def in_tag(a: Analysis, word: int) -> bool:
    """Whether a word stands in the tag of a party and a place behind a name: "(R)", "(R-Wis.)", "Rubio, R-Fla.,"."""
    for first in (word, word - 2):
        letter = first > 1 and len(a.words[first]) == 1 and a.words[first].isupper()
        place = letter and first + 2 < len(a.words) and a.words[first + 1] == "-" and a.words[first + 2][0].isupper()
        behind = letter and (a.words[first - 1] == "(" or (place and a.words[first - 1] == "," and a.upos[first - 2] == "PROPN"))
        if behind and (first == word or a.words[word - 1] == "-"):
            return True
    return False
