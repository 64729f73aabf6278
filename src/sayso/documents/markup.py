"""HTML to its visible text, in one linear pass without a tree: no nesting is too deep, no text node too long.

Why not a parser from a library: nested 254 deep, or with one text node of 10 MB, lxml gives back a document without its text and no
error.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import cast

from sayso.documents.words import table, words
from sayso.model import RangeKind

_BLOCKS, _VOID, _UNSEEN, _RAW = words("html_blocks"), words("html_void"), words("html_unseen"), words("html_raw")
_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)")
_ATTRIBUTE = re.compile(r"""([^\s=/"'>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")
_TAG_KINDS = cast("dict[str, RangeKind]", table("html_tags"))
_CLASS_KINDS = tuple(
    (cast("RangeKind", kind), re.compile(rf"(?:^|[\s_-])(?:{'|'.join(names.split())})(?:$|[\s_-])", re.IGNORECASE))
    for kind, names in table("html_classes").items()
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\r\n\f]+")
_QUOTED_TRIES = 20


@dataclass(slots=True)
class Block:
    """A block ``[start, end)`` of the page's text: ``linked`` characters of it are links, ``hint`` is what its tags call it."""

    start: int
    end: int
    tag: str
    hint: RangeKind | None
    linked: int


@dataclass(slots=True)
class Visible:
    """A page's visible text, its blocks, and the raw pieces that carry metadata."""

    text: str
    blocks: list[Block] = field(default_factory=list)
    metas: list[dict[str, str]] = field(default_factory=list)
    data: list[str] = field(default_factory=list)
    title: str = ""
    language: str = ""


@dataclass(slots=True)
class _Open:
    tag: str
    hint: RangeKind | None
    seen: bool
    link: bool
    preformatted: bool


def visible_text(source: str) -> Visible:
    """Extracts what a reader sees.

    Blocks are separated by one blank line, line breaks are kept as line ends, runs of white space become one space (outside
    ``pre``), character references are resolved. Scripts, styles, hidden elements and form fields are left out.

    Args:
        source: the page's source.

    Returns:
        The text with its blocks; the same source gives the same text.
    """
    return _Extraction().run(source)


class _Extraction:
    def __init__(self) -> None:
        self.page = Visible("")
        self.stack = [_Open("", None, True, False, False)]
        self.opened: Counter[str] = Counter()
        self.parts: list[str] = []
        self.current: list[str] = []
        self.linked = 0
        self.length = 0
        self.tag = ""
        self.soft = False

    def run(self, source: str) -> Visible:
        for name, closing, attributes, text in _tokens(source):
            if not name:
                self.characters(text)
            elif closing:
                self.close(name)
            else:
                self.open(name, attributes, text)
        self.flush()
        self.page.text = "".join(self.parts)
        return self.page

    def characters(self, text: str) -> None:
        top = self.stack[-1]
        if not top.seen or not text:
            return
        made = html.unescape(text) if "&" in text else text
        if not top.preformatted:
            made = _SPACE.sub(" ", made)
        self.current.append(made)
        if top.link:
            self.linked += len(made.strip())

    def open(self, name: str, attributes: str, raw: str) -> None:
        if name == "meta" or name == "link":
            self.page.metas.append(_attributes(attributes))
        elif name == "script" and "ld+json" in attributes:
            self.page.data.append(raw)
        elif name == "title" and not self.page.title:
            self.page.title = _SPACE.sub(" ", html.unescape(raw[:2000])).strip()
        if name in _BLOCKS:
            if name == "br" and self.current:
                self.flush(soft=True)
            else:
                self.flush()
        if name in _VOID or name in _RAW:
            return
        found = _attributes(attributes) if attributes else {}
        if name == "html":
            self.page.language = found.get("lang", "")[:12]
        if name == "p" and self.stack[-1].tag == "p":
            self.close("p")
        above = self.stack[-1]
        seen = above.seen and name not in _UNSEEN and "hidden" not in found and not _HIDDEN.search(found.get("style", "")[:300])
        hint = above.hint or _TAG_KINDS.get(name) or _class_kind(found)
        self.stack.append(_Open(name, hint, seen, above.link or name == "a", above.preformatted or name == "pre"))
        self.opened[name] += 1
        if name in _BLOCKS:
            self.tag = name

    def close(self, name: str) -> None:
        if name in _BLOCKS:
            self.flush()
        if not self.opened[name]:
            return
        while len(self.stack) > 1:
            gone = self.stack.pop()
            self.opened[gone.tag] -= 1
            if gone.tag == name:
                break
        self.tag = self.stack[-1].tag

    def flush(self, *, soft: bool = False) -> None:
        made = "".join(self.current)
        made = made.strip() if self.stack[-1].preformatted else _SPACE.sub(" ", made).strip()
        if made:
            lead = "" if not self.parts else "\n" if self.soft else "\n\n"
            start = self.length + len(lead)
            self.parts += [lead, made]
            self.length = start + len(made)
            self.page.blocks.append(Block(start, self.length, self.tag, self.stack[-1].hint, self.linked))
        self.soft = soft and bool(made)
        self.current, self.linked = [], 0


def _tokens(source: str) -> Iterator[tuple[str, bool, str, str]]:
    """Tags as ``(name, closing, attributes, raw content of script-like elements)`` and text as ``("", False, "", text)``."""
    at, size = 0, len(source)
    no_more = {"-->": False, ">": False, "]]>": False}
    folded = ""
    missing: set[str] = set()
    while at < size:
        mark = source.find("<", at)
        if mark < 0:
            yield "", False, "", source[at:]
            return
        if mark > at:
            yield "", False, "", source[at:mark]
        if source.startswith(("<!--", "<![CDATA[", "<!", "<?"), mark):
            close = "-->" if source.startswith("<!--", mark) else "]]>" if source.startswith("<![CDATA[", mark) else ">"
            end = -1 if no_more[close] else source.find(close, mark + 2)
            no_more[close] = end < 0
            at = end + len(close) if end >= 0 else mark + 2
            continue
        tag = _TAG.match(source, mark, min(size, mark + 80))
        end = _tag_end(source, tag.end()) if tag and not no_more[">"] else -1
        if tag is None or end < 0:
            no_more[">"] = no_more[">"] or (tag is not None and source.find(">", mark) < 0)
            yield "", False, "", "<"
            at = mark + 1
            continue
        name, attributes = tag[2].lower(), source[tag.end() : end].strip()
        at, raw = end + 1, ""
        if not tag[1] and name in _RAW and name not in missing and not attributes.endswith("/"):
            folded = folded or source.lower()
            stop = folded.find(f"</{name}", at) if len(folded) == size else source.find(f"</{name}", at)
            if stop < 0:
                missing.add(name)
            else:
                raw, at = source[at:stop], stop
        yield name, bool(tag[1]), attributes, raw


def _tag_end(source: str, start: int) -> int:
    """The ``>`` that closes a tag, not one inside a quoted value; gives up on broken quotes after a few tries."""
    first = end = source.find(">", start)
    for _ in range(_QUOTED_TRIES):
        if end < 0:
            break
        piece = source[start : min(end, start + 200000)]
        if piece.count('"') % 2 == 0 and (piece.count('"') or piece.count("'") % 2 == 0):
            return end
        end = source.find(">", end + 1)
    return first


def _attributes(raw: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(raw[:20000]):
        found.setdefault(name.lower(), html.unescape(double or single or bare))
    return found


def _class_kind(attributes: dict[str, str]) -> RangeKind | None:
    named = f"{attributes.get('class', '')} {attributes.get('id', '')}".strip()[:200]
    if not named:
        return None
    return next((kind for kind, pattern in _CLASS_KINDS if pattern.search(named)), None)
