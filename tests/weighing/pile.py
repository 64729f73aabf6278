"""Small piles for tests, written as text: entities are found by their words, claims by their clause."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from sayso.model import (
    Amount,
    Attribution,
    Claim,
    Document,
    Entity,
    EntityType,
    Genre,
    LabelledRange,
    Mention,
    MentionKind,
    Modality,
    Pile,
    Polarity,
    SourceKind,
    Span,
    Stance,
    When,
)


@dataclass
class Text:
    """One document under construction; ids follow the model (``d1.e0``, ``d1.a0``, ``d1.c0``)."""

    id: str
    text: str
    outlet: str | None = None
    origin: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    genre: Genre = "report"
    entities: list[Entity] = field(default_factory=list)
    attributions: list[Attribution] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)

    def span(self, words: str) -> Span:
        """Where the words stand first."""
        start = self.text.index(words)
        return Span(start, start + len(words))

    def entity(self, words: str, kind: EntityType = "Organization", mention: MentionKind = "name", name: str | None = None) -> str:
        """Add an entity mentioned by ``words`` (all places where they stand) and give its local id."""
        ident = f"{self.id}.e{len(self.entities)}"
        places, at = [], self.text.find(words)
        while at >= 0:
            places.append(Mention(self.id, at, at + len(words), mention))
            at = self.text.find(words, at + 1)
        if not places:
            raise ValueError(f"{words!r} is not in the text")
        self.entities.append(Entity(ident, name or words, kind, tuple(places)))
        return ident

    def also(self, ident: str, words: str) -> None:
        """Give an entity one more name mention."""
        place = next(number for number, entity in enumerate(self.entities) if entity.id == ident)
        span = self.span(words)
        old = self.entities[place]
        self.entities[place] = replace(old, mentions=(*old.mentions, Mention(self.id, span.start, span.end, "name")))

    def says(
        self,
        source: str | None,
        cue: str,
        *,
        entity: str | None = None,
        kind: SourceKind = "named_person",
        stance: Stance = "asserts",
        parent: str | None = None,
        count: int | None = None,
    ) -> str:
        """Add an attribution and give its id."""
        ident = f"{self.id}.a{len(self.attributions)}"
        held = (Span(0, len(self.text)),)
        spans = (self.span(source) if source else None, entity, kind, self.span(cue) if cue else None)
        self.attributions.append(
            Attribution(
                ident, self.id, spans[0], spans[1], spans[2], spans[3], held, stance=stance, parent=parent, source_count=count
            )
        )
        return ident

    def claim(
        self,
        clause: str,
        subject: str | None,
        code: str,
        thing: str | None,
        *,
        said: str | None = None,
        polarity: Polarity = "+",
        modality: Modality = "actual",
        time: tuple[str | None, str | None] | None = None,
        place: str | None = None,
        quantity: Amount | None = None,
        condition: str | None = None,
        coded: bool = True,
        words: str | None = None,
    ) -> str:
        """Add a claim over the clause's words and give its id."""
        ident = f"{self.id}.c{len(self.claims)}"
        span = self.span(clause)
        self.claims.append(
            Claim(
                id=ident,
                document=self.id,
                start=span.start,
                end=span.end,
                subject=subject,
                predicate=code.replace("_", " "),
                code=code if coded else None,
                object=thing,
                object_text=words,
                polarity=polarity,
                modality=modality,
                condition=condition,
                time=When(*time) if time else None,
                place=place,
                quantity=quantity,
                attribution=said,
            )
        )
        return ident

    def document(self) -> Document:
        """The document as the model has it."""
        body = (LabelledRange(Span(0, len(self.text)), "body"),)
        return Document(
            self.id,
            f"{self.id}.txt",
            "0" * 64,
            "text/plain",
            self.text,
            outlet=self.outlet,
            origin=self.origin,
            authors=self.authors,
            published=self.published,
            genre=self.genre,
            ranges=body,
        )


def pile(*texts: Text) -> Pile:
    """All texts as one pile."""
    return Pile(
        tuple(text.document() for text in texts),
        tuple(entity for text in texts for entity in text.entities),
        tuple(act for text in texts for act in text.attributions),
        tuple(claim for text in texts for claim in text.claims),
    )
