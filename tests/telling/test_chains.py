"""Chains: who stands between a claim and the reader."""

from __future__ import annotations

from dataclasses import replace

from sayso.model import Span
from sayso.telling.chains import chain, told
from sayso.telling.sources import sources
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


def test_what_a_denial_takes_for_granted_is_not_told_as_denied() -> None:
    made = case()
    taken = tuple(replace(c, polarity="+") if c.id == "c4" else c for c in made.claims)
    index = Index.of(replace(made, claims=taken))
    links = chain(index.claims["c4"], index)
    assert links[-1].granted and not links[-1].against
    assert told(links) == "Hill Echo, citing Ada Brenn, taking it for granted in a denial"


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


def _told_by(source: str, *, of: int = 1) -> tuple[str, ...]:
    """The names of the chain behind a claim whose innermost source is called so in its text; its outlets stay as they are."""
    made = case()
    text = made.documents[0].text.replace("two engineers", source)
    acts = list(made.attributions)
    at = text.index(source)
    acts[of] = replace(acts[of], source=Span(at, at + len(source)), source_entity=None, source_kind="outlet", source_count=None)
    documents = (replace(made.documents[0], text=text), *made.documents[1:])
    index = Index.of(replace(made, documents=documents, attributions=tuple(acts)))
    return tuple(link.name for link in chain(index.claims["c1"], index))


def test_the_newspaper_is_the_outlet_that_its_text_names() -> None:
    assert _told_by("the newspaper") == ("Valley Post", "North Wire")
    assert _told_by("Canal Times") == ("Valley Post", "North Wire", "Canal Times")


def test_somebody_said_to_say_that_he_says_is_one_link() -> None:
    made = case()
    ada = next(act for act in made.attributions if act.id == "a3")
    inner = replace(ada, id="again", parent=ada.id, stance="asserts")
    claim = replace(next(c for c in made.claims if c.attribution == ada.id), attribution="again")
    claims = tuple(claim if c.id == claim.id else c for c in made.claims)
    index = Index.of(replace(made, attributions=(*made.attributions, inner), claims=claims))
    assert [link.name for link in chain(claim, index)] == ["Hill Echo", "Ada Brenn"]


def test_nobody_is_no_source() -> None:
    made = case()
    text = made.documents[0].text.replace("two engineers", "nobody at all")
    at = text.index("nobody at all")
    act = replace(made.attributions[1], source=Span(at, at + len("nobody at all")), source_entity=None, source_kind="collective")
    view = replace(
        made, documents=(replace(made.documents[0], text=text), *made.documents[1:]),
        attributions=(made.attributions[0], act, *made.attributions[2:]),
    )  # fmt: skip
    assert not [source.name for source in sources(Index.of(view)) if "nobody" in source.name]


def test_a_circle_of_parents_ends() -> None:
    made = case()
    circle = replace(made.attributions[0], parent="a2")
    index = Index.of(replace(made, attributions=(circle, *made.attributions[1:])))
    assert len(chain(index.claims["c1"], index)) == 3
