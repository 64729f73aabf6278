"""The grammar of single times: which runs of word classes are one, as a regular expression over class letters (lexicon.py).

Each rule is ``name: pattern``; earlier rules win where two start at the same word. Patterns have no nested repeats, so the scan is
linear. Parts ("early"), bounds ("since") and ranges ("from .. to") are joined to single times in ``finder``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_WEEKDAY = r"(?:W\.?,?p?,?[ih]?)?"
_DAY = r"DO?"
_COUNT = r"(?:[ADN](?:-?N)?|A?K@?)"
_YEAR = r"(?:,?Y|@Y|iY|,?[PCX]U)"

RULES: dict[str, str] = {
    # 2024-03-02 · 2024/03/02 · 25/02/2024 · 9/11
    "iso": r"[YN]-[DN]-[DN]|[YN]/[DN]/[DN]",
    "slashed": r"D/D/Y|D-D-Y",
    "nine_eleven": r"D/D(?!/)",
    # Saturday, October 7, 2023 · Oct. 7-9 · Sunday night (March 4) · March 11 this year
    "month_day": rf"W\.?,?p?,?\(M\.?{_DAY}{_YEAR}?\)|(?:W\.?,?p?,?)?M\.?h?{_DAY}(?:[-t&]{_DAY}(?!\.?M|/))?{_YEAR}?"
    r"|M\.?h?o(?:,?Y)?(?!U)",
    # 7 October 2023 · the 7th of October · 7-9 October
    "day_month": rf"h?o@M\.?{_YEAR}?|{_WEEKDAY}h?{_DAY}(?:[-t&]h?{_DAY})?@?M\.?{_YEAR}?",
    # May 2021 · May of 2021 · October last year
    "month_year": r"M\.?[,@i]?Y|M\.?,?[PCX]U",
    # the 1980s · the '80s
    "decade": r"h?[YN]'?z|h?'[DN]z",
    # Q3 2020 · the third quarter of last year · the first week of May
    "quarter": r"QD(?:[,@]?Y)?|YQD|Y-QD|h?(?:o|DO)-?U(?:@?Y|@[PCXZ]U|@hU|@M\.?,?Y?)?",
    "last_of": rf"h?P(?:{_COUNT})?U@(?:M\.?,?Y?|Y)",
    # spring 2019 · last summer · in the spring
    "season": r"[PXCVFZ]S|S@?,?Y|S[@,]?[PXC]U|(?<=[ibsu<>])S(?!@)|h?YS|(?<=[ibsu<>])hS(?![@x])|(?<=E)h?S(?!@)",
    # two weeks ago · more than a year ago · decades ago
    "ago": rf"{_COUNT}-?Ug|Ug",
    # three weeks from now · in two days
    "ahead": rf"{_COUNT}-?Ufn|i[AND](?:-?N)?x?U(?![gel@])",
    # a day later · two weeks earlier · the day before
    "shifted": rf"{_COUNT}-?U[el]|[hA]U[<>e](?=[,.#)])",
    "near_weekday": r"h?[PXCVFZ]Wp?",
    "near_month": r"[PXCF]M(?!\.?D)",
    "night": r"[PXC]p",
    # the last three weeks · the following month · that year · this past week · this week
    "near": rf"h?[PXCVF](?:{_COUNT}-?)?U|h{_COUNT}[PX]U|hCPU|CPU|[hC]PKU|h?ZU|hZCOU",
    "weekday": r"W[@,]?[PXC]U|W\.?(?:,?p)?",
    "deictic": r"Tp?",
    # in recent months · over the years · for decades · over the weekend
    "vague": r"(?:[qi]h?|h)?A?rU|q(?:h|K|K@)?U|qh?K@?U|>K?U(?=@)|[qi]hc@U|(?<=x@)U(?=[@#,.])|ihU(?=[#,.x])",
    "span": r"q(?:y|iy|yy)?[NDA](?:-?N)?-?U(?![gel<>])",
    "recently": r"R|n",
    "to_date": r"td|jk",
    "year_span": r"Y-D(?!-)|Y-N",
    "year_end": r"U'?z?E",
    "year": r"hUY|Y",
    "month": r"M\.?",
    # the unit alone counts only behind a part: "the end of the year", "later in the day"
    "this_unit": r"(?<=E@)h?U|(?<=[el]i)hU",
}

_GRAMMAR = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in RULES.items()))


@dataclass(frozen=True, slots=True)
class Phrase:
    """One run of words that names a time: words ``first`` up to, not including, ``after``; ``rule`` is a key of RULES."""

    rule: str
    first: int
    after: int


def phrases(classes: str) -> list[Phrase]:
    """The single times in a string of class letters, left to right, disjoint."""
    return [Phrase(m.lastgroup or "", m.start(), m.end()) for m in _GRAMMAR.finditer(classes)]
