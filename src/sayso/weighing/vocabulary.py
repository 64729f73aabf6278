"""The words the weighing compares with, read once from ``vocabulary.toml`` beside this file."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import lru_cache
from importlib import resources
from typing import Any


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    text = resources.files("sayso.weighing").joinpath("vocabulary.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@lru_cache(maxsize=64)
def words(section: str, name: str) -> frozenset[str]:
    """The word list ``name`` of ``section`` as a set."""
    return frozenset(_data()[section][name])


@lru_cache(maxsize=16)
def listed(section: str, name: str) -> tuple[str, ...]:
    """The word list ``name`` of ``section``, longest first, so that a phrase is met before its part."""
    return tuple(sorted(_data()[section][name], key=lambda word: (-len(word), word)))


@lru_cache(maxsize=16)
def first_of_row(section: str, name: str) -> dict[str, str]:
    """For a table of rows of equal words: every word -> the first word of its row (a word in two rows keeps the first)."""
    out: dict[str, str] = {}
    for row in _data()[section][name]:
        for word in row:
            out.setdefault(word, row[0])
    return out


@lru_cache(maxsize=1)
def nicknames() -> dict[str, frozenset[str]]:
    """Given name -> all names it may stand for (itself excluded)."""
    out: dict[str, set[str]] = {}
    for row in _data()["persons"]["nicknames"]:
        for word in row:
            out.setdefault(word, set()).update(row)
    return {word: frozenset(others - {word}) for word, others in out.items()}


@lru_cache(maxsize=1)
def numbers() -> tuple[str, ...]:
    """The number words from zero up, each at the place it stands for."""
    return tuple(_data()["words"]["numbers"].split())


@lru_cache(maxsize=1)
def cyrillic() -> dict[int, str]:
    """A ``str.translate`` table from lower-case Cyrillic letters to Latin ones."""
    pairs: Iterable[list[str]] = (item.split("=") for item in _data()["romanisation"]["cyrillic"].split())
    return {ord(left): right for left, right in pairs}


@lru_cache(maxsize=1)
def opposites() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """Pairs of predicate sets that cannot both hold of one subject and object."""
    return tuple((frozenset(left), frozenset(right)) for left, right in _data()["relations"]["opposites"])
