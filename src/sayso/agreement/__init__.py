"""How far two coders agree, layer by layer: two cases or ledgers of the same texts, or two people's judgements in one case."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from sayso.agreement.coders import BETWEEN_LAYERS, between
from sayso.agreement.coding import coding
from sayso.agreement.layers import LAYERS
from sayso.agreement.matching import pair_up
from sayso.agreement.measures import Agreement, Disagreement
from sayso.errors import QueryError

__all__ = ["BETWEEN_LAYERS", "LAYERS", "Agreement", "Disagreement", "agreement", "between"]


def agreement(left: str | Path, right: str | Path, layers: Sequence[str] = ()) -> list[Agreement]:
    """Compare two cases or ledgers on the texts that both hold (same SHA-256, or same path and same text).

    Args:
        left: a case file or a ledger folder.
        right: the other one.
        layers: which of ``LAYERS``; all when none are given.

    Raises:
        QueryError: they have no text in common, or there is no such layer.
        CaseError: one of them cannot be read.
    """
    pair = pair_up(coding(Path(left)), coding(Path(right)))
    if not pair.documents:
        raise QueryError(f"{left} and {right} have no text in common", hint="two coders have to read the same files")
    if unknown := [layer for layer in layers if layer not in LAYERS]:
        raise QueryError(f"there is no layer {unknown[0]!r}", hint=f"one of: {', '.join(LAYERS)}")
    return [LAYERS[layer](pair) for layer in layers or LAYERS]
