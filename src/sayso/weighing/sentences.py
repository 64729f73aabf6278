"""A plain sentence for a proposition, in sayso's own neutral words: what is stated, never whether it is so."""

from __future__ import annotations

from sayso.weighing.amounts import in_words
from sayso.weighing.dates import bounded, told
from sayso.weighing.scene import Scene
from sayso.weighing.statements import Statement

_SENSES = {
    "reported_possible": "possibly",
    "future": "in future",
    "conditional": "under a condition",
    "counterfactual": "contrary to fact",
    "normative": "as something that ought to be",
    "opinion": "as an opinion",
    "belief": "as a belief",
}


def sentence(statement: Statement, scene: Scene) -> str:
    """Subject, relation, object, then figure, place, time and sense where they are known.

    Example:
        ``Ruritania funds the Marsh Front (about 2,000,000 USD/year; 2019-01-01 to 2019-12-31)``
    """
    claim = statement.claim
    subject, thing = _participants(statement, scene)
    verb = (claim.code or claim.predicate.removeprefix("x_")).replace("_", " ").strip()
    said = f"{subject} {'not: ' if claim.polarity == '-' else ''}{verb}" + (f" {thing}" if thing else "")
    beside = [_SENSES[statement.sense]] if statement.sense in _SENSES else []
    if claim.quantity is not None:
        beside.append(in_words(claim.quantity))
    if statement.place and (name := scene.label(statement.place)) not in (subject, thing):
        beside.append(name)
    if statement.period and bounded(statement.period):
        beside.append(told(statement.period))
    return f"{said} ({'; '.join(beside)})" if beside else said


def _participants(statement: Statement, scene: Scene) -> tuple[str, str]:
    subject, _, thing = statement.core or ("", "", "")
    if not thing and statement.claim.object_text:
        return scene.label(subject), " ".join(statement.claim.object_text.split())
    if thing.startswith("“") and statement.claim.object_text:
        return scene.label(subject), " ".join(statement.claim.object_text.split())
    return scene.label(subject), scene.label(thing) if thing else ""
