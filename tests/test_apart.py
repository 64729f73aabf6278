"""Processes that read end with the one that started them, whatever ends that."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event

import pytest

from sayso.model import Document, Reading
from tests.cli.conftest import apart

HANGS = 60  # seconds after which a process that should have ended fails the test instead of holding it up


class Stuck:
    """A reader that says when it begins, and never comes to an end."""

    version = "stuck"

    def read(self, document: Document) -> Reading:
        os.write(1, b"begun\n")  # in one piece, which print does not promise
        Event().wait()
        return Reading(document)


def stuck(codebook: Path | None) -> Stuck:
    return Stuck()


READS = """
import signal
from sayso import build
from sayso.cli import main
from tests.test_apart import stuck
build._reader = stuck
if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored where the tests themselves run in the background
    main(["read", "letters", "--case", "c.sayso", "--jobs", "2", "--quiet"])
"""
UNGUARDED = """
import sayso
from sayso import build
from tests.test_apart import stuck
build._reader = stuck
sayso.read("letters", case="c.sayso", jobs=2)
"""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    letters = tmp_path / "letters"
    letters.mkdir()
    for n in range(4):
        (letters / f"{n}.txt").write_text(f"Harbour Notes\n\nThe ferry number {n} left the pier.\n", encoding="utf-8")
    return tmp_path


@contextmanager
def reading(place: Path) -> Iterator[subprocess.Popen[str]]:
    """A reading whose two processes are at work; they hold its standard output open for as long as they live."""
    script = place / "script.py"
    script.write_text(READS, encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, str(script)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=apart(), cwd=place,
        start_new_session=True,
    ) as process:  # fmt: skip
        try:
            assert process.stdout is not None
            assert [process.stdout.readline() for _ in range(2)] == ["begun\n"] * 2
            yield process
        except BaseException:
            os.killpg(process.pid, signal.SIGKILL)
            raise


@pytest.mark.skipif(os.name == "nt", reason="needs signals")
def test_killed_it_takes_its_processes_with_it(place: Path) -> None:
    with reading(place) as process:
        process.kill()
        assert process.communicate(timeout=HANGS)[0] == ""
    assert process.returncode == -signal.SIGKILL


@pytest.mark.skipif(os.name == "nt", reason="needs signals")
@pytest.mark.parametrize(("sent", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_stopped_it_ends_its_processes_and_lets_the_case_go(place: Path, sent: signal.Signals, code: int) -> None:
    with reading(place) as process:
        process.send_signal(sent)
        out, err = process.communicate(timeout=HANGS)
    assert (process.returncode, out) == (code, "")
    [line] = err.split("\n")[1:-1]  # click begins a new line first, after the terminal's ^C
    assert line.startswith("sayso: stopped. What was read is kept")
    assert not list(place.glob("c.sayso*"))


def test_a_script_that_starts_processes_whenever_it_is_loaded_is_told_what_to_do(place: Path) -> None:
    script = place / "script.py"
    script.write_text(UNGUARDED, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(script)], capture_output=True, text=True, env=apart(), cwd=place, check=False, timeout=HANGS
    )
    assert done.returncode == 1
    assert "put the call under: if __name__ == '__main__':" in done.stderr.splitlines()[-1]
    assert "out of memory" not in done.stderr
    assert "another process" not in done.stderr
