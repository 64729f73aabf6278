"""Codes and values in plain words: relations, modality, stance, amounts, times."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources

from sayso.findings import DriftAspect, DriftWay, InterestKind
from sayso.model import Amount, Claim, Genre, Modality, RelationKind, SourceKind, Stance, When
from sayso.weighing.phrases import told_verb

MODALITY: dict[Modality, str] = {
    "actual": "stated as fact",
    "reported_possible": "said to be possible",
    "future": "said to come",
    "conditional": "under a condition",
    "counterfactual": "said not to have been",
    "normative": "said to be due",
    "opinion": "given as opinion",
}
STANCE: dict[Stance, str] = {
    "asserts": "says", "denies": "denies", "doubts": "doubts", "hints": "hints", "promises": "promises", "threatens": "threatens",
    "demands": "demands", "praises": "praises", "asks": "asks", "believes": "believes", "predicts": "predicts",
}  # fmt: skip
SOURCE_KIND: dict[SourceKind, str] = {
    "named_person": "person, named",
    "named_organization": "body, named",
    "outlet": "outlet",
    "anonymous": "not named",
    "document": "document",
    "collective": "group, as a whole",
    "author": "the text's author",
}
RELATION: dict[RelationKind, str] = {
    "denies": "denies",
    "contradicts": "contradicts",
    "update": "later figure or later state",
    "scope_difference": "not the same scope",
    "drift": "the wording shifts on the way",
    "same_claim": "states the same",
}
IN_GENERAL: dict[RelationKind, str] = {"contradicts": "answers differently", "same_claim": "states the same in general terms"}
"""How a relation that holds in general terms only is told."""
INTEREST: dict[InterestKind, str] = {
    "own_favour": "about itself, in its favour",
    "against_own_interest": "about itself, against its own interest",
    "about_itself": "about itself",
    "about_adversary": "about an adversary",
    "about_ally": "about an ally",
    "about_third_party": "about a third party",
    "not_known": "not known how the speaker stands to it",
}
ASPECT: dict[DriftAspect, str] = {
    "certainty": "how certain it is put", "agency": "who acts", "specificity": "how exactly it is told", "time": "when it is",
    "force": "how strongly it is put",
}  # fmt: skip
WAY: dict[DriftWay, str] = {
    "title": "from the text to its title", "gloss": "from the quotation to the paraphrase",
    "retelling": "from one text to the next",
}  # fmt: skip
GENRE: dict[Genre, str] = {
    "report": "report", "opinion": "opinion", "editorial": "editorial", "wire-rewrite": "rewrite of a wire story",
    "translation": "translation", "press-release": "press release", "unknown": "genre not known",
}  # fmt: skip
GENRE_COUNTED: dict[Genre, tuple[str, str]] = {
    "report": ("report", "reports"), "opinion": ("opinion piece", "opinion pieces"), "editorial": ("editorial", "editorials"),
    "wire-rewrite": ("rewrite of a wire story", "rewrites of wire stories"), "translation": ("translation", "translations"),
    "press-release": ("press release", "press releases"), "unknown": ("text of unknown genre", "texts of unknown genre"),
}  # fmt: skip
_SMALL = frozenset("The A An It Its Someone Somebody Nobody They Their About At Least Most".split())
_BOUNDS = {"exact": "", "about": "about ", "at_least": "at least ", "at_most": "at most ", "almost": "almost "}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@cache
def _languages() -> Mapping[str, str]:
    table = tomllib.loads((resources.files("sayso.telling") / "languages.toml").read_text(encoding="utf-8"))
    return {str(code): str(name) for code, name in table["names"].items()}


def language_words(code: str) -> str:
    """What a language is called: "en" is "English"; a code that is not known stays as it is."""
    return _languages().get(code.partition("-")[0].casefold(), code)


def relation_words(claim: Claim) -> str:
    """A claim's relation in words: its code, else its own predicate."""
    return code_words(claim.code or claim.predicate)


def code_words(code: str, *, negative: bool = False) -> str:
    """A codebook code as words: ``supplies_materiel`` is "supplies materiel to", negative "does not supply materiel to"."""
    return told_verb(code, negative=negative)


def amount_words(amount: Amount | None) -> str:
    """A quantity with its unit; empty without one."""
    if amount is None:
        return ""
    low, high = _number(amount.low), _number(amount.high)
    if amount.bound == "at_least" or (low and not high):
        figure = f"at least {low or high}"
    elif amount.bound == "at_most" or (high and not low):
        figure = f"at most {high or low}"
    else:
        figure = _BOUNDS[amount.bound] + (low if low == high else f"{low}–{high}")
    return f"{figure} {amount.unit.replace('_', ' ')}".strip()


def _number(value: float | None) -> str:
    if value is None:
        return ""
    return f"{value:,.0f}" if value == int(value) else f"{value:,.10g}"


def when_words(when: When | None) -> str:
    """A time in words, whole years and months as such; empty without one.

    Example:
        ``When("2023-10-01", "2023-10-31")`` is "Oct 2023".
    """
    if when is None or (when.earliest is None and when.latest is None):
        return ""
    if when.earliest is None:
        return f"until {date_words(when.latest)}"
    if when.latest is None:
        return f"from {date_words(when.earliest)}"
    return _range_words(when.earliest, when.latest)


def _range_words(first: str, last: str) -> str:
    if first == last:
        return date_words(first)
    if first.endswith("-01-01") and last.endswith("-12-31"):
        return first[:4] if first[:4] == last[:4] else f"{first[:4]}–{last[:4]}"
    if first[:7] == last[:7] and first.endswith("-01") and last[8:] in ("28", "29", "30", "31"):
        return date_words(first[:7])
    return f"{date_words(first)} – {date_words(last)}"


def date_words(date: str | None) -> str:
    """An ISO date as "7 Oct 2023"; shorter forms stay as short, anything else stays as it is."""
    parts = (date or "").split("-")
    if not all(p.isdigit() for p in parts) or not 1 <= len(parts) <= 3:
        return date or ""
    if len(parts) == 1:
        return parts[0]
    month = int(parts[1])
    if not 1 <= month <= 12:
        return date or ""
    return " ".join([*(str(int(d)) for d in parts[2:]), _MONTHS[month - 1], parts[0]])


def counted(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun: "1 claim", "3 claims"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def listed(names: Sequence[str], most: int = 4) -> str:
    """Names in a row, the first few only: "A, B and 3 more"."""
    shown = ", ".join(names[:most])
    return f"{shown} and {len(names) - most} more" if len(names) > most else shown


def small(sentence: str) -> str:
    """A sentence as it stands after another word: only a first word that is no name loses its capital."""
    first, space, rest = sentence.partition(" ")
    return first.lower() + space + rest if first in _SMALL else sentence


def shortened(text: str, length: int) -> str:
    """A text cut at a word end to at most ``length`` characters, with an ellipsis where cut."""
    text = " ".join(text.split())
    if len(text) <= length:
        return text
    cut = text[: length - 1]
    whole = text[length - 1] == " " or " " not in cut[length // 2 :]
    return (cut if whole else cut.rsplit(" ", 1)[0]).rstrip(" ,;:") + "…"
