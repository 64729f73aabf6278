"""Joining with a reason: a union-find whose every union keeps, in words, why it was made, and that people's judgements bind."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

Bond = tuple[str, str, str]
"""Two ids and, in words, on whose judgement."""


@dataclass(frozen=True, slots=True)
class Bonds:
    """What people judged to be one, and not to be one; the two never contradict each other (see ``rulings``)."""

    together: tuple[Bond, ...] = ()
    apart: tuple[Bond, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.together or self.apart)


FREE = Bonds()


class Joins:
    """Groups of ids under union; the smallest id leads each group and reasons travel with it.

    Args:
        ids: what may be joined.
        bonds: joined first, and kept apart whatever is joined later; ids that are not there are passed over.
    """

    def __init__(self, ids: Iterable[str], bonds: Bonds = FREE) -> None:
        self._up: dict[str, str] = {item: item for item in ids}
        self._reasons: dict[str, set[str]] = {}
        self._apart: dict[str, dict[str, str]] = {}
        self._refused: dict[str, set[str]] = {}
        for left, right, reason in bonds.together:
            if left in self._up and right in self._up:
                self.join(left, right, reason)
        for left, right, reason in bonds.apart:
            if left in self._up and right in self._up:
                self.part(left, right, reason)

    def find(self, item: str) -> str:
        """The leading id of the item's group."""
        path = []
        while self._up[item] != item:
            path.append(item)
            item = self._up[item]
        for step in path:
            self._up[step] = item
        return item

    def join(self, left: str, right: str, reason: str) -> bool:
        """Put two items into one group for ``reason``; a reason for what is already one is kept as well.

        Returns:
            Whether they are one now; not so where it would bring together what a person keeps apart. The refusal is a reason too.
        """
        a, b = sorted((self.find(left), self.find(right)))
        parted = self._parted(a, b) if a != b and self._apart else ""
        if parted:
            for group in (a, b):
                self._refused.setdefault(group, set()).add(f"not one with another although {reason}: {parted}")
            return False
        self._reasons.setdefault(a, set()).add(reason)
        if a != b:
            self._up[b] = a
            self._reasons[a] |= self._reasons.pop(b, set())
            self._refused.setdefault(a, set()).update(self._refused.pop(b, ()))
            self._apart.setdefault(a, {}).update(self._apart.pop(b, {}))
        return True

    def part(self, left: str, right: str, reason: str) -> bool:
        """Keep two items in two groups from now on; False where they are one already."""
        a, b = self.find(left), self.find(right)
        if a == b:
            return False
        self._apart.setdefault(a, {}).setdefault(right, reason)
        self._apart.setdefault(b, {}).setdefault(left, reason)
        return True

    def _parted(self, a: str, b: str) -> str:
        return next((reason for other, reason in self._apart.get(a, {}).items() if self.find(other) == b), "")

    def reason(self, item: str) -> str:
        """All reasons of the item's group, sorted, in one line; empty for a group of one that nobody keeps apart."""
        group = self.find(item)
        return "; ".join((*sorted(self._reasons.get(group, ())), *sorted(self._refused.get(group, ()))))

    def refused(self, item: str) -> bool:
        """Whether a join of the item's group was refused because a person keeps it apart."""
        return bool(self._refused.get(self.find(item)))

    def groups(self) -> dict[str, list[str]]:
        """Leading id -> its members, in the order the ids were given."""
        out: dict[str, list[str]] = {}
        for item in self._up:
            out.setdefault(self.find(item), []).append(item)
        return out
