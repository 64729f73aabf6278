"""What the model is asked: fixed words, the codebook's relations, and one document's text between marks nobody can foresee."""

from __future__ import annotations

import hashlib
from importlib.resources import files
from string import Template
from typing import Any, get_args

from sayso.codebook import Codebook
from sayso.model import Document, EntityType, Modality, Polarity, SourceKind, Stance


def marker(document: Document) -> str:
    """The line before and after the text.

    It follows from the SHA-256 of the document's bytes, so that no text can hold its own marker: to write it in changes it.
    """
    return f"=== {hashlib.sha256(b'sayso fence ' + document.sha256.encode()).hexdigest()[:32]} ==="


def article(document: Document) -> str:
    """The article's text and nothing else: no page furniture, no path, no outlet."""
    return "\n\n".join(document.text[part.start : part.end].strip() for part in document.body)


def question(document: Document) -> str:
    """The user's turn: the article between two markers."""
    fence = marker(document)
    return f"{fence}\n{article(document)}\n{fence}"


class Prompt:
    """The instructions for one codebook; ``digest`` changes with any word of them."""

    def __init__(self, codebook: Codebook) -> None:
        codes = "\n".join(f"- {code}: {relation.definition}" for code, relation in codebook.relations.items())
        words = (files("sayso.reading.llm") / "prompt.md").read_text(encoding="utf-8")
        self._template = Template(
            Template(words).safe_substitute(
                source_kinds=_listed(SourceKind), stances=_listed(Stance), modalities=_listed(Modality), types=_listed(EntityType),
                codes=codes.replace("$", "$$"),
            )
        )  # fmt: skip
        self.digest = hashlib.sha256(self._template.template.encode()).hexdigest()[:12]

    def system(self, document: Document) -> str:
        """The instructions, with the marker of this document."""
        return self._template.substitute(marker=marker(document))


def _listed(kind: object) -> str:
    return ", ".join(map(str, get_args(kind)))


def _one_of(kind: object) -> dict[str, Any]:
    return {"type": "string", "enum": list(get_args(kind))}


def _or_null(kind: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [kind, {"type": "null"}]}


def _record(**fields: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": fields, "required": list(fields), "additionalProperties": False}


_TEXT: dict[str, Any] = {"type": "string"}
_MAYBE = _or_null(_TEXT)
_PARTY = _or_null(_record(quote=_TEXT, name=_MAYBE, type=_one_of(EntityType)))
ATTRIBUTION = _record(
    id=_TEXT, source=_MAYBE, name=_MAYBE, source_kind=_one_of(SourceKind), type=_or_null(_one_of(EntityType)), cue=_MAYBE,
    content={"type": "array", "items": _TEXT}, stance=_one_of(Stance), parent=_MAYBE,
)  # fmt: skip
CLAIM = _record(
    clause=_TEXT, subject=_PARTY, predicate=_TEXT, code=_MAYBE, object=_PARTY, place=_PARTY, polarity=_one_of(Polarity),
    modality=_one_of(Modality), hedge=_MAYBE, condition=_MAYBE, time=_MAYBE, quantity=_MAYBE, attribution=_MAYBE,
)  # fmt: skip
SCHEMA = _record(attributions={"type": "array", "items": ATTRIBUTION}, claims={"type": "array", "items": CLAIM})
"""The answer's form as JSON schema, for endpoints that hold the model to one."""
