"""Whom a name means in a case, by the weighing's own keys; nobody is guessed at, and several are listed."""

from __future__ import annotations

import difflib
from collections import Counter

from sayso.errors import QueryError
from sayso.model import Entity
from sayso.telling.view import Index
from sayso.weighing import names

MOST = 8  # of several that a name may mean, how many are listed


def meant(index: Index, name: str) -> Entity:
    """The one that a name or an id means.

    A spelling with the same key as one of somebody's names comes first, else words that stand side by side in one ("Haniyeh").
    Only who is named somewhere has a name here: a description of unnamed people is not one.

    Args:
        index: the case.
        name: a name as typed, or an entity's id.

    Raises:
        QueryError: nobody is called so, or several are; they are listed with their ids.
    """
    if name in index.entities:
        return index.entities[name]
    wanted = names.key(name).split()
    keys = {entity.id: _keys(entity, index) for entity in index.entities.values() if index.named(entity.id)}
    exact = [ident for ident, held in keys.items() if wanted and wanted in held]
    found = exact or [ident for ident, held in keys.items() if any(_within(wanted, one) for one in held)]
    if len(found) == 1:
        return index.entities[found[0]]
    if found:
        raise QueryError(f"{name!r} may mean {_listed(found, index)}", hint="give one of the ids in place of the name")
    known = sorted({index.name(ident) for ident in keys})
    near = difflib.get_close_matches(name, known, n=3, cutoff=0.5)
    hint = f"did you mean {' or '.join(near)}?" if near else "sayso show CASE sources lists who speaks"
    raise QueryError(f"nobody in this case is called {name!r}", hint=hint)


def also_called(entity: Entity, index: Index) -> tuple[str, ...]:
    """The other names that the texts give it, the most frequent first."""
    spelled = Counter(
        " ".join(index.documents[m.document].text[m.start : m.end].split())
        for m in entity.mentions
        if m.kind == "name" and m.document in index.documents
    )
    spelled.pop(entity.name, None)
    return tuple(name for name, _ in sorted(spelled.items(), key=lambda pair: (-pair[1], pair[0])) if name)


def _keys(entity: Entity, index: Index) -> list[list[str]]:
    called = dict.fromkeys((entity.name, *also_called(entity, index)))
    return [key.split() for key in dict.fromkeys(names.key(one) for one in called) if key]


def _within(wanted: list[str], held: list[str]) -> bool:
    return bool(wanted) and any(held[at : at + len(wanted)] == wanted for at in range(len(held) - len(wanted) + 1))


def _listed(found: list[str], index: Index) -> str:
    spoken = Counter(ident for claim in index.claims.values() for ident in {claim.subject, claim.object} if ident)
    ranked = sorted(found, key=lambda ident: (-spoken[ident], index.name(ident), ident))
    shown = [f"{index.name(ident)} ({index.entities[ident].type}, {ident})" for ident in ranked[:MOST]]
    more = f" and {len(ranked) - MOST} more" if len(ranked) > MOST else ""
    return " or ".join(shown) + more
