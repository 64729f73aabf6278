"""Furniture cue phrases (furniture.toml), compiled once, and the question whether a line is one."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any, cast

from sayso.documents.lines import Line
from sayso.model import RangeKind

KINDS: tuple[RangeKind, ...] = ("comments", "share", "tags", "author_box", "disclaimer", "image", "masthead", "navigation")
_START_WORDS = 14
_PATTERN_LENGTH = 300
_TAIL = 420


@dataclass(frozen=True, slots=True)
class Block:
    """An opening line after which furniture of one kind follows; ``returns`` is true where an article may go on after it."""

    kind: RangeKind
    returns: bool


@dataclass(frozen=True, slots=True)
class Tail:
    """Furniture at the end of a line, at most ``reach`` characters of it; looked for only where a trigger stands."""

    kind: RangeKind
    triggers: tuple[str, ...]
    pattern: re.Pattern[str]
    reach: int


@dataclass(frozen=True, slots=True)
class Cues:
    """All cue phrases, indexed for constant-time look-up per line."""

    whole: dict[str, RangeKind]
    starts: dict[str, tuple[tuple[str, RangeKind], ...]]
    openings: dict[str, tuple[tuple[str, RangeKind], ...]]
    words: tuple[tuple[RangeKind, frozenset[str]], ...]
    patterns: tuple[tuple[RangeKind, re.Pattern[str]], ...]
    blocks: dict[str, Block]
    block_starts: tuple[tuple[str, Block], ...]
    tails: tuple[Tail, ...]

    def kind(self, line: Line) -> RangeKind | None:
        """The kind of furniture a line is by its words alone, else None."""
        found = self.whole.get(line.key)
        if found:
            return found
        head = line.key.partition(" ")[0]
        for phrase, kind in self.openings.get(head, ()):
            if _begins(line.key, phrase):
                return kind
        if line.words <= _START_WORDS:
            for phrase, kind in self.starts.get(head, ()):
                if _begins(line.key, phrase) and _reads_as_label(line, phrase):
                    return kind
        if line.words <= 30 and not line.ended and line.key:
            tokens = line.key.split()
            for kind, vocabulary in self.words:
                if tokens[0] in vocabulary and vocabulary.issuperset(tokens):
                    return kind
        if len(line.text) <= _PATTERN_LENGTH:
            for kind, pattern in self.patterns:
                if pattern.fullmatch(line.text):
                    return kind
        return None

    def block(self, line: Line) -> Block | None:
        """The block a line opens, else None."""
        if line.words > 8 or line.ended:
            return None
        found = self.blocks.get(line.key)
        if found is None and line.words <= 5:
            found = next((block for phrase, block in self.block_starts if _begins(line.key, phrase)), None)
        return found

    def tail(self, line: Line) -> tuple[int, RangeKind] | None:
        """Where furniture begins at the end of a line of prose (an offset into its text) and its kind, else None."""
        start = max(0, len(line.text) - _TAIL)
        end_text = line.text[start:].lower()
        for tail in self.tails:
            if not any(map(end_text.__contains__, tail.triggers)):
                continue
            match = tail.pattern.search(line.text, max(0, len(line.text) - tail.reach))
            if match and (match.start() == 0 or line.text[match.start() - 1] in ' \u00a0\t.!?)]"”’([|'):
                return match.start(), tail.kind
        return None


@lru_cache(maxsize=1)
def cues() -> Cues:
    """Loads the cue phrases shipped with the package."""
    data = tomllib.loads(files(__package__).joinpath("furniture.toml").read_text(encoding="utf-8"))
    kinds = [(kind, data[kind]) for kind in KINDS]
    blocks = {phrase: _block(b) for b in data["block"] for phrase in b["whole"]}
    return Cues(
        whole={phrase: kind for kind, entry in reversed(kinds) for phrase in entry.get("whole", ())},
        starts=_by_first_word(kinds, "start"),
        openings=_by_first_word(kinds, "opening"),
        words=tuple((kind, frozenset(entry["words"].split())) for kind, entry in kinds if "words" in entry),
        patterns=tuple((kind, _any(entry["pattern"])) for kind, entry in kinds if "pattern" in entry),
        blocks=blocks,
        block_starts=tuple((p, _block(b)) for b in data["block"] for p in b.get("start", ())),
        tails=_tails(data["tail"]),
    )


def _tails(data: dict[str, list[str]]) -> tuple[Tail, ...]:
    named: tuple[tuple[RangeKind, str, int], ...] = (
        ("image", "credit", 200),
        ("disclaimer", "disclaimer", _TAIL),
        ("author_box", "author_box", 200),
    )
    return tuple(
        Tail(kind, tuple(data[f"{key}_triggers"]), re.compile(p, re.IGNORECASE), reach)
        for kind, key, reach in named
        for p in data[key]
    )


def _any(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{p})" for p in patterns), re.IGNORECASE)


def _block(entry: dict[str, Any]) -> Block:
    return Block(cast(RangeKind, entry["kind"]), bool(entry["returns"]))


def _by_first_word(kinds: list[tuple[RangeKind, dict[str, Any]]], field: str) -> dict[str, tuple[tuple[str, RangeKind], ...]]:
    found: dict[str, list[tuple[str, RangeKind]]] = {}
    for kind, entry in kinds:
        for phrase in entry.get(field, ()):
            found.setdefault(phrase.split()[0], []).append((phrase, kind))
    return {word: tuple(sorted(entries, key=lambda e: -len(e[0]))) for word, entries in found.items()}


def _begins(key: str, phrase: str) -> bool:
    return key.startswith(phrase) and (len(key) == len(phrase) or key[len(phrase)] == " ")


def _reads_as_label(line: Line, phrase: str) -> bool:
    """A sentence that merely begins with a cue word ("Sources said the talks failed.") is no label."""
    if not line.ended or line.text.endswith("...") or ":" in line.text[: len(phrase) + 8]:
        return ":" in line.text[: len(phrase) + 8] or len(phrase.split()) > 1 or line.words <= 3 or not line.clausal
    return len(phrase.split()) > 1 and not line.clausal
