"""Amounts in a text: a number with its bound ("at least"), its range ("10 to 15"), its unit and its period ("a year").

Not amounts, by rule: dates, years, clock times and "ago" phrases (recognised by ``reading.when``), ordinals, ages ("Ana Ruiz, 42,",
"aged 14", "14-year-old"), numbers that name a thing ("Resolution 1701", "F-16", "Unit 190", "page 4"), scores ("3-0"), "one" as a
pronoun.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.model import Amount, Bound, Span
from sayso.reading.amounts import units
from sayso.reading.amounts.numerals import DASHES, STARTS, Numeral, read_numeral
from sayso.reading.amounts.vocabulary import (
    AFTER,
    BEFORE,
    JOINTS,
    LABELS,
    LABELS_OF,
    LABELS_SPELLED,
    MEASURES,
    NEGATIVE,
    ONE_AFTER,
    ONE_IS_NOT,
    RISING,
    SCALES,
    SIGNS,
)
from sayso.reading.when.dated import dated_words
from sayso.reading.when.lexing import BREAK, Words
from sayso.reading.when.scanning import scan

_BOUND_SIZES = range(max(len(phrase) for phrase in BEFORE), 0, -1)
_MARKS = frozenset("$€£¥")


@dataclass(frozen=True, slots=True)
class _Draft:
    first: int
    after: int
    low: float | None
    high: float | None
    bound: Bound = "exact"
    unit: str = ""


def find_amounts(text: str, sentences: Sequence[Span]) -> list[Amount]:
    """The amounts an English news text names.

    Args:
        text: the document's stored text.
        sentences: half-open spans into ``text``, sorted; when empty the whole text is read as one sentence.

    Returns:
        In text order; ``span`` covers bound, number, unit and period in code points; ``low`` or ``high`` is None where open.
        Money is in ISO 4217 codes ("USD/year"), shares in "percent", all else in the plural noun that is counted, "" when none is.

    Example:
        >>> find_amounts("It pays nearly $1 billion annually.", [])
        [Amount(low=1000000000.0, high=1000000000.0, unit='USD/year', bound='almost', span=Span(start=8, end=34))]
    """
    scanned = scan(text, tuple(sentences))
    words, dated = scanned.words, dated_words(scanned)
    drafts: list[_Draft] = []
    floor = 0
    for numeral in _numerals(words, dated):
        if numeral.first < floor:
            continue
        draft = _draft(words, numeral, floor, dated)
        if draft is not None:
            joined = _both_bounds(words, drafts[-1], draft) if drafts else None
            if joined is not None:
                drafts[-1] = draft = joined
            else:
                drafts.append(draft)
            floor = draft.after
    return [Amount(d.low, d.high, d.unit, d.bound, words.span(d.first, d.after)) for d in drafts]


def _both_bounds(words: Words, one: _Draft, two: _Draft) -> _Draft | None:
    """ "more than 100 but fewer than 200 tents": one amount with two bounds."""
    if {one.bound, two.bound} != {"at_least", "at_most"} or one.unit not in ("", two.unit) or two.first - one.after > 2:
        return None
    if not all(word in ("and", "but", ",") for word in words.lower[one.after : two.first]):
        return None
    low, high = (one.low, two.high) if one.bound == "at_least" else (two.low, one.high)
    if low is None or high is None or low >= high:
        return None
    return replace(two, first=one.first, low=low, high=high, bound="exact")


def _numerals(words: Words, dated: frozenset[int]) -> Iterator[Numeral]:
    i, end = 0, len(words)
    while i < end:
        word = words.lower[i]
        may_start = (word in STARTS or word[0].isdecimal()) and i not in dated
        numeral = read_numeral(words, i) if may_start else None
        if numeral is None:
            i += 1
        else:
            yield numeral
            i = numeral.after


def _draft(words: Words, numeral: Numeral, floor: int, dated: frozenset[int]) -> _Draft | None:
    money = units.money_before(words, numeral.first)
    if money is not None and money[1] < floor:
        money = None  # the sign belongs to the number before it
    minus = _minus(words, numeral, floor)
    if not numeral.share and money is None and minus is None and not _counts(words, numeral):
        return None
    numeral, upper = _range(words, numeral, dated)
    low, high = numeral.low, numeral.high if upper is None else upper.high
    after = numeral.after if upper is None else upper.after
    if money is not None and numeral.scale == 1:
        low, high = low * money[2], high and high * money[2]
    if minus is not None:
        low, high = (-low, high) if upper is not None else (-low, -low)
    draft = _Draft(minus or (numeral.first if money is None else money[1]), after, low, high)
    if numeral.vague:
        draft = replace(draft, bound="at_least" if high is None else "about")
    draft = _bound_after(words, draft)
    draft = _with_unit(words, draft, numeral, money[0] if money else None)
    if upper is not None and not draft.unit and _telephone(words, numeral, upper):
        return None
    return _bound_before(words, draft, floor, ranged=upper is not None)


def _telephone(words: Words, left: Numeral, right: Numeral) -> bool:
    """ "555-1234": three and four bare digits."""
    shape = words.said(left.first, right.after)
    return len(shape) == 8 and shape[3] in DASHES and shape[:3].isdecimal() and shape[4:].isdecimal()


def _minus(words: Words, numeral: Numeral, floor: int) -> int | None:
    """The word that makes a number negative: "minus 5", "negative ten", "-9.2"; not a dash before a list item or a sum."""
    at = numeral.first - 1
    if at < floor or numeral.vague:
        return None
    if words.at(at) in NEGATIVE:
        return at
    if words.at(at) not in "-−" or (words.touches(at) and words.at(at - 1) not in "(<>="):
        return None
    noun = words.at(numeral.after)
    if words.at(at - 1) == noun == BREAK:
        return at
    return at if words.touches(at + 1) and (not noun.isalpha() or noun in SIGNS or noun in ("percent", "degrees")) else None


def _range(words: Words, low: Numeral, dated: frozenset[int]) -> tuple[Numeral, Numeral | None]:
    """Joins "10 to 15", "10-15", "between 10 and 15", "two or three"; a scale said once holds for both ends ("5 to 6 million")."""
    at, joint = low.after, words.at(low.after)
    if percent := units.percent(words, at):
        at, joint = percent.after, words.at(percent.after)
    between = words.at(low.first - 1) == "between" or words.at(low.first - 2) == "between"
    if not (joint in JOINTS or joint in DASHES or (joint == "and" and between)) or (low.share and joint != "to") or low.vague:
        return low, None
    from_at = low.first - 1 - (words.at(low.first - 1) in _MARKS)
    if joint == "to" and words.at(from_at) == "from" and any(words.at(from_at - k) in RISING for k in range(1, 5)):
        return low, None
    at += 1
    money = at + 1 if words.at(at) in _MARKS else at
    high = None if money in dated else read_numeral(words, money)
    if percent and (high is None or units.percent(words, high.after) is None):
        return low, None
    if (
        high is None
        or high.vague
        or high.share != low.share
        or high.high is None
        or (joint in DASHES and low.scale != 1 and high.scale == 1)
    ):
        return low, None
    if high.scale > 1 and low.scale == 1 and low.low <= high.high / high.scale:
        low = replace(low, low=low.low * high.scale, high=low.low * high.scale)
    if high.high <= low.low or (joint == "or" and high.high > low.low + 10):
        return low, None
    return low, high


def _counts(words: Words, numeral: Numeral) -> bool:
    """Whether a number without a currency counts something at all."""
    first, after = numeral.first, numeral.after
    before, following = words.at(first - 1), words.at(after)
    if words.at(first) == "one" and after == first + 1:
        if units.percent(words, after) is not None:
            return True
        if following in DASHES and words.touches(after):
            return units.money_after(words, after + 1) is not None
        noun = following.isalpha() and following not in ONE_IS_NOT and before not in ONE_AFTER
        return noun and units.counted(words, after, 1).name != ""
    if not words.lower[first][0].isdecimal():
        clock = before == "at" and numeral.low <= 12 and following in (",", ".", ";", BREAK)
        return not clock and before not in LABELS_SPELLED and not _age(words, first, after, numeral.low)
    if words.touches(first) and before == "=" and words.touches(first - 1) and words.at(first - 2).isalpha():
        return False  # "?page=12"
    if words.touches(first) and (before.isalpha() or before in ":/.#@_%" or (before in DASHES and words.touches(first - 1))):
        return False
    if words.touches(after) and (following in (":", "/", "st", "nd", "rd", "th", "s", "am", "pm", "a") or _code(words, after)):
        return False
    if following in DASHES and words.touches(after) and words.touches(after + 1) and _score(words, first, after):
        return False
    if following in ("a", "p") and words.at(after + 1) == "." and words.at(after + 2) == "m":
        return False
    if (
        following in ("am", "pm", "gmt", "utc")
        or before in LABELS
        or (before == "." and words.at(first - 2) in ("no", "nos", "vol"))
    ):
        return False
    if before == "[" and following == "]":
        return False  # a footnote
    if before == BREAK and following in (".", ")") and len(words.lower[first]) < 3 and words.at(after + 1) != BREAK:
        return False  # the number of an item
    if before == "of" and words.at(first - 2) in LABELS_OF and words.raw[first - 2][0].isupper():
        return False
    if before in ("and", "or", ",") and words.at(first - 2).isdecimal() and words.at(first - 3) in LABELS:
        return False
    return not _age(words, first, after, numeral.low) and not _named(words, first, after)


def _code(words: Words, i: int) -> bool:
    """Letters stuck to digits that are no scale and no measure, as in "4G" or "4chan"."""
    word = words.lower[i]
    if not word.isalpha() or not words.raw[i - 1][-1].isdecimal() or units.money_after(words, i) is not None:
        return False
    return word not in MEASURES and (word not in SIGNS or (len(word) == 1 and words.raw[i].isupper()))


def _score(words: Words, first: int, after: int) -> bool:
    """ "3-0", "555-1234-99": digits joined by a dash that do not rise."""
    right = words.at(after + 1)
    if not right[0].isdecimal() or len(right) > 15:
        return False
    left = words.lower[first]
    rises = float(left.replace(",", "")) < float(right.replace(",", "")) and left != "0"
    return not rises or (words.at(after + 2) in DASHES and words.at(after + 3)[0].isdecimal())


def _age(words: Words, first: int, after: int, value: float) -> bool:
    before, following = words.at(first - 1), words.at(after)
    if value > 120:
        return False
    if before in ("aged", "age", "ages"):
        return True
    start = after + (following in DASHES)
    if words.at(start) in ("year", "years", "month", "months") and words.at(start + 1 + (words.at(start + 1) in DASHES)) in (
        "old",
        "olds",
    ):
        return True
    return (
        before == ","
        and following in (",", ".", ")", BREAK)
        and first > 1
        and words.raw[first - 2][:1].isupper()
        and words.lower[first][0].isdecimal()
    )


def _named(words: Words, first: int, after: int) -> bool:
    """ "Apollo 11", "Windows 10": a capitalised word inside a sentence with a bare number and nothing counted after it."""
    name = words.raw[first - 1] if first else BREAK
    if (
        "," in words.lower[first]
        or after > first + 1
        or not name[0].isupper()
        or not name.isalpha()
        or words.at(first - 2) == BREAK
    ):
        return False
    return (
        units.percent(words, after) is None
        and units.money_after(words, after) is None
        and units.counted(words, after, None).name == ""
    )


def _bound_after(words: Words, draft: _Draft) -> _Draft:
    """ "or more", "plus", "at least" behind the number."""
    at = draft.after + (words.at(draft.after) in DASHES and words.touches(draft.after))
    if words.at(at) == "+":
        return _bounded(replace(draft, after=at + 1), "at_least")
    for size in (3, 2, 1):
        bound = AFTER.get(tuple(words.lower[at : at + size]))
        adds = words.at(at) == "plus" and read_numeral(words, at + 1) is not None  # "20 plus 5"
        if bound is not None and not adds and words.at(at + size) != "than" and (at == draft.after or size == 1):
            return _bounded(replace(draft, after=at + size), bound)
    return draft


def _with_unit(words: Words, draft: _Draft, numeral: Numeral, money: str | None) -> _Draft:
    at = draft.after
    if money is not None:
        named = units.money_after(words, at)
        name, at = money, named.after if named is not None and named.name == money else at
    elif numeral.share or numeral.unit:
        name = numeral.unit or "percent"
    elif (unit := units.percent(words, at) or units.money_after(words, at)) is not None:
        name, at = unit.name, unit.after
        draft, at = _sum(words, draft, unit, numeral)
    else:
        unit = units.counted(words, at, numeral.low if numeral.low == numeral.high else None)
        name, at = unit.name or units.harmed(words, draft.first), unit.after
        if unit.name and words.at(at) in ("killed", "dead") and name == "people":
            name = "killed"
    if (per := units.period(words, at)) is not None:
        name, at = f"{name}/{per.name}" if name else f"/{per.name}", per.after
    return replace(draft, unit=name, after=max(at, draft.after))


def _sum(words: Words, draft: _Draft, unit: units.Unit, numeral: Numeral) -> tuple[_Draft, int]:
    """A sum with what follows its currency: "60 USD million", "8 dollars 25 cents", "45 MUSD"."""
    scale, at = unit.scale, unit.after
    if numeral.scale == 1 and words.at(at) in SCALES:
        scale, at = scale * SCALES[words.at(at)], at + 1
    minor = units.minor(words, at) if scale == 1 and unit.name != "percent" and draft.low == draft.high else None
    if minor is not None and draft.low is not None:
        value = round(draft.low + minor[0] / 100, 2)
        return replace(draft, low=value, high=value), minor[1]
    if scale == 1:
        return draft, at
    return replace(draft, low=draft.low and draft.low * scale, high=draft.high and draft.high * scale), at


def _bound_before(words: Words, draft: _Draft, floor: int, *, ranged: bool) -> _Draft:
    """ "at least", "nearly", "some" and their like in front; "between" and "from" of a range join its span."""
    while True:
        at = draft.first
        if ranged and words.at(at - 1) in ("between", "from") and at > floor:
            draft, at = replace(draft, first=at - 1), at - 1
        for size in _BOUND_SIZES:
            bound = BEFORE.get(tuple(words.lower[max(0, at - size) : at])) if at - size >= floor else None
            if bound is not None:
                draft = _bounded(replace(draft, first=at - size), bound)
                break
        else:
            return draft


def _bounded(draft: _Draft, bound: Bound) -> _Draft:
    if bound == "exact" or (draft.bound != "exact" and bound == "about"):
        return draft
    if bound == "at_least":
        return replace(draft, bound=bound, high=None)
    if bound == "at_most":
        return replace(draft, bound=bound, low=None, high=draft.high if draft.high is not None else draft.low)
    return replace(draft, bound=bound)
