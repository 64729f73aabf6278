"""Evidence bundles, checked by the Python that lies in them, whole and tampered with."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import zipfile
from dataclasses import replace
from importlib import resources
from pathlib import Path

import pytest

from sayso.casefile import Case
from sayso.documents import read_bytes
from sayso.errors import QueryError, SaysoError
from sayso.exports import bundle
from sayso.telling.view import Index
from tests.telling.invented import DENIES, REPEATS, SAYS, View, case, hostile


def dam(encoding: str = "utf-8") -> tuple[View, dict[str, bytes]]:
    """The dam case with documents as read from files, and those files."""
    view = case()
    files = {"da.txt": SAYS.encode(encoding), "db.txt": DENIES.encode(encoding), "dc.txt": REPEATS.encode(encoding)}
    read = {name[:2]: read_bytes(data, name) for name, data in files.items()}
    documents = tuple(replace(d, sha256=read[d.id].sha256, text=read[d.id].text, path=f"{d.id}.txt") for d in view.documents)
    return replace(view, documents=documents), files


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    for name, data in dam()[1].items():
        (folder / name).write_bytes(data)
    return folder


def check(folder: Path, *arguments: Path) -> tuple[int, str]:
    command = [sys.executable, "-I", str(folder / "check.py"), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert not done.stderr
    return done.returncode, done.stdout


def made(folder: Path, *, claim: str = "c1", texts: bool = False) -> tuple[Path, str]:
    return folder / "b", bundle.write(Index.of(dam()[0]), claim, folder / "b", texts=texts)


def test_the_checker_is_thirty_lines_of_the_standard_library() -> None:
    text = resources.files("sayso.exports.bundle").joinpath("check.py").read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 30
    imported = {line.split()[1] for line in text.splitlines() if line.startswith(("import ", "from "))}
    assert imported <= sys.stdlib_module_names


def test_a_bundle_checks_against_the_reports_and_tells_its_seal(reports: Path, tmp_path: Path) -> None:
    folder, seal = made(tmp_path)
    code, told = check(folder, reports)
    assert code == 0
    assert f"seal: {seal}" in told and "as recorded" in told


def test_with_the_texts_in_it_it_checks_alone(tmp_path: Path) -> None:
    folder, _ = made(tmp_path, texts=True)
    assert check(folder)[0] == 0


def test_without_reports_it_says_what_is_not_at_hand(tmp_path: Path) -> None:
    folder, _ = made(tmp_path)
    code, told = check(folder)
    assert code == 2
    assert "not at hand: 'da.txt" in told


@pytest.mark.parametrize("name", ["bundle.json", "check.py", "README.txt", "texts/da.txt"])
def test_a_changed_file_is_named(name: str, tmp_path: Path, reports: Path) -> None:
    folder, _ = made(tmp_path, texts=True)
    if name == "check.py":
        (folder / name).write_bytes((folder / name).read_bytes() + b"# more\n")
    else:
        (folder / name).write_bytes((folder / name).read_bytes().replace(b"i", b"I", 1))
    code, told = check(folder, reports)
    assert code == 1
    assert f"DIFFERS: '{name}'" in told


def test_a_missing_file_is_named(tmp_path: Path, reports: Path) -> None:
    folder, _ = made(tmp_path)
    (folder / "README.txt").unlink()
    assert check(folder, reports)[0] == 1


def test_a_forged_quotation_is_found_even_where_its_sums_were_forged_too(tmp_path: Path, reports: Path) -> None:
    folder, seal = made(tmp_path)
    record = json.loads((folder / "bundle.json").read_text(encoding="utf-8"))
    record["documents"][0]["quotes"][0]["quote"] = "Highland never paid"
    (folder / "bundle.json").write_text(json.dumps(record), encoding="utf-8")
    sums = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    sums["bundle.json"] = hashlib.sha256((folder / "bundle.json").read_bytes()).hexdigest()
    (folder / "manifest.json").write_text(json.dumps(sums), encoding="utf-8")
    code, told = check(folder, reports)
    assert code == 1
    assert "DIFFERS: 'da.txt [0:30]'" in told
    assert seal not in told


def test_a_report_that_was_changed_is_not_taken_for_the_one_that_was_read(tmp_path: Path, reports: Path) -> None:
    folder, _ = made(tmp_path)
    (reports / "da.txt").write_bytes((reports / "da.txt").read_bytes() + b"\n")
    code, told = check(folder, reports)
    assert code == 2 and "da.txt" in told


def test_a_byte_order_mark_counts_as_it_does_in_the_case(tmp_path: Path) -> None:
    view, files = dam("utf-8-sig")
    (tmp_path / "r").mkdir()
    for name, data in files.items():
        (tmp_path / "r" / name).write_bytes(data)
    bundle.write(Index.of(view), "c1", tmp_path / "b")
    assert check(tmp_path / "b", tmp_path / "r")[0] == 0


def test_the_record_holds_chain_relations_and_both_counts(tmp_path: Path) -> None:
    folder, _ = made(tmp_path)
    record = json.loads((folder / "bundle.json").read_text(encoding="utf-8"))
    assert record["told"] == "Valley Post, citing North Wire, citing “two engineers” (not named, 2 of them)"
    assert next((r["kind"], r["from"], r["other"]["told"]) for r in record["relations"]) == (
        "denies", "c4", "Hill Echo, citing Ada Brenn, denying it",
    )  # fmt: skip
    assert (record["counts_of_what_it_states"]["claims"], record["counts_of_what_it_states"]["origins"]) == (2, 1)
    assert "not establish what happened" in record["limits"]
    for document in record["documents"]:
        text = {"da": SAYS, "db": DENIES, "dc": REPEATS}[document["id"]]
        assert all(text[q["start"] : q["end"]] == q["quote"] for q in document["quotes"])


def test_a_zip_holds_the_same_and_is_the_same_each_time(tmp_path: Path, reports: Path) -> None:
    index = Index.of(dam()[0])
    seals = [bundle.write(index, "c1", tmp_path / name / "e.zip") for name in ("one", "two")]
    assert (tmp_path / "one" / "e.zip").read_bytes() == (tmp_path / "two" / "e.zip").read_bytes()
    assert seals[0] == seals[1]
    with zipfile.ZipFile(tmp_path / "one" / "e.zip") as archive:
        archive.extractall(tmp_path / "out")
    assert check(tmp_path / "out" / "e", reports)[0] == 0


def test_hostile_words_change_nothing(tmp_path: Path) -> None:
    bundle.write(Index.of(hostile()), "c1", tmp_path / "b", texts=True)
    assert check(tmp_path / "b")[0] == 0


def test_an_unknown_claim_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="no claim 'c99'"):
        bundle.write(Index.of(case()), "c99", tmp_path / "b")
    assert not (tmp_path / "b").exists()


def test_a_zip_takes_no_cases_place(tmp_path: Path) -> None:
    place = tmp_path / "case.zip"
    Case.open(place, create=True).close()
    before = place.read_bytes()
    with pytest.raises(SaysoError, match="belongs to a case"):
        bundle.write(Index.of(case()), "c1", place)
    assert place.read_bytes() == before
