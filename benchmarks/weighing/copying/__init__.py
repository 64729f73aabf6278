"""Invented families of reports with known parents, and look-alikes that are independent: is the copying found, and nothing else?"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import sayso
from benchmarks.reading.common import Figures
from benchmarks.reading.markdown import right, table
from benchmarks.weighing.copying.families import LOOK_ALIKES, texts
from benchmarks.weighing.copying.scoring import KINDS, figures
from sayso.weighing import weigh

NAME = "copying"
TITLE = "Copied, retold and independent reports"
ABOUT = (
    "Short invented reports on invented events: first reports and what others made of them (copied under a new headline, cut "
    "down, rewritten with and without credit, retold as after a translation, one paragraph taken over, two first reports put "
    "together), and look-alikes: other reporters on the same event, texts that quote the same named statement or use the same "
    "stock phrases. All are read and weighed as one pile. A pair counts as joined if the two texts share an origin other than "
    "the words of one named speaker or paper, which independent texts may rightly share; a copied paragraph that only reports "
    "what a named speaker said therefore counts as missed. Rules were written with the copies of odd-numbered events in view "
    "and those of even-numbered ones held back; look-alikes of both were looked at. The texts are short, invented by one "
    "hand, and every first report is in the pile; expect less of real news, above all of retold texts."
)
MATERIAL = ("benchmarks/weighing/copying",)
_NAMED = {
    "verbatim": "copied under a new headline", "cut": "cut down", "cited": "rewritten with credit",
    "rewritten": "rewritten without credit", "retold": "retold as after a translation", "partly": "one paragraph taken over",
    "two": "two first reports put together", "all": "all pairs",
}  # fmt: skip


_KEYS = ("p", "r", "f1", "gold")


def measure(shared: Path) -> Figures:
    """Read all texts in one pile, weigh it, compare."""
    found = texts()
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
    """Pairs by kind, then what was kept apart."""
    counts = figures["counts"]
    every, back = figures["all events"], figures["held-back events"]
    body: list[list[Any]] = [
        [_NAMED[kind], counts.get(kind, counts["texts"]), *(column[kind][key] for column in (every, back) for key in _KEYS)]
        for kind in (*KINDS, "all")
    ]
    head = ["pairs with a text", "texts", "precision", "recall", "F1", "pairs", "held back: precision", "recall", "F1", "pairs"]
    kept = [
        [name, *right(value), value["of"], *right(back[name]), back[name]["of"]]
        for name, value in every.items() if isinstance(value, dict) and "right" in value
    ]  # fmt: skip
    said = f"{counts['texts']} texts of {counts['events']} events, {counts['look-alikes']} of them look-alikes; "
    across = f"{every['joined pairs that are of two events']} pairs of two different events were joined."
    shares = table(["share", "right", "error rate", "of", "held back: right", "error rate", "of"], kept)
    return [*table(head, body), "", said + across, "", *shares]


def short(figures: Figures) -> list[tuple[str, str, float]]:
    """(row, what is measured, value) of the few that say most."""
    every = figures["all events"]
    kept = right(every["independent pairs of one event kept apart"])[1] or 0.0
    return [
        ("all", "pairs of copied reports, F1", every["all"]["f1"]),
        ("held back", "pairs of copied reports on held-back events, F1", figures["held-back events"]["all"]["f1"]),
        ("wrong", "independent reports of one event wrongly joined, share", kept),
    ]
