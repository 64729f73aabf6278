from __future__ import annotations

import subprocess
import sys
from importlib import import_module

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
