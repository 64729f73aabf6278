"""What one coder made of some texts, from a case or a ledger, in the ledger's own form (docs/ledger.md)."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sayso.casefile import Case
from sayso.errors import CaseError
from sayso.exports import ledger

Line = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Coding:
    """One coder's documents by id, and by document id the mentions (with ``type``), attributions and claims."""

    name: str
    documents: dict[str, Line]
    mentions: dict[str, list[Line]]
    attributions: dict[str, list[Line]]
    claims: dict[str, list[Line]]


def coding(path: Path) -> Coding:
    """The coding in a case file or a ledger folder.

    Raises:
        CaseError: it is neither, or cannot be read.
    """
    if not path.is_dir():
        with Case.open(path, read_only=True) as case:
            return _coding(
                str(path), map(ledger.document, case.stream_documents()), map(ledger.entity, case.entities),
                map(ledger.attribution, case.stream_attributions()), map(ledger.claim, case.stream_claims()),
            )  # fmt: skip
    return _coding(str(path), *(_lines(path, name) for name in ("documents", "entities", "attributions", "claims")))


def _lines(folder: Path, name: str) -> list[Line]:
    file = folder / f"{name}.jsonl"
    try:
        found = [json.loads(line) for line in file.read_text(encoding="utf-8").split("\n") if line.strip()]
    except OSError as error:
        raise CaseError(
            f"{file}: cannot be read ({error.strerror})", hint="write a ledger first: sayso export CASE -o DIR"
        ) from error
    except ValueError as error:
        raise CaseError(f"{file}: not a ledger's lines ({error})", hint="one JSON object a line, as sayso export does") from error
    if not all(isinstance(line, dict) and "id" in line for line in found):
        raise CaseError(f"{file}: a line without id", hint="one JSON object a line, as sayso export writes it")
    return found


def _coding(
    name: str, documents: Iterable[Line], entities: Iterable[Line], attributions: Iterable[Line], claims: Iterable[Line]
) -> Coding:
    mentions: dict[str, list[Line]] = defaultdict(list)
    for entity in entities:
        for mention in entity.get("mentions") or ():
            mentions[mention["document"]].append({**mention, "entity": entity["id"], "type": entity.get("type")})
    return Coding(name, {document["id"]: document for document in documents}, mentions, _by(attributions), _by(claims))


def _by(lines: Iterable[Line]) -> dict[str, list[Line]]:
    out: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        out[line["document"]].append(line)
    return out
