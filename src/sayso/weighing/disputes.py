"""Who contradicts whom: a denial joined to exactly what it denies, and statements that cannot both hold. Nobody wins.

Compared are claims of one core with opposite polarity, a flat refusal beside a conditional one, predicates that exclude each
other, foreknowledge beside "no warning was given", one ship or body sent to two places, a thing done beside the same thing
still being negotiated, and figures. "No evidence that" (``reported_possible``) denies nothing. Newer never retires older.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from sayso.model import Relation, RelationKind
from sayso.weighing import vocabulary
from sayso.weighing.belonging import Belonging
from sayso.weighing.dates import overlap
from sayso.weighing.denials import whole_denials
from sayso.weighing.exclusions import Cores, done_or_pending, opposite_predicates, two_places
from sayso.weighing.figures import Sums, by_what_is_counted, collective_sums, figures
from sayso.weighing.foreknowledge import foreknowledge
from sayso.weighing.scene import Scene
from sayso.weighing.sentences import told_core
from sayso.weighing.statements import Core, Statement, one_voice

_MOST_A_SIDE = 12
_MEETING = {("actual", "opinion"), ("actual", "belief"), ("belief", "opinion"), ("belief", "future"), ("future", "opinion")}


def dispute(statements: Sequence[Statement], scene: Scene, belonging: Belonging) -> tuple[Relation, ...]:
    """Find the relations of dispute between claims.

    Args:
        statements: all claims in the case's terms.
        scene: the case's documents and entities.
        belonging: which state an entity belongs to, and who is named inside an event's name.

    Returns:
        ``denies`` and ``contradicts`` relations and, for figures, ``update`` and ``scope_difference``; each pair at most once.
    """
    cores: dict[Core, list[Statement]] = defaultdict(list)
    for statement in statements:
        if disputable(statement):
            cores[statement.core or ("", "", "")].append(statement)
    seen: set[tuple[str, str]] = set()
    out: list[Relation] = []
    for found in _all(cores, statements, scene, belonging):
        pair = (found.a, found.b) if found.a < found.b else (found.b, found.a)
        if found.a != found.b and pair not in seen:
            seen.add(pair)
            out.append(found)
    return tuple(out)


def disputable(statement: Statement) -> bool:
    """Whether a claim can be in dispute at all: it is comparable, and says that something is so, or will be."""
    return statement.core is not None and statement.sense not in ("reported_possible", "counterfactual")


def _all(cores: Cores, statements: Sequence[Statement], scene: Scene, belonging: Belonging) -> Iterator[Relation]:
    sums = collective_sums(statements)
    for held in cores.values():
        yield from of_one_core(held, sums, scene)
    for held in by_what_is_counted([one for core_held in cores.values() for one in core_held], scene):
        yield from figures(held, sums, scene)
    yield from responsibility(cores, scene, belonging)
    yield from whole_denials(statements, scene)
    yield from foreknowledge(statements, scene, belonging)
    yield from opposite_predicates(cores, scene)
    yield from two_places(cores, scene)
    yield from done_or_pending(cores, scene)


def of_one_core(held: Sequence[Statement], sums: Sums, scene: Scene) -> Iterator[Relation]:
    """The disputes between claims of one core."""
    if len(held) > 1:
        yield from _polarity(held, scene)
        yield from _conditions(held, scene)
        yield from figures(held, sums, scene)


def _polarity(held: Sequence[Statement], scene: Scene) -> Iterator[Relation]:
    """Assertion against negation of one core, in senses that can meet, at times and places that can be one."""
    positive = [statement for statement in held if statement.claim.polarity == "+"]
    negative = [statement for statement in held if statement.claim.polarity == "-"]
    for no in negative[: _MOST_A_SIDE * 4]:
        met = [yes for yes in positive if _same_sense(yes, no) and _same_circumstances(yes, no) and not one_voice(yes, no)]
        for yes in met[:_MOST_A_SIDE]:
            yield _denial(no, yes, scene)


def _same_sense(left: Statement, right: Statement) -> bool:
    a, b = sorted((left.sense, right.sense))
    return a == b or (a, b) in _MEETING


def _same_circumstances(left: Statement, right: Statement) -> bool:
    if not overlap(left.period, right.period):
        return False
    if left.lasting or not (left.place and right.place) or left.place == right.place:
        return _content_meets(left, right)
    return False


def _content_meets(left: Statement, right: Statement) -> bool:
    """Codes say what is done; bare predicates, and codes whose object does not tell all, need the clauses to share words."""
    if left.claim.code and left.claim.code not in vocabulary.words("relations", "contentful"):
        return True
    shared, least = len(left.words & right.words), min(len(left.words), len(right.words))
    bare = left.core is not None and left.core[2] == ""
    return shared >= (4 if bare else 1) and shared / least >= (0.6 if bare else 0.4)


def _denial(no: Statement, yes: Statement, scene: Scene) -> Relation:
    said = _said(yes, scene)
    for speaker in (no, yes):
        if any(act.stance == "denies" for act in speaker.told_by):
            other = yes if speaker is no else no
            return Relation("denies", speaker.id, other.id, f"a denial is reported of what the other states: {said}")
    kind: RelationKind = "contradicts"
    return Relation(kind, no.id, yes.id, f"one states, the other negates: {said}")


def _conditions(held: Sequence[Statement], scene: Scene) -> Iterator[Relation]:
    """Flat beside conditional: "will not" shuts what "will not unless" leaves open."""
    conditional = [statement for statement in held if statement.sense == "conditional"]
    flat = [statement for statement in held if statement.sense in ("future", "belief") and not statement.claim.condition]
    for under in conditional[:_MOST_A_SIDE]:
        for plain in flat[:_MOST_A_SIDE]:
            if one_voice(under, plain) or not _same_circumstances(under, plain):
                continue
            refused = under.claim.polarity == "-" and plain.claim.polarity == "-"
            if not refused and under.claim.polarity == plain.claim.polarity:
                continue
            manner = "flat against conditional refusal" if refused else "flat against conditional"
            condition = f" ({' '.join(under.claim.condition.split())[:80]})" if under.claim.condition else ""
            yield Relation("contradicts", plain.id, under.id, f"{manner}{condition}: {_said(plain, scene)}")


def responsibility(cores: Cores, scene: Scene, belonging: Belonging) -> Iterator[Relation]:
    """``denied_responsibility`` joined to the deeds ascribed to the same actor on the same object or event."""
    for (subject, code, thing), held in cores.items():
        if code != "denied_responsibility" or not subject or not thing:
            continue
        denials = [statement for statement in held if statement.claim.polarity == "+"][:_MOST_A_SIDE]
        for yes in _deeds(cores, subject, (thing, *sorted(belonging.inside(thing)))):
            for no in denials:
                if overlap(no.period, yes.period):
                    reason = f"{scene.label(subject)} is reported to deny responsibility: {_said(yes, scene)}"
                    yield Relation("denies", no.id, yes.id, reason)


def _deeds(cores: Cores, subject: str, targets: Sequence[str]) -> Iterator[Statement]:
    for code in sorted(vocabulary.words("relations", "responsibility")):
        for target in targets:
            for statement in cores.get((subject, code, target), ())[:_MOST_A_SIDE]:
                if statement.claim.polarity == "+":
                    yield statement


def _said(statement: Statement, scene: Scene) -> str:
    return told_core(statement, scene)
