"""Lines that set labels side by side instead of saying something: menus, breadcrumbs, "Paper | Section | Date", button rows."""

from __future__ import annotations

import re

from sayso.documents.cues import Cues
from sayso.documents.dates import find_dates
from sayso.documents.known import outlet_like, outlet_named
from sayso.documents.lines import Line, split_lines
from sayso.documents.words import either
from sayso.model import RangeKind

_CUT = re.compile(r"\s*(?:[|•·»›→⟶«←]|(?<=\])(?=\s*\[))\s*|\s+(?:--|[-–—/>])\s+|\s{3,}|\t")
_STRONG = re.compile(r"[|•·»›→⟶«←]| > |\]\s*\[|\s{3,}|\t")
_BUTTON = re.compile(
    r"(?:\[[^\[\]]{1,40}\]\s*){2,}|\[(?:get|follow|donate|share|subscribe|sign up|read)\b[^\[\]]{0,40}\]", re.IGNORECASE
)
_SECTION = re.compile(rf"{either('sections')}(?:\W+{either('sections')})*|{either('numbering')}\W*[\d./-]+.*", re.IGNORECASE)
_NUMBERED = re.compile(rf"{either('numbering')}(?:\W+{either('numbering')})*\W*\d[\d./-]*", re.IGNORECASE)
_CLOCK = re.compile(r"\d{1,2}[:.]?\d{2}\s*(?:[a-z]{2,4})?(?:\s*(?:gmt|utc))?", re.IGNORECASE)
_INTRODUCED = re.compile(
    r"(?P<name>(?:The )?[A-Z][\w&’'-]*(?: (?:[A-Z][\w&’'-]*|of|the|and)){0,5}) is (?:an?|the) "
    rf"(?:[\w’'-]+,? ){{0,6}}{either('publications')}\b"
)
_OF_ITSELF = re.compile(
    r"\b(?:non-?profit|not-for-profit|independent|reader-supported|reader-funded|free|subscri\w+|does not (?:necessarily )?endorse|"
    r"licen[cs]ed|support|donat\w+|founded in|published (?:daily|weekly|monthly|by))\b",
    re.IGNORECASE,
)
_MAX_WORDS = 30
_PART_WORDS = 6


def parts(text: str) -> list[str]:
    """What stands between a line's separators (bars, dots, arrows, dashes set off by spaces, wide gaps), in order."""
    return [part for raw in _CUT.split(text[:400]) if (part := raw.strip(" \t\u00a0[]()"))]


def is_section(text: str) -> bool:
    """A section's name or an issue's number, alone."""
    return _SECTION.fullmatch(text) is not None


def is_numbering(line: Line) -> bool:
    """An issue's or release's number alone on its line: "Press release No. 114/2019"."""
    return line.words <= 5 and not line.ended and line.text[-1].isdigit() and _NUMBERED.fullmatch(line.text) is not None


def introduced(text: str) -> str | None:
    """The name of a publication that a line introduces to its readers: "The Salt Line is an independent weekly." """
    match = _INTRODUCED.match(text[:300])
    return match["name"] if match and _OF_ITSELF.search(text[:400]) else None


def row_kind(line: Line, table: Cues) -> RangeKind | None:
    """The kind of furniture a row of labels is; None for a line that says something of its own.

    Every part must be a label known by itself (a cue, a section, a date, a name like an outlet's); in a row of three or more set
    apart by bars, dots or arrows, half of them suffice, and none may be longer than a label is.
    """
    if line.words > _MAX_WORDS or len(line.text) > 300:
        return None
    if _BUTTON.fullmatch(line.text):
        return "share"
    found = parts(line.text)
    if len(found) < 2 or any(len(part.split()) > _PART_WORDS for part in found):
        return None
    kinds = [_part_kind(part, table) for part in found]
    known = sum(kind is not None for kind in kinds)
    loose = len(_STRONG.findall(line.text)) >= 2 and not line.clausal and not line.ended and known * 2 >= len(found) - 1 and known
    if known < len(found) and not loose:
        return None
    named = [kind for kind in kinds if kind]
    return "masthead" if "masthead" in named else named[0]


def _part_kind(part: str, table: Cues) -> RangeKind | None:
    if is_section(part):
        return "navigation"
    if find_dates(part) or _CLOCK.fullmatch(part):
        return "masthead"
    lines = split_lines(part)
    kind = table.kind(lines[0]) if len(lines) == 1 else None
    if kind or outlet_named(part) or (outlet_like(part) and not lines[0].clausal):
        return kind or "navigation"
    return None
