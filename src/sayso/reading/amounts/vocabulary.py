"""The tables of number words, bounds, currencies and periods, read once from the TOML files beside this one."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any

from sayso.model import Bound


def _load(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = tomllib.loads(files("sayso.reading.amounts").joinpath(name).read_text(encoding="utf-8"))
    return loaded


def _phrases(table: dict[str, list[str]]) -> dict[tuple[str, ...], str]:
    return {tuple(phrase.split()): key for key, phrases in table.items() for phrase in phrases}


def _split(table: dict[str, list[str]], marks: str) -> dict[tuple[str, ...], str]:
    """Phrases as the words the lexer makes of them: marks stand alone."""
    for mark in marks:
        table = {key: [phrase.replace(mark, f" {mark} ") for phrase in phrases] for key, phrases in table.items()}
    return _phrases(table)


_DATA, _MONEY = _load("vocabulary.toml"), _load("currencies.toml")
_BOUNDS: dict[str, Bound] = {"exact": "exact", "about": "about", "at_least": "at_least", "at_most": "at_most", "almost": "almost"}

NUMBERS: dict[str, int] = _DATA["numbers"]
SCALES: dict[str, int] = _DATA["scales"]
SHORT_SCALES: dict[str, int] = _DATA["short_scales"]
VAGUE: dict[str, int] = _DATA["vague"]
VAGUE_FACTORS: dict[str, int] = _DATA["vague_factors"]
FEW: dict[str, int] = _DATA["few"]
DENOMINATORS: dict[str, float] = {word: float(key) for key, names in _DATA["fractions"].items() for word in names}
TENS_DENOMINATORS: dict[str, int] = {word: int(key) for key, names in _DATA["fractions_after_tens"].items() for word in names}
DOZENS = frozenset(_DATA["dozens"]["names"])
HALF_AFTER = frozenset(_DATA["half"]["after"])
HALF_BEFORE = frozenset(_DATA["half"]["before"])
JOINTS = frozenset(_DATA["joints"]["range"])
NEGATIVE = frozenset(_DATA["joints"]["negative"])
MINOR = frozenset(_MONEY["minor"]["names"])
BEFORE_PART = frozenset(_DATA["half"]["before_part"])
KINDS: dict[str, list[str]] = _DATA["kinds"]
BEFORE: dict[tuple[str, ...], Bound] = {words: _BOUNDS[name] for words, name in _split(_DATA["bounds"], "<>=").items()}
AFTER: dict[tuple[str, ...], Bound] = {words: _BOUNDS[name] for words, name in _phrases(_DATA["bounds_after"]).items()}
PERIODS = _phrases(_DATA["periods"])
MONEY_BEFORE = _split(_MONEY["before"], "$¥.")
MONEY_NAMES = _split(_MONEY["names"], ".")
PLURALS = frozenset(_DATA["nouns"]["plural"])
NOT_PLURALS = frozenset(_DATA["nouns"]["not_plural"])
NOT_PLURAL_ENDINGS: tuple[str, ...] = tuple(_DATA["nouns"]["not_plural_endings"])
STOPS = frozenset(_DATA["nouns"]["stop"])
CASUALTIES = frozenset(_DATA["nouns"]["casualties"])
ONE_IS_NOT = frozenset(_DATA["nouns"]["one_is_not"])
LABELS = frozenset(_DATA["nouns"]["label"])
LABELS_SPELLED = frozenset(_DATA["nouns"]["label_spelled"])
LABELS_OF = frozenset(_DATA["nouns"]["label_of"])
MEASURES = frozenset(_DATA["nouns"]["measures"])
MEASURE_KINDS = frozenset(_DATA["nouns"]["square"])
SIGNS = frozenset(_DATA["nouns"]["signs"])
ONE_AFTER = frozenset(_DATA["nouns"]["one_after"])
HARM: dict[str, str] = {verb: unit for unit, verbs in _DATA["nouns"]["kinds_of_killing"].items() for verb in verbs}
RISING = frozenset(_DATA["rising"]["verbs"])
PERSON_NOUNS = frozenset(_DATA["sources"]["persons"])
MANY_NOUNS = frozenset(_DATA["sources"]["many"])
