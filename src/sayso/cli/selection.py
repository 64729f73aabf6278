"""Which part of a case a person asked for: claims about someone, on someone's word, or denied by someone."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass, replace

from sayso.cli.pile_view import View
from sayso.errors import QueryError
from sayso.model import Attribution, Relation


@dataclass(frozen=True, slots=True)
class Wanted:
    """Names as typed; None asks for everything."""

    about: str | None = None
    says: str | None = None
    denied_by: str | None = None

    def __bool__(self) -> bool:
        return any((self.about, self.says, self.denied_by))


def select(view: View, wanted: Wanted) -> View:
    """The case narrowed to the claims asked for.

    Args:
        view: the whole case.
        wanted: the filters; a claim has to pass all that are given.

    Returns:
        The same view with those claims chosen.

    Raises:
        QueryError: nobody in the case has that name.
    """
    chosen: set[str] | None = None
    for name, keep in ((wanted.about, _about), (wanted.says, _says), (wanted.denied_by, _denied_by)):
        if name is not None:
            passed = keep(view, name, _known(view, name))
            chosen = passed if chosen is None else chosen & passed
    return replace(view, chosen=None if chosen is None else frozenset(chosen))


def _about(view: View, name: str, ids: frozenset[str]) -> set[str]:
    return {c.id for c in view.claims.values() if ids & {c.subject or "", c.object or "", c.place or ""}}


def _says(view: View, name: str, ids: frozenset[str]) -> set[str]:
    published = {d.id for d in view.documents.values() if d.outlet and d.outlet.casefold() == name.casefold()}
    return {c.id for c in view.claims.values() if c.document in published or any(a.source_entity in ids for a in view.chain(c))}


def _denied_by(view: View, name: str, ids: frozenset[str]) -> set[str]:
    """Claims inside a denial by that source, and the claims of others that those deny."""
    own = {c.id for c in view.claims.values() if any(_denies(a, ids) for a in view.chain(c))}
    spoken = {c.id for c in view.claims.values() if any(a.source_entity in ids for a in view.chain(c))}
    return own | set(_struck(view.relations, own | spoken))


def _denies(attribution: Attribution, ids: frozenset[str]) -> bool:
    return attribution.stance == "denies" and attribution.source_entity in ids


def _struck(relations: tuple[Relation, ...], denying: set[str]) -> Iterator[str]:
    for relation in relations:
        if relation.kind == "denies" and relation.a in denying:
            yield relation.b


def _known(view: View, name: str) -> frozenset[str]:
    ids = view.called(name)
    outlets = {d.outlet for d in view.documents.values() if d.outlet}
    if not ids and name.casefold() not in {o.casefold() for o in outlets}:
        near = difflib.get_close_matches(name, sorted({e.name for e in view.entities.values()} | outlets), n=3, cutoff=0.5)
        raise QueryError(
            f"nobody in this case is called {name!r}",
            hint=f"did you mean {' or '.join(near)}?" if near else "sayso show CASE sources lists who speaks",
        )
    return ids
