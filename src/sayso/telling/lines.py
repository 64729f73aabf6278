"""Attributed sentences as lines: claims that one sentence of one source holds are told once, with all their footnotes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from sayso.telling.cards import Card
from sayso.telling.saying import Said

SPEAKER = "the speaker, on this"  # told in the footnote


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence, the numbers of its footnotes, what is told beside it (when, where, how much), and what people judged.

    ``anchors`` are those of its numbers whose footnotes lead back to it.
    """

    said: Said
    numbers: tuple[int, ...]
    facts: tuple[tuple[str, str], ...]
    judged: str
    anchors: frozenset[int] = frozenset()


def anchored(found: Iterable[Line], led: set[int]) -> tuple[Line, ...]:
    """The lines with their anchors: each footnote leads back to the first line that bears it; ``led``, those that do, grows."""
    told: list[Line] = []
    for line in found:
        told.append(replace(line, anchors=frozenset(line.numbers) - led))
        led.update(line.numbers)
    return tuple(told)


def lines(cards: Iterable[Card]) -> tuple[Line, ...]:
    """The lines that tell these claims, in the order of the first claim of each."""
    together: dict[tuple[Said, str], list[Card]] = {}
    for card in cards:
        together.setdefault((card.said, card.judged), []).append(card)
    return tuple(
        Line(
            said, tuple(sorted({c.number for c in held})),
            tuple(dict.fromkeys(fact for c in held for fact in c.facts if fact[0] != SPEAKER)), judged,
        )
        for (said, judged), held in together.items()
    )  # fmt: skip
