"""What people judge: append-only, signed, dated, revocable; kept so that another reading of the same text can find it again.

A judgement never names a record by its id alone: ids belong to one reading. It holds a ``Place`` for each record: the document's
SHA-256, the characters it stands on, their words, and what the reader had made of them when it was judged.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from sayso.model import Attribution, Claim

Kind = Literal["accept", "correct", "reject", "merge", "split", "join", "part", "sign", "revoke"]
Layer = Literal["claim", "attribution", "entity", "origin", "proposition", "dispute", "cell", "judgement"]
State = Literal["in force", "open", "open in part", "outranked", "revoked", "revocation"]
PAST: Mapping[Kind, str] = {
    "accept": "accepted", "correct": "corrected", "reject": "rejected", "merge": "merged", "split": "split", "join": "joined",
    "part": "parted", "sign": "signed", "revoke": "revoked",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Place:
    """One record as it was judged.

    ``layer`` is ``claim``, ``attribution``, ``entity`` or ``cell`` (anything else that bears a name of its own, told in ``id``).
    ``[start, end)`` counts code points in the text of the document with this ``sha256``: a claim's clause, an attribution's cue
    (or source, or content), an entity's mention. ``reading`` is what was read there; ``id`` and ``path`` are the names they had.
    """

    layer: Layer
    id: str
    document: str = ""
    sha256: str = ""
    path: str = ""
    start: int = 0
    end: int = 0
    words: str = ""
    reading: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Judgement:
    """What ``by`` judged on ``date`` (ISO 8601, UTC).

    ``sides`` are the records: one side for accept, correct, reject and sign; for merge, split, join and part each side is one party
    (members of one entity, claims of one origin or proposition). ``changes`` are a correction's fields and new values, in the
    form of ``Place.reading``. ``revokes`` is the number of the judgement that a revocation takes back.
    """

    n: int
    kind: Kind
    layer: Layer
    by: str
    date: str
    sides: tuple[tuple[Place, ...], ...] = ()
    changes: Mapping[str, Any] = field(default_factory=dict)
    note: str = ""
    revokes: int | None = None

    @property
    def id(self) -> str:
        """``j`` and its number."""
        return f"j{self.n}"

    @property
    def words(self) -> str:
        """By whom, when, and why: the reason for whatever follows from it."""
        return f"judged by {self.by} on {self.date[:10]}" + (f": {self.note}" if self.note else "")


@dataclass(frozen=True, slots=True)
class Effect:
    """What a judgement does now: its state, why, and the ids of the records it was found to be about."""

    n: int
    state: State
    reason: str = ""
    records: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Judged:
    """What follows from the judgements for the records of a case.

    ``claims`` and ``attributions`` are those that count otherwise than they were read, as they count; ``out`` the ids of those that
    do not count; ``marks`` gives for a claim, attribution or local entity the judgements in force on it, oldest first.
    """

    claims: tuple[Claim, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    out: tuple[str, ...] = ()
    marks: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    effects: tuple[Effect, ...] = ()


def unrevoked(judgements: Sequence[Judgement]) -> tuple[Judgement, ...]:
    """The judgements that no later one takes back, oldest first; a revocation can itself be revoked."""
    taken_back: set[int] = set()
    kept = []
    for judgement in sorted(judgements, key=lambda judgement: -judgement.n):
        if judgement.n in taken_back:
            continue
        kept.append(judgement)
        if judgement.revokes is not None and judgement.revokes < judgement.n:
            taken_back.add(judgement.revokes)
    return tuple(reversed(kept))


def body(judgement: Judgement) -> dict[str, Any]:
    """The sides and changes as plain JSON values."""
    return {"sides": [[asdict(place) for place in side] for side in judgement.sides], "changes": dict(judgement.changes)}


def sides_of(value: Iterable[Iterable[Mapping[str, Any]]]) -> tuple[tuple[Place, ...], ...]:
    """The sides that ``body`` told."""
    return tuple(tuple(Place(**place) for place in side) for side in value)


def place_of(value: Mapping[str, Any]) -> Place:
    """A place told as plain JSON values."""
    return Place(**value)


def plain(judgement: Judgement) -> dict[str, Any]:
    """One flat object, for an export or a program."""
    return {
        "id": judgement.id, "kind": judgement.kind, "layer": judgement.layer, "by": judgement.by, "date": judgement.date,
        "note": judgement.note, "revokes": None if judgement.revokes is None else f"j{judgement.revokes}", **body(judgement),
    }  # fmt: skip
