"""This room's word lists (words.toml): as sets to look up, or as one alternation to build a pattern with."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import Any


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("words.toml").read_text(encoding="utf-8"))


def words(name: str) -> frozenset[str]:
    """The list ``name`` as a set of plain words."""
    return frozenset(_data()[name].split())


def listed(name: str) -> tuple[str, ...]:
    """The list ``name`` in its order."""
    return tuple(_data()[name].split())


def table(name: str) -> dict[str, str]:
    """The table ``name``, in its order."""
    return dict(_data()[name])


def either(name: str) -> str:
    """The list ``name`` as a regular expression that matches any of its entries (entries may hold expressions themselves)."""
    return "(?:" + "|".join(_data()[name].split()) + ")"
