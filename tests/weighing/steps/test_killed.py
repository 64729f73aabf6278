"""A weighing that stops inside any step goes on there, and ends in the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.casefile import Case
from sayso.casefile.blocks import Blocks
from sayso.weighing.steps import weigh_case
from sayso.weighing.steps.plan import PLAN
from tests.weighing.steps.invented import reading
from tests.weighing.steps.kept import differing, shown


class Stopped(Exception):
    """Stands for a process that ends."""


def test_stopped_in_each_step_and_run_again_gives_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = _filled(tmp_path)
    stopped = [step.name for step in PLAN if _stops_in(step.name, path, monkeypatch)]
    assert len(stopped) > len(PLAN) - 6  # a step that has nothing to put out cannot be stopped in it
    with Case.open(path) as case:
        weigh_case(case, mark="steps")
        assert differing(case) == []
        kept = shown(case)
        weigh_case(case, mark="steps", again=True)
        assert shown(case) == kept


def test_a_first_weighing_that_stopped_goes_on_without_the_steps_that_are_done(tmp_path: Path) -> None:
    with Case.open(_stopped_before("cores", tmp_path)) as case:
        case.add(reading(8))
        ran = {one.step: one.blocks for one in weigh_case(case, mark="steps")}
        assert ran["texts"] == 1 and ran["scenes"] < 8
        assert differing(case) == []


def test_what_a_first_weighing_has_done_is_not_done_again_after_a_late_stop(tmp_path: Path) -> None:
    with Case.open(_stopped_before("bundles", tmp_path)) as case:
        names = [step.name for step in PLAN]
        assert {one.step for one in weigh_case(case, mark="steps")} <= set(names[names.index("bundles") :])
        assert differing(case) == []


def _filled(folder: Path) -> Path:
    """A case of seven documents, not weighed."""
    path = folder / "stopped.sayso"
    with Case.open(path, create=True) as case:
        for number in range(7):
            case.add(reading(number))
    return path


def _stopped_before(name: str, folder: Path) -> Path:
    """A case whose first weighing ended when a step was about to begin."""

    def tell(step: str, done: int, total: int) -> None:
        if step == name:
            raise Stopped

    path = _filled(folder)
    with Case.open(path) as case, pytest.raises(Stopped):
        weigh_case(case, mark="steps", tell=tell)
    return path


def _stops_in(name: str, path: Path, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Runs a weighing that ends after it put out the first blocks of a step, before that is on record."""
    put, mark = Blocks.put, Blocks.mark

    def put_and_stop(self: Blocks, step: str, *given: object, **named: object) -> set[str]:
        if step == name:
            with self.writing():
                raise Stopped
        return put(self, step, *given, **named)  # type: ignore[arg-type]

    def mark_and_stop(self: Blocks, step: str, state: str) -> None:
        if step == name and state == "done":
            raise Stopped
        mark(self, step, state)

    with monkeypatch.context() as patch, Case.open(path) as case:
        patch.setattr(Blocks, "put", put_and_stop)
        patch.setattr(Blocks, "mark", mark_and_stop)
        try:
            weigh_case(case, mark="steps")
        except Stopped:
            return True
    return False
