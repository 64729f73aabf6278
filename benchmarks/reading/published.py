"""Figures other people published, from ``published.toml``: no other figure in the tables is typed by hand."""

from __future__ import annotations

import textwrap
import tomllib
from functools import cache
from pathlib import Path
from typing import Any


@cache
def _all() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("published.toml").read_text(encoding="utf-8"))


def beside(measure: str, name: str) -> str | None:
    """The cell to set beside our figure; None where nothing comparable was published."""
    found = _all().get(measure, {}).get(name)
    return None if found is None else f"{found['value']} ({found['by']})"


def sources(measure: str) -> list[str]:
    """A list item for each work whose figures stand in the measure's tables, with what to bear in mind when comparing."""
    names = {entry["by"] for entry in _all().get(measure, {}).values()}
    return [line for name, text in _all()["sources"].items() if name in names for line in item(f"{name}: {text}")]


def item(text: str) -> list[str]:
    """One list item in lines of ordinary length."""
    return textwrap.wrap(text, 132, initial_indent="- ", subsequent_indent="  ", break_long_words=False, break_on_hyphens=False)
