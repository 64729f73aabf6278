"""How one name is spelled: normal form, romanisation-robust form, initials. Comparison only; nothing here joins anyone.

The folding follows what romanisations of Arabic, Persian, Hebrew, Russian and Ukrainian leave open (doubled letters, long vowels,
gh/q, final -y/-yy/-iy, the article al-; short vowels only in words that show such spelling); spellings that no rule covers stand
in ``vocabulary.toml`` row by row.
Vowels a and o are never equated and consonants never dropped, so Hama stays apart from Hamas and Mali from Malawi.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from sayso.weighing import vocabulary

_APOSTROPHES = re.compile(r"['’‘`´ʿʾʼʻ′\"“”«»\[\]{}<>*]")
_POSSESSIVE = re.compile(r"['’]s?$")
_INITIALS = re.compile(r"\b(?:\w\.){2,}|\b\w\.(?=\s|$)")
_SEPARATORS = re.compile(r"[\s\-‐‑–—_/.,;:()&+]+")
# What any romanisation may do, and what only those do that also write q, kh, gh, dh, zh or aa: "Martin" is not "Marten".
_FOLDS = (
    (re.compile(r"gh"), "q"),
    (re.compile(r"ck"), "k"),
    (re.compile(r"ou|oo"), "u"),
    (re.compile(r"ee|ii"), "i"),
    (re.compile(r"(?:iy|yy|yi|ij|y|i)$"), "i"),
    (re.compile(r"(?:ullah|allah|ollah)$"), "ulah"),
    (re.compile(r"dh"), "d"),
    (re.compile(r"(.)\1+"), r"\1"),
)
_MARKED = re.compile(r"q|kh|gh|dh|zh|aa|llah$")
_MARKED_FOLDS = ((re.compile(r"ay|ei|ey"), "ai"), (re.compile(r"e"), "i"), (re.compile(r"o"), "u"))


@lru_cache(maxsize=16384)
def normal(name: str) -> tuple[str, ...]:
    """The name's words in lower case without accents, apostrophes, possessive, leading article and dots of initials.

    Args:
        name: the name as it stands in a text.

    Returns:
        Its words; empty where nothing is left. Cyrillic letters come out romanised.
    """
    text = _POSSESSIVE.sub("", unicodedata.normalize("NFKC", name).strip())
    text = _INITIALS.sub(lambda found: found.group().replace(".", "") + " ", text)
    text = _APOSTROPHES.sub("", text).casefold().translate(vocabulary.cyrillic())
    text = "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
    parts = [part for part in _SEPARATORS.split(text) if part]
    return tuple(parts[1:] if len(parts) > 1 and parts[0] in ("the", "a", "an") else parts)


@lru_cache(maxsize=32768)
def singular(word: str) -> str:
    """The word without a plural s (not for words in -ss, -us, -is, nor for short ones: Hamas stays Hamas)."""
    if len(word) > 4 and word.endswith("s") and not word.endswith(("ss", "us", "is", "as", "os")):
        return word[:-3] + "y" if word.endswith("ies") and len(word) > 5 else word[:-1]
    return word


@lru_cache(maxsize=32768)
def folded(word: str) -> str:
    """One word in a form that its common romanisations share."""
    rows = vocabulary.first_of_row("romanisation", "variants")
    if word in rows:
        return rows[word]
    if len(word) < 4 or not word.isascii():
        return word
    out = _by_rule(word)
    return _variants_by_rule().get(out, out)


@lru_cache(maxsize=1)
def _variants_by_rule() -> dict[str, str]:
    """What the listed spellings come out as by rule -> the first of their row, where only one row comes out so."""
    out: dict[str, set[str]] = {}
    for word, first in vocabulary.first_of_row("romanisation", "variants").items():
        if len(word) > 4:
            out.setdefault(_by_rule(word), set()).add(first)
    return {form: next(iter(firsts)) for form, firsts in out.items() if len(firsts) == 1}


def _by_rule(word: str) -> str:
    out = word
    for pattern, replacement in (*_FOLDS, *_MARKED_FOLDS) if _MARKED.search(word) else _FOLDS:
        out = pattern.sub(replacement, out)
    return out


@lru_cache(maxsize=16384)
def key(name: str) -> str:
    """The form under which two spellings of one body, place or event meet: folded, singular, without endings that say little."""
    parts = [singular(part) for part in normal(name)]
    while (shorter := _without_end(parts, "legal_forms")) != parts:
        parts = shorter
    parts = _without_end(parts, "droppable")
    if len(parts) > 1 and parts[0] in vocabulary.words("persons", "articles"):
        parts = parts[1:]
    return " ".join(folded(part) for part in parts)


def _without_end(parts: list[str], kind: str) -> list[str]:
    """The words without the longest ending of one kind; all of them where nothing else would be left."""
    for phrase in vocabulary.listed("names", kind):
        tail = phrase.split()
        if len(parts) > len(tail) and parts[-len(tail) :] == tail:
            return parts[: -len(tail)]
    return parts


def is_generic(name: str) -> bool:
    """Whether the name is made only of words that mean another body in every country ("the Foreign Ministry")."""
    generic = vocabulary.words("names", "generic")
    return all(singular(part) in generic or part in generic for part in normal(name))


def is_acronym(name: str) -> bool:
    """Whether the name is written as an acronym: three to seven capitals, dots aside."""
    letters = name.replace(".", "").strip()
    return 3 <= len(letters) <= 7 and letters.isascii() and letters.isalpha() and letters.isupper()


def initials(name: str) -> frozenset[str]:
    """The acronyms a full name may give, in lower case: with and without its small words."""
    parts = normal(name)
    if len(parts) < 3:
        return frozenset()
    small = vocabulary.words("names", "small")
    full = [part for part in parts if part not in small]
    forms = {"".join(part[0] for part in parts), "".join(part[0] for part in full)}
    return frozenset(form for form in forms if len(form) >= 3)
