from __future__ import annotations

import json
import sys

import pytest

from sayso.cli import output

HOSTILE = [{"who": "\x1b[31mRed Post", "claim": "one\ttwo\nthree", "n": 3, "yes": True, "list": ("a", "b"), "none": None}]
COLUMNS = ("who", "claim", "n", "yes", "list", "none")


def test_a_pipe_gets_one_harmless_line_a_row(capsys: pytest.CaptureFixture[str]) -> None:
    output.print_rows(HOSTILE, columns=COLUMNS)
    assert capsys.readouterr().out.splitlines() == ["\t".join(COLUMNS), "\\x1b[31mRed Post\tone two three\t3\tyes\ta, b\t"]


def test_a_terminal_gets_a_table_that_obeys_no_report(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.setenv("TERM", "dumb")
    output.print_rows([*HOSTILE, {"who": "[bold]Markup[/bold]"}], columns=COLUMNS)
    printed = capsys.readouterr().out
    assert "\x1b" not in printed
    assert "\\x1b[31mRed Post" in printed
    assert "[bold]Markup[/bold]" in printed


def test_json_is_one_line_that_no_terminal_obeys() -> None:
    line = output.as_json({"text": "\x1b[2J\x9b سلام\n"})
    assert line.isascii()
    assert line.isprintable()
    assert json.loads(line) == {"text": "\x1b[2J\x9b سلام\n"}


def test_fewer_rows_than_there_are_is_said_on_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    output.print_rows(HOSTILE, columns=["n"], shown_of=7)
    assert capsys.readouterr().err == "1 of 7 shown; --limit 0 shows all\n"
