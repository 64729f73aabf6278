"""When two spellings can be one person: surname and given names that do not speak against each other."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from sayso.weighing import names, vocabulary


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name in parts, every part folded for romanisation; ``given`` is empty for a bare surname."""

    given: tuple[str, ...]
    surname: str
    suffix: str = ""

    @property
    def bare(self) -> bool:
        """Whether only one name is known."""
        return not self.given


@lru_cache(maxsize=16384)
def parse(name: str) -> PersonName | None:
    """Take a name apart; None where no name is left after titles.

    Particles belong to the surname and the Arabic article is dropped: "Bashar al-Assad" gives ``bashar`` + ``asad``.
    """
    parts = list(names.normal(name))
    titles = vocabulary.words("persons", "titles")
    while len(parts) > 1 and parts[0] in titles:
        parts.pop(0)
    suffix = ""
    while len(parts) > 1 and parts[-1] in vocabulary.words("persons", "suffixes"):
        suffix = {"junior": "jr", "senior": "sr", "snr": "sr"}.get(parts[-1], parts[-1])
        parts.pop()
    parts = [
        part for place, part in enumerate(parts) if place == len(parts) - 1 or part not in vocabulary.words("persons", "articles")
    ]
    if not parts or (len(parts) == 1 and parts[0] in titles):
        return None
    start = len(parts) - 1
    while start > 0 and parts[start - 1] in vocabulary.words("persons", "particles"):
        start -= 1
    given = tuple(names.folded(part) for part in parts[:start])
    return PersonName(given, " ".join(names.folded(part) for part in parts[start:]), suffix)


def compatible(left: PersonName, right: PersonName) -> bool:
    """Whether two full names can be one person: same surname and suffix, the shorter's given names found in order in the longer."""
    if left.bare or right.bare or left.surname != right.surname or left.suffix != right.suffix:
        return False
    short, long = sorted((left.given, right.given), key=len)
    place = 0
    for given in short:
        while place < len(long) and not _same_given(given, long[place]):
            place += 1
        if place == len(long):
            return False
        place += 1
    return _same_given(short[0], long[0]) or len(short[0]) > 1


def _same_given(left: str, right: str) -> bool:
    if left == right or left in short_forms(right):
        return True
    return left[0] == right[0] and 1 in (len(left), len(right))


def short_forms(given: str) -> frozenset[str]:
    """Other given names (folded) that may stand for this one: Joe for Joseph."""
    return _nicknames().get(given, frozenset())


@lru_cache(maxsize=1)
def _nicknames() -> dict[str, frozenset[str]]:
    table = vocabulary.nicknames()
    return {names.folded(word): frozenset(names.folded(other) for other in others) for word, others in table.items()}
