"""Markdown tables of figures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from benchmarks.reading.published import beside


def table(head: Sequence[str], body: Iterable[Sequence[object]]) -> list[str]:
    """A table's lines; None is an empty cell, a float has three decimals."""
    rule = "|" + "|".join("---" for _ in head) + "|"
    return [_row(head), rule, *map(_row, body)]


def prf(measure: str, figures: Mapping[str, Any], title: str, other: str) -> list[str]:
    """Every figure that has an F1: precision, recall, F1, how many there are, and what stands beside it."""
    body = [
        [name, value["p"], value["r"], value["f1"], value["gold"], beside(measure, name)]
        for name, value in figures.items()
        if isinstance(value, Mapping) and "f1" in value
    ]
    return table([title, "precision", "recall", "F1", "gold", other], body)


def accuracies(measure: str, figures: Mapping[str, Any], title: str, other: str) -> list[str]:
    """Every figure that is an accuracy over so many."""
    body = [
        [name, value["acc"], value["n"], beside(measure, name)]
        for name, value in figures.items()
        if isinstance(value, Mapping) and "acc" in value
    ]
    return table([title, "right", "of", other], body)


def shares(title: str, figures: Mapping[str, Mapping[str, int]]) -> list[str]:
    """Shares kept as counts, with their error rates."""
    return table([title, "right", "error rate", "of"], ([name, *right(value), value["of"]] for name, value in figures.items()))


def right(value: Mapping[str, int] | None) -> tuple[float | None, float | None]:
    """A share and its error rate, both None of nothing."""
    if not value or not value["of"]:
        return None, None
    found = value["right"] / value["of"]
    return found, 1 - found


def _row(cells: Iterable[object]) -> str:
    return "| " + " | ".join(map(_cell, cells)) + " |"


def _cell(value: object) -> str:
    return "" if value is None else f"{value:.3f}" if isinstance(value, float) else str(value).replace("|", "/")
