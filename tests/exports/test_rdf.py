"""PROV-O, nanopublications and schema.org, read back by rdflib."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from rdflib import RDF, Dataset, Graph, Literal, URIRef
from rdflib.namespace import PROV, RDFS

from tests.exports.written import written, written_hostile
from tests.telling.invented import SAYS

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")  # rdflib calls its own older names
NP = "http://www.nanopub.org/nschema#"
SCHEMA = "https://schema.org/"
SAYSO = "urn:sayso:terms:"


def trig(path: Path) -> Any:
    found = Dataset(default_union=True)
    found.parse(path, format="trig")
    return found


@pytest.mark.parametrize("format_", ["prov", "nanopub"])
@pytest.mark.parametrize("write", [written, written_hostile])
def test_trig_is_read_back_whole(format_: str, write: Any, tmp_path: Path) -> None:
    found = trig(write(format_, tmp_path))
    assert len(set(found.subjects(RDF.type, URIRef(SAYSO + "Claim")))) == 6


def test_each_telling_is_derived_from_the_one_behind_it_and_attributed_to_its_teller(tmp_path: Path) -> None:
    found = trig(written("prov", tmp_path))
    at: Any = URIRef("urn:sayso:claim:c1")
    names = []
    while at is not None:
        (teller,) = found.objects(at, PROV.wasAttributedTo)
        names.append((str(found.value(teller, RDFS.label)), found.value(at, URIRef(SAYSO + "read")).toPython()))
        at = next((o for o in found.objects(at, PROV.wasDerivedFrom)), None)
    assert names == [("Valley Post", True), ("North Wire", False), ("two engineers", False)]
    assert found.value(URIRef("urn:sayso:claim:c1"), PROV.value) == Literal("Highland paid for the Karu dam")
    assert (URIRef("urn:sayso:claim:c4"), URIRef(SAYSO + "denies"), URIRef("urn:sayso:claim:c1")) in found


def test_a_passage_is_named_by_hash_and_characters(tmp_path: Path) -> None:
    found = trig(written("prov", tmp_path))
    place = str(next(o for o in found.objects(URIRef("urn:sayso:claim:c1"), PROV.wasQuotedFrom) if "#char=" in o))
    name, _, characters = place.partition("#char=")
    start, end = map(int, characters.split(","))
    assert SAYS[start:end] == "Highland paid for the Karu dam"
    assert name.startswith("ni:///sha-256;")


def test_a_nanopublication_is_four_graphs_and_its_assertion_states_nothing_of_the_world(tmp_path: Path) -> None:
    found = trig(written("nanopub", tmp_path))
    pubs = list(found.subjects(RDF.type, URIRef(NP + "Nanopublication")))
    assert len(pubs) == 6
    for pub in pubs:
        parts = {name: found.value(pub, URIRef(NP + name)) for name in ("hasAssertion", "hasProvenance", "hasPublicationInfo")}
        assert all(len(found.graph(part)) for part in parts.values()), pub
        about = {s for s in found.graph(parts["hasAssertion"]).subjects() if str(s).startswith("urn:sayso:claim:")}
        assert len(about) == 1
        stated = {p for s, p, _ in found.graph(parts["hasAssertion"]) if not str(s).startswith("urn:sayso:claim:")}
        assert stated <= {RDFS.label}
        assert found.graph(parts["hasProvenance"]).value(parts["hasAssertion"], PROV.wasAttributedTo) is not None


def test_claims_in_schema_org_have_an_author_and_an_appearance_and_no_rating(tmp_path: Path) -> None:
    path = written("schemaorg", tmp_path)
    found = Graph().parse(data=path.read_text(encoding="utf-8"), format="json-ld")
    claims = list(found.subjects(RDF.type, URIRef(SCHEMA + "Claim")))
    assert len(claims) == 6
    for claim in claims:
        assert found.value(claim, URIRef(SCHEMA + "author")) is not None
        assert "#char=" in str(found.value(claim, URIRef(SCHEMA + "appearance")))
    assert "ClaimReview" not in path.read_text(encoding="utf-8") and "reviewRating" not in path.read_text(encoding="utf-8")


def test_a_first_appearance_is_told_only_where_every_text_that_says_it_is_dated(tmp_path: Path) -> None:
    graph = json.loads(written("schemaorg", tmp_path).read_text(encoding="utf-8"))["@graph"]
    first = {item["@id"]: "firstAppearance" in item for item in graph if item["@type"] == "Claim"}
    assert first["urn:sayso:claim:c4"] and not first["urn:sayso:claim:c1"]  # c5 says the same in an undated text


def test_hostile_words_stay_values_in_json_ld(tmp_path: Path) -> None:
    path = written_hostile("schemaorg", tmp_path)
    found = Graph().parse(data=path.read_text(encoding="utf-8"), format="json-ld")
    assert len(list(found.subjects(RDF.type, URIRef(SCHEMA + "Claim")))) == 6
