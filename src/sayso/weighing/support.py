"""Ties of support as a draft for a coder: by supporter, recipient, kind of support (UCDP External Support Dataset 18.1) and year.

Dates follow the Security Force Monitor's practice: the first and the last time at which a source states the tie ("at least from",
"at least to") are kept apart from a stated beginning or end. "Alleged" is after the dataset's ``ext_alleged`` (Meier, Karlen,
Pettersson and Croicu, "External support in armed conflicts", Journal of Peace Research 60(3), 2023), which users filter on before
analysis.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import chain

from sayso.codebook import load
from sayso.findings import Dated, Interest, Standing, Support, SupportYear, Via
from sayso.model import Tie
from sayso.weighing.dates import bounded, years
from sayso.weighing.scene import Scene
from sayso.weighing.statements import Statement
from sayso.weighing.vias import data

_LEADING = 24  # characters before a time in which "since" or "until" stands
_PARTIES = ("own_favour", "against_own_interest", "about_itself")


@cache
def ucdp(code: str, subject: str | None = None, object_: str | None = None) -> str | None:
    """The ``ext_`` code of a default relation between entities of these types (None: any); None where it is no support there."""
    relation = load().relations.get(code)
    return relation.ucdp_of(subject, object_) if relation else None


def support(
    tie: Tie, held: Mapping[str, Statement], standings: Mapping[str, Standing], interests: Mapping[str, Interest],
    vias: Sequence[Via], scene: Scene,
) -> Support | None:  # fmt: skip
    """One tie of support with dates, ways and the alleged bit; None where the tie is none in the dataset's sense.

    Args:
        tie: the tie, with its claims for and against.
        held: those claims in the case's terms, by id.
        standings: who stands behind them.
        interests: how their speakers stand to them.
        vias: instruments and routes that they tell.
        scene: the case's documents and entities.
    """
    letter = ucdp(tie.code, *(scene.entities[end].type if end in scene.entities else None for end in (tie.subject, tie.object)))
    if letter is None or not tie.claims:
        return None
    claims = [held[claim] for claim in tie.claims]
    begun = [one for one in claims if one.period and one.claim.time and one.claim.time.earliest]
    lasted = [one for one in claims if one.period and one.claim.time and one.claim.time.latest]
    alleged, reason = _alleged(tie, claims, standings, interests, scene)
    return Support(
        tie.subject, tie.code, tie.object, letter, tie.claims, tie.against,
        first=_at(min(begun, key=lambda one: (one.period or (0, 0), one.id), default=None)),
        last=_at(max(lasted, key=lambda one: ((one.period or (0, 0))[1], one.id), default=None)),
        start=_marked(claims, "begins", scene), end=_marked(claims, "ends", scene), reported=_reported(claims, scene),
        years=_years(tie, held), vias=tuple(vias), alleged=alleged, alleged_reason=reason,
    )  # fmt: skip


def _alleged(
    tie: Tie, claims: Sequence[Statement], standings: Mapping[str, Standing], interests: Mapping[str, Interest], scene: Scene
) -> tuple[bool, str]:
    """Alleged, unless a party to it says so itself, or two origins state it and nobody in the pile denies it."""
    parties = {tie.subject, tie.object}
    for claim in claims:
        found = interests.get(claim.id)
        if found is not None and (found.kind in _PARTIES or found.speaker in parties):
            return False, f"{scene.label(found.speaker)} is cited as saying so and stands on one side of the tie: {found.reason}"
    if tie.disputed or tie.against:
        return True, "it is denied or contradicted in the pile, and neither side of the tie is cited as saying it"
    origins = {standings[claim.id].origin for claim in claims if claim.id in standings and standings[claim.id].origin}
    if len(origins) > 1:
        return False, f"{len(origins)} origins state it (independent at most), and nobody in the pile denies it"
    return True, "one origin at most states it, and neither side of the tie is cited as saying it"


def _years(tie: Tie, held: Mapping[str, Statement]) -> tuple[SupportYear, ...]:
    made_for, against = _by_year(held, tie.claims), _by_year(held, tie.against)
    return tuple(
        SupportYear(year, tuple(made_for.get(year, ())), tuple(against.get(year, ())))
        for year in sorted(made_for.keys() | against.keys())
    )


def _by_year(held: Mapping[str, Statement], claims: Iterable[str]) -> dict[int, list[str]]:
    out: dict[int, list[str]] = defaultdict(list)
    for claim in claims:
        if claim in held:
            for year in years(held[claim].period):
                out[year].append(claim)
    return out


def _at(statement: Statement | None) -> Dated | None:
    time = statement.claim.time if statement else None
    return Dated(time.earliest, time.latest, statement.id) if statement and time else None


def _marked(claims: Sequence[Statement], name: str, scene: Scene) -> Dated | None:
    """The earliest stated beginning, or the latest stated end: a time that "since", or "until", stands before."""
    found = [one for one in claims if one.claim.time is not None and _leads(one, name, scene)]
    pick = min if name == "begins" else max
    return _at(pick(found, key=lambda one: (one.period or (0, 0), one.id), default=None))


def _leads(statement: Statement, name: str, scene: Scene) -> bool:
    time, document = statement.claim.time, scene.documents.get(statement.claim.document)
    if time is None or time.span is None or document is None:
        return False
    words = data()["dates"][name]
    inside = " ".join(document.text[time.span.start : time.span.end].casefold().split())
    before = " ".join(document.text[max(0, time.span.start - _LEADING) : time.span.start].casefold().split())
    return any(inside.startswith(word + " ") or before == word or before.endswith(" " + word) for word in words)


def _reported(claims: Sequence[Statement], scene: Scene) -> Dated | None:
    """The publication dates of the texts that give the tie no bounded time."""
    documents = (scene.documents.get(one.claim.document) for one in claims if not bounded(one.period))
    dates = sorted(document.published for document in documents if document is not None and document.published)
    return Dated(dates[0], dates[-1]) if dates else None


def supports(
    ties: Sequence[Tie], statements: Sequence[Statement], standings: Mapping[str, Standing], interests: Mapping[str, Interest],
    told: Mapping[str, Sequence[Via]], scene: Scene,
) -> tuple[Support, ...]:  # fmt: skip
    """All ties of support, in the order of the ties; ``told`` gives each claim's instruments and routes."""
    held = {statement.id: statement for statement in statements}
    found = (
        support(tie, held, standings, interests, tuple(chain.from_iterable(told.get(claim, ()) for claim in tie.claims)), scene)
        for tie in ties
    )
    return tuple(one for one in found if one is not None)
