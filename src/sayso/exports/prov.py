"""PROV-O as TriG: each telling of a claim is an entity, quoted or derived from the telling behind it, attributed to its teller.

Form: W3C PROV-O (2013): ``wasQuotedFrom`` for direct speech, ``wasDerivedFrom`` else, ``hadPrimarySource`` for a stated origin; one
``prov:Bundle`` a document. Telling 0 stands in the text that was read; all others are only reported there (``sayso:read false``).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sayso.casefile import Case
from sayso.exports.iris import TERMS, document_iri, literal, passage_iri, record_iri, ref
from sayso.exports.material import clause, day, index_of
from sayso.exports.whole import whole
from sayso.model import Claim, Document
from sayso.telling.chains import Link, chain
from sayso.telling.view import Index

PREFIXES = (
    "@prefix prov: <http://www.w3.org/ns/prov#> .\n@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
    "@prefix dct: <http://purl.org/dc/terms/> .\n@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n"
    f"@prefix sayso: <{TERMS}> .\n"
)
_AGENTS = {"voice": "prov:Agent", "unnamed": "prov:Agent", "outlet": "prov:Organization", "text": "prov:Organization"}


def write(case: Case, path: Path) -> None:
    """Write who told what after whom.

    Args:
        case: the case to write.
        path: the file.

    Raises:
        SaysoError: the file cannot be written.
    """
    index = index_of(case)
    by_document: dict[str, list[Claim]] = {}
    for claim in index.claims.values():
        by_document.setdefault(claim.document, []).append(claim)
    with whole(path) as file:
        file.write(PREFIXES)
        for document in index.documents.values():
            bundle = ref(record_iri("bundle", document.id))
            file.write(f"\n{bundle} a prov:Bundle .\n{bundle} {{\n")
            file.writelines(f"  {line} .\n" for line in _document(document, by_document.get(document.id, []), index))
            file.write("}\n")
        file.write("\n")
        file.writelines(f"{line} .\n" for line in _relations(index))


def _document(document: Document, claims: list[Claim], index: Index) -> Iterator[str]:
    this = ref(document_iri(document))
    yield f"{this} a prov:Entity"
    yield f"{this} rdfs:label {literal(document.title or document.path)}"
    yield f"{this} sayso:sha256 {literal(document.sha256)}"
    if day(document):
        yield f"{this} dct:issued {literal(day(document) or '', 'xsd:date')}"
    seen: set[str] = set()
    for claim in claims:
        for line in _claim(claim, document, index):
            if line not in seen:
                seen.add(line)
                yield line


def _claim(claim: Claim, document: Document, index: Index) -> Iterator[str]:
    links = chain(claim, index)
    this = telling(claim, 0)
    place = ref(passage_iri(document, claim.start, claim.end))
    yield f"{this} a prov:Entity, sayso:Claim"
    yield f"{this} rdfs:label {literal(index.sentence(claim))}"
    yield f"{this} prov:value {literal(clause(index, claim))}"
    yield f"{this} prov:wasQuotedFrom {place}"
    yield f"{place} prov:specializationOf {ref(document_iri(document))}"
    yield from stated(claim, this, index)
    for n, link in enumerate(links):
        yield from _telling(claim, n, link, links)
    origin = index.origins.get(claim.origin or "")
    if origin is not None:
        source = ref(record_iri("origin", origin.id))
        yield f"{this} prov:hadPrimarySource {source}"
        yield f"{source} a prov:Entity"
        yield f"{source} rdfs:label {literal(origin.name)}"
        yield f"{source} rdfs:comment {literal(origin.reason)}"


def _telling(claim: Claim, n: int, link: Link, links: tuple[Link, ...]) -> Iterator[str]:
    this, agent = telling(claim, n), ref(record_iri("agent", link.key))
    yield f"{this} a prov:Entity"
    yield f"{this} prov:wasAttributedTo {agent}"
    yield f"{this} sayso:read {'true' if link.read else 'false'}"
    yield f"{agent} a {_AGENTS.get(link.kind, 'prov:Agent')}"
    yield f"{agent} rdfs:label {literal(link.name)}"
    yield f"{agent} sayso:namedAs {literal(link.kind)}"
    if link.attribution is not None:
        act = ref(record_iri("attribution", link.attribution))
        yield f"{act} a prov:Activity"
        yield f"{act} prov:wasAssociatedWith {agent}"
        yield f"{act} sayso:stance {literal(link.stance)}"
        if link.cue:
            yield f"{act} sayso:cue {literal(link.cue)}"
        yield f"{this} prov:wasGeneratedBy {act}"
    if n + 1 < len(links):
        how = "prov:wasQuotedFrom" if links[n + 1].quoted else "prov:wasDerivedFrom"
        yield f"{this} {how} {telling(claim, n + 1)}"


def stated(claim: Claim, this: str, index: Index) -> Iterator[str]:
    """What a claim states, told of the claim: no triple states it of the world."""
    yield f"{this} sayso:polarity {literal(claim.polarity)}"
    yield f"{this} sayso:modality {literal(claim.modality)}"
    yield f"{this} sayso:relation {literal(claim.code or claim.predicate)}"
    for role, entity in (("subject", claim.subject), ("object", claim.object), ("place", claim.place)):
        if entity is not None and entity in index.entities:
            named = ref(record_iri("entity", entity))
            yield f"{this} sayso:{role} {named}"
            yield f"{named} rdfs:label {literal(index.name(entity))}"
    if claim.object is None and claim.object_text:
        yield f"{this} sayso:objectWords {literal(claim.object_text)}"


def telling(claim: Claim, n: int) -> str:
    """The ``n``-th telling of a claim; 0 is the claim as it stands in the text."""
    return ref(record_iri("claim", claim.id) + (f":{n}" if n else ""))


def _relations(index: Index) -> Iterator[str]:
    for relation in index.relations:
        if relation.a in index.claims and relation.b in index.claims:
            word = "".join(part.capitalize() if n else part for n, part in enumerate(relation.kind.split("_")))
            kind = word if relation.exact else word + "InGeneralTerms"
            yield f"{telling(index.claims[relation.a], 0)} sayso:{kind} {telling(index.claims[relation.b], 0)}"
