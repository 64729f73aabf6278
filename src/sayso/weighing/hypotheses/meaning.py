"""Whom or what a name in a question means in a case, told openly: an exact name first, else everything that holds its words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from sayso.weighing import names
from sayso.weighing.hypotheses.grounds import Grounds

_POINTING_MENTIONS = 40  # mentions of one entity that are looked at; more add no new name


@dataclass(frozen=True, slots=True)
class Meant:
    """Entity ids, and the wordings one of which a textual object has to hold (none where the name was found exactly)."""

    entities: frozenset[str]
    words: tuple[tuple[str, ...], ...] = ()

    def is_one(self, entity: str | None, text: str | None = None) -> bool:
        """Whether a participant, given by its entity or by its words alone, is meant."""
        if entity in self.entities:
            return True
        return not entity and bool(text) and any(holds(_plain(text or ""), words) for words in self.words)


class Meanings:
    """Looks names up in a case, each once."""

    def __init__(self, grounds: Grounds) -> None:
        self._grounds = grounds
        self._known: dict[str, Meant] = {}
        self._by_key: dict[str, set[str]] = defaultdict(set)
        self._worded: dict[str, set[tuple[str, ...]]] = defaultdict(set)
        for entity in grounds.entities.values():
            if grounds.named(entity.id):  # "the attack" is a description: it never means one entity alone
                self._by_key[names.key(entity.name)].add(entity.id)
            self._worded[entity.id].add(_plain(entity.name))
            for mention in entity.mentions[:_POINTING_MENTIONS]:
                if mention.kind == "pronoun" or mention.document not in grounds.documents:
                    continue
                words = grounds.documents[mention.document].text[mention.start : mention.end]
                self._worded[entity.id].add(_plain(words))
                if mention.kind == "name":
                    self._by_key[names.key(words)].add(entity.id)

    def of(self, name: str) -> Meant:
        """Whom a name, a description or an entity id means."""
        if name not in self._known:
            self._known[name] = self._look_up(name)
        return self._known[name]

    def any_of(self, given: Iterable[str]) -> Meant:
        """Several names: any of those meant."""
        found = [self.of(name) for name in given]
        entities = frozenset(entity for meant in found for entity in meant.entities)
        return Meant(entities, tuple(words for meant in found for words in meant.words))

    def is_written(self, name: str) -> bool:
        """Whether any claim's object holds a name's words, where no participant does."""
        meant = self.of(name)
        return any(meant.is_one(None, claim.object_text) for claim in self._grounds.claims.values() if not claim.object)

    def told(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Every name looked up so far, and the names of what it was taken to mean."""
        return tuple(
            (name, tuple(sorted({self._grounds.name(entity) for entity in meant.entities})))
            for name, meant in sorted(self._known.items())
        )

    def _look_up(self, name: str) -> Meant:
        if name in self._grounds.entities:
            return Meant(frozenset((name,)))
        exact = self._by_key.get(names.key(name), set())
        if exact:
            return Meant(frozenset(exact))
        words = _plain(name)
        holding = (entity for entity, forms in self._worded.items() if any(holds(form, words) for form in forms))
        return Meant(frozenset(holding), (words,) if words else ())


def holds(text: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Whether the words stand in the text in order and side by side."""
    return bool(words) and any(text[at : at + len(words)] == words for at in range(len(text) - len(words) + 1))


def _plain(text: str) -> tuple[str, ...]:
    return tuple(names.singular(word) for word in names.normal(text))
