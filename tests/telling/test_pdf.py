"""The dossier as PDF: made by an extra, and where it is missing one line says how to print."""

from __future__ import annotations

import sys

import pytest

from sayso.errors import SaysoError
from sayso.telling.dossier import Setting
from sayso.telling.forms import form
from sayso.telling.view import Index
from tests.telling.invented import hostile


def test_without_the_extra_one_line_says_how_to_print(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(SaysoError, match="print that from a browser") as refused:
        form("pdf")
    assert "\n" not in str(refused.value)


@pytest.mark.filterwarnings("ignore")
def test_a_hostile_case_becomes_the_same_pdf_twice() -> None:
    pytest.importorskip("weasyprint", reason="the extra pdf is not installed", exc_type=ImportError)
    write, index = form("pdf"), Index.of(hostile())
    first = write(index, Setting(title="x"))
    assert isinstance(first, bytes) and first.startswith(b"%PDF") and first == write(index, Setting(title="x"))
