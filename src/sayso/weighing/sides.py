"""Who stands on whose side, as far as the pile itself states it: belonging, alliance, fighting, each with the claims that say so.

A ground has to be clear: where readings of one clause give the relation to several, none is used unless one clause is closer than
the rest. A description says whose side someone is on only where a name stands in it as "Arvian officials" or "officials of Arvia".
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any

from sayso.codebook import roles
from sayso.model import Entity, Mention
from sayso.weighing import names, vocabulary
from sayso.weighing.scene import Scene
from sayso.weighing.sentences import told_core
from sayso.weighing.statements import Statement

_STEPS, MOST_GROUNDS = 2, 2
EDGES = ("adversary", "ally")
_TITLE = 45  # characters between a state's name and the name of a person it is the title of
_SHOWN = 80
_ACTORS = frozenset({"Person", "Organization", "ArmedGroup", "StateBody", "Group"})
_WHOLES = frozenset({"Country", "Organization", "ArmedGroup", "StateBody"})
_BREAK = re.compile(r"[,.;:()\n]")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Ground:
    """Why two are on one side, allied or opposed: in words, with the claims that say so (none where a description does)."""

    words: str
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stated:
    """A claim that is a ground: its id, and what it states, in words with its outlet."""

    id: str
    words: str


@dataclass(frozen=True, slots=True)
class Grounds:
    """What the pile states: who belongs to whom (``member``), who fights or backs whom (``edges``), whose a description makes one.

    Stated are lists in the order of documents and claims; an edge's key is its kind and its two ends.
    """

    member: dict[str, dict[str, list[Stated]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(list)))
    edges: dict[tuple[str, frozenset[str]], list[Stated]] = field(default_factory=lambda: defaultdict(list))
    described: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def grounds(statements: Sequence[Statement], scene: Scene) -> Grounds:
    """Read off claims and texts; what one document tells does not depend on the others.

    Args:
        statements: all claims in the case's terms; used are positive facts about belonging, alliance and fighting.
        scene: the case's documents and entities.
    """
    out = Grounds(described=_whose(described(scene)))
    for one in _clear(statements, scene):
        subject, _, thing = one.core or ("", "", "")
        code = one.claim.code or ""
        belongs = code in table()["ties"]["belonging"] and scene.entities[thing].type in _WHOLES
        kinds = [kind for kind in EDGES if code in table()["ties"][kind]]
        if belongs or kinds:
            stated = Stated(one.id, _told(one, scene))
            if belongs:
                out.member[subject][thing].append(stated)
            for kind in kinds:
                out.edges[kind, frozenset((subject, thing))].append(stated)
    return out


class Sides:
    """Answers on which side somebody stands.

    Args:
        grounds: what the pile states of the entities asked for, and of those within two steps of them.
        scene: the case's entities.
        known: what an entity is said to belong to, with the ground, where that is known already.
    """

    def __init__(self, grounds: Grounds, scene: Scene, known: Mapping[str, dict[str, Ground]] | None = None) -> None:
        self._scene = scene
        self._grounds = grounds
        self._known: dict[str, dict[str, Ground]] = dict(known or {})

    def same(self, speaker: str, party: str) -> Ground | None:
        """Why a party is the speaker, or on its side; None where the pile does not say so."""
        if speaker == party:
            return Ground(f"{self._label(speaker)} is the speaker")
        own, its = self.wholes(speaker), self.wholes(party)
        if party in own:
            return own[party]
        if speaker in its:
            return its[speaker]
        shared = [whole for whole in own if whole in its]
        return _both(own[shared[0]], its[shared[0]]) if shared else None

    def between(self, kind: str, speaker: str, party: str, claim: str) -> Ground | None:
        """Why a party is the speaker's adversary, or ally; the claim in question is no ground for itself."""
        for one, near in self._side(speaker):
            for other, far in self._side(party):
                found = [
                    at for at in self._grounds.edges.get((kind, frozenset((one, other))), ()) if one != other and at.id != claim
                ]
                if found:
                    stated = Ground(f"the pile states: {found[0].words}", tuple(at.id for at in found[:MOST_GROUNDS]))
                    return _both(stated, near, far)
        return None

    def knows(self, ident: str) -> bool:
        """Whether the pile tells on whose side somebody is: a state, or one that is said to belong somewhere."""
        return self._scene.entities[ident].type in ("Country", "ArmedGroup") or bool(self.wholes(ident))

    def _side(self, ident: str) -> Iterator[tuple[str, Ground]]:
        yield ident, Ground("")
        yield from self.wholes(ident).items()

    def wholes(self, ident: str) -> dict[str, Ground]:
        """What somebody is said to belong to, at most two steps away; of countries only a single one."""
        if ident not in self._known:
            found: dict[str, Ground] = {}
            front = {ident: Ground("")}
            for _ in range(_STEPS):
                further = {
                    whole: _both(ground, why)
                    for part, ground in front.items() if self._scene.entities[part].type != "Country"
                    for whole, why in self._direct(part) if whole != ident and whole not in found
                }  # fmt: skip
                found.update(further)
                front = further
            states = [whole for whole in found if self._scene.entities[whole].type == "Country"]
            self._known[ident] = {whole: why for whole, why in found.items() if len(states) < 2 or whole not in states}
        return self._known[ident]

    def _direct(self, part: str) -> Iterator[tuple[str, Ground]]:
        if self._apart(part):
            return
        described = self._grounds.described.get(part, {})
        for whole, words in described.items():
            yield whole, Ground(self._by_description(part, whole, words))
        for whole, stated in self._grounds.member.get(part, {}).items():
            if whole not in described:
                yield whole, Ground(stated[0].words, tuple(one.id for one in stated[:MOST_GROUNDS]))

    def _by_description(self, part: str, whole: str, words: str) -> str:
        told = f"{self._label(part)} is described as of {self._label(whole)}"
        shown = words if len(words) <= _SHOWN else words[: _SHOWN - 1].rstrip() + "…"
        return told if words.casefold() == self._label(part).casefold() else f"{told} (“{shown}”)"

    def _apart(self, ident: str) -> bool:
        entity = self._scene.entities.get(ident)
        plain = {names.singular(word) for word in names.normal(entity.name)} if entity else set()
        return not self._scene.is_named(ident) and not plain.isdisjoint(table()["words"]["apart"])

    def _label(self, ident: str) -> str:
        return self._scene.label(ident)


def _told(statement: Statement, scene: Scene) -> str:
    document = scene.documents.get(statement.claim.document)
    where = (document.outlet or document.path) if document else statement.claim.document
    return f"{told_core(statement, scene)} ({where})"


@cache
def table() -> dict[str, Any]:
    """``interest.toml`` as it is."""
    return tomllib.loads(resources.files("sayso.weighing").joinpath("interest.toml").read_text(encoding="utf-8"))


def _both(*grounds: Ground) -> Ground:
    words = "; ".join(dict.fromkeys(ground.words for ground in grounds if ground.words))
    return Ground(words, tuple(dict.fromkeys(claim for ground in grounds for claim in ground.claims)))


def _clear(statements: Sequence[Statement], scene: Scene) -> Iterator[Statement]:
    """Positive facts between two entities, in order; of readings of one clause that differ in their subject only the closest."""
    held: dict[tuple[str, str, str], list[Statement]] = defaultdict(list)
    for one in statements:
        if one.core is None or one.sense != "actual" or one.claim.polarity != "+" or not one.claim.code:
            continue
        subject, _, thing = one.core
        if subject in scene.entities and thing in scene.entities and subject != thing:
            held[one.claim.document, one.claim.code, thing].append(one)
    clear: set[str] = set()
    for found in held.values():
        for one in found:
            length = one.claim.end - one.claim.start
            rivals = [
                other for other in found
                if other.core and one.core and other.core[0] != one.core[0]
                and other.claim.start < one.claim.end and one.claim.start < other.claim.end
            ]  # fmt: skip
            if all(length < rival.claim.end - rival.claim.start for rival in rivals):
                clear.add(one.id)
    yield from (one for one in statements if one.id in clear)


def described(scene: Scene) -> dict[str, dict[str, str]]:
    """For each actor, whose it is by each of its descriptions, with their words: "Arvian officials", "Arvian minister Ana Duarte".

    The key is "" for descriptions that name somebody in another way.
    """
    named: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for entity in scene.entities.values():
        if entity.type in _ACTORS or entity.type == "Country":
            for mention in entity.mentions:
                if mention.kind == "name":
                    named[mention.document].append((mention.start, mention.end, entity.id))
    for places in named.values():
        places.sort()
    out: dict[str, dict[str, str]] = {}
    for entity in scene.entities.values():
        if entity.type in _ACTORS:
            found: dict[str, str] = {}
            for mention in entity.mentions:
                for ident, words in _owners(mention, entity, named, scene):
                    found.setdefault(ident, words)
            if found:
                out[entity.id] = found
    return out


def _whose(found: Mapping[str, dict[str, str]]) -> dict[str, dict[str, str]]:
    """Those that all their descriptions make one entity's."""
    return {actor: whose for actor, whose in found.items() if "" not in whose and len(whose) == 1}


def _owners(
    mention: Mention, entity: Entity, named: Mapping[str, Sequence[tuple[int, int, str]]], scene: Scene
) -> Iterator[tuple[str, str]]:
    document = scene.documents.get(mention.document)
    if document is None:
        return
    text, places = document.text, named[mention.document]
    if mention.kind == "name" and entity.type == "Person":
        at = bisect_left(places, (mention.start,)) - 1
        if at >= 0 and 0 < mention.start - places[at][1] <= _TITLE:
            between = [
                word.casefold() for word in _WORD.findall(text[places[at][1] : mention.start].replace("’", "'").removeprefix("'s"))
            ]
            if between and titles().issuperset(between) and not _BREAK.search(text, places[at][1], mention.start):
                yield places[at][2], " ".join(text[places[at][0] : mention.end].split())
    if mention.kind != "nominal":
        return
    for start, end, ident in _within(places, mention.start, mention.end):
        before = {word.casefold() for word in _WORD.findall(text[mention.start : start])}
        if ident != entity.id and text[end : end + 1] not in ("-", "‑", "–"):
            clear = before.isdisjoint(table()["words"]["loosely"])
            yield (ident if clear else ""), " ".join(text[mention.start : mention.end].split())


@cache
def titles() -> frozenset[str]:
    """Words that may stand between a state's name and a person's: "Arvian foreign minister Ana Duarte"."""
    lemmas = {part for role in roles() if role.person for part in role.lemma.split("_")}
    return frozenset({*vocabulary.words("persons", "titles"), *lemmas, "s", "ex", "un", "to", "the"}) - {"and"}


def _within(named: Sequence[tuple[int, int, str]], start: int, end: int) -> Iterator[tuple[int, int, str]]:
    for place in range(bisect_left(named, (start,)), len(named)):
        if named[place][0] >= end:
            return
        if named[place][1] <= end:
            yield named[place]
