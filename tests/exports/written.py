"""The invented dam case written in one format, as it is and with every text field hostile."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import cast

from sayso.casefile import Case
from sayso.exports import FORMATS
from sayso.findings import Support
from tests.telling.invented import View, case, hostile


@dataclass(frozen=True)
class Weighed:
    """A view with the weighing's ties of support, where the coder sheet looks for them."""

    view: View
    supports: tuple[Support, ...] = ()

    def __getattr__(self, name: str) -> object:
        return getattr(self.view, name)


def written(format_: str, folder: Path, view: View | None = None) -> Path:
    """The path of the export; a view stands in for a case, of which the formats only read the records."""
    place = folder / f"case.{format_}"
    FORMATS[format_](cast(Case, Weighed(view or case())), place)
    return place


def written_hostile(format_: str, folder: Path) -> Path:
    """The same of the hostile case."""
    return written(format_, folder, hostile())
