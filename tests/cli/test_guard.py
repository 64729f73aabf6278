from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from pathlib import Path

import click
import pytest

from sayso.casefile import Case
from sayso.cli import guard
from sayso.errors import CaseError
from tests.cli.conftest import Sayso, apart


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
    dropped: list[object] = []
    monkeypatch.setattr(guard, "drop", dropped.append)
    assert fails_with(BrokenPipeError(errno.EPIPE, "Broken pipe")) == 0
    assert dropped == [sys.stdout]


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


def test_sigterm_stops_as_ctrl_c_does_with_a_code_of_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    assert guard.run(lambda: signal.raise_signal(signal.SIGTERM)) == 143
    assert capsys.readouterr().err.startswith("sayso: stopped. What was read is kept")
    assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL


READS = """
from sayso import build
from sayso.cli import main
from tests.casefile.invented import weighing
from tests.cli.conftest import StandIn
build._reader = lambda codebook: StandIn()
build.weigh_again = lambda case: case.replace_weighing(weighing(case.pile()), mark="stand-in")
main()
"""


@pytest.mark.parametrize("lost", ["stdout", "stderr"])
@pytest.mark.parametrize("form", [[], ["--json"]], ids=["words", "json"])
def test_a_reading_nobody_looks_at_goes_on_to_the_end(lost: str, form: list[str], tmp_path: Path) -> None:
    for n in range(3):
        (tmp_path / f"{n}.txt").write_text(f"The mayor said that bridge {n} is safe.\n", encoding="utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    command = [sys.executable, "-c", READS, "read", ".", "--case", "c.sayso", *form]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=apart(), cwd=tmp_path) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        (process.stdout if lost == "stdout" else process.stderr).close()
        told = (process.stderr if lost == "stdout" else process.stdout).read()
    assert process.returncode == 0
    assert b"Traceback" not in told and b"BrokenPipe" not in told
    with Case.open(tmp_path / "c.sayso", read_only=True) as case:
        assert len(case.documents) == 3
        assert case.weighed_by


def test_a_reading_that_got_nothing_says_so_by_its_code_though_nobody_looks(tmp_path: Path) -> None:
    command = [sys.executable, "-c", READS, "read", "nowhere.txt", "--case", "c.sayso"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=apart(), cwd=tmp_path) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        process.stderr.close()
    assert process.returncode == 1


@pytest.mark.skipif(os.name == "nt", reason="closes streams with a shell")
@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&-", ">&- 2>&- <&-"])
@pytest.mark.parametrize("arguments", [["read", "good.txt", "-"], ["show"], ["show", "documents"]], ids=" ".join)
@pytest.mark.usefixtures("stand_in")
def test_closed_streams_are_done_without(closed: str, arguments: list[str], sayso: Sayso, tmp_path: Path) -> None:
    assert sayso("read", "good.txt", "--case", "c.sayso").exit_code == 0
    command = [*arguments, "--case", "c.sayso"] if arguments[0] == "read" else [arguments[0], "c.sayso", *arguments[1:]]
    shell = ["sh", "-c", f'exec "$0" "$@" {closed}', sys.executable, "-c", READS, *command]
    done = subprocess.run(
        shell, input="The mayor said so.\n", capture_output=True, text=True, check=False, env=apart(), cwd=tmp_path
    )
    assert done.returncode == 0, done.stderr
    assert "error" not in done.stderr
