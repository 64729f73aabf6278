"""What an amount counts: a currency, a percentage, or the head of the noun phrase after the number; and per what ("a year")."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.reading.amounts.numerals import DASHES, read_numeral
from sayso.reading.amounts.vocabulary import (
    CASUALTIES,
    HARM,
    MEASURE_KINDS,
    MEASURES,
    MINOR,
    MONEY_BEFORE,
    MONEY_NAMES,
    NOT_PLURAL_ENDINGS,
    NOT_PLURALS,
    PERIODS,
    PLURALS,
    SIGNS,
    STOPS,
)
from sayso.reading.when.lexing import BREAK, Words

_PEOPLE_ENDINGS = (
    "ians", "eans", "icans", "lis", "qis", "nis", "tis", "bis", "dis", "ese", "uslims", "ghans", "Jews", "Arabs", "Kurds",
    "Turks", "Poles", "Danes", "Swedes", "Greeks", "Britons", "Finns", "Czechs", "Germans", "Rohingyas", "Serbs", "Croats",
)  # fmt: skip
_SIGNS_BEFORE = frozenset("$£€")
_MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit's name and the words from the number to ``after`` that gave it."""

    name: str
    after: int
    scale: int = 1


def money_before(words: Words, i: int) -> tuple[str, int, int] | None:
    """The currency written before word ``i`` ("US$", "€", "EUR", "MSEK") as (ISO code, its first word, what it multiplies by)."""
    for size in (2, 1):
        code = MONEY_BEFORE.get(tuple(words.lower[max(0, i - size) : i])) if i >= size else None
        if code is not None and (size == 1 or words.at(i - 1) in "$¥."):
            plain = words.at(i - size).isalpha()
            if not plain or words.raw[i - size][0].isupper():
                return code, i - size, 1
    millions = _in_millions(words, i - 1, MONEY_BEFORE)
    return None if millions is None else (millions, i - 1, _MILLION)


def money_after(words: Words, i: int) -> Unit | None:
    """The currency named at word ``i`` ("of" before it allowed): "dollars", "Swiss francs", "€"."""
    at = i + (words.at(i) == "of")
    for size in (4, 3, 2, 1):
        code = MONEY_NAMES.get(tuple(words.lower[at : at + size]))
        following = words.at(at + size)
        other = (words.at(at) == "real" and following.isalpha()) or (words.at(at) in _SIGNS_BEFORE and _begins(words, at + 1))
        if code is not None and not other:
            return Unit(code, at + size)
    millions = _in_millions(words, at, MONEY_NAMES)
    return None if millions is None else Unit(millions, at + 1, _MILLION)


def _in_millions(words: Words, i: int, codes: dict[tuple[str, ...], str]) -> str | None:
    """The currency of a code with an M before it: "45 MUSD", "MSEK 250"."""
    word = words.at(i)
    return codes.get((word[1:],)) if len(word) == 4 and word[0] == "m" and words.raw[i].isupper() else None


def _begins(words: Words, i: int) -> bool:
    """Whether word ``i`` is a number that its sign touches: in "5 $10 notes" the sign is the ten's."""
    return words.touches(i) and words.at(i)[0].isdecimal()


def minor(words: Words, i: int) -> tuple[float, int] | None:
    """The cents after a sum: "50 cents", "and forty-five cents", or a bare number below 100 that ends the sentence."""
    start = i + (words.at(i) == "and")
    number = read_numeral(words, start)
    if number is None or not 0 < number.low < 100 or number.share or number.vague or number.low != int(number.low):
        return None
    at = number.after
    if words.at(at) in MINOR:
        return number.low, at + 1
    ends = words.at(at) == BREAK or (words.at(at) == "." and words.at(at + 1) == BREAK)
    named = len(words.at(i - 1)) > 3
    return (number.low, at) if ends and named and number.low >= 10 else None


def percent(words: Words, i: int) -> Unit | None:
    """ "%", "percent", "per cent", "percentage points" at word ``i``."""
    at = i + (words.at(i) in DASHES)
    if words.at(at) in ("%", "percent", "pc", "٪"):
        return Unit("percent", at + 1)
    if words.at(at) == "per" and words.at(at + 1) == "cent":
        return Unit("percent", at + 2)
    if words.at(at) == "percentage" and words.at(at + 1) in ("point", "points"):
        return Unit("percentage points", at + 2)
    return None


def period(words: Words, i: int) -> Unit | None:
    """ "annually", "a year", "per month", "/day", "in annual" at word ``i``; the name is that of one period."""
    for size in (2, 1):
        name = PERIODS.get(tuple(words.lower[i : i + size]))
        if name is not None:
            return Unit(name, i + size)
    if words.at(i) in DASHES and words.at(i + 2) in DASHES:  # "a £20m-a-year deal"
        name = PERIODS.get((words.at(i + 1), words.at(i + 3)))
        return None if name is None else Unit(name, i + 4)
    if words.at(i) == "/" and words.at(i + 1) in ("year", "month", "week", "day", "hour", "barrel"):
        return Unit(words.at(i + 1), i + 2)
    if words.at(i) == "in" and words.at(i + 1) in ("annual", "yearly", "monthly", "weekly", "daily"):
        return Unit({"monthly": "month", "weekly": "week", "daily": "day"}.get(words.at(i + 1), "year"), i + 2)
    return None


def counted(words: Words, i: int, value: float | None) -> Unit:
    """What a number before word ``i`` counts: the noun phrase up to its first plural, or the participle ("killed") there.

    Capitalised modifiers and "of" after vague numbers are left out; a people's name in the plural counts ``people``; the
    name is empty where no noun follows. ``value`` 1, a hyphen ("131-page") or a measure ("15 meter") take a singular, whose
    plural is the name.
    """
    if words.at(i) in DASHES and words.touches(i) and words.touches(i + 1) and words.at(i + 1).isalpha():
        if words.at(i + 1) == "strong":  # "a 3,000-strong force"
            return Unit("people", i + 2)
        return Unit(plural(words.at(i + 1)), i + 2)
    at = i + (words.at(i) == "of") + (words.at(i) == "of" and words.at(i + 1) in ("the", "its", "their", "his"))
    if words.at(at) in CASUALTIES:
        return Unit(words.at(at), at + 1)
    kind = at + (words.at(at) in MEASURE_KINDS)
    if words.at(kind) in MEASURES or (words.touches(kind) and words.at(kind) in SIGNS):
        return Unit(" ".join([*words.lower[at:kind], _measure(words.at(kind))]), kind + 1)
    if words.at(at) == "times":
        return Unit("times", at + 1)
    start = at
    for k in range(at, min(at + 7, len(words))):
        word = words.lower[k]
        if word in DASHES and words.touches(k) and words.touches(k + 1):
            continue
        if not word.isalpha() or word in STOPS or (value == 1 and k > at and word.endswith(("ed", "ing"))):
            return _singular(words, start, k) if value == 1 else Unit("", i)
        if is_plural(word):
            return _plural_head(words, start, k)
        if not words.raw[k].islower():
            start = k + 1
            while words.at(start) in DASHES:  # "Iran-backed" goes as one
                start += 2
    return Unit("", i)


def _measure(word: str) -> str:
    return word if word in SIGNS else "feet" if word == "foot" else "inches" if word == "inch" else plural(word)


def _plural_head(words: Words, start: int, k: int) -> Unit:
    raw = words.raw[k]
    if raw[0].isupper():
        return Unit("people" if raw.endswith(_PEOPLE_ENDINGS) else raw, k + 1)
    start = min(start, k)
    return Unit(" ".join(words.text[words.start[start] : words.end[k]].lower().split()), k + 1)


def _singular(words: Words, start: int, end: int) -> Unit:
    if end <= start or words.lower[end - 1] in CASUALTIES or not words.lower[end - 1].isalpha():
        return Unit("", start)
    return Unit(plural(words.lower[end - 1]), end)


def harmed(words: Words, i: int) -> str:
    """ "killed", "wounded" or "arrested" where such a verb stands shortly before word ``i`` in its clause, else an empty name."""
    for k in range(i - 1, max(-1, i - 4), -1):
        word = words.lower[k]
        if word in HARM:
            return HARM[word]
        if word == BREAK or word in (",", ";", "."):
            break
    return ""


def is_plural(word: str) -> bool:
    """Whether a lower-cased word looks like a plural noun."""
    if word in PLURALS or word.endswith(("men", "women", "children")):
        return True
    return len(word) > 3 and word.endswith("s") and word not in NOT_PLURALS and not word.endswith(NOT_PLURAL_ENDINGS)


def plural(word: str) -> str:
    """The regular plural of a noun: "page" -> "pages", "century" -> "centuries"; plurals are left alone."""
    if is_plural(word):
        return word
    if word.endswith("y") and len(word) > 2 and word[-2] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "ch", "sh")) else "s")
