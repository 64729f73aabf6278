"""Which files a person meant."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from sayso.documents import find_files, read_document
from sayso.errors import DocumentError


def _names(*paths: str | Path) -> list[str]:
    return [found.name for found in find_files(paths)]


@pytest.fixture
def pile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("b.txt", "a.txt", "deep/er/c.html", ".hidden", ".git/config", "my.sayso", "my.sayso.wal"):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("The ferry sailed.\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_folder_is_read_to_the_bottom_sorted_without_hidden_and_case_files(pile: Path) -> None:
    assert _names(".") == ["a.txt", "b.txt", "deep/er/c.html"]


def test_names_stay_as_the_person_typed_them(pile: Path) -> None:
    assert _names(pile / "deep", "b.txt") == sorted([(pile / "deep/er/c.html").as_posix(), "b.txt"])


def test_globs_are_expanded_and_a_hidden_file_named_outright_is_kept(pile: Path) -> None:
    assert _names("*.txt", "**/*.html", ".hidden") == [".hidden", "a.txt", "b.txt", "deep/er/c.html"]


def test_loops_end_and_every_file_comes_once_under_its_real_way(pile: Path) -> None:
    (pile / "a_link").symlink_to(pile / "deep", target_is_directory=True)
    (pile / "deep/up").symlink_to(pile, target_is_directory=True)
    (pile / "a_copy.txt").symlink_to(pile / "b.txt")
    assert _names(".", "deep") == ["a.txt", "a_copy.txt", "deep/er/c.html"]


def test_a_link_out_of_the_folder_is_followed(pile: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = tmp_path_factory.mktemp("other")
    (other / "d.txt").write_text("x", encoding="utf-8")
    (pile / "deep/out").symlink_to(other, target_is_directory=True)
    assert "deep/out/d.txt" in _names("deep")


SAID = [("gone.txt", "no such file"), ("*.pdf", "no file matches"), ("empty", "holds no file")]


@pytest.mark.parametrize(("given", "says"), SAID)
def test_what_cannot_be_read_stays_listed_and_says_why(pile: Path, given: str, says: str) -> None:
    (pile / "empty").mkdir()
    (found,) = find_files([given])
    with pytest.raises(DocumentError, match=says) as caught:
        read_document(found.path, name=found.name)
    assert str(caught.value).startswith(given)


def test_a_broken_link_is_listed(pile: Path) -> None:
    (pile / "deep/broken").symlink_to(pile / "nowhere")
    assert "deep/broken" in _names("deep")


def test_a_name_that_is_no_unicode_can_be_printed(pile: Path) -> None:
    try:
        (pile / os.fsdecode(b"caf\xe9.txt")).write_text("x", encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes Unicode names only")
    assert "caf\\xe9.txt" in _names(".")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_a_pipe_in_a_folder_is_told_and_never_waited_for(pile: Path) -> None:
    os.mkfifo("deep/pipe.txt")
    assert _names("deep") == ["deep/er/c.html", "deep/pipe.txt"]
    for found in find_files(["deep/pipe.txt"]):
        with pytest.raises(DocumentError, match="is a pipe, not a file"):
            read_document(found.path, name=found.name)


def test_what_may_not_be_looked_at_is_listed_and_the_rest_too(pile: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    look = os.stat

    def guarded(path: Path | str, **more: bool) -> os.stat_result:
        if Path(path).name == "b.txt":
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return look(path, **more)

    monkeypatch.setattr(os, "stat", guarded)
    assert _names(".") == ["a.txt", "b.txt", "deep/er/c.html"]
    assert _names("b.txt") == ["b.txt"]
    with pytest.raises(DocumentError, match="may not be read"):
        read_document(Path("b.txt"))
