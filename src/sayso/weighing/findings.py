"""Everything the weighing finds beside its relations; each step is a pure function of a claim, a document, a story or a tie."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.findings import Circle, Findings, Standing
from sayso.model import Attribution, Tie
from sayso.weighing.belonging import Belonging
from sayso.weighing.circles import blocks, circles
from sayso.weighing.counts import Groups, standing
from sayso.weighing.drift import drifts
from sayso.weighing.interest import interest
from sayso.weighing.origins import Origins
from sayso.weighing.scene import Scene
from sayso.weighing.sides import Sides, grounds
from sayso.weighing.statements import Statement
from sayso.weighing.support import supports, ucdp
from sayso.weighing.vias import carries, mentions, vias


def find(
    statements: Sequence[Statement], attributions: Sequence[Attribution], scene: Scene, belonging: Belonging, origins: Origins,
    ties: Sequence[Tie],
) -> Findings:  # fmt: skip
    """Standings, circles, drift, interests and supports of a case.

    Args:
        statements: all claims in the case's terms.
        attributions: all acts of saying.
        scene: the case's documents and entities.
        belonging: whose a described entity is.
        origins: where each claim's reporting goes back to.
        ties: the case's ties.
    """
    standings = _standings(statements, attributions, scene, origins)
    sides = Sides(grounds(statements, scene), scene)
    interests = {one.id: found for one in statements if (found := interest(one, sides, scene))}
    named = mentions(scene)
    told = {one.id: vias(one.claim, scene, named) for one in statements if carries(one.claim.code) or ucdp(one.claim.code or "")}
    return Findings(
        standings=standings,
        circles=_circles(statements, scene),
        drifts=drifts(statements, attributions, origins.of, scene, belonging),
        interests=tuple(interests[claim] for claim in sorted(interests)),
        vias=tuple(via for claim in sorted(told) for via in told[claim]),
        supports=supports(ties, statements, {one.claim: one for one in standings}, interests, told, scene),
    )


def _standings(
    statements: Sequence[Statement], attributions: Sequence[Attribution], scene: Scene, origins: Origins
) -> tuple[Standing, ...]:
    groups = Groups(attributions, scene)
    by_id = {origin.id: origin for origin in origins.origins}
    return tuple(
        standing(one, groups, scene, by_id.get(origins.of.get(one.id, "")), origins.voice.get(origins.of.get(one.id, ""), ""))
        for one in sorted(statements, key=lambda one: one.id)
    )


def _circles(statements: Sequence[Statement], scene: Scene) -> tuple[Circle, ...]:
    found = {circle.id: circle for block in blocks(statements) for circle in circles(block, scene)}
    return tuple(found[ident] for ident in sorted(found))
