"""Figures for one core: equal or nested ones agree; others are an update, a difference of scope, or a real conflict."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from sayso.model import Relation
from sayso.weighing import vocabulary
from sayso.weighing.amounts import fits, in_words, same_unit, span
from sayso.weighing.dates import bounded, overlap
from sayso.weighing.scene import Scene
from sayso.weighing.statements import Statement, in_order, one_voice

_MOST = 24
SumKey = tuple[str, int, int]
Sums = Mapping[SumKey, frozenset[str]]


def collective_sums(statements: Sequence[Statement]) -> Sums:
    """The same words of a figure used for several recipients in one text: place of the words -> those recipients."""
    found: dict[SumKey, set[str]] = defaultdict(set)
    for statement in statements:
        key = _sum_key(statement)
        if key is not None and statement.core is not None:
            found[key].add(statement.core[2])
    return {key: frozenset(things) for key, things in found.items() if len(things) > 1}


def figures(held: Sequence[Statement], sums: Sums, scene: Scene) -> Iterator[Relation]:
    """Compare figures in one unit for one core.

    Args:
        held: the claims of one core.
        sums: which figures are one sum for several recipients.
        scene: the case's documents and entities.

    Returns:
        For every two figures that cannot both be right, one relation with its reason; ``a`` is the earlier text.
    """
    counted = [statement for statement in held if statement.quantity is not None and statement.claim.polarity == "+"]
    counted.sort(key=lambda statement: (statement.published is None, statement.published or 0, in_order(statement)))
    for one, other in combinations(counted[:_MOST], 2):
        if one.sense == other.sense and not fits(one.quantity, other.quantity):
            both = f"{_told(one)} / {_told(other)}"
            scope = _scope(one, other, sums, scene)
            if scope:
                yield Relation("scope_difference", one.id, other.id, f"{scope}: {both}")
            elif growth := _growth(one, other):
                yield Relation("update", one.id, other.id, f"{growth}: {both}")
            else:
                yield Relation("contradicts", one.id, other.id, f"figures that cannot both be right: {both}")


def _scope(one: Statement, other: Statement, sums: Sums, scene: Scene) -> str:
    """Why the two figures may count different things; empty where nothing says so."""
    if not overlap(one.period, other.period):
        return "figures for different times"
    if one.place and other.place and one.place != other.place:
        return f"figures for {scene.label(one.place)} and for {scene.label(other.place)}"
    for statement in (one, other):
        together = sums.get(_sum_key(statement) or ("", 0, 0))
        if together:
            return f"one is a single sum for {len(together)} ({', '.join(sorted(map(scene.label, together)))})"
    same_text = one.claim.document == other.claim.document
    if one_voice(one, other) or (same_text and not (one.told_by and other.told_by)):
        return "one text gives both and sets no speaker against another"
    if one.lasting and not (bounded(one.period) and bounded(other.period)):
        return "a lasting relation, and the figures are not said to be for one period"
    if same_text and (one.period is None) != (other.period is None):
        return "only one of the figures is dated"
    return ""


def _growth(one: Statement, other: Statement) -> str:
    later = one.published is not None and other.published is not None and other.published > one.published
    if later and _corrects(other):
        return "the later text gives a new figure in words of correction"
    return "a count that grows, given later" if later and _grew(one, other) else ""


def _sum_key(statement: Statement) -> SumKey | None:
    amount = statement.quantity
    if amount is None or amount.span is None:
        return None
    return (statement.claim.document, amount.span.start, amount.span.end)


def _told(statement: Statement) -> str:
    return in_words(statement.quantity) if statement.quantity is not None else ""


def _corrects(statement: Statement) -> bool:
    return any(set(phrase.split()) <= statement.words for phrase in vocabulary.listed("words", "correction"))


def _grew(one: Statement, other: Statement) -> bool:
    if one.quantity is None or other.quantity is None or not same_unit(one.quantity, other.quantity):
        return False
    unit = one.quantity.unit.casefold()
    return unit in vocabulary.words("words", "cumulative_units") and span(other.quantity)[0] > span(one.quantity)[0]
