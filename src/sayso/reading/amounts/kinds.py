"""What a number is of all that is counted: a total, several things taken together, or a part of one said before."""

from __future__ import annotations

from typing import Literal

from sayso.model import Amount
from sayso.reading.amounts.vocabulary import KINDS
from sayso.reading.when.lexing import BREAK, Words, lex

Kind = Literal["total", "collective", "part"]
_KINDS: tuple[Kind, ...] = ("part", "collective", "total")
_BEFORE, _AFTER = 60, 40
"""How many characters around an amount are looked at."""


def amount_kind(text: str, amount: Amount) -> Kind | None:
    """Whether the words in and around an amount say what it is of all; None where they do not.

    Args:
        text: the document's stored text.
        amount: one of ``find_amounts(text, ..)``.

    Example:
        >>> from sayso.reading.amounts import find_amounts
        >>> text = "They lost a combined 500 boats, of which 30 sank."
        >>> [amount_kind(text, amount) for amount in find_amounts(text, [])]
        ['collective', 'part']
    """
    if amount.span is None:
        return None
    start, end = amount.span.start, amount.span.end
    inside = lex(text[start:end], [])
    before, after = lex(text[max(0, start - _BEFORE) : start], []), lex(text[end : end + _AFTER], [])
    for kind in _KINDS:
        if (
            _ends(before, KINDS[f"{kind}_before"])
            or _starts(inside, KINDS[f"{kind}_before"])
            or _starts(after, KINDS[f"{kind}_after"])
        ):
            return kind
    return None


def _ends(words: Words, phrases: list[str]) -> bool:
    lower = words.lower[: -1 if words.at(len(words) - 1) == BREAK else None]
    return any(lower[-len(parts) :] == parts for parts in map(str.split, phrases))


def _starts(words: Words, phrases: list[str]) -> bool:
    return any(words.lower[: len(parts)] == parts for parts in map(str.split, phrases))
