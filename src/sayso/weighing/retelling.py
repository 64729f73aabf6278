"""A story retold without naming the outlet that had it: sentences alike in their words, unnamed sources of one kind, near in time.

Matching is by shared content words of whole sentences, looked up by their rarest words (after the blocking of Broder's resemblance
measure, "On the resemblance and containment of documents", 1997); work stays in proportion to the number of sentences.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.weighing import names
from sayso.weighing.scene import Scene
from sayso.weighing.statements import Statement, content_words

_WINDOW_DAYS = 10
_RAREST, _MOST_POSTED = 6, 40
# One sentence alike by this many words and this share of the shorter one; two sentences may be a little less alike.
_STRONG, _FAIR = (8, 0.6), (6, 0.5)
_LONGEST = 500
_BREAK = re.compile(r"[.!?]['’”\"]?\s+|\n\s*\n")


@dataclass(frozen=True, slots=True)
class Account:
    """What one text draws from one source: the claims, and the words the source is told in."""

    document: str
    claims: tuple[Statement, ...]
    source: str = ""


def retold(credited: Sequence[Account], loose: Sequence[Account], scene: Scene) -> dict[int, tuple[int, str]]:
    """Find accounts from unnamed sources that retell a credited one.

    Args:
        credited: accounts that a text credits to a named outlet or document.
        loose: accounts from unnamed sources, each in a text that credits nobody for it.
        scene: the case's documents.

    Returns:
        Place in ``loose`` -> (place in ``credited``, why, in words).
    """
    told = [_Sentences.of(account, scene) for account in credited]
    counts = Counter(word for sentences in told for words in sentences.words for word in words)
    posted: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for place, sentences in enumerate(told):
        for number, words in enumerate(sentences.words):
            for word in words:
                if len(posted[word]) < _MOST_POSTED:
                    posted[word].append((place, number))
    out: dict[int, tuple[int, str]] = {}
    for place, account in enumerate(loose):
        found = _best(_Sentences.of(account, scene), account, credited, told, posted, counts, scene)
        if found is not None:
            out[place] = found
    return out


@dataclass(frozen=True, slots=True)
class _Sentences:
    words: tuple[frozenset[str], ...]
    every: frozenset[str]

    @classmethod
    def of(cls, account: Account, scene: Scene) -> _Sentences:
        document = scene.documents.get(account.document)
        spans = dict.fromkeys(around(document.text, one.claim.start, one.claim.end) for one in account.claims) if document else {}
        words = tuple(content_words(document.text[start:end]) for start, end in spans) if document else ()
        return cls(words, frozenset(word for sentence in words for word in sentence))


def around(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence that holds ``text[start:end]``, at most 500 characters to either side."""
    first = max(0, start - _LONGEST)
    for found in _BREAK.finditer(text, first, start):
        first = found.end()
    after = _BREAK.search(text, max(start, end - 1), min(len(text), end + _LONGEST))
    return first, after.start() + 1 if after else min(len(text), end + _LONGEST)


def _best(
    own: _Sentences, account: Account, credited: Sequence[Account], told: Sequence[_Sentences],
    posted: dict[str, list[tuple[int, int]]], counts: Counter[str], scene: Scene,
) -> tuple[int, str] | None:  # fmt: skip
    kinds = {names.singular(word) for word in re.findall(r"[^\W_]+", account.source.casefold())}
    alike: dict[int, list[tuple[int, float]]] = defaultdict(list)
    for words in own.words:
        for place, shared, share in _alike(words, told, posted, counts):
            if _may_retell(account, credited[place], scene) and kinds & told[place].every:
                alike[place].append((shared, share))
    for place, found in sorted(alike.items(), key=lambda item: (-sum(shared for shared, _ in item[1]), item[0])):
        shared = max(count for count, _ in found)
        if len(found) > 1 or (shared >= _STRONG[0] and max(share for _, share in found) >= _STRONG[1]):
            sentences = f"{len(found)} sentences alike" if len(found) > 1 else "a sentence alike"
            return place, f"retold without credit: {sentences}, {shared} words in common, unnamed sources of one kind"
    return None


def _alike(
    words: frozenset[str], told: Sequence[_Sentences], posted: dict[str, list[tuple[int, int]]], counts: Counter[str]
) -> Iterator[tuple[int, int, float]]:
    rarest = sorted((word for word in words if word in counts), key=lambda word: (counts[word], word))[:_RAREST]
    near = dict.fromkeys(key for word in rarest for key in posted[word])
    best: dict[int, tuple[int, float]] = {}
    for place, number in near:
        other = told[place].words[number]
        shared = len(words & other)
        share = shared / min(len(words), len(other))
        if shared >= _FAIR[0] and share >= _FAIR[1]:
            best[place] = max(best.get(place, (0, 0.0)), (shared, share))
    yield from ((place, shared, share) for place, (shared, share) in best.items())


def _may_retell(account: Account, credited: Account, scene: Scene) -> bool:
    """Another outlet's text, dated near the credited one and not before it."""
    one, other = scene.documents.get(account.document), scene.documents.get(credited.document)
    if one is None or other is None or one.id == other.id or (one.outlet and one.outlet == other.outlet):
        return False
    a, b = account.claims[0].published, credited.claims[0].published
    return a is not None and b is not None and -1 <= a - b <= _WINDOW_DAYS
