"""What an amount counts: a currency, a percentage, or the head of the noun phrase after the number; and per what ("a year")."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.reading.amounts.numerals import DASHES
from sayso.reading.amounts.vocabulary import (
    CASUALTIES,
    HARM,
    MONEY_BEFORE,
    MONEY_NAMES,
    NOT_PLURAL_ENDINGS,
    NOT_PLURALS,
    PERIODS,
    PLURALS,
    STOPS,
)
from sayso.reading.when.lexing import BREAK, Words

_PEOPLE_ENDINGS = ("ians", "eans", "icans", "rans", "lis", "qis", "nis", "tis", "bis", "dis", "ese", "uslims", "Jews", "Arabs", "Kurds", "Turks", "Poles", "Danes", "Swedes", "Greeks", "Britons")


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit's name and the words from the number to ``after`` that gave it."""

    name: str
    after: int


def money_before(words: Words, i: int) -> tuple[str, int] | None:
    """The currency written before word ``i`` ("US$", "€", "EUR") as (ISO code, its first word)."""
    for size in (2, 1):
        code = MONEY_BEFORE.get(tuple(words.lower[max(0, i - size) : i])) if i >= size else None
        if code is not None and (size == 1 or words.at(i - 1) in "$¥"):
            plain = size == 1 and words.at(i - 1).isalpha()
            if not plain or words.raw[i - 1].isupper():
                return code, i - size
    return None


def money_after(words: Words, i: int) -> Unit | None:
    """The currency named at word ``i`` ("of" before it allowed): "dollars", "Swiss francs", "€"."""
    at = i + (words.at(i) == "of")
    for size in (4, 3, 2, 1):
        code = MONEY_NAMES.get(tuple(words.lower[at : at + size]))
        if code is not None and not (words.at(at) == "real" and words.at(at + 1).isalpha()):
            return Unit(code, at + size)
    return None


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
    if words.at(i) == "/" and words.at(i + 1) in ("year", "month", "week", "day", "hour", "barrel"):
        return Unit(words.at(i + 1), i + 2)
    if words.at(i) == "in" and words.at(i + 1) in ("annual", "yearly", "monthly", "weekly", "daily"):
        return Unit({"monthly": "month", "weekly": "week", "daily": "day"}.get(words.at(i + 1), "year"), i + 2)
    return None


def counted(words: Words, i: int, value: float | None) -> Unit:
    """What a number before word ``i`` counts: the noun phrase up to its first plural, or the participle ("killed") there.

    Capitalised modifiers and "of" after vague numbers are skipped; a people's name in the plural counts ``people``. The name is
    empty where no noun follows. ``value`` 1 (or a hyphen, "131-page") takes a singular noun; the name is then its plural.
    """
    if words.at(i) in DASHES and words.touches(i) and words.touches(i + 1) and words.at(i + 1).isalpha():
        return Unit(plural(words.at(i + 1)), i + 2)
    at = i + (words.at(i) == "of") + (words.at(i) == "of" and words.at(i + 1) in ("the", "its", "their", "his"))
    if words.at(at) in CASUALTIES:
        return Unit(words.at(at), at + 1)
    phrase: list[str] = []
    for k in range(at, min(at + 6, len(words))):
        word, raw = words.lower[k], words.raw[k]
        if word in DASHES and words.touches(k) and words.touches(k + 1):
            continue
        if word == BREAK or not word.isalpha() or word in STOPS:
            return _singular(words, at, k, phrase) if value == 1 else Unit("", i)
        if is_plural(word):
            return _plural_head(words, k, [*phrase, raw])
        if raw.islower() or phrase:
            phrase.append(raw)
    return Unit("", i)


def _plural_head(words: Words, k: int, phrase: list[str]) -> Unit:
    raw = words.raw[k]
    if raw[0].isupper():
        return Unit("people" if raw.endswith(_PEOPLE_ENDINGS) else raw, k + 1)
    start = k
    while start > 0 and words.raw[start - 1].islower() and words.lower[start - 1] in [p.lower() for p in phrase[:-1]]:
        start -= 1
        if words.touches(start):
            break
    name = " ".join(words.lower[start : k + 1])
    return Unit(name, k + 1)


def _singular(words: Words, at: int, end: int, phrase: list[str]) -> Unit:
    if not phrase or end == at or words.lower[end - 1] in CASUALTIES:
        return Unit("", at)
    return Unit(plural(phrase[-1].lower()), end)


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
