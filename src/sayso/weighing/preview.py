"""What a judgement would change: two weighings of one pile compared, group by group."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from sayso.model import Weighing


@dataclass(frozen=True, slots=True)
class Change:
    """Something that is there only before (``gone``) or only after (``new``)."""

    what: Literal["entity", "origin", "proposition", "relation", "tie"]
    change: Literal["gone", "new"]
    text: str
    records: tuple[str, ...]


def difference(before: Weighing, after: Weighing) -> tuple[Change, ...]:
    """Everything that differs between two weighings, what goes before what comes."""
    out = []
    for old, new in zip(_things(before), _things(after), strict=True):
        out += [Change(*key[:1], "gone", old[key], key[1]) for key in old if key not in new]  # type: ignore[arg-type]
        out += [Change(*key[:1], "new", new[key], key[1]) for key in new if key not in old]  # type: ignore[arg-type]
    return tuple(out)


def _things(weighing: Weighing) -> Iterator[Mapping[tuple[str, tuple[str, ...], str], str]]:
    names = {entity.id: entity.name for entity in weighing.entities}
    yield {
        ("entity", members, ""): f"{names[entity]} (of {len(members)})" for entity, members in _inverted(weighing.entity_of).items()
    }
    yield {
        ("origin", origin.claims, origin.name): f"{origin.name} ({len(origin.claims)} claims): {origin.reason}"
        for origin in weighing.origins
    }
    yield {
        ("proposition", claims, ""): f"{weighing.sentences.get(proposition, '')} ({len(claims)} claims)"
        for proposition, claims in _inverted(weighing.proposition_of).items()
    }
    yield {("relation", (one.a, one.b), one.kind): f"{one.kind}: {one.reason}" for one in weighing.relations}
    yield {
        ("tie", tie.claims, f"{tie.subject} {tie.code} {tie.object} {tie.against} {tie.outlets} {tie.origins} {tie.disputed}"): (
            f"{names.get(tie.subject, '')} {tie.code} {names.get(tie.object, '')}: {len(tie.claims)} claims for, {len(tie.against)}"
            f" against, {tie.outlets} outlets, {tie.origins} origins{', disputed' if tie.disputed else ''}"
        )
        for tie in weighing.ties
    }


def _inverted(of: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    out: dict[str, list[str]] = defaultdict(list)
    for member, group in sorted(of.items()):
        out[group].append(member)
    return {group: tuple(members) for group, members in out.items()}
