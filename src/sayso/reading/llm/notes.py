"""What is told of one answer: how quotes were found, what was not, what was left out and why."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from sayso.model import Note, NoteKind, Span
from sayso.reading.llm.align import Aligner, Place
from sayso.reading.llm.answer import shown


@dataclass(slots=True)
class Item:
    """One attribution or claim of the answer while its quotes are looked for; ``score`` is that of its worst one."""

    about: str
    aligner: Aligner
    notes: list[Note] = field(default_factory=list)
    score: float = 1.0

    def find(self, part: str, quote: str, near: Span | None = None, *, within: Span | None = None) -> Place | None:
        """A quote's place, noted where it is not exact; noted as not locatable where there is none, or none ``within``."""
        place = self.aligner.best(quote, near or within)
        if place is not None and within is not None and not within.start <= place.span.start < place.span.end <= within.end:
            self._note("not_locatable", part, quote, "not where the clause is")
            return None
        if place is None:
            self._note("not_locatable", part, quote, "not in the article")
            return None
        return self.took(part, quote, place)

    def took(self, part: str, quote: str, place: Place) -> Place:
        """Note how a quote was found."""
        self.score = min(self.score, place.score)
        if place.how != "exact":
            self._note("aligned", part, quote, place.how if place.how != "fuzzy" else f"fuzzy, {place.score:.2f} of the words")
        return place

    def reject(self, part: str, came: object, reason: str) -> None:
        """Note why something is left out."""
        self._note("rejected", part, came, reason)

    def named(self, id_: str) -> list[Note]:
        """The notes, under the id that the item got."""
        return [replace(note, about=id_) for note in self.notes]

    def left_out(self) -> list[Note]:
        """The notes of an item that was left out; how its other quotes were found is of no interest then."""
        return [note for note in self.notes if note.kind != "aligned"]

    def _note(self, kind: NoteKind, part: str, came: object, reason: str) -> None:
        self.notes.append(Note(kind, self.about, part, shown(came), reason))
