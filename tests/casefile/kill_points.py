"""Run by test_killed.py: fill a case in child processes that kill themselves at chosen statements, and say what came of it."""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

from sayso.casefile import Case
from sayso.casefile.connect import Store
from sayso.casefile.journal import Line, SideJournal
from sayso.exports import ledger
from tests.casefile.invented import reading, weighing


def fill(case: Path) -> None:
    """Read three reports (the third a changed file) and weigh them."""
    with Case.open(case, create=True) as opened:
        for one in (reading(1), reading(2), reading(1, families=40)):
            opened.add(one, reader_version="v1")
        if opened.weighed_by != "w":
            opened.replace_weighing(weighing(opened.pile()), mark="w")


def in_a_child(case: Path, kill_at: int) -> int:
    """Fill the case in a child that kills itself before its ``kill_at``-th statement; returns the signal it died of, 0 for none."""
    child = os.fork()
    if child == 0:
        _arm(kill_at)
        fill(case)
        os._exit(0)
    return os.WTERMSIG(os.waitpid(child, 0)[1])


def _arm(kill_at: int) -> None:
    seen = 0
    run, append = Store.run, SideJournal.append

    def step() -> None:
        nonlocal seen
        seen += 1
        if seen == kill_at:
            os.kill(os.getpid(), signal.SIGKILL)

    def run_or_die(store: Store, sql: str, parameters: Sequence[object] = ()) -> None:
        step()
        run(store, sql, parameters)

    def append_or_die(journal: SideJournal, line: Line) -> None:
        step()
        append(journal, line)

    setattr(Store, "run", run_or_die)  # noqa: B010
    setattr(SideJournal, "append", append_or_die)  # noqa: B010


def ledger_bytes(case: Path) -> dict[str, str]:
    """The ledger, by file name, after a child has filled the case undisturbed."""
    folder = case.with_suffix(".ledger")
    child = os.fork()
    if child == 0:
        fill(case)
        with Case.open(case, read_only=True) as opened:
            ledger.write(opened, folder)
        os._exit(0)
    os.waitpid(child, 0)
    return {file.name: file.read_text(encoding="utf-8") for file in sorted(folder.iterdir())}


def main(folder: Path, points: list[int]) -> None:
    """Print, for each point, the signal and whether the ledger after a second run equals the undisturbed one."""
    wanted = ledger_bytes(folder / "undisturbed.sayso")
    outcomes = {}
    for point in points:
        case = folder / f"killed-{point}.sayso"
        died = in_a_child(case, point)
        outcomes[point] = (died, ledger_bytes(case) == wanted)
    sys.stdout.write(json.dumps({"files": list(wanted), "outcomes": list(outcomes.items())}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), [int(point) for point in sys.argv[2:]])
