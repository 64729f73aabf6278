"""The reading keeps its quality: floors of tests/floors.toml on the annotated acceptance documents."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

import sayso
from sayso.exports import FORMATS

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
FLOORS: dict[str, Any] = tomllib.loads((Path(__file__).parent / "floors.toml").read_text(encoding="utf-8"))

needs_gold = pytest.mark.skipif(
    not (SHARED / "acceptance" / "score.py").exists(), reason="the annotated documents (../shared) are not here"
)


@pytest.fixture(scope="module")
def scores(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The scorer's figures on a ledger made as a user would."""
    ledger = tmp_path_factory.mktemp("floors") / "ledger"
    FORMATS["ledger"](sayso.read(SHARED / "reports"), ledger)
    command = [
        sys.executable,
        str(SHARED / "acceptance" / "score.py"),
        "--gold",
        str(SHARED / "acceptance" / "gold"),
        "--ledger",
        str(ledger),
    ]
    found: dict[str, Any] = json.loads(subprocess.run([*command, "--json"], check=True, capture_output=True, text=True).stdout)
    return found


@needs_gold
def test_the_floors_belong_to_this_annotation() -> None:
    """Floors are pinned to the annotation they were measured on."""
    digest = hashlib.sha256()
    for path in sorted((SHARED / "acceptance" / "gold").glob("*.json")):
        digest.update(path.read_bytes())
    assert digest.hexdigest() == FLOORS["gold"]


@needs_gold
@pytest.mark.parametrize("figure", sorted(FLOORS["f1"]))
def test_f1(scores: dict[str, Any], figure: str) -> None:
    """No F1 falls under its floor."""
    assert scores[figure]["f1"] >= FLOORS["f1"][figure]


@needs_gold
@pytest.mark.parametrize("figure", sorted(FLOORS["share"]))
def test_share(scores: dict[str, Any], figure: str) -> None:
    """No share falls under its floor."""
    assert scores[figure]["acc"] >= FLOORS["share"][figure]
