"""Runs the commands of README.md and of three pages of docs/ (PAGES) and writes what comes out; ``--check`` says what differs.

    python docs/make_tutorial.py            # after a new model, a new rule, a new wording
    python docs/make_tutorial.py --check

A page itself holds what to do, in comments that a reader of the page does not see:

``<!-- file NAME -->`` before a code block: the block is written to NAME.
``<!-- run KEY="..." ... -->`` before a ``console`` block: its lines that begin with ``$`` are run, the rest is what they printed.

Keys: ``lines`` (``1-4,7``: the lines kept, ``...`` stands for the others; the header of a table is always kept), ``match`` (only
lines that hold this regular expression), ``columns`` (of a table, in this order), ``width`` (of a cell or a line; longer ones end
in ``…``), and ``needs`` (words, parted by ``|``, that must be in the output because the text around the block speaks of them).

The moment at which a judgement was made is shown as ``(then)``. All else has to come out the same.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import chdir
from dataclasses import dataclass, field
from difflib import unified_diff
from itertools import pairwise
from pathlib import Path
from string import Template

from click.testing import CliRunner

from sayso.cli import main as sayso
from sayso.cli.demo_command import copy_examples

_NAMES = ("../README.md", "tutorial.md", "limits.md", "hypotheses.md")
PAGES = tuple((Path(__file__).parent / name).resolve() for name in _NAMES)
_MOMENT = re.compile(r"\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_STEP = re.compile(r"^<!-- (run|file)(.*?) -->\n```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_KEY = re.compile(r'(\w+)="([^"]*)"')
_ASSIGNED = re.compile(r"(?P<name>[A-Z]+)=\$\((?P<command>.+)\)")
_TAIL = re.compile(r"(?P<command>.+?) \| tail -n (?P<lines>\d+)")


class Differs(Exception):
    """The page cannot be made: a command failed, or its output no longer holds what the text speaks of."""


@dataclass
class Session:
    """A folder with the example reports in it, and a shell's variables; ``sayso`` runs in this process, which is quicker."""

    names: dict[str, str] = field(default_factory=dict)

    def run(self, line: str) -> str:
        """What a command line prints on standard output.

        Raises:
            Differs: the command failed.
        """
        if assigned := _ASSIGNED.fullmatch(line):
            self.names[assigned["name"]] = self.run(assigned["command"]).strip()
            return ""
        if tail := _TAIL.fullmatch(line):
            return "".join(self.run(tail["command"]).splitlines(keepends=True)[-int(tail["lines"]) :])
        program, *arguments = shlex.split(Template(line).safe_substitute(self.names))
        if program == "sayso":
            result = CliRunner().invoke(sayso, arguments)
            code, out, problem = result.exit_code, result.stdout, result.stderr
        else:
            program = sys.executable if program == "python3" else program
            done = subprocess.run([program, *arguments], capture_output=True, encoding="utf-8", check=False)
            code, out, problem = done.returncode, done.stdout, done.stderr
        if code:
            raise Differs(f"{line}\nended with {code}: {problem}")
        return out


def page_of(text: str) -> str:
    """The page with the output that comes out now.

    Raises:
        Differs: a command failed, or its output lacks words that the text around it speaks of.
    """
    with tempfile.TemporaryDirectory() as folder, chdir(folder):
        reports = Path("examples/reports")
        reports.mkdir(parents=True)
        copy_examples(reports)
        session = Session()
        return _STEP.sub(lambda step: _step(session, step), text)


def _step(session: Session, step: re.Match[str]) -> str:
    kind, about, language, body = step.groups()
    if kind == "file":
        Path(about.strip()).write_text(body, encoding="utf-8")
        return step[0]
    keys = dict(_KEY.findall(about))
    outs = [(command, _MOMENT.sub("(then)", session.run(_joined(command)))) for command in _commands(body)]
    _require(keys.get("needs", ""), "".join(out for _, out in outs))
    printed = "".join(f"$ {command}\n{_shown(out, keys)}" for command, out in outs)
    return f"<!-- {kind}{about} -->\n```{language}\n{printed}```"


def _commands(body: str) -> Iterator[str]:
    """The command lines, each with the lines that go on after a backslash."""
    for found in re.finditer(r"^\$ ((?:.*\\\n)*.*)$", body, re.MULTILINE):
        yield found[1]


def _joined(command: str) -> str:
    return re.sub(r"\s*\\\n\s*", " ", command)


def _shown(out: str, keys: dict[str, str]) -> str:
    lines = out.splitlines()
    table = bool(lines) and "\t" in lines[0]
    kept = _kept(lines, keys, table)
    shown = _table(lines, kept, keys) if table else {i: _cut(lines[i].rstrip(), int(keys.get("width", "130"))) for i in kept}
    return "".join(f"{line}\n" for line in _with_gaps(shown, len(lines)))


def _require(needs: str, text: str) -> None:
    missing = [words for words in needs.split("|") if words not in text]
    if missing:
        raise Differs(f"the page speaks of {missing}, which did not come out:\n{text}\nWrite that step anew.")


def _kept(lines: list[str], keys: dict[str, str], table: bool) -> list[int]:
    matching = [i for i, line in enumerate(lines) if re.search(keys.get("match", ""), line) or (table and i == 0)]
    if "lines" not in keys:
        return matching
    bounds = [[int(n) for n in part.split("-")] for part in keys["lines"].split(",")]
    wanted = {n for ends in bounds for n in range(ends[0], ends[-1] + 1)}
    return [i for place, i in enumerate(matching, start=0 if table else 1) if place in wanted or (table and i == 0)]


def _table(lines: list[str], kept: list[int], keys: dict[str, str]) -> dict[int, str]:
    header = lines[0].split("\t")
    columns = [header.index(name.strip()) for name in keys["columns"].split(",")] if "columns" in keys else range(len(header))
    cells = {i: lines[i].split("\t") + [""] * len(header) for i in kept}
    rows = {i: [_cut(cell, int(keys.get("width", "44"))) for cell in row] for i, row in cells.items()}
    widths = {c: max(len(row[c]) for row in rows.values()) for c in columns}
    return {i: "  ".join(row[c].ljust(widths[c]) for c in columns).rstrip() for i, row in rows.items()}


def _cut(words: str, width: int) -> str:
    return words if len(words) <= width else words[: width - 1].rstrip() + "…"


def _with_gaps(shown: dict[int, str], total: int) -> Iterator[str]:
    places = [-1, *shown, total]
    for before, place in pairwise(places):
        if place - before > 1:
            yield "..."
        if place < total:
            yield shown[place]


def main(arguments: list[str]) -> int:
    """Writes the pages, or with ``--check`` says whether they are current; 1 when one is not, or cannot be made."""
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    failed = False
    for page in PAGES:
        old = page.read_text(encoding="utf-8")
        try:
            new = page_of(old)
        except Differs as problem:
            print(f"{page.name}: {problem}")
            return 1
        if "--check" not in arguments:
            page.write_text(new, encoding="utf-8")
        elif new != old:
            failed = True
            sys.stdout.writelines(unified_diff(old.splitlines(True), new.splitlines(True), page.name, "what comes out now"))
            print("run: python docs/make_tutorial.py, and read the text around what moved")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
