"""The model's answer, taken apart and checked against a fixed form: what does not fit is left out and noted, never mended."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass, fields, replace
from typing import Any, TypeVar, get_args

from sayso.errors import DocumentError
from sayso.model import EntityType, Modality, Note, Polarity, SourceKind, Stance

MOST_ITEMS = 2000
LONGEST = 4000
"""Characters of one quote."""
_FENCED = re.compile(r"\s*```(?:json)?[ \t]*\n(.*)\n[ \t]*```\s*", re.DOTALL)
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Party:
    """A participant: its words in the clause, and the quote of its name."""

    quote: str
    name: str | None
    type: EntityType


@dataclass(frozen=True, slots=True)
class Said:
    """An attribution in quotes, the ``n``-th of the answer."""

    id: str
    source: str | None
    name: str | None
    source_kind: SourceKind
    type: EntityType | None
    cue: str | None
    content: tuple[str, ...]
    stance: Stance
    parent: str | None
    n: int = 0


@dataclass(frozen=True, slots=True)
class Stated:
    """A claim in quotes, the ``n``-th of the answer."""

    clause: str
    subject: Party | None
    predicate: str
    code: str | None
    object: Party | None
    place: Party | None
    polarity: Polarity
    modality: Modality
    hedge: str | None
    condition: str | None
    time: str | None
    quantity: str | None
    attribution: str | None
    n: int = 0


@dataclass(frozen=True, slots=True)
class Answer:
    """What fits the form, and notes on what does not."""

    said: tuple[Said, ...]
    stated: tuple[Stated, ...]
    notes: tuple[Note, ...]


class _Unfit(Exception):
    """A part that does not fit the form: which, what came instead, why."""

    def __init__(self, part: str, came: object, reason: str) -> None:
        super().__init__(part)
        self.part, self.came, self.reason = part, came, reason


def parse(text: str, codes: Container[str]) -> Answer:
    """Read an answer.

    Args:
        text: what the model said: one JSON object, bare or in one code fence.
        codes: the codebook's codes; any other becomes None.

    Raises:
        DocumentError: it is no such object at all.
    """
    lists = _lists(text)
    notes: list[Note] = []
    said = tuple(_taken(lists["attributions"], "attribution", Said, notes))
    stated = tuple(_taken(lists["claims"], "claim", Stated, notes))
    return _once_each(said, tuple(_coded(c, codes, notes) for c in stated), notes)


def shown(value: object) -> str:
    """Anything an answer may hold, as a short line that is safe to keep."""
    words = value if isinstance(value, str) else json.dumps(value, ensure_ascii=True, default=str)
    return _UNSEEN.sub(" ", words[:300])


def _lists(text: str) -> dict[str, list[Any]]:
    fenced = _FENCED.fullmatch(text)
    try:
        found = json.loads(fenced.group(1) if fenced else text, object_pairs_hook=_once, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise DocumentError("the model's answer is not JSON, or not whole", hint="run again, or try another model") from error
    if not isinstance(found, dict) or found.keys() != {"attributions", "claims"}:
        raise DocumentError("the model's answer has another form than asked for", hint="run again, or try another model")
    if not all(isinstance(items, list) and len(items) <= MOST_ITEMS for items in found.values()):
        raise DocumentError("the model's answer has no lists, or endless ones", hint="run again, or try another model")
    return found


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key given twice")
    return found


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is not JSON")


def _taken(items: list[Any], what: str, kind: Callable[..., T], notes: list[Note]) -> Iterator[T]:
    for number, item in enumerate(items, 1):
        try:
            yield kind(**_fields(item, kind), n=number)
        except _Unfit as unfit:
            notes.append(Note("rejected", f"{what} {number} of the answer", unfit.part, shown(unfit.came), unfit.reason))


def _fields(item: object, kind: Any) -> dict[str, Any]:
    if not isinstance(item, dict):
        raise _Unfit("", item, "not an object")
    names = [field.name for field in fields(kind) if field.name != "n"]
    odd = sorted(item.keys() - set(names))
    if odd:
        raise _Unfit(odd[0], item[odd[0]], "a field that was not asked for")
    return {name: _FORM[name](name, item.get(name)) for name in names}


def _text(name: str, value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise _Unfit(name, value, "not text")
    if len(value) > LONGEST:
        raise _Unfit(name, value, "too long for a quote")
    return value


def _maybe(name: str, value: object) -> str | None:
    return None if value is None or value == "" else _text(name, value)


def _texts(name: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not 0 < len(value) <= 50:
        raise _Unfit(name, value, "not a list of quotes")
    return tuple(_text(name, item) for item in value)


class _OneOf:
    def __init__(self, vocabulary: object, *, optional: bool = False) -> None:
        self._words = frozenset(get_args(vocabulary))
        self._optional = optional

    def __call__(self, name: str, value: object) -> str | None:
        if value is None and self._optional:
            return None
        if not isinstance(value, str) or value not in self._words:
            raise _Unfit(name, value, "not in the vocabulary")
        return value


_TYPE = _OneOf(EntityType)


def _party(name: str, value: object) -> Party | None:
    if value is None:
        return None
    if not isinstance(value, dict) or value.keys() - {"quote", "name", "type"}:
        raise _Unfit(name, value, "not a participant")
    kind: Any = _TYPE(f"{name}.type", value.get("type"))
    return Party(_text(f"{name}.quote", value.get("quote")), _maybe(f"{name}.name", value.get("name")), kind)


_FORM: dict[str, Any] = {
    "id": _text, "source": _maybe, "name": _maybe, "source_kind": _OneOf(SourceKind), "type": _OneOf(EntityType, optional=True),
    "cue": _maybe, "content": _texts, "stance": _OneOf(Stance), "parent": _maybe, "clause": _text, "subject": _party,
    "predicate": _text, "code": _maybe, "object": _party, "place": _party, "polarity": _OneOf(Polarity),
    "modality": _OneOf(Modality), "hedge": _maybe, "condition": _maybe, "time": _maybe, "quantity": _maybe, "attribution": _maybe,
}  # fmt: skip


def _once_each(said: tuple[Said, ...], stated: tuple[Stated, ...], notes: list[Note]) -> Answer:
    """The same act given again under another id is one act; what rests on the second rests on the first."""
    first: dict[Said, str] = {}
    known: dict[str, str] = {}
    kept = []
    for one in said:
        one = replace(one, parent=known.get(one.parent or "", one.parent))
        bare = replace(one, id="", n=0)
        if bare in first and one.id not in known:
            same = f"the same as {shown(first[bare])}"
            notes.append(Note("rejected", f"attribution {one.n} of the answer", "id", shown(one.id), same))
        else:
            first.setdefault(bare, one.id)
            kept.append(one)
        known.setdefault(one.id, first[bare])
    claims = tuple(replace(c, attribution=known.get(c.attribution or "", c.attribution)) for c in stated)
    return Answer(tuple(kept), claims, tuple(notes))


def _coded(claim: Stated, codes: Container[str], notes: list[Note]) -> Stated:
    if claim.code is None or claim.code in codes:
        return claim
    notes.append(Note("rejected", f"claim {claim.n} of the answer", "code", shown(claim.code), "not in the codebook"))
    return replace(claim, code=None)
