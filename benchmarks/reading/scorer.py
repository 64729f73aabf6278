"""The acceptance scorer, loaded from the shared folder, with the pairs it matched.

The scorer prints sums. To say more (by phenomenon, by genre) its own pairs are needed and not a second way to make them: it maps
the entities of each document once and matches twice, attributions and then claims, and both functions are overheard as it runs.
"""

from __future__ import annotations

import importlib.util
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from benchmarks.reading.common import Figures, Record, needed

Pairs = list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Match:
    """One document: the gold record, what was predicted, whom predicted entities are, and pairs of (gold, predicted) indices."""

    gold: Record
    predicted: Record
    entities: dict[str, str]
    attributions: Pairs
    claims: Pairs


def load(shared: Path) -> ModuleType:
    """The scorer's module, a fresh one each time."""
    path = needed(shared / "acceptance" / "score.py")
    spec = importlib.util.spec_from_file_location("acceptance_score", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(f"{path} cannot be loaded")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def score(shared: Path, gold: Path, ledger: Path) -> tuple[Figures, list[Match]]:
    """The scorer's figures and its matches, document by document.

    Raises:
        RuntimeError: the scorer no longer works as described above, or a document is missing from the ledger.
    """
    module, heard = load(shared), _Heard()
    module.entity_map = heard.of(module.entity_map)  # type: ignore[attr-defined]
    module.greedy = heard.of(module.greedy)  # type: ignore[attr-defined]
    figures, _ = module.score(str(gold), str(ledger))
    golds = module.load_gold(str(gold))
    documents, predicted = module.load_ledger(str(ledger))
    if figures.pop("absent") or len(heard.results) != 3 * len(golds):
        raise RuntimeError("documents are missing from the ledger, or the scorer does not match as it did")
    types = {e["id"]: e["type"] for e in module.read_jsonl(str(ledger), "entities.jsonl")}
    found = []
    for k, (name, record) in enumerate(golds.items()):
        entities, attributions, claims = heard.results[3 * k : 3 * k + 3]
        found.append(Match(record, {**predicted[documents[name]["id"]], "types": types}, entities, attributions, claims))
    return figures, found


class _Heard:
    """Results of overheard functions, in the order of the calls."""

    def __init__(self) -> None:
        self.results: list[Any] = []

    def of(self, function: Any) -> Any:
        """The function, overheard."""

        def overheard(*arguments: Any) -> Any:
            result = function(*arguments)
            self.results.append(result)
            return result

        return overheard
