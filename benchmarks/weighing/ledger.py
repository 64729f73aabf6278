"""A ledger folder as readings (docs/ledger.md); optional keys may be missing.

To be replaced by the product's own ``sayso weigh --from-ledger`` once it is there: ``weighed`` is then one call of it.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

from sayso.build import weigh_again
from sayso.casefile import Case
from sayso.exports import FORMATS
from sayso.model import Amount, Attribution, Claim, Document, Entity, LabelledRange, Mention, Reading, Span, When

_GENRES = {"opinion": "opinion", "news": "report", "wire-rewrite": "wire-rewrite", "translation-dispatch": "translation"}
_SPANS = ("source", "cue", "span", "published_span")


def weighed(ledger: Path, out: Path) -> None:
    """Weigh what a ledger folder holds and write it as a ledger again."""
    with Case.temporary() as case:
        for reading in readings(ledger):
            case.add(reading, path=reading.document.path, reader_version="ledger")
        weigh_again(case)
        FORMATS["ledger"](case, out)


def readings(ledger: Path) -> Iterator[Reading]:
    """The ledger's documents, each with what it says; entities must be of one document each."""
    held: dict[str, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
    for line in _lines(ledger, "entities"):
        mentions = tuple(Mention(**mention) for mention in line["mentions"])
        held[mentions[0].document]["entities"].append(Entity(line["id"], line["name"], line["type"], mentions))
    for line in _lines(ledger, "attributions"):
        held[line["document"]]["attributions"].append(_record(Attribution, line, content=tuple(map(_span, line["content"]))))
    for line in _lines(ledger, "claims"):
        amount = line.get("quantity")
        quantity = amount and Amount(amount["low"], amount["high"], amount["unit"] or "", amount["bound"] or "exact")
        held[line["document"]]["claims"].append(_record(Claim, line, quantity=quantity, origin=None, proposition=None))
    for line in _lines(ledger, "documents"):
        found = held[line["id"]]
        yield Reading(_document(line), (), tuple(found["entities"]), tuple(found["attributions"]), tuple(found["claims"]))


def _document(line: dict[str, Any]) -> Document:
    found: Document = _record(
        Document, line, sha256=hashlib.sha256(line["text"].encode()).hexdigest(), media_type="text/plain",
        authors=tuple(line.get("authors") or ()), genre=_GENRES.get(line["genre"], line["genre"]),
        ranges=tuple(LabelledRange(Span(body["start"], body["end"]), "body") for body in line["body"]),
    )  # fmt: skip
    return found


def _record(kind: Any, line: dict[str, Any], **given: Any) -> Any:
    names = {field.name for field in fields(kind)}
    values = {name: _value(name, value) for name, value in line.items() if name in names and name not in given}
    return kind(**values, **given)


def _value(name: str, value: Any) -> Any:
    if name == "time" and value is not None:
        return When(value.get("from"), value.get("to"), _span(value.get("span")), value.get("anchor"))
    return _span(value) if name in _SPANS else value


def _span(value: dict[str, int] | None) -> Span | None:
    return None if value is None else Span(value["start"], value["end"])


def _lines(ledger: Path, name: str) -> Iterator[dict[str, Any]]:
    path = ledger / f"{name}.jsonl"
    if path.exists():
        with path.open(encoding="utf-8") as file:
            yield from (json.loads(line) for line in file if line.strip())
