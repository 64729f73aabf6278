"""Which claims make a row of the coder sheet: one supporter, one recipient, one year, in the terms of the scheme."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sayso.codebook import load
from sayso.findings import Support, Via
from sayso.model import Claim, Entity
from sayso.telling.chains import chain, utterer
from sayso.telling.view import Index

CODES: dict[str, str] = {
    "ext_x": "troop support", "ext_p": "foreign troop presence", "ext_y": "access to infrastructure or joint operations",
    "ext_w": "weapons", "ext_m": "materiel and logistics", "ext_t": "training and expertise", "ext_f": "funding",
    "ext_i": "intelligence", "ext_l": "access to territory", "ext_o": "other", "ext_u": "unknown kind",
}  # fmt: skip
PARTIES = frozenset({"Person", "Organization", "ArmedGroup", "StateBody", "Country", "Group"})
TOLD = frozenset({"actual", "reported_possible"})
_MOST_YEARS = 60
Supports = Mapping[tuple[str, str, str], Support]


@dataclass(frozen=True, slots=True)
class Row:
    """A draft: ``supporter`` is said to have supported ``recipient`` in ``year`` (None: no text says when).

    ``kinds`` are the scheme's codes that some claim states, ``claims`` those claims, ``denials`` the claims that deny support of
    any kind and year between the two. ``alleged`` is the draft of the scheme's alleged bit, ``why`` says what it rests on; ``ways``
    are the words that tell through whom or by which way.
    """

    id: str
    supporter: Entity
    recipient: Entity
    year: int | None
    kinds: tuple[str, ...]
    claims: tuple[Claim, ...]
    denials: tuple[Claim, ...]
    alleged: bool
    why: str
    ways: tuple[Via, ...] = ()


def rows(index: Index, found: Iterable[Support]) -> tuple[Row, ...]:
    """The case's rows by supporter, recipient and year, those without a year last.

    Args:
        index: the case.
        found: what the weighing found of its ties of support.

    Only claims between two named parties count, stated as fact or said to be possible: a pledge, a wish or a condition is no
    support. Political and moral support has no code in the scheme and makes no row.
    """
    supports: Supports = {(one.subject, one.code, one.object): one for one in found}
    affirmed: dict[tuple[str, str, int | None], list[Claim]] = {}
    denied: dict[tuple[str, str], dict[str, Claim]] = {}
    for claim in index.claims.values():
        pair = _pair(claim, index)
        if pair and claim.modality in TOLD and _kind(claim.code, *pair, index):
            if claim.polarity == "-":
                denied.setdefault(pair, {})[claim.id] = claim
            else:
                for year in _years(claim):
                    affirmed.setdefault((*pair, year), []).append(claim)
    against = _denials(index)
    made = [
        _row(
            index,
            key,
            claims,
            {**denied.get(key[:2], {}), **{d.id: d for c in claims for d in against.get(c.id, ())}},
            supports,
        )
        for key, claims in affirmed.items()
    ]
    return tuple(sorted(made, key=lambda r: (r.supporter.name, r.recipient.name, r.year is None, r.year or 0, r.id)))


def row_id(supporter: str, supporter_type: str, recipient: str, recipient_type: str, year: str) -> str:
    """A row's name, made of what identifies it: the same in every sheet of the same case, and checkable in a sheet alone."""
    key = "\x1f".join((supporter, supporter_type, recipient, recipient_type, year))
    return "esd-" + hashlib.sha256(key.encode("utf-8")).hexdigest()[:12]


def best(row: Row, index: Index) -> Claim:
    """The claim whose sentence stands for the row: stated as fact, what the draft rests on, with an origin, the surest reading."""

    def rank(claim: Claim) -> tuple[object, ...]:
        aside = not row.alleged and not _by_a_party(claim, row, index)
        return (claim.modality != "actual", aside, claim.origin is None, -claim.score, index.publisher(claim.document), claim.id)

    return min(row.claims, key=rank)


def _by_a_party(claim: Claim, row: Row, index: Index) -> bool:
    return _says(claim, index) in (row.supporter.id, row.recipient.id)


def _pair(claim: Claim, index: Index) -> tuple[str, str] | None:
    if claim.subject is None or claim.object is None or claim.subject == claim.object:
        return None
    for ident in (claim.subject, claim.object):
        if not index.named(ident) or index.entities[ident].type not in PARTIES:
            return None
    return claim.subject, claim.object


def _kind(code: str | None, supporter: str, recipient: str, index: Index) -> str | None:
    """The scheme's code of a relation between these two; None where it is no support in the scheme's sense."""
    relation = load().relations.get(code or "")
    return relation.ucdp_of(index.entities[supporter].type, index.entities[recipient].type) if relation else None


def _years(claim: Claim) -> Iterable[int | None]:
    """The years that a claim states; where one end is open, the year of the other."""
    known = [int(d[:4]) for d in (claim.time.earliest, claim.time.latest) if d and d[:4].isdigit()] if claim.time else []
    if not known:
        return (None,)
    first, last = min(known), max(known)
    return range(first, last + 1) if last - first < _MOST_YEARS else (first, last)


def _denials(index: Index) -> dict[str, list[Claim]]:
    found: dict[str, list[Claim]] = {}
    for relation in index.relations:
        if relation.kind == "denies" and relation.exact and relation.a in index.claims:
            found.setdefault(relation.b, []).append(index.claims[relation.a])
    return found


def _row(
    index: Index,
    key: tuple[str, str, int | None],
    claims: list[Claim],
    denied: dict[str, Claim],
    supports: Supports,
) -> Row:
    supporter, recipient = index.entities[key[0]], index.entities[key[1]]
    stated = {_kind(claim.code, supporter.id, recipient.id, index) for claim in claims}
    kinds = tuple(code for code in CODES if code in stated)
    alleged, why = _alleged(key[:2], claims, supports)
    held = {claim.id for claim in claims}
    ways = {via: None for one in supports.values() for via in one.vias if via.claim in held}
    year = "" if key[2] is None else str(key[2])
    ident = row_id(supporter.name, supporter.type, recipient.name, recipient.type, year)
    return Row(ident, supporter, recipient, key[2], kinds, tuple(claims), tuple(denied.values()), alleged, why, tuple(ways))


def _alleged(key: tuple[str, str], claims: list[Claim], supports: Supports) -> tuple[bool, str]:
    """The draft of ``ext_alleged`` as the weighing has it for the row's ties; not alleged where one of them is not."""
    found = [
        supports[key[0], code, key[1]] for code in dict.fromkeys(c.code or "" for c in claims) if (key[0], code, key[1]) in supports
    ]
    firm = [support for support in found if not support.alleged]
    reasons = dict.fromkeys(support.alleged_reason for support in firm or found)
    return not firm, "; ".join(reasons) or "no text states it as fact"


def _says(claim: Claim, index: Index) -> str:
    return utterer(chain(claim, index)).key
