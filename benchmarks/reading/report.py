"""What is written of the figures: ``docs/accuracy.md`` and the summary that ``sayso about`` shows."""

from __future__ import annotations

import json
import textwrap
from types import ModuleType
from typing import Any

from benchmarks.reading import published
from benchmarks.reading.common import Figures

Measured = list[tuple[ModuleType, Figures]]

HEAD = """# Accuracy

What the packaged model and rules reach on what the model was not trained on, beside what others published. Written by
`python -m benchmarks.reading`, no figure by hand except those of others (`benchmarks/reading/published.toml`); an empty cell means
that nothing comparable was found. What was trained on what: see the
[model card](../src/sayso/reading/encoder/weights/MODEL_CARD.md).
"""


def document(measured: Measured, model: str, code: str, head: str = HEAD) -> str:
    """The whole of docs/accuracy.md, or of a page with another head."""
    lines = [head, f"Encoder {model}, code {code}.", ""]
    for module, figures in measured:
        lines += [f"## {title(module)}", ""]
        about = getattr(module, "ABOUT", None) or (module.__doc__ or "").strip().split("\n\n")[0]
        lines += [
            *textwrap.wrap(about, 132, break_long_words=False, break_on_hyphens=False),
            "",
            *with_head(module.rows(figures)),
            "",
        ]
        sources = published.sources(module.NAME)
        lines += ["Published:", "", *sources, ""] if sources else []
    return "\n".join(lines).rstrip() + "\n"


def summary(measured: Measured, model: str, code: str) -> dict[str, Any]:
    """The machine-readable summary: model, code, and the few figures of each measure that say most."""
    found = []
    for module, figures in measured:
        for row, what, value in short(module, figures):
            line = {"measure": module.NAME, "what": what, "value": value}
            other = published.beside(module.NAME, row)
            found.append(line | ({"published": other} if other else {}))
    return {"model": model, "code": code, "figures": found}


def as_json(found: dict[str, Any]) -> str:
    """The summary's text."""
    return json.dumps(found, indent=1, ensure_ascii=False) + "\n"


def title(module: ModuleType) -> str:
    """The measure's heading."""
    return str(getattr(module, "TITLE", module.NAME))


def short(module: ModuleType, figures: Figures) -> list[tuple[str, str, float | str]]:
    """The module's own choice; without one, the first cells of the first rows of its table."""
    if hasattr(module, "short"):
        return [(row, what, round(value, 4) if isinstance(value, float) else value) for row, what, value in module.short(figures)]
    lines = [line for line in with_head(module.rows(figures)) if line.startswith("|")]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return [(r[0], f"{title(module)}, {r[0]}", r[1]) for r in rows[2:8] if len(r) > 1]


def with_head(lines: list[str]) -> list[str]:
    """The lines, with a table head where a measure gives bare rows."""
    bare = bool(lines) and lines[0].startswith("|") and (len(lines) < 2 or not lines[1].startswith("|--"))
    if not bare:
        return lines
    cells = lines[0].strip().strip("|").count("|") + 1
    names = ["", "sayso", "published", *[""] * cells][:cells]
    return ["| " + " | ".join(names) + " |", "|" + "---|" * cells, *lines]
