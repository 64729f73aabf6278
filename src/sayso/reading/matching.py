"""Codebook patterns held against a frame: which relation a predicate expresses, and which words are its subject and object."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from sayso.codebook import Codebook, Pattern
from sayso.reading.analysis import Analysis
from sayso.reading.frames import Frame, measured
from sayso.reading.lemmas import lemmas

_SETTINGS = frozenset({"in", "at", "near", "inside", "across"})
_NOUN_AGENT = frozenset({"poss", "by", "of", "from", "between"})


@dataclass(frozen=True, slots=True)
class Match:
    """A pattern that fits: subject and object words (None where the pattern or the text has none), and how narrow it is."""

    pattern: Pattern
    subjects: tuple[int, ...]
    objects: tuple[int, ...]
    narrow: tuple[int, int]
    patient: int | None = None


@dataclass(frozen=True, slots=True)
class _Sought:
    """A pattern with the slots that must not be empty, and those in which both its subject and its object stand."""

    pattern: Pattern
    required: frozenset[str]
    shared: frozenset[str]


def _sought(pattern: Pattern) -> _Sought:
    parties = Counter(slot.name for slot in pattern.slots if slot.filler[0] in "SO")
    required = frozenset(slot.name for slot in pattern.slots if not slot.optional)
    return _Sought(pattern, required, frozenset(name for name, count in parties.items() if count == 2))


def _no_noun(_: int) -> str:
    return ""


class Matcher:
    """Finds the codebook's relations in frames.

    Args:
        codebook: relations, patterns and word classes.
    """

    def __init__(self, codebook: Codebook) -> None:
        self._codebook = codebook
        self._noun: Callable[[int], str] = _no_noun
        self._sought: dict[tuple[str, str], tuple[_Sought, ...]] = {}
        self._for_word = lru_cache(maxsize=20_000)(self._look_up)

    def candidates(self, a: Analysis, frame: Frame) -> tuple[_Sought, ...]:
        """Patterns headed by the frame's word, as verb with its particle first."""
        return self._for_word(a.lower[frame.word], a.hyphened(frame.word), frame.pos, frame.particle)

    def _look_up(self, word: str, whole: str, pos: str, particle: str) -> tuple[_Sought, ...]:
        found: list[_Sought] = []
        for lemma in (*lemmas(word), whole) if whole != word else lemmas(word):
            if particle:
                found += self._headed(pos, f"{lemma}_{particle}")
            found += self._headed(pos, lemma)
            if pos == "adj":
                found += self._headed("verb", lemma)
            if found:
                break
        return tuple(found)

    def _headed(self, pos: str, lemma: str) -> tuple[_Sought, ...]:
        key = (pos, lemma)
        if key not in self._sought:
            self._sought[key] = tuple(_sought(pattern) for pattern in self._codebook.patterns(pos, lemma))
        return self._sought[key]

    def matches(
        self, a: Analysis, frame: Frame, refers: Callable[[int], bool], noun: Callable[[int], str] = _no_noun
    ) -> list[Match]:
        """Patterns whose required slots are all filled, the narrowest first.

        Args:
            a: the analysis.
            frame: the predicate's slots.
            refers: whether a word can be a participant.
            noun: the common noun for what a name names ("militia" for an armed group), so that word classes hold for names too.
        """
        self._noun = noun
        out: list[Match] = []
        candidates = self.candidates(a, frame)
        if not candidates:
            return []
        filled = {name for name, words in frame.slots.items() if words}
        filled |= {name[:-1] for name in filled if name[-1] == "'"}
        for sought in candidates:
            if sought.required <= filled:  # most patterns fail here
                found = self._fit(a, frame, sought, refers)
                if found is not None:
                    out.append(found)
        out.sort(key=lambda m: (-m.narrow[0], -m.narrow[1]))
        return out

    def _fit(self, a: Analysis, frame: Frame, sought: _Sought, refers: Callable[[int], bool]) -> Match | None:
        pattern, shared = sought.pattern, sought.shared
        subjects: tuple[int, ...] = ()
        objects: tuple[int, ...] = ()
        patient: int | None = None
        used: dict[str, int] = {}
        filled = missing = 0
        for slot in pattern.slots:
            name, kind = slot.name, slot.filler[0]
            words = self._words(frame, name)
            if name in shared and kind in "SO":
                k = used.get(name, 0)
                used[name] = k + 1
                words = words[k : k + 1] if kind == "S" else words[k:]
            good = tuple([w for w in words if self._fills(a, w, slot.filler, refers)])
            if not good and kind == "S" and frame.pos == "noun" and name in _NOUN_AGENT:
                good = tuple([w for w in frame.slots.get("doer", ()) if self._fills(a, w, slot.filler, refers)])
            if not good:
                if frame.pos == "noun" and kind in "SO" and name != "self" and not words:
                    missing += 1
                    continue
                if slot.optional or (name == "agent" and frame.passive and not words):
                    continue
                return None
            filled += 1
            if kind == "S":
                subjects = good
            elif kind == "O":
                objects = good
                filled -= name in _SETTINGS  # "strikes in the valley on the convoy": where is weaker than on whom
            elif name == "patient":
                patient = good[0]
        if missing and not (subjects or objects):
            return None
        filled -= 2 * missing
        fixed, required = pattern.specificity
        if "agent" in shared and any(frame.slots.get(other) for other in ("patient", "with")):
            filled -= 3  # "A and B met" says something else once there is somebody they met
        return Match(pattern, subjects, objects, (fixed, required + filled), patient)

    def _words(self, frame: Frame, slot: str) -> list[int]:
        slots: Mapping[str, list[int]] = frame.slots
        words = slots.get(slot) or slots.get(slot + "'") or []
        return words

    def _fills(self, a: Analysis, word: int, filler: tuple[str, ...], refers: Callable[[int], bool]) -> bool:
        kind = filler[0]
        if kind in ("S", "O"):
            return refers(word) and (len(filler) < 2 or self._in_class(a, word, filler[1]))
        if kind == "class":
            return self._in_class(a, word, filler[1])
        if kind == "word":
            return filler[1] in lemmas(a.words[word]) or filler[1] == a.hyphened(word)
        return True

    def _in_class(self, a: Analysis, word: int, name: str) -> bool:
        members = self._codebook.classes.get(name, frozenset())
        word = measured(a, word)
        if self._noun(word) in members:
            return True
        return any(x in members for x in lemmas(a.words[word])) or a.hyphened(word) in members
