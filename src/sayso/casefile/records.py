"""Table rows → records."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sayso.casefile.rows import ATTRIBUTION_NAMES, CLAIM_NAMES, DOCUMENT_NAMES
from sayso.model import Amount, Attribution, Claim, Document, Entity, LabelledRange, Mention, Origin, Span, Tie, When

Row = Sequence[Any]


def document(row: Row) -> Document:
    """A Document from a row of DOCUMENT_NAMES."""
    v = dict(zip(DOCUMENT_NAMES, row, strict=True))
    spans = _spans(v, "range")
    return Document(
        id=v["document"],
        path=v["path"],
        sha256=v["sha256"],
        media_type=v["media_type"],
        text=v["text"],
        title=v["title"],
        outlet=v["outlet"],
        origin=v["origin"],
        authors=tuple(v["authors"]),
        published=v["published"],
        published_span=_span(v, "published"),
        retrieved=v["retrieved"],
        genre=v["genre"],
        language=v["language"],
        ranges=tuple(map(LabelledRange, spans, v["range_kinds"])),
    )


def entity(row: Row) -> Entity:
    """An Entity as read, from a row of ENTITY_NAMES."""
    home, id_, name, type_, begins, ends, kinds = row
    return Entity(id_, name, type_, tuple(Mention(home, b, e, kind) for b, e, kind in zip(begins, ends, kinds, strict=True)))


def attribution(row: Row) -> Attribution:
    """An Attribution from a row of ATTRIBUTION_NAMES."""
    v = dict(zip(ATTRIBUTION_NAMES, row, strict=True))
    return Attribution(
        id=v["id"],
        document=v["document"],
        source=_span(v, "source"),
        source_entity=v["source_entity"],
        source_kind=v["source_kind"],
        cue=_span(v, "cue"),
        content=_spans(v, "content"),
        form=v["form"],
        stance=v["stance"],
        parent=v["parent"],
        source_count=v["source_count"],
        time=_when(v),
        scope=v["scope"],
        read=v["read"],
        score=v["score"],
    )


def claim(row: Row) -> Claim:
    """A Claim from a row of CLAIM_NAMES."""
    v = dict(zip(CLAIM_NAMES, row, strict=True))
    return Claim(
        id=v["id"],
        document=v["document"],
        start=v["begins"],
        end=v["ends"],
        subject=v["subject"],
        predicate=v["predicate"],
        code=v["code"],
        object=v["object"],
        object_text=v["object_text"],
        polarity=v["polarity"],
        modality=v["modality"],
        condition=v["condition"],
        hedge=v["hedge"],
        time=_when(v),
        place=v["place"],
        quantity=_amount(v),
        attribution=v["attribution"],
        origin=v["origin"],
        proposition=v["proposition"],
        score=v["score"],
    )


def origin(row: Row) -> Origin:
    """An Origin from a row (id, name, kind, claims, reason)."""
    return Origin(row[0], row[1], row[2], tuple(row[3]), row[4])


def tie(row: Row) -> Tie:
    """A Tie from a row of its fields in order."""
    return Tie(row[0], row[1], row[2], tuple(row[3]), tuple(row[4]), row[5], row[6], row[7], tuple(row[8]))


def _span(v: dict[str, Any], name: str) -> Span | None:
    begins, ends = v[f"{name}_begins"], v[f"{name}_ends"]
    return None if begins is None or ends is None else Span(begins, ends)


def _spans(v: dict[str, Any], name: str) -> tuple[Span, ...]:
    return tuple(map(Span, v[f"{name}_begins"], v[f"{name}_ends"]))


def _when(v: dict[str, Any]) -> When | None:
    when = When(v["time_from"], v["time_to"], _span(v, "time"), v["time_anchor"])
    return None if when == When(None, None) else when


def _amount(v: dict[str, Any]) -> Amount | None:
    return None if v["unit"] is None else Amount(v["low"], v["high"], v["unit"], v["bound"], _span(v, "quantity"))
