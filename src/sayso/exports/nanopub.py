"""Nanopublications as TriG: one a claim, four graphs each (head, assertion, provenance, publication info).

Form: Nanopublication Guidelines (nanopub.net). The assertion says of the claim what it states and never states it of the world;
the provenance is the chain of say-so. They carry no trusty URI and no signature: who publishes them signs them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import TextIO

from sayso.casefile import Case
from sayso.exports.iris import document_iri, literal, passage_iri, record_iri, ref
from sayso.exports.material import chain_words, clause, index_of
from sayso.exports.prov import PREFIXES, stated
from sayso.exports.whole import whole
from sayso.model import Claim
from sayso.telling.chains import chain, utterer
from sayso.telling.view import Index


def write(case: Case, path: Path) -> None:
    """Write every claim as a nanopublication.

    Args:
        case: the case to write.
        path: the file.

    Raises:
        SaysoError: the file cannot be written.
    """
    index = index_of(case)
    with whole(path) as file:
        file.write(PREFIXES + "@prefix np: <http://www.nanopub.org/nschema#> .\n")
        for claim in index.claims.values():
            _write(file, claim, index)


def _write(file: TextIO, claim: Claim, index: Index) -> None:
    this = record_iri("nanopub", claim.id)
    head, assertion, provenance, info = (ref(f"{this}#{name}") for name in ("head", "assertion", "provenance", "pubinfo"))
    own = ref(this)
    parts = [
        f"{own} a np:Nanopublication", f"{own} np:hasAssertion {assertion}", f"{own} np:hasProvenance {provenance}",
        f"{own} np:hasPublicationInfo {info}",
    ]  # fmt: skip
    _graph(file, head, parts)
    _graph(file, assertion, _assertion(claim, index))
    _graph(file, provenance, _provenance(claim, assertion, index))
    _graph(file, info, (f"{own} prov:wasAttributedTo sayso:software", f"{own} sayso:version {literal(version('sayso'))}"))


def _graph(file: TextIO, name: str, lines: Iterable[str]) -> None:
    file.write(f"\n{name} {{\n")
    file.writelines(f"  {line} .\n" for line in lines)
    file.write("}\n")


def _assertion(claim: Claim, index: Index) -> Iterator[str]:
    this = ref(record_iri("claim", claim.id))
    yield f"{this} a sayso:Claim"
    yield f"{this} rdfs:label {literal(index.sentence(claim))}"
    yield from stated(claim, this, index)


def _provenance(claim: Claim, assertion: str, index: Index) -> Iterator[str]:
    document = index.documents[claim.document]
    place, last = ref(passage_iri(document, claim.start, claim.end)), utterer(chain(claim, index))
    agent = ref(record_iri("agent", last.key))
    yield f"{assertion} prov:wasAttributedTo {agent}"
    yield f"{agent} rdfs:label {literal(last.name)}"
    yield f"{assertion} prov:wasQuotedFrom {place}"
    yield f"{place} prov:value {literal(clause(index, claim))}"
    yield f"{place} prov:specializationOf {ref(document_iri(document))}"
    yield f"{assertion} rdfs:comment {literal(chain_words(index, claim))}"
