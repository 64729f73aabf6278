"""One claim as it is shown: its chain, its words, and everything the text says about how it is meant."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sayso.model import Claim, Span
from sayso.telling import wording
from sayso.telling.chains import Link, chain, told
from sayso.telling.saying import Said, said
from sayso.telling.view import Index
from sayso.weighing.sentences import negates

QUOTE = 240  # characters of a clause that are quoted


@dataclass(frozen=True, slots=True)
class Card:
    """A claim ready for the page; ``href`` opens its sentence, ``number`` is its footnote, which others may share.

    ``said`` is the claim as an attributed sentence, ``judged`` what people
    judged of it and of its chain. ``not_said`` is true for a
    negative claim whose own words hold no negation (it stands in a denial). ``facts`` are pairs of what is told and how: time,
    place, quantity, condition, hedge.
    """

    number: int
    claim: Claim
    not_said: bool
    chain: tuple[Link, ...]
    told: str
    quote: str
    subject: str
    relation: str
    object: str
    meant: str
    facts: tuple[tuple[str, str], ...]
    origin: str
    why: str
    href: str
    said: Said
    judged: str = ""


class Cards:
    """Makes cards; ``numbers`` are by claim id, ``opened`` gives each number the anchor of its sentence."""

    def __init__(self, index: Index, numbers: Mapping[str, int], opened: Mapping[int, str]) -> None:
        self.index = index
        self.numbers = numbers
        self._opened = opened

    def has(self, claim: str) -> bool:
        """Whether the claim is shown."""
        return claim in self.numbers

    def shown(self, claims: Iterable[Claim | str]) -> list[int]:
        """The numbers of those of these claims (or ids) that are shown, each once."""
        ids = (c if isinstance(c, str) else c.id for c in claims)
        return list(dict.fromkeys(self.numbers[c] for c in ids if c in self.numbers))

    def beyond(self, claims: Iterable[Claim | str], most: int) -> int:
        """How many of these claims (or ids) the first ``most`` numbers of them do not lead to."""
        held = tuple(c if isinstance(c, str) else c.id for c in claims)
        told = set(self.shown(held)[:most])
        return sum(self.numbers.get(c) not in told for c in held)

    def href(self, number: int) -> str:
        """The anchor of the sentence that a footnote opens."""
        return self._opened.get(number, "texts")

    def of(self, claim: Claim) -> Card:
        """The card of a claim that is shown."""
        links = chain(claim, self.index)
        words = self.index.words(claim.document, Span(claim.start, claim.end))
        origin = self.index.origins.get(claim.origin or "")
        return Card(
            self.numbers[claim.id], claim, claim.polarity == "-" and not negates(words), links, told(links),
            wording.shortened(words, QUOTE),
            self.index.name(claim.subject), wording.relation_words(claim),
            self.index.name(claim.object) or claim.object_text or "",
            wording.MODALITY[claim.modality], tuple(_facts(claim, self.index)),
            origin.name if origin else "", origin.reason if origin else "", self.href(self.numbers[claim.id]),
            said(claim, links, self.index), judged_words(claim, self.index),
        )  # fmt: skip


def judged_words(claim: Claim, index: Index) -> str:
    """What people judged of a claim, of the acts of saying around it and of its participants, in words."""
    about = (
        (claim.id, ""), *((act.id, "the attribution ") for act in index.acts(claim)),
        *((ident, f"{index.name(ident)} ") for ident in (claim.subject, claim.object) if ident),
    )  # fmt: skip
    return "; ".join(dict.fromkeys(before + index.judged[record] for record, before in about if record in index.judged))


def heading(says: str) -> str:
    """A claim's sentence where it says more than its clause's own words, which stand below it anyway; else nothing."""
    return "" if says.endswith("”") and not says.startswith("It is denied") else says


def _facts(claim: Claim, index: Index) -> list[tuple[str, str]]:
    pairs = (
        ("when", wording.when_words(claim.time)),
        ("where", index.name(claim.place)),
        ("how much", wording.amount_words(claim.quantity)),
        ("condition", claim.condition or ""),
        ("hedge", claim.hedge or ""),
        ("the speaker, on this", _interest(claim, index)),
    )
    return [(label, words) for label, words in pairs if words]


def _interest(claim: Claim, index: Index) -> str:
    """How the speaker stands to it, with the ground; empty where nothing the pile says ties the two."""
    found = index.interests.get(claim.id)
    if found is None or found.kind in ("not_known", "about_third_party"):
        return ""
    return f"{wording.INTEREST[found.kind]}: {found.reason}"
