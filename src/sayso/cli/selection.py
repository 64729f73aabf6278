"""Which part of a case a person asked for: claims about someone, on someone's word, or denied by someone."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from sayso.errors import QueryError
from sayso.findings import Support
from sayso.model import Attribution, Claim, Document, Entity, Relation, Tie
from sayso.telling.chains import granted
from sayso.telling.view import Index
from sayso.weighing.as_told_by import restricted


@dataclass(frozen=True, slots=True)
class Wanted:
    """Names as typed; None asks for everything."""

    about: str | None = None
    says: str | None = None
    denied_by: str | None = None

    def __bool__(self) -> bool:
        return any(name is not None for name in (self.about, self.says, self.denied_by))


@dataclass(frozen=True, slots=True)
class Selection:
    """A case and the ids of the claims asked for; ``chosen`` is None when nothing narrows it.

    ``told`` is true where they are what one source tells; ``supports`` are the case's ties of support.
    """

    index: Index
    chosen: frozenset[str] | None = None
    told: bool = False
    supports: tuple[Support, ...] = ()

    def claims(self) -> tuple[Claim, ...]:
        """The claims asked for."""
        return tuple(c for c in self.index.claims.values() if self.chosen is None or c.id in self.chosen)

    def documents(self) -> tuple[Document, ...]:
        """All documents, or those that hold a chosen claim."""
        held = {c.document for c in self.claims()}
        return tuple(d for d in self.index.documents.values() if self.chosen is None or d.id in held)

    def attributions(self) -> tuple[Attribution, ...]:
        """All attributions, or those in the chain of a chosen claim."""
        linked = {a.id for c in self.claims() for a in self.index.acts(c)}
        return tuple(a for a in self.index.attributions.values() if self.chosen is None or a.id in linked)

    def narrowed(self) -> Index:
        """The case as if it held no other claims and no other acts of saying."""
        if self.chosen is None:
            return self.index
        return replace(self.index, claims={c.id: c for c in self.claims()}, attributions={a.id: a for a in self.attributions()})

    def ties(self) -> tuple[Tie, ...]:
        """All ties, or those that a chosen claim speaks for or against; of one source's, only as that source tells them."""
        if self.told and self.chosen is not None:
            return restricted(self.index.ties, self.chosen, self.index.claims, self.index.standings)
        return tuple(t for t in self.index.ties if self._has((*t.claims, *t.against)))

    def relations(self) -> tuple[Relation, ...]:
        """All relations, or those that a chosen claim takes part in."""
        return tuple(r for r in self.index.relations if self._has((r.a, r.b)))

    def has(self, claims: Collection[str]) -> bool:
        """Whether one of these claims is asked for."""
        return self._has(claims)

    def _has(self, claims: Collection[str]) -> bool:
        return self.chosen is None or not self.chosen.isdisjoint(claims)


def select(index: Index, wanted: Wanted) -> Selection:
    """The case narrowed to the claims asked for.

    Args:
        index: the whole case.
        wanted: the filters; a claim has to pass all that are given. A name means everyone in the case who has a name that holds
            its words, in order and side by side; letter case and accents do not count.

    Raises:
        QueryError: nobody in the case has that name.
    """
    chosen: frozenset[str] | None = None
    for name, passing in ((wanted.about, _about), (wanted.says, _says), (wanted.denied_by, _denied_by)):
        if name is not None:
            passed = frozenset(passing(index, _called(index, name)))
            chosen = passed if chosen is None else chosen & passed
    return Selection(index, chosen, told=wanted.says is not None)


@dataclass(frozen=True, slots=True)
class _Called:
    """Whom a name means: entity ids, and the documents of an outlet of that name."""

    entities: frozenset[str]
    documents: frozenset[str]


def _about(index: Index, who: _Called) -> Iterator[str]:
    return (c.id for c in index.claims.values() if who.entities & {c.subject or "", c.object or "", c.place or ""})


def _says(index: Index, who: _Called) -> Iterator[str]:
    return (c.id for c in index.claims.values() if c.document in who.documents or _speaks(index, c, who))


def _denied_by(index: Index, who: _Called) -> Iterator[str]:
    """Claims inside a denial by that source, and the claims of others that theirs deny."""
    for claim in index.claims.values():
        if not granted(claim, index) and any(a.stance == "denies" and a.source_entity in who.entities for a in index.acts(claim)):
            yield claim.id
    for relation in index.relations:
        if relation.kind == "denies" and relation.a in index.claims and _speaks(index, index.claims[relation.a], who):
            yield relation.b


def _speaks(index: Index, claim: Claim, who: _Called) -> bool:
    return any(a.source_entity in who.entities for a in index.acts(claim))


def _called(index: Index, name: str) -> _Called:
    wanted = _words(name)
    entities = frozenset(e.id for e in index.entities.values() if any(_holds(n, wanted) for n in _names(e, index)))
    outlets = {d.id: d.outlet for d in index.documents.values() if d.outlet}
    documents = frozenset(i for i, outlet in outlets.items() if _holds(_words(outlet), wanted))
    if not entities and not documents:
        known = {e.name for e in index.entities.values()} | set(outlets.values())
        near = difflib.get_close_matches(name, sorted(known), n=3, cutoff=0.5)
        hint = f"did you mean {' or '.join(near)}?" if near else "sayso show CASE sources lists who speaks"
        raise QueryError(f"nobody in this case is called {name!r}", hint=hint)
    return _Called(entities, documents)


def _names(entity: Entity, index: Index) -> set[tuple[str, ...]]:
    mentions = (m for m in entity.mentions if m.kind == "name" and m.document in index.documents)
    return {_words(n) for n in (entity.name, *(index.documents[m.document].text[m.start : m.end] for m in mentions))}


def _words(name: str) -> tuple[str, ...]:
    plain = "".join(c for c in unicodedata.normalize("NFKD", name).casefold() if not unicodedata.combining(c))
    return tuple("".join(c if c.isalnum() else " " for c in plain).split())


def _holds(name: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    return bool(wanted) and any(name[i : i + len(wanted)] == wanted for i in range(len(name) - len(wanted) + 1))
