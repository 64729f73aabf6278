"""Which footnote a claim has: what one source says in one sentence, going back to one origin, is footnoted once."""

from __future__ import annotations

from collections.abc import Iterable

from sayso.model import Claim, Span
from sayso.telling.cards import judged_words
from sayso.telling.passages import quotable
from sayso.telling.view import Index


def footnotes(claims: Iterable[Claim], index: Index) -> dict[str, int]:
    """The number of each claim's footnote by claim id, from 1 in the order of the claims.

    Claims share a footnote where it would tell the same of each: the sentence, the chain, the origin, how the speaker stands to
    it and what people judged. It then gives the offsets of them all.
    """
    numbers: dict[tuple[object, ...], int] = {}
    return {claim.id: numbers.setdefault(_told(claim, index), len(numbers) + 1) for claim in claims}


def _told(claim: Claim, index: Index) -> tuple[object, ...]:
    interest = index.interests.get(claim.id)
    stands = (interest.kind, interest.reason) if interest and interest.kind != "not_known" else None
    return claim.document, _place(claim, index), claim.attribution, claim.origin, stands, judged_words(claim, index)


def _place(claim: Claim, index: Index) -> tuple[int, int]:
    """The numbers of a claim's first and last sentence; its own offsets where a text has no sentences or they are long."""
    sentences = index.sentences.get(claim.document, ())
    below_zero = (-claim.start - 1, -claim.end - 1)  # no number of a sentence
    return quotable(sentences, Span(claim.start, claim.end)) or below_zero
