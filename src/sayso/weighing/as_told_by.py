"""The actor network as told by one source: the ties that rest on its word alone, with their counts taken anew."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from sayso.findings import Counts, Standing
from sayso.model import Attribution, Claim, Tie
from sayso.weighing.dates import period, years
from sayso.weighing.statements import chain


def as_told_by(
    ties: Iterable[Tie], claims: Mapping[str, Claim], attributions: Mapping[str, Attribution], standings: Mapping[str, Standing],
    *, origin: str | None = None, speaker: str | None = None, outlet: str | None = None, document: str | None = None,
) -> tuple[Tie, ...]:  # fmt: skip
    """Restrict ties to what one origin, speaker, outlet or document tells.

    Args:
        ties: the case's ties.
        claims: the case's claims by id, weighed.
        attributions: the acts of saying by id.
        standings: who stands behind each claim, by claim id.
        origin: an origin's id.
        speaker: a case entity's id; it may stand at any link of a claim's chain.
        outlet: the name of an outlet that carries it.
        document: a document's id. Of several restrictions all have to hold.

    Returns:
        The ties that are left, each with its claims for and against, counts, years and dispute as that source alone tells them.

    Example:
        >>> as_told_by(ties, claims, attributions, standings, outlet="Harbour Wire")  # doctest: +SKIP
    """
    kept = {
        claim.id for claim in claims.values()
        if (origin is None or claim.origin == origin)
        and (document is None or claim.document == document)
        and (outlet is None or (claim.id in standings and standings[claim.id].outlet_name == outlet))
        and (speaker is None or any(act.source_entity == speaker for act in chain(claim.attribution, attributions)))
    }  # fmt: skip
    return restricted(ties, kept, claims, standings)


def restricted(
    ties: Iterable[Tie], kept: Collection[str], claims: Mapping[str, Claim], standings: Mapping[str, Standing]
) -> tuple[Tie, ...]:
    """The ties as only the claims in ``kept`` tell them; a tie that none of them speaks of is left out."""
    found = (_restricted(tie, kept, claims, standings) for tie in ties)
    return tuple(tie for tie in found if tie.claims or tie.against)


def _restricted(tie: Tie, kept: Collection[str], claims: Mapping[str, Claim], standings: Mapping[str, Standing]) -> Tie:
    made_for = tuple(claim for claim in tie.claims if claim in kept)
    against = tuple(claim for claim in tie.against if claim in kept)
    counts = Counts.of("", (standings[claim] for claim in made_for if claim in standings))
    return replace(
        tie, claims=made_for, against=against, outlets=len(counts.outlets), origins=len(counts.origins),
        disputed=bool(made_for and against),
        years=tuple(sorted({year for claim in made_for if claim in claims for year in years(period(claims[claim].time))})),
    )  # fmt: skip
