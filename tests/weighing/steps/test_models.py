"""Which earlier texts a text may have its words from: found for the texts that a new one touches as for all of them."""

from __future__ import annotations

import pytest

from benchmarks.invented import World, reading
from sayso.casefile import Case
from sayso.casefile.blocks import Blocks
from sayso.weighing.steps import plan, texts
from sayso.weighing.steps.step import Context, run_all

_STEPS = [step for step in plan.PLAN if step.name in ("texts", "models")]


@pytest.mark.parametrize("words", [400, 20_000])
def test_models_found_for_what_new_texts_touch_are_those_of_all_texts(words: int) -> None:
    world = World(words=words)
    with Case.temporary() as case:
        blocks, size = case.blocks(), 0
        for more in (50, 1, 1, 1, 2, 5, 1, 12, 1):
            case.add_all((one, one.document.path) for one in (reading(n, world) for n in range(size, size + more)))
            size += more
            blocks.give("documents", plan._sources(plan._rulings(case.judgements, blocks), blocks))
            touched = run_all(_STEPS, blocks, Context())[-1].blocks
            found = _models(blocks)
            with blocks.writing():
                blocks.store.run("DELETE FROM steps.changed")
                assert texts._models(blocks, True) == size
                blocks.store.run("DELETE FROM steps.changed")
            assert found == _models(blocks)
            assert touched <= size


def _models(blocks: Blocks) -> list[tuple[object, ...]]:
    return blocks.store.rows("SELECT key, ref, data FROM steps.wire_model ORDER BY ALL")
