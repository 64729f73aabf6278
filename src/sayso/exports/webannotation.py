"""Web annotations as JSON-LD: every claim and every act of saying, anchored in its text by position and by quotation.

Form: W3C Web Annotation Data Model (2017): ``TextPositionSelector`` counts Unicode code points of the stored text, half-open;
``TextQuoteSelector`` holds the words and a little before and after, so that an annotation finds its place in another copy.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from sayso.casefile import Case
from sayso.exports.iris import document_iri, record_iri
from sayso.exports.material import chain_words, index_of
from sayso.exports.whole import write_json
from sayso.model import Attribution, Claim, Span
from sayso.telling import wording
from sayso.telling.view import Index

BESIDE = 32  # characters of the text kept on either side of a quotation
Object = dict[str, Any]


def write(case: Case, path: Path) -> None:
    """Write the annotations as one page.

    Args:
        case: the case to write.
        path: the file.

    Raises:
        SaysoError: the file cannot be written.
    """
    index = index_of(case)
    items = [*(_claim(c, index) for c in index.claims.values()), *_acts(index)]
    page = {"@context": "http://www.w3.org/ns/anno.jsonld", "id": "urn:sayso:annotations", "type": "AnnotationPage"}
    write_json(path, {**page, "items": items})


def _claim(claim: Claim, index: Index) -> Object:
    said = f"{chain_words(index, claim)}: {index.sentence(claim)}"
    tags = (claim.code or claim.predicate, claim.polarity, wording.MODALITY[claim.modality])
    bodies: list[Object] = [_words(said, "describing"), *(_words(tag, "tagging") for tag in tags)]
    place = [Span(claim.start, claim.end)]
    return _annotation(record_iri("claim", claim.id), "describing", bodies, claim.document, place, index)


def _acts(index: Index) -> Iterator[Object]:
    for act in index.attributions.values():
        for part, spans in _parts(act):
            body = [_words(part, "tagging"), _words(act.stance, "tagging")]
            linked = {"type": "SpecificResource", "source": record_iri("attribution", act.id), "purpose": "identifying"}
            name = f"{record_iri('attribution', act.id)}:{part}"
            yield _annotation(name, "identifying", [*body, linked], act.document, spans, index)


def _parts(act: Attribution) -> Iterator[tuple[str, Iterable[Span]]]:
    for part, spans in (("source", (act.source,)), ("cue", (act.cue,)), ("content", act.content)):
        known = [span for span in spans if span is not None]
        if known:
            yield part, known


def _annotation(id_: str, motivation: str, bodies: list[Object], document: str, spans: Iterable[Span], index: Index) -> Object:
    targets = [_target(document, span, index) for span in spans]
    return {
        "id": id_, "type": "Annotation", "motivation": motivation, "body": bodies,
        "target": targets[0] if len(targets) == 1 else targets,
    }  # fmt: skip


def _target(document: str, span: Span, index: Index) -> Object:
    found = index.documents[document]
    text = found.text
    quote = {
        "type": "TextQuoteSelector", "exact": text[span.start : span.end], "prefix": text[max(0, span.start - BESIDE) : span.start],
        "suffix": text[span.end : span.end + BESIDE],
    }  # fmt: skip
    place = {"type": "TextPositionSelector", "start": span.start, "end": span.end}
    return {"source": document_iri(found), "selector": [place, quote]}


def _words(value: str, purpose: str) -> Object:
    return {"type": "TextualBody", "value": value, "format": "text/plain", "purpose": purpose}
