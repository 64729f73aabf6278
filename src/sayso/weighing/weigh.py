"""The weighing: from everything read to what stands on whose word, in one readable line of steps."""

from __future__ import annotations

from sayso.model import Pile, Weighing
from sayso.weighing.belonging import Belonging
from sayso.weighing.disputes import dispute
from sayso.weighing.drift import relations as drifted
from sayso.weighing.entities import cast
from sayso.weighing.findings import find
from sayso.weighing.origins import trace
from sayso.weighing.propositions import propose
from sayso.weighing.scene import Scene
from sayso.weighing.statements import state
from sayso.weighing.ties import tie


def weigh(pile: Pile) -> Weighing:
    """Weigh a pile of readings.

    Args:
        pile: documents, entities (local ids), attributions and claims of all readings, in any order of documents.

    Returns:
        One entity per referent, propositions, origins, relations and ties, each with its reason. The same pile gives the same
        result whatever the order of its documents. No claim is judged true or false.
    """
    documents = {document.id: document for document in sorted(pile.documents, key=lambda document: document.id)}
    people = cast(pile.entities, documents)
    named = frozenset(entity.id for entity in people.entities if any(mention.kind == "name" for mention in entity.mentions))
    scene = Scene(documents, {entity.id: entity for entity in people.entities}, people.of, named)
    claims = sorted(pile.claims, key=lambda claim: (claim.document, claim.start, claim.end, claim.id))
    attributions = sorted(pile.attributions, key=lambda attribution: (attribution.document, attribution.id))
    statements = state(claims, attributions, scene)
    propositions = propose(statements, scene)
    origins = trace(statements, attributions, scene)
    belonging = Belonging(statements, scene)
    relations = (*propositions.relations, *dispute(statements, scene, belonging))
    ties = tie(statements, scene, origins, relations)
    findings = find(statements, attributions, scene, belonging, origins, ties)
    return Weighing(
        entities=people.entities, entity_of=people.of, reasons=people.reasons, origins=origins.origins, origin_of=origins.of,
        proposition_of=propositions.of, sentences=propositions.sentences,
        relations=(*relations, *drifted(findings.drifts)), ties=ties, findings=findings,
    )  # fmt: skip
