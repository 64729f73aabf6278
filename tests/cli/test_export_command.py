from __future__ import annotations

import json
from pathlib import Path

import pytest

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
