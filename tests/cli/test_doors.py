from __future__ import annotations

from pathlib import Path

import pytest

from sayso.cli import doors


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
