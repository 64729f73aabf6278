"""How a claim's speaker stands to what it is about: itself, an adversary, an ally, a third party. A fact, never a grade.

Sides are known only from the pile (``sides.py``). Where it says nothing, or says both, the relation is not known. Whether a claim
about oneself is in one's favour or against one's interest follows a declared table (``interest.toml``, which cites the notion).
"""

from __future__ import annotations

from sayso.findings import Interest, InterestKind
from sayso.weighing.listed import is_outlet
from sayso.weighing.scene import Scene
from sayso.weighing.sides import Ground, Sides, table
from sayso.weighing.statements import Statement

_KINDS: dict[str, InterestKind] = {"+": "own_favour", "-": "against_own_interest"}


def interest(statement: Statement, sides: Sides, scene: Scene) -> Interest | None:
    """How the claim's speaker stands to it.

    Args:
        statement: the claim in the case's terms.
        sides: who stands on whose side.
        scene: the case's documents and entities.

    Returns:
        The relation with its ground; None for a claim that nobody is cited for, for one that an outlet or a document is cited for,
        and for a clause that tells the act of saying itself ("X said") and not what was said.
    """
    if not statement.told_by:
        return None
    act, claim = statement.told_by[-1], statement.claim
    if act.source_kind in ("outlet", "document", "author") or act.source is None:
        return None
    if act.cue is not None and claim.start <= act.cue.start and act.cue.end <= claim.end:
        return None
    speaker = scene.entity_of.get(act.source_entity or "", "")
    entity = scene.entities.get(speaker)
    if entity is None:
        return Interest(claim.id, None, "not_known", "the speaker is not identified")
    if entity.type in table()["words"]["mute"] or is_outlet(entity.name):
        return None
    subject, _, thing = statement.core or ("", "", "")
    parties = {role: ident for role, ident in (("subject", subject), ("object", thing)) if _acts(ident, scene)}
    if not parties:
        return Interest(claim.id, speaker, "not_known", "nobody identified takes part in what is claimed")
    kind, ground = _relation(statement, speaker, parties, sides, scene)
    return Interest(claim.id, speaker, kind, ground.words, ground.claims)


def _acts(ident: str, scene: Scene) -> bool:
    """Whether a participant is somebody who can be on a side."""
    entity = scene.entities.get(ident)
    return entity is not None and entity.type not in table()["words"]["mute"]


def _relation(
    statement: Statement, speaker: str, parties: dict[str, str], sides: Sides, scene: Scene
) -> tuple[InterestKind, Ground]:
    """The one who acts decides first: a deed is its doer's."""
    for role, party in parties.items():
        own = sides.same(speaker, party)
        if own is not None:
            return _KINDS.get(_sign(statement, role, parties, scene), "about_itself"), own
        foe = sides.between("adversary", speaker, party, statement.id)
        friend = sides.between("ally", speaker, party, statement.id)
        if foe and friend:
            return "not_known", Ground(f"the pile states both: {foe.words}; {friend.words}", (*foe.claims, *friend.claims))
        if foe:
            return "about_adversary", foe
        if friend:
            return "about_ally", friend
    for one in (speaker, *parties.values()):
        if not sides.knows(one):
            return "not_known", Ground(f"the pile does not say whose side {scene.label(one)} is on")
    label = " and ".join(scene.label(party) for party in parties.values())
    return "about_third_party", Ground(f"no tie between {scene.label(speaker)} and {label} was read in this pile")


def _sign(statement: Statement, role: str, parties: dict[str, str], scene: Scene) -> str:
    """Whether the claim is in favour ("+") or against ("-") whoever stands in this role; "" where it may be either."""
    code = statement.claim.code or ""
    if statement.sense != "actual":
        return ""
    side = role + ("_denied" if statement.claim.polarity == "-" else "")
    types = {where: scene.entities[ident].type for where, ident in parties.items()}
    if code in table()["support"]["codes"]:
        return str(table()["support"]["signs"][side]) if types.get("object") in table()["support"]["receiver"] else ""
    row = table()["relation"].get(code, {})
    return "" if types.get("subject") in row.get("unless", ()) else str(row.get(side, ""))
