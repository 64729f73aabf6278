"""Weighing: what follows from many readings together. ``weigh(pile)`` is the door."""

from __future__ import annotations

from sayso.weighing.weigh import weigh

__all__ = ["weigh"]
