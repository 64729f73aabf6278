"""The same said in other words: "bankrolled the Front" for "funded the Front", wherever a document's annotation says ``funds``.

What people annotate holds each relation's few common words hundreds of times and its rare ones once or never, and the encoder
reads rare ones far worse. A word that carries a claim's relation is put in the place of another that carries the same one with the
parties where they were (``synonyms.toml``, written for this project), in the same form; the labels stay as they are, word by word
(lexical substitution as in Kobayashi 2018, from a list instead of a language model).
"""

from __future__ import annotations

import random
import tomllib
from collections import defaultdict
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from sayso.reading.encoder.labels import HEADS
from sayso.reading.lemmas import irregular_forms, lemmas
from training.example import INDEX, Passage

_KINDS = {"verbs": ("VERB",), "nouns": ("NOUN", "PROPN")}
_HELPERS = frozenset("be am is are was were been being 's 're 'm have has had having 've 'd get got gets".split())
Lines = dict[tuple[str, str, str], list[tuple[str, ...]]]


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "synonyms.toml").read_text(encoding="utf-8"))


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(_table()[name].split())


@cache
def synonyms() -> Lines:
    """The lists of words by relation, kind (``verbs``, ``nouns``) and member."""
    found: Lines = defaultdict(list)
    for relation, kinds in _table()["relation"].items():
        for kind, lines in kinds.items():
            for line in lines:
                words = tuple(dict.fromkeys(line.split()))
                for word in words:
                    found[relation, kind, word].append(words)
    return dict(found)


def reworded(p: Passage, rng: random.Random, chance: float) -> Passage | None:
    """A copy with some of its claims' words replaced; None where none was.

    Args:
        p: a passage with its claims tagged and its parts of speech known.
        rng: draws.
        chance: how often a word that can be replaced is.
    """
    words = list(p.words)
    changed = False
    for i, found in sorted(p.tags.get("trigger", {}).items()):
        named = p.tags.get("ner", {}).get(i, (INDEX["ner"]["O"],)) != (INDEX["ner"]["O"],)
        if len(found) != 1 or named or rng.random() >= chance:
            continue
        other = _other(words, i, HEADS["trigger"][found[0]], p.upos.get(i, ""), rng)
        if other:
            words[i], changed = other, True
    return replace(p, words=words) if changed else None


def _other(words: list[str], i: int, relation: str, upos: str, rng: random.Random) -> str | None:
    """Another word of the same relation in the form of word ``i``."""
    known = synonyms()
    for kind, tags in _KINDS.items():
        if upos not in tags or (kind == "nouns" and words[i][:1].isupper()):  # a title stays: "President Kolb"
            continue
        for lemma in lemmas(words[i]):
            lines = known.get((relation, kind, lemma))
            if lines:
                others = [w for w in rng.choice(lines) if w != lemma]
                if not others:
                    return None
                form = _verb_form(words, i, lemma) if kind == "verbs" else _noun_form(words[i], lemma)
                return _cased(inflected(rng.choice(others), form), words[i])
    return None


def _noun_form(word: str, lemma: str) -> str:
    return "plural" if word.lower() != lemma and word.lower()[-1:] in "sne" else "base"


def _verb_form(words: list[str], i: int, lemma: str) -> str:
    """base, s, ing, past or participle."""
    word = words[i].lower()
    if word == lemma and (lemma not in ("hit", "cut", "put", "set", "run", "come", "become") or i == 0):
        return "base"
    if word.endswith("ing") and word != lemma:
        return "ing"
    past, participle = _past(lemma)
    if past != participle and word in (past, participle):
        return "past" if word == past else "participle"
    if word in (past, participle):
        before = [w.lower() for w in words[max(0, i - 3) : i]]
        after = words[i + 1].lower() if i + 1 < len(words) else ""
        return "participle" if _HELPERS & set(before) or after == "by" else "past"
    return "s"


def inflected(lemma: str, form: str) -> str:
    """A form of a verb (``base``, ``s``, ``ing``, ``past``, ``participle``) or noun (``base``, ``plural``).

    Example:
        >>> inflected("supply", "past"), inflected("ship", "ing"), inflected("ally", "plural")
        ('supplied', 'shipping', 'allies')
    """
    if form == "base":
        return lemma
    if form in ("s", "plural"):
        return _with_s(lemma, form)
    if form == "ing":
        return _stem(lemma, "ing") + "ing"
    past, participle = _past(lemma)
    return past if form == "past" else participle


def _with_s(lemma: str, form: str) -> str:
    if form == "plural" and lemma.endswith("man") and lemma not in ("human", "ottoman"):
        return lemma[:-3] + "men"
    if form == "plural" and lemma in _words("uncounted"):
        return lemma
    told = [f for f in irregular_forms().get(lemma, ()) if f.endswith("s")] if form == "s" else []
    if told:
        return told[0]
    if lemma.endswith(("s", "sh", "ch", "x", "z")):
        return lemma + "es"
    return lemma[:-1] + "ies" if lemma.endswith("y") and lemma[-2:-1] not in "aeiou" else lemma + "s"


def _past(lemma: str) -> tuple[str, str]:
    """Past tense and past participle."""
    own: str | None = _table()["past"].get(lemma)
    if own:
        past, participle = own.split()
        return past, participle
    forms = [f for f in irregular_forms().get(lemma, ()) if not f.endswith("ing") and not f.endswith("s")]
    if forms:
        return forms[0], forms[-1]
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        return (lemma[:-1] + "ied",) * 2
    return (_stem(lemma, "ed") + "ed",) * 2


def _stem(lemma: str, ending: str) -> str:
    """The lemma as it stands before an ending."""
    if lemma in _words("doubled"):
        return lemma + lemma[-1]
    if lemma.endswith("ie") and ending == "ing":
        return lemma[:-2] + "y"
    if lemma.endswith("e") and not (ending == "ing" and lemma.endswith(("ee", "oe", "ye"))):
        return lemma[:-1]
    return lemma


def _cased(word: str, like: str) -> str:
    if like.isupper() and len(like) > 1:
        return word.upper()
    return word[:1].upper() + word[1:] if like[:1].isupper() else word
