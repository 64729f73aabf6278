"""``sayso weigh CASE`` and ``sayso remove`` as a person meets them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sayso import build
from sayso.casefile import Case
from sayso.casefile.weighed import UNWEIGHED
from tests.casefile.invented import reading
from tests.cli.conftest import Sayso, told


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A case that is weighed in steps although it is small."""
    monkeypatch.setattr(build, "SMALL", 0)
    where = tmp_path / "river.sayso"
    with Case.open(where, create=True) as case:
        for n in (1, 2, 3):
            case.add(reading(n), reader_version="v1")
    return str(where)


def test_what_is_weighed_already_is_not_weighed_again(sayso: Sayso, place: str) -> None:
    first = told(sayso, "weigh", place)
    assert {step["step"]: step["blocks"] for step in first["steps"]}["texts"] == 3
    assert told(sayso, "weigh", place)["blocks"] == 0
    assert told(sayso, "weigh", place, "--all")["blocks"] == first["blocks"]


def test_a_removed_document_is_weighed_out(sayso: Sayso, place: str) -> None:
    told(sayso, "weigh", place)
    with Case.open(place, read_only=True) as case:
        gone, *rest = [document.path for document in case.documents]
    assert told(sayso, "remove", place, gone)["removed"] == [gone]
    with Case.open(place, read_only=True) as case:
        assert case.weighed_by is not None
        assert [document.path for document in case.documents] == rest
        assert {mention.document for entity in case.entities for mention in entity.mentions} <= {d.id for d in case.documents}
    assert told(sayso, "weigh", place)["blocks"] == 0


def test_a_name_that_the_case_does_not_show_is_refused_with_the_way_out(sayso: Sayso, place: str) -> None:
    result = sayso("remove", place, "nothing.txt")
    assert result.exit_code == 1
    assert "there is no document 'nothing.txt'" in result.stderr
    assert "sayso show" in result.stderr


def test_a_case_that_is_not_there_is_named(sayso: Sayso, tmp_path: Path) -> None:
    for command, *rest in (["weigh"], ["remove", "a.txt"]):
        result = sayso(command, str(tmp_path / "none.sayso"), *rest)
        assert result.exit_code == 1
        assert "no such case" in result.stderr


LOOKS = [
    ["show"],
    ["show", "ties"],
    ["ask", "Who funds families?"],
    ["sql", "select 1"],
    ["report", "-o", "dossier.html"],
    ["export", "-o", "out"],
    ["judge", "list"],
    ["judge", "queue"],
    ["hypotheses", "list"],
    ["agreement", "{}"],
]


@pytest.mark.parametrize("arguments", LOOKS, ids=" ".join)
def test_every_command_that_tells_says_that_a_case_was_not_weighed(
    arguments: list[str], sayso: Sayso, place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    command, *rest = (argument.format(place) for argument in arguments)
    before = sayso(command, place, *rest)
    assert before.exit_code == 0
    assert f"sayso: {place}: {UNWEIGHED}\n" in before.stderr
    told(sayso, "weigh", place)
    assert UNWEIGHED not in sayso(command, place, *rest).stderr


def test_what_is_written_of_a_case_that_was_not_weighed_says_so(sayso: Sayso, place: str, tmp_path: Path) -> None:
    def written() -> list[str]:
        for form in ("html", "md"):
            assert sayso("report", place, "--format", form, "-o", str(tmp_path / f"dossier.{form}")).exit_code == 0
        assert sayso("export", place, "--format", "csv", "-o", str(tmp_path / "tables")).exit_code == 0
        package = json.loads((tmp_path / "tables" / "datapackage.json").read_text(encoding="utf-8"))
        return [package["description"], *((tmp_path / f"dossier.{form}").read_text(encoding="utf-8") for form in ("html", "md"))]

    assert all(f"This case {UNWEIGHED}." in text for text in written())
    told(sayso, "weigh", place)
    assert not any(UNWEIGHED in text for text in written())
