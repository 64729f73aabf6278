"""Statements that exclude each other without a "not": opposite predicates, one thing in two places, done and still pending."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from sayso.model import Relation
from sayso.weighing import names, vocabulary
from sayso.weighing.dates import overlap
from sayso.weighing.phrases import told_verb
from sayso.weighing.scene import Scene
from sayso.weighing.statements import Core, Statement, case_core, in_order

_MOST_A_SIDE = 12
_WINDOW_DAYS = 60
_ONE_THING = ("Weapon", "Person", "StateBody")
Cores = Mapping[Core, Sequence[Statement]]


def opposite_predicates(cores: Cores, scene: Scene) -> Iterator[Relation]:
    """ "Betrayed" beside "stands by": the same subject and object, both stated positively, at times that can be one."""
    table = vocabulary.opposites()
    left = {
        (row, subject, thing)
        for subject, code, thing in cores for row, (first, _) in enumerate(table)
        if code.lstrip("~") in first and subject and thing
    }  # fmt: skip
    for row, subject, thing in sorted(left):
        yield from opposed(row, subject, thing, cores, scene)


def opposed(row: int, subject: str, thing: str, cores: Cores, scene: Scene) -> Iterator[Relation]:
    """The claims of one subject and object whose predicates stand on the two sides of a row of opposites."""
    first, second = vocabulary.opposites()[row]
    held = [one for code in sorted(first) for told in (code, "~" + code) for one in cores.get((subject, told, thing), ())]
    for other in _stated(cores, subject, thing, second):
        for one in held[:_MOST_A_SIDE]:
            if one.claim.polarity == "+" and overlap(one.period, other.period) and _same_tense(one, other):
                reason = (
                    f"“{_verb(one)}” and “{_verb(other)}” of {scene.label(subject)} and {scene.label(thing)} exclude each other"
                )
                yield Relation("contradicts", one.id, other.id, reason)


def _stated(cores: Cores, subject: str, thing: str, codes: frozenset[str]) -> Iterator[Statement]:
    mutual = vocabulary.words("relations", "symmetric")
    for code in sorted(codes):
        for core in dict.fromkeys(((subject, code, thing), (subject, "~" + code, thing), case_core((subject, code, thing)))):
            if core[0] == subject or code in mutual:
                yield from (held for held in cores.get(core, ())[:_MOST_A_SIDE] if held.claim.polarity == "+")


def two_places(cores: Cores, scene: Scene) -> Iterator[Relation]:
    """One ship, unit or person sent to two places at a time that can be one."""
    moved: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for (subject, code, thing), held in cores.items():
        key = deployed((subject, code, thing), scene)
        if key is not None:
            moved[key].extend(held)
    for held in moved.values():
        sent = [one for one in sorted(held, key=in_order) if one.place and one.claim.polarity == "+" and one.sense == "actual"][
            :_MOST_A_SIDE
        ]
        for one, other in combinations(sent, 2):
            if _exclusive(one, other, scene):
                what = scene.label(one.core[2] if one.core else None)
                reason = f"different places for one deployment of {what}: {scene.label(one.place)} / {scene.label(other.place)}"
                yield Relation("contradicts", one.id, other.id, reason)


def deployed(core: Core, scene: Scene) -> tuple[str, str] | None:
    """Who sends and the name of the one ship, unit or person sent; None where the claim is of something else."""
    subject, code, thing = core
    entity = scene.entities.get(thing)
    if code == "deployed" and entity is not None and entity.type in _ONE_THING and scene.is_named(thing):
        return subject, _vessel(entity.name)
    return None


def done_or_pending(cores: Cores, scene: Scene) -> Iterator[Relation]:
    """Relations already normalised beside normalisation still being negotiated; an update if the first is dated later."""
    for (one, code, other), held in cores.items():
        if code != "normalised_with":
            continue
        both = f"{scene.label(one)} and {scene.label(other)}"
        for done in _facts(held):
            for pending in _facts(cores.get((one, "negotiated_with", other), ())):
                if _about_ties(pending):
                    yield from _done_beside(done, pending, both)


def _done_beside(done: Statement, pending: Statement, both: str) -> Iterator[Relation]:
    said = f"{both}: one has normal relations established, the other has them still in negotiation"
    if overlap(done.period, pending.period):
        yield Relation("contradicts", done.id, pending.id, f"{said}; no date tells which came first")
    elif done.period and pending.period and done.period[0] > pending.period[1]:
        yield Relation("update", pending.id, done.id, f"{said}; the established ones are dated later")


def _facts(held: Sequence[Statement]) -> list[Statement]:
    return [one for one in held if one.claim.polarity == "+" and one.sense == "actual"][:_MOST_A_SIDE]


def _about_ties(statement: Statement) -> bool:
    return any(word.startswith(stem) for word in statement.words for stem in vocabulary.listed("words", "rapprochement"))


def _same_tense(one: Statement, other: Statement) -> bool:
    senses = {one.sense, other.sense}
    return not senses & {"conditional", "normative"} and (len(senses) == 1 or "future" not in senses)


def _exclusive(one: Statement, other: Statement, scene: Scene) -> bool:
    places = [scene.entities.get(ident or "") for ident in (one.place, other.place)]
    if one.place == other.place or any(place is None or place.type != "Place" for place in places):
        return False
    first, second = (frozenset(names.normal(place.name)) for place in places if place is not None)
    broad = vocabulary.words("words", "broad_regions")
    if first & second or any(" ".join(names.normal(place.name)) in broad for place in places if place is not None):
        return False
    near = one.published is None or other.published is None or abs(one.published - other.published) <= _WINDOW_DAYS
    return near and overlap(one.period, other.period)


def _vessel(name: str) -> str:
    """The name a unit shares with the ship it is built around; otherwise the entity's own name."""
    plain = " ".join(names.normal(name))
    for unit in vocabulary.listed("names", "ship_units"):
        if plain.endswith(" " + unit):
            return plain.removesuffix(" " + unit)
    return plain


def _verb(statement: Statement) -> str:
    return told_verb(statement.claim.code or statement.claim.predicate)
