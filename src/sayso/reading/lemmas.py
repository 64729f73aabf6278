"""Lemmas an English form may have, by an irregular table and the regular endings."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Container
from functools import cache, lru_cache
from importlib.resources import files

_VOWELS = "aeiou"
_SILENT = tuple(  # stems that lost an -e
    "v u s c z dg iat uat iz rg lg ang eng fring ung bl tl dl pl gl fl kl "
    "quir quot creat plet delet nvit xcit gnit ncit ecit unit scor stor gnor xplor shor ador welcom".split()
)


@cache
def irregular_forms() -> dict[str, tuple[str, ...]]:
    """Lemma → its irregular forms, in the table's order: third person, past, participle and -ing form, or the plural."""
    table = tomllib.loads((files("sayso.reading") / "irregular.toml").read_text(encoding="utf-8"))
    return {lemma: tuple(forms.split()) for lemma, forms in table.items()}


@cache
def _irregular() -> dict[str, tuple[str, ...]]:
    out: dict[str, list[str]] = defaultdict(list)
    for lemma, forms in irregular_forms().items():
        for form in forms:
            out[form].append(lemma)
    return {form: tuple(lemmas) for form, lemmas in out.items()}


@lru_cache(maxsize=50_000)
def lemmas(word: str) -> tuple[str, ...]:
    """All lemmas ``word`` may be a form of, likeliest first; the form itself is always among them.

    Example:
        >>> lemmas("supplied")[0]
        'supply'
    """
    w = word.lower().replace("’", "'")
    found = list(_irregular().get(w, ()))
    if not found:
        found += _regular(w)
    return tuple(dict.fromkeys([*found, w]))


def _regular(w: str) -> list[str]:
    out: list[str] = []
    if w.endswith("ies") and len(w) > 4:
        out.append(w[:-3] + "y")
    elif w.endswith(("sses", "shes", "ches", "xes", "zzes")):
        out.append(w[:-2])
    elif w.endswith("men") and len(w) > 5:
        out.append(w[:-3] + "man")
    elif w.endswith("s") and not w.endswith(("ss", "us", "is")) and len(w) > 3:
        out += [w[:-1], w[:-2]] if w.endswith("es") else [w[:-1]]
    elif w.endswith("ied") and len(w) > 4:
        out.append(w[:-3] + "y")
    elif w.endswith("ed") and len(w) > 4 and not w.endswith("eed"):
        out += _stem(w[:-2])
    elif w.endswith("ing") and len(w) > 5 and any(c in "aeiouy" for c in w[:-3]):
        out += _stem(w[:-3])
    return out


def _stem(stem: str) -> list[str]:
    """What a stem before -ed or -ing may have been: ``plann`` → plan, ``arm`` → arm, ``fir`` → fire."""
    doubled = len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in _VOWELS
    if doubled and stem[-1] not in "ls":
        return [stem[:-1], stem]
    if doubled and stem.endswith("ll") and not stem.endswith("all") and re.search("[aeiou][^aeiou]+[aeiou]", stem):
        return [stem[:-1], stem]  # travelled, but killed and installed
    if doubled:
        return [stem, stem[:-1]]
    if stem.endswith(_SILENT) and not stem.endswith("ss"):
        return [stem + "e", stem]
    if len(stem) > 2 and stem[-1] not in _VOWELS + "wxy" and stem[-2] in _VOWELS and (len(stem) < 3 or stem[-3] not in _VOWELS):
        return (
            [stem, stem + "e"]
            if stem.endswith(("er", "en", "on", "or", "it", "et", "op", "el", "al", "om", "ow"))
            else [stem + "e", stem]
        )
    return [stem, stem + "e"]


def lemma_of(word: str, known: Container[str] = ()) -> str:
    """The likeliest lemma of ``word``: one of ``known`` if any fits, else the rules' first guess."""
    options = lemmas(word)
    return next((x for x in options if x in known), options[0])
