"""Relations that no single word expresses: belonging ("Ana Voss of the Labour Party")."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.model import EntityType
from sayso.reading.analysis import Analysis
from sayso.reading.frames import preposition
from sayso.reading.referents import Referents

_BODIES: frozenset[EntityType] = frozenset({"Organization", "StateBody", "ArmedGroup", "Outlet"})
_BELONGING = frozenset({"of", "from"})


@dataclass(frozen=True, slots=True)
class Belonging:
    """A named person and the named body they are said to be of; both are words."""

    person: int
    body: int


def belongings(a: Analysis, referents: Referents) -> Iterator[Belonging]:
    """Named people with a named body as possessor or of-phrase: member_of, without any noun that says so."""
    for i in referents.named_words():
        person = referents.named_at(i)
        if person is None or referents.all[person].type != "Person":
            continue
        for c in a.children[i]:
            body = referents.named_at(c)
            if body is None or referents.all[body].type not in _BODIES:
                continue
            if a.deprel[c] == "nmod:poss" or (a.deprel[c] in ("nmod", "obl") and preposition(a, c) in _BELONGING):
                yield Belonging(i, c)
