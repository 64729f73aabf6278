"""``sayso sql``: columns of one name, values that JSON has no form for, and cells that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from sayso.casefile import Case
from tests.cli.conftest import Sayso


@pytest.fixture
def place(tmp_path: Path) -> str:
    where = tmp_path / "empty.sayso"
    Case.open(where, create=True).close()
    return str(where)


def strict(text: str) -> Any:
    """JSON as other programs read it: without NaN and Infinity."""
    return json.loads(text, parse_constant=lambda name: pytest.fail(f"{name} is no JSON"))


def test_columns_of_one_name_are_all_there(sayso: Sayso, place: str) -> None:
    query = "SELECT 1 AS id, 2 AS id, 3 AS id_2, 4 AS id"
    told = strict(sayso("sql", place, query, "--json").stdout)
    assert told == {"columns": ["id", "id_3", "id_2", "id_4"], "rows": [{"id": 1, "id_3": 2, "id_2": 3, "id_4": 4}]}
    assert sayso("sql", place, query, "--csv").stdout == "id,id_3,id_2,id_4\n1,2,3,4\n"
    assert sayso("sql", place, query).stdout == "id\tid_3\tid_2\tid_4\n1\t2\t3\t4\n"


VALUES = [
    ("'nan'::DOUBLE", None),
    ("'-inf'::FLOAT", None),
    ("[1.5::DOUBLE, 'inf'::DOUBLE]", [1.5, None]),
    ("{'a': 'nan'::DOUBLE, 'b': DATE '2031-05-01'}", {"a": None, "b": "2031-05-01"}),
    ("MAP {1: 'a', 2: 'b'}", {"1": "a", "2": "b"}),
    ("MAP {DATE '2031-05-01': 1}", {"2031-05-01": 1}),
    ("MAP {{'a': 1}: 2}", {"key": [{"a": 1}], "value": [2]}),
    ("MAP {1.5: [2.5]}", {"1.5": ["2.5"]}),
    ("12.50::DECIMAL(6, 2)", "12.50"),
    ("TIMESTAMP '2031-05-01 10:00:00'", "2031-05-01 10:00:00"),
    ("INTERVAL 1 DAY", "1 day, 0:00:00"),
    ("'\\xAA\\x00'::BLOB", "aa00"),
    ("170141183460469231731687303715884105727::HUGEINT", 170141183460469231731687303715884105727),
    ("true", True),
]


@pytest.mark.parametrize(("value", "expected"), VALUES, ids=[value for value, _ in VALUES])
def test_every_type_is_valid_json(sayso: Sayso, place: str, value: str, expected: object) -> None:
    result = sayso("sql", place, f"SELECT {value} AS x", "--json")
    assert result.exit_code == 0, result.stderr
    assert strict(result.stdout)["rows"] == [{"x": expected}]


def test_no_cell_of_a_csv_is_a_formula_and_numbers_stay_numbers(sayso: Sayso, place: str) -> None:
    texts = ["=1+1", "+cmd", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "x\r=1", "-", "plain"]
    columns = [
        *(f"'{text}'" for text in texts),
        "-5",
        "-1.5::DECIMAL(4, 1)",
        "-2.5::DOUBLE",
        "INTERVAL (-1) DAY",
        "{'a': DATE '2031-05-01'}",
    ]
    names = [f"c{n}" for n in range(len(columns))]
    query = ", ".join(f"{value} AS {name}" for value, name in zip(columns, names, strict=True))
    shown = sayso("sql", place, f'SELECT {query}, 1 AS "=x"', "--csv").stdout
    header, cells = csv.reader(io.StringIO(shown, newline=""))
    assert header == [*names, "'=x"]
    assert cells[: len(texts)] == [*("'" + text for text in texts[:6]), "x\r=1", "-", "plain"]
    assert cells[len(texts) :] == ["-5", "-1.5", "-2.5", "'-1 day, 0:00:00", '{"a": "2031-05-01"}', "1"]
