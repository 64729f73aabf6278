"""Copies by steps: however few texts are read from the case at a time, the same are found as at once."""

from __future__ import annotations

import pytest

from benchmarks.invented import World, reading
from sayso.casefile import Case
from sayso.weighing.steps import copied, step, weigh_case
from sayso.weighing.steps.copied import _loads
from tests.weighing.steps.kept import differing


@pytest.mark.parametrize(("together", "read", "beside"), [(50, 1_000, 500), (3, 5, 7), (1, 1, 1)])
def test_the_same_copies_are_found_however_few_texts_are_read_at_a_time(
    together: int, read: int, beside: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copied, "_TOGETHER", together)
    monkeypatch.setattr(copied, "_READ", read)
    monkeypatch.setattr(step, "_BESIDE", beside)
    world = World(words=400)
    with Case.temporary() as case:
        for number in range(30):
            case.add(reading(number, world, like=number - 1 if number % 3 == 2 else None))
        weigh_case(case, mark="steps")
        assert differing(case) == []
        assert list(case.stream_rows("SELECT count(*) > 5 FROM steps.wire_item WHERE data LIKE '[\"copy\"%'")) == [(True,)]


def test_parts_are_read_together_up_to_a_thousand_texts() -> None:
    parts = [{block: [block - 1] for block in range(low, low + 50)} for low in range(1, 2_001, 50)]
    assert [len(load) for load in _loads(parts)] == [19, 19, 2]
    assert list(_loads([])) == []
    assert [len(load) for load in _loads([{1: list(range(2, 3_000))}, {3_000: [1]}, {4_000: []}])] == [1, 2]
