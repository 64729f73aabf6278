"""The ties that fit a query, and of each the claims that do; which fit is seen at once, their claims are looked up when shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sayso.model import Claim
from sayso.serving.asked import Asked
from sayso.serving.errors import NotThere
from sayso.serving.snapshot import Snapshot, Time
from sayso.telling.network import TieRow

Ends = tuple[str, str, str, str]
"""First and last start, first and last end, of what is stated on a tie."""
_ALWAYS = "~"  # later than any date


@dataclass(frozen=True, slots=True)
class Fitting:
    """The ties that fit, in the case's order; ``first`` and ``last`` are ISO dates or their beginnings, empty without a limit."""

    case: Snapshot
    keys: tuple[str, ...]
    first: str
    last: str
    outlet: str

    def claims(self, key: str) -> tuple[tuple[Claim, ...], tuple[Claim, ...]]:
        """Of one of the ties the claims for and against it that fit."""
        row = self.case.ties[key]
        claims, against = row.claims, row.against
        if self.first or self.last:
            times, times_against = self.case.tie_times[key]
            claims, against = self._in_time(claims, times), self._in_time(against, times_against)
        if self.outlet:
            told = frozenset(c.id for c in self.case.ties_told[self.outlet][key])
            claims, against = tuple(c for c in claims if c.id in told), tuple(c for c in against if c.id in told)
        return claims, against

    def _in_time(self, claims: tuple[Claim, ...], times: tuple[Time, ...]) -> tuple[Claim, ...]:
        last = self.last + _ALWAYS
        return tuple([c for c, (a, b) in zip(claims, times, strict=True) if b >= self.first and a <= last])


def fitting(case: Snapshot, asked: Asked) -> Fitting:
    """The ties that fit the query: by code, actor, time, and as one outlet tells it.

    Raises:
        NotThere: there is no such actor.
        NotUnderstood: a value of the query cannot be.
    """
    code, outlet, actor = asked.choice("code", case.tie_codes), asked.choice("told", case.outlets), asked.given("actor")
    first, last = asked.date("from"), asked.date("to")
    if actor and actor not in case.index.entities:
        raise NotThere("there is no such actor in this case", hint="look for it among the actors")
    keys: Iterable[str] = case.ties_of.get(actor, ()) if actor else case.ties
    if outlet:
        told = case.ties_told.get(outlet, {})
        keys = [key for key in (told if not actor else keys) if key in told]
    if code:
        keys = [key for key in keys if case.ties[key].tie.code == code]
    if first or last:
        keys = _in_time(case, keys, first, last + _ALWAYS)
    found = Fitting(case, tuple(keys), first, last, outlet)
    if outlet and (first or last):  # an outlet tells few ties: whether it tells of this time is seen by looking
        return Fitting(case, tuple(key for key in found.keys if any(found.claims(key))), first, last, outlet)
    return found


def drawn(found: Fitting, most: int, parallel: int, plain: int) -> list[tuple[str, TieRow]]:
    """The ties of the first ``most`` pairs of actors, at most ``parallel`` of a pair.

    Those of rank ``plain`` or higher, which name no party or say too little, are taken only where there are no others.
    """
    return _first_pairs(found, most, parallel, plain) or _first_pairs(found, most, parallel, None)


def _first_pairs(found: Fitting, most: int, parallel: int, plain: int | None) -> list[tuple[str, TieRow]]:
    pairs: dict[tuple[str, str], list[tuple[str, TieRow]]] = {}
    for key in found.keys:
        row = found.case.ties[key]
        pair = (row.tie.subject, row.tie.object)
        if not row.subject or not row.object or pair[0] == pair[1] or (plain is not None and row.rank >= plain):
            continue
        if len(pairs) < most or pair in pairs:
            pairs.setdefault(pair, []).append((key, row))
    return [tie for pair in pairs.values() for tie in pair[:parallel]]


def _in_time(case: Snapshot, keys: Iterable[str], first: str, last: str) -> list[str]:
    """The ties with a claim that speaks of a stretch of time; most lie wholly within it or without."""
    ends, times = case.tie_ends, case.tie_times
    return [key for key in keys if _meets(ends[key], times[key], first, last)]


def _meets(ends: Ends, times: tuple[tuple[Time, ...], tuple[Time, ...]], first: str, last: str) -> bool:
    first_start, last_start, first_end, last_end = ends
    if last_end < first or first_start > last:
        return False
    if last_start <= last or first_end >= first:  # each starts in time, and one ends in time; or the other way round
        return True
    return any(b >= first and a <= last for side in times for a, b in side)
