"""Which kind of time word each word is: one letter a word, so that the grammar can be a regular expression over letters.

The letters: M month, W weekday, Y year, D number 1-31, O ending of a numeric ordinal (th), o ordinal word, N other count, U unit,
S season, ν decade, π weekday in the plural; H, J, θ, ω and further Y, D and ν come from ``joining`` (holiday, date in digits,
ordinal of two words, "w/c"); the rest are listed with their words in ``vocabulary.toml``; ``x`` is any other word, ``#`` a
sentence or paragraph break.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from importlib.resources import files

from sayso.reading.when.lexing import Words

_DATA: Mapping[str, Mapping[str, list[str]]] = tomllib.loads(
    files("sayso.reading.when").joinpath("vocabulary.toml").read_text(encoding="utf-8")
)
_MARKS = re.compile(r"\w+|[^\w\s]")


def _numbered(table: str) -> dict[str, int]:
    return {word: int(key) for key, words in _DATA[table].items() for word in words}


def _phrases(table: str) -> dict[tuple[str, ...], str]:
    return {tuple(_MARKS.findall(phrase)): key for key, phrases in _DATA[table].items() for phrase in phrases}


def _named(table: str) -> dict[str, str]:
    return {word: key for key, words in _DATA[table].items() for word in words}


MONTHS = _numbered("months")
WEEKDAYS = _numbered("weekdays")
FULL_NAMES = frozenset(names[0] for table in ("months", "weekdays") for names in _DATA[table].values())
"""Names of months and weekdays that are no abbreviations: a full stop after one ends the sentence."""
SEASONS = _numbered("seasons")
ORDINALS = _numbered("ordinals")
NUMBERS = _numbered("numbers")
UNITS = _named("units")
PARTS = _named("parts")
DECADES = _numbered("decades")
DECADE_PHRASES = {tuple(name.split()): name for name in DECADES if " " in name}
WEEKDAYS_PLURAL = {name + "s": number for name, number in WEEKDAYS.items() if len(name) > 5}
BOUNDS = _phrases("bounds")
BOUNDS_AFTER = _phrases("bounds_after")
BEFORE_NUMERIC = frozenset(_DATA["numeric"]["before"])
BEYOND = frozenset(_DATA["cues"]["beyond"])
SHORT_OF = frozenset(_DATA["cues"]["short_of"])
NEAREST = frozenset(_DATA["cues"]["nearest"])
ORDER = str(_DATA["numeric"]["order"])
DOTTED = str(_DATA["numeric"]["dotted"])
RECURRING = frozenset(_DATA["cues"]["recurring"])
YEAR_CUES = frozenset(_DATA["cues"]["before_year"])
MODAL = frozenset(_DATA["cues"]["modal"])
FAR_YEAR_CUES = frozenset(_DATA["cues"]["before_far_year"])
NOT_AHEAD = frozenset(_DATA["cues"]["not_ahead"])
LASTING = frozenset(_DATA["cues"]["lasting"])
ENDS = frozenset(_DATA["cues"]["ends"])
WORK = frozenset(_DATA["cues"]["work"])
AHEAD = frozenset(tuple(phrase.split()) for phrase in _DATA["cues"]["ahead"])
DAY_ENDS = frozenset(_DATA["cues"]["after_day"])
YEAR_THOUSANDS = frozenset(_DATA["cues"]["before_thousands"])
ZEROS = frozenset(_DATA["cues"]["zero"])
DASHES = frozenset(_DATA["cues"]["dashes"])
NOT_DECADE = frozenset(_DATA["cues"]["not_decade"])
FUTURE = frozenset(_DATA["cues"]["future"])
SAID = frozenset(_DATA["cues"]["said"])
PERFECT = frozenset(_DATA["cues"]["perfect"])
_NOT_YEAR = frozenset(_DATA["cues"]["not_year"])
_COUNTED = frozenset(_DATA["cues"]["counted"])
_SURE_MONTHS = frozenset(MONTHS) - frozenset(_DATA["cues"]["ambiguous_months"])
_VERB_MONTHS = frozenset(_DATA["cues"]["verb_months"])
_PERSON_NOUNS = frozenset(_DATA["cues"]["person_nouns"])
_SHORT_WEEKDAYS = frozenset(_DATA["cues"]["ambiguous_weekdays"])

_LETTERS: dict[str, str] = {
    **_named("classes"),
    **dict.fromkeys(ORDINALS, "o"),
    **dict.fromkeys(NUMBERS, "N"),
    **dict.fromkeys(UNITS, "U"),
    **dict.fromkeys(SEASONS, "S"),
    **dict.fromkeys(DECADES, "ν"),
    **dict.fromkeys(MONTHS, "m"),
    **dict.fromkeys(WEEKDAYS, "w"),
    **dict.fromkeys(WEEKDAYS_PLURAL, "π"),
}
# A month name that is also a verb or a person's name counts only beside a sign of time: "in May", "May 3", "early March".
_MONTH_BESIDE = re.compile(
    r"(?<=[&(])m(?!x)|(?<=[iofsubt<>E@PXCBe/DOθ])m|m(?=\.?[DY]|[@,/-]Y|\.?,?[PXC]U|[/-]D|h?θ)|(?<=[DOoθ]@)m|(?<=[/-]h)m|m(?=\.?-[mM])"
    r"|(?<=[ib]h)m(?![x@])|(?<=Y)m(?![x'@])|m(?=\.?tm|tM)|m(?=h?o(?:[#.,Y]|[-tu]h?(?:o|DO)|$))|(?<=Y[/-])m"
)
_SMALL_MONTH_BESIDE = re.compile(r"μ(?=\.?DO?(?:[#.,Yt-]|$)|,?Y|hDO|h?θ|[/-][DY])|(?<=[DOoθ]@)μ|(?<=[DY][/-])μ|(?<=iY)μ|(?<=DO)μ")


_ENDINGS = frozenset(("st", "nd", "rd", "th"))


def classify(words: Words, known: Mapping[int, str] | None = None) -> str:
    """One class letter a word, in order; ``known`` are letters already decided, by word."""
    letters = [
        _LETTERS.get(word) or (_other(words, i, word) if word[0].isdecimal() or word in _ENDINGS else "x")
        for i, word in enumerate(words.lower)
    ]
    for i, letter in (known or {}).items():
        letters[i] = letter
    for i, letter in enumerate(letters):
        if letter == "m":
            word = words.lower[i]
            small = word in _VERB_MONTHS and not words.raw[i][0].isupper()
            letters[i] = "μ" if small else "M" if word in _SURE_MONTHS or _adjective(words, i) else "m"
        elif letter == "w":
            letters[i] = "W" if words.lower[i] not in _SHORT_WEEKDAYS or _short_weekday(words, letters, i) else "x"
    return _MONTH_BESIDE.sub("M", _SMALL_MONTH_BESIDE.sub("M", "".join(letters))).replace("m", "x").replace("μ", "x")


def _adjective(words: Words, i: int) -> bool:
    """ "the August raid", "as early as March", "not later than April"."""
    before, after = words.at(i - 1), words.at(i + 1)
    if before in ("as", "than"):
        return True
    noun = before == "the" and words.raw[i][0].isupper() and after.isalpha() and words.raw[i + 1].islower()
    return noun and after not in _PERSON_NOUNS and after not in _LETTERS


def _short_weekday(words: Words, letters: Sequence[str], i: int) -> bool:
    """ "Sat." and "Mon 13th" are days, "the Sun" is not."""
    if not words.raw[i][0].isupper():
        return False
    after, before = words.at(i + 1), letters[i - 1] if i else "#"
    return (
        after in (".", ",")
        or (letters[i + 1] == "D" and letters[min(i + 2, len(letters) - 1)] == "O")
        or before in "Uft"
        or (before == "&" and letters[i - 2] == "W")
    )


def _other(words: Words, i: int, word: str) -> str:
    if not word[0].isdecimal():
        return "O" if word in _ENDINGS and words.touches(i) and words.lower[i - 1].isdecimal() else "x"
    if not word.isdecimal() or not word.isascii() or len(word) > 4:
        return "x"
    value = int(word)
    before = words.at(i - 1)
    if before in ("$", "€", "£", "¥") or (
        words.touches(i) and before.isalpha() and before not in MONTHS and before not in ("q", "h")
    ):
        return "x"
    if len(word) == 4:
        return "Y" if _is_year(words, i, value) else "N"
    return "D" if 1 <= value <= 31 and len(word) <= 2 else "N"


def _in_code(words: Words, i: int) -> bool:
    """Whether the digits before a dash belong to a number of other parts: "138-2010", "138-2010-2015"."""
    word = words.at(i)
    chained = words.at(i - 1) in DASHES and words.touches(i) and words.touches(i - 1) and words.at(i - 2).isdecimal()
    return _CODE.fullmatch(word) is not None or (chained and len(word) == 4 and word.isdecimal())


_CODE = re.compile(r"\d{3}|\d{5,8}")


def _after_date(words: Words, i: int) -> bool:
    """Whether word ``i`` ends a month or a day of one: the number after "June", "Oct." or "June 3," is a year whatever follows."""
    if words.at(i) in (".", ",", "/", "-", "of"):
        i -= 1
        return words.at(i) in MONTHS or (words.at(i).isdecimal() and words.at(i - 1) in MONTHS)
    return words.at(i) in MONTHS and (words.raw[i][0].isupper() or words.lower[i] not in _VERB_MONTHS)


def _is_year(words: Words, i: int, value: int) -> bool:
    before, after = words.at(i - 1), words.at(i + 1)
    if before in DASHES and words.touches(i) and words.touches(i - 1) and _in_code(words, i - 2):
        return False
    if _after_date(words, i - 1):
        return 1000 <= value <= 2199
    half = after in ("q", "h") or (after == "-" and words.at(i + 2) == "q")
    if half or (before == "than" and words.at(i - 2) in ("later", "earlier")):
        return 1500 <= value <= 2100
    if (
        not 1500 <= value <= (2199 if before in FAR_YEAR_CUES else 2100)
        or before in _NOT_YEAR
        or (before.isdecimal() and before not in NUMBERS and words.touches(i))
    ):
        return False
    if (
        (after in _COUNTED and (before != "in" or value % 100 == 0))
        or before in "$€£¥#+"
        or (words.touches(i) and before.isalpha())
    ):
        return False
    plural = after.endswith(("s", "children", "men", "women")) and len(after) > 3 and words.raw[i + 1].islower()
    counted = (plural and after not in _LETTERS) or (after in UNITS and not words.touches(i + 1))
    if plural and counted and 1900 < value < 2050 and value % 10:
        return True  # "1967 borders"; counts in the thousands are round or have a separator
    return not counted or before in SEASONS or "_" in before or before in ("the", "in", "since", "during", "s", "after", "before")
