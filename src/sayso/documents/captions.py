"""Image lines, their captions and credits; lines of prose that carry furniture at an edge."""

from __future__ import annotations

import re

from sayso.documents.cues import Cues
from sayso.documents.lines import Line
from sayso.documents.words import words
from sayso.model import RangeKind

Piece = tuple[int, int, RangeKind]

_CAPTION_WORDS = 80
CONTENT_WORDS = 8  # a caption of at least so many words says something of its own
_URL = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_IMAGE_URL = re.compile(r"\.(?:jpe?g|png|gif|webp|svg|avif|mp4)\b|ima?ge?s?\b|photo|picture|thumb|media|upload|cdn", re.IGNORECASE)
_PLACE_OR_YEAR = re.compile(r"\b(?:in|at|on|near|outside|of|during) (?:the )?(?:[A-Z]|(?:19|20)\d\d)")
_VERB_ENDING = re.compile(r"\w{2,}(?:ed|ted|oke|ought|aught|ew)$")
_VERBS = words("verbs")
_WEEKDAY_LEAD = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day,\s+(?:[A-Z][a-z]+ \d{1,2}|\d{1,2} [A-Z][a-z]+),?\s+\d{4}[.:]?\s+(?=[A-Z“\"‘'])",
    re.IGNORECASE,
)


def is_url(line: Line) -> bool:
    """A line that is a web address and nothing else."""
    return line.words == 1 and _URL.fullmatch(line.text) is not None


def is_picture(address: str) -> bool:
    """A web address that leads to a picture or a picture server."""
    return _IMAGE_URL.search(address[:300]) is not None


def url_kind(line: Line) -> RangeKind:
    """``image`` for an address that leads to a picture or its server, else ``navigation``."""
    return "image" if is_picture(line.text) else "navigation"


def line_pieces(line: Line, table: Cues) -> list[Piece]:
    """A body line as its pieces: a caption where an image credit closes a short line, else prose."""
    cut = table.tail(line)
    if cut and cut[1] == "image" and line.words <= _CAPTION_WORDS:
        return caption_pieces(line, cut)
    return prose_pieces(line, cut)


def caption_pieces(line: Line, cut: tuple[int, RangeKind] | None) -> list[Piece]:
    """Splits a caption from its credit: the caption is body when it says something of its own, the credit is furniture."""
    end = line.end
    pieces: list[Piece] = []
    if cut:
        pieces.append((line.start + cut[0], line.end, cut[1]))
        end = line.start + len(line.text[: cut[0]].rstrip(" \u00a0|([-–—"))
    words = len(line.text[: end - line.start].split())
    if words:
        says = words >= CONTENT_WORDS or (line.clausal and words >= 4)
        pieces.insert(0, (line.start, end, "body" if says else "caption"))
    return pieces


def prose_pieces(line: Line, cut: tuple[int, RangeKind] | None) -> list[Piece]:
    """A line of prose as body, with a date at its head and a credit, disclaimer or contact at its end taken off."""
    start, end = line.start, line.end
    pieces: list[Piece] = []
    lead = _WEEKDAY_LEAD.match(line.text)
    if lead:
        pieces.append((start, start + len(lead.group().rstrip()), "masthead"))
        start += lead.end()
    if cut and line.start + cut[0] >= start:
        head = line.text[start - line.start : cut[0]].rstrip(" \u00a0|([-–—")
        if head:
            pieces.append((start, start + len(head), "body"))
        pieces.append((line.start + cut[0], end, cut[1]))
    else:
        pieces.append((start, end, "body"))
    return pieces


def looks_like_caption(line: Line) -> bool:
    """A short closed line without any verb that names a place or year: "The old harbour in 2008." """
    if not (3 <= line.words <= 12 and line.text.endswith(".") and not line.clausal and _PLACE_OR_YEAR.search(line.text)):
        return False
    return not any(word in _VERBS or _VERB_ENDING.match(word) for word in line.key.split())
