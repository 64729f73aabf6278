"""Names on record in the codebook: countries with their peoples and capitals, organisations and armed groups with other names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache, lru_cache

from sayso.codebook import words
from sayso.weighing import names, vocabulary

_SHORTEST_ACRONYM = 4


class Listed:
    """Which referent a name on record stands for; a name that two of them answer to identifies none.

    Args:
        table: referent -> its other names.
        fold: how a name is made comparable.
    """

    def __init__(self, table: Mapping[str, Iterable[str]], fold: Callable[[str], str]) -> None:
        self._fold = fold
        owners: dict[str, set[str]] = {}
        for referent, forms in table.items():
            for form in (referent, *forms):
                owners.setdefault(fold(form), set()).add(fold(referent))
        self._of = {form: found.pop() if len(found) == 1 else "" for form, found in owners.items()}

    def has(self, spelling: str) -> bool:
        """Whether the name is on record."""
        return self._fold(spelling) in self._of

    def key(self, spelling: str) -> str:
        """What the spelling meets other spellings under: its referent's name, itself when not on record, "" when ambiguous."""
        plain = self._fold(spelling)
        if plain in self._of:
            return self._of[plain]
        return "" if plain in vocabulary.words("names", "ambiguous_demonyms") else plain


@cache
def countries() -> Listed:
    """Countries by name, other names, demonym, people and capital (a capital only ever reaches here as the state)."""
    table = {row.name: (*row.aliases, *row.demonyms, *row.people, *row.capitals) for row in words.countries()}
    return Listed(table, lambda name: " ".join(names.normal(name)))


@cache
def _demonyms() -> frozenset[str]:
    return frozenset(demonym.casefold() for row in words.countries() for demonym in row.demonyms)


def is_demonym(word: str) -> bool:
    """Whether a word is a country's adjective: "Malian"."""
    return word.casefold() in _demonyms()


@cache
def bodies() -> Listed:
    """Organisations and armed groups by name and other names; short acronyms stay out, two bodies may share them."""
    rows = (*words.organisations(), *words.armed_groups())
    return Listed({row.name: tuple(form for form in row.aliases if _tells(form)) for row in rows}, names.key)


@cache
def outlets() -> Listed:
    """News outlets by name and other names."""
    return Listed({row.name: row.aliases for row in words.outlets()}, names.key)


@cache
def _outlets_in_full() -> frozenset[tuple[str, ...]]:
    """The names of the outlets on record, word by word."""
    return frozenset(names.normal(form) for row in words.outlets() for form in (row.name, *row.aliases))


def is_outlet(name: str) -> bool:
    """Whether the name is an outlet's on record ("the IRNA agency", "Harbour Wire"); "the people" is none, "The People" may be.

    Where all that is left of it is a people ("the Peruvian group" and Peruvian News Agency), it must be written as on record.
    """
    return is_capital(name) and outlets().has(name) and not _only_a_people(name)


def _only_a_people(name: str) -> bool:
    """Whether all that is left of the name is a country's or its people's, and no outlet on record is written so."""
    return countries().has(names.key(name)) and names.normal(name) not in _outlets_in_full()


def is_capital(name: str) -> bool:
    """Whether a word of the name beside its article has a capital letter."""
    first, *rest = name.split() or [""]
    return any(not word.islower() for word in rest or [first])


@lru_cache(maxsize=16384)
def outlet_key(name: str) -> str:
    """What an outlet's name meets its other names under; "Al-Nahr television" is Al-Nahr, told with what kind of outlet it is."""
    bare = _without_kind(name)
    if _only_a_people(bare):
        return names.key(bare)
    return outlets().key(bare) or names.key(bare)


def _without_kind(name: str) -> str:
    """The name without small-letter words at its end that tell an outlet's kind."""
    parts = name.split()
    kinds = vocabulary.words("words", "outlet_nouns") | vocabulary.words("words", "before_outlet_nouns")
    while len(parts) > 1 and parts[-1] in kinds and is_capital(" ".join(parts[:-1])):
        parts.pop()
    return " ".join(parts)


def _tells(form: str) -> bool:
    return not names.is_generic(form) and (len(form) >= _SHORTEST_ACRONYM or not names.is_acronym(form))
