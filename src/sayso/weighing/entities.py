"""One entity a referent across the case, from local entities; a join needs a stated ground, never mere likeness.

Grounds: the same name (normal form and romanisation folded), an acronym given with its expansion or being the only one its
initials fit, a person's compatible full names, a bare surname with a single bearer in the pile and names in common around it,
a country by its names, an event by its kind, day and parties. Unnamed participants ("three officials") stay with their document.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from sayso.model import Document, Entity, EntityType, Mention
from sayso.weighing import listed, names, vocabulary
from sayso.weighing.acronyms import Stated, join_acronyms, stated_acronyms
from sayso.weighing.dates import days_between
from sayso.weighing.joining import FREE, Bond, Bonds, Joins
from sayso.weighing.occasions import Occasion, join_occasions, most_telling, occasions
from sayso.weighing.people import join_people
from sayso.weighing.posts import Told, join_posts, told_posts
from sayso.weighing.referents import Company, Referent, companies, describes_once, prepare

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
    seen = see(entities, known)
    others = frozenset(key for one in seen for key in one.borne)
    bound = Bonds((*_given_as_one(given), *bonds.together), bonds.apart)
    joins = join(seen, companies([one.referent for one in seen], known), others, bound)
    by_id = {entity.id: entity for entity in entities}
    people = gather([one.referent for one in seen], joins, given)
    return Cast(
        tuple(Entity(one.id, one.name, one.type, _mentions(by_id[member] for member in one.members)) for one in people),
        {member: one.id for one in people for member in one.members},
        {one.id: one.reason for one in people if one.reason},
    )


def _given_as_one(given: Mapping[str, str]) -> Iterator[Bond]:
    first: dict[str, str] = {}
    for local, ident in given.items():
        if first.setdefault(ident, local) != local:
            yield first[ident], local, "one entity in the ledger"


@dataclass(frozen=True, slots=True)
class Seen:
    """A local entity with what its own text alone tells: posts, acronyms stated, names borne by others than persons, its date,
    and what is told of an event.
    """

    referent: Referent
    published: str | None
    posts: tuple[Told, ...] = ()
    stated: tuple[Stated, ...] = ()
    borne: tuple[str, ...] = ()
    occasion: Occasion | None = None


def see(entities: Iterable[Entity], documents: Mapping[str, Document]) -> list[Seen]:
    """Read off the texts what the joining needs, in the order of documents and entities.

    Args:
        entities: local entities of these documents.
        documents: document id -> document.
    """
    known = dict(documents)
    referents = sorted(prepare(entities, known), key=in_text_order)
    posts = told_posts(referents, known, meeting_key)
    events = occasions(referents, known, meeting_key)
    stated: dict[str, list[Stated]] = defaultdict(list)
    for one in stated_acronyms(_bodies(referents), known):
        stated[one[1]].append(one)
    return [
        Seen(
            referent, known[referent.document].published if referent.document in known else None, posts.get(referent.id, ()),
            tuple(stated[referent.id]),
            tuple(dict.fromkeys(map(names.key, referent.spellings))) if referent.family != "person" else (),
            events.get(referent.id),
        )
        for referent in referents
    ]  # fmt: skip


def join(seen: Sequence[Seen], company: Mapping[str, Company], others: Collection[str], bonds: Bonds = FREE) -> Joins:
    """Join local entities; each join has its reason.

    Args:
        seen: local entities, in the order of documents and entities.
        company: document id -> the names in it.
        others: keys of the names that bodies, places and countries bear.
        bonds: what people judged to be one, and not to be one.
    """
    referents = [one.referent for one in seen]
    joins = Joins((referent.id for referent in referents), bonds)
    published = {one.referent.document: one.published for one in seen}
    _join_same_names(referents, joins, published)
    join_people([referent for referent in referents if referent.family == "person"], company, others, joins)
    join_acronyms(_bodies(referents), (stated for one in seen for stated in one.stated), company, joins)
    join_posts(referents, {one.referent.id: one.posts for one in seen if one.posts}, published, joins)
    occasions_of = {one.referent.id: one.occasion for one in seen if one.occasion is not None}
    join_occasions(occasions_of, referents, company, published, joins)
    return joins


def _bodies(referents: Iterable[Referent]) -> list[Referent]:
    return [referent for referent in referents if referent.family in ("body", "agreement") and referent.named]


def _mentions(group: Iterable[Entity]) -> tuple[Mention, ...]:
    return tuple(sorted((mention for entity in group for mention in entity.mentions), key=lambda m: (m.document, m.start, m.end)))


def in_text_order(referent: Referent) -> tuple[str, tuple[int, str]]:
    """A sort key: by document, then number in it."""
    return (referent.document, _number(referent.id))


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
            met = (referent.family, meeting_key(referent, spelling))
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


def meeting_key(referent: Referent, spelling: str) -> str:
    """What a spelling of a body, country, place or event meets its other spellings under; "" where it identifies none."""
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


@dataclass(frozen=True, slots=True)
class Gathered:
    """One entity of the case: its local members in order, and why they are one, in words (empty for one alone)."""

    id: str
    name: str
    type: EntityType
    members: tuple[str, ...]
    reason: str
    named: bool


def gather(referents: Sequence[Referent], joins: Joins, given: Mapping[str, str] = NEW) -> list[Gathered]:
    """The entities that the joins make, in the order of their first member; for ``given`` see ``cast``."""
    by_id = {referent.id: referent for referent in referents}
    out = []
    for leader, members in joins.groups().items():
        group = [by_id[member] for member in members]
        named = [referent for referent in group if referent.named]
        kind = Counter(referent.entity.type for referent in named or group).most_common(1)[0][0]
        reason = joins.reason(leader) if len(members) > 1 or joins.refused(leader) else ""
        came_with = given.get(leader, "")
        ident = came_with if _CASE_ID.fullmatch(came_with) else case_id("e", leader)
        name = (
            most_telling([one.entity.name for one in group]) if kind == "Event" and not named else _canonical(named or group, kind)
        )
        out.append(Gathered(ident, name, kind, tuple(members), reason, bool(named)))
    return out


def _canonical(group: Sequence[Referent], kind: EntityType) -> str:
    """The fullest of the names that the documents use often: at least a fifth as often as the commonest.

    A person's given name and surname are full enough; of several such names it is the one used most.
    """
    counts: Counter[str] = Counter(referent.entity.name for referent in group)
    floor = max(counts.values()) / 5
    plain = {name: count for name, count in counts.items() if not (names.is_acronym(name) or "(" in name)} or counts
    often = [name for name, count in plain.items() if count >= floor] or list(plain)
    small, enough = vocabulary.words("names", "small"), 2 if kind == "Person" else 6
    return max(
        often,
        key=lambda name: (
            min(enough, sum(len(part) > 1 and part not in small for part in names.normal(name))),
            counts[name],
            [-ord(letter) for letter in name],
        ),
    )
