"""A report denied as a whole ("Y denied the report") joined to what that text, up to there, had others say of the denier."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from sayso.model import Relation
from sayso.weighing import vocabulary
from sayso.weighing.scene import Scene
from sayso.weighing.sentences import denies_a_report
from sayso.weighing.statements import Statement

_MOST_JOINED = 6


def whole_denials(statements: Sequence[Statement], scene: Scene) -> Iterator[Relation]:
    """Join each denial of a report, account or charge to the attributed claims about the denier before it in its text."""
    told: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for one in statements:
        if one.core is not None and one.told_by and one.sense in ("actual", "future") and _says_something(one):
            for participant in dict.fromkeys((one.core[0], one.core[2])):
                told[one.claim.document, participant].append(one)
    for denial in statements:
        if not _denies_a_report(denial, scene):
            continue
        who = denial.core[0] if denial.core else ""
        before = [one for one in told.get((denial.claim.document, who), ()) if one.claim.end <= denial.claim.start]
        others = [one for one in before if all(scene.entity_of.get(act.source_entity or "") != who for act in one.told_by)]
        reason = f"{scene.label(who)} is reported to deny {_thing(denial, scene)} as a whole; which statements, is not said"
        for one in others[-_MOST_JOINED:]:
            yield Relation("denies", denial.id, one.id, reason)


def _denies_a_report(statement: Statement, scene: Scene) -> bool:
    if statement.claim.polarity != "+" or statement.core is None:
        return False
    return denies_a_report(statement.claim.code, _thing(statement, scene))


def _says_something(statement: Statement) -> bool:
    code = statement.claim.code or ""
    return code != "denied_responsibility" and code not in vocabulary.words("relations", "background")


def _thing(statement: Statement, scene: Scene) -> str:
    thing = statement.core[2] if statement.core else ""
    return scene.label(thing) if thing in scene.entities else " ".join((statement.claim.object_text or "").split())
