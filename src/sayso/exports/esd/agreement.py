"""How far two coders' sheets agree: per decision and per code, in percent and as Krippendorff's alpha.

Source: K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), nominal values.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from sayso.errors import QueryError
from sayso.exports.esd.decisions import Decided
from sayso.exports.esd.rows import CODES


@dataclass(frozen=True, slots=True)
class Measure:
    """Agreement on one column: over ``rows`` that both coders valued, ``percent`` alike, and ``alpha``.

    ``alpha`` is None where it is not defined: nothing to compare, or both gave one and the same value throughout.
    """

    column: str
    rows: int
    percent: float | None
    alpha: float | None


def agreement(one: Sequence[Decided], other: Sequence[Decided]) -> tuple[Measure, ...]:
    """Compare two coders' decisions on the rows that both decided.

    ``decision`` is over all those rows, the codes over those that both accepted.

    Raises:
        QueryError: the two have decided no row in common.
    """
    theirs = {decided.row: decided for decided in other}
    pairs = [(decided, theirs[decided.row]) for decided in one if decided.row in theirs]
    if not pairs:
        raise QueryError("the two sheets have no decided row in common", hint="both coders have to work on sheets of one case")
    measures = [_measure("decision", [(a.decision, b.decision) for a, b in pairs])]
    accepted = [(a.values, b.values) for a, b in pairs if a.decision == b.decision == "accept"]
    for code in (*CODES, "ext_alleged", "ext_elements"):
        measures.append(_measure(code, [(a[code], b[code]) for a, b in accepted if code in a and code in b]))
    return tuple(measures)


def _measure(column: str, pairs: Sequence[tuple[Hashable, Hashable]]) -> Measure:
    alike = sum(a == b for a, b in pairs)
    return Measure(column, len(pairs), 100 * alike / len(pairs) if pairs else None, alpha(pairs))


def alpha(pairs: Sequence[tuple[Hashable, Hashable]]) -> float | None:
    """Krippendorff's alpha of two coders for nominal values; None where chance leaves nothing to differ about.

    Example:
        >>> round(alpha([("a", "a"), ("b", "b"), ("a", "b")]), 4)
        0.4444
    """
    counts = Counter(value for pair in pairs for value in pair)
    total = 2 * len(pairs)
    chance = total * total - sum(n * n for n in counts.values())
    observed = 2 * sum(a != b for a, b in pairs)
    return 1.0 - (total - 1) * observed / chance if chance else None
