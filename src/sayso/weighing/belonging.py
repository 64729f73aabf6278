"""Which state an entity is said to belong to, and who is named inside a description ("Iranian officials", "the X attack on Y").

Only what the pile itself states is used: relations of leading, commanding, representing and being part of, and names standing
inside the words of an unnamed entity's mention. Nothing here comes from a built-in memory.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from sayso.weighing import names, vocabulary
from sayso.weighing.scene import Scene
from sayso.weighing.statements import Statement

Named = tuple[int, int, str]
_STEPS = 4
_MOST_SEEN = 60


class Belonging:
    """Answers whose an entity is.

    Args:
        statements: all claims; the actual, positive ones of belonging are used.
        scene: the case's documents and entities.
    """

    def __init__(self, statements: Sequence[Statement], scene: Scene) -> None:
        self._entities = scene.entities
        self._named = scene.named
        self._names = _names(scene)
        self._inside, self._owning = _named_inside(scene, self._names)
        votes: dict[str, set[str]] = defaultdict(set)
        for statement in statements:
            claim, core = statement.claim, statement.core
            if (
                core is None
                or claim.polarity != "+"
                or statement.sense != "actual"
                or claim.code not in vocabulary.words("relations", "belonging")
            ):
                continue
            leading = claim.code in vocabulary.words("relations", "leading")
            whole = scene.entities.get(core[2])
            if whole is not None and (whole.type in ("Country", "StateBody") if leading else whole.type != "Group"):
                votes[core[0]].add(core[2])
        self._whole = votes
        self._states: dict[str, str | None] = {}

    def is_named(self, ident: str) -> bool:
        """Whether an entity is named anywhere, not only described."""
        return ident in self._named

    def same_name(self, ident: str, other: str) -> bool:
        """Whether two entities bear one name, though they were taken for things of two kinds."""
        one, two = self._entities.get(ident), self._entities.get(other)
        return one is not None and two is not None and names.normal(one.name) == names.normal(two.name)

    def named_at(self, document: str, start: int) -> tuple[str, int]:
        """Who is named by words that begin at ``start`` or end a space before it, and where they end; ("", start) for nobody."""
        held = self._names.get(document, [])
        place = bisect_left(held, (start,))
        if place < len(held) and held[place][0] == start:
            return held[place][2], held[place][1]
        if place and held[place - 1][1] == start - 1:
            return held[place - 1][2], start
        return "", start

    def inside(self, ident: str) -> frozenset[str]:
        """Case ids of the entities whose names stand anywhere inside mentions of ``ident``."""
        return self._inside.get(ident, frozenset())

    def owners(self, ident: str) -> frozenset[str]:
        """Of those, the ones the description makes it theirs: "Ruritanian officers", not "officers linked to Ruritania"."""
        return self._owning.get(ident, frozenset())

    def state(self, ident: str) -> str | None:
        """The one country the entity is, leads, commands, is part of or is described by; None where none or several are."""
        if ident not in self._states:
            self._states[ident] = self._one_state(ident)
        return self._states[ident]

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
        return self._whole.get(ident) or (self.owners(ident) if described else ())


def _names(scene: Scene) -> dict[str, list[Named]]:
    """For each document, where whose name stands, sorted."""
    found: dict[str, list[Named]] = defaultdict(list)
    for entity in scene.entities.values():
        for mention in entity.mentions:
            if mention.kind == "name":
                found[mention.document].append((mention.start, mention.end, entity.id))
    return {document: sorted(held) for document, held in found.items()}


def _named_inside(
    scene: Scene, named: Mapping[str, Sequence[Named]]
) -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]]]:
    """For entities mentioned by description: whose names stand inside those words, and which of them say whose it is."""
    outer: dict[str, list[Named]] = defaultdict(list)
    for entity in scene.entities.values():
        for mention in entity.mentions:
            if mention.kind == "nominal" or entity.type == "Event":
                outer[mention.document].append((mention.start, mention.end, entity.id))
    found: dict[str, set[str]] = defaultdict(set)
    owning: dict[str, set[str]] = defaultdict(set)
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
                    found[ident].add(named_there)
                    if _describes(text, start, first, last):
                        owning[ident].add(named_there)
                at += 1
    return {ident: frozenset(ids) for ident, ids in found.items()}, {ident: frozenset(ids) for ident, ids in owning.items()}


def _describes(text: str, outer: int, start: int, end: int) -> bool:
    """Whether a name inside a description says whose it is: not "militias linked to X", not "X-backed factions"."""
    before = text[max(outer, start - 12) : start].casefold().split()
    if text[end : end + 1] in ("-", "‑", "–"):
        return False
    return not (before and before[-1] in vocabulary.words("words", "not_of"))
