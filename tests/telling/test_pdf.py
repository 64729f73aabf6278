"""The dossier as PDF: made by an extra, and where it is missing one line says how to print."""

from __future__ import annotations

import os
import sys
from types import SimpleNamespace

import pytest

from sayso.errors import SaysoError
from sayso.telling.dossier import Setting
from sayso.telling.forms import form
from sayso.telling.pdf import pdf
from sayso.telling.view import Index
from tests.telling.invented import hostile


def test_without_the_extra_one_line_says_how_to_print(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(SaysoError, match="print that from a browser") as refused:
        form("pdf")
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(("given", "seen"), [(None, "0"), ("1700000000", "1700000000")])
def test_no_clock_reaches_a_pdf_and_a_given_date_is_heeded(monkeypatch: pytest.MonkeyPatch, given: str | None, seen: str) -> None:
    class Printer:
        def __init__(self, **_: object) -> None:
            pass

        def write_pdf(self, **_: object) -> bytes:
            return os.environ.get("SOURCE_DATE_EPOCH", "the clock").encode()

    monkeypatch.setitem(sys.modules, "weasyprint", SimpleNamespace(HTML=Printer))
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    if given is not None:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", given)
    assert pdf("<p>x</p>") == seen.encode()
    assert os.environ.get("SOURCE_DATE_EPOCH") == given


@pytest.mark.filterwarnings("ignore")
def test_a_hostile_case_becomes_the_same_pdf_twice() -> None:
    pytest.importorskip("weasyprint", reason="the extra pdf is not installed", exc_type=ImportError)
    write, index = form("pdf"), Index.of(hostile())
    first = write(index, Setting(title="x"))
    assert isinstance(first, bytes) and first.startswith(b"%PDF") and first == write(index, Setting(title="x"))
