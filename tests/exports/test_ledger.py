"""The ledger: the form that other programs read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sayso.casefile import Case
from sayso.errors import SaysoError
from sayso.exports import FOLDERS, FORMATS, formats, ledger
from tests.casefile.invented import reading, weighing

KEYS = {
    "documents": "id path sha256 media_type title outlet origin authors published retrieved genre language body text",
    "entities": "id name type mentions",
    "attributions": (
        "id document source source_entity source_kind source_count cue content form stance parent time scope read score"
    ),
    "claims": (
        "id document start end subject predicate code object object_text polarity modality condition hedge time place quantity "
        "attribution origin proposition score"
    ),
    "origins": "id name kind claims reason",
    "relations": "kind a b reason",
}


@pytest.fixture(scope="module")
def case() -> Iterator[Case]:
    with Case.temporary() as opened:
        for n in (1, 2):
            opened.add(reading(n), reader_version="v1")
        opened.replace_weighing(weighing(opened.pile()))
        yield opened


def read(folder: Path, name: str) -> list[dict[str, Any]]:
    with (folder / f"{name}.jsonl").open(encoding="utf-8", newline="") as lines:
        return [json.loads(line) for line in lines]


def test_every_file_has_the_keys_of_the_form(case: Case, tmp_path: Path) -> None:
    ledger.write(case, tmp_path / "L")
    for name, keys in KEYS.items():
        lines = read(tmp_path / "L", name)
        assert lines, name
        assert all(set(keys.split()) <= set(line) for line in lines), name


def test_offsets_mean_the_words(case: Case, tmp_path: Path) -> None:
    ledger.write(case, tmp_path / "L")
    texts = {d["id"]: d["text"] for d in read(tmp_path / "L", "documents")}
    said = [a for a in read(tmp_path / "L", "attributions") if a["parent"]]
    assert {texts[a["document"]][a["cue"]["start"] : a["cue"]["end"]] for a in said} == {"told"}
    assert {texts[a["document"]][a["source"]["start"] : a["source"]["end"]] for a in said} == {"Mayor Ilse Okoro"}
    names = {
        (e["name"], texts[m["document"]][m["start"] : m["end"]]) for e in read(tmp_path / "L", "entities") for m in e["mentions"]
    }
    assert all(name == words for name, words in names)
    assert len(names) == 3
    assert all(d["text"][d["body"][0]["start"] :].startswith("👷🏽") for d in read(tmp_path / "L", "documents"))


def test_times_and_quantities_are_in_the_forms_words(case: Case, tmp_path: Path) -> None:
    ledger.write(case, tmp_path / "L")
    said = next(a for a in read(tmp_path / "L", "attributions") if a["time"])
    assert (said["time"]["from"], said["time"]["to"]) == ("2031-05-01", None)
    claim = next(c for c in read(tmp_path / "L", "claims") if c["quantity"])
    assert {k: claim["quantity"][k] for k in ("low", "high", "unit", "bound")} == {
        "low": 12,
        "high": None,
        "unit": "families",
        "bound": "about",
    }
    assert (claim["origin"], claim["proposition"], claim["subject"]) == ("o1", "p:fund", "e:Brontec Works")


def test_the_same_case_gives_the_same_bytes(case: Case, tmp_path: Path) -> None:
    for name in ("one", "two"):
        ledger.write(case, tmp_path / name)
    ones, twos = ([(f.name, f.read_bytes()) for f in sorted((tmp_path / name).iterdir())] for name in ("one", "two"))
    assert ones == twos
    assert all(content.endswith(b"\n") for _, content in ones if content)


def test_the_order_of_reading_leaves_no_trace(tmp_path: Path) -> None:
    for name, order in (("one", (1, 2, 3)), ("two", (3, 1, 2))):
        with Case.temporary() as case:
            for n in order:
                case.add(reading(n), reader_version="v1")
            case.replace_weighing(weighing(case.pile()))
            ledger.write(case, tmp_path / name)
    ones, twos = ([f.read_bytes() for f in sorted((tmp_path / name).iterdir())] for name in ("one", "two"))
    assert ones == twos


@pytest.mark.parametrize("format_", sorted(FOLDERS))
def test_an_older_export_is_replaced_whole(case: Case, tmp_path: Path, format_: str) -> None:
    place = tmp_path / "out"
    place.mkdir()
    FORMATS["csv"](case, place)
    FORMATS[format_](case, place)
    suffixes = {file.suffix for file in place.iterdir()} - {".json"}
    assert suffixes == {"ledger": {".jsonl"}, "brat": {".txt", ".ann", ".conf"}}.get(format_, {f".{format_}"})
    assert [file.name for file in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize("format_", sorted(FOLDERS))
def test_other_files_are_never_overwritten(case: Case, tmp_path: Path, format_: str) -> None:
    place = tmp_path / "holiday"
    place.mkdir()
    (place / "photo.jpg").write_bytes(b"x")
    (place / "export.json").write_text("{}", encoding="utf-8")
    with pytest.raises(SaysoError, match="holds other files") as caught:
        FORMATS[format_](case, place)
    assert caught.value.hint
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(SaysoError, match="something else"):
        FORMATS[format_](case, tmp_path / "file")
    assert {file.name for file in place.iterdir()} == {"photo.jpg", "export.json"}


def test_a_place_that_cannot_be_written_is_one_clear_line(case: Case, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(SaysoError, match="cannot be") as caught:
        ledger.write(case, tmp_path / "file" / "L")
    assert "\n" not in str(caught.value)


def test_a_failed_export_leaves_the_older_one(case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ledger.write(case, tmp_path / "L")
    before = (tmp_path / "L" / "claims.jsonl").read_bytes()

    def full(*_: object, **__: object) -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(ledger, "claim", full)
    with pytest.raises(SaysoError, match="No space left"):
        ledger.write(case, tmp_path / "L")
    assert (tmp_path / "L" / "claims.jsonl").read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["L"]


def test_formats_of_plug_ins_come_beside_ours() -> None:
    assert set(FORMATS) <= set(formats())
    assert {"ledger", "csv", "parquet", "brat"} == FOLDERS
