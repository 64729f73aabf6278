from __future__ import annotations

import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import click
import pytest

from sayso.cli.app import COMMANDS
from tests.cli.conftest import Sayso, apart


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_every_help_shows_an_example(command: str, sayso: Sayso) -> None:
    result = sayso(*command.split(), "--help")
    assert result.exit_code == 0
    _, example = result.output.split("Example:\n", 1)
    assert example.lstrip().startswith("sayso")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_says_what_it_is_for(command: str) -> None:
    found = import_module(f"sayso.cli.{command}_command").command
    assert isinstance(found, click.Command)
    options = [p for p in found.params if isinstance(p, click.Option)]
    assert [o.name for o in options if not o.help] == []


@pytest.mark.parametrize(
    "arguments",
    [(), ("sho",), ("read",), ("read", "x.txt"), ("show",), ("show", "c", "lies"), ("sql", "c"), ("read", "x", "--jobs", "0")],
)
def test_wrong_use_is_code_2_and_names_the_way_out(arguments: tuple[str, ...], sayso: Sayso) -> None:
    result = sayso(*arguments)
    assert result.exit_code == 2
    assert "--help" in result.stderr


def test_help_loads_no_other_room() -> None:
    heavy = "duckdb", "onnxruntime", "trafilatura", "jinja2", "networkx", "numpy", "rich.console"
    look = f"print([m for m in {heavy!r} if m in sys.modules])"
    code = f"import sys\nfrom sayso.cli import main\ntry:\n main(['--help'])\nfinally:\n {look}"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=apart())
    assert done.stdout.splitlines()[-1] == "[]"


STRANGE = os.fsdecode(b"M\xfcller")


@pytest.fixture
def strange(tmp_path: Path) -> Path:
    """A folder whose name is not UTF-8."""
    try:
        (tmp_path / STRANGE).mkdir()
    except OSError:
        pytest.skip("this file system takes Unicode names only")
    return tmp_path / STRANGE


@pytest.mark.parametrize(
    "arguments",
    [
        ("sql", "c.sayso", STRANGE),
        ("ask", "c.sayso", STRANGE),
        ("show", STRANGE),
        ("read", "good.txt", f"--case={STRANGE}"),
        (STRANGE,),
    ],
    ids=str,
)
@pytest.mark.usefixtures("stand_in")
def test_an_argument_that_is_no_text_and_no_file_is_refused_and_shown(arguments: tuple[str, ...], sayso: Sayso) -> None:
    sayso("read", "good.txt", "--case", "c.sayso")
    result = sayso(*arguments)
    assert result.exit_code == 2
    assert r"M\xfcller' is not UTF-8, and no file is called so" in result.stderr
    assert result.stderr.count("\n") == 1


@pytest.mark.usefixtures("stand_in")
def test_a_report_whose_name_is_no_text_is_read_and_shown_escaped(strange: Path, sayso: Sayso) -> None:
    (strange / "a.txt").write_text("The mayor said so.\n", encoding="utf-8")
    (strange / "own.toml").write_text("a = 1\n", encoding="utf-8")
    assert sayso("read", f"{STRANGE}/a.txt", f"--codebook={STRANGE}/own.toml", "--case", "c.sayso").exit_code == 0
    assert r"M\xfcller/a.txt" in sayso("show", "c.sayso", "documents").stdout
    assert sayso("export", "c.sayso", "--format", "csv", "-o", f"{STRANGE}/tables").exit_code == 0


@pytest.mark.parametrize(
    "arguments",
    [("read", "good.txt", "--case", f"{STRANGE}/c.sayso"), ("export", "c.sayso", "--format", "parquet", "-o", f"{STRANGE}/tables")],
    ids=str,
)
@pytest.mark.usefixtures("stand_in", "strange")
def test_where_only_unicode_names_can_be_written_another_is_refused(arguments: tuple[str, ...], sayso: Sayso) -> None:
    sayso("read", "good.txt", "--case", "c.sayso")
    result = sayso(*arguments)
    assert result.exit_code == 1
    assert "is not UTF-8 (rename it, or choose another place)" in result.stderr.splitlines()[-1]


@pytest.mark.usefixtures("stand_in")
def test_a_query_on_standard_input_that_is_no_text_is_refused_by_name(sayso: Sayso) -> None:
    sayso("read", "good.txt", "--case", "c.sayso")
    assert sayso("sql", "c.sayso", "-", "--csv", input="\ufeffselect 'M\u00fcller' as one").stdout == "one\nM\u00fcller\n"
    result = sayso("sql", "c.sayso", "-", input=b"select 'M\xfcller'")
    assert result.exit_code == 1
    assert "standard input: is not UTF-8: byte 0xFC" in result.stderr
