"""Transcripts: "REPORTER: ... / MINISTER: ...", where a label at the start of a line says who speaks in what follows."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from sayso.model import Span
from sayso.reading.analysis import Analysis
from sayso.reading.referents import Referents
from sayso.reading.runs import trimmed
from sayso.reading.say import Say

_LONGEST = 5  # words of a label
_FEWEST = 3  # labelled lines that make a transcript
_BLANK = " \t\u00a0"
_QUESTION, _ANSWER = frozenset(["q", "question"]), frozenset(["a", "answer"])
_INITIALS = re.compile(r"^[A-Z]{2,3}$")


@dataclass(frozen=True, slots=True)
class _Turn:
    """A labelled line: the label's words and the word after its colon, inclusive."""

    first: int
    last: int
    start: int
    key: str


def turns(a: Analysis, referents: Referents) -> list[Say]:
    """Attributions of a transcript's turns, each without a cue; none where the text is no transcript.

    Args:
        a: the analysis.
        referents: to find whom a label names, in full, by surname or by initials.

    Returns:
        One for every labelled turn; its content goes up to the next label where at least two speakers have labels, else to the
        end of its paragraph.
    """
    blank = len(a.text) - len(a.text.lstrip(_BLANK))
    found = [turn for number in range(len(a.sentences)) if (turn := _labelled(a, number, blank)) is not None]
    counts = Counter(turn.key for turn in found)
    found = [turn for turn in found if counts[turn.key] > 1]
    if len(found) < _FEWEST:
        return []
    several = len({turn.key for turn in found}) > 1
    whom = {turn.key: _whom(a, referents, turn) for turn in reversed(found)}
    out: list[Say] = []
    for place, turn in enumerate(found):
        following = found[place + 1].first if place + 1 < len(found) else None
        content = _content(a, turn, following if several else None)
        if content is None:
            continue
        nameless = turn.key in _QUESTION | _ANSWER
        source = None if nameless else (turn.first, turn.last)
        asks = a.text[content.start : content.end].rstrip("\"'”’) ").endswith("?")
        head = whom[turn.key] if whom[turn.key] is not None or nameless else turn.last
        out.append(Say(None, source, head, [content], "asks" if asks else "asserts"))
    return out


def _labelled(a: Analysis, number: int, blank: int) -> _Turn | None:
    """The label that a sentence at the start of a line begins with, if any; ``blank`` characters open the text."""
    start, end = a.sentences[number]
    at = a.spans[start].start
    if at > blank and "\n" not in a.text[max(0, at - 3) : at]:
        return None
    colon = next((i for i in range(start + 1, min(start + _LONGEST + 1, end)) if a.words[i] == ":"), None)
    last = len(a.words) - 1 if number + 1 == len(a.sentences) else a.sentences[number + 1][1] - 1
    if colon is None or colon >= last or not (a.words[start][0].isupper() or a.words[start][0].isdigit()):
        return None
    words = [a.lower[i].strip(".") for i in range(start, colon)]
    if not words[-1][-1:].isalnum():
        return None
    return _Turn(start, colon - 1, colon + 1, words[-1])


def _content(a: Analysis, turn: _Turn, following: int | None) -> Span | None:
    """What is said in a turn: to the next label, or to the end of the paragraph."""
    end = following
    if end is None:
        line = a.text.find("\n", a.spans[turn.start].start)
        end = len(a.words) if line < 0 else a.words_in(Span(0, line)).stop
    run = trimmed(a, (turn.start, end - 1)) if end > turn.start else None
    if run is None:
        return None
    last = run[1] + 1 if run[1] + 1 < end and a.words[run[1] + 1] in (".", "?", "!", "…") else run[1]
    return a.span(run[0], last)


def _whom(a: Analysis, referents: Referents, turn: _Turn) -> int | None:
    """A word that refers to the speaker a label names: in the label, or where the speaker is named in full."""
    for word in range(turn.last, turn.first - 1, -1):
        if referents.named_at(word) is not None:
            return word
    speakers = [entity for entity in referents.all if entity.named and entity.type in ("Person", "Outlet", "Organization")]
    if turn.key in _ANSWER:
        persons = [entity for entity in speakers if entity.type == "Person"]
        fits = [max(persons, key=lambda entity: len(entity.mentions))] if persons else []
    elif _INITIALS.match(a.words[turn.last]) and turn.first == turn.last:
        fits = [entity for entity in speakers if _initials(entity.name) == turn.key]
    else:
        fits = [entity for entity in speakers if entity.name.casefold().split()[-1] == turn.key]
    if len(fits) != 1:
        return None
    span = min((span for span, kind in fits[0].mentions.items() if kind == "name"), default=None)
    return a.words_in(span)[0] if span is not None else None


def _initials(name: str) -> str:
    return "".join(part[0] for part in re.split(r"[\s-]+", name) if part).casefold()
