"""Where judgements are made: from what a person typed (ids, fields and values) to judgements with places, not yet in the case."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sayso.errors import QueryError
from sayso.judgements import Judgement, Kind, Layer, Place
from sayso.model import Origin, Pile
from sayso.weighing.anchors import Finder
from sayso.weighing.corrections import value_of

BETWEEN: tuple[Layer, ...] = ("origin", "proposition", "dispute")
"""What claims can be joined and parted in."""
SIGNABLE = (
    "a claim, attribution, entity, origin or proposition by its id, or a cell of a matrix as QUESTION/ROW/ALTERNATIVE, "
    "as sayso hypotheses CASE show QUESTION --json lists them"
)


@dataclass(frozen=True, slots=True)
class Signature:
    """Who judges, when (ISO 8601, UTC), and why."""

    by: str
    date: str
    note: str = ""


class Bench:
    """A case's records by the ids a person sees.

    Args:
        pile: everything read.
        entity_of: local entity id -> case entity id.
        origins: the case's origins.
        propositions: proposition id -> its claims.
        codes: the relations that a claim may be given.
        cells: gives the names of the cells of the case's matrices, when one may be meant.
    """

    def __init__(
        self, pile: Pile, *, entity_of: Mapping[str, str], origins: Sequence[Origin], propositions: Mapping[str, Sequence[str]],
        codes: frozenset[str], cells: Callable[[], Collection[str]] = tuple,
    ) -> None:  # fmt: skip
        self._finder = Finder(pile)
        self._cells = cells
        self._codes = codes | {claim.code for claim in pile.claims if claim.code}
        self._members: dict[str, list[str]] = defaultdict(list)
        for local, entity in sorted(entity_of.items()):
            self._members[entity].append(local)
        self._claims: dict[str, tuple[str, ...]] = {origin.id: origin.claims for origin in origins}
        self._claims.update({ident: tuple(claims) for ident, claims in propositions.items()})

    def members(self, entity: str) -> tuple[str, ...]:
        """The local entities that a case entity was joined from; a local one is its own."""
        return tuple(self._members.get(entity, ())) or ((entity,) if entity in self._finder.entities else ())

    def places(self, record: str) -> tuple[Layer, tuple[Place, ...]]:
        """What an id names, and its places.

        Raises:
            QueryError: there is no such record.
        """
        if record in self._members or record in self._finder.entities:
            return "entity", self._placed(self.members(record))
        if record in self._claims:
            return ("origin" if record.startswith("o") else "proposition"), self._placed(self._claims[record])
        place = self._finder.place(record)
        if place is None:
            raise QueryError(f"there is no record {record!r} in the case", hint="sayso show CASE claims --json lists ids")
        return place.layer, (place,)

    def _placed(self, records: Sequence[str]) -> tuple[Place, ...]:
        return tuple(place for record in records if (place := self._finder.place(record)) is not None)

    def about(self, kind: Kind, record: str, signature: Signature) -> Judgement:
        """Accept, reject or sign one record; a cell of a matrix can only be signed, by the name it bears.

        Raises:
            QueryError: there is no such record or cell, or it cannot be judged so.
        """
        if kind == "sign" and not self._known(record):
            if record not in self._cells():
                raise QueryError(f"there is nothing called {record!r} in the case that can be signed", hint=SIGNABLE)
            return _made(kind, "cell", signature, (((Place("cell", record)),),))
        layer, places = self.places(record)
        if kind == "reject" and layer not in ("claim", "attribution"):
            raise QueryError(f"{record} is no claim and no attribution", hint="split undoes joins of entities, part of claims")
        if layer in ("origin", "proposition"):
            if kind != "sign":
                raise QueryError(f"{record}: accept its claims one by one", hint=", ".join(self._claims[record][:6]))
            layer = "claim"
        return _made(kind, layer, signature, (places,))

    def _known(self, record: str) -> bool:
        return record in self._members or record in self._claims or self._finder.place(record) is not None

    def correct(self, record: str, values: Mapping[str, str], signature: Signature) -> Judgement:
        """Correct fields of a claim or an attribution."""
        layer, places = self.places(record)
        if layer not in ("claim", "attribution"):
            raise QueryError(f"{record}: only claims and attributions can be corrected", hint="merge and split put entities right")
        if not values:
            raise QueryError("nothing to correct", hint="give FIELD=VALUE, for example polarity=- or code=funds")
        changes = {name: self._value(record, name, told) for name, told in values.items()}
        return _made("correct", layer, signature, (places,), changes)

    def _value(self, record: str, name: str, told: str) -> Any:
        members = self._members.get(told.strip(), ())
        if members:  # a case entity: the one of the same text where there is one
            home = record.rpartition(".")[0]
            told = next((member for member in members if member.rpartition(".")[0] == home), members[0])
        return value_of(self._finder, record, name, told, self._codes)

    def merge(self, records: Sequence[str], signature: Signature) -> Judgement:
        """Say that entities are one."""
        sides = tuple(self._entity(record) for record in records)
        if len(sides) < 2:
            raise QueryError("merging takes two entities or more")
        return _made("merge", "entity", signature, sides)

    def split(self, entity: str, out: Sequence[str], signature: Signature) -> Judgement:
        """Say that ``out`` (local entities, or other case entities) are not the same as the rest of ``entity``."""
        gone = {member for record in out for member in self.members(record)}
        rest = [member for member in self.members(entity) if member not in gone]
        if not self.members(entity):
            raise QueryError(f"there is no entity {entity!r} in the case")
        if not gone or not rest:
            shown = ", ".join(f"{place.id} “{place.words}” in {place.path}" for place in self._placed(self.members(entity))[:12])
            raise QueryError(f"{entity}: say which of its members are someone else, and leave one at least", hint=f"it is {shown}")
        return _made("split", "entity", signature, (self._placed(rest), self._placed(sorted(gone))))

    def between(self, kind: Kind, left: str, right: str, layer: Layer | None, signature: Signature) -> Judgement:
        """Join or part two claims (or the claims of two origins or propositions) in a layer."""
        sides, layers = [], set()
        for record in (left, right):
            found, places = self.places(record)
            if found not in ("claim", "origin", "proposition"):
                raise QueryError(f"{record} is no claim, origin or proposition", hint="entities are joined with merge and split")
            sides.append(places)
            layers.add(found)
        told: Layer | None = layer or next(iter(layers - {"claim"}), None)
        if told is None or len(layers - {"claim"}) > 1:
            raise QueryError("say in what: as origin, proposition or dispute", hint="for example --as origin")
        if {place.id for place in sides[0]} & {place.id for place in sides[1]}:
            raise QueryError(f"{left} and {right} have a claim in common")
        return _made(kind, told, signature, tuple(sides))

    def _entity(self, record: str) -> tuple[Place, ...]:
        places = self._placed(self.members(record))
        if not places:
            raise QueryError(f"there is no entity {record!r} in the case", hint="sayso sql CASE 'SELECT id, name FROM entities'")
        return places


def revocation(judgement: Judgement, signature: Signature) -> Judgement:
    """Take a judgement back; it stays on record."""
    return Judgement(0, "revoke", "judgement", signature.by, signature.date, note=signature.note, revokes=judgement.n)


def _made(
    kind: Kind, layer: Layer, signature: Signature, sides: tuple[tuple[Place, ...], ...], changes: Mapping[str, Any] | None = None
) -> Judgement:
    return Judgement(0, kind, layer, signature.by, signature.date, sides, dict(changes or {}), signature.note)
