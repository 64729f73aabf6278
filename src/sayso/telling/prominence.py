"""What stands in front: coded claims and ties between named parties, before descriptions and what goes without saying.

Nothing is dropped by it; it only orders what a page shows first.
"""

from __future__ import annotations

from sayso.codebook import load
from sayso.model import Claim, EntityType
from sayso.telling.view import Index
from sayso.weighing import vocabulary
from sayso.weighing.phrases import fits
from sayso.weighing.sentences import goes_without_saying, is_pointing

SUPPORT, DEEDS, POSTS = 0, 1, 2
_PARTIES: frozenset[EntityType] = frozenset({"Person", "Organization", "ArmedGroup", "StateBody", "Country", "Outlet"})


def tie_rank(subject: str | None, code: str | None, object_: str | None, index: Index) -> int:
    """0 for a coded deed between two named parties, up to 4 for what names nobody; ties of belonging come after deeds."""
    one, other = index.name(subject), index.name(object_)
    if not one or not other or is_pointing(one) or is_pointing(other) or subject == object_:
        return 4
    if goes_without_saying(code or "", one, other):
        return 4
    if code and (code in vocabulary.words("relations", "told_in_full") or not fits(code, index.entities[object_ or ""].type)):
        return 3
    named = _party(subject, index) + _party(object_, index)
    if not code or named == 0:
        return 3
    if named == 1:
        return 2
    return 1 if code in vocabulary.words("relations", "belonging") else 0


def topic(code: str | None) -> int:
    """``SUPPORT``, ``POSTS`` for posts and memberships, which texts give by the way, or ``DEEDS`` for all else."""
    if code in vocabulary.words("relations", "belonging"):
        return POSTS
    relation = load().relations.get(code or "")
    return SUPPORT if relation is not None and (relation.group == "support" or relation.ucdp) else DEEDS


def claim_rank(claim: Claim, index: Index) -> int:
    """The same for a claim."""
    return tie_rank(claim.subject, claim.code, claim.object, index)


def _party(entity: str | None, index: Index) -> bool:
    found = index.entities.get(entity or "")
    return found is not None and found.type in _PARTIES and index.named(found.id)
