"""A small ledger as another program may write it: only the keys it needs, ids of its own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

Lines = dict[str, list[dict[str, Any]]]
TEXTS = {"p1": "Arvia funds Marsh, the Daily Post said, citing two officials.", "p2": "Marsh denied that Arvia funds it."}


def lines() -> Lines:
    """Two texts, three entities (one of them in both texts), a chain of two acts of saying and a denial."""
    post, denial = TEXTS.values()

    def at(text: str, words: str) -> dict[str, Any]:
        return {"start": text.index(words), "end": text.index(words) + len(words)}

    def mention(document: str, words: str) -> dict[str, Any]:
        return {"document": document, **at(TEXTS[document], words), "kind": "name"}

    return {
        "documents": [
            {"id": "p1", "path": "one.txt", "outlet": "Daily Harbour", "published": "2031-05-02", "text": post},
            {"id": "p2", "path": "two.txt", "outlet": "Hill Gazette", "published": "2031-05-03", "text": denial},
        ],
        "entities": [
            {"id": "arvia", "name": "Arvia", "type": "Country", "mentions": [mention("p1", "Arvia"), mention("p2", "Arvia")]},
            {"id": "marsh", "name": "Marsh", "type": "ArmedGroup", "mentions": [mention("p1", "Marsh"), mention("p2", "Marsh")]},
            {"id": "post", "name": "Daily Post", "type": "Outlet", "mentions": [mention("p1", "Daily Post")]},
        ],
        "attributions": [
            {
                "id": "a1", "document": "p1", "source": at(post, "the Daily Post"), "source_entity": "post",
                "source_kind": "outlet", "cue": at(post, "said"), "content": [at(post, "Arvia funds Marsh")],
            },
            {
                "id": "a2", "document": "p1", "source": at(post, "two officials"), "source_kind": "anonymous", "source_count": 2,
                "cue": at(post, "citing"), "content": [at(post, "Arvia funds Marsh")], "parent": "a1",
            },
            {
                "id": "a3", "document": "p2", "source": at(denial, "Marsh"), "source_entity": "marsh",
                "source_kind": "named_organization", "cue": at(denial, "denied"), "content": [at(denial, "Arvia funds it")],
                "stance": "denies",
            },
        ],
        "claims": [
            {
                "id": "c1", "document": "p1", **at(post, "Arvia funds Marsh"), "subject": "arvia", "predicate": "fund",
                "code": "funds", "object": "marsh", "attribution": "a2", "time": {"from": "2031-01-01", "to": None},
                "quantity": {"low": 3, "high": None, "unit": "USD", "bound": None},
            },
            {
                "id": "c2", "document": "p2", **at(denial, "Arvia funds it"), "subject": "arvia", "predicate": "fund",
                "code": "funds", "object": "marsh", "polarity": "-", "attribution": "a3",
            },
        ],
    }  # fmt: skip


def write(folder: Path, held: Lines) -> Path:
    """The ledger's folder."""
    folder.mkdir()
    for name, rows in held.items():
        (folder / f"{name}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return folder
