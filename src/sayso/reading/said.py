"""A claim in the making."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.model import Modality, Polarity, Span


@dataclass(frozen=True, slots=True)
class Said:
    """A claim before it is numbered: participants are indices into the referents, ``trigger`` the predicate word.

    ``undone``: the relation itself says that something was not done, so that a "not" at its word is told by it.
    """

    trigger: int
    span: Span
    subject: int | None
    predicate: str
    code: str | None
    object: int | None
    object_text: str | None
    score: float
    sign: Polarity = "+"
    modality: Modality | None = None
    undone: bool = False
    subject_word: int | None = None
    object_word: int | None = None
