from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import click
import pytest

from sayso.cli import guard
from sayso.errors import CaseError
from tests.cli.conftest import apart


def fails_with(problem: BaseException) -> int:
    def action() -> None:
        raise problem

    return guard.run(action)


@pytest.mark.parametrize(
    ("problem", "code", "line"),
    [
        (
            CaseError("c.sayso: is cut short", hint="read the reports again"),
            1,
            "sayso: c.sayso: is cut short (read the reports again)",
        ),
        (OSError(errno.ENOSPC, "x", "c.sayso"), 1, "sayso: c.sayso: no space left on the disk"),
        (PermissionError(errno.EACCES, "x", "out/d.html"), 1, "sayso: out/d.html: may not be written or read"),
        (IsADirectoryError(errno.EISDIR, "Is a directory", "out"), 1, "sayso: out: Is a directory"),
        (KeyboardInterrupt(), 130, "sayso: stopped."),
        (MemoryError(), 1, "sayso: not enough memory."),
        (click.UsageError("no such thing"), 2, "sayso: no such thing"),
        (KeyError("oops\x1b[2J"), 1, "sayso: internal error, KeyError:"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_every_failure_is_one_line_and_a_code(
    problem: BaseException, code: int, line: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(guard.TRACE, raising=False)
    assert fails_with(problem) == code
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith(line)
    assert printed.err.count("\n") == 1
    assert "\x1b" not in printed.err


def test_a_closed_pipe_is_no_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    dropped: list[str] = []
    monkeypatch.setattr(guard, "_drop_output", lambda: dropped.append("yes"))
    assert fails_with(BrokenPipeError(errno.EPIPE, "Broken pipe")) == 0
    assert dropped == ["yes"]


def test_an_internal_error_can_be_looked_into(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(os.environ, guard.TRACE, "1")
    with pytest.raises(KeyError):
        fails_with(KeyError("oops"))


def test_the_exit_code_an_action_returns_is_kept() -> None:
    assert guard.run(lambda: 1) == 1
    assert guard.run(lambda: None) == 0


SAYSO = (sys.executable, "-c", "from sayso.cli import main; main()")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_output_that_cannot_be_written_is_one_line() -> None:
    with open("/dev/full", "w") as full:  # noqa: PTH123
        done = subprocess.run([*SAYSO, "--help"], stdout=full, stderr=subprocess.PIPE, text=True, check=False, env=apart())
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert done.stderr.startswith("sayso: no space left on the disk")


def test_a_reader_that_has_enough_is_no_failure() -> None:
    with subprocess.Popen([*SAYSO, "--help"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=apart()) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0
