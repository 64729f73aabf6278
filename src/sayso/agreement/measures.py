"""What a comparison of two coders gives, and how it is told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sayso.agreement.alpha import nominal

NOMINAL = "Krippendorff's alpha, nominal"
UNITIZED = "Krippendorff's alpha, unitized"
PAIRS = "Krippendorff's alpha, nominal, over all pairs of claims"


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Where two coders differ: ``[start, end)`` in the text at ``path``, its words, and what either has (None: nothing)."""

    path: str
    start: int
    end: int
    words: str
    left: str | None
    right: str | None


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far two coders agree in one layer.

    ``alpha`` is None where nothing varies or nothing can be compared. ``percent`` is the share of ``units`` on which they agree
    (0 to 100). ``only_left`` and ``only_right`` count what one of them has and the other has not. ``by_value`` gives, where units
    are marked in the text, alpha for each kind; where values are compared, how often both gave that value, or either did.
    """

    layer: str
    measure: str
    alpha: float | None
    percent: float | None
    units: int
    agreed: int
    only_left: int = 0
    only_right: int = 0
    by_value: dict[str, float | None] = field(default_factory=dict)
    disagreements: tuple[Disagreement, ...] = ()


def compared(
    layer: str, values: Sequence[tuple[str, str]], disagreements: Iterable[Disagreement], *, alone: tuple[int, int] = (0, 0)
) -> Agreement:
    """Two coders' values for the same units."""
    agreed = sum(left == right for left, right in values)
    both = Counter(left for left, right in values if left == right)
    either = Counter(value for pair in values for value in set(pair))
    shares: dict[str, float | None] = {value: round(both[value] / either[value], 4) for value in sorted(either)}
    return Agreement(
        layer, NOMINAL, nominal(values), share(agreed, len(values)), len(values), agreed, *alone, shares, tuple(disagreements)
    )


def share(part: int, whole: int) -> float | None:
    """``part`` of ``whole`` in percent; None of nothing."""
    return 100.0 * part / whole if whole else None
