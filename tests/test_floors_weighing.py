"""The weighing keeps its quality: floors of tests/floors.toml on what ``benchmarks.weighing`` measures."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from benchmarks.reading.common import Figures
from benchmarks.weighing import acceptance, copying, rigour_names

SHARED = Path(__file__).parent.parent.parent / "shared"
FLOORS: dict[str, Any] = tomllib.loads((Path(__file__).parent / "floors.toml").read_text(encoding="utf-8"))
PARTS = {"copying": copying.IN_VIEW, "copying_held_out": copying.HELD_OUT}
COLUMNS = {"weighing": acceptance.READ, "annotation": acceptance.GIVEN}

needs_gold = pytest.mark.skipif(
    not (SHARED / "acceptance" / "score.py").exists(), reason="the annotated documents (../shared) are not here"
)
needs_names = pytest.mark.skipif(
    not (SHARED / "data" / "benchmark" / "rigour_names").exists(), reason="the name lists (../shared) are not here"
)


@pytest.fixture(scope="module")
def findings() -> Figures:
    """Both columns of the scorer's findings across documents."""
    return acceptance.measure(SHARED)


@pytest.fixture(scope="module")
def copied() -> Figures:
    """Pairs of copied reports, by part."""
    return copying.measure(SHARED)


@needs_gold
@pytest.mark.parametrize(
    ("column", "kind", "figure"),
    [(column, kind, figure) for column in COLUMNS for kind in ("f1", "share") for figure in FLOORS[column][kind]],
)
def test_findings_across_documents(findings: Figures, column: str, kind: str, figure: str) -> None:
    found = findings[COLUMNS[column]][figure]["f1" if kind == "f1" else "acc"]
    assert found >= FLOORS[column][kind][figure]


@pytest.mark.parametrize(("part", "kind"), [(part, kind) for part in PARTS for kind in FLOORS[part] if kind != "apart"])
def test_copied_reports_are_found(copied: Figures, part: str, kind: str) -> None:
    assert copied[PARTS[part]][kind]["f1"] >= FLOORS[part][kind]


@pytest.mark.parametrize("part", PARTS)
def test_independent_reports_are_kept_apart(copied: Figures, part: str) -> None:
    found = copied[PARTS[part]]
    kept = found["independent pairs of one event kept apart"]
    assert kept["right"] / kept["of"] >= FLOORS[part]["apart"]
    assert found["joined pairs that are of two events"] == 0


@needs_names
def test_names_are_compared_as_lists_of_names_have_them() -> None:
    pytest.importorskip("yaml")
    found = rigour_names.measure(SHARED)
    for kind, floor in FLOORS["names"].items():
        assert found[kind]["right"] / found[kind]["of"] >= floor, kind
