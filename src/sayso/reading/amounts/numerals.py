"""Numbers as words and digits: "1,200", "1.2 million", "twenty-one thousand", "half a million", "a dozen", "tens of billions".

A number is read as a whole number first (``_cardinal``) and then continued: by a decimal said in words ("two point five"), a
fraction ("three and a half million"), or the name of a fraction ("two thirds").
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from sayso.reading.amounts import digits
from sayso.reading.amounts.vocabulary import (
    BEFORE_PART,
    DENOMINATORS,
    DOZENS,
    FEW,
    HALF_AFTER,
    HALF_BEFORE,
    MEASURES,
    NUMBERS,
    SCALES,
    TENS_DENOMINATORS,
    VAGUE,
    VAGUE_FACTORS,
)
from sayso.reading.when.lexing import BREAK, Words

DASHES = digits.DASHES
STARTS = frozenset(NUMBERS) | frozenset(VAGUE) | frozenset(FEW) | frozenset(SCALES) | frozenset(digits.GLYPHS)
STARTS |= {"a", "an", "half", "quarter", "dozen", "tens", "twice", "."}
"""The words, beside digits, that a number can start with."""
_MOST = 1e18
_ARTICLES = ("a", "an")
_OF = ("of", "the", "s", "a")


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


@dataclass(frozen=True, slots=True)
class _Cardinal:
    """A whole number (or digits with decimals) up to word ``after``; ``last`` is the scale its last word left it in."""

    value: float
    after: int
    scale: int
    last: int


def read_numeral(words: Words, i: int) -> Numeral | None:
    """The longest number that starts at word ``i``, or None."""
    word = words.at(i)
    if word == "twice":
        return Numeral(i, i + 1, 2.0, 2.0, unit="times") if words.at(i + 1) not in ("as", "the", "that") else None
    if word == ".":
        return _from_digits(words, i) if words.at(i + 1)[0].isdecimal() else None
    if (word[0].isdecimal() and word.isascii()) or word in digits.GLYPHS:
        return _from_digits(words, i)
    if word in VAGUE or word == "tens":
        return _vague(words, i)
    if word in FEW or (word == "a" and words.at(i + 1) in FEW):
        return _few(words, i)
    if word in ("half", "quarter") or word in _ARTICLES:
        return _half(words, i) or _in_words(words, i)
    return _in_words(words, i) if word in NUMBERS or word in SCALES or word == "dozen" else None


def _from_digits(words: Words, i: int) -> Numeral | None:
    read = digits.number(words, i)
    if read is None:
        return None
    if read.fraction and read.value < 1:
        return _share(i, read.after, read.value)
    return _continued(words, i, _scaled(words, read.value, read.after))


def _in_words(words: Words, i: int) -> Numeral | None:
    """ "two hundred and five thousand", "nought point three", "two thirds", "one in five"."""
    cardinal = _cardinal(words, i)
    return None if cardinal is None else _continued(words, i, cardinal)


def _continued(words: Words, i: int, cardinal: _Cardinal) -> Numeral | None:
    """The number that starts as ``cardinal``, with the decimals, the fraction or the whole that follow it."""
    value, after = cardinal.value, cardinal.after
    if words.at(after) == "point" and (decimals := digits.spelled_decimals(words, after + 1)) is not None:
        value, after = float(f"{int(value)}.{decimals[0]}"), decimals[1]
        cardinal = _scaled(words, value, after)
        value, after = cardinal.value, cardinal.after
    share = _part_of_whole(words, i, cardinal)
    if share is not None:
        return share
    if (named := _named_fraction(words, i, cardinal)) is not None:
        return named
    if (mixed := _and_fraction(words, cardinal)) is not None:
        return Numeral(i, mixed.after, mixed.value, mixed.value, scale=mixed.scale)
    if after == i + 1 and words.at(i) in (*SCALES, *_ARTICLES):
        return None
    return Numeral(i, after, value, value, scale=cardinal.scale)


def _scaled(words: Words, value: float, after: int) -> _Cardinal:
    """Digits with the scales behind them: "1.2 million", "45m", "2 dozen", "4 hundred and 12", "5 thousand 2 hundred"."""
    scale, at = 1, after
    while at < after + 3 and (step := digits.scale(words, at, touching=at == after)) is not None:
        scale, at = scale * step, at + 1
    if words.at(at) in DOZENS:
        return _Cardinal(value * 12, at + 1, 12, 12)
    total = digits.rounded(value * scale) if scale > 1 else value
    if scale >= 100 and words.at(at) == "and" and words.at(at + 1) in NUMBERS and _joins(words, at, scale):
        below = _cardinal(words, at + 1)
        if below is not None and below.value < scale and (scale <= 1000 or below.scale >= 100):
            return _Cardinal(total + below.value, below.after, scale, 1)
    return _smaller_parts(words, total, at, scale)


def _smaller_parts(words: Words, total: float, at: int, scale: int) -> _Cardinal:
    """ "5 thousand 2 hundred and 12": what follows a hundred or thousand in digits."""
    largest, rest = scale, at + (words.at(at) == "and")
    while scale in (100, 1000) and words.at(rest).isdecimal() and len(words.at(rest)) < 4:
        number, step = int(words.lower[rest]), digits.scale(words, rest + 1, touching=False) or 1
        if not 0 < number * step < scale or (step == 1 and rest == at):
            break
        total, at, scale = total + number * step, rest + 1 + (step > 1), step
        rest = at + (words.at(at) == "and")
    return _Cardinal(total, at, largest, scale)


def _cardinal(words: Words, i: int) -> _Cardinal | None:
    """Number words: units add up, a scale multiplies what is below it."""
    total, current, at, largest, last = 0.0, 0.0, i, 1, 10**18
    if words.at(i) in _ARTICLES:
        if words.at(i + 1) not in SCALES and words.at(i + 1) != "dozen":
            return None
        current, at = 1.0, i + 1
    before_scale = 10**18
    while True:
        word = words.at(at)
        if word in DASHES and at > i and _hyphen(words, at):
            at += 1
            continue
        if word in NUMBERS and _fits(NUMBERS[word], current) and not (at > i and words.lower[at - 1] in ("zero", "nought")):
            if NUMBERS[word] == 0 and at > i:
                break
            current += NUMBERS[word]
        elif word in DOZENS and at > i - (word == "dozen"):
            current, largest = current // 100 * 100 + 12 * max(current % 100, current < 100), max(largest, 12)
        elif word in SCALES and SCALES[word] == 100 and current < 100:
            current, largest = max(current, 1) * 100, max(largest, 100)
        elif word in SCALES and current == 0 and total and words.at(at - 1) in SCALES and total * SCALES[word] <= _MOST:
            total, last, largest = total * SCALES[word], SCALES[word], max(largest, SCALES[word])  # "three lakh crore"
        elif word in SCALES and SCALES[word] < before_scale and SCALES[word] > 100:
            total, current, before_scale = total + max(current, 1) * SCALES[word], 0.0, SCALES[word]
            last, largest = SCALES[word], max(largest, SCALES[word])
        elif word == "and" and _joins(words, at, largest):
            pass
        else:
            break
        at += 1
    if at == i:
        return None
    return _Cardinal(total + current, at, largest, last if total and not current else 1)


def _hyphen(words: Words, at: int) -> bool:
    """The hyphen of "twenty-one", also set apart ("twenty - one") between tens and a unit."""
    following = words.at(at + 1)
    if words.touches(at):
        return following in NUMBERS or following in SCALES
    return words.at(at) == "-" and NUMBERS.get(words.at(at - 1), 0) >= 20 and 0 < NUMBERS.get(following, 0) < 10


def _joins(words: Words, at: int, largest: int) -> bool:
    """Whether "and" goes on with the number: "two thousand and five", but not "a hundred and three quarters"."""
    if largest == 1 or words.at(at + 1) not in NUMBERS or words.at(at - 1) not in SCALES:
        return False
    value, unit = NUMBERS[words.at(at + 1)], at + 2 + (words.at(at + 2) in DASHES)
    if value >= 20 and 0 < NUMBERS.get(words.at(unit), 0) < 10:
        value, unit = value + NUMBERS[words.at(unit)], unit + 1 + (words.at(unit + 1) in DASHES)
    return words.at(unit) not in DENOMINATORS or value >= DENOMINATORS[words.at(unit)]


def _fits(value: int, current: float) -> bool:
    rest = current % 100
    return rest == 0 or (rest >= 20 and rest % 10 == 0 and value < 10)


def _share(first: int, after: int, count: float, whole: float = 1) -> Numeral:
    percent = digits.exactly(100 * count / whole)
    return Numeral(first, after, percent, percent, share=True)


def _part_of_whole(words: Words, i: int, part: _Cardinal) -> Numeral | None:
    """ "one in three", "two out of five hundred", "one over twenty": a share in percent."""
    at = part.after
    if words.at(at) == "out" and words.at(at + 1) == "of":
        start = at + 2 + (words.at(at + 2) == "every")
    elif words.at(at) == "in":
        start = at + 1 + (words.at(at + 1) == "every")
    elif words.at(at) == "over" and part.value >= 1:
        start = at + 1
    else:
        return None
    whole = _scaled(words, *read) if (read := digits.plain(words, start)) is not None else _cardinal(words, start)
    if whole is None or not part.value > 0 or part.scale > 1 or whole.value == 0 or whole.value != int(whole.value):
        return None
    if words.at(at) == "over":
        bare = words.at(whole.after) in (BREAK, "?", "!") or (words.at(whole.after) == "." and words.at(whole.after + 1) == BREAK)
        if not bare:
            return None
    elif part.value > whole.value or (words.at(at) == "in" and (part.value > 9 or whole.value > 1000)):
        return None
    share = part.value / whole.value
    return _share(i, whole.after, part.value, whole.value) if share <= 1 else Numeral(i, whole.after, share, share)


def _named_fraction(words: Words, i: int, count: _Cardinal) -> Numeral | None:
    """ "two-thirds", "five eighths", "one twenty-fifth", "two thirds of a million", "three quarters billion"."""
    at = count.after + (words.at(count.after) in DASHES)
    denominator = _denominator(words, at)
    if denominator is None or words.lower[i][0].isdecimal():
        return None
    size, after = denominator
    if not words.lower[after - 1].endswith("s") and count.value != 1 and words.lower[after - 1] != "half":
        return None
    value = count.value / size
    tens = NUMBERS.get(words.at(count.after - 1), 0)
    if tens >= 20 and size < 10 and count.value > 100 and words.at(count.after - 2) in SCALES:
        value = (count.value - tens) / (tens + size)  # "one hundred thirty-fifths"
    scale_at = after
    while words.at(scale_at) in ("of", "a") and scale_at < after + 2:
        scale_at += 1
    if (scale := SCALES.get(words.at(scale_at))) is not None:
        return Numeral(i, scale_at + 1, digits.rounded(value * scale), digits.rounded(value * scale), scale=scale)
    hyphen = at > count.after and words.touches(at)
    if words.lower[after - 1] in ("half", "quarters") and not hyphen and words.at(after) not in _OF and words.at(after) != BREAK:
        return None  # "three quarters" of a year
    return _share(i, after, count.value, size) if 0 < value <= 1 else Numeral(i, after, value, value)


def _denominator(words: Words, at: int) -> tuple[float, int] | None:
    """The number a fraction's name divides by and the word after it: "eighths", "hundredth", "twenty-firsts"."""
    word = words.at(at)
    if word in DENOMINATORS:
        return DENOMINATORS[word], at + 1
    unit_at = at + 1 + (words.at(at + 1) in DASHES)
    tens = NUMBERS.get(word, 0)
    if tens >= 20 and (unit := TENS_DENOMINATORS.get(words.at(unit_at), 0)):
        return float(tens + unit), unit_at + 1
    return None


def _and_fraction(words: Words, whole: _Cardinal) -> _Cardinal | None:
    """ "one and a half million", "four million and a quarter", "twenty and three fifths", "a billion and a half million"."""
    at = whole.after
    if words.at(at) != "and":
        return None
    fraction = _fraction(words, at + 1)
    if fraction is None:
        return None
    value, after = fraction
    scale = SCALES.get(words.at(after), 0)
    if scale and scale < whole.scale:
        return _Cardinal(whole.value + value * scale, after + 1, whole.scale, scale)
    if scale:
        return _Cardinal(digits.rounded((whole.value + value) * scale), after + 1, scale, scale)
    if whole.last > 100 and whole.last < 10**18:
        return _Cardinal(whole.value + value * whole.last, after, whole.scale, whole.last)
    return _Cardinal(whole.value + value, after, whole.scale, 1)


def _fraction(words: Words, at: int) -> tuple[float, int] | None:
    """ "a half", "three fifths", "fifty-four hundredths" below one."""
    count = 1.0 if words.at(at) in _ARTICLES else None
    after = at + 1
    if count is None:
        number = _cardinal(words, at) if words.at(at) in NUMBERS else None
        if number is None:
            return None
        count, after = number.value, number.after
    denominator = _denominator(words, after + (words.at(after) in DASHES))
    if denominator is None or not 0 < count / denominator[0] < 1:
        return None
    return count / denominator[0], denominator[1]


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


def _few(words: Words, i: int) -> Numeral | None:
    """ "several", "several hundred", "a few dozen", "a couple of weeks": the least the word stands for."""
    at = i + (words.at(i) == "a")
    least, after = FEW[words.at(at)], at + 1
    scale_at = after + (words.at(after) == "of")
    scale = 12 if words.at(scale_at) == "dozen" else SCALES.get(words.at(scale_at), 0)
    pair = words.at(at) in ("couple", "pair")
    if scale:
        after = scale_at + 1
        while (more := SCALES.get(words.at(after), 0)) > scale:
            scale, after = scale * more, after + 1
        high = least * float(scale) if pair else None
        return Numeral(i, after, least * float(scale), high, vague=True, scale=scale)
    if pair:
        return Numeral(i, scale_at, 2.0, 2.0, vague=True) if words.at(i) == "a" and scale_at > after else None
    return Numeral(i, after, float(least), None, vague=True) if words.at(at) == "several" else None


def _half(words: Words, i: int) -> Numeral | None:
    """ "half a million", "a quarter of a million", "half", "a third of"; the latter are shares in percent."""
    at = i + (words.at(i) in _ARTICLES)
    word = words.at(at)
    denominator = _denominator(words, at)
    if denominator is None:
        scaled = _hundredth(words, at) if at > i else None
        return None if scaled is None else replace(scaled, first=i)
    size, after = denominator
    scale_at = after
    while words.at(scale_at) in ("a", "of", "-") and scale_at < after + 2:
        scale_at += 1
    if (scale := SCALES.get(words.at(scale_at))) is not None or words.at(scale_at) == "dozen":
        value = digits.rounded((scale or 12) / size)
        return Numeral(i, scale_at + 1, value, value, scale=scale or 12)
    following, before = words.at(after), words.at(i - 1)
    if word == "half" and following in _ARTICLES and words.at(after + 1) in MEASURES:
        return Numeral(i, after + 1, 0.5, 0.5)  # "half a metre"
    if (
        word == "half"
        and following not in HALF_AFTER
        and before not in HALF_BEFORE
        and not (at > i and (following == BREAK or before in BEFORE_PART))
    ):
        return None
    if word == "half" and before == "and":
        return None
    ends = before in BEFORE_PART and following in (BREAK, ".", ",", ";", ":")
    ranged = ends or (following == "to" and words.at(after + 1) in ("a", "an", "one", "two", "three", "half"))
    alone = ranged or (following == BREAK and (size >= 100 or before == BREAK))
    if word != "half" and (at == i or not (following == "of" or alone)):
        return None
    return _share(i, after, 1, size)


def _hundredth(words: Words, at: int) -> Numeral | None:
    """ "a hundred trillionths"."""
    count = _cardinal(words, at)
    denominator = None if count is None else _denominator(words, count.after)
    if count is None or denominator is None or denominator[0] < 100:
        return None
    return _share(at, denominator[1], count.value, denominator[0])
