"""What a case shows of its weighing, and what weighing its whole pile at once gives, both in one form."""

from __future__ import annotations

from typing import Any

from sayso.casefile import Case
from sayso.model import Weighing
from sayso.weighing import rule, weigh

FINDINGS = ("standings", "circles", "drifts", "interests", "vias", "supports")


def shown(case: Case) -> dict[str, Any]:
    """Everything the case shows of its weighing, in the order in which it shows it."""
    of = list(case.stream_rows("SELECT claim, origin, proposition FROM weighing.claim_of"))
    return {
        "entities": tuple((one.id, one.name, one.type, one.mentions) for one in case.entities),
        "entity_of": dict(case.stream_rows("SELECT local, entity FROM weighing.entity_of")),
        "reasons": dict(case.stream_rows("SELECT id, reason FROM weighing.entities WHERE reason IS NOT NULL")),
        "origin_of": {claim: origin for claim, origin, _ in of if origin},
        "proposition_of": {claim: proposition for claim, _, proposition in of if proposition},
        "sentences": dict(case.stream_rows("SELECT id, sentence FROM weighing.propositions")),
        "origins": tuple(case.origins), "relations": tuple(case.relations), "ties": tuple(case.ties),
        **{name: tuple(getattr(case, name)) for name in FINDINGS},
    }  # fmt: skip


def at_once(case: Case) -> dict[str, Any]:
    """What follows from weighing everything in the case at once."""
    pile = case.pile()
    return as_shown(weigh(pile, rulings=rule(case.judgements, pile)), case)


def as_shown(weighing: Weighing, case: Case) -> dict[str, Any]:
    """A weighing in the form of ``shown``."""
    paths = {document.id: document.path for document in case.documents}
    return {
        "entities": tuple(
            (one.id, one.name, one.type, tuple(sorted(one.mentions, key=lambda m: (paths[m.document], m.start, m.end, m.kind))))
            for one in weighing.entities
        ),
        **{name: getattr(weighing, name) for name in ("entity_of", "reasons", "origin_of", "proposition_of", "sentences")},
        **{name: tuple(getattr(weighing, name)) for name in ("origins", "relations", "ties")},
        **{name: tuple(getattr(weighing.findings, name)) for name in FINDINGS},
    }  # fmt: skip


def differing(case: Case) -> list[str]:
    """In which respects the two differ."""
    one, other = shown(case), at_once(case)
    return [name for name in other if one[name] != other[name]]
