"""Byline, date and dateline forms as they stand at the head of a report."""

from __future__ import annotations

import re

from sayso.documents.dates import find_dates
from sayso.documents.known import outlet_like, outlet_named
from sayso.documents.lines import CLAUSE_WORDS, Line
from sayso.documents.words import either

_SIGNING = "written posted reported edited compiled authored text story words analysis opinion commentary".replace(" ", "|")
_BYLINE = re.compile(rf"(?:[-–—]\s*)?(?:(?:{_SIGNING})\s+)?by:?\s+(?P<who>\S.{{1,140}})", re.IGNORECASE)
_NOT_SIGNED = re.compile(rf"by {either('not_signed')}\b", re.IGNORECASE)
_DATE_NOISE = re.compile(rf"\b{either('date_noise')}\b|\d{{1,2}}[:.]\d{{2}}(?::\d{{2}})?|[+-]\d{{1,4}}\b|\W+", re.IGNORECASE)
_STAMPED = re.compile(rf"(?:first |last )?{either('stamps')}\b:?", re.IGNORECASE)
_DESK = r"(?:our |local |wire |news |staff )*(?:staff|wires?|agency|agencies|correspondents?|services?|reporters?)\b"
_POOLED = re.compile(
    rf"(?:from|by|compiled (?:from|by)) {_DESK}(?: (?:and|&) {_DESK})?(?: reports?| writers?| services?)?",
    re.IGNORECASE,
)
_CAPITALS = r"[A-Z\u00c0-\u00dd][\w.’'\u00c0-\u024f-]*"
_PERSON_FIRST = re.compile(rf"{_CAPITALS}(?: {_CAPITALS}){{1,3}}, (?P<outlet>(?:The |the )?{_CAPITALS}(?: {_CAPITALS}){{0,4}})")
_NAMES = re.compile(rf"{_CAPITALS}(?: {_CAPITALS}){{1,3}}(?:(?:, | and | & |, and ){_CAPITALS}(?: {_CAPITALS}){{1,3}}){{0,4}}")
_TITLE_LABEL = re.compile(r"(?:title|headline|subject)\s*:\s+(?=\S)", re.IGNORECASE)
_MAX_LEFT_WORDS = 9


def is_byline(line: Line) -> bool:
    """A line that says who wrote it: "By Ana Cruz", "written by Dr. Li Wei | 3.4.2020", "by harbour news"."""
    if line.words > 16 or len(line.text) > 180:
        return False
    if _POOLED.fullmatch(line.text) or (line.words <= 9 and not line.ended and _signed_for(line.text)):
        return True
    match = _BYLINE.fullmatch(line.text)
    if not match or _NOT_SIGNED.match(line.text):
        return False
    closed = (line.ended and not line.text.endswith((".", ")"))) or (line.text.endswith(".") and line.words > 8)
    return not closed and not (line.clausal and line.words > 8)


def title_label(line: Line) -> int:
    """How many characters a label such as "Title:" or "Subject:" takes at the head of a title; 0 where there is none."""
    match = _TITLE_LABEL.match(line.text[:60])
    return match.end() if match else 0


def are_names(line: Line) -> bool:
    """A line of nothing but people's names: "Ana Cruz and Tom Okoro"."""
    return line.words <= 12 and not line.ended and _NAMES.fullmatch(line.text) is not None


def _signed_for(text: str) -> bool:
    """ "Ana Cruz, Harbour Courier": a person's name and behind it an outlet's."""
    match = _PERSON_FIRST.fullmatch(text)
    return match is not None and (outlet_named(match["outlet"]) is not None or outlet_like(match["outlet"]))


def byline_names(text: str) -> str:
    """What a byline says after "by", up to a separator or date; empty when the text is no byline."""
    match = _BYLINE.fullmatch(text)
    if match or not _STAMPED.match(text[:40]):
        return match["who"] if match else ""
    found = find_dates(text)
    after = text[found[-1].end :] if found else ""
    return after.partition(" by ")[2].strip()


def _is_sentence(words_left: list[str]) -> bool:
    return not CLAUSE_WORDS.isdisjoint(word.lower() for word in words_left)


def is_date_line(line: Line) -> bool:
    """A short line that is a date, alone or beside an outlet, place or series: "October 1, 2020 | The Courier"."""
    if line.words > 20 or len(line.text) > 200:
        return False
    found = [d for d in find_dates(line.text) if d.readings]
    if not found:
        return False
    rest = line.text
    for date in reversed(found):
        rest = rest[: date.start] + " " + rest[date.end :]
    left = _DATE_NOISE.sub(" ", rest).split()
    if not left:
        return True
    if _STAMPED.match(line.text[:40]) and not line.ended and found[0].start < 24:
        return True
    separated = (
        any(mark in line.text for mark in ("|", "•", "·", "—", "–", "/", " -- ", " - "))
        or found[0].start == 0
        or found[-1].end >= len(line.text) - 1
    )
    return (
        separated
        and len(left) <= _MAX_LEFT_WORDS
        and not _is_sentence(left)
        and not (line.ended and line.text[-1] in ".!?" and len(left) > 6)
    )
