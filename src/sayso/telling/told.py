"""Ties and dates told as sentences: under each what somebody says of it, with footnotes; the program's coding only asks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sayso.model import Claim
from sayso.telling.cards import Cards
from sayso.telling.lines import Line, lines
from sayso.telling.network import TieRow
from sayso.telling.saying import whether
from sayso.telling.selection import tie_words
from sayso.telling.timeline import Row
from sayso.telling.view import Index

VOICES = 2  # sentences that are told for a tie, and against it
DATED = 6  # sentences that are told for a date


@dataclass(frozen=True, slots=True)
class Voices:
    """Sentences of somebody's, and the footnotes of further ones; ``more`` counts claims that the dossier does not show."""

    lines: tuple[Line, ...]
    others: tuple[int, ...]
    more: int


@dataclass(frozen=True, slots=True)
class TieTold:
    """A tie as a question, and who says so and who says the opposite."""

    row: TieRow
    asks: str
    voices: Voices
    against: Voices


@dataclass(frozen=True, slots=True)
class DateTold:
    """Everything that is given one date or span of time, and who says so."""

    when: str
    rows: tuple[Row, ...]
    voices: Voices

    @property
    def disputed(self) -> bool:
        """Whether any of it is in dispute."""
        return any(row.disputed for row in self.rows)


def ties_told(rows: Iterable[TieRow], cards: Cards, index: Index) -> tuple[TieTold, ...]:
    """The ties of which at least one claim is shown, in their order."""
    return tuple(
        TieTold(row, whether(tie_words(row.tie, index)), _voices(row.claims, cards, VOICES), _voices(row.against, cards, VOICES))
        for row in rows
        if cards.shown((*row.claims, *row.against))
    )


def dates_told(rows: Iterable[Row], cards: Cards) -> tuple[DateTold, ...]:
    """The dated rows of which at least one claim is shown, those of one date together, in their order."""
    of_date: dict[str, list[Row]] = {}
    for row in rows:
        if cards.shown(row.claims):
            of_date.setdefault(row.when, []).append(row)
    return tuple(
        DateTold(when, tuple(held), _voices([claim for row in held for claim in row.claims], cards, DATED))
        for when, held in of_date.items()
    )


def _voices(claims: Sequence[Claim], cards: Cards, most: int) -> Voices:
    """One sentence of each text first, then others; what is not told is footnoted."""
    shown = [claim for claim in claims if cards.has(claim.id)]
    first = {claim.document: claim for claim in reversed(shown)}
    ordered = lines(cards.of(claim) for claim in sorted(shown, key=lambda claim: first[claim.document] is not claim))
    told = {n for line in ordered[:most] for n in line.numbers}
    others = tuple(sorted({n for line in ordered[most:] for n in line.numbers} - told))
    return Voices(ordered[:most], others, len(claims) - len(shown))
