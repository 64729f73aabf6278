"""Claims: from quotes to places; times and figures are read from the words quoted, never taken from the model."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar

from sayso.model import Amount, Claim, Document, Note, Span, When
from sayso.reading.amounts import find_amounts
from sayso.reading.lemmas import lemma_of
from sayso.reading.llm.acts import Act
from sayso.reading.llm.align import Aligner, Place
from sayso.reading.llm.answer import Party, Stated
from sayso.reading.llm.cast import Cast
from sayso.reading.llm.notes import Item
from sayso.reading.when import find_times

BEFORE = 2
"""Sentences before its own in which a claim's participant may stand."""
_COUNTED = frozenset({"killed", "captured"})  # people counted by what befell them, as the built-in reader does
_LEADING = frozenset(
    "is are was were be been being am has have had having do does did will would shall should may might can could must to not "
    "never n't also".split()
)


class _Placed(Protocol):
    @property
    def span(self) -> Span | None: ...


P = TypeVar("P", bound=_Placed)


@dataclass(frozen=True, slots=True)
class Found:
    """A claim as found, its participants still keys of the cast."""

    claim: Claim
    item: Item


class Finder:
    """Takes claims over into one document's reading."""

    def __init__(self, document: Document, sentences: Sequence[Span], aligner: Aligner, cast: Cast, acts: Sequence[Act]) -> None:
        self._document, self._sentences, self._aligner, self._cast = document, sentences, aligner, cast
        self._acts = {act.said.id: act for act in acts}
        self._times: list[When] = find_times(document.text, sentences, document.published)
        self._amounts: list[Amount] = find_amounts(document.text, sentences)

    def claims(self, stated: Iterable[Stated]) -> tuple[list[Found], list[Note]]:
        """The claims that can be taken over, in text order, none twice, and notes on those that cannot."""
        found: dict[Claim, Found] = {}
        notes: list[Note] = []
        for one in stated:
            item = Item(f"claim {one.n} of the answer", self._aligner)
            claim = self._claim(one, item)
            if claim is None:
                notes += item.left_out()
            else:
                found.setdefault(replace(claim, score=0.0), Found(claim, item))
        return sorted(found.values(), key=lambda f: (f.claim.start, f.claim.end)), notes

    def _claim(self, one: Stated, item: Item) -> Claim | None:
        """The claim; ``attribution`` holds the model's own name for it until the acts are numbered."""
        place, act = self._place(one, item)
        if place is None:
            return None
        span = place.span
        around = self._around(span)
        predicate = self._predicate(one, item, around)
        if predicate is None:
            return None
        amount = self._read(self._amounts, "quantity", one.quantity, item, around)
        return Claim(
            id="",
            document=self._document.id,
            start=span.start,
            end=span.end,
            subject=self._party("subject", one.subject, item, span),
            predicate=predicate,
            code=one.code,
            object=self._party("object", one.object, item, span),
            polarity=one.polarity,
            modality=one.modality,
            condition=self._words("condition", one.condition, item, around),
            hedge=self._words("hedge", one.hedge, item, around),
            time=self._read(self._times, "time", one.time, item, around),
            place=self._party("place", one.place, item, span),
            quantity=replace(amount, unit=one.code) if amount and one.code in _COUNTED else amount,
            attribution=act.said.id if act else None,
            score=item.score,
        )

    def _place(self, one: Stated, item: Item) -> tuple[Place | None, Act | None]:
        """The clause, and the attribution that holds it: the one that is named, else the innermost around it."""
        named = self._acts.get(one.attribution) if one.attribution else None
        if one.attribution and named is None:
            item.reject("attribution", one.attribution, "rests on an attribution that is not taken over")
            return None, None
        places = self._aligner.places(one.clause)
        if not places:
            item.find("clause", one.clause)
            return None, None
        inside = [p for p in places if named is None or named.holds([p.span])]
        if not inside:
            item.reject("attribution", one.attribution, "its words do not stand in what that attribution says")
            return None, None
        place = item.took("clause", one.clause, inside[0])
        around = [act for act in self._acts.values() if act.holds([place.span])]
        return place, named or min(around, key=lambda act: (act.size, -act.start), default=None)

    def _around(self, span: Span, before: int = 0) -> Span:
        """The sentences that a span touches, and so many before them."""
        first = max(0, bisect_right(self._sentences, span.start, key=lambda s: s.end) - before)
        last = bisect_left(self._sentences, span.end, key=lambda s: s.start)
        touched = self._sentences[first:last]
        return Span(min(span.start, touched[0].start), max(span.end, touched[-1].end)) if touched else span

    def _predicate(self, one: Stated, item: Item, around: Span) -> str | None:
        place = item.find("predicate", one.predicate, within=around)
        if place is None:
            return one.code.replace("_", " ") if one.code else None
        words = self._text(place.span).lower().split()
        kept = words[next((i for i, word in enumerate(words) if word not in _LEADING), 0) :]
        return " ".join([lemma_of(kept[0]), *kept[1:]])

    def _party(self, part: str, party: Party | None, item: Item, clause: Span) -> str | None:
        """A participant: in the clause, else in its sentence or shortly before, where a clause that leaves it out takes it from."""
        if party is None:
            return None
        place = item.find(part, party.quote, clause, within=self._around(clause, BEFORE))
        if place is None:
            return None
        if party.name is not None and not self._cast.has(party.name):
            item.find(f"{part}.name", party.name)
        return self._cast.add(place.span, party.name, party.type)

    def _words(self, part: str, quote: str | None, item: Item, around: Span) -> str | None:
        place = item.find(part, quote, within=around) if quote else None
        return self._text(place.span) if place else None

    def _read(self, values: Iterable[P], part: str, quote: str | None, item: Item, around: Span) -> P | None:
        """The time or figure that sayso itself reads in the words quoted."""
        place = item.find(part, quote, within=around) if quote else None
        if place is None:
            return None
        span = place.span
        found = next((v for v in values if v.span and v.span.start < span.end and span.start < v.span.end), None)
        if found is None:
            item.reject(part, quote, "nothing that sayso can read as such")
        return found

    def _text(self, span: Span) -> str:
        return " ".join(self._document.text[span.start : span.end].split())
