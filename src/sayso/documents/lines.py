"""A text as its lines, with the few cheap features that tell prose from page furniture."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sayso.documents.words import words

_LINE = re.compile(r"[^\r\n\u2028\u2029\x85]+")
_EDGE = "\ufeff\u200b\u200e\u200f"
_BULLET = re.compile(r"(?:[•·▪▸►‣◦●○■□❯›»*|+–—-]|\d{1,2}[.)])\s+(?=\S)")
_SENTENCE_END = re.compile(r"""[.!?…。؟۔।]['"”’»)\]\d]*$""")
_MARKED = re.compile(r"(?P<hash>#{1,6})\s+(?=\S)|(?P<mark>\*{1,3}|_{1,3})(?=[^\s*_])")
_COUNTS = re.compile(r"[\W\d_]+")
CLAUSE_WORDS = words("clause")


@dataclass(slots=True)
class Line:
    """One line that is not blank: ``text[start:end]`` without the white space around it, and what it looks like.

    ``words`` counts white-space separated words, ``gap`` is true when a blank line (or the file's beginning) comes before it,
    ``heading`` is true for a Markdown heading; its mark, and asterisks around a whole line, are left out of it.

    ``key`` is the line in lower case with everything but letters turned into single spaces: what cue phrases are compared with.
    """

    start: int
    end: int
    text: str
    words: int
    bullet: bool
    gap: bool
    ended: bool
    key: str
    heading: bool = False

    @property
    def prose(self) -> bool:
        """A line that reads as running text: long enough and closed like a sentence, or very long."""
        return (
            self.words >= 40
            or (self.words >= 10 and self.ended)
            or (self.words >= 18 and self.clausal)
            or _is_wide_prose(self.text)
        )

    @property
    def clausal(self) -> bool:
        """A line that holds one of the little words that sentences have and labels do not."""
        return not CLAUSE_WORDS.isdisjoint(self.key[:2000].split())


def split_lines(text: str, *, at: int = 0) -> list[Line]:
    """Splits a text into its lines that are not blank, in time linear in the text.

    Args:
        text: the stored text, or a part of it.
        at: where the part begins in the stored text.

    Returns:
        The lines in text order; offsets are code points into the stored text.
    """
    lines: list[Line] = []
    last = 0
    for match in _LINE.finditer(text):
        raw = match.group()
        body = raw.strip().strip(_EDGE).strip()
        if not body:
            continue
        start = match.start() + raw.find(body)
        body, lead, heading = _unmarked(body)
        start += lead
        breaks = text.count("\n", last, start) or text.count("\r", last, start)
        lines.append(_line(body, at + start, gap=not lines or breaks > 1, heading=heading))
        last = start + len(body)
    return lines


def _unmarked(body: str) -> tuple[str, int, bool]:
    """A line without Markdown's heading mark or the asterisks around it, how much came off its head, whether it is a heading."""
    match = _MARKED.match(body)
    if match is None:
        return body, 0, False
    if match["hash"]:
        return body[match.end() :], match.end(), True
    mark = match["mark"]
    inner = body[len(mark) : -len(mark)]
    closed = body.endswith(mark) and inner.strip() == inner != "" and mark[0] not in inner
    return (inner, len(mark), False) if closed else (body, 0, False)


def _line(body: str, start: int, *, gap: bool, heading: bool) -> Line:
    bullet = _BULLET.match(body)
    short = body if len(body) <= 400 else body[:2000]
    return Line(
        start=start,
        end=start + len(body),
        text=body,
        words=len(body.split()),
        bullet=bullet is not None,
        gap=gap,
        ended=_SENTENCE_END.search(body[-12:]) is not None,
        key=_COUNTS.sub(" ", short.lower()).strip(),
        heading=heading,
    )


def _is_wide_prose(text: str) -> bool:
    """Scripts without spaces between words: 30 letters and a full stop make a sentence."""
    return len(text) >= 30 and " " not in text[:60] and ord(text[0]) > 0x2E7F and text[-1] in "。！？」』”）"
