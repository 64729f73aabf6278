"""Documents taken out of a case: gone from what counts, still in its history."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.casefile import Case
from sayso.errors import CaseError
from tests.casefile.invented import reading


def test_a_removed_document_counts_no_more_and_comes_back_when_read_again(tmp_path: Path) -> None:
    path = tmp_path / "case.sayso"
    with Case.open(path, create=True) as case:
        for one in (reading(1), reading(2)):
            case.add(one, reader_version="v1")
        gone = case.documents[0]
        assert case.remove(gone.path) == (gone.path,)
        assert [document.path for document in case.documents] == [reading(2).document.path]
        assert {claim.document for claim in case.claims} == {case.documents[0].id}
    with Case.open(path) as case:
        assert len(case) == 1
        assert case.sql("SELECT count(*) FROM history WHERE document IS NULL").rows == [(1,)]
        assert case.add(reading(1), reader_version="v1") == "added"
        assert len(case.documents) == 2


def test_by_its_id_a_document_is_removed_at_every_path() -> None:
    with Case.temporary() as case:
        case.add(reading(1), path="a.txt")
        case.add(reading(1), path="b.txt")
        assert case.remove(reading(1).document.id) == ("a.txt", "b.txt")
        assert len(case.documents) == 0


def test_where_one_name_is_unknown_nothing_is_removed() -> None:
    with Case.temporary() as case:
        case.add(reading(1))
        with pytest.raises(CaseError, match=r"no document 'other\.txt'"):
            case.remove(case.documents[0].path, "other.txt")
        assert len(case.documents) == 1
