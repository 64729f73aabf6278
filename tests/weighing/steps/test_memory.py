"""A query for which memory does not suffice is asked again for half of its blocks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest

from benchmarks.invented import World, reading
from sayso.casefile import Case
from sayso.casefile.blocks import Block, Blocks, Feed, Key
from sayso.errors import CaseMemoryError
from sayso.weighing.steps import weigh_case
from tests.weighing.steps.kept import differing


def _narrow(monkeypatch: pytest.MonkeyPatch, most: int) -> list[int]:
    """Memory for ``most`` blocks a query; how many each query was asked for, those it was too narrow for below nought."""
    asked: list[int] = []
    whole = Blocks._at_once

    def at_once(self: Blocks, step: str, feeds: Sequence[Feed], order: str, low: Key, high: Key) -> Iterator[Block]:
        due = f"SELECT count(*) FROM steps.due WHERE step = '{step}' AND key BETWEEN {low} AND {high}"
        count = int(str(self.store.rows(due)[0][0]))
        asked.append(count if count <= most else -count)
        if count > most:
            raise CaseMemoryError("too narrow")
        yield from whole(self, step, feeds, order, low, high)

    monkeypatch.setattr(Blocks, "_at_once", at_once)
    return asked


def test_halves_give_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = _narrow(monkeypatch, 7)
    world = World(words=400)
    with Case.temporary() as case:
        for number in range(20):
            case.add(reading(number, world, like=number - 1 if number % 3 == 2 else None))
        weigh_case(case, mark="steps")
        assert differing(case) == []
    assert min(asked) < -7 < 0 < max(asked) <= 7


def test_one_block_too_many_for_memory_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    _narrow(monkeypatch, 0)
    with Case.temporary() as case:
        case.add(reading(0, World(words=400)))
        with pytest.raises(CaseMemoryError, match="too narrow"):
            weigh_case(case, mark="steps")
