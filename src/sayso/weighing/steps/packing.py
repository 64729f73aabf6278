"""Claims as a step hands them on: as one line of JSON, with all that other steps look up in their texts and entities."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import blake2b
from typing import Any

from sayso.model import Amount, Attribution, Claim, Document, Entity, Mention, Span, When
from sayso.weighing.figures import SumKey
from sayso.weighing.listed import outlet_key
from sayso.weighing.scene import Scene
from sayso.weighing.statements import Statement
from sayso.weighing.uncredited_accounts import around
from sayso.weighing.unnamed import quoted

_AROUND = 70  # characters beside a sentence, so that its end before and its begin behind are seen
_LEADING = 24  # characters before a time
_ENCODE = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode
_DECODE = json.JSONDecoder().raw_decode
Face = tuple[str, str, str, bool]
"""An entity's id, name and type, and whether it is named anywhere."""


def key(*parts: object) -> int:
    """A key of 64 bits; the same parts give the same key."""
    told = "\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(told, digest_size=8).digest(), "big")


@lru_cache(maxsize=16384)
def entity_key(ident: str) -> int:
    """The key of a case entity."""
    return key("entity", ident)


def dump(value: object) -> str:
    """One line of JSON."""
    return _ENCODE(value)


def load(line: str) -> Any:
    """What ``dump`` made a line of."""
    return _DECODE(line)[0]


def face(ident: str, scene: Scene) -> Face | None:
    """What others see of a case entity."""
    entity = scene.entities.get(ident)
    return (entity.id, entity.name, entity.type, scene.is_named(ident)) if entity is not None else None


def faces(idents: Iterable[str], scene: Scene) -> list[Face]:
    """The faces of those that are known, each once, in order."""
    return [found for ident in sorted(set(idents)) if (found := face(ident, scene)) is not None]


def _pairs(spans: Iterable[Span]) -> list[int]:
    return [at for span in spans for at in (span.start, span.end)]


def _spans(flat: Sequence[int]) -> tuple[Span, ...]:
    return tuple(Span(flat[at], flat[at + 1]) for at in range(0, len(flat), 2))


def _one(flat: Sequence[int] | None) -> Span | None:
    return Span(flat[0], flat[1]) if flat else None


def _when(time: When | None) -> list[Any] | None:
    return [time.earliest, time.latest, _pairs([time.span]) if time.span else None, time.anchor] if time else None


def _time(row: Sequence[Any] | None) -> When | None:
    return When(row[0], row[1], _one(row[2]), row[3]) if row else None


def act_row(act: Attribution) -> list[Any]:
    """An act of saying as a list."""
    return [
        act.id, act.document, _pairs([act.source]) if act.source else None, act.source_entity, act.source_kind,
        _pairs([act.cue]) if act.cue else None, _pairs(act.content), act.form, act.stance, act.parent, act.source_count,
    ]  # fmt: skip


def act_of(row: Sequence[Any]) -> Attribution:
    """An act of saying from ``act_row``."""
    return Attribution(row[0], row[1], _one(row[2]), row[3], row[4], _one(row[5]), _spans(row[6]), *row[7:11])


def _claim_row(claim: Claim) -> list[Any]:
    amount = claim.quantity
    return [
        claim.id, claim.document, claim.start, claim.end, claim.subject, claim.predicate, claim.code, claim.object,
        claim.object_text, claim.polarity, claim.modality, claim.condition, _when(claim.time), claim.place,
        [amount.low, amount.high, amount.unit, amount.bound, _pairs([amount.span]) if amount.span else None] if amount else None,
        claim.attribution,
    ]  # fmt: skip


def _claim_of(row: Sequence[Any]) -> Claim:
    held: list[Any] = row[14]
    amount = Amount(held[0], held[1], held[2], held[3], _one(held[4])) if held else None
    return Claim(
        row[0], row[1], row[2], row[3], row[4], row[5], row[6], row[7], row[8], row[9], row[10], row[11], None, _time(row[12]),
        row[13], amount, row[15],
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Beside:
    """What is handed on beside a claim: unnamed acts whose words hold it, recipients of its figure's sum, and who judged of it."""

    heard: tuple[Attribution, ...] = ()
    sums: Collection[str] = ()
    judged: tuple[bool, bool] = (False, False)


def pack(statement: Statement, scene: Scene, mentions: Sequence[tuple[int, int, str, str]], beside: Beside) -> str:
    """A claim as one line.

    Args:
        statement: the claim in the case's terms.
        scene: its document, and the entities named there.
        mentions: start, end, case entity and kind of every mention in the document.
        beside: what else goes with it.
    """
    claim, document = statement.claim, scene.documents[statement.claim.document]
    acts = [*statement.told_by, *(act for act in beside.heard if act not in statement.told_by)]
    start, end = around(document.text, claim.start, claim.end)
    shown = [(max(0, min(start, claim.start) - _AROUND), max(end, claim.end) + _AROUND)]
    for act in acts:
        spans = [span for span in (act.source, act.cue) if span is not None]
        if spans:
            shown.append((min(span.start for span in spans), max(span.end for span in spans)))
    if claim.time is not None and claim.time.span is not None:
        shown.append((max(0, claim.time.span.start - _LEADING), claim.time.span.end))
    title = document.text.find(document.title) if document.title else -1
    if title >= 0:
        shown.append((title, title + len(document.title or "")))
    locals_ = [name for name in (claim.subject, claim.object, claim.place, *(act.source_entity for act in acts)) if name]
    of = {name: scene.entity_of[name] for name in dict.fromkeys(locals_) if name in scene.entity_of}
    near = [(first, last, ident, kind) for first, last, ident, kind in mentions if start <= first < end]
    core = statement.core or ("", "", "")
    known = {*of.values(), core[0], core[2], statement.place or "", *beside.sums, *(ident for _, _, ident, _ in near)}
    return dump([
        _claim_row(claim), list(statement.core) if statement.core else None, statement.sense, statement.period, statement.place,
        statement.published, statement.lasting, sorted(statement.words), len(statement.told_by), [act_row(act) for act in acts],
        of, faces(known, scene), near, sorted(beside.sums), list(beside.judged),
        [document.path, document.title, document.outlet, document.origin, document.authors, document.published, document.genre,
         len(document.text)],
        [[first, document.text[first:last]] for first, last in _joined(shown)],
        sorted(scene.outlets.intersection(outlet_key(quoted(document, act)) for act in acts)),
    ])  # fmt: skip


def _joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], end))
        else:
            out.append((start, end))
    return out


@dataclass(slots=True)
class Held:
    """Claims unpacked: in the order of documents and places, with the scene they stand in as far as they show it."""

    statements: list[Statement] = field(default_factory=list)
    scene: Scene = field(default_factory=lambda: Scene({}, {}, {}))
    heard: list[Attribution] = field(default_factory=list)
    sums: dict[SumKey, frozenset[str]] = field(default_factory=dict)
    judged: dict[str, tuple[bool, bool]] = field(default_factory=dict)


def unpack(lines: Iterable[str], more: Iterable[Face] = ()) -> Held:
    """Claims from their lines, each once.

    Args:
        lines: as ``pack`` made them.
        more: further entities that are to be known in the scene.
    """
    out = Held()
    shown: dict[str, dict[int, str]] = {}
    about: dict[str, list[Any]] = {}
    seen: dict[str, Face] = {found[0]: (found[0], found[1], found[2], found[3]) for found in more}
    told: dict[str, dict[tuple[int, int, str], None]] = {}
    of: dict[str, str] = {}
    acts: dict[str, Attribution] = {}
    outlets: set[str] = set()
    for row in map(load, dict.fromkeys(lines)):
        claim = _claim_of(row[0])
        held = [acts.setdefault(act[0], act_of(act)) for act in row[9]]
        out.statements.append(
            Statement(
                claim, tuple(row[1]) if row[1] else None, row[2], tuple(row[3]) if row[3] else None, row[4], row[5], row[6],
                frozenset(row[7]), tuple(held[: row[8]]),
            )
        )  # fmt: skip
        of.update(row[10])
        for one in row[11]:
            seen[one[0]] = one
        for first, last, ident, kind in row[12]:
            told.setdefault(ident, {})[first, last, claim.document, kind] = None  # type: ignore[index]
        if row[13] and claim.quantity is not None and claim.quantity.span is not None:
            out.sums[claim.document, claim.quantity.span.start, claim.quantity.span.end] = frozenset(row[13])
        if any(row[14]):
            out.judged[claim.id] = (row[14][0], row[14][1])
        about[claim.document] = row[15]
        outlets.update(row[17])
        pieces = shown.setdefault(claim.document, {})
        for first, text in row[16]:
            pieces[first] = max(pieces.get(first, ""), text, key=len)
    out.statements.sort(key=lambda one: (one.claim.document, one.claim.start, one.claim.end, one.id))
    out.heard = [acts[ident] for ident in sorted(acts)]
    documents = {ident: _document(ident, about[ident], pieces) for ident, pieces in shown.items()}
    entities = {ident: _entity(one, told.get(ident, {})) for ident, one in seen.items()}  # type: ignore[arg-type]
    out.scene = Scene(documents, entities, of, frozenset(ident for ident, one in seen.items() if one[3]), frozenset(outlets))
    return out


def _entity(one: Face, told: Mapping[tuple[int, int, str, Any], None]) -> Entity:
    mentions = sorted((document, first, last, kind) for first, last, document, kind in told)
    return Entity(one[0], one[1], one[2], tuple(Mention(*mention) for mention in mentions))  # type: ignore[arg-type]


def _document(ident: str, about: Sequence[Any], pieces: Mapping[int, str]) -> Document:
    """A document whose text holds what was handed on of it, each at its place, and blanks between."""
    path, title, outlet, origin, authors, published, genre, length = about
    parts: list[str] = []
    at = 0
    for first, text in sorted(pieces.items()):
        if first > at:
            parts.append(" " * (first - at))
            at = first
        parts.append(text[at - first :])
        at = max(at, first + len(text))
    parts.append(" " * (length - at))
    return Document(ident, path, "", "", "".join(parts), title, outlet, origin, tuple(authors), published, genre=genre)
