"""How widely something is said: outlets, independent origins, utterers, beside the plain number of claims and texts.

There is one count: it follows from who stands behind each claim, as the weighing found it (`sayso.weighing.counts`). Whatever page,
table or file tells how many there are, tells these.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sayso.findings import Counts as _Found
from sayso.findings import Standing
from sayso.model import Claim, Document
from sayso.telling.view import Index
from sayso.weighing.counts import carrier

Members = _Found
"""The three counts with who is counted in each, as the weighing finds them."""


@dataclass(frozen=True, slots=True)
class Counts:
    """Counts over some claims.

    ``origins`` counts the independent origins that the texts state (an upper bound; two stories of one outlet are one),
    ``unstated`` the claims without one, which count as no origin. ``utterers`` counts who is said to have said it, an unnamed group
    as one; ``unnamed`` are those of them that no text names, ``own_voice`` the texts that say it in their own voice, on nobody's
    word.
    """

    claims: int
    texts: int
    outlets: int
    origins: int
    unstated: int
    utterers: int
    unnamed: int
    own_voice: int


def count(claims: Iterable[Claim], index: Index) -> Counts:
    """Count what stands behind these claims."""
    found = tuple(claims)
    behind = members(found, index)
    spoken = {claim for member in behind.utterers for claim in member.claims}
    return Counts(
        claims=len(found), texts=len(behind.documents), outlets=len(behind.outlets), origins=len(behind.origins),
        unstated=len(behind.unstated), utterers=len(behind.utterers),
        unnamed=sum(member.kind == "anonymous" for member in behind.utterers),
        own_voice=len({c.document for c in found if c.attribution is None and c.id not in spoken}),
    )  # fmt: skip


def members(claims: Iterable[Claim], index: Index, about: str = "") -> Members:
    """The three counts with who is counted in each.

    Args:
        claims: what is counted.
        index: the case they are of.
        about: what they state, kept with the counts.
    """
    return Members.of(about, (index.standings.get(claim.id) or _unweighed(claim, index) for claim in claims))


def publishers(documents: Iterable[Document]) -> tuple[str, ...]:
    """The outlets of some documents by name, each once however its name is written; a document without one by its path."""
    names: dict[str, str] = {}
    for document in documents:
        names.setdefault(*carrier(document.id, document))
    return tuple(names.values())


def _unweighed(claim: Claim, index: Index) -> Standing:
    """What is known of a claim before the weighing: the outlet."""
    outlet, name = carrier(claim.document, index.documents[claim.document])
    return Standing(claim.id, claim.document, outlet, name, "", "", "", "", "none")
