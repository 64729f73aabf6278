"""A case as it stood on a day: only what was published by then, weighed anew, so that nothing later shines through."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol, TypeVar

from sayso.build import weigh_at_once
from sayso.casefile import Case
from sayso.model import Document, Reading, Span


class _Named(Protocol):
    @property
    def id(self) -> str: ...


T = TypeVar("T", bound=_Named)


@dataclass(frozen=True, slots=True)
class AsOf:
    """The case on a day (the case itself where nothing is later), the documents left out, and those kept although undated."""

    case: Case
    later: tuple[Document, ...]
    undated: tuple[Document, ...]


def as_of(case: Case, day: str) -> AsOf:
    """The case with the documents that were published by a day.

    Args:
        case: a weighed case; it stays as it is.
        day: an ISO date. A document dated by month or year only is kept where it may be as early.

    Returns:
        A case in memory, for the caller to close. Undated documents are kept. People's judgements and questions
        are those of today: they say how the texts are to be read, not what the texts knew.
    """
    documents = tuple(case.documents)
    later = tuple(d for d in documents if d.published and d.published > day[: len(d.published)])
    undated = tuple(d for d in documents if not d.published)
    if not later:
        return AsOf(case, later, undated)
    made = Case.temporary()
    out = {d.id for d in later}
    for reading in _readings(case):
        if reading.document.id not in out:
            made.add(reading)
    for judgement in case.judgements:
        made.judge(judgement)
    made.add_question_steps(tuple(case.question_steps))
    weigh_at_once(made)
    return AsOf(made, later, undated)


def _readings(case: Case) -> Iterable[Reading]:
    """What was read in each document, as read."""
    pile = case.pile()
    sentences: dict[str, list[Span]] = defaultdict(list)
    for sentence in case.sentences:
        sentences[sentence.document].append(Span(sentence.start, sentence.end))
    entities, attributions, claims = _by_document(pile.entities), _by_document(pile.attributions), _by_document(pile.claims)
    for document in pile.documents:
        held = document.id
        yield Reading(
            document, tuple(sentences[held]), tuple(entities[held]), tuple(attributions[held]), tuple(claims[held]),
        )  # fmt: skip


def _by_document(records: Iterable[T]) -> dict[str, list[T]]:
    """Records by the document that their ids name: ``<document>.e3``."""
    found: dict[str, list[T]] = defaultdict(list)
    for record in records:
        found[record.id.rpartition(".")[0]].append(record)
    return found
