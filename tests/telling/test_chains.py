"""Chains: who stands between a claim and the reader."""

from __future__ import annotations

from dataclasses import replace

from sayso.telling.chains import chain, told
from sayso.telling.view import Index
from tests.telling.invented import case


def test_a_chain_runs_from_the_text_read_to_the_utterer() -> None:
    index = Index.of(case())
    links = chain(index.claims["c1"], index)
    assert [(link.name, link.kind, link.read) for link in links] == [
        ("Valley Post", "text", True), ("North Wire", "outlet", False), ("two engineers", "unnamed", False),
    ]  # fmt: skip
    assert links[2].count == 2 and links[2].cue == "citing"


def test_a_chain_in_plain_words() -> None:
    index = Index.of(case())
    assert told(chain(index.claims["c4"], index)) == "Hill Echo, citing Ada Brenn, denying it"
    assert told(chain(index.claims["c5"], index)) == "Valley Post, in its own voice"


def test_an_outlet_that_the_whole_text_credits_is_a_link_once() -> None:
    made = case()
    credits = replace(made.documents[0], origin="North Wire")
    index = Index.of(replace(made, documents=(credits, *made.documents[1:])))
    assert [link.name for link in chain(index.claims["c1"], index)] == ["Valley Post", "North Wire", "two engineers"]
    assert [link.name for link in chain(index.claims["c2"], index)] == ["Valley Post", "North Wire"]


def test_reportedly_without_a_source_is_a_source_not_stated() -> None:
    made = case()
    bare = replace(made.attributions[1], source=None, source_count=None)
    index = Index.of(replace(made, attributions=(made.attributions[0], bare, *made.attributions[2:])))
    links = chain(index.claims["c1"], index)
    assert links[-1].name == "source not stated" and not links[-1].given
    assert told(links).endswith("citing a source it does not state")


def test_a_circle_of_parents_ends() -> None:
    made = case()
    circle = replace(made.attributions[0], parent="a2")
    index = Index.of(replace(made, attributions=(circle, *made.attributions[1:])))
    assert len(chain(index.claims["c1"], index)) == 3
