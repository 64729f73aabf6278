"""What kind of goods a claim is about, and by which way its recipient comes by them: made, smuggled in, supplied."""

from __future__ import annotations

from sayso.weighing import vocabulary
from sayso.weighing.scene import Scene
from sayso.weighing.statements import Statement, content_words


def goods(statement: Statement, scene: Scene) -> str:
    """The kind of goods named in the claim's object or clause ("arms"), "" where none is."""
    thing = statement.core[2] if statement.core else ""
    entity = scene.entities.get(thing)
    words = statement.words | content_words(statement.claim.object_text or "") | content_words(entity.name if entity else "")
    if statement.claim.code == "arms" or (entity is not None and entity.type == "Weapon"):
        return "arms"
    kinds = vocabulary.first_of_row("general", "goods")
    found = sorted({kinds[word] for word in words if word in kinds})
    return found[0] if found else ""


def makes(code: str) -> bool:
    """Whether a relation or bare predicate is one of making things."""
    first = code.lstrip("~").split()[:1]
    return bool(first) and first[0] in vocabulary.words("general", "making")


def way(statement: Statement, scene: Scene) -> tuple[str, str, str] | None:
    """Recipient, kind of goods and the way it comes by them; None where the claim tells no such thing."""
    subject, code, thing = statement.core or ("", "", "")
    kind = goods(statement, scene)
    if not kind or not subject or subject.startswith(("?", "“")):
        return None
    if makes(code):
        return (subject, kind, "makes them itself")
    if code == "smuggled" and statement.place != subject:
        return (subject, kind, "smuggles them in itself")
    if code in vocabulary.words("general", "supplying") and thing in scene.entities:
        return (thing, kind, f"is supplied by {scene.label(subject)}")
    return None
