"""schema.org as JSON-LD: each claim a ``Claim``, with who is said to have made it and where it appears.

Never ``ClaimReview``: there is no rating, and sayso judges no claim.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from sayso.casefile import Case
from sayso.exports.iris import document_iri, passage_iri, record_iri
from sayso.exports.material import chain_words, clause, day, index_of
from sayso.exports.whole import write_json
from sayso.model import Claim, Document
from sayso.telling.chains import Link, chain, utterer
from sayso.telling.view import Index

Object = dict[str, Any]


def write(case: Case, path: Path) -> None:
    """Write the case's documents and claims.

    Args:
        case: the case to write.
        path: the file.

    Raises:
        SaysoError: the file cannot be written.
    """
    index = index_of(case)
    firsts = {key: _first([index.claims[c] for c in ids], index) for key, ids in index.alike.items()}
    graph = [*map(_article, index.documents.values()), *(_claim(c, index, firsts) for c in index.claims.values())]
    write_json(path, {"@context": {"@vocab": "https://schema.org/", "sayso": "urn:sayso:terms:"}, "@graph": graph})


def _article(document: Document) -> Object:
    found = {
        "@id": document_iri(document), "@type": "NewsArticle", "headline": document.title, "datePublished": day(document),
        "inLanguage": document.language, "identifier": f"sha256:{document.sha256}",
        "publisher": {"@type": "Organization", "name": document.outlet} if document.outlet else None,
        "author": [{"@type": "Person", "name": name} for name in document.authors] or None,
    }  # fmt: skip
    return _known(found)


def _claim(claim: Claim, index: Index, firsts: Mapping[str, Object | None]) -> Object:
    document = index.documents[claim.document]
    links = chain(claim, index)
    found = {
        "@id": record_iri("claim", claim.id), "@type": "Claim", "name": index.sentence(claim), "text": clause(index, claim),
        "author": _who(utterer(links)), "claimInterpreter": _who(links[0]), "appearance": _passage(claim, document),
        "firstAppearance": firsts.get(claim.proposition or claim.id), "description": f"As told: {chain_words(index, claim)}",
        "isBasedOn": _origin(claim, index), "sayso:polarity": claim.polarity, "sayso:modality": claim.modality,
        "about": list(_about(claim, index)) or None,
    }  # fmt: skip
    return _known(found)


def _passage(claim: Claim, document: Document) -> Object:
    place = passage_iri(document, claim.start, claim.end)
    return {"@id": place, "@type": "CreativeWork", "isPartOf": {"@id": document_iri(document)}}


def _first(alike: list[Claim], index: Index) -> Object | None:
    """Where what the claim states appears first among the dated texts of the pile; None where any that states it is undated."""
    dated = [(day(index.documents[c.document]), c) for c in alike]
    if any(date is None for date, _ in dated):
        return None
    _, first = min(dated, key=lambda pair: (str(pair[0]), pair[1].document, pair[1].start))
    return _passage(first, index.documents[first.document])


def _who(link: Link) -> Object:
    kind = {"outlet": "Organization", "text": "Organization"}.get(link.kind, "Thing" if link.kind == "writing" else "Person")
    if link.kind in ("voice", "unnamed"):
        kind = "Thing"  # a person, a body or a group: the chain does not tell them apart
    return {"@id": record_iri("agent", link.key), "@type": kind, "name": link.name}


def _origin(claim: Claim, index: Index) -> Object | None:
    origin = index.origins.get(claim.origin or "")
    return {"@id": record_iri("origin", origin.id), "@type": "CreativeWork", "name": origin.name} if origin else None


def _about(claim: Claim, index: Index) -> Iterator[Object]:
    for entity in dict.fromkeys((claim.subject, claim.object)):
        if entity is not None and entity in index.entities:
            yield {"@id": record_iri("entity", entity), "@type": "Thing", "name": index.name(entity)}


def _known(found: Object) -> Object:
    return {name: value for name, value in found.items() if value is not None}
