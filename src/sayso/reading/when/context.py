"""What a phrase can be counted from, and how the words inside and around it are asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from sayso.reading.when.grammar import Phrase
from sayso.reading.when.intervals import GRAINS, HALVES, Interval
from sayso.reading.when.lexicon import AHEAD, ENDS, FUTURE, LASTING, MODAL, NOT_AHEAD, NUMBERS, ORDINALS, SAID, UNITS
from sayso.reading.when.lexing import Words

_NEAR = 14
"""How many words around a date a sign of the future may stand."""
_REMEMBERED = 6
"""How many earlier times "the next day" or "that year" may go back over."""
_SENTENCE = 100
"""How many words before a phrase its sentence is looked through; keeps the reading linear."""


@dataclass(slots=True)
class Context:
    """``today`` is the publication date, ``today_words`` how it is cited; ``used`` is what the last resolution was counted from.

    ``order`` is how numeric dates are read: day-first, month-first or unknown.
    """

    words: Words
    classes: str
    today: date | None
    today_words: str
    order: str = "unknown"
    used: str | None = None
    _named: list[tuple[Interval, str, int]] = field(default_factory=list)

    def reference(self) -> date | None:
        """The publication date, noted as used."""
        if self.today is not None:
            self.used = self.today_words
        return self.today

    def remember(self, days: Interval, words: str, after: int) -> None:
        """Keeps a time, which ends before word ``after``, for later phrases that count from it."""
        self._named = [*self._named[-_REMEMBERED + 1 :], (days, words, after)]

    def preceding(self, grain: str) -> Interval | None:
        """The time last named in the text that is at least as fine as ``grain``, noted as used."""
        for days, words, _ in reversed(self._named):
            if days.first is not None and days.last is not None and GRAINS.index(days.grain) <= GRAINS.index(grain):
                self.used = words
                return days
        return None

    def coarser(self, phrase: Phrase, grain: str) -> Interval | None:
        """The time last named in the phrase's sentence where none there is as fine as ``grain``, noted as used."""
        named = [x for x in self._named if phrase.first - x[2] < _SENTENCE and "#" not in self.classes[x[2] : phrase.first]]
        known = [(days, words) for days, words, _ in named if days.first is not None and days.last is not None]
        if not known or any(GRAINS.index(days.grain) <= GRAINS.index(grain) for days, _ in known):
            return None
        self.used = known[-1][1]
        return known[-1][0]

    def each(self, phrase: Phrase, letters: str) -> list[str]:
        """The phrase's words of the given classes, in order."""
        return [self.words.lower[i] for i in range(phrase.first, phrase.after) if self.classes[i] in letters]

    def one(self, phrase: Phrase, letters: str) -> str:
        """The phrase's first word of the given classes, empty when there is none."""
        return next(iter(self.each(phrase, letters)), "")

    def turn(self, phrase: Phrase, letters: str = "PXCVFZ") -> str:
        """The class letter of the phrase's first word among ``letters`` (P last, X next, C this, V previous, ..)."""
        return next((self.classes[i] for i in range(phrase.first, phrase.after) if self.classes[i] in letters), "")

    def year(self, phrase: Phrase) -> int | None:
        """The year a phrase states: "2021", or "last year" behind a month."""
        if word := self.one(phrase, "Y"):
            return int(word)
        if self._ends_in_year(phrase):
            return self._short_year(phrase.after - 1)
        if self.today is not None and self.turn(phrase, "PXC") and "year" in self.each(phrase, "U"):
            self.reference()
            return self.today.year + {"P": -1, "X": 1}.get(self.turn(phrase, "PXC"), 0)
        return None

    def _ends_in_year(self, phrase: Phrase) -> bool:
        """Whether a phrase's last number is a year without its century: "15 April '87", "April of 87"."""
        month, last = self.classes.find("M", phrase.first, phrase.after), phrase.after - 1
        marked = self.classes[last - 1] == "'" and self.classes[last] in "DN"
        return marked or (phrase.first <= month < last and self.classes[last] == "N")

    def _short_year(self, i: int) -> int | None:
        """ "October '73", "April 87": the latest such year."""
        word = self.words.lower[i]
        if not word.isdecimal() or len(word) != 2:
            return None
        base = self.today.year if self.today is not None else 2030
        return int(word) + (2000 if 2000 + int(word) <= base else 1900)

    def days(self, phrase: Phrase) -> list[int]:
        """The phrase's day numbers, in order: "7", "7th", "seventh", "fifteen"; [0] where it has none."""
        end = phrase.after - self._ends_in_year(phrase)
        found = []
        for i in range(phrase.first, end):
            word = self.words.lower[i]
            if self.classes[i] in "Dθ" or (self.classes[i] == "N" and word.isdecimal()):
                found.append(int(word))
            elif self.classes[i] in "oN":
                found.append(ORDINALS.get(word) or NUMBERS.get(word, 0))
        return found or [0]

    def length(self, phrase: Phrase) -> list[tuple[int | None, str]]:
        """The phrase's counts with their units: [(2, "year"), (1, "month")]."""
        parts: list[tuple[int | None, str]] = []
        start = phrase.first
        for i in range(phrase.first, phrase.after):
            if self.classes[i] == "U":
                unit = UNITS[self.words.lower[i]]
                if unit == "half" and parts:  # "a year and a half"
                    parts.append(HALVES.get(parts[-1][1], (0, "day")))
                else:
                    parts.append((self.count(Phrase(phrase.rule, start, i)), unit))
                start = i + 1
        return parts

    def unit(self, phrase: Phrase, which: int = -1) -> tuple[str, bool]:
        """The phrase's last (or ``which``) calendar unit and whether it is in the plural."""
        word = self.each(phrase, "U")[which]
        return UNITS[word], word.endswith("s") or word == "centuries"

    def count(self, phrase: Phrase) -> int | None:
        """How many units: 1 for "a" or no word, None for "few", "several", "many"."""
        if vague := self.one(phrase, "K"):
            return 2 if vague == "couple" else None
        numbers = [NUMBERS.get(word) or int(word) for word in self.each(phrase, "DN")]
        return sum(numbers) if numbers else 1

    def nearest(self, phrase: Phrase, build: Callable[[int], Interval]) -> Interval | None:
        """The latest span not after publication, or the next where the sentence looks ahead and the past is not far nearer."""
        today = self.reference()
        if today is None:
            return Interval(None, None, "day", False)
        spans = [span for year in range(today.year - 8, today.year + 9) if (span := _built(build, year)) is not None]
        past = [s for s in spans if s.first is not None and s.first <= today]
        ahead = [s for s in spans if s.last is not None and s.last >= today]
        if not ahead or not past:
            return None
        inside = self.classes[phrase.first] in "XP" and "W" not in self.classes[phrase.first : phrase.after]
        before = self.classes[phrase.first] if inside else self.classes[phrase.first - 1 : phrase.first]
        if before in ("X", "P"):  # "next May 3", "last October 7"
            return ahead[0] if before == "X" else past[-1]
        if self.looks_ahead(phrase) and past[-1].last is not None and ahead[0].first is not None:
            gone, coming = (today - past[-1].last).days, (ahead[0].first - today).days
            if gone * 4 > coming:
                return ahead[0]
        return past[-1]

    def looks_ahead(self, phrase: Phrase) -> bool:
        """Whether the sentence speaks of the future before this phrase, or after it where the phrase opens the sentence.

        An act of saying in between ends the search: "said on Friday it will" does not move Friday ahead.
        """
        cue = tuple(self.words.lower[max(0, phrase.first - 3) : phrase.first])
        if cue in AHEAD:
            return True
        if (
            cue[:1] == ("as",)
            and cue[2:] == ("as",)
            and not MODAL.isdisjoint(self.words.lower[max(0, phrase.first - 7) : phrase.first])
        ):
            return True
        ends = self.words.at(phrase.first - 1 - (self.classes[phrase.first - 1 : phrase.first] == "h")) in ENDS
        opens = True
        for i in range(phrase.first - 1, max(-1, phrase.first - _NEAR), -1):
            if self.classes[i] == "#":
                break
            ends = ends and self.words.lower[i] not in (",", ";", ":")
            if self._future(i) or (ends and self._reaches(i)):
                return True
            if self.words.lower[i] in SAID:
                return False
            opens = opens and self.classes[i] != "x"
        return opens and self._future_follows(phrase.after)

    def _future_follows(self, start: int) -> bool:
        for i in range(start, min(len(self.words), start + _NEAR)):
            if self.classes[i] == "#" or self.words.lower[i] in SAID:
                return False
            if self._future(i):
                return True
        return False

    def _future(self, i: int) -> bool:
        word, after = self.words.lower[i], self.words.at(i + 1)
        planned = word in ("is", "are", "set") and after == "to" and self.words.at(i + 2) not in NOT_AHEAD
        return word in FUTURE or planned or (word == "be" and self.words.at(i - 1) == "to")

    def _reaches(self, i: int) -> bool:
        """Whether word ``i`` takes an end after it ahead: "could fall **by July**", "stays closed **until Thursday**"."""
        return self.words.lower[i] in LASTING and self.classes[i] != "M" and self.words.at(i + 1) != "have"


def _built(build: Callable[[int], Interval], year: int) -> Interval | None:
    try:
        return build(year)
    except ValueError:
        return None
