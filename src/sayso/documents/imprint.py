"""An outlet nobody has listed, found as readers find it: at the top, in the copyright line, under the article, in handles.

Each place gives a clue with a weight (`WEIGHTS`); `sayso.documents.clues.choose` adds up the clues for one name. A name of
ordinary words ("Kestrel") in one weak place is not enough; a name that calls itself one ("Harbour Courier") at the very top is.
Names that stand only in the article's sentences are never looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.documents.captions import is_picture
from sayso.documents.clues import COPYRIGHT, LAST_RESORT, Clue, name_shaped, proper, squashed
from sayso.documents.cues import cues
from sayso.documents.furniture import Layout
from sayso.documents.known import is_issuer, outlet_like, outlet_named
from sayso.documents.labels import introduced, is_section, parts
from sayso.documents.lines import Line, split_lines
from sayso.documents.words import either

WEIGHTS = {
    "named at the top": 42,
    "perhaps named at the top": 16,
    "issued by": 40,
    "copyright": 40,
    "introduces itself": 55,
    "speaks to its readers": 36,
    "behind the byline": 60,
    "runs through the pages": 50,
    "handle": 34,
    "same name in handle, address or credit": 24,
    LAST_RESORT: 10,
}
_REACH = 60
_WORDS = r"(?:[Tt]he )?[A-Z0-9][\w&’'.-]*(?: (?:[A-Z0-9&][\w&’'.-]*|of|the|and|de|la)){0,5}"
_NAME = rf"(?P<name>{_WORDS})"
_TO_READERS = re.compile(
    r"(?:(?i:about|thanks for reading|thank you for reading|you(?:’|')?re reading|you are reading|subscribe to|support|join|follow|"
    r"(?:get|download) the|sign(?:ed)? up (?:to|for)|subscribed to|read more (?:at|on|in)|more from|a member of|letters to)) "
    rf"{_NAME}|(?P<host>{_WORDS}) "
    r"(?i:welcomes? (?:your )?(?:letters|tips|comments|submissions)|newsletter|app\b|on (?:facebook|twitter|x|telegram))"
)
_ISSUED = re.compile(rf"(?i:issued|released|published|produced|distributed) by:? {_NAME}\W*")
_AFTER_PERSON = re.compile(
    r"(?:[Bb]y |BY )?[A-Z][\w.’'-]+(?: [\w.’'-]+){1,4}"
    rf"(?:,? (?i:{either('roles')}),?| (?:for|FOR))?(?:, ?| for | FOR | [|–—·/] |, for )"
    r"(?P<name>(?:[Tt]he )?[A-Z][\w&’'.-]*(?: [A-Z][\w&’'.-]*){1,4})"
)
_BEFORE_MARK = re.compile(rf"{_NAME} ?(?:©|\([cC]\)) ?(?:19|20)\d\d")
_HEADLINE_END = re.compile(r"\s[-–—|]\s+([^-–—|]{3,40})$")
_HANDLE = re.compile(r"(?<![\w.])@([A-Za-z]\w{3,30})\b")
_HOST = re.compile(
    r"(?:https?://(?:[\w-]+\.)*?|www\.|[\w.+-]@)([a-z0-9-]{3,40})\.(?:com?|org|net|info|news|example|[a-z]{2})\b", re.IGNORECASE
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_CREDITED = re.compile(r"(?:/|[Pp]hoto(?:graph)?(?: by)?:|[Ii]mage:|[Cc]redit:)\s*([A-Z][\w&’' -]{3,40}?)[\])]?\.?$")
_ADDRESS = re.compile(
    r"(?:(?:url|link|web address|source url|page)\s*:\s*)?(?P<url>https?://(?:www\.)?(?P<host>[\w.-]+\.\w+)\S*)", re.IGNORECASE
)


def imprint_clues(layout: Layout) -> list[Clue]:
    """Collects what a page's furniture says of its publisher.

    Args:
        layout: the page taken apart.

    Returns:
        The clues, in the order found.
    """
    prose = [i for i, kind in enumerate(layout.kinds) if kind == "body" and i != layout.title and layout.lines[i].prose]
    first = prose[0] if prose else len(layout.lines)
    top = layout.title if layout.title is not None else first
    clues: list[Clue] = []
    for i in range(min(top, 12)):
        if layout.kinds[i] in ("navigation", "masthead", "other"):
            clues += _top(layout.lines[i], at_top=i == 0)
    for i in range(top, min(first + 2, top + 10, len(layout.lines))):
        if layout.kinds[i] == "masthead":
            clues += _behind_byline(layout.lines[i])
    furniture = list(_furniture(layout))
    for line in furniture:
        clues += _said(line)
    clues += _running(layout)
    title = layout.lines[layout.title].text if layout.title is not None else ""
    return clues + _corroborated(clues, furniture, title)


def _clue(name: str, place: str, line: str) -> Clue:
    return Clue(proper(name), WEIGHTS[place], f"{place}: “{line[:120]}”")


def _furniture(layout: Layout) -> Iterator[Line]:
    """Short lines that are no article, from both ends; comments are other people's."""
    size = len(layout.lines)
    for i, (line, kind) in enumerate(zip(layout.lines, layout.kinds, strict=True)):
        if (i < _REACH or i >= size - _REACH) and kind not in ("body", "comments", "caption") and len(line.text) <= 400:
            yield line
        elif kind == "body" and "/" in line.text[-60:] and len(line.text) < 400:
            yield from split_lines(line.text[line.text.rfind("/") :], at=line.end)  # an image credit that closes a caption


def _top(line: Line, *, at_top: bool) -> Iterator[Clue]:
    if line.words > 24 or line.bullet:  # bullets are menus: sections, and partners by name
        return
    found = parts(line.text)
    for n, part in enumerate(found[:4]):
        if not _is_name(part):
            continue
        if outlet_named(part) or outlet_like(part):
            yield _clue(part, "named at the top", line.text)
        elif is_issuer(part) and len(found) <= 3:
            yield _clue(part, "issued by", line.text)
        elif at_top and n == 0 and not part[0].islower():
            yield _clue(part, "perhaps named at the top", line.text)


def _is_name(part: str) -> bool:
    if not name_shaped(part) or is_section(part) or len(part) > 60:
        return False
    lines = split_lines(part)
    return len(lines) == 1 and not lines[0].ended and cues().kind(lines[0]) is None


def _behind_byline(line: Line) -> Iterator[Clue]:
    match = _AFTER_PERSON.search(line.text[:200])
    if match and line.words <= 16 and outlet_like(match["name"]) and _is_name(match["name"]):
        yield _clue(match["name"], "behind the byline", line.text)


def _said(line: Line) -> Iterator[Clue]:
    text = line.text
    made = COPYRIGHT.search(text) if line.words <= 30 else None
    if made and made["name"][0].isupper() and _is_name(proper(made["name"])) and not _agency(made["name"]):
        yield _clue(made["name"], "copyright", text)
    before = _BEFORE_MARK.match(text) if line.words <= 30 else None
    if before and _is_name(before["name"]):
        yield _clue(before["name"], "copyright", text)
    if name := introduced(text):
        yield _clue(name, "introduces itself", text)
    spoken = _TO_READERS.search(text) if line.words <= 40 else None
    if spoken:
        name = next(g for g in spoken.groups() if g)
        if _is_name(name) and outlet_like(name):
            yield _clue(name, "speaks to its readers", text)
    issued = _ISSUED.fullmatch(text)
    if issued and (outlet_like(issued["name"]) or is_issuer(issued["name"])):
        yield _clue(issued["name"], "issued by", text)
    for handle in _HANDLE.findall(text[:300]):
        name = _CAMEL.sub(" ", handle)
        if " " in name and outlet_like(name):
            yield _clue(name, "handle", text)
    address = _ADDRESS.fullmatch(text)
    if address and line.words <= 3 and not is_picture(text) and (line.start == 0 or not text.lower().startswith("http")):
        yield _clue(address["host"], LAST_RESORT, text)


def _agency(name: str) -> bool:
    return re.fullmatch(either("credit_agencies"), name.strip(), re.IGNORECASE) is not None


def _running(layout: Layout) -> Iterator[Clue]:
    """The name in a header that stands on every page of a paged text."""
    for line in layout.running:
        for part in parts(line.text):
            if _is_name(part) and outlet_like(part):
                yield _clue(part, "runs through the pages", line.text)
                return


def _corroborated(clues: list[Clue], furniture: list[Line], title: str) -> list[Clue]:
    """The same name again, written together in a handle, a web or mail address, behind an image's credit or the headline."""
    seen: set[str] = set()
    for line in furniture:
        text = line.text[:400]
        seen.update(h.lower() for h in _HANDLE.findall(text))
        seen.update(re.sub(r"\W", "", h).lower() for h in _HOST.findall(text))
        seen.update(squashed(name) for name in _CREDITED.findall(text))
    seen.update(squashed(name) for name in _HEADLINE_END.findall(title[-80:]))
    names = {squashed(c.name): c.name for c in clues}
    return [
        _clue(name, "same name in handle, address or credit", name)
        for key, name in names.items()
        if len(key) > 4 and any(other in (key, "the" + key) for other in seen)
    ]
