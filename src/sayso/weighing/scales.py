"""How strong words are: hedges, cues and directives from ``drift.toml``, found in a text as forms of their verbs."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from sayso.model import Span

DIRECTIVES = ("wish", "request", "order")
_LONGEST_BEFORE = 60  # characters of "it is quite possible that"
_IT_IS_THAT = re.compile(r"\bit\s+(?:\w+\s+){1,4}that\s+\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Found:
    """A listed word in a text: which list and step it is of, where it stands, and the words."""

    step: int
    span: Span
    words: str


@cache
def data() -> dict[str, Any]:
    """``drift.toml`` as it is."""
    return tomllib.loads(resources.files("sayso.weighing").joinpath("drift.toml").read_text(encoding="utf-8"))


def hedge(text: str, start: int, end: int) -> Found | None:
    """The first word of ``text[start:end]`` that leaves open whether the clause is so."""
    return _first(_hedges(), text, start, end, 0)


def hedged_before(text: str, start: int) -> int:
    """Where "it is likely that" begins, if such words stand right before ``start``; else ``start``."""
    found = _IT_IS_THAT.search(text, max(0, start - _LONGEST_BEFORE), start)
    return found.start() if found else start


def states(text: str, start: int, end: int) -> bool:
    """Whether no word of ``text[start:end]``, and no question mark, leaves open whether it is so."""
    return hedge(text, start, end) is None and _open().search(text, start, end) is None


def cue_strength(words: str) -> int:
    """-1 for a cue that commits its source less than "said", 1 for one that commits it more, 0 for all others."""
    if _pattern("certainty", "strong_cues").search(words):
        return 1
    return -1 if _pattern("certainty", "weak_cues").search(words) else 0


def directive(text: str, start: int, end: int, *, quoted: bool = False) -> Found | None:
    """The first word of ``text[start:end]`` that tells a wish (step 0), a request (1) or an order (2).

    ``quoted`` is true where the text is what the speaker said, not what a text tells the speaker did.
    """
    names = [f"quoted_{name}" if quoted else name for name in DIRECTIVES]
    found = [hit for step, name in enumerate(names) if (hit := _first(_pattern("force", name), text, start, end, step))]
    return min(found, key=lambda hit: hit.span.start, default=None)


def code_step(code: str | None) -> tuple[str, int] | None:
    """The name of the scale that a relation stands on, and its step; None where it is on none."""
    return _codes().get(code or "")


def _first(pattern: re.Pattern[str], text: str, start: int, end: int, step: int) -> Found | None:
    hit = pattern.search(text, start, end)
    return Found(step, Span(hit.start(), hit.end()), " ".join(hit.group().split())) if hit else None


@cache
def _codes() -> dict[str, tuple[str, int]]:
    return {code: (row["name"], step) for row in data()["steps"] for step, codes in enumerate(row["codes"]) for code in codes}


@cache
def _hedges() -> re.Pattern[str]:
    # "in May", "could not": a month, and an ability that is denied, leave nothing open.
    words = "|".join(sorted(data()["certainty"]["hedges"].split(), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?!(?-i:May)\b)(?!could\s+not\b)(?:{words})(?!\w)", re.IGNORECASE)


@cache
def _open() -> re.Pattern[str]:
    return re.compile(rf"\?|(?<!\w)(?:{'|'.join(data()['certainty']['open'].split())})(?!\w)", re.IGNORECASE)


@cache
def _pattern(section: str, name: str) -> re.Pattern[str]:
    entries = data()[section][name].split()
    forms = set(entries) if name.startswith("quoted_") else {form for entry in entries for form in _forms(entry)}
    words = (re.escape(form).replace("_", r"\s+") for form in sorted(forms, key=lambda form: (-len(form), form)))
    return re.compile(r"(?<!\w)(?<!in )(?:" + "|".join(words) + r")(?!\w)", re.IGNORECASE)


def _forms(entry: str) -> tuple[str, ...]:
    base, _, irregular = entry.partition(":")
    verb, _, rest = base.partition("_")
    tail = "_" + rest if rest else ""
    stem = verb.removesuffix("e")
    third = verb[:-1] + "ies" if re.search(r"[^aeiou]y$", verb) else verb + ("es" if verb.endswith(("s", "sh", "ch", "x")) else "s")
    past = irregular or (verb[:-1] + "ied" if third.endswith("ies") else stem + "ed")
    ing = stem + "ing" if not irregular.endswith(("tted", "gged")) else verb + verb[-1] + "ing"
    return tuple(form + tail for form in dict.fromkeys((verb, third, past, ing)))
