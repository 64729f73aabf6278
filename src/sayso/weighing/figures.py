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
from sayso.weighing.statements import Statement, content_words, in_order, one_voice
from sayso.weighing.uncredited_accounts import around

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
            corrected = _own_correction(one, other, scene)
            if corrected:
                yield Relation("update", *corrected, f"the text corrects a figure: {both}")
                continue
            scope = _scope(one, other, sums, scene)
            if scope:
                yield Relation("scope_difference", one.id, other.id, f"{scope}: {both}")
            elif growth := _growth(one, other):
                yield Relation("update", one.id, other.id, f"{growth}: {both}")
            else:
                yield Relation("contradicts", one.id, other.id, f"figures that cannot both be right: {both}")


def by_what_is_counted(statements: Sequence[Statement], scene: Scene) -> Iterator[list[Statement]]:
    """Figures whose counted object is told with the number ("40 boats", "about 60 boats"), gathered by who, what and the noun."""
    found: dict[tuple[str, str, str], list[Statement]] = defaultdict(list)
    for statement in statements:
        key = counted(statement, scene)
        if key is not None:
            found[key].append(statement)
    yield from (held for held in found.values() if len({one.core for one in held}) > 1)


def counted(statement: Statement, scene: Scene) -> tuple[str, str, str] | None:
    """Who, what and the noun of a figure whose counted object is told with the number; None where it is not."""
    core = statement.core
    if core is None or statement.quantity is None or scene.is_named(core[2]):
        return None
    label = scene.label(core[2]).casefold()
    noun = " ".join(sorted(word for word in content_words(label) if word.isalpha() and word not in _approximate()))
    return (core[0], core[1], noun) if noun and any(letter.isdigit() for letter in label) else None


def _approximate() -> frozenset[str]:
    return vocabulary.words("words", "approximate")


def _own_correction(one: Statement, other: Statement, scene: Scene) -> tuple[str, str] | None:
    """Old and new claim id, where one text gives two figures in words of correction."""
    document = scene.documents.get(one.claim.document)
    if document is None or one.claim.document != other.claim.document or not same_unit_of(one, other):
        return None
    told = {}
    for statement in (one, other):
        start, end = around(document.text, statement.claim.start, statement.claim.end)
        told[statement.id] = document.text[start:end].casefold()
    if not any(phrase in words for words in told.values() for phrase in vocabulary.listed("words", "own_correction")):
        return None
    for old, new in ((one, other), (other, one)):
        span = old.quantity.span if old.quantity else None
        before = document.text[max(0, span.start - 20) : span.start].casefold() if span else ""
        if "from" in before.split() or any(mark in told[old.id] for mark in vocabulary.listed("words", "former")):
            return old.id, new.id
    return None


def same_unit_of(one: Statement, other: Statement) -> bool:
    """Whether both give a figure in one unit."""
    return one.quantity is not None and other.quantity is not None and same_unit(one.quantity, other.quantity)


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
