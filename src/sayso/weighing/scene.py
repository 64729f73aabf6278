"""What every comparison looks things up in: the documents, the case's entities, and which local entity is which of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sayso.model import Document, Entity
from sayso.weighing.listed import is_capital, is_outlet, outlet_key


@dataclass(frozen=True, slots=True)
class Scene:
    """What comparisons look up.

    Documents by id, case entities by case id, local entity id -> case entity id, the case ids that bear a name, and the keys of
    the outlets that the documents themselves are of (``mastheads``).
    """

    documents: Mapping[str, Document]
    entities: Mapping[str, Entity]
    entity_of: Mapping[str, str]
    named: frozenset[str] = frozenset()
    outlets: frozenset[str] = frozenset()

    def label(self, ident: str | None) -> str:
        """The name of a case entity, the words of a textual object, or "someone" where neither is known."""
        if ident and ident.startswith("“"):
            return ident[1:]
        return self.entities[ident].name if ident and ident in self.entities else "someone"

    def entity(self, local: str | None) -> Entity | None:
        """The case entity of a local one; None where it is not known."""
        return self.entities.get(self.entity_of.get(local or "", ""))

    def is_outlet(self, name: str) -> bool:
        """Whether the name is an outlet's: one on record, or one that a document of the pile bears in its masthead."""
        return is_outlet(name) or (is_capital(name) and outlet_key(name) in self.outlets)

    def is_named(self, ident: str) -> bool:
        """Whether a case entity is named anywhere, not only described."""
        return ident in self.named


def mastheads(documents: Iterable[Document]) -> frozenset[str]:
    """The keys of the outlets that documents are of; who issues a press release is no outlet."""
    return frozenset(outlet_key(one.outlet) for one in documents if one.outlet and one.genre != "press-release")
