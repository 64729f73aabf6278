"""What left this machine, and what readers tell of their work."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from sayso.casefile import Case, layout
from sayso.casefile.connect import Store
from sayso.errors import CaseError
from sayso.model import Note, Sent
from tests.casefile.invented import reading

SENT = Sent("d1", "1" * 64, "a.txt", "localhost:1", "m", 900)
NOTE = Note("not_locatable", "claim 1 of the answer", "clause", "سد “é” 👷🏽", "not in the article")


def test_what_was_sent_outlives_a_case_that_nothing_was_read_into(tmp_path: Path) -> None:
    path = tmp_path / "c.sayso"
    opened = Case.open(path, create=True)
    opened.record_sent(SENT)
    opened.record_sent(replace(SENT, bytes=901))
    opened.close_or_discard()
    with Case.open(path, read_only=True) as case:
        assert case.sent == (SENT, replace(SENT, bytes=901))
        assert case.documents == ()


def test_recording_keeps_the_weighing_and_reading_again_keeps_the_record(tmp_path: Path) -> None:
    from tests.casefile.invented import weighing

    with Case.open(tmp_path / "c.sayso", create=True) as case:
        case.add(reading(1), reader_version="v1")
        case.replace_weighing(weighing(case.pile()), mark="w")
        case.record_sent(SENT)
        assert case.weighed_by == "w"
        case.add(reading(1), reader_version="v2")
        assert case.sent == (SENT,)


def test_notes_are_of_the_readings_that_count_now(tmp_path: Path) -> None:
    with Case.open(tmp_path / "c.sayso", create=True) as case:
        case.add(replace(reading(1), notes=(NOTE,)), reader_version="v1")
        assert case.notes == (NOTE,)
        counts = [len(rows) for rows in (case.claims, case.attributions, case.entities)]
        case.add(reading(1), reader_version="v2")
        assert case.notes == ()
        assert counts == [len(rows) for rows in (case.claims, case.attributions, case.entities)]


def test_a_case_open_for_reading_records_nothing(tmp_path: Path) -> None:
    Case.open(tmp_path / "c.sayso", create=True).close()
    with Case.open(tmp_path / "c.sayso", read_only=True) as case, pytest.raises(CaseError):
        case.record_sent(SENT)


def test_a_case_of_the_format_before_is_brought_up_to_date(tmp_path: Path) -> None:
    store = Store(tmp_path / "old.sayso")
    layout.lay(store, since=0, upto=4)
    store.close()
    with Case.open(tmp_path / "old.sayso") as case:
        assert (len(case.sent), len(case.notes)) == (0, 0)
