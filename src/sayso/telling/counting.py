"""How widely something is said: outlets, independent origins, utterers, beside the plain number of texts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sayso.findings import Counts as _Found
from sayso.model import Claim
from sayso.telling.chains import Link, chain, utterer
from sayso.telling.view import Index
from sayso.weighing.unnamed import nobody

Members = _Found
"""The three counts with who is counted in each, as the weighing finds them."""


@dataclass(frozen=True, slots=True)
class Counts:
    """Counts over some claims.

    ``origins`` counts the independent origins that the texts state (an upper bound), ``unstated`` the claims without one, which
    count as no origin. ``utterers`` counts who is said to have said it, where named; ``unnamed`` the unnamed ones and
    groups told as a whole, which may overlap; ``own_voice`` the texts that say it in their own voice.
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
        utterers=len({link.key for link, _ in last if link.kind != "text" and _named(link, index)}),
        unnamed=len({(link.key, d if not link.given else "") for link, d in last if _unnamed(link, index)}),
        own_voice=len({link.key for link, _ in last if link.kind == "text"}),
    )


def members(claims: Iterable[Claim], index: Index) -> Members | None:
    """The three counts with who is counted in each, from the weighing; None where the case has not been weighed."""
    found = [index.standings[c.id] for c in claims if c.id in index.standings]
    return Members.of("", found) if found else None


def _named(link: Link, index: Index) -> bool:
    """Whether the text names who said it: "officials of both sides" and "they" name nobody."""
    if link.kind == "unnamed":
        return False
    return link.kind != "voice" or (index.named(link.key) and not nobody(link.name))


def _unnamed(link: Link, index: Index) -> bool:
    return link.kind != "text" and not _named(link, index) and not nobody(link.name)
