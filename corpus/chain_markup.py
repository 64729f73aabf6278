"""The inline markup of the chain corpus: text without tags, the tags as spans, the annotation lines."""

import collections
import itertools
import re
from typing import Any

TAG = re.compile(r"\{([a-z]+\d*(?:\.[a-z])?(?:,[a-z]+\d*(?:\.[a-z])?)*)(?: |(?=\}))")
TOKEN = re.compile(r'[^\s"]*"[^"]*"|[^\s"]+')
SENTENCE_END = re.compile(r"[.!?]+[\"”’)\]]*(?=\s+[\"“‘(\[]?[A-Z0-9])|\n")
OPEN, CLOSE = '"“‘', '"”’'
Span = list[Any]


class MarkupError(ValueError):
    """A document breaks the markup; the message starts with file and line."""


def sentences_of(text: str) -> list[tuple[int, int]]:
    """Rough sentences and lines, [start, end), that together cover the text."""
    cuts = [0] + [match.end() for match in SENTENCE_END.finditer(text)] + [len(text)]
    return [(a, b) for a, b in itertools.pairwise(cuts) if b > a]


class Marked:
    """One document's text without tags, the tags as spans, and its annotation lines."""

    def __init__(self, source: str, name: str) -> None:
        self.name = name
        head, _, rest = source.partition("\n\n")
        body, found, notes = rest.partition("\n===\n")
        if not found:
            raise MarkupError(f"{name}:1: no line ===")
        self.header = [part.strip() for part in head.lstrip("# ").split("|")]
        self.spans: dict[str, list[Span]] = collections.defaultdict(list)
        self.lines: list[tuple[int, list[str]]] = []
        self.errors: list[str] = []
        first = head.count("\n") + 3
        self.text = self._strip(body, first) + "\n"
        self._read_notes(notes, first + body.count("\n") + 2)
        self.sentences = sentences_of(self.text)

    def error(self, line: int, message: str) -> None:
        self.errors.append(f"{self.name}:{line}: {message}")

    def _strip(self, body: str, first: int) -> str:
        out: list[str] = []
        stack: list[tuple[list[str], int, int]] = []
        place, size, line = 0, 0, first
        while place < len(body):
            tag = TAG.match(body, place)
            if tag:
                stack.append((tag.group(1).split(","), size, line))
                place = tag.end()
                continue
            char = body[place]
            place += 1
            line += char == "\n"
            if char == "{":
                self.error(line, f"bad tag at {body[place - 1 : place + 20]!r}")
            elif char == "}" and stack:
                ids, start, _ = stack.pop()
                for one in ids:
                    self.spans[one].append([start, size])
            elif char == "}":
                self.error(line, "} closes nothing")
            else:
                out.append(char)
                size += 1
        for ids, _, opened in stack:
            self.error(opened, f"tag {','.join(ids)} is not closed")
        text = "".join(out)
        for spans in self.spans.values():
            for span in spans:
                span.append(text[span[0] : span[1]])
            spans.sort()
        return text

    def _read_notes(self, notes: str, first: int) -> None:
        for number, line in enumerate(notes.splitlines(), first):
            for part in re.split(r';(?=(?:[^"]*"[^"]*")*[^"]*$)', line):
                tokens = TOKEN.findall(part)
                if tokens:
                    self.lines.append((number, tokens))

    def trim(self, start: int, end: int) -> Span:
        while end > start and self.text[end - 1] in " \n.,;!?" + CLOSE:
            end -= 1
        while start < end and self.text[start] in " \n" + OPEN:
            start += 1
        return [start, end, self.text[start:end]]
