"""Annotated documents read as a user would read them, and scored."""

from __future__ import annotations

import json
import tempfile
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path

import sayso
from benchmarks.reading import negatives, phenomena, scorer
from benchmarks.reading.common import Figures, Record
from benchmarks.reading.scorer import Match
from sayso.exports import FORMATS

More = Callable[[object, list[Match]], Figures]
_SHOWN = (
    "attributions: content + source",
    "attributions: whole chain",
    "claims: both participants",
    "claims: coded (code + participants)",
)


def measure(shared: Path, records: Sequence[Record], groups: Sequence[str] = (), more: More | None = None) -> Figures:
    """Read the records' texts and score the ledger.

    Args:
        shared: the shared folder, for the scorer.
        records: annotation records with their ``text``.
        groups: the name of each record's group, where they come from several places.
        more: further shares, from the scorer's module and its matches.

    Returns:
        The scorer's figures, those of each genre and group, and shares by depth, phenomenon and negative example.
    """
    with tempfile.TemporaryDirectory() as scratch:
        texts, gold, ledger = (Path(scratch) / name for name in ("texts", "gold", "ledger"))
        _lay_out(records, texts, gold)
        FORMATS["ledger"](sayso.read(texts), ledger)
        figures, matches = scorer.score(shared, gold, ledger)
        score = scorer.load(shared)
        by = _parts(records, [r["meta"].get("genre") or r["meta"]["kind"] for r in records])
        of = _parts(records, groups)
        return {
            "scores": figures,
            "genres": {name: _part(shared, Path(scratch) / f"genre {name}", part, ledger) for name, part in by.items()},
            "groups": {name: _part(shared, Path(scratch) / f"group {name}", part, ledger) for name, part in of.items()},
            **shares(score, matches),
            **(more(score, matches) if more else {}),
        }


def shares(score: object, matches: list[Match]) -> Figures:
    """Shares of what was read right, counted over the scorer's own pairs."""
    return {
        "depths": phenomena.depths(score, matches),
        "attribution tags": phenomena.attribution_tags(score, matches),
        "claim tags": phenomena.claim_tags(score, matches),
        "negatives": negatives.figures(matches),
    }


def _lay_out(records: Sequence[Record], texts: Path, gold: Path) -> None:
    """Write texts and gold as the scorer wants them: gold files begin with a digit and have no text."""
    texts.mkdir()
    _gold(records, gold)
    for record in records:
        (texts / record["doc"]).write_text(record["text"], encoding="utf-8", newline="")


def _gold(records: Sequence[Record], gold: Path) -> None:
    gold.mkdir()
    for number, record in enumerate(records):
        plain = {key: value for key, value in record.items() if key != "text"}
        (gold / f"{number:03d}_{Path(record['doc']).stem}.json").write_text(json.dumps(plain), encoding="utf-8")


def _parts(records: Sequence[Record], names: Sequence[str]) -> dict[str, list[Record]]:
    parts: dict[str, list[Record]] = defaultdict(list)
    for record, name in zip(records, names, strict=False):
        parts[name].append(record)
    return dict(sorted(parts.items()))


def _part(shared: Path, gold: Path, records: list[Record], ledger: Path) -> Figures:
    """F1 figures on some of the documents."""
    _gold(records, gold)
    figures, _ = scorer.score(shared, gold, ledger)
    return {"documents": figures["documents"], **{name: figures[name] for name in _SHOWN if name in figures}}
