"""Knew, planned or approved beside "was not warned" and "did not know": the same event, the same side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from sayso.model import Relation
from sayso.weighing import vocabulary
from sayso.weighing.belonging import Belonging
from sayso.weighing.dates import overlap
from sayso.weighing.scene import Scene
from sayso.weighing.statements import Statement

_MOST_A_SIDE = 12


def foreknowledge(statements: Sequence[Statement], scene: Scene, belonging: Belonging) -> Iterator[Relation]:
    """Pair claims that a side knew of, planned or approved an event with claims that it was not warned or did not know.

    "A did not warn B" meets "B (or a body, leader or officials of B) planned E" where A is named in E as the one who did it.
    """
    ahead: dict[str, list[Statement]] = defaultdict(list)
    unaware: list[Statement] = []
    unwarned: list[Statement] = []
    for statement in statements:
        code, core = statement.claim.code, statement.core
        if core is None or not all(core) or statement.sense not in ("actual", "opinion", "belief"):
            continue
        if code in vocabulary.words("relations", "foreknowledge"):
            if statement.claim.polarity == "+":
                ahead[belonging.side(core[0])].append(statement)
            elif code == "knew_of":
                unaware.append(statement)
        elif code == "did_not_warn" and statement.claim.polarity == "+":
            unwarned.append(statement)
    for no in unaware:
        subject, _, event = no.core or ("", "", "")
        for yes in _meeting(ahead.get(belonging.side(subject), ()), no):
            if yes.core and yes.core[2] == event:
                yield Relation(
                    "contradicts",
                    no.id,
                    yes.id,
                    f"one has {scene.label(subject)} unaware of what the other says it knew of, planned or approved",
                )
    for no in unwarned:
        doer, _, told = no.core or ("", "", "")
        for yes in _meeting(ahead.get(belonging.side(told), ()), no):
            if yes.core and doer in belonging.owners(yes.core[2]):
                yield Relation("contradicts", no.id, yes.id, _reason(no, yes, scene))


def _meeting(candidates: Sequence[Statement], no: Statement) -> list[Statement]:
    return [yes for yes in candidates if overlap(yes.period, no.period) or no.claim.code == "did_not_warn"][:_MOST_A_SIDE]


def _reason(no: Statement, yes: Statement, scene: Scene) -> str:
    doer, _, told = no.core or ("", "", "")
    who, code, event = yes.core or ("", "", "")
    said = {"knew_of": "knew of", "planned": "planned", "approved": "approved"}.get(code, code)
    other = f"{scene.label(who)} {said} {scene.label(event)}"
    return f"{scene.label(doer)} gave {scene.label(told)} no warning; the other says that {other}"
