"""From files to a weighed case."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import sayso
from sayso import build
from sayso.casefile import Case
from sayso.errors import CaseError, CodebookError, DocumentError
from sayso.exports import ledger
from sayso.model import Pile, Weighing
from tests.casefile.invented import plain_reader, weighing


@pytest.fixture(autouse=True)
def plain_rooms(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build, "_reader", plain_reader)
    monkeypatch.setattr("sayso.weighing.weigh", weighing)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    place = Path("letters")
    place.mkdir()
    for n in range(5):
        (place / f"{n}.txt").write_text(
            f"Harbour Notes\n\nThe ferry number {n} left the pier at noon, and nobody minded the rain.\n", encoding="utf-8"
        )
    return place


def ledger_of(case: Path, name: str) -> dict[str, bytes]:
    with Case.open(case, read_only=True) as opened:
        ledger.write(opened, Path(name))
    return {file.name: file.read_bytes() for file in sorted(Path(name).iterdir())}


def test_a_folder_is_read_and_weighed_in_memory(folder: Path) -> None:
    with sayso.read(folder) as case:
        assert [d.path for d in case.documents] == [f"letters/{n}.txt" for n in range(5)]
        assert len(case.claims) == 5
        assert {c.proposition for c in case.claims} == {"p:say"}
        assert case.problems == ()
    assert sorted(p.name for p in Path().iterdir()) == ["letters"]


def test_reading_again_adds_only_what_is_new_or_changed(folder: Path) -> None:
    sayso.read(folder, case="c.sayso").close()
    (folder / "1.txt").write_text("Harbour Notes\n\nThe ferry stayed in port all day because of fog.\n", encoding="utf-8")
    (folder / "9.txt").write_text("Harbour Notes\n\nA tenth boat was painted green this week.\n", encoding="utf-8")
    with Case.open("c.sayso") as case:
        report = build.fill(case, [folder])
        assert (report.changed, report.added) == (["letters/1.txt"], ["letters/9.txt"])
        assert len(report.known) == 4
        assert len(case.documents) == 6
        assert len(case.sql("FROM history").rows) == 7


def test_an_unchanged_case_is_not_weighed_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sayso.read(folder, case="c.sayso").close()

    def never(pile: Pile) -> Weighing:
        raise AssertionError("weighed again")

    monkeypatch.setattr("sayso.weighing.weigh", never)
    with sayso.read([folder, folder / "0.txt"], case="c.sayso") as case:
        assert case.weighed_by


def test_another_codebook_reads_again(folder: Path) -> None:
    sayso.read(folder, case="c.sayso").close()
    Path("own.toml").write_text("a = 1\n", encoding="utf-8")
    with Case.open("c.sayso") as case:
        assert len(build.fill(case, folder, codebook="own.toml").reread) == 5
        assert len(build.fill(case, folder, codebook="own.toml").known) == 5
        assert len(case.documents) == 5


def test_bad_files_are_named_and_the_rest_is_read(folder: Path) -> None:
    (folder / "empty.txt").write_bytes(b"")
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    (folder / "trips.txt").write_text("Harbour Notes\n\nTRIP over this rope, said nobody at all.\n", encoding="utf-8")
    with sayso.read([folder, "nowhere.txt"], case="c.sayso") as case:
        assert len(case.documents) == 5
        told = [str(problem) for problem in case.problems]
        assert all(isinstance(problem, DocumentError) for problem in case.problems)
    assert len(told) == 4
    for name, line in zip(["empty.txt", "picture.txt", "trips.txt", "nowhere.txt"], told, strict=True):
        assert name in line
        assert "\n" not in line


def test_every_file_is_told_once(folder: Path) -> None:
    (folder / "empty.txt").write_bytes(b"")
    told: list[build.Progress] = []
    sayso.read(folder, progress=told.append).close()
    assert [p.done for p in told] == [1, 2, 3, 4, 5, 6]
    assert {p.total for p in told} == {6}
    assert [p.outcome for p in told if p.problem] == ["failed"]


def test_what_comes_from_standard_input_has_its_given_name(folder: Path) -> None:
    with Case.temporary() as case:
        report = build.fill(case, [], given={"-": b"Harbour Notes\n\nThe pier was swept on Monday.\n", "bad": b""})
        assert (report.added, report.failed) == (["-"], ["bad"])


def test_the_same_text_in_two_files_is_one_document(folder: Path) -> None:
    (folder / "0 again.txt").write_bytes((folder / "0.txt").read_bytes())
    with sayso.read(folder) as case:
        assert [d.path for d in case.documents][:2] == ["letters/0 again.txt", "letters/1.txt"]


def test_stopped_midway_and_run_again_gives_the_same_ledger(folder: Path) -> None:
    def stop(progress: build.Progress) -> None:
        if progress.done == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        sayso.read(folder, case="stopped.sayso", progress=stop)
    sayso.read(folder, case="stopped.sayso").close()
    sayso.read(folder, case="whole.sayso").close()
    assert ledger_of(Path("stopped.sayso"), "A") == ledger_of(Path("whole.sayso"), "B")


@pytest.mark.parametrize("characters", [0, 100, 60_000])
def test_a_file_is_told_when_it_is_in_the_case(folder: Path, monkeypatch: pytest.MonkeyPatch, characters: int) -> None:
    monkeypatch.setattr(build, "TOGETHER", characters)
    (folder / "2b.txt").write_bytes((folder / "0.txt").read_bytes())
    (folder / "3b.txt").write_bytes(b"")
    with Case.open("c.sayso", create=True) as case:
        stored: list[int] = []
        report = build.fill(case, folder, progress=lambda told: stored.append(len(case.sql("FROM history").rows)))
        assert all(there >= done for done, there in enumerate(stored[:4], 1))
        assert stored[-1] == 6
        assert (len(report.added), report.failed) == (6, ["letters/3b.txt"])


def test_two_processes_give_the_same_ledger_as_one(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "empty.txt").write_bytes(b"")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(Path(str(sayso.__file__)).parents[1]), str(Path(__file__).parents[1])]))
    sayso.read(folder, case="one.sayso").close()
    with sayso.read(folder, case="two.sayso", jobs=2) as case:
        assert len(case.problems) == 1
        assert case.problems[0].hint
    assert ledger_of(Path("one.sayso"), "A") == ledger_of(Path("two.sayso"), "B")


def test_a_bad_codebook_stops_before_anything_is_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(codebook: Path | None) -> build.Reads:
        raise CodebookError("own.toml: relation 'x' has no definition")

    monkeypatch.setattr(build, "_reader", refuse)
    with pytest.raises(CodebookError):
        sayso.read(folder, case="c.sayso", codebook="own.toml")
    assert not list(Path().glob("c.sayso*"))


ABOUT = "from sayso.cli import main; main(['about'])"
READS = "import sayso; sayso.read('a.txt').close()"


@pytest.mark.parametrize("script", [ABOUT, READS], ids=["shell", "python"])
def test_nothing_is_left_in_the_home_and_nobody_is_told(script: str, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (tmp_path / "a.txt").write_text("The minister said that the bridge was safe.\n", encoding="utf-8")
    source = str(Path(build.__file__).parents[1])
    environment = {**os.environ, "HOME": str(home), "XDG_CACHE_HOME": str(home), "PYTHONPATH": source}
    environment.pop("ORT_DISABLE_TELEMETRY", None)
    subprocess.run([sys.executable, "-c", script], cwd=tmp_path, env=environment, check=True, capture_output=True)
    assert list(home.iterdir()) == []


def test_the_public_names_come_late_and_a_bare_import_is_light() -> None:
    script = (
        "import sys, sayso; heavy = {'duckdb', 'onnxruntime', 'trafilatura', 'numpy'} & set(sys.modules); assert not heavy, heavy;"
        "assert callable(sayso.read) and sayso.Case.__name__ == 'Case'; print(*sorted(sayso.__all__))"
    )
    source = str(Path(str(sayso.__file__)).parents[1])
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, env={**os.environ, "PYTHONPATH": source}, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == ["Attribution", "Case", "Claim", "Document", "SaysoError", "__version__", "open", "read"]
    with pytest.raises(AttributeError):
        sayso.nothing  # noqa: B018
    with pytest.raises(CaseError, match="no such case"):
        sayso.open("nowhere.sayso")
