"""How widely something is said: outlets, independent origins, utterers, beside the plain number of texts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sayso.model import Claim
from sayso.telling.chains import chain, utterer
from sayso.telling.view import Index


@dataclass(frozen=True, slots=True)
class Counts:
    """Counts over some claims.

    ``origins`` counts the independent origins that the texts state (an upper bound), ``unstated`` the claims without one, which
    count as no origin. ``utterers`` counts who is said to have said it, where named; ``unnamed`` the unnamed ones, which may
    overlap; ``own_voice`` the texts that say it in their own voice.
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
    last = {(utterer(chain(c, index)), c.document) for c in found}
    return Counts(
        claims=len(found),
        texts=len({c.document for c in found}),
        outlets=len({index.publisher(c.document) for c in found}),
        origins=len({c.origin for c in found if c.origin}),
        unstated=sum(not c.origin for c in found),
        utterers=len({link.key for link, _ in last if link.kind not in ("unnamed", "text")}),
        unnamed=len({(link.key, d if not link.given else "") for link, d in last if link.kind == "unnamed"}),
        own_voice=len({link.key for link, _ in last if link.kind == "text"}),
    )
