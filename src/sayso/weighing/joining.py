"""Joining with a reason: a union-find whose every union keeps, in words, why it was made."""

from __future__ import annotations

from collections.abc import Iterable


class Joins:
    """Groups of ids under union; the smallest id leads each group and reasons travel with it."""

    def __init__(self, ids: Iterable[str]) -> None:
        self._up: dict[str, str] = {item: item for item in ids}
        self._reasons: dict[str, set[str]] = {}

    def find(self, item: str) -> str:
        """The leading id of the item's group."""
        path = []
        while self._up[item] != item:
            path.append(item)
            item = self._up[item]
        for step in path:
            self._up[step] = item
        return item

    def join(self, left: str, right: str, reason: str) -> None:
        """Put two items into one group for ``reason``; a reason for what is already one is kept as well."""
        a, b = sorted((self.find(left), self.find(right)))
        self._reasons.setdefault(a, set()).add(reason)
        if a != b:
            self._up[b] = a
            self._reasons[a] |= self._reasons.pop(b, set())

    def reason(self, item: str) -> str:
        """All reasons of the item's group, sorted, in one line; empty for a group of one."""
        return "; ".join(sorted(self._reasons.get(self.find(item), ())))

    def groups(self) -> dict[str, list[str]]:
        """Leading id -> its members, in the order the ids were given."""
        out: dict[str, list[str]] = {}
        for item in self._up:
            out.setdefault(self.find(item), []).append(item)
        return out
