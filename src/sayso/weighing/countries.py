"""Countries by any of their names: the state, its people's name, a capital that stands for its government."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sayso.weighing import names, vocabulary


class Countries:
    """Names of countries, folded; a name that two countries answer to identifies none.

    Args:
        table: country -> its names, demonyms and capitals. Empty: two spellings meet only where they are the same name.
    """

    def __init__(self, table: Mapping[str, Iterable[str]] | None = None) -> None:
        owners: dict[str, set[str]] = {}
        for country, forms in (table or {}).items():
            for form in (country, *forms):
                owners.setdefault(_plain(form), set()).add(_plain(country))
        self._of = {form: next(iter(found)) for form, found in owners.items() if len(found) == 1}
        self._known = frozenset(owners)

    def key(self, spelling: str) -> str:
        """What the spelling meets other spellings under; empty where it could mean more than one country."""
        plain = _plain(spelling)
        if plain in vocabulary.words("names", "ambiguous_demonyms") and plain not in self._of:
            return ""
        if plain in self._known and plain not in self._of:
            return ""
        return self._of.get(plain, plain)


def _plain(spelling: str) -> str:
    return " ".join(names.normal(spelling))
