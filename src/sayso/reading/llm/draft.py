"""One document's reading out of one answer: everything in it stands in the document, everything else is a note."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import replace

from sayso.model import Document, Note, Reading
from sayso.reading.llm.acts import acts, attribution
from sayso.reading.llm.align import Aligner
from sayso.reading.llm.answer import parse
from sayso.reading.llm.cast import Cast
from sayso.reading.llm.stated import Finder, Found
from sayso.reading.quotes import quotations
from sayso.reading.sentences import sentences_in


def draft(document: Document, text: str, codes: Container[str]) -> Reading:
    """Make a reading of what a model answered; the same answer gives the same reading.

    Args:
        document: the document that was sent.
        text: the model's answer.
        codes: the codebook's codes.

    Raises:
        DocumentError: the answer has not the form asked for.
    """
    answer = parse(text, codes)
    aligner = Aligner(document.text, document.body)
    cast = Cast(document, aligner)
    sentences = sentences_in(document.text, document.body)
    held, lost = acts(answer.said, aligner, cast)
    ids = {act.said.id: f"{document.id}.a{n}" for n, act in enumerate(held, 1)}
    found, unfound = Finder(document, sentences, aligner, cast, held).claims(answer.stated)
    entities, known = cast.entities()
    quoted = quotations(document.text, document.body)
    claims = [_numbered(f, f"{document.id}.c{n}", ids, known) for n, f in enumerate(found, 1)]
    notes: list[Note] = [*answer.notes, *lost, *unfound]
    notes += [note for act in held for note in act.item.named(ids[act.said.id])]
    notes += [note for f in claims for note in f.item.named(f.claim.id)]
    return Reading(
        document,
        tuple(sentences),
        entities,
        tuple(attribution(act, ids, known, document.text, quoted, document.id) for act in held),
        tuple(f.claim for f in claims),
        tuple(notes),
    )


def _numbered(found: Found, id_: str, ids: dict[str, str], entities: dict[str, str]) -> Found:
    claim = found.claim

    def entity(key: str | None) -> str | None:
        return entities[key] if key else None

    claim = replace(
        claim,
        id=id_,
        attribution=ids[claim.attribution] if claim.attribution else None,
        subject=entity(claim.subject),
        object=entity(claim.object),
        place=entity(claim.place),
    )
    return replace(found, claim=claim)
