"""Which of "he" and "she" a person is called, as far as titles, nouns and given names tell (``gender.toml``)."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

_FORMS = dict.fromkeys(("he", "him", "his", "himself"), "he") | dict.fromkeys(("she", "her", "hers", "herself"), "she")


def pronoun(form: str) -> str | None:
    """ "he" or "she" for any form of these, lower case; None for other words."""
    return _FORMS.get(form)


def of_title(word: str) -> str | None:
    """The pronoun that the title ``word`` calls for: "Mrs." "she"; None where it tells nothing."""
    return _table("titles").get(word.lower().strip("."))


def of_noun(lemma: str) -> str | None:
    """The pronoun that the noun ``lemma`` calls for: "spokesman" "he"; None where it tells nothing."""
    return _table("nouns").get(lemma)


def of_name(name: str) -> str | None:
    """The pronoun that a full name's given name calls for; None for one not listed and for a single word, maybe a surname."""
    given, _, rest = name.replace("-", " ").partition(" ")
    return _table("given").get(given.lower()) if rest else None


@cache
def _table(kind: str) -> dict[str, str]:
    lists = tomllib.loads((files("sayso.reading") / "gender.toml").read_text(encoding="utf-8"))[kind]
    return {word.lower(): called for called, words in lists.items() for word in words.split()}
