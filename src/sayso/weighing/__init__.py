"""Weighing: what follows from many readings together. ``weigh(pile)`` is the door."""

from __future__ import annotations

from sayso.weighing.countries import Countries
from sayso.weighing.weigh import weigh

__all__ = ["Countries", "weigh"]
