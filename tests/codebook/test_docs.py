"""docs/codebook.md and the data agree."""

from __future__ import annotations

import re
from pathlib import Path

from sayso import codebook
from sayso.codebook.patterns import compile_expression

TEXT = (Path(__file__).parents[2] / "docs" / "codebook.md").read_text(encoding="utf-8")


def test_the_tables_state_every_relation_as_the_data_does() -> None:
    rows = re.findall(r"^\| `([a-z_]+)` \| (\S+) \| (\S+) \| (.+) \|$", TEXT, re.M)
    stated = {code: (ucdp, plover, meaning) for code, ucdp, plover, meaning in rows}
    expected = {
        r.code: (r.ucdp or "–", r.plover or "–", r.definition + (" Symmetric." if r.symmetric else ""))
        for r in codebook.load().relations.values()
    }
    assert stated == expected


def test_every_expression_shown_compiles() -> None:
    section = TEXT.partition("## How an expression is written")[2].partition("### What an expression becomes")[0]
    cells = re.findall(r"^\| (`.+?) (?<!\\)\| ", section, re.M)
    shown = [line.replace("\\|", "|") for cell in cells for line in re.findall(r"`([^`]+)`", cell)]
    lines = [line for line in shown if " " in line and "..." not in line]
    assert len(lines) > 15
    for line in lines:
        assert compile_expression("x", line, codebook.load().classes)


def test_every_door_is_named() -> None:
    doors = ["cues", "hedges", "modality", "countries", "metonyms", "organisations", "armed_groups", "roles", "titles", "outlets"]
    for door in doors:
        assert f"`{door}()`" in TEXT and callable(getattr(codebook, door))
