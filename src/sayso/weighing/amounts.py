"""Figures: what range a stated number leaves open, and whether two can both be right."""

from __future__ import annotations

from sayso.model import Amount

_ABOUT = 0.1
_ALMOST = 0.15
_INFINITE = float("inf")


def span(amount: Amount) -> tuple[float, float]:
    """The least and the most that the words allow: "about" a tenth to either side, "almost" down to 15 % less."""
    low = amount.low if amount.low is not None else (0.0 if amount.high is not None else -_INFINITE)
    high = amount.high if amount.high is not None else (low if amount.bound == "exact" and amount.low is not None else _INFINITE)
    if amount.bound == "about":
        return low * (1 - _ABOUT), high * (1 + _ABOUT)
    if amount.bound == "almost":
        return low * (1 - _ALMOST), high
    if amount.bound == "at_least":
        return low, amount.high if amount.high is not None and amount.high > low else _INFINITE
    if amount.bound == "at_most":
        return (0.0 if amount.low is None or amount.low == high else low), high
    return low, high


def same_unit(left: Amount, right: Amount) -> bool:
    """Whether both count the same thing."""
    return left.unit.casefold() == right.unit.casefold()


def fits(left: Amount | None, right: Amount | None) -> bool:
    """Whether both figures can be right: one is missing, they count different things, or their ranges meet."""
    if left is None or right is None or not same_unit(left, right):
        return True
    a, b = span(left), span(right)
    return a[0] <= b[1] and b[0] <= a[1]


def in_words(amount: Amount) -> str:
    """The figure as a reader would say it."""
    number = amount.low if amount.low is not None else amount.high
    prefix = {"about": "about ", "at_least": "at least ", "at_most": "at most ", "almost": "almost "}.get(amount.bound, "")
    if amount.low is not None and amount.high is not None and amount.low != amount.high:
        return f"{prefix}{amount.low:,.15g} to {amount.high:,.15g} {amount.unit}".strip()
    return f"{prefix}{number:,.15g} {amount.unit}".strip() if number is not None else amount.unit
