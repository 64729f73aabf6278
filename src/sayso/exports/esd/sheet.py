"""Writing the coder sheet: one CSV that spreadsheets open as it is, drafts on the left, the coder's own columns on the right."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from sayso.casefile import Case
from sayso.errors import SaysoError
from sayso.exports.esd.decisions import has_decisions
from sayso.exports.esd.rows import CODES, Row, best, rows
from sayso.exports.material import chain_words, index_of, quote, sentence_span
from sayso.exports.tables import cell
from sayso.exports.whole import whole
from sayso.findings import Support
from sayso.telling import wording
from sayso.telling.counting import count
from sayso.telling.view import Index


def write(case: Case, path: Path) -> None:
    """Write the coder sheet as CSV (UTF-8 with byte-order mark, comma, CRLF).

    Args:
        case: the case to draft from.
        path: the file; a sheet in which somebody decided something is never replaced.

    Raises:
        SaysoError: the file holds a coder's decisions, or cannot be written.
    """
    if has_decisions(path):
        raise SaysoError(
            f"{path}: a coder has decided rows in this sheet", hint="choose another name, or import it first: sayso esd import"
        )
    index = index_of(case)
    supports = tuple(case.supports)
    with whole(path, encoding="utf-8-sig") as file:
        writer: csv.DictWriter[str] | None = None
        for values in _rows(index, supports):
            if writer is None:
                writer = csv.DictWriter(file, list(values))
                writer.writeheader()
            writer.writerow({name: cell(value) for name, value in values.items()})
        if writer is None:
            csv.writer(file).writerow(["row"])


def _rows(index: Index, supports: Iterable[Support]) -> Iterator[dict[str, Any]]:
    for row in rows(index, supports):
        yield {**_drafted(row), **_evidence(row, index), **_own_columns()}


def _drafted(row: Row) -> dict[str, Any]:
    return {
        "row": row.id, "supporter": row.supporter.name, "supporter_type": row.supporter.type, "recipient": row.recipient.name,
        "recipient_type": row.recipient.type, "year": row.year if row.year is not None else "",
        **{code: int(code in row.kinds) for code in CODES}, "ext_sup": 1, "ext_alleged": int(row.alleged),
        "alleged_because": row.why,
    }  # fmt: skip


def _evidence(row: Row, index: Index) -> dict[str, Any]:
    claim = best(row, index)
    document = index.documents[claim.document]
    span = sentence_span(index, claim)
    counts = count(row.claims, index)
    return {
        "kinds_in_words": "; ".join(CODES[kind] for kind in row.kinds),
        "best_sentence": " ".join(quote(index, claim.document, span).split()), "chain": chain_words(index, claim),
        "time_as_told": wording.when_words(claim.time), "through": "; ".join(dict.fromkeys(via.words for via in row.ways)),
        "outlets": counts.outlets, "origins_at_most": counts.origins,
        "without_stated_origin": counts.unstated, "utterers": counts.utterers, "claims_plain_count": counts.claims,
        "denials": len(row.denials), "denied_by": "; ".join(dict.fromkeys(chain_words(index, d) for d in row.denials)),
        "document": document.id, "path": document.path, "sha256": document.sha256, "start": span.start, "end": span.end,
        "clause_start": claim.start, "clause_end": claim.end, "claim_ids": " ".join(c.id for c in row.claims),
        "denial_ids": " ".join(d.id for d in row.denials),
    }  # fmt: skip


def _own_columns() -> dict[str, str]:
    names = ("decision", *CODES, "ext_alleged", "ext_elements", "note")
    return {f"coder_{name}": "" for name in names}
