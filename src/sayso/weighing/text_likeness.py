"""How alike two texts are in what they tell, beyond the lead as well, and what the later one has of its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import islice

from sayso.weighing.article_words import Word

# Facts shared, words shared, their share of the shorter text, words shared beyond the leads.
_RETELLS = (4, 12, 0.34, 3)
_CLOSE = (3, 18, 0.55, 3)
_CREDITED = (2, 6, 0.3, 0)
# Of a long text, which holds much of any other on its subject: retold, and credited.
_OF_LONG, _OF_LONG_CREDITED = (4, 18, 0.65, 3), (3, 12, 0.5, 0)
# Two texts, the shorter of fewer content words than this, with fewer than that many in common, may both have but the bare facts.
_TELLING, _MUCH = 30, 22
# Where a short text has not a sentence of its own and so many words beyond the leads in common, two names may be new (as of one
# translated), else one or an eighth.
_FAR_BEYOND = 10
# A sentence of the later text's own shares less than this of its content words; shorter sentences than this are not asked.
_OWN_SENTENCE, _SHORTEST = 0.16, 4
# How alike two spellings of one name are, with the same first letter and with another.
_SPELLED_ALIKE = (0.7, 0.85)
_MOST_COMPARED = 150
# Content words of a stretch of text, and how many stretches make a text long.
_STRETCH, _LONG = 60, 2


@dataclass(frozen=True, slots=True)
class Telling:
    """What a text tells, as comparable words.

    ``keys`` are its content words, ``own`` those not relayed from a named source, ``lead`` those of its first sentence, ``facts``
    its names and figures, ``sentences`` the content words of each sentence.
    """

    keys: frozenset[str]
    own: frozenset[str]
    lead: frozenset[str]
    facts: frozenset[str]
    sentences: tuple[frozenset[str], ...]

    @classmethod
    def of(cls, words: Sequence[Word]) -> Telling:
        """What these words tell."""
        telling = [word for word in words if word.tells]
        first = telling[0].sentence if telling else 0
        sentences: dict[int, set[str]] = defaultdict(set)
        for word in telling:
            sentences[word.sentence].add(word.key)
        return cls(
            frozenset(word.key for word in telling),
            frozenset(word.key for word in telling if not word.relayed),
            frozenset(word.key for word in telling if word.sentence == first),
            frozenset(word.key for word in telling if word.fact),
            tuple(frozenset(found) for found in sentences.values() if len(found) >= _SHORTEST),
        )

    def and_of(self, other: Telling) -> Telling:
        """What two texts tell together."""
        return Telling(
            self.keys | other.keys, self.own | other.own, self.lead | other.lead, self.facts | other.facts,
            (*self.sentences, *other.sentences),
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Likeness:
    """What a later text has in common with an earlier one, and the facts that it has of its own."""

    facts: tuple[str, ...]
    new: tuple[str, ...]
    shared: frozenset[str]
    share: float
    beyond: int
    all_facts: int
    own_sentences: int
    sentences: int
    shorter: int
    of_long: bool

    @property
    def retells(self) -> bool:
        """Whether the later text has the earlier one's story and nothing of its own."""
        bare = not self.own_sentences and self.beyond >= _FAR_BEYOND and self.shorter <= _STRETCH
        if len(self.new) > max(1 + bare, self.all_facts // 8) or self.own_sentences > min(1, self.sentences // 4):
            return False
        return self._reaches(_OF_LONG) if self.of_long else self._reaches(_RETELLS) or self._reaches(_CLOSE)

    @property
    def tells(self) -> bool:
        """Whether both texts tell enough for their likeness to show more than that both have the bare facts."""
        return self.shorter >= _TELLING or len(self.shared) >= _MUCH

    @property
    def retells_all(self) -> bool:
        """Whether, besides, not a sentence, name or figure is the later text's own: asked for where the direction is not known."""
        return self.retells and not self.new and not self.own_sentences

    @property
    def close(self) -> bool:
        """Whether so much is shared that two texts together may be the source."""
        return self._reaches(_CLOSE)

    @property
    def fits_credit(self) -> bool:
        """Whether this may be the text that the later one credits."""
        return self._reaches(_OF_LONG_CREDITED if self.of_long else _CREDITED)

    def words(self) -> str:
        """The likeness in words."""
        shown = ", ".join(sorted(self.facts)[:8])
        other = ", ".join(sorted(self.shared - set(self.facts))[:8])
        new = "no name or figure of its own" if not self.new else f"of its own only {', '.join(self.new[:3])}"
        return f"{len(self.facts)} names and figures in common ({shown}), also {other}; {new}"

    def _reaches(self, least: tuple[int, int, float, int]) -> bool:
        facts, words, share, beyond = least
        return len(self.facts) >= facts and len(self.shared) >= words and self.share >= share and self.beyond >= beyond


def likeness(given: Telling, taken: Telling, least: float = _CREDITED[2]) -> Likeness | None:
    """Compare a later text with an earlier one; None where they share less than ``least`` of the shorter text's content words."""
    shorter = min(len(given.keys), len(taken.keys))
    of_long = len(given.keys) > _LONG * _STRETCH
    least = max(least, _OF_LONG_CREDITED[2]) if of_long else least
    if not _enough(len(given.keys & taken.keys), shorter, least):
        return None
    held = _held(given, taken)
    shared = frozenset().union(*held) if held else given.keys & taken.keys
    if not _enough(len(shared), shorter, least):
        return None
    new = _new(given, taken)
    return Likeness(
        facts=tuple(sorted(taken.facts - set(new))), new=new, shared=shared, share=len(shared) / shorter,
        beyond=len((given.own & taken.own & shared) - given.lead - taken.lead), all_facts=len(taken.facts),
        own_sentences=sum(len(one) < _OWN_SENTENCE * len(sentence) for one, sentence in zip(held, taken.sentences, strict=True)),
        sentences=len(taken.sentences), shorter=shorter, of_long=of_long,
    )  # fmt: skip


def _enough(shared: int, shorter: int, least: float) -> bool:
    return shared >= _CREDITED[1] and shared >= least * shorter


def _held(given: Telling, taken: Telling) -> list[frozenset[str]]:
    """What one stretch of the earlier text holds of each sentence of the later one: a long text as a whole holds anything."""
    held = list(stretches(given))
    return [max((sentence & stretch for stretch in held), key=len, default=frozenset()) for sentence in taken.sentences]


def stretches(text: Telling) -> Iterator[frozenset[str]]:
    """Neighbouring sentences of some sixty content words together, overlapping; a short text as a whole."""
    if len(text.keys) <= _STRETCH:
        yield text.keys
        return
    for at in range(len(text.sentences)):
        held: set[str] = set()
        for sentence in text.sentences[at:]:
            held |= sentence
            if len(held) >= _STRETCH:
                break
        yield frozenset(held)


def _new(given: Telling, taken: Telling) -> tuple[str, ...]:
    """The later text's facts that the earlier one does not have in any spelling; no more than are needed to tell it has its own."""
    most = max(2, len(taken.facts) // 8) + 1
    found = (fact for fact in sorted(taken.facts) if fact not in given.keys and not _spelled_alike(fact, given.keys))
    return tuple(islice(found, most))


LEAST_OF_TWO = _CLOSE[2]
"""The share of a text's words that two others together must have."""


def brings(one: Telling, other: Telling, taken: Telling) -> bool:
    """Whether ``one`` holds facts and the better part of a sentence of ``taken`` that ``other`` does not have."""
    facts = (one.facts - other.keys) & taken.facts
    only = one.keys - other.keys
    return len(facts) >= 2 and any(2 * len(sentence & only) >= len(sentence) for sentence in taken.sentences)


def _spelled_alike(fact: str, others: Collection[str]) -> bool:
    """Whether a name may be another spelling of one of ``others``; figures have one spelling."""
    if fact[0].isdigit():
        return False
    near = sorted(other for other in others if other[0] == fact[0] or other[-3:] == fact[-3:])
    return any(_alike(fact, other) for other in near[:_MOST_COMPARED])


@lru_cache(maxsize=32768)
def _alike(name: str, other: str) -> bool:
    least = _SPELLED_ALIKE[other[0] != name[0]]
    if 2 * min(len(name), len(other)) < least * (len(name) + len(other)):
        return False
    return SequenceMatcher(None, name, other).ratio() >= least
