"""Who signed a report: bylines, and the closing line that introduces an op-ed's author."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from sayso.documents.clues import squashed
from sayso.documents.dates import find_dates
from sayso.documents.headers import are_names, byline_names, is_date_line
from sayso.documents.known import outlet_like, outlet_named, plain
from sayso.documents.lines import Line
from sayso.documents.words import either

_CAPITAL = r"[A-Z\u00c0-\u00de\u0130\u015e][\w.’'\u00c0-\u024f-]*"
_WORD = rf"(?:{_CAPITAL}|al-[A-Z][\w’'-]*|{either('name_particles')})"
_PERSON = re.compile(rf"{_CAPITAL}(?: {_WORD}){{1,5}}")
_BIO = re.compile(rf"(?P<who>{_PERSON.pattern})(?:,[^,.]{{2,80}},)? {either('bio_verbs')}\b")
_BIO_WORK = re.compile(rf"\b{either('bio_work')}\b", re.IGNORECASE)
_TITLES = re.compile(rf"^(?:{either('person_titles')}\.?\s+)+", re.IGNORECASE)
_ROLE = re.compile(rf",?\s*\b(?:{either('beats')}\s+(?:affairs\s+)?)?{either('roles')}\b.*$", re.IGNORECASE)


def authors_of(head: Sequence[Line], tail: Sequence[Line], body: Sequence[Line], outlet: str | None) -> tuple[str, ...]:
    """Names the authors, without academic or military titles.

    Args:
        head: furniture around the title. tail: the last lines. body: article lines. outlet: the publisher, never an author.

    Returns:
        The names in the order signed; empty when nobody signed.
    """
    for line in head:
        names = _signed(byline_names(line.text), outlet)
        if names:
            return names
    for line in head if outlet else ():
        who, comma, last = line.text[:200].rpartition(", ")
        if comma and outlet and squashed(last) == squashed(outlet) and (names := _signed(who, outlet)):
            return names
    for line, after in pairwise(head):
        if (
            after.start - line.end <= 4
            and is_date_line(after)
            and not is_date_line(line)
            and (line.words <= 4 or are_names(line))
            and (names := _signed(line.text, outlet))
        ):
            return names
    for line in [*body[-3:], *tail][::-1]:
        match = _BIO.match(line.text[:300].replace("\u00a0", " "))
        if match and _BIO_WORK.search(line.text[:600]) and len(body) > 5 and not _spoken(line, body):
            return (_TITLES.sub("", match["who"]),)
    return ()


def _spoken(line: Line, body: Sequence[Line]) -> bool:
    """A closing sentence about someone the report talks of all along is no author's introduction."""
    match = _BIO.match(line.text[:300].replace("\u00a0", " "))
    family = match["who"].split()[-1] if match else ""
    return sum(1 for other in body if other is not line and family in other.text[:2000]) > 0


def _signed(who: str, outlet: str | None) -> tuple[str, ...]:
    dates = find_dates(who)
    if dates:
        who = who[: dates[0].start]
    who = re.split(r"\s*[|•·/]\s*|\s+[-–—]\s+|\s+\(|\s+@", who)[0]
    found: list[str] = []
    for part in re.split(r",\s*|;\s*|\s+and\s+|\s*&\s*", who):
        name = _TITLES.sub("", _ROLE.sub("", part).strip(" .,:")).strip()
        same = outlet is not None and plain(name) == plain(outlet)
        if _PERSON.fullmatch(name) and not same and not outlet_named(name) and not outlet_like(name):
            found.append(name)
    return tuple(dict.fromkeys(found))
