"""Unnamed reports ("reports by Arab sources say"): whose they are called, and which outlet the text itself traces them to."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cache

from sayso.model import Document
from sayso.weighing import names, vocabulary
from sayso.weighing.phrases import plural

Mentioned = Sequence[tuple[int, int, str]]
_WHOSE = re.compile(r"\s(?:by|from|of|in|among)\s+(?=[^\s])")
_BETWEEN = 60  # characters between "the reports" and "go back to"


def tellers(words: str) -> str:
    """The people an unnamed report is of: "Arab sources" of "reports by Arab sources"; empty for any other document.

    Args:
        words: what the text calls it.
    """
    noun, *rest = _WHOSE.split(words, maxsplit=1)
    whose = rest[0] if rest else ""
    head = names.singular(noun.casefold().split()[-1]) if noun.split() else ""
    media = bool(whose) and whose.casefold().split()[-1] in vocabulary.words("words", "several_outlets")
    return whose if (media or plural(whose, named=False)) and head in vocabulary.words("words", "report_nouns") else ""


def traced(document: Document, outlets: Mapping[str, Mentioned]) -> tuple[str, str] | None:
    """The one outlet that the text says its reports go back to ("the reports were first broadcast by X"), and the words for it.

    Args:
        document: the text.
        outlets: document id -> where outlets are named in it (start, end, name), sorted.

    Returns:
        None where it says so of no outlet, or of several.
    """
    held = outlets.get(document.id, ())
    found: dict[str, str] = {}
    for hit in _tracing().finditer(document.text) if held else ():
        place = bisect_left(held, (hit.end(),))
        if place < len(held) and held[place][0] == hit.end():
            found.setdefault(held[place][2], " ".join(document.text[hit.start() : held[place][1]].split()))
    return next(iter(found.items())) if len(found) == 1 else None


@cache
def _tracing() -> re.Pattern[str]:
    nouns = "|".join(re.escape(noun) for noun in sorted(vocabulary.words("words", "report_nouns")))
    ways = "|".join(re.escape(way).replace(r"\ ", r"\s+") for way in vocabulary.listed("words", "tracing"))
    told = rf"\b(?:the|these|both|all)\s+(?:(?:{nouns})s?|stories)\b"
    return re.compile(rf"{told}[^.!?\n]{{0,{_BETWEEN}}}\b(?:{ways})\s+(?:the\s+)?", re.IGNORECASE)
