"""Claims that state the same: same participants, relation and sense, times and places that can be one, figures that fit.

Work is done within one core at a time. The most definite claims make the propositions; a claim without date or place joins
the only proposition it fits, and stays apart where it fits two: an undated strike is not every strike.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from sayso.model import Relation
from sayso.weighing import vocabulary
from sayso.weighing.amounts import fits, same_unit
from sayso.weighing.dates import Period, bounded, overlap, told
from sayso.weighing.entities import case_id
from sayso.weighing.phrases import told_verb
from sayso.weighing.scene import Scene
from sayso.weighing.sentences import sentence
from sayso.weighing.statements import MOST_PAIRED, Statement, in_order, paired

_MOST_SCANNED = 200
_UNDATED_WINDOW_DAYS = 60
_WORDS_AGREE = 0.5
Group = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Propositions:
    """Which claims state the same: ``of`` claim id -> proposition id, a plain sentence for each, and the pairs with reasons."""

    of: dict[str, str]
    sentences: dict[str, str]
    relations: tuple[Relation, ...]
    groups: tuple[tuple[Statement, ...], ...]


@dataclass(slots=True)
class _Proposition:
    members: list[Statement] = field(default_factory=list)
    period: Period | None = None
    place: str | None = None

    def add(self, statement: Statement) -> None:
        self.members.append(statement)
        if statement.period is not None:
            old = self.period
            self.period = statement.period if old is None else (max(old[0], statement.period[0]), min(old[1], statement.period[1]))
        self.place = self.place or statement.place

    def takes(self, statement: Statement) -> bool:
        first = self.members[0]
        if not overlap(self.period, statement.period) or not _undated_near(first, statement):
            return False
        if first.lasting:
            return True
        if self.place and statement.place and self.place != statement.place:
            return False
        if not _same_content(first, statement):
            return False
        counted = [member for member in self.members[:MOST_PAIRED] if member.quantity is not None]
        return all(fits(one.quantity, statement.quantity) and not _counts_else(one, statement) for one in counted)


def propose(statements: Sequence[Statement], scene: Scene) -> Propositions:
    """Group claims into propositions.

    Args:
        statements: all claims in the case's terms.
        scene: the case's entities, for the sentences.

    Returns:
        A proposition for every claim, most of them of one claim only.
    """
    return stated(alike(statements), scene)


def alike(statements: Iterable[Statement]) -> Iterator[tuple[Statement, ...]]:
    """Groups of claims that state the same, each in the order of the text; most of them of one claim only."""
    blocks: dict[tuple[object, ...], list[Statement]] = defaultdict(list)
    for statement in statements:
        if statement.core is None:
            yield (statement,)
        else:
            blocks[(*statement.core, statement.claim.polarity, statement.sense)].append(statement)
    for block in blocks.values():
        yield from _grouped(block)


def stated(groups: Iterable[tuple[Statement, ...]], scene: Scene) -> Propositions:
    """The propositions that groups of claims are.

    Args:
        groups: claims that state the same, each group in the order of the text.
        scene: the case's entities, for the sentences.
    """
    ordered = sorted(groups, key=lambda group: in_order(group[0]))
    of: dict[str, str] = {}
    sentences: dict[str, str] = {}
    relations: list[Relation] = []
    for group in ordered:
        ident = case_id("p", min(member.id for member in group))
        of.update((member.id, ident) for member in group)
        sentences[ident] = sentence(group[0], scene)
        relations.extend(pairs_of(group, scene))
    return Propositions(of, dict(sorted(sentences.items())), tuple(relations), tuple(ordered))


def _grouped(block: Sequence[Statement]) -> Iterator[tuple[Statement, ...]]:
    if len(block) == 1:
        yield (block[0],)
        return
    found: list[_Proposition] = []
    exact: dict[tuple[object, ...], _Proposition] = {}
    for statement in sorted(block, key=_definiteness):
        same = (statement.period, statement.place, _figure(statement))
        at_once = exact.get(same)
        if at_once is None or not at_once.takes(statement):
            at_once = _only_one(found, statement)
        if at_once is None:
            at_once = _Proposition()
            found.append(at_once)
        at_once.add(statement)
        exact.setdefault(same, at_once)
    for proposition in found:
        yield tuple(sorted(proposition.members, key=in_order))


def _only_one(found: Sequence[_Proposition], statement: Statement) -> _Proposition | None:
    taking: list[_Proposition] = []
    for proposition in found[-_MOST_SCANNED:]:
        if proposition.takes(statement):
            taking.append(proposition)
            if len(taking) > 1:
                return None
    return taking[0] if taking else None


def _definiteness(statement: Statement) -> tuple[object, ...]:
    span = statement.period
    width = span[1] - span[0] if span is not None else 10**8
    return (
        width,
        statement.place is None,
        statement.quantity is None,
        statement.claim.document,
        statement.claim.start,
        statement.id,
    )


def _figure(statement: Statement) -> tuple[object, ...] | None:
    amount = statement.quantity
    return None if amount is None or statement.lasting else (amount.low, amount.high, amount.unit)


def _undated_near(first: Statement, statement: Statement) -> bool:
    """Two events that no text dates can be one only if the texts appeared near each other."""
    if (
        first.lasting
        or bounded(first.period)
        or bounded(statement.period)
        or first.published is None
        or statement.published is None
    ):
        return True
    return abs(first.published - statement.published) <= _UNDATED_WINDOW_DAYS


def _counts_else(first: Statement, statement: Statement) -> bool:
    a, b = first.quantity, statement.quantity
    return a is not None and b is not None and not same_unit(a, b)


def _same_content(first: Statement, statement: Statement) -> bool:
    """For relations whose object alone does not tell what is stated, the clauses must share half their words."""
    code = first.claim.code or ""
    bare = not code and first.core is not None and first.core[2] == ""  # a verb alone ("Iran knew") states too little
    if not bare and code not in vocabulary.words("relations", "contentful"):
        return True
    if (first.claim.document, first.claim.start, first.claim.end) == (
        statement.claim.document,
        statement.claim.start,
        statement.claim.end,
    ):
        return True
    shared, every = len(first.words & statement.words), len(first.words | statement.words)
    return every > 0 and shared / every >= _WORDS_AGREE


def pairs_of(group: Sequence[Statement], scene: Scene) -> Iterator[Relation]:
    """The relations between the claims of one proposition, each with its reason."""
    if len(group) < 2:
        return
    common = _common_words(group[0], scene)
    for left, right in paired(group):
        yield Relation("same_claim", left.id, right.id, common + _beside(left, right))


def _common_words(statement: Statement, scene: Scene) -> str:
    subject, code, thing = statement.core or ("", "", "")
    said = f"same participants ({scene.label(subject)}" + (f", {scene.label(thing)})" if thing else ")")
    return f"{said}, same relation ({told_verb(code.lstrip('~'))})"


def _beside(left: Statement, right: Statement) -> str:
    out = ""
    if left.period and right.period:
        out += f"; times overlap ({told(left.period)} / {told(right.period)})"
    elif left.period or right.period:
        out += "; one is not dated"
    if not fits(left.quantity, right.quantity):
        out += "; the figures differ"
    return out
