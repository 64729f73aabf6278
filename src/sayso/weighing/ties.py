"""Ties: what the pile says of one ordered pair under one code, with every claim for and against and the counts beside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from sayso.model import Relation, Tie
from sayso.weighing.counts import carrier
from sayso.weighing.dates import years
from sayso.weighing.origins import Origins
from sayso.weighing.scene import Scene
from sayso.weighing.statements import Statement, as_told

Ends = tuple[str, str, str]


def tie(statements: Sequence[Statement], scene: Scene, origins: Origins, relations: Sequence[Relation]) -> tuple[Tie, ...]:
    """Gather coded claims with both ends known into ties.

    A tie is disputed where somebody states it and somebody denies or contradicts it; what is only denied is not in dispute here.
    A tie of a mutual relation faces the way most of its claims tell it. Only what is stated as fact makes a tie; plans, conditions
    and possibilities do not. Origins count voices: two stories of one wire service, or two statements of one speaker, count once;
    claims without stated lineage count as none.
    """
    made_for: dict[Ends, list[Statement]] = defaultdict(list)
    against: dict[Ends, dict[str, None]] = defaultdict(dict)
    turned: dict[Ends, int] = defaultdict(int)
    ends_of: dict[str, Ends] = {}
    for statement in statements:
        at = ends(statement)
        if at is None:
            continue
        turned[at] += 1 if as_told(statement, scene)[0] != at[0] else -1
        if statement.sense == "actual" and statement.claim.polarity == "+":
            made_for[at].append(statement)
            ends_of[statement.id] = at
        elif statement.sense in ("actual", "belief", "opinion") and statement.claim.polarity == "-":
            against[at][statement.id] = None
    disputed = {
        id_
        for relation in relations
        if relation.exact and relation.kind in ("contradicts", "denies")
        for id_ in (relation.a, relation.b)
    }
    for relation in relations:
        if relation.kind == "denies" and relation.b in ends_of:
            against[ends_of[relation.b]][relation.a] = None
    facing = {at: at[::-1] if turned[at] > 0 else at for at in made_for.keys() | against.keys()}
    return tuple(
        _tie(shown, made_for.get(at, []), tuple(against.get(at, {})), scene, origins, disputed)
        for at, shown in sorted(facing.items(), key=lambda pair: pair[1])
    )


def ends(statement: Statement) -> Ends | None:
    """Supporter, code and recipient of the tie that a claim is about; None where it is about none."""
    core, code = statement.core, statement.claim.code
    if core is None or not code or not core[2] or core[0].startswith(("?", "“")) or core[2].startswith("“"):
        return None
    return (core[0], code, core[2])


def _tie(
    ends: Ends, claims: Sequence[Statement], against: tuple[str, ...], scene: Scene, origins: Origins, disputed: set[str]
) -> Tie:
    return Tie(
        subject=ends[0],
        code=ends[1],
        object=ends[2],
        claims=tuple(claim.id for claim in claims),
        against=against,
        outlets=len({carrier(claim.claim.document, scene.documents.get(claim.claim.document))[0] for claim in claims}),
        origins=len({origins.voice[origins.of[claim.id]] for claim in claims if claim.id in origins.of}),
        disputed=bool(claims) and (bool(against) or any(claim.id in disputed for claim in claims)),
        years=tuple(sorted({year for claim in claims for year in years(claim.period)})),
    )
