from __future__ import annotations

from pathlib import Path

import pytest

from sayso.cli import doors
from sayso.errors import SaysoError


def test_a_file_is_written_whole_with_its_folder(tmp_path: Path) -> None:
    target = tmp_path / "out" / "dossier.html"
    doors.write_file(target, "<p>سلام\r\n</p>")
    assert target.read_bytes() == "<p>سلام\r\n</p>".encode()
    assert [p.name for p in target.parent.iterdir()] == ["dossier.html"]


def test_what_was_there_stays_when_writing_fails(tmp_path: Path) -> None:
    target = tmp_path / "dossier.html"
    target.write_text("before", encoding="utf-8")
    with pytest.raises(UnicodeEncodeError):
        doors.write_file(target, "lone \ud800")
    assert target.read_text(encoding="utf-8") == "before"
    assert [p.name for p in tmp_path.iterdir()] == ["dossier.html"]


def test_a_file_that_cannot_be_written_is_named_as_the_person_named_it(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("no folder", encoding="utf-8")
    target = tmp_path / "note.txt" / "dossier.html"
    with pytest.raises(OSError) as caught:
        doors.write_file(target, "<p>")
    assert caught.value.filename == str(target)


def test_new_files_are_written_all_or_none_and_the_same_ones_left_alone(tmp_path: Path) -> None:
    assert doors.write_new_files(tmp_path / "q", {"a.toml": "one", "b.toml": b"two"}) == [
        tmp_path / "q/a.toml",
        tmp_path / "q/b.toml",
    ]
    (tmp_path / "q/b.toml").write_text("changed", encoding="utf-8")
    (tmp_path / "q/a.toml").chmod(0o444)
    with pytest.raises(SaysoError, match=r"q/b\.toml: this file is there already"):
        doors.write_new_files(tmp_path / "q", {"0.toml": "none", "a.toml": "one", "b.toml": "two"})
    assert sorted(file.name for file in (tmp_path / "q").iterdir()) == ["a.toml", "b.toml"]
    doors.write_new_files(tmp_path / "q", {"0.toml": "none", "a.toml": "one"})
    assert (tmp_path / "q/a.toml").stat().st_mode & 0o777 == 0o444
    assert (tmp_path / "q/b.toml").read_text(encoding="utf-8") == "changed"


def test_a_link_to_nowhere_is_no_room_for_a_new_file(tmp_path: Path) -> None:
    (tmp_path / "a.toml").symlink_to(tmp_path / "nowhere")
    with pytest.raises(SaysoError, match=r"a\.toml"):
        doors.write_new_files(tmp_path, {"a.toml": "one"})
    assert not (tmp_path / "nowhere").exists()
