"""Tables for spreadsheets and table programs."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest

from sayso.casefile import TABLES, Case
from sayso.exports import tables
from tests.casefile.invented import reading, weighing


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ('=HYPERLINK("x")', '\'=HYPERLINK("x")'),
        ("+1 555", "'+1 555"),
        ("-2+3", "'-2+3"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("+", "+"),
        ("-", "-"),
        ("a = b", "a = b"),
        (-5, -5),
        (-2.5, -2.5),
        (1200.0, 1200),
        (None, None),
        (True, "true"),
        (["=a", "سد"], '["=a", "سد"]'),
    ],
)
def test_no_cell_is_run_as_a_formula(value: object, written: object) -> None:
    assert tables.cell(value) == written


def test_a_carriage_return_ends_no_row() -> None:
    file = io.StringIO(newline="")
    tables.write_rows(file, [["x\r=1", "y\r\n=2"], [3, "z"]])
    assert file.getvalue() == '"x\r=1","y\r\n=2"\n3,z\n'


def test_every_table_is_written_and_reads_back(tmp_path: Path) -> None:
    one = reading(1)
    hostile = replace(one, document=replace(one.document, title='=cmd|"/c calc"!A1', outlet='Quote "and"\r\nline, comma'))
    with Case.temporary() as case:
        case.add(hostile, reader_version="v1")
        case.replace_weighing(weighing(case.pile()))
        tables.write_csv(case, tmp_path / "T")
    assert {f.stem for f in (tmp_path / "T").glob("*.csv")} == set(TABLES)
    with (tmp_path / "T" / "documents.csv").open(encoding="utf-8", newline="") as file:
        row = next(csv.DictReader(file))
    assert row["title"].startswith("'=cmd")
    assert row["outlet"] == 'Quote "and"\r\nline, comma'
    assert json.loads(row["authors"]) == ["A. Writer", "B. Wríter"]
    assert "text" not in row
    with (tmp_path / "T" / "claims_said.csv").open(encoding="utf-8", newline="") as file:
        said = next(csv.DictReader(file))
    assert (said["said_by"], said["polarity"], said["low"]) == ("Ilse Okoro", "+", "12")
