"""Actor codes by UniversalPetrarch's dictionaries: names with their synonyms and dates, and agents (roles) with theirs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

_FILES = ("Phoenix.Countries.actors.txt", "Phoenix.International.actors.txt", "Phoenix.MilNonState.actors.txt")
_CODE = re.compile(r"\[\s*([A-Z~:-]+)\s*([<>]?\s*\d*\s*-?\s*\d*)\s*\]")
_SET = re.compile(r"^(!\w+!)\s*=\s*(.+)$")
_NOT_WORD = re.compile(r"[^\w!&.'-]+")
Words = tuple[str, ...]


@dataclass(slots=True)
class Actors:
    """Codes by name, each with the dates it is good for; agents by name. Names are lower-case words."""

    names: dict[Words, list[tuple[str, str, str]]] = field(default_factory=dict)
    agents: dict[Words, str] = field(default_factory=dict)
    longest: int = 1

    def code(self, words: Sequence[str], date: str) -> str | None:
        """The code of a noun phrase: its actor's and its agents', as ``USAGOV``; ``---GOV`` for an agent of unknown country.

        Args:
            words: the phrase.
            date: ``YYYYMMDD``.
        """
        plain = [_plain(w) for w in words if _plain(w)]
        actor, at = "", range(0)
        for first, last in self._runs(plain):
            found = self._dated(tuple(plain[first:last]), date)
            if found:
                actor, at = found, range(first, last)
                break
        rest = ["" if i in at else w for i, w in enumerate(plain)]
        agents = ""
        for first, last in self._runs(rest):
            agent = self._agent(tuple(rest[first:last]))
            if agent and agent not in actor + agents:
                agents += agent
                rest[first:last] = [""] * (last - first)
        return (actor or "---") + agents if actor or agents else None

    def _runs(self, words: list[str]) -> Iterator[tuple[int, int]]:
        """Runs of words, long ones first."""
        for size in range(min(self.longest, len(words)), 0, -1):
            for first in range(len(words) - size + 1):
                if all(words[first : first + size]):
                    yield first, first + size

    def _dated(self, name: Words, date: str) -> str | None:
        entries = self.names.get(name, ())
        good = [code for code, since, until in entries if since <= date <= until]
        dated = [code for code, since, until in entries if since <= date <= until and (since, until) != ("0", "9")]
        return next(iter(dated or good), None)

    def _agent(self, name: Words) -> str | None:
        last = name[-1]
        singular = (*name[:-1], last[:-3] + "y" if last.endswith("ies") else last[:-1] if last.endswith("s") else last)
        return self.agents.get(name) or self.agents.get(singular)


def load(folder: Path, extra: Mapping[str, str]) -> Actors:
    """Read the dictionaries; ``extra`` are further names with their codes, which win."""
    out = Actors()
    for name in _FILES:
        for names, codes in _blocks((folder / name).read_text(encoding="utf-8", errors="replace")):
            for words in names:
                out.names.setdefault(words, []).extend(codes)
    for spoken, code in extra.items():
        out.names[tuple(spoken.split())] = [(code, "0", "9")]
    out.agents = _agents((folder / "Phoenix.agents.txt").read_text(encoding="utf-8", errors="replace"))
    out.longest = min(6, max(len(words) for words in [*out.names, *out.agents]))
    return out


def _blocks(text: str) -> Iterator[tuple[list[Words], list[tuple[str, str, str]]]]:
    """A name, its synonyms and their codes."""
    names: list[Words] = []
    codes: list[tuple[str, str, str]] = []
    for line in text.splitlines():
        bare = re.split(r"[#;]", line)[0].rstrip()
        if not bare:
            continue
        if not bare.startswith(("+", "\t", " ")) and names:
            yield names, codes
            names, codes = [], []
        codes += [(code.replace(":", ""), *_dates(when)) for code, when in _CODE.findall(bare)]
        spoken = _words(bare.split("[")[0].lstrip("+"))
        if spoken:
            names.append(spoken)
    if names:
        yield names, codes


def _dates(when: str) -> tuple[str, str]:
    """First and last day as ``YYYYMMDD``; open ones sort before and after every date."""
    found = [_day(d) for d in re.findall(r"\d{5,8}", when)]
    if not found:
        return "0", "9"
    if "<" in when:
        return "0", found[0]
    if ">" in when:
        return found[0], "9"
    return found[0], found[-1] if len(found) > 1 else "9"


def _day(digits: str) -> str:
    return digits if len(digits) == 8 else ("20" if int(digits[:2]) < 30 else "19") + digits.rjust(6, "0")


def _agents(text: str) -> dict[Words, str]:
    sets: dict[str, list[str]] = {}
    out: dict[Words, str] = {}
    for line in text.splitlines():
        bare = line.split("#")[0].strip()
        named = _SET.match(bare)
        if named:
            sets[named[1].lower()] = [w.strip().lower() for w in named[2].split(",")]
            continue
        code = _CODE.search(bare)
        if code is None:
            continue
        spoken = re.split(r"[\[{]", bare)[0]
        for name in _spelled(spoken.lower(), sets):
            if words := _words(name):
                out.setdefault(words, code[1].lstrip("~"))
    return out


def _spelled(spoken: str, sets: Mapping[str, Sequence[str]]) -> list[str]:
    """A name with each member of the sets it mentions."""
    for mark, members in sets.items():
        if mark in spoken:
            return [s for m in members for s in _spelled(spoken.replace(mark, f" {m} "), sets)]
    return [spoken]


def _words(spoken: str) -> Words:
    return tuple(w for part in _NOT_WORD.split(spoken.replace("_", " ").lower()) if (w := _plain(part)))


def _plain(word: str) -> str:
    """A word as the dictionaries spell it: lower case, no possessive, no marks at its edges."""
    return re.sub(r"['’]s?$", "", word.lower()).strip("'’\"“”,:()!").rstrip("." if word.count(".") == 1 else "")
