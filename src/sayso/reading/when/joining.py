"""Words that mean one thing together, joined into one: spelled numbers and years, names of holidays, dates written as digits.

"twenty-first" becomes one ordinal, "nineteen sixty-four" one year, "New Year's Eve" one holiday, "18.6.2012" one numeric date.
The joined word keeps the stored characters in ``raw`` and carries in ``lower`` what it means; its class letter is told beside it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from sayso.reading.when.calendars import HOLIDAY_WORDS
from sayso.reading.when.lexicon import DASHES, DECADE_PHRASES, MONTHS, NUMBERS, ORDINALS, UNITS, YEAR_CUES, YEAR_THOUSANDS, ZEROS
from sayso.reading.when.lexing import BREAK, Words

_TENS = {word: value for word, value in NUMBERS.items() if value in (20, 30)}
_DOTTED = re.compile(r"\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2})|\d{4}\.\d{1,2}\.\d{1,2}")
_COMPACT = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
_DIGITS = frozenset("0123456789")
_STARTS = (frozenset(NUMBERS) | frozenset(HOLIDAY_WORDS)) | {"w"}


@dataclass(frozen=True, slots=True)
class Joined:
    """The words of a text after joining; ``letters[i]`` is the class letter of a joined word, absent for all others."""

    words: Words
    letters: dict[int, str] = field(default_factory=dict)


def join(words: Words) -> Joined:
    """Joins what belongs together; linear, every word is looked at once and at most nine words ahead of it."""
    out, letters, copied, i = Words(words.text), {}, 0, 0
    for at, word in enumerate(words.lower):
        if at < i or not (word in _STARTS or (word[0] in _DIGITS and ("." in word or len(word) == 8))):
            continue
        if (found := _joined(words, at)) is None:
            continue
        i, lower, letter = found
        _copy(words, out, copied, at)
        letters[len(out)] = letter
        out.start.append(words.start[at])
        out.end.append(words.end[i - 1])
        out.raw.append(words.said(at, i))
        out.lower.append(lower)
        copied = i
    if not letters:
        return Joined(words)
    _copy(words, out, copied, len(words))
    return Joined(out, letters)


def _copy(words: Words, out: Words, first: int, after: int) -> None:
    for name in ("start", "end", "raw", "lower"):
        getattr(out, name).extend(getattr(words, name)[first:after])


def _joined(words: Words, i: int) -> tuple[int, str, str] | None:
    word = words.lower[i]
    if word[0].isdecimal():
        return _digits(words, i)
    if word == "w":
        return (i + 3, "week", "ω") if words.at(i + 1) == "/" and words.at(i + 2) == "c" else None
    if word in HOLIDAY_WORDS and (holiday := _holiday(words, i)) is not None:
        return holiday
    return (_decade(words, i) or _year(words, i) or _ordinal_or_count(words, i)) if word in NUMBERS else None


def _decade(words: Words, i: int) -> tuple[int, str, str] | None:
    """ "the twenty-tens", "the two thousands"."""
    for size in (4, 3, 2):
        name = DECADE_PHRASES.get(tuple(words.lower[i : i + size]))
        if name is not None and words.at(i - 1) == "the" and words.at(i + size) != "of":
            return i + size, name, "ν"
    return None


def _digits(words: Words, i: int) -> tuple[int, str, str] | None:
    """ "18.6.2012", "20161016"; a part of a longer run of digits and dots (a version, an address) is left alone."""
    word = words.lower[i]
    if len(word) == 8 and _COMPACT.fullmatch(word):
        return i + 1, f"{word[:4]}.{word[4:6]}.{word[6:]}", "J"
    if "." not in word or words.at(i + 1) != "." or not (words.touches(i + 1) and words.touches(i + 2)):
        return None
    said = words.said(i, i + 3)
    more = words.touches(i + 3) and words.at(i + 3) == "." and words.at(i + 4).isdecimal()
    return (i + 3, said, "J") if _DOTTED.fullmatch(said) and not more else None


def _holiday(words: Words, i: int) -> tuple[int, str, str] | None:
    for phrase, key in HOLIDAY_WORDS[words.lower[i]]:
        if all(words.at(i + k).replace("’", "'") == part for k, part in enumerate(phrase)):
            return i + len(phrase), key, "H"
    return None


def _ordinal_or_count(words: Words, i: int) -> tuple[int, str, str] | None:
    """ "twenty-first", "thirty one": tens with a unit up to 31."""
    tens = _TENS.get(words.lower[i])
    at = i + 1 + (words.at(i + 1) in DASHES)
    unit = words.at(at)
    if tens is None or not unit.isalpha():
        return None
    value = NUMBERS.get(unit, ORDINALS.get(unit, 99))
    if not 0 < value < 10 or tens + value > 31:
        return None
    return (at + 1, f"{tens + value}", "D") if unit in NUMBERS else (at + 1, f"{tens + value}", "θ")


def _year(words: Words, i: int) -> tuple[int, str, str] | None:
    """ "nineteen sixty-four", "two thousand and eighteen", "seventeen hundred thirty" where the words around it say year."""
    value, after, rest = _spelled_year(words, i)
    before, following = words.at(i - 1), words.at(after)
    if not 1000 <= value <= 2199 or after == i + 1:
        return None
    thousands = words.at(i + 1) == "thousand"
    sure = before == "year" or (before == "of" and words.at(i - 2) in UNITS) or any(words.at(i - k) in MONTHS for k in range(1, 7))
    cues = YEAR_CUES if rest and not thousands else YEAR_THOUSANDS
    if following in ("hundred", "thousand", "dozen") or (not sure and (before not in cues or not 1500 <= value <= 2100)):
        return None
    plural = (following.endswith("s") and len(following) > 3) or following in ("people", "men", "women", "children")
    return None if plural and not sure else (after, str(value), "Y")


def _spelled_year(words: Words, i: int) -> tuple[int, int, bool]:
    """The value, the word after and whether anything below the hundreds was said; value 0 where it is no year."""
    head = NUMBERS.get(words.lower[i], 0)
    if words.at(i + 1) == "thousand" and head in (1, 2):
        value, at = head * 1000, i + 2
        hundreds = NUMBERS.get(words.at(at), 0)
        if hundreds and words.at(at + 1) == "hundred":
            value, at = value + hundreds * 100, at + 2
    elif 10 <= head <= 21 and words.at(i + 1) == "hundred":
        value, at = head * 100, i + 2
    elif 10 <= head <= 21:
        low, at = _below_hundred(words, i + 1, zero=True)
        return (head * 100 + low, at, True) if low >= 10 or words.at(i + 1) in ZEROS else (0, i + 1, False)
    else:
        return 0, i + 1, False
    low, after = _below_hundred(words, at + (words.at(at) == "and"), zero=False)
    return (value + low, after, True) if low else (value, at, value % 1000 != 0)


def _below_hundred(words: Words, at: int, *, zero: bool) -> tuple[int, int]:
    """ "seventy-eight", "fourteen", "zero one" and the word after; 0 where there is none."""
    at += words.at(at) in DASHES
    if zero and words.at(at) in ZEROS:
        return NUMBERS.get(words.at(at + 1), 0), at + 2
    value = NUMBERS.get(words.at(at), 0)
    if not value or words.at(at) == BREAK:
        return 0, at
    unit_at = at + 1 + (words.at(at + 1) in DASHES)
    unit = NUMBERS.get(words.at(unit_at), 0)
    return (value + unit, unit_at + 1) if value >= 20 and value % 10 == 0 and 0 < unit < 10 else (value, at + 1)
