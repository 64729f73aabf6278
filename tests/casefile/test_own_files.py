"""Files that lie where a case needs room are left alone, and a case's own files are known whatever they are called."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from sayso.casefile import Case
from sayso.casefile.own_files import belongs_to_case
from sayso.errors import CaseError
from sayso.judgements import Judgement
from tests.casefile.invented import reading

FOREIGN = ["name = 'verse'\n", "no line ends here", '[1, "a list of somebody else"]', '{"a": 1}\n', "سلام\n"]


def refused(place: Path) -> str:
    with pytest.raises(CaseError) as caught:
        Case.open(place, create=True)
    assert "\n" not in str(caught.value) and caught.value.hint
    return str(caught.value)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "poetry"


@pytest.fixture
def filled(place: Path) -> Path:
    with Case.open(place, create=True) as case:
        case.add(reading(1), reader_version="v1")
        case.judge(Judgement(0, "accept", "claim", "Ann Ode", "2031-06-01", (), {}, ""))
    return place


@pytest.mark.parametrize("name", ["poetry.lock", "poetry.journal", "poetry.judgements", ".poetry.new"])
@pytest.mark.parametrize("content", FOREIGN)
def test_a_file_of_somebody_else_under_a_name_that_a_new_case_needs_is_left_alone(place: Path, name: str, content: str) -> None:
    file = place.with_name(name)
    file.write_text(content, encoding="utf-8")
    assert name in refused(place)
    assert file.read_text(encoding="utf-8") == content
    assert [one.name for one in place.parent.iterdir()] == [name]


@pytest.mark.parametrize("name", ["poetry.lock", "poetry.journal", "poetry.judgements"])
@pytest.mark.parametrize("content", FOREIGN)
def test_a_file_of_somebody_else_beside_a_case_is_left_alone(filled: Path, name: str, content: str) -> None:
    file, before = filled.with_name(name), filled.read_bytes()
    file.write_text(content, encoding="utf-8")
    assert name in refused(filled)
    assert file.read_text(encoding="utf-8") == content
    assert filled.read_bytes() == before


def test_a_link_under_the_locks_name_is_not_followed(place: Path) -> None:
    letter = place.with_name("letter.txt")
    letter.write_text("", encoding="utf-8")
    place.with_name("poetry.lock").symlink_to(letter)
    assert "poetry.lock" in refused(place)
    assert sorted(one.name for one in place.parent.iterdir()) == ["letter.txt", "poetry.lock"]
    assert letter.read_bytes() == b""


def test_a_pipe_under_the_locks_name_is_left_alone(place: Path) -> None:
    os.mkfifo(place.with_name("poetry.lock"))
    assert "poetry.lock" in refused(place)
    assert place.with_name("poetry.lock").is_fifo()


def test_a_lock_that_a_kill_left_is_taken_over(place: Path) -> None:
    place.with_name("poetry.lock").write_text("12345\n", encoding="ascii")
    Case.open(place, create=True).close()
    assert not place.with_name("poetry.lock").exists()


def test_another_case_whose_name_ends_in_new_stays(place: Path) -> None:
    other = place.with_name("poetry.new")
    Case.open(other, create=True).close()
    before = other.read_bytes()
    Case.open(place, create=True).close()
    assert other.read_bytes() == before


def test_a_first_line_that_a_kill_cut_is_mended(filled: Path) -> None:
    journal = filled.with_name("poetry.journal")
    whole = journal.read_bytes()
    journal.write_bytes(whole[:30])
    Case.open(filled).close()
    assert journal.read_bytes() == whole


def test_a_case_and_what_lies_beside_it_are_known_by_what_is_in_them(filled: Path) -> None:
    own = [filled, filled.with_name("poetry.journal"), filled.with_name("poetry.judgements")]
    for file in own:
        assert belongs_to_case(file)
        (link, copy) = (file.with_name(f"{kind} of {file.name}.txt") for kind in ("link", "copy"))
        link.symlink_to(file)
        os.link(file, copy)
        assert belongs_to_case(link) and belongs_to_case(copy)


def test_lock_and_log_belong_to_the_case_beside_which_they_lie(filled: Path) -> None:
    with Case.open(filled) as case:
        assert belongs_to_case(filled.with_name("poetry.lock"), opened=case.path)
        assert belongs_to_case(filled, opened=case.path)
        filled.with_name("poetry.wal").touch()
        assert belongs_to_case(filled.with_name("poetry.wal"), opened=case.path)
    (filled.parent / "prose.lock").write_text("12345\n", encoding="ascii")
    assert not belongs_to_case(filled.parent / "prose.lock")


@pytest.mark.parametrize("content", [*FOREIGN, "", "[", "[]", "[" * 100_000, "12345\n"])
def test_no_other_file_belongs_to_a_case(place: Path, content: str) -> None:
    place.write_text(content, encoding="utf-8")
    assert not belongs_to_case(place)
    assert not belongs_to_case(place.with_name("missing"))
    assert not belongs_to_case(place.parent)
