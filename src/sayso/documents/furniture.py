"""Which lines of a page are the article and which are furniture around it.

Method: every line gets the kind its own words name (furniture.toml); the first and the last line of prose bound the article; short
lines before it are title, deck or masthead, short lines inside it are sub-headings, and after it only what cannot be furniture
stays body.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sayso.documents.captions import CONTENT_WORDS, Piece, caption_pieces, is_url, line_pieces, looks_like_caption, url_kind
from sayso.documents.cues import Cues, cues
from sayso.documents.headers import are_names, is_byline, is_date_line, title_label
from sayso.documents.known import is_issuer, outlet_like, outlet_named
from sayso.documents.labels import introduced, is_numbering, row_kind
from sayso.documents.lines import Line, split_lines
from sayso.model import LabelledRange, RangeKind, Span

_MENU_RUN = 4
_TABLE_RUN = 6
_TITLE_WORDS = 4
_GOOD_TITLE = 10
_FOOTNOTE = re.compile(r"\[\d{1,3}\]")
_AGO = re.compile(r"(?:about )?\d{1,2}\s?(?:s|m|h|d|w|min|hrs?|minutes?|hours?|days?|weeks?)\b\s*(?:ago\b|[·•]|$)", re.IGNORECASE)
_NOTE = re.compile(r"(?:the )?following (?:is|are)\b|editor[’']?s[’']? note\b|\((?:the )?following\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Layout:
    """A page taken apart: its lines, their kinds side by side, the title's line (an index, or None), the labelled ranges, and one
    line of each header that runs through a paged text."""

    lines: tuple[Line, ...]
    kinds: tuple[RangeKind, ...]
    title: int | None
    ranges: tuple[LabelledRange, ...]
    running: tuple[Line, ...] = ()


def lay_out(text: str, *, hints: Mapping[int, RangeKind] | None = None, title: str | None = None) -> Layout:
    """Labels a text's body and furniture, in time linear in the text.

    Args:
        text: the stored text.
        hints: kinds known from outside (an HTML page's tags), by the offset at which a line starts.
        title: the title, where it is known from outside.

    Returns:
        The layout; its ranges are disjoint, sorted and together cover ``text``.
    """
    table = cues()
    lines = split_lines(text)
    stated = hints or {}
    kinds = [stated.get(line.start) or _own_kind(line, table) for line in lines]
    running = _running_heads(lines, kinds)
    _colophon(lines, kinds)
    named = _named_title(lines, title)
    if named is not None:
        kinds[named] = None
    _menus(lines, kinds)
    _image_captions(lines, kinds)
    _blocks(lines, kinds, table, stated)
    prose = [i for i, line in enumerate(lines) if kinds[i] is None and line.prose]
    notes = len(prose) > 1 and _NOTE.match(lines[prose[0]].text[:80]) is not None
    first = prose[notes] if prose else len(lines)
    last = prose[-1] if prose else len(lines) - 1
    heading = _top(lines, kinds, first, named)
    _middle(lines, kinds, first, last)
    _end(lines, kinds, last)
    final: list[RangeKind] = [kind or "body" for kind in kinds]
    return Layout(tuple(lines), tuple(final), heading, cover(text, _pieces(lines, final, table)), running)


def _own_kind(line: Line, table: Cues) -> RangeKind | None:
    if is_url(line):
        return url_kind(line)
    if is_date_line(line) or is_byline(line):
        return "other" if _FOOTNOTE.match(line.text[:8]) else "masthead"
    if is_numbering(line):
        return "masthead"
    kind = table.kind(line)
    if kind is None and not line.key and line.words <= 4:
        return "other"
    return kind or row_kind(line, table)


def _running_heads(lines: list[Line], kinds: list[RangeKind | None]) -> tuple[Line, ...]:
    """Page headers of paged text: the same short line, its numbers aside, three times or more, numbered or named as a paper is."""
    seen: dict[str, list[int]] = {}
    for i, line in enumerate(lines):
        if line.words <= 12 and line.key and not line.ended and not line.text.endswith(":"):
            seen.setdefault(line.key, []).append(i)
    heads = [at for at in seen.values() if len(at) >= 3 and _is_running(lines[at[0]])]
    for i in (i for at in heads for i in at):
        kinds[i] = kinds[i] or "masthead"
    return tuple(lines[at[0]] for at in heads)


def _is_running(line: Line) -> bool:
    return any(c.isdigit() for c in line.text) or outlet_like(line.text) or is_issuer(line.text)


def _colophon(lines: list[Line], kinds: list[RangeKind | None]) -> None:
    """Among the last lines, the publication's introduction of itself is no article."""
    for i in range(max(0, len(lines) - 6), len(lines)):
        if kinds[i] is None and introduced(lines[i].text):
            kinds[i] = "disclaimer"


def _menus(lines: list[Line], kinds: list[RangeKind | None]) -> None:
    """Runs of short bullets are menus; long runs of two- or three-word lines are tables or menus."""
    runs: tuple[tuple[Callable[[Line], bool], int, RangeKind], ...] = (
        (_is_menu_item, _MENU_RUN, "navigation"),
        (_is_cell, _TABLE_RUN, "other"),
    )
    for test, least, kind in runs:
        start = 0
        for i in range(len(lines) + 1):
            if i < len(lines) and test(lines[i]):
                continue
            if i - start >= least:
                for k in range(start, i):
                    kinds[k] = kinds[k] or kind
            start = i + 1


def _is_menu_item(line: Line) -> bool:
    return line.bullet and line.words <= 5 and not line.ended


def _is_cell(line: Line) -> bool:
    return line.words <= 3 and not line.text.endswith((".", ":", "!", "?", "”", '"', "…"))


def _image_captions(lines: list[Line], kinds: list[RangeKind | None]) -> None:
    """The line right under an image's address (no blank line between) is its caption."""
    for i in range(1, len(lines)):
        if kinds[i - 1] == "image" and is_url(lines[i - 1]) and kinds[i] is None and not lines[i].gap:
            kinds[i] = "caption"


def _blocks(lines: list[Line], kinds: list[RangeKind | None], table: Cues, stated: Mapping[int, RangeKind]) -> None:
    """What follows "You may also like", "Comments" or "Sources" belongs to it, unless the article plainly goes on."""
    weight = [len(line.text) if kind is None and line.prose else 0 for line, kind in zip(lines, kinds, strict=True)]
    total, before = sum(weight), 0
    i = 0
    while i < len(lines):
        block = table.block(lines[i]) if lines[i].start not in stated else None
        if block and before:
            kinds[i] = block.kind
            stop = _resumption(lines, kinds, i) if block.returns or before * 2 < total else len(lines)
            for k in range(i + 1, stop):
                kinds[k] = kinds[k] or block.kind
            before += sum(weight[i:stop])
            i = stop
        else:
            before += weight[i]
            i += 1


def _resumption(lines: list[Line], kinds: list[RangeKind | None], opener: int) -> int:
    """Where the article goes on: prose set off from a tight list, or the first of two lines of prose in a row; else the end."""
    tight = True
    for k in range(opener + 1, len(lines)):
        if kinds[k] is None and lines[k].prose and lines[k].gap and tight and k > opener + 1:
            return k
        tight = tight and not lines[k].gap
        if k + 1 == len(lines):
            break
        if all(kinds[n] is None and lines[n].prose and lines[n].words >= 18 for n in (k, k + 1)):
            return k
    return len(lines)


def _named_title(lines: list[Line], title: str | None) -> int | None:
    """The line that is the title stated by the page, among the first hundred, or labelled "Title:" or "Subject:" near the top."""
    wanted = " ".join(title.split()).lower() if title else ""
    if not wanted:
        return next((i for i, line in enumerate(lines[:15]) if line.words > 2 and title_label(line)), None)
    return next((i for i, line in enumerate(lines[:100]) if " ".join(line.text.split()).lower() == wanted), None)


def _top(lines: list[Line], kinds: list[RangeKind | None], first: int, named: int | None) -> int | None:
    """Labels what stands before the article's first prose; returns the title's index."""
    open_lines = [i for i in range(first) if kinds[i] is None and not _NOTE.match(lines[i].text[:80])]
    title = _title(lines, kinds, open_lines, first) if named is None else named
    if named is None and title is not None and lines[title].words < 2 and len(open_lines) > 1:
        title = None
    if title is not None and len(open_lines) == 1 and outlet_named(lines[title].text):
        title = None  # only an agency's name over its dispatch
    if title is not None and named is None and title < first and _is_poster(lines, title):
        kinds[title], title = "masthead", None
    elif title is None and first < len(lines) and _sentence_title(lines, first):
        return first
    signed = False
    for i in range(first):
        if kinds[i] is not None:
            signed = signed or (title is not None and i > title and kinds[i] == "masthead")
        elif lines[i].prose and i != title:
            kinds[i] = "body"
        elif title is None or i < title:
            kinds[i] = "navigation"
        elif i > title and i + 1 < len(lines) and kinds[i + 1] == "masthead" and are_names(lines[i]):
            kinds[i] = "masthead"
        elif i > title and not _is_deck(lines[i], signed=signed, below_image=i > 0 and kinds[i - 1] == "image"):
            kinds[i] = "caption" if lines[i].ended and not lines[i].text.endswith(":") else "masthead"
    return title


def _is_poster(lines: list[Line], i: int) -> bool:
    """A name over "3 h ago" at the very top: who posted, no title."""
    return i == 0 and lines[i].words <= 6 and len(lines) > 1 and _AGO.match(lines[1].text[:40]) is not None


def _title(lines: list[Line], kinds: list[RangeKind | None], open_lines: list[int], first: int) -> int | None:
    """The first line that makes a good title, else the best there is."""
    scores = {i: _title_score(lines, kinds, i, first) for i in open_lines}
    best = max(scores.values(), default=0)
    return next((i for i in open_lines if scores[i] >= min(best, _GOOD_TITLE)), None)


def _sentence_title(lines: list[Line], first: int) -> bool:
    """A title that reads as prose: not closed like a sentence, or one sentence alone before the article's own first paragraph."""
    line = lines[first]
    alone = first + 1 < len(lines) and lines[first + 1].gap and lines[first + 1].prose
    return not line.ended or (
        alone and line.words <= 35 and not any(mark in line.text for mark in (". ", "? ", "! ", " -- ", ") -", ") –"))
    )


def _title_score(lines: list[Line], kinds: list[RangeKind | None], i: int, first: int) -> int:
    line = lines[i]
    score = min(line.words, 12)
    if line.words >= _TITLE_WORDS:
        score += 4
    if line.gap or i == 0 or kinds[i - 1] is not None:
        score += 2
    if i + 1 >= first or lines[i + 1].gap or kinds[i + 1] == "masthead":
        score += 2
    if line.text[0].islower() or line.text.endswith((",", ":", ";")) or line.bullet:
        score -= 4
    if line.words <= 6 and (outlet_named(line.text) or (outlet_like(line.text) and (line.key.startswith("the ") or i == 0))):
        score -= 6
    if line.heading:
        score += 8
    if is_issuer(line.text) or _is_tagline(lines, kinds, i):
        score -= 7
    return score - 4 * looks_like_caption(line)


def _is_tagline(lines: list[Line], kinds: list[RangeKind | None], i: int) -> bool:
    """A paper's motto: right under its name at the very top, and what follows is not a byline but an issue's date or number."""
    if i == 0 or i > 3 or lines[i].gap or i + 1 >= len(lines) or not lines[i + 1].gap:
        return False
    name, after = lines[i - 1], lines[i + 1]
    named = outlet_named(name.text) is not None or outlet_like(name.text)
    return named and name.words <= 6 and kinds[i + 1] == "masthead" and not is_byline(after)


def _is_deck(line: Line, *, signed: bool, below_image: bool) -> bool:
    """A sub-title or first short sentence; after byline and date a label must be longer to count as one."""
    if looks_like_caption(line):
        return False
    if line.text.endswith(":") and line.words >= 2:
        return True
    if line.ended and (line.clausal or not below_image):
        return True
    return line.words >= (10 if signed or below_image else 5)


def _middle(lines: list[Line], kinds: list[RangeKind | None], first: int, last: int) -> None:
    """Inside the article everything without a cue is body, but for short captions near its head."""
    for i in range(first, min(last + 1, first + max(4, (last - first) // 3))):
        if kinds[i] is None and lines[i].gap and looks_like_caption(lines[i]):
            kinds[i] = "caption"


def _end(lines: list[Line], kinds: list[RangeKind | None], last: int) -> None:
    """After the last prose: closed short lines are body until furniture begins; runs of names are tags."""
    over = False
    for i in range(last + 1, len(lines)):
        if kinds[i] is not None:
            over = over or kinds[i] not in ("masthead", "image", "caption")
        elif _is_tag_line(lines[i]):
            kinds[i], over = "tags", True
        elif over or not (lines[i].ended or (lines[i].clausal and lines[i].words > 6)):
            kinds[i] = "navigation" if lines[i].bullet or over else "other"


def _is_tag_line(line: Line) -> bool:
    """Names side by side without a sentence: most words are capitalised, none is a clause word, nothing closes it."""
    if line.ended or line.clausal or line.words < 3:
        return False
    words = line.text.replace(",", " ").replace("|", " ").split()
    named = sum(1 for word in words if not word[0].islower())
    return named * 10 >= len(words) * 8


def _pieces(lines: list[Line], kinds: list[RangeKind], table: Cues) -> list[Piece]:
    found: list[Piece] = []
    for i, (line, kind) in enumerate(zip(lines, kinds, strict=True)):
        label = title_label(line) if kind == "body" and i < 15 else 0
        if label:
            found += [(line.start, line.start + label, "masthead"), (line.start + label, line.end, "body")]
        elif kind == "body":
            found += line_pieces(line, table)
        elif kind == "caption" and line.words >= CONTENT_WORDS and not looks_like_caption(line):
            found += caption_pieces(line, table.tail(line))
        else:
            found.append((line.start, line.end, kind))
    return found


def cover(text: str, pieces: list[Piece]) -> tuple[LabelledRange, ...]:
    """Fills pieces up to ranges that cover the text.

    White space between two pieces of one kind joins them, except that an indented body paragraph stays its own range; all other
    white space is ``other``.

    Args:
        text: the stored text.
        pieces: disjoint ``(start, end, kind)``, sorted.

    Returns:
        Disjoint, sorted ranges that cover ``text``.
    """
    merged: list[list[int | RangeKind]] = []
    at = 0
    for start, end, kind in pieces:
        if start >= end:
            continue
        if start > at:
            gap = text[at:start]
            joins = bool(merged) and merged[-1][2] == kind and (kind != "body" or (gap[-1] in "\r\n " and not _indented(gap)))
            merged.append([at, start, kind if joins else "other"])
        merged.append([start, end, kind])
        at = end
    if at < len(text):
        merged.append([at, len(text), "other"])
    ranges: list[LabelledRange] = []
    for start, end, kind in merged:  # type: ignore[assignment]
        if ranges and ranges[-1].kind == kind:
            ranges[-1] = LabelledRange(Span(ranges[-1].span.start, end), kind)
        else:
            ranges.append(LabelledRange(Span(start, end), kind))
    return tuple(ranges)


def _indented(gap: str) -> bool:
    return "\n" in gap and gap[-1] not in "\r\n"
