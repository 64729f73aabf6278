"""FollowTheMoney, read back by followthemoney itself."""

from __future__ import annotations

import csv
import json
from collections import Counter
from io import BytesIO
from pathlib import Path

import pytest

from tests.exports.written import written, written_hostile

ftm = pytest.importorskip("followthemoney", reason="the test extra is not installed")


def entities(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("write", [written, written_hostile])
def test_every_entity_is_valid_for_its_schema(write: object, tmp_path: Path) -> None:
    for line in entities(write("ftm", tmp_path)):  # type: ignore[operator]
        proxy = ftm.model.get_proxy(line, cleaned=False)
        ftm.model.get(line["schema"]).validate(line)
        assert proxy.schema.name == line["schema"]


def test_what_is_stated_is_a_link_and_what_is_denied_a_note(tmp_path: Path) -> None:
    found = entities(written("ftm", tmp_path))
    assert Counter(line["schema"] for line in found) == {"PublicBody": 1, "Asset": 1, "UnknownLink": 1, "Note": 1, "Article": 3}
    link = ftm.model.get_proxy(next(line for line in found if line["schema"] == "UnknownLink"))
    assert (link.get("role"), link.get("status")) == (["funds"], ["disputed"])
    assert link.get("recordId") == ["c1", "c5"]
    assert "Valley Post, citing North Wire, citing “two engineers” (not named, 2 of them)" in link.get("summary")[0]
    assert set(link.get("proof")) == {"sayso-da", "sayso-dc"}


def test_statements_are_those_that_followthemoney_would_make(tmp_path: Path) -> None:
    from followthemoney.statement.serialize import CSV_COLUMNS, read_csv_statements

    path = written("statements", tmp_path)
    read = list(read_csv_statements(BytesIO(path.read_bytes())))
    with path.open(encoding="utf-8", newline="") as text:
        rows = list(csv.DictReader(text, dialect=csv.unix_dialect))
    assert list(rows[0]) == CSV_COLUMNS
    assert [(one.id, one.prop_type) for one in read] == [
        (one.generate_key(), row["prop_type"]) for one, row in zip(read, rows, strict=True)
    ]
    assert len({one.id for one in read}) == len(read)
    links = [one for one in read if one.schema == "UnknownLink"]
    assert {(one.dataset, one.origin) for one in links if one.prop == "summary"} == {
        ("sayso_valley_post", "c1"),
        ("sayso_valley_post", "c5"),
    }
