"""Sections of documentation pages that a measurement writes, between two marks."""

from __future__ import annotations

from pathlib import Path


def put_section(page: Path, marks: tuple[str, str], section: str) -> None:
    """Put a section between its two marks in place of what stands there."""
    begin, end = marks
    head, _, rest = page.read_text(encoding="utf-8").partition(begin)
    _, _, tail = rest.partition(end)
    page.write_text(f"{head}{begin}\n\n{section}\n\n{end}{tail}", encoding="utf-8")
