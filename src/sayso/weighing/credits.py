"""Which outlet a text means by "the newspaper", "the agency" or "its sources": the one it named last before, or else first."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence

from sayso.model import Attribution
from sayso.weighing import names, vocabulary
from sayso.weighing.listed import countries, is_outlet
from sayso.weighing.scene import Scene

_NEAR = 600  # characters within which "its sources" are those of the outlet just cited
Named = tuple[int, str]


class Credits:
    """The outlets that each document credits by name, in the order of their acts of saying."""

    def __init__(self, attributions: Sequence[Attribution], scene: Scene) -> None:
        self._named: dict[str, list[Named]] = defaultdict(list)
        for act in attributions:
            entity, at = scene.entity(act.source_entity), _place(act)
            if entity is not None and act.source_kind == "outlet" and scene.is_named(entity.id) and not unnamed_outlet(entity.name):
                self._named[act.document].append((at, entity.name))
        for found in self._named.values():
            found.sort()

    def named(self, name: str, act: Attribution) -> str:
        """The name itself, or the named outlet that an outlet told without its name stands for."""
        return (self._nearest(act) or name) if unnamed_outlet(name) else name

    def own_sources(self, said_by: str, act: Attribution) -> str:
        """The outlet whose sources "its sources" are; empty where the words do not say so or no outlet stands near before."""
        parts = said_by.casefold().split()
        if len(parts) < 2 or parts[0] not in ("its", "their") or names.singular(parts[-1]) != "source":
            return ""
        before = self._before(act)
        return before[1] if before is not None and _place(act) - before[0] <= _NEAR else ""

    def _nearest(self, act: Attribution) -> str:
        before, found = self._before(act), self._named.get(act.document)
        return before[1] if before is not None else found[0][1] if found else ""

    def _before(self, act: Attribution) -> Named | None:
        found = self._named.get(act.document, [])
        place = bisect_left(found, (_place(act),))
        return found[place - 1] if place else None


def unnamed_outlet(name: str) -> bool:
    """Whether the words tell of an outlet without naming it ("the newspaper", "US newspaper", "the same agency")."""
    parts = name.casefold().split()
    if not parts or is_outlet(name) or parts[-1] not in vocabulary.words("words", "outlet_nouns"):
        return False
    plain = vocabulary.words("words", "before_outlet_nouns")
    return all(part in plain or countries().has(part) for part in parts[:-1])


def _place(act: Attribution) -> int:
    spans = [span for span in (act.source, act.cue, *act.content) if span is not None]
    return min((span.start for span in spans), default=0)
