from __future__ import annotations

import errno
import json
import sys

import pytest

from sayso.build import Progress
from sayso.cli import output
from sayso.cli.progress import progress

STEPS = [
    Progress(1, 3, "a.txt", "added"),
    Progress(2, 3, "b\x1b[2J.txt", "known"),
    Progress(3, 3, "c.txt", "failed", "c.txt: is empty"),
]


def told(*, json_: bool = False, quiet: bool = False) -> None:
    with progress(json_=json_, quiet=quiet) as tell:
        for step in STEPS:
            tell(step)


def test_plain_lines_where_there_is_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    told()
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.splitlines() == ["1/3 added a.txt", "2/3 known b\\x1b[2J.txt", "3/3 failed c.txt"]


def test_json_lines_for_programs(capsys: pytest.CaptureFixture[str]) -> None:
    told(json_=True)
    lines = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert lines[0] == {"done": 1, "total": 3, "path": "a.txt", "outcome": "added", "problem": None}
    assert [line["problem"] for line in lines] == [None, None, "c.txt: is empty"]


def test_quiet_is_quiet(capsys: pytest.CaptureFixture[str]) -> None:
    told(quiet=True)
    assert capsys.readouterr().err == ""


def test_a_terminal_gets_a_bar_that_obeys_no_file_name(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "dumb")
    told()
    assert "\x1b[2J" not in capsys.readouterr().err


@pytest.mark.parametrize("terminal", [False, True])
def test_a_stream_that_takes_nothing_any_more_stops_nothing(terminal: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(sys.stderr, "isatty", lambda: terminal)
    monkeypatch.setattr(sys.stderr, "write", refuse)
    monkeypatch.setattr(sys.stderr, "flush", refuse)
    monkeypatch.setenv("TERM", "xterm")
    dropped: list[object] = []
    monkeypatch.setattr(output, "drop", dropped.append)
    told()
    assert set(dropped) == {sys.stderr}
