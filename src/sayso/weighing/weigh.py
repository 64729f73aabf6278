"""The weighing: from everything read to what stands on whose word, in one readable line of steps."""

from __future__ import annotations

from collections.abc import Mapping

from sayso.model import Pile, Relation, Weighing
from sayso.weighing.belonging import Belonging, kin
from sayso.weighing.differences import differences
from sayso.weighing.disputes import dispute
from sayso.weighing.drift import relations as drifted
from sayso.weighing.entities import NEW, cast
from sayso.weighing.findings import find
from sayso.weighing.general import generally
from sayso.weighing.origins import trace
from sayso.weighing.propositions import propose
from sayso.weighing.rulings import Rulings
from sayso.weighing.scene import Scene, mastheads
from sayso.weighing.settling import settle_disputes, settle_origins, settle_propositions
from sayso.weighing.statements import state
from sayso.weighing.ties import tie

UNBOUND = Rulings()


def weigh(pile: Pile, *, rulings: Rulings = UNBOUND, given: Mapping[str, str] = NEW) -> Weighing:
    """Weigh a pile of readings.

    Args:
        pile: documents, entities (local ids), attributions and claims of all readings, in any order of documents.
        rulings: what people judged about this pile (``rule``); it outranks the machine.
        given: local entity id -> the case-wide id that it came with (from a ledger): those of one id are one, and it is kept where
            it is of the form that the weighing gives.

    Returns:
        One entity per referent, propositions, origins, relations and ties, each with its reason. The same pile gives the same
        result whatever the order of its documents. No claim is judged true or false.
    """
    pile = rulings.applied(pile)
    documents = {document.id: document for document in sorted(pile.documents, key=lambda document: document.id)}
    people = cast(pile.entities, documents, rulings.entities, given)
    named = frozenset(entity.id for entity in people.entities if any(mention.kind == "name" for mention in entity.mentions))
    scene = Scene(documents, {entity.id: entity for entity in people.entities}, people.of, named, mastheads(documents.values()))
    claims = sorted(pile.claims, key=lambda claim: (claim.document, claim.start, claim.end, claim.id))
    attributions = sorted(pile.attributions, key=lambda attribution: (attribution.document, attribution.id))
    statements = state(claims, attributions, scene)
    propositions = settle_propositions(propose(statements, scene), statements, scene, rulings.propositions)
    origins = settle_origins(trace(statements, attributions, scene), statements, scene, rulings.origins)
    belonging = Belonging(kin(statements, scene), scene)
    found = dispute(statements, scene, belonging)
    disputed = {frozenset((one.a, one.b)) for one in found}
    apart = tuple(one for one in differences(statements, scene, belonging) if frozenset((one.a, one.b)) not in disputed)
    disputes = settle_disputes((*found, *apart), rulings.disputes)
    same = {(min(one.a, one.b), max(one.a, one.b)) for one in propositions.relations}
    same |= {(min(left, right), max(left, right)) for left, right, _ in rulings.propositions.apart}
    relations = tuple(sorted((*propositions.relations, *generally(statements, scene, belonging, same), *disputes), key=in_order))
    ties = tie(statements, scene, origins, relations)
    findings = find(statements, attributions, scene, belonging, origins, ties)
    return Weighing(
        entities=people.entities, entity_of=people.of, reasons=people.reasons, origins=origins.origins, origin_of=origins.of,
        proposition_of=propositions.of, sentences=propositions.sentences,
        relations=tuple(sorted((*relations, *drifted(findings.drifts)), key=in_order)), ties=ties, findings=findings,
    )  # fmt: skip


def in_order(relation: Relation) -> tuple[str, bool, str, str, str]:
    """A sort key: by kind, then the claims."""
    return (relation.kind, not relation.exact, relation.a, relation.b, relation.reason)
