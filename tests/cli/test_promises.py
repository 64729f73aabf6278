"""README, Makefile, package and command line say the same thing."""

from __future__ import annotations

import re
import shlex
import tomllib
from fnmatch import fnmatch
from importlib import import_module
from itertools import chain
from pathlib import Path
from typing import Any

import click
import pytest

import sayso.cli
from sayso.cli.app import COMMANDS
from sayso.cli.demo_command import copy_examples

ROOT = Path(__file__).parents[2]
PACKAGE = Path(sayso.cli.__file__).parents[1]


def shell_lines(text: str, program: str) -> list[list[str]]:
    """The indented or fenced lines of a text that call a program."""
    return [shlex.split(line, comments=True) for line in re.findall(rf"^\s*({program} .*)$", text, re.MULTILINE)]


def option_names(command: str) -> set[str]:
    found = import_module(f"sayso.cli.{command}_command").command
    assert isinstance(found, click.Command)
    inner = found.commands.values() if isinstance(found, click.Group) else ()
    params = [p for one in (found, *inner) for p in one.params]
    return {name for p in params if isinstance(p, click.Option) for name in (*p.opts, *p.secondary_opts)} | {"--help"}


def examples_and_readme() -> list[list[str]]:
    texts = [(ROOT / "README.md").read_text(encoding="utf-8")]
    texts += [str(import_module(f"sayso.cli.{c}_command").command.help) for c in COMMANDS]
    return [line for text in texts for line in shell_lines(text, "sayso")]


@pytest.mark.parametrize("line", examples_and_readme(), ids=shlex.join)
def test_every_command_line_shown_is_one_that_exists(line: list[str]) -> None:
    assert line[1] in COMMANDS
    assert {word for word in line[2:] if word.startswith("-") and word != "-"} <= option_names(line[1])


def test_readme_shows_every_command() -> None:
    shown = {line[1] for line in shell_lines((ROOT / "README.md").read_text(encoding="utf-8"), "sayso")}
    assert set(COMMANDS) - shown == {"demo"}  # which `make demo` stands for


def test_readme_starts_with_the_two_commands_that_make_knows() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    called = [line[1] for line in shell_lines((ROOT / "README.md").read_text(encoding="utf-8"), "make")]
    assert called[:2] == ["demo", "test"]
    assert all(re.search(rf"^{target}:", makefile, re.MULTILINE) for target in called)


def project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def test_every_file_the_package_needs_is_installed_with_it() -> None:
    patterns = project()["tool"]["setuptools"]["package-data"]["sayso"]
    data = [p.relative_to(PACKAGE).as_posix() for p in PACKAGE.rglob("*") if p.is_file() and p.suffix not in (".py", ".pyc")]
    assert [d for d in sorted(data) if not any(fnmatch(d, p.replace("**/", "*")) for p in patterns)] == []


def test_every_dependency_is_pinned_and_no_address_is() -> None:
    lines = [x for x in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines() if x and not x.startswith("#")]
    assert [x for x in lines if not re.fullmatch(r"[a-z0-9-]+==[0-9][0-9a-z.]*", x)] == []
    pinned = {x.split("==")[0] for x in lines}
    described = project()["project"]
    needed = [*described["dependencies"], *chain(*described["optional-dependencies"].values())]
    names = {re.split(r"[^A-Za-z0-9_.-]", need)[0].lower().replace("_", "-") for need in needed}
    assert names - pinned == set()


def test_the_examples_hold_what_makes_the_job_hard(tmp_path: Path) -> None:
    copy_examples(tmp_path)
    texts = {p.name: p.read_bytes().decode("utf-8") for p in tmp_path.iterdir()}
    assert len(texts) >= 8
    assert any(name.endswith(".html") for name in texts)
    together = "\n".join(texts.values())
    for hard in (
        "\u00a0",
        "“",
        "’",
        "[i.e.,",
        "declined to be named",
        "declined to comment",
        "Correction",
        "no indication",
        "Tags",
    ):
        assert hard in together


def test_copying_the_examples_twice_changes_nothing(tmp_path: Path) -> None:
    copy_examples(tmp_path)
    times = {p: p.stat().st_mtime_ns for p in tmp_path.iterdir()}
    copy_examples(tmp_path)
    assert {p: p.stat().st_mtime_ns for p in tmp_path.iterdir()} == times
