"""A reading that is killed at any moment and run again ends in the same case."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import sayso

ROOT = Path(__file__).parents[2]
POINTS = [4, 9, 12, 13, 20, 28, 41, 47]
"""Before: the new case's commit; half a report; its commit; its line beside; two more commits; inside and before the weighing's."""


def environment() -> dict[str, str]:
    source = Path(str(sayso.__file__)).parents[1]
    return {**os.environ, "PYTHONPATH": f"{source}{os.pathsep}{ROOT}"}


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_killed_anywhere_and_run_again_gives_the_same_ledger(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.casefile.kill_points", str(tmp_path), *map(str, POINTS)]
    done = subprocess.run(command, capture_output=True, text=True, env=environment(), cwd=ROOT, check=False)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert "claims.jsonl" in told["files"]
    assert told["outcomes"] == [[point, [signal.SIGKILL, True]] for point in POINTS]
