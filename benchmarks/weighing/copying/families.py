"""The families of texts as they stand in the ``.txt`` files beside this module, made into reports as a newspaper would print them.

``== 07 flood`` begins an event; ``-- b verbatim a | Outlet | date | byline`` a text with its kind and its parents, ``# `` its
headline. Every further line is a paragraph; ``{a 1 2.1}`` takes over paragraph 1 and the first sentence of paragraph 2 of text a.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from benchmarks.reading.common import Refused, digest

FOLDER = Path(__file__).parent
HELD_OUT, SEAL = FOLDER / "held_out", FOLDER / "held_out.sha256"
LOOK_ALIKES = ("original", "independent", "release", "stock")
"""Kinds that have no parent: first reports, and texts on the same event by others."""
_EVENT, _TEXT = re.compile(r"== (\d+) (.+)"), re.compile(r"-- (\w) (\w+)((?: \w)*) \| ([^|]+) \| ([\d-]+)(?: \| (.+))?")
_TAKEN = re.compile(r"\{(\w) ([\d. ]+)\}")
_SENTENCE = re.compile(r"(?<=[.!?][\"”])\s+|(?<=[.!?])\s+")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words, and where they were taken over from: (letter of the text, paragraph, sentence or 0), or None."""

    words: str
    taken: tuple[str, int, int] | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """One report of an event."""

    event: str
    letter: str
    kind: str
    parents: tuple[str, ...]
    outlet: str
    published: date
    byline: str
    title: str = ""
    paragraphs: list[Paragraph] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The file's name."""
        return f"{self.event}{self.letter}.txt"

    def printed(self) -> str:
        """The report as a file holds it, in one of three layouts."""
        day = f"{self.published:%B} {self.published.day}, {self.published.year}"
        style = sum(map(ord, self.outlet)) % 3
        by = f"By {self.byline}" if self.byline else ""
        masthead = f"{self.outlet} | {self.published:%A} {self.published.day} {self.published:%B %Y}"
        head = {0: [self.outlet, self.title, by, day], 1: [masthead, self.title, by], 2: [self.outlet, day, self.title, by]}[style]
        return "\n\n".join([*filter(None, head), *(paragraph.words for paragraph in self.paragraphs)]) + "\n"


def texts(folder: Path = FOLDER) -> list[Text]:
    """All texts of a folder, in the order of their names."""
    out: list[Text] = []
    for path in sorted(folder.glob("*.txt")):
        out.extend(_parsed(path.read_text(encoding="utf-8"), path.name))
    return sorted(out, key=lambda text: text.name)


def held_out() -> list[Text]:
    """The texts of the held-out part.

    Raises:
        Refused: they are not those that were frozen when the part was written.
    """
    if digest(HELD_OUT.glob("*.txt")) != SEAL.read_text(encoding="utf-8").strip():
        raise Refused(f"{HELD_OUT.name} is not the frozen part: its digest differs from {SEAL.name}")
    return texts(HELD_OUT)


def sources(text: Text, event: dict[str, Text]) -> frozenset[str]:
    """The letters of the first reports that a text goes back to, itself included where it has no parent."""
    if not text.parents:
        return frozenset((text.letter,))
    return frozenset(letter for parent in text.parents for letter in sources(event[parent], event))


def _parsed(whole: str, name: str) -> list[Text]:
    out: list[Text] = []
    event = ""
    for number, line in enumerate(whole.splitlines(), 1):
        if found := _EVENT.fullmatch(line):
            event = found[1]
        elif found := _TEXT.fullmatch(line):
            letter, kind, parents, outlet, day, byline = found.groups()
            out.append(Text(event, letter, kind, tuple(parents.split()), outlet, date.fromisoformat(day), byline or ""))
        elif line.startswith("# "):
            out[-1] = replace(out[-1], title=line[2:])
        elif found := _TAKEN.fullmatch(line):
            given = next(text for text in out if (text.event, text.letter) == (event, found[1]))
            out[-1].paragraphs.extend(_taken(given, place) for place in found[2].split())
        elif line.strip():
            if line.startswith(("==", "--", "{")):
                raise ValueError(f"{name}, line {number}: not understood: {line}")
            out[-1].paragraphs.append(Paragraph(line.strip()))
    return out


def _taken(given: Text, place: str) -> Paragraph:
    paragraph, _, sentence = place.partition(".")
    words = given.paragraphs[int(paragraph) - 1].words
    if sentence:
        words = _SENTENCE.split(words)[int(sentence) - 1]
    return Paragraph(words, (given.letter, int(paragraph), int(sentence or 0)))
