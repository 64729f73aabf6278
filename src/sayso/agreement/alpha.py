"""Krippendorff's alpha, for values given to units and for units marked in a text.

Sources:
    K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), for nominal values with missing data.
    K. Krippendorff, "Measuring the Reliability of Qualitative Text Analysis Data", Quality & Quantity 38 (2004) 787-800, and
    K. Krippendorff, Y. Mathet, S. Bouvry, A. Widlöcher, "On the reliability of unitizing textual continua: Further developments",
    Quality & Quantity 50 (2016) 2347-2364, for units marked on a continuum.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from itertools import accumulate

Stretch = tuple[int, int]
"""A half-open stretch of a continuum."""


def nominal(units: Iterable[Sequence[Hashable | None]]) -> float | None:
    """Alpha for nominal values.

    Args:
        units: for each unit the coders' values, None where a coder gave none; units with fewer than two values do not count.

    Returns:
        1.0 for full agreement, 0.0 for what chance gives, below for less; None where all values are one, or none can be compared.

    Example:
        >>> nominal([("a", "a"), ("b", "b"), ("a", "b")])
        0.4444444444444444
    """
    counts: Counter[Hashable] = Counter()
    differing = total = 0.0
    for unit in units:
        values = Counter(value for value in unit if value is not None)
        many = sum(values.values())
        if many < 2:
            continue
        counts.update(values)
        total += many
        differing += sum(count * (many - count) for count in values.values()) / (many - 1)
    chance = total * total - sum(count * count for count in counts.values())
    return None if not chance else 1.0 - (total - 1) * differing / chance


def of_pairs(both: int, left: int, right: int, neither: int) -> float | None:
    """Nominal alpha of two coders on pairs: how many both call one, the left one alone, the right one alone, neither."""
    pairs = both + left + right + neither
    one = 2 * both + left + right
    chance = one * (2 * pairs - one)
    return None if not chance else 1.0 - (2 * pairs - 1) * (left + right) / chance


def unitized(coders: Sequence[Mapping[str, Sequence[Stretch]]], length: int) -> tuple[float | None, dict[str, float | None]]:
    """Alpha for units that coders marked on one continuum.

    Args:
        coders: for each coder the stretches by category; those of one category that overlap are taken as one stretch.
        length: the continuum's length, in the stretches' unit.

    Returns:
        Alpha over all categories, and for each category; None where nobody marked anything.
    """
    categories = sorted({category for coder in coders for category in coder})
    observed, expected = {}, {}
    for category in categories:
        marked = [merged(coder.get(category, ())) for coder in coders]
        observed[category] = _observed(marked, length)
        expected[category] = _expected(marked, length)
    each = {category: _alpha(observed[category], expected[category]) for category in categories}
    return _alpha(sum(observed.values()), sum(expected.values())), each


def merged(stretches: Iterable[Stretch]) -> list[Stretch]:
    """Stretches in order, those that overlap as one; empty ones left out."""
    out: list[Stretch] = []
    for start, end in sorted(stretches):
        if out and start < out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        elif end > start:
            out.append((start, end))
    return out


def _alpha(observed: float, expected: float) -> float | None:
    return None if not expected else 1.0 - observed / expected


def _observed(marked: Sequence[Sequence[Stretch]], length: int) -> float:
    """The squared differences of units that meet, and the squared lengths of units that meet nothing, over all pairs of coders."""
    out = 0
    for left, one in enumerate(marked):
        for right, other in enumerate(marked):
            if left != right:
                out += _distance(one, other)
    return out / (len(marked) * (len(marked) - 1) * length * length)


def _distance(one: Sequence[Stretch], other: Sequence[Stretch]) -> int:
    """What two coders' units differ by where they meet, and twice what those of ``one`` weigh that meet none of ``other``'s.

    The formula counts all of it for either order of two coders; a unit that meets nothing is counted here for both at once.
    """
    out, at = 0, 0
    for start, end in one:
        while at < len(other) and other[at][1] <= start:
            at += 1
        met, place = False, at
        while place < len(other) and other[place][0] < end:
            out += (start - other[place][0]) ** 2 + (end - other[place][1]) ** 2
            met, place = True, place + 1
        if not met:
            out += 2 * (end - start) ** 2
    return out


def _expected(marked: Sequence[Sequence[Stretch]], length: int) -> float:
    """What random placing of the same units and gaps would give (Krippendorff 2004, formula for the expected disagreement)."""
    units = [end - start for coder in marked for start, end in coder]
    gaps = sorted(gap for coder in marked for gap in _gaps(coder, length))
    below = [0, *accumulate(gaps)]
    out = 0.0
    for unit in units:
        out += (len(units) - 1) / 3 * (2 * unit**3 - 3 * unit**2 + unit)
        first = bisect_left(gaps, unit)
        out += unit**2 * (below[-1] - below[first] - (len(gaps) - first) * (unit - 1))
    whole = len(marked) * length
    pairs = whole * (whole - 1) - sum(unit * (unit - 1) for unit in units)
    return 2 / length * out / pairs if pairs else 0.0


def _gaps(units: Sequence[Stretch], length: int) -> Iterable[int]:
    at = 0
    for start, end in [*units, (length, length)]:
        if start > at:
            yield start - at
        at = end
