"""Which state an entity is said to belong to, and who is named inside a description ("Iranian officials", "the X attack on Y").

Only what the pile itself states is used: relations of leading, commanding, representing and being part of, and names standing
inside the words of an unnamed entity's mention. Nothing here comes from a built-in memory.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from sayso.weighing import names, vocabulary
from sayso.weighing.scene import Scene
from sayso.weighing.statements import Statement

Named = tuple[int, int, str]
_STEPS = 4
_MOST_SEEN = 60


@dataclass(frozen=True, slots=True)
class Kin:
    """What the pile states and describes about one entity, or about several.

    ``inside`` gives the entities named inside an entity's descriptions, ``owners`` those whose it is by them, ``wholes`` what it is
    said to belong to, ``led`` the bodies a person is said to lead, ``backed`` whom it is said to back or be backed by.
    """

    inside: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    owners: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    wholes: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    led: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    backed: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))


def kin(statements: Iterable[Statement], scene: Scene) -> Kin:
    """Read off claims and texts whose everybody is; what one document tells does not depend on the others."""
    out = Kin()
    _named_inside(scene, out)
    for one in statements:
        core, code = one.core, one.claim.code or ""
        if core is None or one.claim.polarity != "+":
            continue
        if all(core) and one.sense in ("actual", "opinion", "belief") and core[1] in vocabulary.words("differences", "backing"):
            out.backed[core[0]].add(core[2])
            out.backed[core[2]].add(core[0])
        leading = code in vocabulary.words("relations", "leading")
        if one.sense == "actual" and leading:
            out.led[core[0]].add(core[2])
        if one.sense == "actual" and code in vocabulary.words("relations", "belonging"):
            whole = scene.entities.get(core[2])
            if whole is not None and (whole.type in ("Country", "StateBody") if leading else whole.type != "Group"):
                out.wholes[core[0]].add(core[2])
    return out


class Belonging:
    """Answers whose an entity is.

    Args:
        kin: what the pile tells of the entities asked for, and of those within four steps of them.
        scene: the case's entities.
        states: the answer of ``state`` for entities where it is known already.
    """

    def __init__(self, kin: Kin, scene: Scene, states: Mapping[str, str | None] | None = None) -> None:
        self._kin = kin
        self._entities = scene.entities
        self._named = scene.named
        self._scene = scene
        self._names: dict[str, list[Named]] | None = None
        self._states: dict[str, str | None] = dict(states or {})

    def is_named(self, ident: str) -> bool:
        """Whether an entity is named anywhere, not only described."""
        return ident in self._named

    def same_name(self, ident: str, other: str) -> bool:
        """Whether two entities bear one name, though they were taken for things of two kinds."""
        one, two = self._entities.get(ident), self._entities.get(other)
        return one is not None and two is not None and names.normal(one.name) == names.normal(two.name)

    def named_at(self, document: str, start: int) -> tuple[str, int]:
        """Who is named by words that begin at ``start`` or end a space before it, and where they end; ("", start) for nobody."""
        if self._names is None:
            self._names = _names(self._scene)
        held = self._names.get(document, [])
        place = bisect_left(held, (start,))
        if place < len(held) and held[place][0] == start:
            return held[place][2], held[place][1]
        if place and held[place - 1][1] == start - 1:
            return held[place - 1][2], start
        return "", start

    def inside(self, ident: str) -> frozenset[str]:
        """Case ids of the entities whose names stand anywhere inside mentions of ``ident``."""
        return frozenset(self._kin.inside.get(ident, ()))

    def owners(self, ident: str) -> frozenset[str]:
        """Of those, the ones the description makes it theirs: "Ruritanian officers", not "officers linked to Ruritania"."""
        return frozenset(self._kin.owners.get(ident, ()))

    def state(self, ident: str) -> str | None:
        """The one country the entity is, leads, commands, is part of or is described by; None where none or several are."""
        if ident not in self._states:
            self._states[ident] = self._one_state(ident)
        return self._states[ident]

    def led(self, ident: str) -> str:
        """The one body the pile has a person lead, command or represent; else the entity itself."""
        bodies = self._kin.led.get(ident, ())
        return next(iter(bodies)) if len(bodies) == 1 else ident

    def backed(self, ident: str) -> frozenset[str]:
        """Whom the pile has an entity back, or be backed by."""
        return frozenset(self._kin.backed.get(ident, ()))

    def side(self, ident: str) -> str:
        """The one state the entity is of, else the entity itself."""
        return self.state(ident) or ident

    def _one_state(self, ident: str) -> str | None:
        seen, front = {ident}, [ident]
        states: set[str] = set()
        for _ in range(_STEPS):
            states.update(known for known in front if self._is_country(known))
            further = {whole for known in front if not self._is_country(known) for whole in self._wholes(known)}
            front = sorted(further - seen)
            seen.update(front)
            if len(states) > 1 or len(seen) > _MOST_SEEN:
                return None
        return next(iter(states)) if len(states) == 1 else None

    def _is_country(self, ident: str) -> bool:
        return ident in self._entities and self._entities[ident].type == "Country"

    def _wholes(self, ident: str) -> Collection[str]:
        entity = self._entities.get(ident)
        described = entity is not None and entity.type in ("Group", "StateBody", "Person")
        return self._kin.wholes.get(ident) or (self.owners(ident) if described else ())


def _names(scene: Scene) -> dict[str, list[Named]]:
    """For each document, where whose name stands, sorted."""
    found: dict[str, list[Named]] = defaultdict(list)
    for entity in scene.entities.values():
        for mention in entity.mentions:
            if mention.kind == "name":
                found[mention.document].append((mention.start, mention.end, entity.id))
    return {document: sorted(held) for document, held in found.items()}


def _named_inside(scene: Scene, kin: Kin) -> None:
    """For entities mentioned by description: whose names stand inside those words, and which of them say whose it is."""
    named = _names(scene)
    outer: dict[str, list[Named]] = defaultdict(list)
    for entity in scene.entities.values():
        for mention in entity.mentions:
            if mention.kind == "nominal" or entity.type == "Event":
                outer[mention.document].append((mention.start, mention.end, entity.id))
    for document, spans in outer.items():
        held = named.get(document, ())
        text = scene.documents[document].text if document in scene.documents else ""
        place = 0
        for start, end, ident in sorted(spans):
            while place < len(held) and held[place][0] < start:
                place += 1
            at = place
            while at < len(held) and held[at][0] < end:
                first, last, named_there = held[at]
                if last <= end and named_there != ident:
                    kin.inside[ident].add(named_there)
                    if _describes(text, start, first, last):
                        kin.owners[ident].add(named_there)
                at += 1


def _describes(text: str, outer: int, start: int, end: int) -> bool:
    """Whether a name inside a description says whose it is: not "militias linked to X", not "X-backed factions"."""
    before = text[max(outer, start - 12) : start].casefold().split()
    if text[end : end + 1] in ("-", "‑", "–"):
        return False
    return not (before and before[-1] in vocabulary.words("words", "not_of"))
