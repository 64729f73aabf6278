"""The ledger: the project's open interchange form, one JSON object a line (docs/ledger.md)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from sayso.casefile import Case
from sayso.exports.folder import fresh
from sayso.findings import Cites, Dated, Member, SupportYear, Via
from sayso.judgements import plain
from sayso.model import Amount, Attribution, Claim, Document, Entity, LabelledRange, Mention, Span, When


def write(case: Case, path: Path) -> None:
    """Write the whole case as a ledger folder; the same case gives the same bytes.

    Args:
        case: the case to write.
        path: the folder; new, empty, or an earlier export, which is replaced.

    Raises:
        SaysoError: the folder holds something else or cannot be written.
    """
    with fresh(path, "ledger") as folder:
        _lines(folder / "documents.jsonl", map(document, case.stream_documents()))
        judged = case.judged
        _lines(folder / "entities.jsonl", _marked(map(entity, case.entities), judged))
        _lines(folder / "attributions.jsonl", _marked(map(attribution, case.stream_attributions()), judged))
        _lines(folder / "claims.jsonl", _marked(map(claim, case.stream_claims()), judged))
        _lines(folder / "origins.jsonl", map(record, case.origins))
        _lines(folder / "relations.jsonl", map(record, case.relations))
        _lines(folder / "propositions.jsonl", map(record, case.propositions))
        _lines(folder / "ties.jsonl", map(record, case.ties))
        _lines(folder / "judgements.jsonl", _judgements(case))
        _lines(folder / "counts.jsonl", map(record, case.counts))
        _lines(folder / "circles.jsonl", ({"kind": "circle", **record(circle)} for circle in case.circles))
        _lines(folder / "drifts.jsonl", map(record, case.drifts))
        _lines(folder / "interests.jsonl", map(record, case.interests))
        _lines(folder / "ways.jsonl", map(record, case.vias))
        _lines(folder / "supports.jsonl", map(record, case.supports))


def _lines(path: Path, objects: Iterable[dict[str, Any]]) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(json.dumps(item, ensure_ascii=False) + "\n" for item in objects)


def _marked(lines: Iterable[dict[str, Any]], judged: Mapping[str, tuple[str, ...]]) -> Iterator[dict[str, Any]]:
    """The lines; those of records that people judged say by which judgements."""
    for line in lines:
        yield {**line, "judged": list(judged[line["id"]])} if line["id"] in judged else line


def _judgements(case: Case) -> Iterator[dict[str, Any]]:
    effects = {one.n: one for one in case.effects}
    for judgement in case.judgements:
        now = effects.get(judgement.n)
        yield {
            **plain(judgement), "state": now.state if now else None, "reason": now.reason if now else None,
            "records": list(now.records) if now else [],
        }  # fmt: skip


def document(document: Document) -> dict[str, Any]:
    """A document's line; ``body`` is article text, ``ranges`` are all labelled ranges."""
    line = record(document)
    line["body"] = [_value(span) for span in document.body]
    line["text"] = line.pop("text")
    return line


def entity(entity: Entity) -> dict[str, Any]:
    """An entity's line."""
    return record(entity)


def attribution(attribution: Attribution) -> dict[str, Any]:
    """An attribution's line."""
    return record(attribution)


def claim(claim: Claim) -> dict[str, Any]:
    """A claim's line."""
    return record(claim)


def record(item: Any) -> dict[str, Any]:
    """A record's line: its fields under their own names."""
    return {name: _value(getattr(item, name)) for name in item.__slots__}


def _value(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_value(part) for part in value]
    if isinstance(value, Span | Mention):
        return record(value)
    if isinstance(value, LabelledRange):
        return {**record(value.span), "kind": value.kind}
    if isinstance(value, When):
        return {"from": value.earliest, "to": value.latest, "span": _value(value.span), "anchor": value.anchor}
    if isinstance(value, Amount | Cites | Member | SupportYear | Via):
        return record(value)
    if isinstance(value, Dated):
        return {"from": value.earliest, "to": value.latest, "claim": value.claim}
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value
