"""Passages that tell of the same two persons in much the same words: what marks two texts' accounts as one story.

Used only between accounts credited to one outlet, speaker or paper and near in time: two persons in common and a few words more
are then as good as a shared statement, and they do not depend on how well either sentence was read.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from sayso.model import Entity
from sayso.weighing import vocabulary
from sayso.weighing.scene import Scene
from sayso.weighing.statements import Statement, content_words
from sayso.weighing.uncredited_accounts import around

_WORDS_IN_COMMON = 4
_MOST_PERSONS = 6
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Passage:
    """Two persons told of in one sentence or two neighbouring ones, and the content words around them, their names left out.

    ``who`` names the two.
    """

    pair: Pair
    words: frozenset[str]
    who: str


class Meetings:
    """Finds the passages of an account.

    Args:
        scene: the case's documents and entities.
    """

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._told: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
        for entity in scene.entities.values():
            if entity.type == "Person" and scene.is_named(entity.id):
                for mention in entity.mentions:
                    self._told[mention.document].append((mention.start, mention.end, entity.id))
        for found in self._told.values():
            found.sort()

    def of(self, claims: Sequence[Statement], credited: str) -> list[Passage]:
        """The passages that hold these claims of one document, in text order; the words of ``credited``, the outlet, left out."""
        document = self._scene.documents.get(claims[0].claim.document) if claims else None
        if document is None or len(self._told.get(document.id, ())) < 2:
            return []
        sentences = sorted({around(document.text, one.claim.start, one.claim.end) for one in claims})
        out: dict[Passage, None] = {}
        for (start, end), (after, last) in zip(sentences, [*sentences[1:], (0, 0)], strict=True):
            stretches = [(start, end)] + ([(start, last)] if 0 <= after - end <= 3 else [])
            for first, final in stretches:
                for pair, words in self._passages(document.id, document.text, first, final):
                    who = " and ".join(self._scene.label(ident) for ident in pair)
                    out.setdefault(Passage(pair, words - content_words(credited), who))
        return list(out)

    def _passages(self, document: str, text: str, start: int, end: int) -> Iterator[tuple[Pair, frozenset[str]]]:
        told = self._told[document]
        within = told[bisect_left(told, (start,)) : bisect_left(told, (end,))]
        persons = sorted({ident for _, last, ident in within if last <= end})
        if not 2 <= len(persons) <= _MOST_PERSONS:
            return
        words = content_words(text[start:end]) - vocabulary.words("words", "saying")
        for one, other in combinations(persons, 2):
            yield (one, other), words - _name_words(self._scene.entities, one) - _name_words(self._scene.entities, other)


def in_common(one: Passage, other: Passage) -> tuple[str, ...]:
    """The words two passages of one pair share, sorted; empty where they are too few to make them one story."""
    shared = one.words & other.words if one.pair == other.pair else frozenset()
    return tuple(sorted(shared)) if len(shared) >= _WORDS_IN_COMMON else ()


def _name_words(entities: Mapping[str, Entity], ident: str) -> frozenset[str]:
    return content_words(entities[ident].name)
