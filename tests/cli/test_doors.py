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
