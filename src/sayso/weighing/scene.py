"""What every comparison looks things up in: the documents, the case's entities, and which local entity is which of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sayso.model import Document, Entity


@dataclass(frozen=True, slots=True)
class Scene:
    """Documents by id, case entities by case id, local entity id -> case entity id, and the case ids that bear a name."""

    documents: Mapping[str, Document]
    entities: Mapping[str, Entity]
    entity_of: Mapping[str, str]
    named: frozenset[str] = frozenset()

    def label(self, ident: str | None) -> str:
        """The name of a case entity, the words of a textual object, or "someone" where neither is known."""
        if ident and ident.startswith("“"):
            return ident[1:]
        return self.entities[ident].name if ident and ident in self.entities else "someone"

    def entity(self, local: str | None) -> Entity | None:
        """The case entity of a local one; None where it is not known."""
        return self.entities.get(self.entity_of.get(local or "", ""))

    def is_named(self, ident: str) -> bool:
        """Whether a case entity is named anywhere, not only described."""
        return ident in self.named
