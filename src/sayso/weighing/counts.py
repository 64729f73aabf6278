"""Three counts beside the plain one: outlets that carry it, reporting origins, ultimate utterers, each with its members.

Every claim gets a standing (who stands behind it); the counts of any set of claims, a proposition's, a tie's, a year's, follow from
the standings of those claims alone (``Counts.of``). "Lineage not stated" is no origin. One unnamed group taken up in three
sentences is one.
"""

from __future__ import annotations

from collections.abc import Sequence

from sayso.findings import Standing, UttererKind
from sayso.model import Attribution, Document, Origin, SourceKind
from sayso.weighing.credits import unnamed_outlet
from sayso.weighing.listed import outlet_key
from sayso.weighing.scene import Scene
from sayso.weighing.sentences import is_pointing
from sayso.weighing.statements import Statement
from sayso.weighing.unnamed import nobody, quoted, unnamed_groups

_KINDS: dict[SourceKind, UttererKind] = {
    "named_person": "person", "named_organization": "organization", "outlet": "outlet", "document": "document",
    "anonymous": "anonymous", "collective": "anonymous", "author": "author",
}  # fmt: skip
_OPINION = ("opinion", "editorial")
Utterer = tuple[str, str, UttererKind]
_NOBODY: Utterer = ("", "", "none")


class Groups:
    """The unnamed sources of some documents: which acts of saying are by one and the same group, and the group's fullest words.

    Args:
        attributions: the acts of saying of one or more whole documents.
        scene: their texts.
    """

    def __init__(self, attributions: Sequence[Attribution], scene: Scene) -> None:
        self._of = unnamed_groups(attributions, scene)
        self._entity_of = scene.entity_of

    def of(self, act: Attribution, words: str) -> tuple[str, str]:
        """The key and words of the group behind an act."""
        group = self._of.get(act.id) or self._entity_of.get(act.source_entity or "", act.id)
        return f"{act.document}:{group}", self._of.get("name:" + group) or words


def standing(statement: Statement, groups: Groups, scene: Scene, origin: Origin | None, voice: str) -> Standing:
    """Who stands behind one claim.

    Args:
        statement: the claim in the case's terms.
        groups: the unnamed sources of its document.
        scene: the case's documents and entities.
        origin: the claim's origin, None where no lineage is stated.
        voice: who stands behind that origin, told apart across origins.

    Returns:
        Its outlet, origin and utterer.
    """
    claim = statement.claim
    document = scene.documents.get(claim.document)
    outlet, outlet_name = carrier(claim.document, document)
    utterer, utterer_name, kind = _utterer(statement, groups, scene, document)
    return Standing(
        claim.id, claim.document, outlet, outlet_name, voice if origin else "", origin.name if origin else "",
        utterer, utterer_name, kind,
    )  # fmt: skip


def carrier(ident: str, document: Document | None) -> tuple[str, str]:
    """The key and name of the outlet that a document appeared in; the document itself where its outlet is not known."""
    if document is not None and document.outlet:
        return "outlet:" + outlet_key(document.outlet), document.outlet
    return "document:" + ident, document.path if document else ident


def _utterer(statement: Statement, groups: Groups, scene: Scene, document: Document | None) -> Utterer:
    """Who is said to have uttered the claim: the innermost act's source, else the author of an opinion piece, else nobody told."""
    for act in reversed(statement.told_by):
        if act.source is not None or act.source_entity is not None or act.source_kind == "author":
            return _speaker(act, groups, scene, document)
        return _NOBODY  # "reportedly": somebody said it, nobody says who
    return _author(document)


def _speaker(act: Attribution, groups: Groups, scene: Scene, document: Document | None) -> Utterer:
    kind = _KINDS[act.source_kind]
    if kind == "author":
        return _author(document)
    words = quoted(document, act) if document else ""
    entity = scene.entity(act.source_entity)
    if kind == "outlet" or (entity is not None and entity.type == "Outlet") or scene.is_outlet(words):
        name = entity.name if entity is not None else words
        return ("outlet:" + outlet_key(name), name, "outlet") if not unnamed_outlet(name) else (f"outlet:{act.id}", name, "outlet")
    if entity is not None and scene.is_named(entity.id) and kind != "anonymous":
        return f"{kind}:{entity.id}", entity.name, kind
    if entity is not None and kind == "document":
        return f"document:{entity.id}", entity.name, "document"
    key, name = groups.of(act, words or (entity.name if entity else ""))
    if not name or nobody(name) or is_pointing(name):
        return _NOBODY
    return f"anonymous:{key}", name, "anonymous"


def _author(document: Document | None) -> Utterer:
    if document is None or document.genre not in _OPINION:
        return _NOBODY
    name = ", ".join(document.authors) or f"author of “{document.title or document.path}”"
    return "author:" + (name if document.authors else document.id), name, "author"
