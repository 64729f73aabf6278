"""The same in general terms: claims that are not one proposition but that one more general sentence follows from.

"Its president planned it" and "its officers planned it" both have someone of one state plan it; "leads" and "founded" both put a
body behind another. INDRA calls the step refinement (Gyori et al., "From word models to executable models", 2017). These pairs
are marked ``exact=False``: they join no propositions and count as no second origin; each says what is shared.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from sayso.model import Relation
from sayso.weighing import vocabulary
from sayso.weighing.belonging import Belonging
from sayso.weighing.dates import overlap
from sayso.weighing.goods import goods, makes
from sayso.weighing.phrases import told_verb
from sayso.weighing.scene import Scene
from sayso.weighing.sentences import told_core
from sayso.weighing.statements import Statement, paired
from sayso.weighing.tellings import tellings

_WINDOW_DAYS = 60
Key = tuple[str, ...]


def generally(
    statements: Sequence[Statement], scene: Scene, belonging: Belonging, known: Collection[tuple[str, str]]
) -> Iterator[Relation]:
    """Pair claims that state the same in general terms.

    Args:
        statements: all claims in the case's terms.
        scene: the case's documents and entities.
        belonging: which state an entity belongs to, and whom a description makes it theirs.
        known: pairs of claim ids, smaller first, that are one proposition already.

    Yields:
        ``same_claim`` relations with ``exact=False``, each pair once.
    """
    seen = set(known)
    for relation in (*_by_key(statements, scene, belonging), *tellings(statements, scene)):
        pair = (relation.a, relation.b) if relation.a < relation.b else (relation.b, relation.a)
        if pair not in seen:
            seen.add(pair)
            yield relation


def _by_key(statements: Sequence[Statement], scene: Scene, belonging: Belonging) -> Iterator[Relation]:
    blocks: dict[Key, list[Statement]] = defaultdict(list)
    for statement in statements:
        for key in keys(statement, scene, belonging):
            blocks[key].append(statement)
    for key in sorted(blocks):
        yield from under(key, blocks[key], scene)


def under(key: Key, held: Sequence[Statement], scene: Scene, known: Collection[frozenset[str]] = frozenset()) -> Iterator[Relation]:
    """Pair the claims that fall under one general statement, but for the pairs that are known to be one proposition."""
    for one, other in paired(held):
        if (
            frozenset((one.id, other.id)) not in known
            and (key[0] == "side" or not _one_clause(one, other))
            and overlap(one.period, other.period)
            and _near(one, other)
            and _fits(key, one, other)
        ):
            yield Relation("same_claim", one.id, other.id, _reason(key, one, other, scene), exact=False)


def _one_clause(one: Statement, other: Statement) -> bool:
    """Whether both claims stand in one clause with one relation: it tells of several parties, not one thing twice."""
    a, b = one.claim, other.claim
    return a.document == b.document and a.code == b.code and a.start < b.end and b.start < a.end


def _is_country(ident: str, scene: Scene) -> bool:
    entity = scene.entities.get(ident)
    return entity is not None and entity.type == "Country"


def keys(statement: Statement, scene: Scene, belonging: Belonging) -> Iterator[Key]:
    """Under which general statements a claim falls; the first word tells the kind of generalisation."""
    if statement.core is None or statement.sense in ("reported_possible", "counterfactual"):
        return
    subject, code, thing = statement.core
    manner = (statement.claim.polarity, statement.sense)
    agentless = subject.startswith("?")
    if thing and not agentless:
        yield ("core", subject, code, thing, *manner)
        family = vocabulary.first_of_row("general", "families").get(code)
        if family and not _is_country(thing, scene):
            yield ("family", *sorted((subject, thing)), family, *manner)
        kin = vocabulary.first_of_row("general", "kin").get(code)
        if kin:
            yield ("family", subject, thing, kin, *manner)
        if code in vocabulary.words("general", "with_bodies"):
            for one, other in ((subject, thing), (thing, subject)):
                yield ("body", one, family or code, belonging.led(other), *manner)
    if code in vocabulary.words("general", "by_side") and not agentless and thing:
        yield ("side", _side(subject, scene, belonging), code, _owned(thing, scene, belonging), *manner)
    kind = goods(statement, scene)
    if kind and makes(code) and not agentless:
        yield ("making", subject, kind, *manner)
    if kind and code == "smuggled" and statement.place:
        yield ("smuggling", statement.place, kind, *manner)


def _side(subject: str, scene: Scene, belonging: Belonging) -> str:
    """The state a subject is of; for unnamed ones the only body their description makes them of ("Front fighters")."""
    state = belonging.state(subject)
    owners = belonging.owners(subject) if state is None and not scene.is_named(subject) else frozenset()
    return state or (next(iter(owners)) if len(owners) == 1 else subject)


def _owned(thing: str, scene: Scene, belonging: Belonging) -> str:
    """An unnamed object as whose it is ("villagers of Ruritania"), where its description names one owner only."""
    owners = belonging.owners(thing) if not scene.is_named(thing) else frozenset()
    return "of " + next(iter(owners)) if len(owners) == 1 else thing


def _fits(key: Key, one: Statement, other: Statement) -> bool:
    if key[0] == "core":
        return not _contentful(one) or _shared(one, other)
    if key[0] == "body":
        return one.core != other.core
    if key[0] == "side":
        return one.core != other.core and (not _contentful(one) or _shared(one, other))
    if key[0] == "smuggling":
        return len([one for one in (one, other) if one.core and one.core[0].startswith("?")]) == 1
    return one.core != other.core


def _contentful(statement: Statement) -> bool:
    code = statement.claim.code or ""
    return code in vocabulary.words("relations", "contentful") or not code


def _shared(one: Statement, other: Statement) -> bool:
    """Whether the clauses share a word that tells what is wanted, planned or said, or have one named event as their object."""
    if one.core and other.core and one.core[2] == other.core[2] and one.core[2].startswith("e") and one.claim.code != "intends":
        return True
    plain = vocabulary.words("general", "telling_words")
    return bool(one.words & other.words & plain) or len(one.words & other.words) >= 4


def _near(one: Statement, other: Statement) -> bool:
    """Events that neither text dates are taken together only if the texts appeared near each other."""
    if one.lasting or one.published is None or other.published is None or (one.period and other.period):
        return True
    return abs(one.published - other.published) <= _WINDOW_DAYS


def _reason(key: Key, one: Statement, other: Statement, scene: Scene) -> str:
    said, beside = told_core(one, scene), told_core(other, scene)
    if key[0] == "core":
        return f"the same in general terms: {said}; whether it is one occasion, is not told"
    if key[0] == "family":
        codes = sorted({one.core[1] if one.core else "", other.core[1] if other.core else ""})
        return f"the same in general terms, told as “{told_verb(codes[0])}” and as “{told_verb(codes[-1])}”: {said} / {beside}"
    if key[0] == "smuggling":
        return f"the same in general terms, one names nobody who does it: {said} / {beside}"
    if key[0] == "making":
        return f"the same in general terms, of one kind of goods: {said} / {beside}"
    if key[0] == "body":
        return f"the same in general terms, told of a body and of who leads it: {said} / {beside}"
    who = scene.label(key[1])
    return f"the same in general terms, of one side ({who}): {said} / {beside}"
