"""Invented families of reports with known parents, and look-alikes that are independent: is the copying found, and nothing else?"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import sayso
from benchmarks.reading.common import Figures
from benchmarks.reading.markdown import right, table
from benchmarks.weighing.copying.families import LOOK_ALIKES, Text, held_out, texts
from benchmarks.weighing.copying.scoring import KINDS, figures
from sayso.weighing import weigh

NAME = "copying"
TITLE = "Copied, retold and independent reports"
ABOUT = (
    "Short invented reports on invented events: first reports and what others made of them (copied under a new headline, cut "
    "down, rewritten with and without credit, retold as after a translation, one paragraph taken over, two first reports put "
    "together), and look-alikes: other reporters on the same event, texts that quote the same named statement or use the same "
    "stock phrases. All are read and weighed as one pile. A pair counts as joined if the two texts share an origin other than "
    "the words of one named speaker or paper, which independent texts may rightly share. An origin holds claims: a text, or a "
    "copied paragraph, of which no claim was read is counted as missed, though the row \"between the texts\" may know it. Rules "
    "were written with the first part in view. The held-out part was written, by another outline on other subjects, before the "
    "rules were last changed; it is frozen by a digest (`held_out.sha256`), read and weighed as a pile of its own. Its totals were "
    "seen a few times while rules were changed (before: F1 .931, one wrong join), its texts and errors never. It is longer and "
    "rewritten less freely than the first. All are short and invented, and every first report is in the "
    "pile; expect less of real news, above all of retold texts."
)
MATERIAL = ("benchmarks/weighing/copying",)
IN_VIEW, HELD_OUT = "events in view", "held-out events"
_NAMED = {
    "verbatim": "copied under a new headline", "cut": "cut down", "cited": "rewritten with credit",
    "rewritten": "rewritten without credit", "retold": "retold as after a translation", "partly": "one paragraph taken over",
    "two": "two first reports put together", "all": "all pairs",
    "between the texts": "all pairs, found between the texts",
}  # fmt: skip


_KEYS = ("p", "r", "f1", "gold")


def measure(shared: Path) -> Figures:
    """Read each part's texts in one pile, weigh it, compare.

    Raises:
        Refused: the held-out part is not the frozen one.
    """
    return {IN_VIEW: _part(texts()), HELD_OUT: _part(held_out())}


def _part(found: Sequence[Text]) -> Figures:
    with tempfile.TemporaryDirectory() as folder:
        for text in found:
            (Path(folder) / text.name).write_text(text.printed(), encoding="utf-8")
        pile = sayso.read(folder).pile()
    counts = {
        "events": len({text.event for text in found}),
        "texts": len(found),
        "look-alikes": sum(text.kind in LOOK_ALIKES[1:] for text in found),
        **{kind: sum(text.kind == kind for text in found) for kind in ("original", *KINDS)},
    }
    return {"counts": counts, **figures(found, pile, weigh(pile))}


def rows(figures: Figures) -> list[str]:
    """Pairs by kind, then what was kept apart, for both parts."""
    parts = figures[IN_VIEW], figures[HELD_OUT]
    body: list[list[Any]] = [
        [_NAMED[kind], *(cell for part in parts for cell in _cells(kind, part))]
        for kind in (*KINDS, "all", "between the texts")
    ]
    columns = ["texts", "precision", "recall", "F1", "pairs"]
    head = ["pairs with a text", *columns, *(f"held out: {column}" if column == "texts" else column for column in columns)]
    shares = [
        [name, *right(value), value["of"], *right(parts[1][name]), parts[1][name]["of"]]
        for name, value in parts[0].items() if isinstance(value, dict) and "right" in value
    ]  # fmt: skip
    said = [f"{_counted(part)}: {name}." for part, name in zip(parts, ("in view", "held out"), strict=True)]
    kept = table(["share", "right", "error rate", "of", "held out: right", "error rate", "of"], shares)
    return [*table(head, body), "", *said, "", *kept]


def _cells(kind: str, part: Figures) -> list[Any]:
    return [part["counts"].get(kind, part["counts"]["texts"]), *(part[kind][key] for key in _KEYS)]


def _counted(part: Figures) -> str:
    counts = part["counts"]
    return (
        f"{counts['texts']} texts of {counts['events']} events, {counts['look-alikes']} of them look-alikes; "
        f"{part['joined pairs that are of two events']} pairs of two different events were joined"
    )


def short(figures: Figures) -> list[tuple[str, str, float]]:
    """(row, what is measured, value) of the few that say most."""
    first, held = figures[IN_VIEW], figures[HELD_OUT]
    kept = [right(part["independent pairs of one event kept apart"])[1] or 0.0 for part in (first, held)]
    return [
        ("all", "pairs of copied reports, F1", first["all"]["f1"]),
        ("held out", "pairs of copied reports on held-out events, F1", held["all"]["f1"]),
        ("wrong", "independent reports of one event wrongly joined, share", max(kept)),
    ]
