"""Answers as plain values, for programs: every claim with its chain, its words, its document, hash and offsets."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from sayso.asking.answer import Answer, Found
from sayso.asking.sentences import Sentence
from sayso.exports.material import evidence, quote, sentence_span
from sayso.model import Claim, Span
from sayso.telling.view import Index

CAUTION = (
    "Who says what, on whose word; not what is so. Origins are an upper bound, and count reporting, not truth. The reading is a"
    " machine's: read the quoted sentence before relying on a claim."
)


def caution(index: Index) -> str:
    """What every answer says beside it; of a case that was not weighed as it is now, that too."""
    return f"{CAUTION} This case {index.unweighed}." if index.unweighed else CAUTION


def answer_values(answer: Answer, index: Index) -> dict[str, Any]:
    """The whole answer: how the question was understood, and the columns."""
    question = answer.question
    return {
        "question": question.text,
        "understood": {
            "actors": [
                {"asked": a.words, "names": sorted(index.name(e) for e in a.entities), "side": a.side} for a in question.actors
            ],
            "relations": sorted(question.codes), "other_words": list(question.rest), "found_by": answer.found,
            "left_aside": list(answer.dropped),
        },
        "columns": {
            said.column: {
                "counts": asdict(said.counts),
                "by_origin": [
                    {
                        "origin": group.name or None,
                        "claims": [_found(one, index) for one in group.found],
                    }
                    for group in said.groups
                ],
            }
            for said in answer.columns
        },
        "left_out": answer.left_out,
        "no_comment": _sentences(answer.silent, index),
        "not_read": _sentences(answer.unread, index), "caution": caution(index),
    }  # fmt: skip


def claim_values(index: Index, claim: Claim) -> dict[str, Any]:
    """One claim with what it states, its chain, and its sentence where it stands."""
    span = sentence_span(index, claim)
    return {
        "states": index.sentence(claim), **evidence(index, claim), "subject": index.name(claim.subject) or None,
        "relation": claim.code or claim.predicate, "object": index.name(claim.object) or claim.object_text,
        "sentence": passage_values(index, claim.document, span),
    }  # fmt: skip


def passage_values(index: Index, document: str, span: Span) -> dict[str, Any]:
    """The exact words of a stretch of a document, with what anyone needs to find them again."""
    found = index.documents[document]
    return {
        "document": document, "path": found.path, "sha256": found.sha256, "outlet": found.outlet, "published": found.published,
        "start": span.start, "end": span.end, "quote": quote(index, document, span),
    }  # fmt: skip


def _found(one: Found, index: Index) -> dict[str, Any]:
    return {**claim_values(index, one.claim), "because": one.because or None}


def _sentences(found: Iterable[Sentence], index: Index) -> list[dict[str, Any]]:
    return [passage_values(index, one.document, Span(one.start, one.end)) for one in found]
