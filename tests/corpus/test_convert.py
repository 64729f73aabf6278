"""The chain corpus converts cleanly, and every offset says what it should."""

import importlib.util
import pathlib
from typing import Any

import pytest

CORPUS = pathlib.Path(__file__).parents[2] / "corpus"


def _load() -> Any:
    spec = importlib.util.spec_from_file_location("corpus_convert", CORPUS / "convert.py")
    if spec is None or spec.loader is None:
        pytest.fail("corpus/convert.py cannot be loaded")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


convert = _load()
DOCUMENTS = convert.read_corpus(CORPUS / "train")
BRIEFS = convert.read_corpus(CORPUS / "briefs")


def _spans(value: Any) -> list[list[Any]]:
    if isinstance(value, list) and len(value) == 3 and isinstance(value[0], int) and isinstance(value[2], str):
        return [value]
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else []
    return [span for part in parts for span in _spans(part)]


@pytest.mark.parametrize("document", DOCUMENTS + BRIEFS, ids=lambda document: str(document["doc"]))
def test_every_span_carries_its_text(document: dict[str, Any]) -> None:
    spans = _spans({key: document[key] for key in ("entities", "attributions", "claims")})
    assert spans
    assert all(document["text"][start:end] == words for start, end, words in spans)
    assert not set("{}") & set(document["text"])


@pytest.mark.parametrize("document", DOCUMENTS + BRIEFS, ids=lambda document: str(document["doc"]))
def test_references_resolve_and_chains_end(document: dict[str, Any]) -> None:
    entities = {one["id"] for one in document["entities"]}
    parents = {one["id"]: one["parent"] for one in document["attributions"]}
    for one in document["attributions"]:
        assert one["source_entity"] is None or one["source_entity"] in entities
        seen, up = set(), one["id"]
        while up is not None:
            assert up not in seen
            seen.add(up)
            up = parents[up]
    for claim in document["claims"]:
        assert {claim["subject"], claim["object"], claim["place"]} <= entities | {None}
        assert claim["attribution"] is None or claim["attribution"] in parents


def test_the_corpus_holds_enough() -> None:
    assert len(DOCUMENTS) >= 30
    assert sum(len(one["attributions"]) for one in DOCUMENTS) >= 300
    assert {claim["relation"] for one in DOCUMENTS for claim in one["claims"]} >= convert.RELATIONS


def test_faults_are_named_with_file_and_line() -> None:
    source = "Wire | | 2024-01-01 | news\n\n{e1 Ann} {c1 met Bo.\n===\ne1 P; c1 mett e1>e2"
    with pytest.raises(convert.MarkupError) as caught:
        convert.convert(source, "x.chain")
    assert "x.chain:3: tag c1 is not closed" in str(caught.value)


def test_nested_chain_is_derived_from_the_text() -> None:
    source = (
        "Wire | | 2024-01-01 | news\n\n{a1.s {e1 Ann}} {a1.c said} {a1.t {a2.s {e2 Bo}} {a2.c denied} {a2.t {c1 meeting} {e3 Cy}}}."
        "\n===\ne1 P; e2 P; e3 P\na1; a2 denies\nc1 met_with e2>e3 neg"
    )
    document = convert.convert(source, "x.chain")
    assert [one["parent"] for one in document["attributions"]] == [None, "a1"]
    assert document["claims"][0]["attribution"] == "a2"
    assert document["claims"][0]["span"][2] == "meeting Cy"


def test_a_circle_of_parents_is_a_fault() -> None:
    source = (
        "Wire | | 2024-01-01 | news\n\n{a1.s {e1 Ann}} {a1.c said} {a1.t {a2.s {e2 Bo}} {a2.c denied} {a2.t {c1 meeting} {e3 Cy}}}."
        "\n===\ne1 P; e2 P; e3 P\na1 parent=a2; a2 denies\nc1 met_with e2>e3 neg"
    )
    with pytest.raises(convert.MarkupError) as caught:
        convert.convert(source, "x.chain")
    assert "a1: its chain of parents has no end" in str(caught.value)


@pytest.mark.parametrize("relation", sorted(convert.RELATIONS))
def test_briefs_say_each_relation_in_many_words(relation: str) -> None:
    own = [one for one in BRIEFS if one["doc"].partition("_")[2] == f"{relation}.txt"]
    words = [claim["trigger"][2].lower() for one in own for claim in one["claims"] if claim["relation"] == relation]
    assert len(words) >= 30
    assert len(set(words)) >= 0.6 * len(words)
