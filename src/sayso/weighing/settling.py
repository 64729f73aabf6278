"""The machine's groups of claims (propositions, origins) brought in line with what people judged.

What people join comes first; then everyone else goes, in the order of the texts, to the first part of their own group that holds
nobody they are kept apart from. So where A and C are kept apart and the machine had A, B and C as one, B stays with A, the first.
Groups that no judgement touches stay as they are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.model import Origin, Relation
from sayso.weighing.entities import case_id
from sayso.weighing.joining import Bonds
from sayso.weighing.origins import Origins
from sayso.weighing.propositions import Propositions
from sayso.weighing.scene import Scene
from sayso.weighing.sentences import sentence
from sayso.weighing.statements import Statement, in_order, paired

_PARTED = "not one with another"
_DISPUTES = ("denies", "contradicts", "update", "scope_difference")


@dataclass(frozen=True, slots=True)
class Settled:
    """Groups that were touched (their places among the machine's), the groups in their stead, and each one's reasons in words."""

    touched: frozenset[int]
    groups: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]


def settle(groups: Sequence[Sequence[str]], bonds: Bonds) -> Settled:
    """Split and join groups as people judged.

    Args:
        groups: the machine's, each in order; an id in no group is one of its own.
        bonds: who belongs together, who apart.
    """
    home = {member: place for place, group in enumerate(groups) for member in group}
    together = [bond for bond in bonds.together if bond[0] in home and bond[1] in home]
    apart: dict[str, dict[str, str]] = defaultdict(dict)
    for left, right, words in bonds.apart:
        if left in home and right in home:
            apart[left][right] = apart[right][left] = words
    touched = {home[member] for left, right, _ in together for member in (left, right)}
    touched |= {home[one] for one, others in apart.items() if any(home[other] == home[one] for other in others)}
    units = _units([member for place in sorted(touched) for member in groups[place]], together)
    parts: list[_Part] = []
    for unit in units:
        _put(unit, {home[member] for member in unit}, parts, apart)
    out = []
    for part in parts:
        reasons = {words for left, right, words in together if left in part.members and home[left] != home[right]}
        reasons |= {
            f"{_PARTED}: {words}"
            for one in part.members for other, words in apart.get(one, {}).items() if home[other] == home[one]
        }  # fmt: skip
        out.append((tuple(part.members), tuple(sorted(reasons))))
    return Settled(frozenset(touched), tuple(out))


@dataclass(slots=True)
class _Part:
    members: dict[str, None]
    homes: set[int]


def _units(members: Sequence[str], together: Sequence[tuple[str, str, str]]) -> list[list[str]]:
    """What people joined, as units, those of more than one first; each in the order of ``members``."""
    leader = {member: member for member in members}
    for left, right, _ in together:
        a, b = leader[left], leader[right]
        leader.update({member: a for member, at in leader.items() if at == b})
    units: dict[str, list[str]] = defaultdict(list)
    for member in members:
        units[leader[member]].append(member)
    return sorted(units.values(), key=lambda unit: len(unit) == 1)


def _put(unit: Sequence[str], homes: set[int], parts: list[_Part], apart: Mapping[str, Mapping[str, str]]) -> None:
    taken: _Part | None = None
    for part in list(parts):
        if not part.homes & homes:
            continue
        if taken is None:
            if not _clash(unit, part, apart):
                part.members.update(dict.fromkeys(unit))
                part.homes |= homes
                taken = part
        elif not _clash(tuple(part.members), taken, apart):
            taken.members.update(part.members)
            taken.homes |= part.homes
            parts.remove(part)
    if taken is None:
        parts.append(_Part(dict.fromkeys(unit), set(homes)))


def _clash(members: Sequence[str], part: _Part, apart: Mapping[str, Mapping[str, str]]) -> bool:
    return any(other in part.members for member in members for other in apart.get(member, ()))


def settle_propositions(found: Propositions, statements: Sequence[Statement], scene: Scene, bonds: Bonds) -> Propositions:
    """Propositions as people judged them; the same ones where nothing was judged."""
    if not bonds:
        return found
    by_id = {statement.id: statement for statement in statements}
    before = [tuple(member.id for member in group) for group in found.groups]
    settled = settle(before, bonds)
    if not settled.touched:
        return found
    home = {member: place for place in settled.touched for member in before[place]}
    stated = {(relation.a, relation.b): relation for relation in found.relations}
    of = dict(found.of)
    groups = [group for place, group in enumerate(found.groups) if place not in settled.touched]
    relations = [relation for relation in found.relations if relation.a not in home]
    sentences = {of[group[0].id]: found.sentences[of[group[0].id]] for group in groups}
    for members, words in settled.groups:
        group = tuple(sorted((by_id[member] for member in members), key=in_order))
        ident = case_id("p", min(members))
        of.update((member, ident) for member in members)
        sentences[ident] = sentence(group[0], scene)
        groups.append(group)
        for left, right in paired(group):
            if (left.id, right.id) in stated:
                relations.append(stated[left.id, right.id])
            elif home[left.id] != home[right.id]:
                reason = "; ".join(word for word in words if not word.startswith(_PARTED))
                relations.append(Relation("same_claim", left.id, right.id, reason))
    return Propositions(of, dict(sorted(sentences.items())), tuple(relations), tuple(groups))


def settle_origins(found: Origins, statements: Sequence[Statement], scene: Scene, bonds: Bonds) -> Origins:
    """Origins as people judged them. What one text draws from one origin moves together, unless it is parted itself."""
    if not bonds:
        return found
    by_id = {statement.id: statement for statement in statements}
    old = {origin.id: origin for origin in found.origins}
    units = _by_document(found, by_id, bonds)
    unit_of = {member: unit[0] for unit in units.values() for member in unit}
    grouped: dict[str, list[str]] = defaultdict(list)
    for first in units:
        grouped[found.of.get(first, first)].append(first)
    lifted = Bonds(
        tuple((unit_of[a], unit_of[b], words) for a, b, words in bonds.together if a in unit_of and b in unit_of),
        tuple((unit_of[a], unit_of[b], words) for a, b, words in bonds.apart if a in unit_of and b in unit_of),
    )
    keys = list(grouped)
    settled = settle([grouped[key] for key in keys], lifted)
    gone = {keys[place] for place in settled.touched}
    origins = [origin for origin in found.origins if origin.id not in gone]
    of = {claim: origin for claim, origin in found.of.items() if origin not in gone}
    voice = {origin: who for origin, who in found.voice.items() if origin not in gone}
    for members, words in settled.groups:
        claims = sorted((by_id[claim] for first in members for claim in units[first]), key=in_order)
        base = next((old[found.of[claim.id]] for claim in claims if claim.id in found.of), None)
        if base is None and len(claims) == 1:
            continue
        origin = _origin(base, claims, words, scene)
        origins.append(origin)
        of.update((claim.id, origin.id) for claim in claims)
        voice[origin.id] = found.voice[base.id] if base and base.id == origin.id else f"{origin.kind}:{origin.id}"
    return Origins(tuple(sorted(origins, key=lambda origin: origin.claims[0])), of, voice)


def _by_document(found: Origins, by_id: Mapping[str, Statement], bonds: Bonds) -> dict[str, list[str]]:
    """First claim -> what one document draws from one origin; claims parted from others of the same text are units alone."""
    key = {claim: (origin, by_id[claim].claim.document) for claim, origin in found.of.items()}
    alone = {right for left, right, _ in bonds.apart if left in key and right in key and key[left] == key[right]}
    units: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for origin in found.origins:
        for claim in origin.claims:
            units[(*key[claim], claim) if claim in alone else key[claim]].append(claim)
    for left, right, _ in bonds.together:
        for claim in (left, right):
            if claim not in found.of and claim in by_id:
                units["", "", claim] = [claim]
    return {unit[0]: unit for unit in units.values()}


def _origin(base: Origin | None, claims: Sequence[Statement], words: Sequence[str], scene: Scene) -> Origin:
    ids = tuple(claim.id for claim in claims)
    if base is None:
        document = scene.documents[claims[0].claim.document]
        return Origin(case_id("o", "judged|" + ids[0]), document.outlet or document.path, "document", ids, "; ".join(words))
    ident = base.id if base.claims[0] == ids[0] else case_id("o", base.id + "|" + ids[0])
    return replace(base, id=ident, claims=ids, reason="; ".join((base.reason, *words)))


def settle_disputes(found: Sequence[Relation], bonds: Bonds) -> tuple[Relation, ...]:
    """Disputes as people judged them: those they reject are gone, those they state are there."""
    if not bonds:
        return tuple(found)
    apart = {frozenset(bond[:2]) for bond in bonds.apart}
    kept = [relation for relation in found if relation.kind not in _DISPUTES or frozenset((relation.a, relation.b)) not in apart]
    known = {frozenset((relation.a, relation.b)) for relation in kept if relation.kind in _DISPUTES}
    kept += [Relation("contradicts", a, b, words) for a, b, words in bonds.together if frozenset((a, b)) not in known]
    return tuple(kept)
