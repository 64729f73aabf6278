"""Numbers as words and digits: "1,200", "1.2 million", "twenty-one thousand", "half a million", "a dozen", "tens of billions"."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.reading.amounts.vocabulary import FRACTIONS, NUMBERS, SCALES, SHORT_SCALES, VAGUE, VAGUE_FACTORS
from sayso.reading.when.lexing import Words

DASHES = "-–—‑"
STARTS = frozenset(NUMBERS) | frozenset(VAGUE) | {"a", "an", "half", "quarter", "dozen", "tens", "twice"}
"""The words, beside digits, that a number can start with."""


@dataclass(frozen=True, slots=True)
class Numeral:
    """Words ``first`` up to, not including, ``after`` and their value.

    ``vague`` for "dozens" (``high`` open) or "tens of millions" (``high`` set); ``share`` for fractions, whose value is in percent;
    ``scale`` is the largest scale word used (1 for none); ``unit`` is set where the word says it ("twice").
    """

    first: int
    after: int
    low: float
    high: float | None
    vague: bool = False
    share: bool = False
    scale: int = 1
    unit: str = ""


def read_numeral(words: Words, i: int) -> Numeral | None:
    """The longest number that starts at word ``i``, or None."""
    word = words.at(i)
    if word == "twice":
        return Numeral(i, i + 1, 2.0, 2.0, unit="times") if words.at(i + 1) not in ("as", "the", "that") else None
    if word[0].isdecimal() and word.isascii():
        return _digits(words, i)
    if word in NUMBERS or (word in ("a", "an") and (words.at(i + 1) in SCALES or words.at(i + 1) == "dozen")) or word == "dozen":
        return _share_of_words(words, i) or _in_words(words, i)
    if word in VAGUE or word == "tens":
        return _vague(words, i)
    if word in ("a", "half", "quarter"):
        return _half(words, i)
    return None


def _digits(words: Words, i: int) -> Numeral | None:
    value = float(words.lower[i].replace(",", ""))
    after, scale = i + 1, 1
    while after < i + 4 and (step := _scale(words, after, touching=after == i + 1)) is not None:
        scale, after = scale * step, after + 1
    if value == float("inf") or len(words.lower[i]) > 40:
        return None
    if words.at(after) == "dozen":
        return Numeral(i, after + 1, value * 12, value * 12, scale=12)
    if words.at(after) == "in" and words.at(after + 1).isdecimal() and scale == 1:
        return _one_in(words, i, after, value)
    if scale > 1:
        value = _round(value * scale)
    return Numeral(i, after, value, value, scale=scale)


def _scale(words: Words, i: int, *, touching: bool) -> int | None:
    word = words.at(i)
    if word in SCALES:
        return SCALES[word]
    if touching and word in SHORT_SCALES and words.touches(i):
        return SHORT_SCALES[word]
    if word in DASHES and words.at(i + 1) in SCALES:
        return 1
    return None


def _round(value: float) -> float:
    """Multiplying 1.1 by a billion must give the number that was meant."""
    return float(round(value)) if value >= 1000 else round(value, 6)


def _in_words(words: Words, i: int) -> Numeral | None:
    """Number words, read as in "two hundred and five thousand": units add up, a scale multiplies what is below it."""
    total, current, after, largest, last = 0.0, 0.0, i, 1, 10**18
    if words.at(i) in ("a", "an"):
        current, after = 1.0, i + 1
    while True:
        word = words.at(after)
        if (
            word in DASHES
            and after > i
            and (words.at(after + 1) in NUMBERS or words.at(after + 1) in SCALES)
            and words.touches(after)
        ):
            after += 1
            continue
        if word in NUMBERS and _fits(NUMBERS[word], current):
            current += NUMBERS[word]
        elif word == "dozen":
            current, largest = max(current, 1) * 12, max(largest, 12)
        elif word in SCALES and SCALES[word] < last:
            if SCALES[word] == 100 and current < 100:
                current = max(current, 1) * 100
            else:
                total, current, last = total + max(current, 1) * SCALES[word], 0.0, SCALES[word]
            largest = max(largest, SCALES[word])
        elif word == "and" and largest > 1 and words.at(after + 1) in NUMBERS and words.at(after - 1) in SCALES:
            pass
        elif word == "and" and words.at(after + 1) == "a" and words.at(after + 2) == "half":
            return _and_a_half(words, i, after + 3, total + current)
        else:
            break
        after += 1
    value = total + current
    if after == i or (after == i + 1 and words.at(i) in ("a", "an")):
        return None
    if words.at(after) == "in" and value < 20 and (words.at(after + 1) in NUMBERS or words.at(after + 1).isdecimal()):
        return _one_in(words, i, after, value)
    return Numeral(i, after, value, value, scale=largest)


def _fits(value: int, current: float) -> bool:
    rest = current % 100
    return rest == 0 or (rest >= 20 and rest % 10 == 0 and value < 10)


def _and_a_half(words: Words, first: int, after: int, value: float) -> Numeral:
    scale = SCALES.get(words.at(after), 1)
    value = (value + 0.5) * scale
    return Numeral(first, after + (scale > 1), value, value, scale=scale)


def _one_in(words: Words, first: int, at: int, value: float) -> Numeral | None:
    """ "one in three": a share in percent."""
    word = words.at(at + 1)
    whole = NUMBERS.get(word) or (float(word) if word.isdecimal() and len(word) < 10 else 0.0)
    if not whole or value > whole or value > 9 or whole > 1000 or words.at(at + 2) in SCALES:
        return Numeral(first, at, value, value)
    share = 100 * value / whole
    return Numeral(first, at + 2, share, share, share=True)


def _share_of_words(words: Words, i: int) -> Numeral | None:
    """ "two-thirds", "one quarter", "three quarters"."""
    at = i + 1 + (words.at(i + 1) in DASHES)
    word = words.at(at)
    if (
        words.at(i) not in NUMBERS
        or word not in FRACTIONS
        or (word in ("quarters", "half") and words.at(at + 1) not in ("of", "the", "s"))
    ):
        return None
    share = NUMBERS[words.at(i)] * FRACTIONS[word]
    return Numeral(i, at + 1, share, share, share=True) if 0 < share <= 100 else None


def _vague(words: Words, i: int) -> Numeral | None:
    """ "dozens", "hundreds of", "tens of thousands", "hundreds of millions"."""
    word = words.at(i)
    if word in ("scores", "tens") and words.at(i + 1) != "of":
        return None
    if word in VAGUE_FACTORS and words.at(i + 1) == "of" and words.at(i + 2) in VAGUE:
        step = VAGUE[words.at(i + 2)]
        if words.at(i + 2) in ("thousands", "millions", "billions", "trillions"):
            low = 2.0 * VAGUE_FACTORS[word] * step
            return Numeral(i, i + 3, low, 10.0 * VAGUE_FACTORS[word] * step - 1, vague=True, scale=step)
    return Numeral(i, i + 1, float(VAGUE[word]), None, vague=True, scale=VAGUE[word]) if word in VAGUE else None


def _half(words: Words, i: int) -> Numeral | None:
    """ "half a million", "a quarter of a million", "half", "a third of"; the latter are shares in percent."""
    at = i + (words.at(i) == "a")
    word = words.at(at)
    if word not in ("half", "quarter", "third", "fifth", "tenth"):
        return None
    scale_at = at + 1
    while words.at(scale_at) in ("a", "of", "-") and scale_at < at + 3:
        scale_at += 1
    if (scale := SCALES.get(words.at(scale_at))) is not None or words.at(scale_at) == "dozen":
        value = _round(FRACTIONS[word] / 100 * (scale or 12))
        return Numeral(i, scale_at + 1, value, value, scale=scale or 12)
    following = words.at(at + 1)
    if word == "half" and following not in ("of", "the", "all", "its", "their", "as", "his", "her"):
        return None
    if word != "half" and (following != "of" or at == i):
        return None
    return Numeral(i, at + 1, FRACTIONS[word], FRACTIONS[word], share=True)
