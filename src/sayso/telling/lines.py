"""Attributed sentences as lines: claims that one sentence of one source holds are told once, with all their footnotes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sayso.telling.cards import Card
from sayso.telling.saying import Said

SPEAKER = "the speaker, on this"  # told in the footnote


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence, the numbers of its footnotes, what is told beside it (when, where, how much), and what people judged."""

    said: Said
    numbers: tuple[int, ...]
    facts: tuple[tuple[str, str], ...]
    judged: str


def lines(cards: Iterable[Card]) -> tuple[Line, ...]:
    """The lines that tell these claims, in the order of the first claim of each."""
    together: dict[tuple[Said, str], list[Card]] = {}
    for card in cards:
        together.setdefault((card.said, card.judged), []).append(card)
    return tuple(
        Line(
            said, tuple(sorted(c.number for c in held)),
            tuple(dict.fromkeys(fact for c in held for fact in c.facts if fact[0] != SPEAKER)), judged,
        )
        for (said, judged), held in together.items()
    )  # fmt: skip
