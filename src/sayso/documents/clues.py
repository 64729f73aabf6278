"""One reason to take a name for a publisher, and how reasons for the same name add up."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.documents.dates import HeaderDate
from sayso.documents.known import outlet_named, plain
from sayso.documents.words import either

COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:©|\(c\))?\s*(?:(?:19|20)\d\d(?:\s*[-–]\s*\d{2,4})?)?[,:]?\s*(?:by )?"
    r"(?P<name>[^|.©\d][^|.©]{1,60}?)(?=[.|,·•–—/]|\s+(?:19|20)\d\d|\s+all rights|\s*$|\s+(?:inc|ltd|llc|plc|corp|gmbh)\b)",
    re.IGNORECASE,
)
_NOT_A_NAME = re.compile(rf"\b{either('no_outlet')}\b|\d", re.IGNORECASE)
_LEGAL = re.compile(r",?\s+(?:ltd|inc|llc|plc|corp|gmbh|limited|pty)\.?$", re.IGNORECASE)
_MAIL = re.compile(r"\s*<[^<>]*>\W*$")
_ENOUGH = 30
LAST_RESORT = "page's address"


@dataclass(frozen=True, slots=True)
class Clue:
    """One reason to take ``name`` for the publisher (or, with ``credit``, for the outlet the whole piece comes from).

    ``why`` begins with the kind of evidence, a colon, and then the words that gave it.
    """

    name: str
    weight: int
    why: str
    credit: bool = False
    date: HeaderDate | None = None

    @property
    def kind(self) -> str:
        """The kind of evidence: two clues of one kind count once."""
        return self.why.partition(":")[0]


def name_shaped(piece: str) -> bool:
    """At most six words, no digit and no word that labels have and names do not."""
    words = piece.split()
    return 1 <= len(words) <= 6 and _NOT_A_NAME.search(piece) is None and len(piece) > 2


def proper(name: str) -> str:
    """The name as the text writes it, without outer punctuation; the codebook's aliases join the spellings later."""
    return _LEGAL.sub("", re.sub(r"\s+", " ", _MAIL.sub("", name).strip(" \t\u00a0.,;:|()[]\"'“”‘’")))


def squashed(name: str) -> str:
    """A name's letters and digits in lower case, without "the": what handles and hosts are compared with."""
    return re.sub(r"[\W_]+", "", plain(name))


def choose(clues: Sequence[Clue], text: str = "") -> tuple[Clue | None, Clue | None]:
    """Chooses publisher and credited origin.

    Clues for one name add up: the heaviest counts whole, each further kind of evidence half. A credited outlet is the publisher
    too when nothing else says who published; an origin equal to the publisher, or its initials, is none.

    Args:
        clues: all that was found. text: the document, in which a name set in capitals may stand in ordinary letters.

    Returns:
        The publisher's clue and the origin's clue, either may be None.
    """
    own = _heaviest([c for c in clues if not c.credit], text)
    credits = [c for c in clues if c.credit]
    if own is None:
        solo = [c for c in credits if c.why.startswith(("dateline", "appeared"))]
        own = max(solo, key=lambda c: c.weight, default=None)
    if own is None:
        own = next((c for c in clues if c.kind == LAST_RESORT), None)
    others = [c for c in credits if own is None or not _same(c.name, own.name)]
    return own, max(others, key=lambda c: c.weight, default=None)


def _heaviest(clues: Sequence[Clue], text: str) -> Clue | None:
    groups: dict[str, list[Clue]] = {}
    for clue in clues:
        known = outlet_named(clue.name)
        groups.setdefault(squashed(known.name if known else clue.name), []).append(clue)
    scored = [(_score(group), group) for group in groups.values()]
    best, group = max(scored, key=lambda pair: pair[0], default=(0, []))
    if best < _ENOUGH:
        return None
    first = max(group, key=lambda c: c.weight)
    why = "; ".join(dict.fromkeys(c.why for c in sorted(group, key=lambda c: -c.weight)[:4]))
    return Clue(_spelled(first.name, group, text), best, why, date=first.date)


def _score(group: Sequence[Clue]) -> int:
    by_kind: dict[str, int] = {}
    for clue in group:
        by_kind[clue.kind] = max(by_kind.get(clue.kind, 0), clue.weight)
    weights = sorted(by_kind.values(), reverse=True)
    return weights[0] + sum(weights[1:]) // 2


def _spelled(name: str, group: Sequence[Clue], text: str) -> str:
    """A name set all in capitals or all small takes the ordinary spelling that the page uses elsewhere, if it does."""
    if not (name.isupper() and len(name) > 5):
        return name
    other = next((c.name for c in group if not c.name.isupper() and not c.name.islower()), None)
    if other:
        return other
    found = (m.group() for m in re.finditer(rf"\b{re.escape(name)}\b", text[:200_000], re.IGNORECASE))
    return next((made for made in found if made[0].isupper() and not made.isupper()), name)


def _same(credited: str, own: str) -> bool:
    initials = "".join(word[0] for word in plain(own).split() if word not in ("of", "the", "and", "for"))
    known = outlet_named(credited)
    if known is not None and known is outlet_named(own):
        return True
    longer = plain(own).startswith(plain(credited) + " ")  # "AFP" and "AFP News"
    return longer or squashed(credited) == squashed(own) or (len(initials) > 2 and plain(credited) == initials)
