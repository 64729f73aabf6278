"""What the documentation shows is what the program does: pages are current, links lead somewhere, commands and queries run."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from sayso.cli import main
from sayso.cli.app import COMMANDS
from sayso.cli.demo_command import copy_examples
from sayso.reading.amounts.vocabulary import FEW, VAGUE, VAGUE_FACTORS

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", *sorted(DOCS.rglob("*.md"))]
MADE_ELSEWHERE = "screenshots/"
"""Pictures that the browser's tests make; a link may lead there before they ran."""


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def command_lines(path: Path) -> list[list[str]]:
    """Every ``sayso`` command line of a page, as words: in blocks, after ``$`` or inside ``$()``, and between backticks."""
    text = re.sub(r"\\\n\s*", " ", path.read_text(encoding="utf-8"))
    fenced = "\n".join(re.findall(r"^```\w*\n(.*?)^```", text, re.MULTILINE | re.DOTALL))
    code = fenced + "\n".join(re.findall(r"^    .*$", text, re.MULTILINE))
    blocks = re.findall(r"^ *(?:\$ )?(?:[A-Z]+=\$\()?(sayso .*?)(?:\| tail.*)?$", code, re.MULTILINE)
    return [shlex.split(line, comments=True) for line in blocks + re.findall(r"`(sayso [^`\n]+)`", text)]


def command_of(words: list[str]) -> click.Command | None:
    """The command that a line calls: ``read``, ``judge CASE correct``, ``esd import``; None where there is no such command."""
    if words[1] not in COMMANDS:
        return None
    found: click.Command = import_module(f"sayso.cli.{words[1]}_command").command
    if isinstance(found, click.Group) and len(words) > 2:
        return found.commands.get(words[2 if words[1] == "esd" else 3]) if len(words) > 3 else found
    return found


@pytest.mark.parametrize("script", ["make_tutorial.py", "make_codebook.py"])
def test_what_a_script_writes_is_what_the_pages_hold(script: str) -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    made = subprocess.run(
        [sys.executable, DOCS / script, "--check"], capture_output=True, encoding="utf-8", env=environment, check=False
    )
    assert made.returncode == 0, f"{made.stdout}\n{made.stderr}\nrun: python docs/{script}"


@pytest.mark.parametrize("path", [p for p in PAGES if not p.name.startswith("accuracy")], ids=named)  # benchmarks write those
def test_an_id_outside_of_printed_output_is_plainly_made_up(path: Path) -> None:
    """What no run prints would go stale: ids in prose and in commands count up (d0123456789ab) or name what stands there (ROW)."""
    text = re.sub(r"^<!-- run.*?^```$", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    found = set(re.findall(r"\b[a-z][0-9a-f]{12}\b", text))
    assert {ident for ident in found if ident[1:] not in ("0123456789ab", "89ab01234567")} == set()


def test_the_table_of_vague_numbers_holds_every_word_of_the_data() -> None:
    section = (DOCS / "codebook-reference.md").read_text(encoding="utf-8").partition("## Vague numbers")[2].partition("\n## ")[0]
    told = [re.sub(r"^\| (?:a )?", "", row).split()[0] for row in section.splitlines() if row.startswith("| ") and ": " in row]
    assert sorted(told) == sorted({*VAGUE, *VAGUE_FACTORS, *FEW})
    assert (
        "dozens of soldiers: at least 24 |" in section and "tens of millions of soldiers: about 20,000,000 to 99,999,999" in section
    )


@pytest.mark.parametrize("path", PAGES, ids=named)
def test_every_link_leads_to_a_file(path: Path) -> None:
    targets = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8"))
    here = [t for t in targets if not re.match(r"[a-z]+:", t) and not t.startswith(MADE_ELSEWHERE)]
    assert [t for t in here if not (path.parent / t).exists()] == []


@pytest.mark.parametrize("path", PAGES, ids=named)
def test_every_anchor_is_a_heading_of_its_page(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    headings = {re.sub(r"[^a-z0-9 -]", "", h.lower()).replace(" ", "-") for h in re.findall(r"^#+ (.+)$", text, re.MULTILINE)}
    assert set(re.findall(r"\]\(#([^)]+)\)", text)) - headings == set()


@pytest.mark.parametrize("path", [p for p in PAGES if command_lines(p)], ids=named)
def test_every_command_line_shown_exists_with_its_options(path: Path) -> None:
    for words in command_lines(path):
        if len(words) == 2 and words[1].startswith("-"):
            continue
        command = command_of(words)
        assert command is not None, shlex.join(words)
        known = {name for p in command.params if isinstance(p, click.Option) for name in (*p.opts, *p.secondary_opts)}
        assert {w for w in words[2:] if re.match(r"--?[a-zA-Z]", w)} <= known | {"--help"}, shlex.join(words)


@pytest.mark.parametrize(("index", "folder"), [("docs/README.md", "docs"), ("docs/how-to/README.md", "docs/how-to")])
def test_the_index_names_every_page_of_its_folder(index: str, folder: str) -> None:
    linked = set(re.findall(r"\]\(([^)]+)\)", (ROOT / index).read_text(encoding="utf-8")))
    pages = {p.name for p in (ROOT / folder).glob("*.md")} - {"README.md"}
    assert pages - linked == set()


@pytest.fixture
def case_with_a_past(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The examples in ``inquiry.sayso``, in the folder worked in: a claim was judged, then its text changed and was read again."""
    monkeypatch.chdir(tmp_path)
    copy_examples(tmp_path / "pile")
    run("read", "pile", "--case", "inquiry.sayso", "-q")
    changed = next(Path("pile").glob("01-*"))
    claim = run("sql", "inquiry.sayso", "--csv", f"SELECT claim FROM claims_said WHERE path = '{changed}'").splitlines()[1]
    run("judge", "inquiry.sayso", "accept", claim, "--by", "Ann Ode")
    changed.write_text(changed.read_text(encoding="utf-8").replace("alone", "by itself"), encoding="utf-8")
    run("read", "pile", "--case", "inquiry.sayso", "-q")


def run(*words: str) -> str:
    result = CliRunner().invoke(main, list(words))
    assert result.exit_code == 0, f"{shlex.join(words)}\n{result.stderr}"
    return result.stdout


@pytest.mark.usefixtures("case_with_a_past")
def test_every_question_asked_of_a_case_in_the_how_tos_is_answered() -> None:
    lines = [words for page in sorted((DOCS / "how-to").glob("*.md")) for words in command_lines(page)]
    asked = [w for w in lines if len(w) > 2 and (w[1] in ("show", "sql", "ask") or w[3:4] in (["queue"], ["list"]))]
    assert len(asked) > 30
    for words in asked:
        answer = run(*(w.replace("llm.sayso", "inquiry.sayso") for w in words[1:]))
        rows = len(answer.splitlines()) - 1
        assert rows > 0 or words[1] != "sql" or words[2] == "llm.sayso", f"no rows, so perhaps a wrong query: {shlex.join(words)}"
