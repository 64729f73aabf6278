"""Numbers written in digits: "1,200", "60 000", "23,45,678", "3/4", "2 3/5", "2½", "1e10", "2.4x10^5", ".08"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from unicodedata import numeric

from sayso.reading.amounts.vocabulary import NUMBERS, SCALES, SHORT_SCALES
from sayso.reading.when.lexing import Words

DASHES = "-–—‑"
GLYPHS = frozenset("½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞⅒")
_SPACES = frozenset("\u00a0\u202f\u2009")
_INDIAN = re.compile(r"\d\d(?:,\d\d)*,\d{3}(?:\.\d+)?|\d\d,\d{3}(?:,\d{3})*")
_MOST_DIGITS = 40
_DENOMINATORS = frozenset((*range(2, 13), 16, 20, 25, 32, 50, 64, 100))


@dataclass(frozen=True, slots=True)
class Read:
    """A number's value, the word after it and whether it was written as a fraction or with one."""

    value: float
    after: int
    fraction: bool = False


def number(words: Words, i: int) -> Read | None:
    """The number written in digits at word ``i``."""
    if words.at(i) in GLYPHS:
        return Read(numeric(words.at(i)), i + 1, fraction=True)
    if words.at(i) == ".":
        return _leading_point(words, i)
    read = plain(words, i)
    if read is None:
        return None
    value, after = read
    if words.at(after) in GLYPHS and words.lower[i].isdecimal():
        return Read(value + numeric(words.at(after)), after + 1, fraction=True)
    if (fraction := _fraction(words, i)) is not None:
        return fraction
    if words.lower[i].isdecimal() and after == i + 1 and words.at(after).isdecimal() and words.at(after + 1) == "/":
        mixed = _fraction(words, after)
        if mixed is not None:
            return Read(value + mixed.value, mixed.after, fraction=True)
    return _power(words, value, after) or Read(value, after)


def plain(words: Words, i: int) -> tuple[float, int] | None:
    """Digits with their separators, also groups apart ("60 000") and Indian ones ("23,45,678"): value and the word after."""
    word = words.at(i)
    if not word[0].isdecimal() or not word.isascii() or len(word) > _MOST_DIGITS:
        return None
    after = i + 1
    if len(word) < 4 and word.isdecimal() and word[0] != "0":
        after = _groups(words, i)
    text = "".join(words.lower[i:after])
    return float(text.replace(",", "")), after


def _groups(words: Words, i: int) -> int:
    """The word after the groups of digits that follow word ``i``."""
    if len(words.lower[i]) < 3 and words.at(i + 1) == "," and words.touches(i + 1) and words.touches(i + 2):
        at = i + 2
        while len(words.at(at)) == 2 and words.at(at + 1) == "," and words.touches(at + 1) and words.touches(at + 2) and at < i + 8:
            at += 2
        return at + 1 if _INDIAN.fullmatch("".join(words.lower[i + 2 : at + 1])) else i + 1
    at = i + 1
    while at < i + 6 and re.fullmatch(r"\d{3}(?:\.\d+)?", words.at(at)) and words.start[at] == words.end[at - 1] + 1:
        at += 1
        if "." in words.lower[at - 1]:
            break
    hard = at > i + 1 and words.text[words.end[i]] in _SPACES
    return at if hard or at > i + 2 or (at == i + 2 and words.at(i + 1) == "000") else i + 1


def _leading_point(words: Words, i: int) -> Read | None:
    """ ".08" where nothing stands before the point."""
    if not (words.touches(i + 1) and words.at(i + 1).isdecimal()) or words.touches(i) or len(words.at(i + 1)) > _MOST_DIGITS:
        return None
    return Read(float(f"0.{words.lower[i + 1]}"), i + 2)


def _fraction(words: Words, i: int) -> Read | None:
    """ "3/4"; no dates, scores or codes: a small denominator, above the numerator, touching and alone."""
    touching = words.touches(i + 1) and words.touches(i + 2)
    if words.at(i + 1) != "/" or not touching or words.at(i + 3) == "/" or words.at(i - 1) == "on":
        return None
    above, below = words.at(i), words.at(i + 2)
    if not (above.isdecimal() and below.isdecimal()) or len(above) > 2 or len(below) > 3 or above[0] == "0" or below[0] == "0":
        return None
    if int(below) not in _DENOMINATORS or int(above) >= int(below) or words.at(i - 1) == "/" or (above, below) == ("9", "11"):
        return None
    return Read(int(above) / int(below), i + 3, fraction=True)


def _power(words: Words, value: float, after: int) -> Read | None:
    """ "1e10", "7.5e+9", "2.4x10^5", "4^-2"."""
    mark = words.at(after)
    if mark == "e" and words.touches(after):
        exponent = _exponent(words, after + 1)
        return None if exponent is None else _raised(value, 10.0, *exponent)
    if mark in ("x", "×") and words.at(after + 1) == "10" and words.at(after + 2) == "^":
        exponent = _exponent(words, after + 3)
        return None if exponent is None else _raised(value, 10.0, *exponent)
    if mark == "^" and words.touches(after):
        exponent = _exponent(words, after + 1)
        return None if exponent is None or value == 0 else _raised(1.0, value, *exponent)
    return None


def _exponent(words: Words, at: int) -> tuple[int, int] | None:
    sign = 1
    while words.at(at) in ("+", "-", "−") and words.touches(at):
        sign, at = -sign if words.at(at) != "+" else sign, at + 1
    if not words.at(at).isdecimal() or not words.touches(at) or len(words.at(at)) > 2:
        return None
    return sign * int(words.lower[at]), at + 1


def _raised(factor: float, base: float, exponent: int, after: int) -> Read | None:
    if base > 1e6 or factor > 1e15:
        return None
    value = float(f"{factor * base**exponent:.15g}")
    return Read(value, after) if 1e-30 < value < 1e30 else None


def scale(words: Words, i: int, *, touching: bool) -> int | None:
    """The scale word ``i`` is: "million", after digits that it touches also "m", "k", "bn"; a hyphen before one counts as 1."""
    word = words.at(i)
    if word in SCALES:
        return SCALES[word]
    if touching and word in SHORT_SCALES and words.touches(i):
        return SHORT_SCALES[word]
    if touching and words.raw[i] == "MM" and words.at(i - 2) in ("$", "€", "£"):
        return SHORT_SCALES["m"]
    if touching and words.raw[i] in ("k", "M") and "." in words.at(i - 1):
        return SHORT_SCALES[word]
    return 1 if word in DASHES and words.at(i + 1) in SCALES else None


def rounded(value: float) -> float:
    """Multiplying 1.1 by a billion must give the number that was meant."""
    return float(round(value)) if value >= 1000 and abs(value - round(value)) < 1e-4 * value**0.25 else round(value, 6)


def exactly(value: float) -> float:
    """Without the last places that binary arithmetic adds to a decimal number ("56.00000000000001")."""
    short = float(f"{value:.12g}")
    return short if abs(short * 1e6 - round(short * 1e6)) < 1e-9 else value


def spelled_decimals(words: Words, at: int) -> tuple[str, int] | None:
    """ "zero three", "seventy-one", "five" after "point": the digits and the word after."""
    found, start = "", at
    while len(found) < 12 and (value := NUMBERS.get(words.at(at))) is not None and (value < 10 or not found):
        tens_unit = at + 1 + (words.at(at + 1) in DASHES)
        if value >= 20 and 0 < NUMBERS.get(words.at(tens_unit), 0) < 10:
            return f"{value + NUMBERS[words.at(tens_unit)]}", tens_unit + 1
        found, at = found + str(value), at + 1
    return (found, at) if at > start else None
