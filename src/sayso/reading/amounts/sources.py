"""How many speakers a noun phrase stands for: "three senior officials" 3, "a diplomat" 1, "officials" not stated."""

from __future__ import annotations

from sayso.reading.amounts.numerals import read_numeral
from sayso.reading.amounts.vocabulary import MANY_NOUNS, PERSON_NOUNS
from sayso.reading.when.lexing import Words, lex

_SINGULAR = frozenset({"a", "an", "another"})
_DETERMINERS = frozenset({"the", "this", "that", "his", "her", "its", "their", "our", "my", "some", "at", "least", "other", "all"})
_ALONE = frozenset({"i", "he", "she", "someone", "somebody"})
_ENDS_HEAD = frozenset(
    {"of", "in", "at", "who", "with", "from", "for", "that", "on", "to", "by", "close", "familiar", "near", "briefed"}
)


def source_count(text_of_noun_phrase: str) -> int | None:
    """How many persons a source noun phrase says it is; None where it does not say (bare plurals, bodies, names).

    Args:
        text_of_noun_phrase: the source as written, e.g. "two people familiar with the talks".

    Returns:
        The count; vague ones ("dozens of", "several", "a number of") are None.

    Example:
        >>> source_count("three senior officials"), source_count("a harbour official"), source_count("officials")
        (3, 1, None)
    """
    words = lex(text_of_noun_phrase, [])
    start = 0
    if words.at(0) == "both":
        return 2
    while words.at(start) in _DETERMINERS:
        start += 1
    numeral = read_numeral(words, start)
    if numeral is not None and not numeral.vague and not numeral.share and words.at(numeral.after) != "%":
        return int(numeral.low) if 0 < numeral.low < 1000 and numeral.low == int(numeral.low) else None
    if words.at(0) in _ALONE and len(words) == 2:
        return 1
    if words.at(0) == "a" and words.at(1) in ("couple", "pair") and words.at(2) == "of":
        return 2
    if words.at(0) in _SINGULAR:
        return None if _head(words, 1) in MANY_NOUNS else 1
    return 1 if _head(words, start) in PERSON_NOUNS and " and " not in text_of_noun_phrase else None


def _head(words: Words, start: int) -> str:
    """The last word before the phrase's first preposition, relative or mark."""
    head = ""
    for i in range(start, len(words)):
        word = words.lower[i]
        if word in ("s",) or word in "'’-":
            continue
        if not word.isalpha() or word in _ENDS_HEAD:
            break
        head = word
    return head
