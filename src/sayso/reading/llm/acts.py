"""Attributions: from quotes to places, and from the model's own names for them to a chain that holds together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from sayso.model import Attribution, EntityType, Form, Note, SourceKind, Span
from sayso.reading.amounts import source_count
from sayso.reading.llm.align import Aligner, Place, away
from sayso.reading.llm.answer import Said
from sayso.reading.llm.cast import Cast
from sayso.reading.llm.notes import Item

DEEPEST = 16
"""Links of a chain; real ones have at most four."""
_TYPES: dict[SourceKind, EntityType] = {
    "named_person": "Person", "named_organization": "Organization", "outlet": "Outlet", "anonymous": "Group", "collective": "Group",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Act:
    """An attribution whose quotes were found; ``entity`` is the cast's key of its source."""

    said: Said
    item: Item
    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    entity: str | None

    @property
    def start(self) -> int:
        """Where its first part begins."""
        return min(s.start for s in (self.source, self.cue, *self.content) if s is not None)

    @property
    def size(self) -> int:
        """How many signs its content has."""
        return sum(c.end - c.start for c in self.content)

    def holds(self, spans: Iterable[Span]) -> bool:
        """Whether at least half of the signs of these spans stand in its content."""
        spans = tuple(spans)
        inside = sum(max(0, min(c.end, s.end) - max(c.start, s.start)) for c in self.content for s in spans)
        return 2 * inside >= sum(s.end - s.start for s in spans)


def acts(said: Iterable[Said], aligner: Aligner, cast: Cast) -> tuple[list[Act], list[Note]]:
    """The attributions that can be taken over, in text order, and notes on those that cannot."""
    found: dict[str, Act] = {}
    notes: list[Note] = []
    for one in said:
        item = Item(f"attribution {one.n} of the answer", aligner)
        act = None if one.id in found else _located(one, item)
        if one.id in found:
            item.reject("id", one.id, "an id given twice")
        if act is None:
            notes += item.left_out()
        else:
            found[one.id] = act
    kept = [act for act in found.values() if _chained(act, found)]
    notes += [note for act in found.values() if act not in kept for note in act.item.left_out()]
    kept = [replace(act, entity=_entity(act, cast)) for act in kept]
    return sorted(kept, key=lambda a: (a.start, a.content, -a.size, a.said.n)), notes


def _located(said: Said, item: Item) -> Act | None:
    first = _first_content(said, item.aligner)
    near = first.span if first else None
    source = item.find("source", said.source, near) if said.source else None
    if said.source and source is None:
        return None
    cue = item.find("cue", said.cue, near) if said.cue else None
    places = [item.find("content", quote, near) for quote in said.content[1:]]
    content = [item.took("content", said.content[0], first)] if first else []
    if first is None:
        item.find("content", said.content[0])
    content += [place for place in places if place is not None]
    if not content:
        return None
    spans = tuple(sorted({place.span for place in content}))
    return Act(said, item, source.span if source else None, cue.span if cue else None, spans, None)


def _first_content(said: Said, aligner: Aligner) -> Place | None:
    """Where the first words of the content stand: of several places, the one with source and cue nearest to it."""
    beside = [aligner.places(quote) for quote in (said.source, said.cue) if quote]

    def far(place: Place) -> tuple[int, Span]:
        return sum(min((away(b.span, place.span) for b in places[:50]), default=0) for places in beside), place.span

    return min(aligner.places(said.content[0])[:50], key=far, default=None)


def _chained(act: Act, everyone: dict[str, Act]) -> bool:
    """Whether the chain above an act stands: each parent is there, holds what its child says, and none comes twice."""
    child = act
    for _ in range(DEEPEST):
        if child.said.parent is None:
            return True
        parent = everyone.get(child.said.parent)
        if parent is None:
            act.item.reject("parent", child.said.parent, "rests on an attribution that is not taken over")
            return False
        if not parent.holds(child.content):
            act.item.reject("parent", child.said.parent, "rests on an attribution that does not hold it")
            return False
        child = parent
    act.item.reject("parent", act.said.parent, "an endless chain")
    return False


def _entity(act: Act, cast: Cast) -> str | None:
    kind = act.said.type or _TYPES.get(act.said.source_kind)
    if act.source is None or kind is None:
        return None
    if act.said.name is not None and not cast.has(act.said.name):
        act.item.find("name", act.said.name)
    return cast.add(act.source, act.said.name, kind)


def attribution(act: Act, ids: dict[str, str], entities: dict[str, str], text: str, quoted: list[Span], home: str) -> Attribution:
    """The record of an act; ``ids`` by the model's own names, ``quoted`` the stretches in quotation marks."""
    kind = act.said.source_kind
    source = text[act.source.start : act.source.end] if act.source else ""
    return Attribution(
        id=ids[act.said.id],
        document=home,
        source=act.source,
        source_entity=entities[act.entity] if act.entity else None,
        source_kind=kind,
        cue=act.cue,
        content=act.content,
        form=_form(act, quoted),
        stance=act.said.stance,
        parent=ids[act.said.parent] if act.said.parent else None,
        source_count=source_count(source) if kind in ("anonymous", "collective") and source else None,
        scope="stated",
        score=act.item.score,
    )


def _form(act: Act, quoted: list[Span]) -> Form:
    inside = sum(max(0, min(c.end, q.end) - max(c.start, q.start)) for c in act.content for q in quoted)
    return "direct" if inside >= 0.85 * act.size else "mixed" if inside else "indirect"
