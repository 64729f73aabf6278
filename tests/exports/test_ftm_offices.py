"""Whose office becomes an Occupancy: read without followthemoney, which checks the schemata where it is installed."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from sayso.model import EntityType
from tests.exports.written import written
from tests.telling.invented import View, case


def leading(who: EntityType) -> View:
    """The dam case in which a body, or a person, leads the body that the dam has become."""
    view = case()
    types: dict[str, EntityType] = {"h": who, "k": "Organization"}
    entities = tuple(replace(e, type=types.get(e.id, e.type)) for e in view.entities)
    return replace(view, entities=entities, ties=tuple(replace(t, code="leads") for t in view.ties))


def lines(view: View, folder: Path) -> dict[str, dict[str, list[str]]]:
    found = [json.loads(line) for line in written("ftm", folder, view).read_text(encoding="utf-8").splitlines()]
    return {line["schema"]: line["properties"] for line in found}


def test_a_person_who_leads_a_body_holds_its_leading_office(tmp_path: Path) -> None:
    found = lines(leading("Person"), tmp_path)
    assert "Control" not in found
    assert (found["Occupancy"]["holder"], found["Occupancy"]["post"]) == (["sayso-h"], ["sayso-k-office"])
    assert "role" not in found["Occupancy"]
    assert found["Position"] == {"name": ["Leading office of Karu dam"], "organization": ["sayso-k"]}


@pytest.mark.parametrize("who", ["Country", "Organization"])
def test_a_body_that_leads_another_controls_it(who: EntityType, tmp_path: Path) -> None:
    found = lines(leading(who), tmp_path)
    assert not {"Occupancy", "Position"} & found.keys()
    assert (found["Control"]["controller"], found["Control"]["controlled"]) == (["sayso-h"], ["sayso-k"])
