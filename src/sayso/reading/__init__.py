"""Reading: a document becomes sentences, mentions, attributions and claims, each with its offsets."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sayso.reading.reader import Reader

__all__ = ["Reader"]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module("sayso.reading.reader"), name)  # the encoder's runtime is for those who read
