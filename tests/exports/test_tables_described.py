"""The data package descriptor beside the tables, checked by frictionless against what the files hold."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import frictionless
import pytest

from sayso.casefile import TABLES, Case
from sayso.exports import tables
from tests.casefile.invented import reading, weighing


@pytest.fixture(scope="module")
def case() -> Iterator[Case]:
    with Case.temporary() as opened:
        for n in (1, 2):
            opened.add(reading(n), reader_version="v1")
        opened.replace_weighing(weighing(opened.pile()))
        yield opened


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_every_cell_of_the_csv_tables_is_of_the_type_described(case: Case, tmp_path: Path) -> None:
    tables.write_csv(case, tmp_path / "T")
    report = frictionless.Package(str(tmp_path / "T" / "datapackage.json")).validate()
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "note"])
    assert {task.name.replace("-", "_") for task in report.tasks} == set(TABLES)
    assert next(task for task in report.tasks if task.name == "claims").stats["rows"] == 4


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_the_parquet_tables_have_a_descriptor_that_names_every_file(case: Case, tmp_path: Path) -> None:
    tables.write_parquet_tables(case, tmp_path / "T")
    package = frictionless.Package(str(tmp_path / "T" / "datapackage.json"))
    assert {str(resource.path) for resource in package.resources} == {file.name for file in (tmp_path / "T").glob("*.parquet")}
    assert [f.type for f in package.get_resource("claims").schema.fields if f.name in ("score", "begins")] == ["integer", "number"]
