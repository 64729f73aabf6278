"""Spans of the chain corpus held against each other: sizes, holding, content without its own cue."""

import re
from typing import Any

from chain_markup import Marked, Span


def size(spans: list[Span]) -> int:
    return sum(span[1] - span[0] for span in spans)


def depth_of(parents: dict[str, str | None], name: str) -> int:
    """Steps from an attribution up to one without a recorded parent."""
    count, up = 0, parents.get(name)
    while up is not None and count <= len(parents):
        count, up = count + 1, parents.get(up)
    return count


def covers(outer: list[Span], inner: list[Span]) -> bool:
    return all(any(o[0] <= i[0] and i[1] <= o[1] for o in outer) for i in inner)


def without_cue(marked: Marked, record: dict[str, Any]) -> list[Span]:
    """Content cut around its own source and cue where a tag was drawn over them."""
    content: list[Span] = record["content"]
    parts = sorted(part for part in (record["source"], record["cue"]) if part)
    if len(parts) == 2 and parts[1][0] - parts[0][1] < 4:
        parts = [[parts[0][0], parts[1][1], ""]]
    for part in parts:
        pieces: list[Span] = []
        for start, end, _ in content:
            if start <= part[0] and part[1] <= end:
                rest = [span for span in content if part[1] <= span[0] and span[1] <= end]
                pieces += [marked.trim(start, part[0]), *(rest or [marked.trim(part[1], end)])]
            else:
                pieces.append([start, end, marked.text[start:end]])
        content = []
        for piece in sorted(pieces, key=lambda one: (one[0], -one[1])):
            if re.search(r"\w", piece[2]) and not covers(content, [piece]):
                content.append(piece)
    return content
