"""A story retold without naming the outlet that had it: sentences alike in their words, unnamed sources of one kind, near in time.

Matching is by shared content words of whole sentences. Accounts are looked up by the longest words of their sentences, which are
the rarer ones, among those of the same days (after the blocking of Broder's resemblance measure, "On the resemblance and
containment of documents", 1997); a word that many of them have finds none. So work stays in proportion to the number of sentences,
and whether two accounts meet depends on no text of another time.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sayso.weighing import names
from sayso.weighing.scene import Scene
from sayso.weighing.statements import Statement, content_words

_WINDOW_DAYS = 10
_BUCKET_DAYS = _WINDOW_DAYS + 2
_LONGEST_WORDS = 4
MOST_POSTED = 20
# One sentence alike by this many words and this share of the shorter one; two sentences may be a little less alike.
_STRONG, _FAIR = (8, 0.6), (6, 0.5)
_LONGEST = 500
_BREAK = re.compile(r"[.!?]['’”\"]?\s+|\n\s*\n")
Mark = tuple[str, int]
"""A word and a stretch of days."""


@dataclass(frozen=True, slots=True)
class Account:
    """What one text draws from one source: content words by sentence, and the words the source is told in.

    ``key`` tells it apart and gives the order; ``published`` is a day's ordinal.
    """

    key: str
    document: str
    outlet: str | None
    published: int | None
    sentences: tuple[frozenset[str], ...]
    source: str = ""


def sentences(claims: Iterable[Statement], document: str, scene: Scene) -> tuple[frozenset[str], ...]:
    """The content words of each sentence that holds one of these claims of a document."""
    found = scene.documents.get(document)
    if found is None:
        return ()
    spans = dict.fromkeys(around(found.text, one.claim.start, one.claim.end) for one in claims)
    return tuple(content_words(found.text[start:end]) for start, end in spans)


def retold(credited: Sequence[Account], loose: Sequence[Account]) -> dict[str, tuple[str, str]]:
    """Find accounts from unnamed sources that retell a credited one.

    Args:
        credited: accounts that a text credits to a named outlet or document.
        loose: accounts from unnamed sources, each in a text that credits nobody for it.

    Returns:
        Key of a loose account -> (key of the credited one, why, in words).
    """
    posted: dict[Mark, list[Account]] = defaultdict(list)
    for account in credited:
        for mark in posts(account):
            posted[mark].append(account)
    out: dict[str, tuple[str, str]] = {}
    for account in loose:
        met = {one.key: one for mark in asks(account) if len(posted.get(mark, ())) <= MOST_POSTED for one in posted.get(mark, ())}
        found = likest(account, met)
        if found is not None:
            out[account.key] = found
    return out


def posts(account: Account) -> frozenset[Mark]:
    """What a credited account is found by: its longest words and the days in which it may be retold."""
    if account.published is None:
        return frozenset()
    days = {(account.published - 1) // _BUCKET_DAYS, (account.published + _WINDOW_DAYS) // _BUCKET_DAYS}
    return frozenset((word, day) for word in _longest(account) for day in days)


def asks(account: Account) -> frozenset[Mark]:
    """What an account from unnamed sources looks up: its longest words and its day."""
    if account.published is None:
        return frozenset()
    return frozenset((word, account.published // _BUCKET_DAYS) for word in _longest(account))


def _longest(account: Account) -> frozenset[str]:
    return frozenset(
        word for words in account.sentences for word in sorted(words, key=lambda word: (-len(word), word))[:_LONGEST_WORDS]
    )


@lru_cache(maxsize=2048)
def around(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence that holds ``text[start:end]``, at most 500 characters to either side."""
    first = max(0, start - _LONGEST)
    for found in _BREAK.finditer(text, first, start):
        first = found.end()
    after = _BREAK.search(text, max(start, end - 1), min(len(text), end + _LONGEST))
    return first, after.start() + 1 if after else min(len(text), end + _LONGEST)


def likest(account: Account, credited: Mapping[str, Account]) -> tuple[str, str] | None:
    """The key of the credited account that this one retells, and why, in words."""
    kinds = {names.singular(word) for word in re.findall(r"[^\W_]+", account.source.casefold())}
    alike: dict[str, list[tuple[int, float]]] = {}
    for key, other in sorted(credited.items()):
        if _may_retell(account, other) and not kinds.isdisjoint(word for words in other.sentences for word in words):
            found = [best for words in account.sentences if (best := _alike(words, other.sentences))]
            if found:
                alike[key] = found
    for key, found in sorted(alike.items(), key=lambda item: (-sum(shared for shared, _ in item[1]), item[0])):
        shared = max(count for count, _ in found)
        if len(found) > 1 or (shared >= _STRONG[0] and max(share for _, share in found) >= _STRONG[1]):
            told = f"{len(found)} sentences alike" if len(found) > 1 else "a sentence alike"
            return key, f"retold without credit: {told}, {shared} words in common, unnamed sources of one kind"
    return None


def _alike(words: frozenset[str], others: Iterable[frozenset[str]]) -> tuple[int, float] | None:
    """Words in common and their share of the shorter sentence, for the likest of the other sentences that is alike at all."""
    found = []
    for other in others:
        shared = len(words & other)
        if shared >= _FAIR[0] and shared / min(len(words), len(other)) >= _FAIR[1]:
            found.append((shared, shared / min(len(words), len(other))))
    return max(found, default=None)


def _may_retell(account: Account, credited: Account) -> bool:
    """Another outlet's text, dated near the credited one and not before it."""
    if account.document == credited.document or (account.outlet and account.outlet == credited.outlet):
        return False
    a, b = account.published, credited.published
    return a is not None and b is not None and -1 <= a - b <= _WINDOW_DAYS
