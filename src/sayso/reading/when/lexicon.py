"""Which kind of time word each word is: one letter a word, so that the grammar can be a regular expression over letters.

The letters: M month, W weekday, Y year, D number 1-31, O ending of a numeric ordinal (th), o ordinal word, N other count, U unit,
S season; the rest are listed with their words in ``vocabulary.toml``; ``x`` is any other word, ``#`` a sentence or paragraph break.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from importlib.resources import files

from sayso.reading.when.lexing import Words

_DATA: Mapping[str, Mapping[str, list[str]]] = tomllib.loads(
    files("sayso.reading.when").joinpath("vocabulary.toml").read_text(encoding="utf-8")
)


def _numbered(table: str) -> dict[str, int]:
    return {word: int(key) for key, words in _DATA[table].items() for word in words}


def _named(table: str) -> dict[str, str]:
    return {word: key for key, words in _DATA[table].items() for word in words}


MONTHS = _numbered("months")
WEEKDAYS = _numbered("weekdays")
SEASONS = _numbered("seasons")
ORDINALS = _numbered("ordinals")
NUMBERS = _numbered("numbers")
UNITS = _named("units")
PARTS = _named("parts")
FUTURE = frozenset(_DATA["cues"]["future"])
SAID = frozenset(_DATA["cues"]["said"])
PERFECT = frozenset(_DATA["cues"]["perfect"])
_NOT_YEAR = frozenset(_DATA["cues"]["not_year"])
_COUNTED = frozenset(_DATA["cues"]["counted"])
_SURE_MONTHS = frozenset(MONTHS) - frozenset(_DATA["cues"]["ambiguous_months"])
_SHORT_WEEKDAYS = frozenset(_DATA["cues"]["ambiguous_weekdays"])

_LETTERS: dict[str, str] = {
    **_named("classes"),
    **dict.fromkeys(ORDINALS, "o"),
    **dict.fromkeys(NUMBERS, "N"),
    **dict.fromkeys(UNITS, "U"),
    **dict.fromkeys(SEASONS, "S"),
    **dict.fromkeys(MONTHS, "m"),
    **dict.fromkeys(WEEKDAYS, "w"),
}
# A month name that is also a verb or a person's name counts only beside a sign of time: "in May", "May 3", "early March".
_MONTH_BESIDE = re.compile(r"(?<=[&(])m(?!x)|(?<=[iofsubt<>E@PXCBe/DO-])m|m(?=\.?[DY]|@Y|\.?,?[PXC]U)|(?<=[DOo]@)m|m(?=\.?-[mM])")


def classify(words: Words) -> str:
    """One class letter a word, in order."""
    letters = [_LETTERS.get(word) or _other(words, i, word) for i, word in enumerate(words.lower)]
    for i, letter in enumerate(letters):
        if letter == "m" and not words.raw[i][0].isupper() and words.lower[i] not in _SURE_MONTHS:
            letters[i] = "x"
        elif letter == "m" and words.lower[i] in _SURE_MONTHS:
            letters[i] = "M"
        elif letter == "w":
            letters[i] = "x" if words.lower[i] in _SHORT_WEEKDAYS and not _short_weekday(words, i) else "W"
    return _MONTH_BESIDE.sub("M", "".join(letters)).replace("m", "x")


def _short_weekday(words: Words, i: int) -> bool:
    return words.raw[i][0].isupper() and words.at(i + 1) in (".", ",")


def _other(words: Words, i: int, word: str) -> str:
    if not word[0].isdecimal():
        return "O" if word in ("st", "nd", "rd", "th") and words.touches(i) and words.lower[i - 1].isdecimal() else "x"
    if not word.isdecimal() or not word.isascii() or len(word) > 4:
        return "x"
    value = int(word)
    if len(word) == 4:
        return "Y" if _is_year(words, i, value) else "N"
    return "D" if 1 <= value <= 31 and len(word) <= 2 else "N"


def _after_date(words: Words, i: int) -> bool:
    """Whether word ``i`` ends a month or a day of one: the number after "June", "Oct." or "June 3," is a year whatever follows."""
    if words.at(i) in (".", ","):
        i -= 1
        return words.at(i) in MONTHS or (words.at(i).isdecimal() and words.at(i - 1) in MONTHS)
    return words.at(i) in MONTHS and (words.raw[i][0].isupper() or words.lower[i] in _SURE_MONTHS)


def _is_year(words: Words, i: int, value: int) -> bool:
    before, after = words.at(i - 1), words.at(i + 1)
    if _after_date(words, i - 1):
        return 1500 <= value <= 2100
    if not 1500 <= value <= 2100 or before in _NOT_YEAR or (before.isdecimal() and before not in NUMBERS and words.touches(i)):
        return False
    if after in _COUNTED or before in "$€£¥#+" or (words.touches(i) and before.isalpha()):
        return False
    plural = after.endswith(("s", "children", "men", "women")) and len(after) > 3 and words.raw[i + 1].islower()
    counted = (plural and after not in _LETTERS) or (after in UNITS and not words.touches(i + 1))
    return not counted or before in ("the", "in", "since", "during", "s", "after", "before")
