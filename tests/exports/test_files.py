"""What all exports of one file have in common."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.errors import SaysoError
from sayso.exports import FOLDERS, FORMATS
from tests.exports.written import written, written_hostile

FILES = sorted(set(FORMATS) - FOLDERS - {"conllu"})


@pytest.mark.parametrize("format_", FILES)
def test_the_same_case_gives_the_same_bytes(format_: str, tmp_path: Path) -> None:
    one, two = (written(format_, tmp_path / name).read_bytes() for name in ("one", "two"))
    assert one == two
    assert one.endswith(b"\n")


@pytest.mark.parametrize("format_", FILES)
def test_a_folder_in_the_way_is_one_clear_line_and_stays(format_: str, tmp_path: Path) -> None:
    (tmp_path / f"case.{format_}").mkdir()
    with pytest.raises(SaysoError, match="this is a folder"):
        written(format_, tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == [f"case.{format_}"]


@pytest.mark.parametrize("format_", FILES)
def test_a_hostile_case_is_written_and_nothing_is_left_beside_it(format_: str, tmp_path: Path) -> None:
    path = written_hostile(format_, tmp_path)
    assert path.stat().st_size > 0
    assert [file.name for file in tmp_path.iterdir()] == [path.name]
