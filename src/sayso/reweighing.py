"""Weighing a ledger from elsewhere: the same road as for what was read here, without the reading."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sayso.casefile import Case
from sayso.exports import FORMATS, from_ledger
from sayso.weighing import rule, weigh


@dataclass(frozen=True, slots=True)
class Weighed:
    """How much a weighed ledger holds."""

    documents: int
    claims: int
    propositions: int
    origins: int
    relations: int
    ties: int


def weigh_ledger(ledger: Path, out: Path) -> Weighed:
    """Weigh what a ledger holds and write it as a ledger again.

    Args:
        ledger: the folder, as docs/ledger.md describes it; keys and files that may be missing may be missing.
        out: the folder for the weighed ledger; new, empty, or an earlier export, which is replaced.

    Returns:
        How much there is in it.

    Raises:
        SaysoError: the ledger is broken, or the folder holds something else or cannot be written.
    """
    held = from_ledger.read(ledger)
    with Case.temporary() as case:
        for reading in held.readings:
            case.add(reading, reader_version=f"ledger, {reading.document.id}")  # one text under two ids stays two documents
        for judgement in held.judgements:
            case.judge(judgement)
        pile = case.pile()
        rulings = rule(case.judgements, pile)
        case.replace_weighing(weigh(pile, rulings=rulings, given=held.entity_of), judged=rulings.judged)
        FORMATS["ledger"](case, out)
        return Weighed(
            len(case.documents), len(case.claims), len(case.propositions), len(case.origins), len(case.relations), len(case.ties)
        )
