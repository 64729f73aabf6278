from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Sayso
from tests.exports import given


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    given.write(Path("L"), given.lines())


def test_a_ledger_is_weighed_into_another(sayso: Sayso) -> None:
    result = sayso("weigh", "--from-ledger", "L", "-o", "out/M")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("2 documents, 2 claims, ")
    assert result.stdout.endswith("\nledger: out/M\n")
    assert Path("out/M/export.json").exists()
    assert sayso("weigh", "--from-ledger", "out/M", "-o", "out/M").exit_code == 0  # an export of ours may be replaced


def test_a_program_is_told_how_much_there_is(sayso: Sayso) -> None:
    told = json.loads(sayso("weigh", "--from-ledger", "L", "-o", "M", "--json").stdout)
    assert (told["ledger"], told["path"], told["documents"], told["claims"], told["ties"]) == ("L", "M", 2, 2, 1)


def test_a_broken_ledger_is_one_clear_line(sayso: Sayso) -> None:
    Path("L/claims.jsonl").write_text("{", encoding="utf-8")
    result = sayso("weigh", "--from-ledger", "L", "-o", "M")
    assert result.exit_code == 1
    assert result.stderr.count("\n") == 1
    assert result.stderr.startswith("sayso: L/claims.jsonl: line 1 is no JSON (")
    assert not Path("M").exists()


@pytest.mark.parametrize(
    "arguments",
    [("--from-ledger", "nowhere", "-o", "M"), ("--from-ledger", "L/claims.jsonl", "-o", "M"), ("--from-ledger", "L"), ("-o", "M")],
)
def test_wrong_use_is_told(sayso: Sayso, arguments: tuple[str, ...]) -> None:
    result = sayso("weigh", *arguments)
    assert result.exit_code == 2
    assert "weigh --help" in result.stderr
