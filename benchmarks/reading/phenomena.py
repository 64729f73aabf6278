"""Shares of attributions and claims read right, by chain depth and by the phenomena that the annotators tagged.

An attribution is right when its whole chain is. A claim is right when it is coded right with both participants; claims outside
the closed vocabulary (``x_...``) have no code to hit and are not counted there. Polarity and modality are counted over the claims
that the scorer matched at all (span and one participant). Claims that the scorer treats as optional (presupposed titles) count
here.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Any

from benchmarks.reading.common import Figures, Record, share
from benchmarks.reading.scorer import Match


def depths(score: Any, matches: list[Match]) -> Figures:
    """Whole chains right, by how many sources stand in the chain."""
    return _shares((str(len(score.gold_chain(m.gold, a["id"]))), ok) for m in matches for a, ok in _attributions(score, m))


def attribution_tags(score: Any, matches: list[Match]) -> Figures:
    """Whole chains right, by phenomenon."""
    return _shares((tag, ok) for m in matches for a, ok in _attributions(score, m) for tag in a.get("tags", ()))


def claim_tags(score: Any, matches: list[Match]) -> Figures:
    """Claims by phenomenon: coded right with both participants, and polarity and modality of those found."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for m in matches:
        found = dict(m.claims)
        for i, claim in enumerate(m.gold["claims"]):
            other = m.predicted["claims"][found[i]] if i in found else None
            for tag in claim.get("tags", ()):
                _count(score, m, claim, other, counts[tag])
    return {
        tag: {
            "coded": share(n["coded"], n["closed"]),
            "polarity": share(n["polarity"], n["found"]),
            "modality": share(n["modality"], n["found"]),
        }
        for tag, n in sorted(counts.items())
    }


def coded_right(score: Any, m: Match, claim: Record, other: Record) -> bool:
    """Whether a claim was coded right with both participants."""
    both = all(score.participant_ok(claim.get(role), other.get(role), m.entities) for role in ("subject", "object"))
    return both and claim["relation"] == other.get("code")


def _count(score: Any, m: Match, claim: Record, other: Record | None, n: Counter[str]) -> None:
    closed = not claim["relation"].startswith(score.CLOSED)
    n["closed"] += closed
    if other is None:
        return
    n["found"] += 1
    n["polarity"] += claim["polarity"] == other.get("polarity")
    n["modality"] += claim["modality"] == other.get("modality")
    n["coded"] += closed and coded_right(score, m, claim, other)


def _attributions(score: Any, m: Match) -> list[tuple[Record, bool]]:
    """Each gold attribution and whether its whole chain was read."""
    found = dict(m.attributions)
    predicted = m.predicted["attributions"]
    by_id = {a["id"]: a for a in predicted}
    out = []
    for i, a in enumerate(m.gold["attributions"]):
        chain = score.gold_chain(m.gold, a["id"])
        ok = i in found and chain == score.pred_chain(by_id, predicted[found[i]]["id"], m.entities)
        out.append((a, ok))
    return out


def _shares(judged: Any) -> Figures:
    right: Counter[str] = Counter()
    of: Counter[str] = Counter()
    for name, ok in judged:
        right[name] += ok
        of[name] += 1
    return {name: share(right[name], of[name]) for name in sorted(of)}
