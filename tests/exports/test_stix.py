"""STIX 2.1, read back by stix2."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import stix2

from sayso.exports.stix import EXTENSION
from tests.exports.written import written, written_hostile
from tests.telling.invented import View, case


def bundle(path: Path) -> Any:
    return stix2.parse(path.read_text(encoding="utf-8"), allow_custom=False, version="2.1")


def of(found: Any, kind: str) -> list[Any]:
    return [item for item in found.objects if item["type"] == kind]


@pytest.mark.parametrize("write", [written, written_hostile])
def test_stix2_takes_the_bundle_and_every_reference_is_in_it(write: Any, tmp_path: Path) -> None:
    found = bundle(write("stix", tmp_path))
    ids = {item["id"] for item in found.objects}
    assert len(ids) == len(found.objects)
    for item in found.objects:
        held = [item.get(key) for key in ("source_ref", "target_ref", "created_by_ref")] + list(item.get("object_refs", ()))
        assert {ref for ref in held if ref} <= ids


def test_a_denial_is_an_opinion_by_the_one_who_denies(tmp_path: Path) -> None:
    found = bundle(written("stix", tmp_path))
    (tie,) = of(found, "relationship")
    (denial,) = of(found, "opinion")
    names = {item["id"]: item["name"] for item in of(found, "identity")}
    assert (tie.relationship_type, names[tie.source_ref], names[tie.target_ref]) == ("funds", "Highland", "Karu dam")
    assert (denial.opinion, denial.authors, names[denial.created_by_ref]) == ("disagree", ["Ada Brenn"], "Ada Brenn")
    assert denial.object_refs == [tie.id]
    assert not any("confidence" in item for item in found.objects)


def test_the_chain_and_the_words_stand_in_the_extension(tmp_path: Path) -> None:
    raw = json.loads(written("stix", tmp_path).read_text(encoding="utf-8"))
    tie = next(item for item in raw["objects"] if item["type"] == "relationship")
    told = tie["extensions"][EXTENSION]["claims"][0]
    assert [link["name"] for link in told["chain"]] == ["Valley Post", "North Wire", "two engineers"]
    assert [link["read"] for link in told["chain"]] == [True, False, False]
    assert told["quote"] == "Highland paid for the Karu dam"
    assert any(item["id"] == EXTENSION for item in raw["objects"])


def test_what_is_only_denied_is_no_relationship(tmp_path: Path) -> None:
    whole = case()
    from dataclasses import replace

    only: View = replace(whole, ties=tuple(replace(t, claims=()) for t in whole.ties))
    found = bundle(written("stix", tmp_path, only))
    assert not of(found, "relationship") and not of(found, "opinion")
    (note,) = of(found, "note")
    assert "Ada Brenn" in note.content
