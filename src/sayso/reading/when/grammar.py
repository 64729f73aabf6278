"""The grammar of single times: which runs of word classes are one, as a regular expression over class letters (lexicon.py).

Each rule is ``name: pattern``; earlier rules win where two start at the same word. Patterns have no unbounded repeats, so the scan
is linear. Parts ("early"), bounds ("since") and ranges ("from .. to") are joined to single times in ``finder``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_WEEKDAY = r"(?:W\.?,?p?[-,]?[ih]?)?"
_DAY = r"DO?"
_NTH = r"(?:DO|[oθ])"
_COUNT = r"(?:[ADN](?:-?N)?|A?K@?)"
_LENGTH = rf"(?:{_COUNT}-?U[,&]{{0,2}}){{0,2}}{_COUNT}-?U"
_SHORT_YEAR = r"@?N(?=[#.,)]|$)"
_YEAR = rf"(?:,?Y|@Y|iY|[,@]?[PCX]U|[,@]?'[DN]|{_SHORT_YEAR})"
_TO = r"[-tu&~]"
_SPAN_YEAR = r"(?:Y|[PCXZ]U|[PX]'z)"

RULES: dict[str, str] = {
    # 18.6.2012 · 2024-03-02 · 2024/03/02 · 25/02/2024 · 9/11
    "numeric": r"J|[YN]-[DN]-[DN]|[YN]/[DN]/[DN]|D/D/[YDN]|D/D,Y|D-D-[YDN]",
    "day_slash": r"(?:h?[PXC]?W\.?,?|[XC])?(?<![/.])D/D(?!/)",
    # 09-Jul-2013 · 2013/jul/09
    "month_named": r"Y[-/]M[-/]D|Y[-/]D[-/]M|D[-/]M[-/]Y|D[-/]Y[-/]M|M[-/]D[-/]Y|M[-/]Y[-/]D",
    # Thursday the 21st · Mon 13th
    "weekday_day": r"W\.?,?h?(?:DO|θ)(?![@-]?M|@[PXC]U)|Wh[oN](?=[#.,])",
    # Saturday, October 7, 2023 · Oct. 7-9 · Sunday night (March 4) · March 11 this year · April the ninth till the seventeenth
    "month_day": rf"[hPXC]{{0,2}}W\.?,?p?,?\(M\.?[-/]?{_DAY}{_YEAR}?\)"
    rf"|(?:h?[PXC]?W\.?,?p?[-,]?)?M\.?(?:h|[-/]|,(?=DO))?{_DAY}(?:(?:[-tu~]|&(?=h?DO|h?[oθ]|D[Y.,#)]))h?(?:{_DAY}|[oθ](?!@))(?!\.?@?h?M|/|[,.]D))?{_YEAR}?"
    rf"|(?:W\.?,?p?,?)?M\.?h?[oθ](?:{_TO}h?(?:DO|[oθ]))?{_YEAR}?(?!U)|M\.?B{_DAY}{_TO}{_DAY},?Y?|(?<=f)h?{_DAY}tM\.?{_DAY}(?:,?Y)?",
    # 7 October 2023 · the 7th of October · 7-9 October · the night of 6 to 7 October
    "day_month": rf"h?{_NTH}U?(?:{_TO}h?{_NTH})?@M\.?{_YEAR}?"
    rf"|N@?M\.?,?Y|{_WEEKDAY}h?{_DAY}(?:{_TO}h?{_DAY})?[.-]?@?M\.?{_YEAR}?",
    # the first Friday of July · the third Wednesday of last month
    "nth_weekday": rf"h?(?:{_NTH}|P)W[@i](?:h?M\.?,?Y?|[PXCV]U|hU)",
    # 4 to 22 this month · the 20th of next month · the 15th day of the month
    "day_of": rf"h?{_DAY}{_TO}h?{_DAY}[@i]?[PXC]U|h?{_NTH}U?@(?:[PXCVF]U|hU)|hDO[PXC]U",
    # on the 21st
    "bare_day": r"(?:(?<=[isubt<>fq])|(?<=U@))h(?:DO|θ)(?![UMWoYNκmH@'/]|C)|(?<=i)DO(?![xUMWoYN@'/])",
    # May 2021 · May of 2021 · 2021 May · 11/2016 · October last year · October '73 · April 87
    "month_year": rf"M\.?{_SHORT_YEAR}"
    r"|M\.?[,@i/-]?Y|Y,?[-/]?M(?!\.?[/-]?D)"
    r"|(?<![/-])D/Y|(?<![/-])D-Y|Y[/]D(?![/])|M\.?,?[i@]?[PCX]U|M\.?[,@]?'[DN]",
    # the 1980s · the '80s · the seventies
    "decade": r"h?[YN]'?z|h?'[DN]z|hN?ν|(?<=i)ν",
    # Q3 2020 · 2019 H2 · the third quarter of last year · the first week of May · next year's first quarter
    "quarter": rf"QD(?:[-,@]?{_SPAN_YEAR})?|aD[-,@i]?(?:Y|[PCX]U)|Y[-,]?[Qa]D"
    rf"|h?{_NTH}-?U(?:@?h?{_SPAN_YEAR}|@hU|@M\.?,?Y?)?|[PXC]U'?z[oθ]U",
    # the last week of July · the first two weeks of 2021
    "some_of": rf"h?[Po](?:{_COUNT})?U@(?:M\.?,?Y?|Y|[PXCZ]U|hU)",
    # spring 2019 · last summer · in the spring
    "season": r"[PXCVFZ]S|S@?,?Y|S[@,]?[PXC]U|(?<=[ibsu<>])S(?!@)|h?YS|(?<=[ibsu<>])hS(?![@x])|(?<=E)h?S(?!@)",
    # Christmas · Easter 2018 · last Ramadan
    "holiday": r"h?[PXCVF]HU?|Hp?[@,]?(?:Y|[PXC]U)U?|HUY?|H",
    # week 3 of 2027 · week 3, 2027 · from week 31 to week 35
    "week_number": r"h?U[DN](?:@(?:Y|[PXC]U)|,?Y)|(?:(?<=[ifBt&-])|(?<=W,)|(?<=[ifB]h))U[DN](?=[#.,)&t-]|$)",
    # two weeks ago · more than a year ago · decades ago · a year and two months ago · two Sundays ago
    "ago": rf"[DN]πg|[ADN]κUg|UAUg|[DN]-?&-?A-?UUg|{_LENGTH}g|Ug",
    # three weeks from now · in two days · within five years · two Sundays from now · within five working days
    "ahead": rf"{_LENGTH}fn|[DN]πfn|i[ADN]κU(?![gels@f-])"
    rf"|i(?:{_LENGTH}|[AND](?:-?N)?x?U)(?![gels@f-])|(?<=i){_LENGTH}(?![xgel<>sf@-])",
    # a day later · two weeks earlier · the day before
    "shifted": rf"{_LENGTH}[el]|(?<![ADNKhPXCVF-])U[el]|[hA]U[<>e](?=[,.#)])|hp<(?=[,.#)])",
    # Friday next week · next week on Friday · next week between Tuesday and Thursday
    "weekday_of": r"W[-@,i(]?h?[PXCVF]U\)?|[PXCVF]U[-,]?[if]?W\.?(?:[t-]W)?|[PXC]UB?W[t&-]W",
    "near_weekday": r"(?:h|C(?=[PX]))?[PXCVFZ]Wp?",
    "near_month": r"[PXCF]M(?!\.?D)",
    "night": r"h?[PXCVFZ]p",
    # the week after next
    "after_next": r"hU>h?X(?![WMU])",
    # the last three weeks · the following month · that year · this past week · this week · the calendar year
    "near": rf"h?[PX](?:{_COUNT}-?U,?&?)?{_COUNT}-?U,?&{_COUNT}-?U(?![gels])|h?[PXVF]{_COUNT}κU|h?[PXCVFZ]κU"
    rf"|h?[PXCVF](?:{_COUNT}-?)?U|h{_COUNT}[PXVF]U|hCPU|CPU|[hC]PKU|h?ZU|hZCOU",
    # the rest of the week
    "rest": r"h?v@?(?:h|C|x)?U",
    # the first Friday: of what, another part of the text has to say
    "some_weekday": rf"h?{_NTH}W(?!@)",
    "weekday": r"W\.?(?:,?p)?",
    "deictic": r"Tp?",
    # in recent months · over the years · for decades · over the weekend
    "vague": r"(?:[qi]h?|h)?A?rU|q(?:K|K@)?U|qhU(?!@)|qh?K@?U|>K?U(?=@)|[qi]hc@U|(?<=x@)U(?=[@#,.])|(?<![el])ihU(?=[#,.x])",
    "span": r"q(?:y|iy|yy)?[NDA](?:-?N)?-?U(?![gel<>])",
    "recently": r"R|n",
    "to_date": r"hUtd|[tu]d|jk",
    "year_span": r"Y-D(?!-)|Y-N",
    "year_end": r"U'?z?E",
    # 2021 · the year 2008 · fiscal 2019
    "year": r"hκ?UY|κUY|h?κY|Y",
    "month": r"M\.?",
    # the unit alone counts only behind a part: "the end of the year", "later in the day"
    "this_unit": r"(?<=E@)h?U|(?<=[el]i)hU",
    # only a weekend is a time by itself
    "the_unit": r"(?:(?:^|(?<=[#x,i]))h|(?<=i))U(?=[#.,]|$)",
}

# No time starts with these letters; passing over them at once keeps the scan fast.
_START = re.compile(r"[^x#.,()&@/'zelgsb<fBEOpGdyckI~ω-]")
_GRAMMAR = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in RULES.items()))


@dataclass(frozen=True, slots=True)
class Phrase:
    """One run of words that names a time: words ``first`` up to, not including, ``after``; ``rule`` is a key of RULES."""

    rule: str
    first: int
    after: int


def phrases(classes: str) -> list[Phrase]:
    """The single times in a string of class letters, left to right, disjoint."""
    found: list[Phrase] = []
    at = 0
    while (start := _START.search(classes, at)) is not None:
        at = start.end()
        if (m := _GRAMMAR.match(classes, start.start())) is not None:
            found.append(Phrase(m.lastgroup or "", m.start(), m.end()))
            at = m.end()
    return found
