from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from sayso.cli import places
from tests.cli.conftest import Sayso


@pytest.fixture(autouse=True)
def _one_report(stand_in: None, sayso: Sayso) -> None:
    sayso("read", "good.txt", "--case", "c.sayso")


def test_the_ledger_holds_the_text_as_it_was(sayso: Sayso) -> None:
    result = sayso("export", "c.sayso", "--format", "ledger", "-o", "out/ledger")
    assert (result.exit_code, result.stdout) == (0, "ledger: out/ledger\n")
    [line] = Path("out/ledger/documents.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(line)["text"] == Path("good.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("format_", ["csv", "parquet"])
def test_tables_are_written(format_: str, sayso: Sayso) -> None:
    assert sayso("export", "c.sayso", "--format", format_, "-o", "out").exit_code == 0
    assert Path("out", f"documents.{format_}").stat().st_size > 0


def test_an_unknown_format_names_those_there_are(sayso: Sayso) -> None:
    result = sayso("export", "c.sayso", "--format", "stone", "-o", "out")
    assert result.exit_code == 2
    assert "'stone' is not one of ledger, csv, parquet" in result.stderr
    assert not Path("out").exists()


def test_a_file_in_the_way_is_one_clear_line(sayso: Sayso) -> None:
    result = sayso("export", "c.sayso", "-o", "good.txt")
    assert result.exit_code == 2
    assert "good.txt" in result.stderr


@pytest.mark.parametrize("format_", ["stix", "esd", "graphml"])
def test_a_dash_prints_what_a_file_would_hold(format_: str, sayso: Sayso) -> None:
    sayso("export", "c.sayso", "--format", format_, "-o", "out")
    printed = sayso("export", "c.sayso", "--format", format_, "-o", "-")
    assert (printed.exit_code, printed.stderr) == (0, "")
    assert printed.stdout_bytes == Path("out").read_bytes()
    assert not Path("-").exists()


def test_a_file_called_dash_can_be_named(sayso: Sayso) -> None:
    assert sayso("export", "c.sayso", "--format", "stix", "-o", "./-").exit_code == 0
    assert json.loads(Path("-").read_text(encoding="utf-8"))["type"] == "bundle"


@pytest.mark.parametrize(
    "arguments",
    [
        ("export", "c.sayso", "--format", "ledger", "-o", "-"),
        ("bundle", "c.sayso", "c1", "-o", "-"),
        ("weigh", "--from-ledger", ".", "-o", "-"),
        ("demo", "--into", "-"),
    ],
)  # fmt: skip
def test_a_folder_cannot_be_printed(arguments: tuple[str, ...], sayso: Sayso) -> None:
    result = sayso(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "'-' is standard output" in result.stderr
    assert not Path("-").exists()


def test_what_goes_to_a_terminal_cannot_steer_it(
    sayso: Sayso, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    places.put(b"a\x1b[2Jb\n")
    assert capfd.readouterr().out == "a\\x1b[2Jb\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ("export", "c.sayso", "--format", "stix", "-o", "{}"),
        ("export", "c.sayso", "--format", "esd", "-o", "{}"),
        ("export", "c.sayso", "--format", "csv", "-o", "{}"),
        ("report", "c.sayso", "-o", "{}"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("target", ["c.sayso", "c.sayso.journal", "./x/../c.sayso", "link"])
def test_no_output_takes_the_place_of_the_case(arguments: tuple[str, ...], target: str, sayso: Sayso) -> None:
    Path("link").symlink_to("c.sayso")
    Path("x").mkdir()
    before = {name: Path(name).read_bytes() for name in ("c.sayso", "c.sayso.journal")}
    result = sayso(*(word.format(target) for word in arguments))
    assert result.exit_code in (1, 2) and target.removeprefix("./") in result.stderr
    assert {name: Path(name).read_bytes() for name in before} == before
    assert Path("link").is_symlink()


@pytest.mark.usefixtures("stand_in")
@pytest.mark.parametrize("command", [("report", "good.sayso", "-o"), ("export", "good.sayso", "--format", "ftm", "-o")])
def test_no_output_takes_the_place_of_a_report_that_was_read(command: tuple[str, ...], sayso: Sayso) -> None:
    assert sayso("read", "good.txt", "--case", "good.sayso").exit_code == 0
    before = Path("good.txt").read_bytes()
    done = sayso(*command, "good.txt")
    assert (done.exit_code, done.stderr) == (
        1,
        "sayso: good.txt: this is a report that the case read (name another file with -o)\n",
    )
    assert Path("good.txt").read_bytes() == before
    assert sayso(*command, "new.txt").exit_code == 0 and sayso(*command, "new.txt").exit_code == 0
