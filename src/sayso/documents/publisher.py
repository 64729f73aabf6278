"""Who published a text and whom the whole piece credits, from its layout: every clue is a name, a weight and its words.

No clue is better than a wrong one: a name found only inside the report's sentences is never taken for its publisher.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from sayso.documents.clues import COPYRIGHT, Clue, name_shaped, proper
from sayso.documents.dates import find_dates, url_dates
from sayso.documents.headers import byline_names, title_label
from sayso.documents.known import outlet_like, outlet_named, outlet_of_url, outlets_in
from sayso.documents.lines import Line
from sayso.documents.words import either, table

_NAME = r"(?:the )?[\w.&’'\u00c0-\u024f-]+(?: [\w.&’'\u00c0-\u024f-]+){0,5}?"
_UP, _IN = r"A-Z\u00c0-\u00dd", r"\w.’'\u00c0-\u024f"
_PLACE = rf"(?:[{_UP}][{_IN}-]*(?:[ ,/]+[{_UP}(][{_IN})-]*){{0,6}},?\s*)?"
_DAY = r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?|\d{1,2} [A-Z][a-z]{2,8}\.?(?: \d{4})?)?,?\s*"
_DATELINE = re.compile(
    rf"{_PLACE}{_DAY}\.?\s*(?:\((?P<agency>[A-Z][\w .&/’'-]{{1,40}})\)|/(?P<slashed>[A-Z][\w ]{{1,20}})/)\s*(?:[-–—:]{{1,2}}|\.)\s"
)
_BARE_DATELINE = re.compile(rf"([{_UP}][{_IN} ]{{1,24}})(?:, |: | / )([{_UP}][{_IN} ]{{1,24}}) ?(?:[-–—]{{1,2}}|:) ")
_APPEARED = re.compile(
    r"\b(?:(?:originally|first) (?:published|appeared|posted|released|aired|reported)|republished|reprinted|reproduced|adapted|"
    r"taken|courtesy|published|appeared)\b(?: \w+ly)?(?: (?:on|in|by|at|from|of|with permission from|with permission of))+ "
    rf"(?P<name>{_NAME})(?=[,.;|()]|$| on | in | and (?:is|was|has) | under |\s*[-–—])",
    re.IGNORECASE,
)
_PUBLISHED_BY = re.compile(r"^(?:printed and )?published(?: \w+ly)? by (?:the )?$", re.IGNORECASE)
_SOURCE = re.compile(r"(?:sources?|via|credit|courtesy)\s*:\s*(?P<name>[^:|]{2,60}?)\s*[.|]?", re.IGNORECASE)
_INPUTS = re.compile(
    r"\(?\s*with (?:inputs?|additional (?:input|reporting)|reporting|files|agency inputs?) (?:from|by) (?P<name>[^.()]{2,60})[.)]*",
    re.IGNORECASE,
)
_TITLED = r"[A-Z][\w&-]*(?: [A-Z][\w&-]*){0,3}"
_SELF = re.compile(
    rf"\b(?:upcoming|forthcoming|previous|earlier|another|recent) (?P<report>{_TITLED}) (?:reports?|dispatch|bulletins?)\b"
    rf"|\b(?P<learned>(?:The )?{_TITLED}) (?:has learned|has learnt|can (?:exclusively )?reveal|understands that)\b"
)
_RENDERED = re.compile(
    r"\b(?:translat\w+|excerpts?|reproduc\w+|summar\w+)\b[^.!?]{0,90}?"
    r"\b(?:daily|newspaper|weekly|agency|website|paper|magazine|channel|journal) "
    rf"(?P<name>[{_UP}][{_IN}-]*(?: (?:[{_UP}][{_IN}-]*|of|the|and)){{0,4}})"
)
_LABELLED = re.compile(r"(?:from|publication(?: title)?|publisher|newspaper|outlet)\s*:\s*(?P<name>.{2,60})", re.IGNORECASE)
_STANDS_ALONE = re.compile(rf"The(?: [{_UP}][{_IN}&-]*){{1,4}}")
_HEADLINE_TAIL = re.compile(r"\s(?P<mark>[-–—|:])\s+(?P<name>[^-–—|:]{2,40})$")
_HEADLINE_TOLD = re.compile(r",\s+(?P<name>[^,:|]{2,40}) (?:reports|reported)$")
_SPLIT = re.compile(r"\s*[|•·]\s*|\s+[-–—]\s+")


def publisher_clues(head: Sequence[Line], tail: Sequence[Line], lead: Line | None, title: Line | None, sample: str) -> list[Clue]:
    """Collects the clues of one document.

    Args:
        head: the lines above and around the title. tail: the last lines. lead: the first prose. title: the title's line.
        sample: article text in which the report may speak of itself.

    Returns:
        The clues, in the order found.
    """
    clues: list[Clue] = []
    for line in head:
        clues += _header(line)
    for line in (*head, *tail):
        clues += _anywhere(line)
    if title is not None and title_label(title):
        clues += [clue for line in head for clue in _source_field(line)]
    for line in (*([lead] if lead else []), *head):
        clues += _dateline(line)
    rendered = _RENDERED.search(lead.text[:400]) if lead else None
    if rendered:
        clues.append(Clue(proper(rendered["name"]), 78, f"rendered from: “{rendered.group()}”", credit=True))
    if title is not None:
        clues += _headline(title)
    for match in _SELF.finditer(sample):
        name = match["report"] or match["learned"]
        if outlet_named(name) or outlet_like(name):
            clues.append(Clue(proper(name), 45, f"speaks of itself: “{match.group()}”"))
    return clues


def _header(line: Line) -> list[Clue]:
    """ "Date | Outlet", "by harbour news", an outlet alone on its line, a series' header."""
    clues = [Clue(name, 85, f"series header: “{line.text}”") for mark, name in table("series").items() if mark in line.key]
    if line.words > 16:
        return clues
    who = byline_names(line.text)
    labelled = _LABELLED.match(line.text)
    if labelled and (outlet_named(labelled["name"]) or outlet_like(labelled["name"])):
        clues.append(Clue(proper(labelled["name"]), 88, f"labelled: “{line.text}”"))
    elif not who and _STANDS_ALONE.fullmatch(line.text) and outlet_like(line.text):
        clues.append(Clue(proper(line.text), 35, f"alone on its line: “{line.text}”"))
    dates = [d for d in find_dates(line.text) if d.readings]
    for part in _SPLIT.split(who or line.text):
        for piece in re.split(r",\s+(?=[A-Z])|\s+(?:for|For|FOR)\s+(?=[A-Z])", part) if who else [part]:
            known = outlet_named(piece)
            if known or (outlet_like(piece) and who and name_shaped(piece)):
                weight = (80 if who else 90 if dates else 40) if known else 70
                clues.append(Clue(proper(piece), weight, f"header line: “{line.text}”"))
            elif dates and not who and _lone_partner(piece, line.text):
                clues.append(Clue(proper(piece), 65, f"beside the date: “{line.text}”"))
    return clues


def _source_field(line: Line) -> list[Clue]:
    """ "Source: The Courier" among a feed's or an archive's labelled fields names the publisher."""
    match = _SOURCE.fullmatch(line.text) if line.words <= 8 else None
    if not match or not (outlet_named(match["name"]) or outlet_like(match["name"])):
        return []
    return [Clue(proper(match["name"]), 70, f"labelled: “{line.text}”")]


def _lone_partner(piece: str, whole: str) -> bool:
    """The one part beside a date that is a name: at most six capitalised words, no comma, no digit, no label."""
    parts = [p for p in _SPLIT.split(whole) if p]
    handled = re.match(rf"{either('handling')}\b", piece, re.IGNORECASE)  # "Translated from Arabic"
    return len(parts) == 2 and not find_dates(piece) and name_shaped(piece) and "," not in piece and not handled


def _anywhere(line: Line) -> list[Clue]:
    """Copyright lines, "first published in", "Source:", and the page's own address."""
    text = line.text[:400]
    clues: list[Clue] = []
    if line.words == 1:
        known = outlet_of_url(text)
        return [Clue(known.name, 60 if url_dates(text) else 50, f"address: {text}")] if known else []
    made = COPYRIGHT.search(text) if line.words <= 30 else None
    if made and (outlet_named(made["name"]) or outlet_like(made["name"])):
        clues.append(Clue(proper(made["name"]), 75, f"copyright line: “{text}”"))
    if (
        line.words <= 40
        and (found := _APPEARED.search(text))
        and (outlet_named(found["name"]) or (name_shaped(found["name"]) and found["name"][0].isupper()))
    ):
        if _PUBLISHED_BY.search(text[: found.start("name")]):
            return clues  # who prints a paper is no outlet that a piece was taken from
        date = next((d for d in find_dates(text) if d.readings), None)
        if not find_dates(found["name"]) and (outlet_named(found["name"]) or outlet_like(found["name"]) or line.words <= 20):
            clues.append(Clue(proper(found["name"]), 70, f"appeared: “{text}”", credit=True, date=date))
    for pattern, weight in ((_SOURCE, 80), (_INPUTS, 60)):
        credited = pattern.fullmatch(text) if line.words <= 14 else None
        names = {o.name for _, _, o in outlets_in(credited["name"])} if credited else set()
        if credited and len(names) == 1:
            clues.append(Clue(proper(outlets_in(credited["name"])[0][2].name), weight, f"credit line: “{text}”", credit=True))
    return clues


def _dateline(line: Line) -> list[Clue]:
    """ "GENEVA, March 3 (Reuters) -" and "(AFP) –" at the head of a paragraph."""
    match = _DATELINE.match(line.text[:200])
    if not match:
        return _bare_dateline(line)
    agency = match["agency"] or match["slashed"]
    names = [n.strip() for n in re.split(r"[/&]", agency)]
    known = [n for n in names if outlet_named(n)]
    if not known and not (agency.isupper() and len(agency) <= 8) and not line.text[:4].isupper():
        return []
    return [Clue(proper((known or names)[0]), 55, f"dateline: “{match.group().strip()}”", credit=True)]


def _bare_dateline(line: Line) -> list[Clue]:
    """ "Lima, AFP -" and "AFP, Lima -": only for known names, since a country stands there as often."""
    match = _BARE_DATELINE.match(line.text[:80])
    name = next((n for n in match.groups() if n and outlet_named(n)), None) if match else None
    return [Clue(proper(name), 50, f"dateline: “{line.text[: match.end()].strip()}”", credit=True)] if match and name else []


def _headline(title: Line) -> list[Clue]:
    """ "Ministers meet – Reuters" credits; "Ministers meet | The Courier" signs."""
    told = _HEADLINE_TOLD.search(title.text)
    if told and outlet_named(told["name"]):
        return [Clue(proper(told["name"]), 70, f"headline: “{told.group().strip()}”", credit=True)]
    match = _HEADLINE_TAIL.search(title.text)
    known = outlet_named(match["name"]) if match else None
    if not match or not known:
        return []
    credit = match["mark"] != "|"
    return [Clue(proper(match["name"]), 85, f"headline: “{match.group().strip()}”", credit=credit)]
