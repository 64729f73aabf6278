"""Broken, foreign and occupied case files: one clear line each, and no damage."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from sayso.casefile import Case, layout, lock
from sayso.casefile.connect import Store
from sayso.errors import CaseError, QueryError
from tests.casefile.invented import reading
from tests.casefile.test_killed import ROOT, environment


@pytest.fixture(scope="module")
def master(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("master") / "river.sayso"
    with Case.open(place, create=True) as case:
        for n in (1, 2):
            case.add(reading(n), reader_version="v1")
    return place


@pytest.fixture
def filled(master: Path, tmp_path: Path) -> Path:
    for name in (master.name, master.name + ".journal"):
        shutil.copy(master.with_name(name), tmp_path)
    return tmp_path / master.name


def refusal(place: Path, *, read_only: bool = True, create: bool = False) -> CaseError:
    with pytest.raises(CaseError) as caught:
        Case.open(place, read_only=read_only, create=create)
    assert "\n" not in str(caught.value)
    assert place.name in str(caught.value)
    assert caught.value.hint
    return caught.value


def run(script: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", script, *arguments], capture_output=True, text=True, env=environment(), cwd=ROOT, check=False
    )


@pytest.mark.parametrize("share", [0.0, 0.001, 0.03, 0.5, 0.99])
@pytest.mark.parametrize("read_only", [True, False])
def test_a_truncated_file_is_refused(filled: Path, share: float, read_only: bool) -> None:
    os.truncate(filled, int(filled.stat().st_size * share))
    assert "not a readable case file" in str(refusal(filled, read_only=read_only, create=not read_only))


@pytest.mark.parametrize("content", [b"Dear all,\n" * 400, b"\x7fELF" + bytes(9000), b""])
def test_another_kind_of_file_is_refused_and_left_alone(tmp_path: Path, content: bytes) -> None:
    place = tmp_path / "letter.txt"
    place.write_bytes(content)
    assert "not a readable case file" in str(refusal(place, read_only=False, create=True))
    assert place.read_bytes() == content
    assert [file.name for file in tmp_path.iterdir()] == ["letter.txt"]


def test_a_duckdb_file_of_something_else_is_refused(tmp_path: Path) -> None:
    place = tmp_path / "other.db"
    with duckdb.connect(str(place)) as other:
        other.execute("CREATE TABLE t(a INTEGER)")
    assert "not a sayso case" in str(refusal(place, read_only=False))


def test_a_missing_case_names_the_way_to_make_one(tmp_path: Path) -> None:
    assert "sayso read" in refusal(tmp_path / "none.sayso").hint
    refusal(tmp_path, create=True, read_only=False)


def test_a_newer_format_is_refused_politely(filled: Path) -> None:
    store = Store(filled)
    store.run("UPDATE store.meta SET value = '999' WHERE key = 'format'")
    store.close()
    before = filled.read_bytes()
    assert "newer" in str(refusal(filled, read_only=False))
    assert filled.read_bytes() == before


def test_an_older_format_is_brought_up_to_date(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place, steps = tmp_path / "old.sayso", layout.steps()
    monkeypatch.setattr(layout, "steps", lambda: steps[:-1])
    layout.create(place)
    monkeypatch.undo()
    assert "older" in str(refusal(place))
    with Case.open(place) as case:
        assert case.sql("FROM claims_said").rows == []
    Case.open(place, read_only=True).close()


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        ("DELETE FROM store.claims WHERE n = 1", "rows are missing"),
        ("UPDATE store.journal SET path = 'x.txt' WHERE n = 1", "does not add up at line 1"),
        ("DELETE FROM store.journal WHERE n = 1", "does not add up at line 1"),
        ("DELETE FROM store.meta", "format is not stated"),
    ],
)
def test_a_case_altered_from_outside_is_noticed(filled: Path, damage: str, said: str) -> None:
    store = Store(filled)
    store.run(damage)
    store.close()
    assert said in str(refusal(filled))


LEAVE_A_LOG = """
import os, sys
from sayso.casefile import Case
from tests.casefile.invented import reading
case = Case.open(sys.argv[1])
case.add(reading(3), reader_version="v1")
case.add(reading(4), reader_version="v1")
os._exit(0)
"""


@pytest.mark.parametrize("cut", [0.0, 0.6])
def test_a_deleted_or_cut_log_is_noticed_and_can_be_accepted(filled: Path, cut: float) -> None:
    assert run(LEAVE_A_LOG, str(filled)).returncode == 0
    log = filled.with_name(filled.name + ".wal")
    os.truncate(log, int(log.stat().st_size * cut))
    if not cut:
        log.unlink()
    error = refusal(filled)
    assert "has lost" in str(error)
    refusal(filled, read_only=False)
    filled.with_name(filled.name + ".journal").unlink()
    with Case.open(filled) as case:
        assert case.add(reading(4), reader_version="v1") == "added"
        assert case.add(reading(2), reader_version="v1") == "known"


def test_a_log_left_by_a_kill_is_taken_in(filled: Path) -> None:
    assert run(LEAVE_A_LOG, str(filled)).returncode == 0
    with Case.open(filled, read_only=True) as case:
        assert len(case.documents) == 4
    with Case.open(filled) as case:
        assert len(case.documents) == 4


def test_another_case_put_in_its_place_is_noticed(filled: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.sayso"
    with Case.open(other, create=True) as case:
        case.add(reading(9), reader_version="v1")
    shutil.copy(other, filled)
    assert "differs" in str(refusal(filled))


def test_a_copy_without_its_journal_opens(filled: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    copy = Path(shutil.copy(filled, tmp_path / "elsewhere" / "copy.sayso"))
    with Case.open(copy) as case:
        assert len(case.documents) == 2
    assert copy.with_name("copy.sayso.journal").read_bytes() == filled.with_name("river.sayso.journal").read_bytes()


def test_a_half_written_journal_line_is_mended(filled: Path) -> None:
    journal = filled.with_name(filled.name + ".journal")
    whole = journal.read_bytes()
    journal.write_bytes(whole[:-20])
    Case.open(filled).close()
    assert journal.read_bytes() == whole


def test_a_deleted_case_starts_afresh(filled: Path) -> None:
    filled.unlink()
    with Case.open(filled, create=True) as case:
        assert len(case.documents) == 0
        assert case.add(reading(5), reader_version="v1") == "added"


HOLD = """
import sys
from sayso.casefile import Case
case = Case.open(sys.argv[1], read_only=len(sys.argv) > 2)
print("open", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def held(filled: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    """Has another process open the case until the test ends; returns its number."""
    monkeypatch.setattr(lock, "ATTEMPTS", 2)
    monkeypatch.setattr("sayso.casefile.connect.ATTEMPTS", 2)
    return lambda *how: int(_hold(filled, *how))


_held: list[subprocess.Popen[str]] = []


def _hold(place: Path, *how: str) -> int:
    command = [sys.executable, "-c", HOLD, str(place), *how]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment(), cwd=ROOT)
    _held.append(process)
    assert process.stdout is not None
    assert process.stdout.readline() == "open\n"
    return process.pid


@pytest.fixture(autouse=True)
def _let_go() -> object:
    yield
    while _held:
        _held.pop().communicate("")


def test_a_second_writer_hears_which_process_writes(filled: Path, held: Callable[..., int]) -> None:
    holder = held()
    assert f"process {holder}" in str(refusal(filled, read_only=False))
    assert f"process {holder}" in str(refusal(filled, read_only=True))
    _held.pop().communicate("")
    with Case.open(filled) as case:
        assert case.add(reading(6), reader_version="v1") == "added"
    assert not filled.with_name(filled.name + ".lock").exists()


def test_a_writer_hears_which_process_looks_and_two_may_look(filled: Path, held: Callable[..., int]) -> None:
    holder = held("look")
    assert f"process {holder}" in str(refusal(filled, read_only=False))
    with Case.open(filled, read_only=True) as case:
        assert len(case.documents) == 2


def test_a_writer_in_the_same_process_is_refused(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "ATTEMPTS", 1)
    with Case.open(filled):
        assert f"process {os.getpid()}" in str(refusal(filled, read_only=False))
        assert f"process {os.getpid()}" in str(refusal(filled))


FILL_THE_DISK = """
import resource, sys
from sayso.casefile import Case
from sayso.errors import CaseError
from tests.casefile.invented import reading
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), resource.getrlimit(resource.RLIMIT_FSIZE)[1]))
added = 0
try:
    with Case.open(sys.argv[1], create=True) as case:
        for n in range(10, 400):
            case.add(reading(n), reader_version="v1")
            added += 1
except CaseError as error:
    print(added, error)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs file size limits")
@pytest.mark.parametrize("limit", [4_000, 100_000, 420_000])
def test_a_full_disk_is_one_clear_line_and_no_damage(tmp_path: Path, limit: int) -> None:
    place = tmp_path / "full.sayso"
    done = run(FILL_THE_DISK, str(place), str(limit))
    assert done.returncode == 0, done.stderr
    added, _, message = done.stdout.partition(" ")
    assert "room" in message
    assert message.count("\n") == 1
    assert message.startswith(f"{place}:")
    assert not list(tmp_path.glob("*.new*"))
    with Case.open(place, create=True) as case:
        assert len(case.documents) - int(added) in (0, 1)  # a commit that was reported as failed may be durable
        assert case.add(reading(10), reader_version="v1") == ("known" if int(added) else "added")
        assert case.add(reading(1000), reader_version="v1") == "added"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="permissions do not bind the superuser")
def test_in_a_folder_that_cannot_be_written_one_may_look(filled: Path) -> None:
    filled.chmod(0o444)
    filled.parent.chmod(0o555)
    try:
        with Case.open(filled, read_only=True) as case:
            assert len(case.documents) == 2
        assert "cannot write in its folder" in str(refusal(filled, read_only=False))
        assert "cannot write in its folder" in str(refusal(filled.with_name("new.sayso"), read_only=False, create=True))
    finally:
        filled.parent.chmod(0o755)


def test_on_a_read_only_disk_one_may_look(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> int:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    monkeypatch.setattr(os, "open", refuse)
    with Case.open(filled, read_only=True) as case:
        assert len(case.documents) == 2
    assert "cannot write in its folder" in str(refusal(filled, read_only=False))


class Interrupted:
    """A connection on which somebody pressed Ctrl+C: DuckDB says so in one of two ways."""

    def __init__(self, problem: Exception) -> None:
        self._problem = problem

    def cursor(self) -> Interrupted:
        return self

    def execute(self, statement: object, *_: object) -> Interrupted:
        if isinstance(statement, str) and statement.startswith("BEGIN"):
            return self
        raise self._problem

    def fetchall(self) -> list[tuple[object, ...]]:
        return []

    def extract_statements(self, query: str) -> list[duckdb.Statement]:
        return duckdb.extract_statements(query)

    def rollback(self) -> None:
        pass


@pytest.mark.parametrize(
    ("kind", "words"), [(RuntimeError, "Query interrupted"), (duckdb.InterruptException, "INTERRUPT Error: Interrupted!")]
)
@pytest.mark.parametrize(
    "work",
    [
        lambda store: store.run("SELECT 1"),
        lambda store: list(store.stream("SELECT 1")),
        lambda store: store.script("SELECT 1"),
        lambda store: store.ask("SELECT 1"),
    ],
    ids=["run", "stream", "script", "ask"],
)
def test_an_interrupt_while_duckdb_works_stays_one(
    work: Callable[[Store], object], kind: type[Exception], words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(None)
    store.close()
    monkeypatch.setattr(store, "_connection", Interrupted(kind(words)))
    with pytest.raises(KeyboardInterrupt):
        work(store)


def test_text_that_is_not_unicode_is_refused_and_the_case_is_not_blamed() -> None:
    store = Store(None)
    with pytest.raises(CaseError, match="is not Unicode text; the case is as it was"):
        store.rows("SELECT ?", ["M\udcfcller"])
    with pytest.raises(QueryError, match="surrogates"):
        store.ask("SELECT 'M\udcfcller'")
    store.close()
