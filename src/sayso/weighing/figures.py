"""Figures for one core: equal or nested ones agree; others are an update, a difference of scope, or a real conflict."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.model import Relation
from sayso.weighing import vocabulary
from sayso.weighing.amounts import fits, in_words, same_unit, span
from sayso.weighing.dates import overlap
from sayso.weighing.scene import Scene
from sayso.weighing.statements import Core, Statement

_MOST = 24


def figures(core: Core, held: Sequence[Statement], scene: Scene) -> Iterator[Relation]:
    """Compare figures in one unit for one core.

    Args:
        core: who does what to whom.
        held: the claims of that core.
        scene: the case's documents and entities.

    Returns:
        For every two figures that cannot both be right, one relation with its reason; ``a`` is the earlier text.
    """
    counted = [statement for statement in held if statement.quantity is not None and statement.claim.polarity == "+"]
    counted.sort(
        key=lambda statement: (
            statement.published is None,
            statement.published or 0,
            statement.claim.document,
            statement.claim.start,
            statement.id,
        )
    )
    for index, one in enumerate(counted[:_MOST]):
        for other in counted[index + 1 : _MOST]:
            if one.sense == other.sense and not fits(one.quantity, other.quantity):
                yield _relation(core, one, other, held, scene)


def _relation(core: Core, one: Statement, other: Statement, held: Sequence[Statement], scene: Scene) -> Relation:
    told_figures = f"{_told(one)} / {_told(other)}"
    if one.claim.document == other.claim.document and one.claim.attribution == other.claim.attribution:
        return Relation(
            "scope_difference", one.id, other.id, f"one voice in one text gives both, so they count different parts: {told_figures}"
        )
    if not overlap(one.period, other.period):
        return Relation("scope_difference", one.id, other.id, f"figures for different times: {told_figures}")
    if one.place and other.place and one.place != other.place:
        return Relation(
            "scope_difference",
            one.id,
            other.id,
            f"figures for {scene.label(one.place)} and for {scene.label(other.place)}: {told_figures}",
        )
    if one.lasting:
        return Relation(
            "scope_difference",
            one.id,
            other.id,
            f"figures for a lasting relation, neither says for the same period and recipients alone: {told_figures}",
        )
    if _later(one, other) and (_corrects(other) or _grew(one, other)):
        manner = (
            "the later text gives a new figure in words of correction" if _corrects(other) else "a count that grows, given later"
        )
        return Relation("update", one.id, other.id, f"{manner}: {told_figures}")
    return Relation("contradicts", one.id, other.id, f"figures that cannot both be right: {told_figures}")


def _told(statement: Statement) -> str:
    return in_words(statement.quantity) if statement.quantity is not None else ""


def _later(one: Statement, other: Statement) -> bool:
    return one.published is not None and other.published is not None and other.published > one.published


def _corrects(statement: Statement) -> bool:
    return any(
        set(phrase.split()) <= statement.words or phrase in statement.words for phrase in vocabulary.listed("words", "correction")
    )


def _grew(one: Statement, other: Statement) -> bool:
    if one.quantity is None or other.quantity is None or not same_unit(one.quantity, other.quantity):
        return False
    unit = one.quantity.unit.casefold()
    return unit in vocabulary.words("words", "cumulative_units") and span(other.quantity)[0] > span(one.quantity)[0]
