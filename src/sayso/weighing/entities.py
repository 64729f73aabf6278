"""One entity a referent across the case, from local entities; a join needs a stated ground, never mere likeness.

Grounds: the same name (normal form and romanisation folded), an acronym given with its expansion or being the only one its
initials fit, a person's compatible full names, a bare surname with a single bearer in the pile and names in common around it,
a country by its names. Unnamed participants ("three officials") stay with their document.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from sayso.model import Document, Entity
from sayso.weighing import listed, names, vocabulary
from sayso.weighing.acronyms import join_acronyms
from sayso.weighing.dates import days_between
from sayso.weighing.joining import FREE, Bond, Bonds, Joins
from sayso.weighing.people import join_people
from sayso.weighing.posts import join_posts
from sayso.weighing.referents import Referent, companies, describes_once, prepare

_EVENT_WINDOW_DAYS = 400
NEW: Mapping[str, str] = MappingProxyType({})
"""No entity came with an id."""
_CASE_ID = re.compile(r"e[0-9a-f]{12}")  # what `case_id` gives an entity; the weighing tells entities from words by it
Held = tuple[Referent, str]


@dataclass(frozen=True, slots=True)
class Cast:
    """All entities of the case: ``entities`` with case ids, ``of`` local id -> case id, ``reasons`` case id -> words."""

    entities: tuple[Entity, ...]
    of: dict[str, str]
    reasons: dict[str, str]


def cast(
    entities: Sequence[Entity], documents: Mapping[str, Document], bonds: Bonds = FREE, given: Mapping[str, str] = NEW
) -> Cast:
    """Join local entities into the case's entities.

    Args:
        entities: local entities of all documents.
        documents: document id -> document (for the words of each mention).
        bonds: what people judged to be one, and not to be one.
        given: local id -> the id that it came with; those of one id are one, and it is kept where it is of the form of ours.

    Returns:
        The case's entities in the order of their first member, with a reason for every one that joins two or more.
    """
    known = dict(documents)
    referents = sorted(prepare(entities, known), key=lambda referent: (referent.document, _number(referent.id)))
    joins = Joins((referent.id for referent in referents), Bonds((*_given_as_one(given), *bonds.together), bonds.apart))
    published = {document: known[document].published for document in known}
    _join_same_names(referents, joins, published)
    company = companies(referents, known)
    others = frozenset(names.key(name) for referent in referents if referent.family != "person" for name in referent.spellings)
    join_people([referent for referent in referents if referent.family == "person"], company, others, joins)
    join_acronyms(
        [referent for referent in referents if referent.family in ("body", "agreement") and referent.named], known, company, joins
    )
    join_posts(referents, known, _meeting_key, joins)
    return _assemble(referents, joins, given)


def _given_as_one(given: Mapping[str, str]) -> Iterator[Bond]:
    first: dict[str, str] = {}
    for local, ident in given.items():
        if first.setdefault(ident, local) != local:
            yield first[ident], local, "one entity in the ledger"


def case_id(prefix: str, member: str) -> str:
    """A case-wide id that depends on its first member alone: the same input gives the same id."""
    return prefix + hashlib.sha256(member.encode()).hexdigest()[:12]


def _number(local: str) -> tuple[int, str]:
    tail = local.rpartition(".")[2]
    digits = "".join(letter for letter in tail if letter.isdigit())
    return int(digits) if digits else 0, tail


def _join_same_names(referents: Sequence[Referent], joins: Joins, published: Mapping[str, str | None]) -> None:
    holders: dict[tuple[str, str], list[Held]] = defaultdict(list)
    for referent in referents:
        if referent.family == "person" or not (referent.named or describes_once(referent)):
            continue
        seen = set()
        for spelling in referent.spellings:
            met = (referent.family, _meeting_key(referent, spelling))
            if met[1] and met not in seen:
                seen.add(met)
                holders[met].append((referent, spelling))
    for (family, _), held in holders.items():
        if not _shared_within_a_document(held):
            for near in _in_one_period(held, published) if family == "event" else [held]:
                _join_holders(family, near, joins)


def _in_one_period(held: Sequence[Held], published: Mapping[str, str | None]) -> list[list[Held]]:
    """Events of one name split where the texts lie far apart in time: an annual summit is not one summit."""
    dated = sorted((day, place) for place, (referent, _) in enumerate(held) if (day := published.get(referent.document)))
    undated = [item for item in held if not published.get(item[0].document)]
    periods: list[list[Held]] = []
    first = ""
    for day, place in dated:
        if not periods or days_between(first, day) > _EVENT_WINDOW_DAYS:
            periods.append([])
            first = day
        periods[-1].append(held[place])
    return [periods[0] + undated] if len(periods) == 1 else [*periods, undated] if undated else periods


def _meeting_key(referent: Referent, spelling: str) -> str:
    if referent.family == "country":
        return listed.countries().key(spelling)
    if referent.family in ("body", "event", "agreement") and names.is_generic(spelling):
        return ""
    if referent.family == "body" and not any(letter.isupper() for letter in spelling):
        return ""
    found = listed.bodies().key(spelling) if referent.family == "body" else names.key(spelling)
    if referent.entity.type == "Group" and " " not in found and found != names.key(referent.entity.name):
        return ""
    return found if len(found) > 1 else ""


def _shared_within_a_document(held: Sequence[Held]) -> bool:
    """Whether one document gives the name to two entities it keeps apart: then the name identifies neither."""
    counts = Counter(referent.document for referent, _ in held)
    if counts.most_common(1)[0][1] == 1:
        return False
    seen: dict[str, set[str]] = defaultdict(set)
    for referent, _ in held:
        seen[referent.document].add(names.key(referent.entity.name))
    return any(len(keys) > 1 for keys in seen.values())


def _join_holders(family: str, held: Sequence[Held], joins: Joins) -> None:
    firsts = [held[0]]  # more than one only where people keep bearers of the name apart
    for referent, spelling in held[1:]:
        if not any(joins.join(first.id, referent.id, _same_name(family, spelled, spelling)) for first, spelled in firsts):
            firsts.append((referent, spelling))


def _same_name(family: str, spelled: str, spelling: str) -> str:
    if spelling.casefold() == spelled.casefold():
        return f"same name “{spelled}”"
    if family == "country":
        return f"“{spelled}” and “{spelling}” name one country"
    if names.normal(spelling) == names.normal(spelled):
        return f"same name “{spelled}”, written “{spelling}”"
    if names.key(spelling) == names.key(spelled):
        return f"“{spelled}” and “{spelling}” are spellings of one name"
    return f"“{spelled}” and “{spelling}” are names of one body in the codebook"


def _assemble(referents: Sequence[Referent], joins: Joins, given: Mapping[str, str]) -> Cast:
    by_id = {referent.id: referent for referent in referents}
    out: list[Entity] = []
    of: dict[str, str] = {}
    reasons: dict[str, str] = {}
    for leader, members in joins.groups().items():
        group = [by_id[member] for member in members]
        came_with = given.get(leader, "")
        ident = came_with if _CASE_ID.fullmatch(came_with) else case_id("e", leader)
        mentions = sorted(
            (mention for referent in group for mention in referent.entity.mentions), key=lambda m: (m.document, m.start, m.end)
        )
        named = [referent for referent in group if referent.named] or group
        kind = Counter(referent.entity.type for referent in named).most_common(1)[0][0]
        out.append(Entity(ident, _canonical(named), kind, tuple(mentions)))
        of.update((member, ident) for member in members)
        reason = joins.reason(leader)
        if reason and (len(members) > 1 or joins.refused(leader)):
            reasons[ident] = reason
    return Cast(tuple(out), of, reasons)


def _canonical(group: Sequence[Referent]) -> str:
    """The fullest of the names that the documents use often: at least a fifth as often as the commonest."""
    counts: Counter[str] = Counter(referent.entity.name for referent in group)
    floor = max(counts.values()) / 5
    plain = {name: count for name, count in counts.items() if not (names.is_acronym(name) or "(" in name)} or counts
    often = [name for name, count in plain.items() if count >= floor] or list(plain)
    small = vocabulary.words("names", "small")
    return max(
        often,
        key=lambda name: (
            min(6, sum(part not in small for part in names.normal(name))),
            counts[name],
            [-ord(letter) for letter in name],
        ),
    )
