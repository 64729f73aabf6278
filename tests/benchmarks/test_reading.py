"""The measures of ``benchmarks.reading`` on made-up figures and records; nothing here reads a document."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import pytest

from benchmarks.reading import happened, names, negatives, own_test, published, report
from benchmarks.reading.__main__ import MEASURES
from benchmarks.reading.common import CORPUS, corpus_module, digest, f1
from benchmarks.reading.scorer import Match


def match(text: str, *, negative: str, tag: str, gold: dict[str, Any] | None = None, **predicted: Any) -> Match:
    """A document with one negative example and what was made of it."""
    at = text.index(negative)
    empty: dict[str, Any] = {"entities": [], "attributions": [], "claims": []}
    record = {**empty, **(gold or {}), "negatives": [{"span": [at, at + len(negative), negative], "tags": [tag]}]}
    read: dict[str, Any] = {"entities": {}, "attributions": [], "claims": [], "types": {}, **predicted}
    return Match(record, read, {}, [], [])


def claim(**given: Any) -> dict[str, Any]:
    """A predicted claim over the whole text."""
    return {"start": 0, "end": 40, "predicate": "be", "code": None, "polarity": "+", "modality": "actual", **given}


@pytest.mark.parametrize(
    ("tag", "words", "predicted", "right"),
    [
        ("attribution", "That said", {}, 1),
        ("attribution", "That said", {"attributions": [{"cue": {"start": 5, "end": 9}, "content": []}]}, 0),
        ("split-content", "That said", {"attributions": [{"cue": None, "content": [{"start": 0, "end": 20}]}]}, 0),
        ("passive", "armed", {"claims": [claim(predicate="arm", code="arms")]}, 0),
        ("passive", "armed", {"claims": [claim(predicate="arm")]}, 1),
        ("passive", "armed", {"claims": [claim(predicate="meet", code="met_with")]}, 1),
        ("near-negation", "armed", {"claims": [claim(polarity="-")]}, 0),
        ("bounded", "armed", {"claims": [claim(quantity={"span": {"start": 9, "end": 40}})]}, 0),
        ("condition", "armed", {"claims": [claim(condition="if the armed men go")]}, 0),
        ("state-metonym", "Cairo", {"entities": {"e1": [(27, 32, "name")]}, "types": {"e1": "Country"}}, 0),
        ("state-metonym", "Cairo", {"entities": {"e1": [(27, 32, "name")]}, "types": {"e1": "Place"}}, 1),
    ],
)
def test_negative_examples(tag: str, words: str, predicted: dict[str, Any], right: int) -> None:
    found = negatives.figures([match("That said, armed guards in Cairo met him.", negative=words, tag=tag, **predicted)])
    assert found == {tag: {"right": right, "of": 1}, "all": {"right": right, "of": 1}}


def test_what_the_annotation_has_there_is_not_wrong() -> None:
    attribution = {"cue": [5, 9, "said"], "content": []}
    m = match(
        "That said", negative="That said", tag="attribution", gold={"attributions": [attribution]}, attributions=[attribution]
    )
    assert negatives.figures([m])["all"]["right"] == 1


def test_every_tag_of_a_negative_example_has_a_rule() -> None:
    documents = corpus_module("convert").read_corpus(CORPUS / "train")
    assert {tag for d in documents for n in d["negatives"] for tag in n["tags"]} <= set(negatives.RULES)
    assert {check for checks in negatives.RULES.values() for check in checks} == set(negatives.MEANING) == set(negatives._CHECKS)


def test_names_from_tags() -> None:
    assert names.spans(["B-PER", "I-PER", "O", "I-LOC", "I-ORG"]) == {(0, 2, "PER"), (3, 4, "LOC"), (4, 5, "ORG")}
    assert names.spans(["B-ORG", "B-ORG"]) == {(0, 1, "ORG"), (1, 2, "ORG")}
    assert names.folded("Facility") == {"LOC", "ORG"}
    assert not names.folded("Event")


def test_factuality_values() -> None:
    assert happened.mean_of({"a": 1, "b": 1}, {"a": 4, "b": 3}) == 2.625
    assert happened.mean_of({"a": 0}, {"a": 4}) == -3.0
    assert happened.value_of("NEG", "PROBABLE", "FUTURE") == -1.5
    assert happened.value_of("POS", "CERTAIN", "UNDERSPECIFIED") == 0.0
    assert happened.value_of("POS", "", "FUTURE") is None


def test_counts_become_f1() -> None:
    assert f1(1, 2, 4) == {"p": 0.5, "r": 0.25, "f1": 0.3333, "hit": 1, "found": 2, "gold": 4}
    assert f1(0, 0, 0)["f1"] == 0.0


def test_a_digest_is_of_content_in_name_order(tmp_path: Any) -> None:
    (tmp_path / "b").write_text("2")
    (tmp_path / "a").write_text("1")
    before = digest(tmp_path.iterdir())
    (tmp_path / "a").write_text("3")
    assert before != digest(tmp_path.iterdir())


def test_the_document_and_the_summary() -> None:
    module = ModuleType("made_up")
    vars(module).update(NAME="names", ABOUT="What was measured.", rows=lambda figures: [f"| public head | {figures['x']} |"])
    text = report.document([(module, {"x": 0.5})], "model", "code")
    assert "## names\n\nWhat was measured.\n\n|  | sayso |\n|---|---|\n| public head | 0.5 |\n" in text
    assert "Mayhew et al." in text
    found = report.summary([(module, {"x": 0.5})], "model", "code")
    other = published.beside("names", "public head")
    assert found["figures"] == [{"measure": "names", "what": "names, public head", "value": "0.5", "published": other}]


def test_the_short_figures_of_our_documents_tell_chains_by_kind_of_text() -> None:
    chain = "attributions: whole chain"
    parts = {"op-ed": {"documents": 8, chain: {"f1": 0.7}}, "captions": {"documents": 1, chain: {"f1": 0.9}}}
    found = own_test.short({"scores": {chain: {"f1": 0.77}}, "genres": parts})
    assert found == [(chain, f"{chain}, F1", 0.77), ("", "whole chain by kind of text, F1: op-ed", 0.7)]


def test_published_figures_have_their_source_and_their_measure() -> None:
    entries = published._all()
    assert set(entries) - {"sources"} <= set(MEASURES)
    assert {e["by"] for measure, rows in entries.items() if measure != "sources" for e in rows.values()} == set(entries["sources"])
