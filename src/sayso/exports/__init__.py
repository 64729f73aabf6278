"""Exports: a case written for other programs."""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import entry_points
from pathlib import Path

from sayso.casefile import Case
from sayso.exports import ledger, tables

Write = Callable[[Case, Path], None]

FORMATS: dict[str, Write] = {"ledger": ledger.write, "csv": tables.write_csv, "parquet": tables.write_parquet_tables}
"""The formats that come with sayso."""


def formats() -> dict[str, Write]:
    """All formats by name: ours, and those that plug-ins add (entry point group ``sayso.exports``); none replaces ours."""
    plugged = {point.name: point.load() for point in entry_points(group="sayso.exports") if point.name not in FORMATS}
    return {**FORMATS, **dict(sorted(plugged.items()))}


__all__ = ["FORMATS", "Write", "formats"]
