"""Local entities prepared for comparison: their spellings, the family of types they may join in, the document's other names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from sayso.model import Document, Entity
from sayso.weighing import names

# Types that one real-world referent may be given by two readings of it.
FAMILIES = {
    "Person": "person",
    "Country": "country",
    "Place": "place",
    "Facility": "place",
    "Event": "event",
    "Agreement": "agreement",
    "Weapon": "weapon",
    "Organization": "body",
    "ArmedGroup": "body",
    "StateBody": "body",
    "Group": "body",
    "Outlet": "body",
}
_PARENTHESIS = re.compile(r"^(?P<outer>[^()]{2,}?)\s*\((?P<inner>[^()]{2,})\)\s*$")
MOST_SHOWN = 15
"""How many bearers of a name, or tellings of an event, a further one is held against for names in common."""
_COMMON_NAMES_NEEDED = 2
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class Referent:
    """One local entity: ``spellings`` are its surface names (most used first), ``named`` is false for nominal-only ones."""

    entity: Entity
    document: str
    family: str
    spellings: tuple[str, ...]
    named: bool

    @property
    def id(self) -> str:
        """The local entity's id."""
        return self.entity.id


@dataclass(frozen=True, slots=True)
class Company:
    """Which other names a document holds, for co-support, and when it was published (ISO date or None)."""

    keys: frozenset[str]
    published: str | None


def prepare(entities: Iterable[Entity], documents: dict[str, Document]) -> list[Referent]:
    """Read every local entity's spellings off its document's text."""
    return [_referent(entity, documents) for entity in entities]


def _referent(entity: Entity, documents: dict[str, Document]) -> Referent:
    document = entity.mentions[0].document if entity.mentions else entity.id.rpartition(".")[0]
    counts: Counter[str] = Counter()
    for mention in entity.mentions:
        if mention.kind == "name" and mention.document in documents:
            counts[" ".join(documents[mention.document].text[mention.start : mention.end].split())] += 1
    named = bool(counts)
    spellings = [text for text, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))]
    extra = _stated_forms(entity.name)
    spellings += [form for form in extra if form not in counts]
    return Referent(entity, document, FAMILIES[entity.type], tuple(spellings), named)


def _stated_forms(name: str) -> list[str]:
    """A canonical name and, for "World Food Council (WFC)", both its halves when one abbreviates the other."""
    found = _PARENTHESIS.match(name)
    if not found:
        return [name]
    outer, inner = found["outer"], found["inner"]
    if names.is_acronym(inner) or names.is_acronym(outer):
        return [outer, inner]
    return [outer]


def describes_once(referent: Referent) -> bool:
    """Whether an unnamed event's description is particular enough to be one event: a year and a proper name."""
    name = referent.entity.name
    words = [word for word in name.split() if word[:1].isupper()]
    return referent.family in ("event", "agreement") and bool(_YEAR.search(name)) and len(words) >= 2


def in_common(one: Company, other: Company, beside: Collection[str] = ()) -> list[str]:
    """The names that two texts hold beside some, sorted; none where they are fewer than two, which says too little."""
    common = (one.keys & other.keys).difference(beside)
    return sorted(common) if len(common) >= _COMMON_NAMES_NEEDED else []


def companies(referents: Sequence[Referent], documents: dict[str, Document]) -> dict[str, Company]:
    """For each document, the comparison keys of everything named in it."""
    found: dict[str, set[str]] = {document: set() for document in documents}
    for referent in referents:
        if referent.named:
            found.setdefault(referent.document, set()).add(names.key(referent.spellings[0]))
    return {
        document: Company(frozenset(keys), documents[document].published if document in documents else None)
        for document, keys in found.items()
    }
