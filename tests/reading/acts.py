"""Acts of saying found in trees written by hand, and how they read."""

from __future__ import annotations

from sayso.model import EntityType, Span
from sayso.reading.analysis import Analysis
from sayso.reading.attributions import says_in
from sayso.reading.names import Name
from sayso.reading.quotes import quotations
from sayso.reading.referents import Referents
from sayso.reading.say import Say
from tests.reading.trees import raise_score, said, word


def says(a: Analysis, cues: list[str], names: dict[str, EntityType] | None = None) -> list[Say]:
    """What is found when the encoder takes the words ``cues`` for cues; ``names`` are named mentions of one word."""
    for cue in cues:
        a.cue[word(a, cue)], a.cue_score[word(a, cue)] = "B", 0.9
    referents = Referents(a, [Name(word(a, form), word(a, form), kind) for form, kind in (names or {}).items()])
    body = Span(0, len(a.text))
    return says_in(a, referents, quotations(a.text, (body,)), body.end)


def hears(a: Analysis, *acts: tuple[str, str, str]) -> None:
    """The encoder hears, of each cue, its source and a content of two words; the last of them is given."""
    for cue, source, content in acts:
        a.cue[word(a, cue)], a.cue_score[word(a, cue)] = "B", 0.9
        raise_score(a, "source", word(a, cue), [word(a, source)])
        raise_score(a, "content", word(a, cue), [word(a, content) - 1, word(a, content)])


def told(a: Analysis, say: Say) -> tuple[str | None, str | None, list[str], str]:
    """Source, cue, content and stance in the text's own words."""
    return said(a, say.source), said(a, say.cue), [a.text[c.start : c.end] for c in say.content], say.stance
