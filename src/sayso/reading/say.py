"""An attribution in the making."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.model import Span, Stance


@dataclass(slots=True)
class Say:
    """An attribution under construction; words are inclusive runs, ``source_head`` the word its entity hangs on."""

    cue: tuple[int, int] | None
    source: tuple[int, int] | None
    source_head: int | None
    content: list[Span]
    stance: Stance = "asserts"
    score: float = 1.0
    carried: bool = False
    outlet: bool = False
    author: bool = False
