"""The door through which files are written: what it replaces, what it writes into, what it leaves alone."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from sayso.casefile import Case
from sayso.cli import doors
from sayso.errors import SaysoError
from sayso.exports.whole import whole, whole_bytes
from tests.casefile.invented import reading


def _text(path: Path) -> None:
    with whole(path) as file:
        file.write("new\n")


def _bytes(path: Path) -> None:
    with whole_bytes(path) as file:
        file.write(b"new\n")


WRITERS = pytest.mark.parametrize(
    "write", [_text, _bytes, lambda path: doors.write_file(path, "new\n")], ids=["text", "bytes", "command"]
)
Write = Callable[[Path], None]


@pytest.fixture
def case(tmp_path: Path) -> Path:
    place = tmp_path / "kept" / "river"
    place.parent.mkdir()
    with Case.open(place, create=True) as opened:
        opened.add(reading(1), reader_version="v1")
    return place


@WRITERS
@pytest.mark.parametrize("suffix", ["", ".journal"])
@pytest.mark.parametrize("way", ["itself", "roundabout", "link", "hard link"])
def test_a_file_of_a_case_is_never_replaced(write: Write, suffix: str, way: str, case: Path, tmp_path: Path) -> None:
    kept = case.with_name(case.name + suffix)
    before, target = kept.read_bytes(), tmp_path / "out.json"
    if way == "link":
        target.symlink_to(kept)
    elif way == "hard link":
        os.link(kept, target)
    else:
        target = kept if way == "itself" else kept.parent / ".." / "kept" / kept.name
    with pytest.raises(SaysoError, match="belongs to a case") as caught:
        write(target)
    assert str(caught.value).startswith(str(target)) and caught.value.hint
    assert kept.read_bytes() == before
    assert sorted(file.name for file in case.parent.iterdir()) == ["river", "river.journal"]


@WRITERS
def test_a_link_stays_and_the_file_it_leads_to_is_replaced(write: Write, tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    for name in ("old.json", "none.json"):
        link, target = tmp_path / name, tmp_path / "there" / name
        link.symlink_to(Path("there", name))
        if name == "old.json":
            target.write_text("before", encoding="utf-8")
        write(link)
        assert link.is_symlink() and not target.is_symlink()
        assert target.read_text(encoding="utf-8") == "new\n"
    assert len(list((tmp_path / "there").iterdir())) == len(list(tmp_path.iterdir())) - 1 == 2


@WRITERS
def test_a_pipe_is_written_into_and_stays(write: Write, tmp_path: Path) -> None:
    pipe, came = tmp_path / "pipe", list[bytes]()
    os.mkfifo(pipe)
    reader = threading.Thread(target=lambda: came.append(pipe.read_bytes()), daemon=True)
    reader.start()
    write(pipe)
    reader.join()
    assert came == [b"new\n"]
    assert pipe.is_fifo() and [file.name for file in tmp_path.iterdir()] == ["pipe"]


@WRITERS
def test_what_was_there_stays_when_a_write_fails(write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "old.json"
    target.write_text("before", encoding="utf-8")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises((SaysoError, OSError), match="No space left"):
        write(target)
    assert target.read_text(encoding="utf-8") == "before"
    assert [file.name for file in tmp_path.iterdir()] == ["old.json"]
