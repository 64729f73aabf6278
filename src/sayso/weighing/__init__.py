"""Weighing: what follows from many readings together. ``weigh(pile, rulings=rule(judgements, pile))`` is the door."""

from __future__ import annotations

from sayso.weighing.rulings import Rulings, rule
from sayso.weighing.weigh import weigh

__all__ = ["Rulings", "rule", "weigh"]
