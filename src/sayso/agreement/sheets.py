"""How far two coders' sheets of external support agree: per decision and per code, in percent and as Krippendorff's alpha."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from sayso.agreement.alpha import nominal
from sayso.errors import QueryError
from sayso.exports.esd import CODES, Decided


@dataclass(frozen=True, slots=True)
class Column:
    """Agreement on one column: over ``rows`` that both coders valued, ``percent`` alike, and ``alpha``.

    ``alpha`` is None where it is not defined: nothing to compare, or both gave one and the same value throughout.
    """

    column: str
    rows: int
    percent: float | None
    alpha: float | None


def sheets(one: Sequence[Decided], other: Sequence[Decided]) -> tuple[Column, ...]:
    """Compare two coders' decisions on the rows that both decided.

    ``decision`` is over all those rows, the codes over those that both accepted.

    Raises:
        QueryError: the two have decided no row in common.
    """
    theirs = {decided.row: decided for decided in other}
    pairs = [(decided, theirs[decided.row]) for decided in one if decided.row in theirs]
    if not pairs:
        raise QueryError("the two sheets have no decided row in common", hint="both coders have to work on sheets of one case")
    columns = [_column("decision", [(a.decision, b.decision) for a, b in pairs])]
    accepted = [(a.values, b.values) for a, b in pairs if a.decision == b.decision == "accept"]
    for code in (*CODES, "ext_alleged", "ext_elements"):
        columns.append(_column(code, [(a[code], b[code]) for a, b in accepted if code in a and code in b]))
    return tuple(columns)


def _column(column: str, pairs: Sequence[tuple[Hashable, Hashable]]) -> Column:
    alike = sum(a == b for a, b in pairs)
    return Column(column, len(pairs), 100 * alike / len(pairs) if pairs else None, nominal(pairs))
