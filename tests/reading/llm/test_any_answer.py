"""Whatever a model answers, the reading holds words of the article and nothing else."""

from __future__ import annotations

import json
from typing import Any, get_args

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso import codebook
from sayso.errors import DocumentError
from sayso.model import EntityType, Modality, Polarity, Reading, SourceKind, Stance
from sayso.reading.llm.answer import parse
from sayso.reading.llm.draft import draft
from tests.reading.llm.endpoint import BODY, TEXT, document

CODES = frozenset(codebook.load().relations)
EDGES = sorted({0, len(TEXT), *(i for i in range(1, len(TEXT)) if TEXT[i - 1].isalnum() != TEXT[i].isalnum())})


def pieces(a: int, b: int) -> str:
    return TEXT[min(a, b) : max(a, b)]


quotes = st.one_of(st.builds(pieces, st.sampled_from(EDGES), st.sampled_from(EDGES)), st.text(max_size=12)) | st.builds(
    str.upper, st.builds(pieces, st.sampled_from(EDGES), st.sampled_from(EDGES))
)
maybe = st.none() | quotes
ids = st.sampled_from(["a1", "a2", "a3", "zz"])
parties = st.none() | st.fixed_dictionaries({"quote": quotes, "name": maybe, "type": st.sampled_from(get_args(EntityType))})
attributions = st.fixed_dictionaries(
    {
        "id": ids, "source": maybe, "name": maybe, "source_kind": st.sampled_from(get_args(SourceKind)),
        "type": st.none() | st.sampled_from(get_args(EntityType)), "cue": maybe,
        "content": st.lists(quotes, min_size=1, max_size=3), "stance": st.sampled_from(get_args(Stance)), "parent": st.none() | ids,
    }
)  # fmt: skip
claims = st.fixed_dictionaries(
    {
        "clause": quotes, "subject": parties, "predicate": quotes,
        "code": st.none() | st.sampled_from(["funds", "killed", "adores"]), "object": parties,
        "place": parties, "polarity": st.sampled_from(get_args(Polarity)),
        "modality": st.sampled_from(get_args(Modality)), "hedge": maybe, "condition": maybe, "time": maybe, "quantity": maybe,
        "attribution": st.none() | ids,
    }
)  # fmt: skip
anything = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
)


def check(found: Reading) -> None:
    spans = [(m.start, m.end) for e in found.entities for m in e.mentions] + [(c.start, c.end) for c in found.claims]
    for act in found.attributions:
        spans += [(s.start, s.end) for s in (act.source, act.cue, *act.content) if s is not None]
    assert all(BODY.start <= a < b <= BODY.end for a, b in spans)
    article = " ".join(TEXT[BODY.start : BODY.end].split())
    for words in [w for c in found.claims for w in (c.hedge, c.condition)] + [e.name for e in found.entities]:
        assert words is None or words in article
    known = {a.id for a in found.attributions}
    assert {a.parent for a in found.attributions} | {c.attribution for c in found.claims} <= known | {None}
    entities = {e.id for e in found.entities}
    assert {x for c in found.claims for x in (c.subject, c.object, c.place)} <= entities | {None}
    assert {c.code for c in found.claims} <= CODES | {None}
    json.dumps([n.quote for n in found.notes]).encode("utf-8")


@settings(max_examples=150, deadline=None)
@given(st.lists(attributions, max_size=4), st.lists(claims, max_size=4))
def test_an_answer_of_the_right_form_yields_only_what_stands_in_the_article(said: list[Any], stated: list[Any]) -> None:
    text = json.dumps({"attributions": said, "claims": stated})
    found = draft(document(), text, CODES)
    check(found)
    assert found == draft(document(), text, CODES)


@settings(max_examples=100, deadline=None)
@given(st.lists(anything | attributions, max_size=4), st.lists(anything | claims, max_size=4))
def test_an_answer_of_any_form_is_noted_or_refused(said: list[Any], stated: list[Any]) -> None:
    try:
        found = parse(json.dumps({"attributions": said, "claims": stated}), CODES)
    except DocumentError:
        return
    assert len(found.said) + len(found.stated) + len([n for n in found.notes if n.part != "code"]) == len(said) + len(stated)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200) | anything.map(json.dumps))
def test_any_text_is_an_answer_or_a_clear_refusal(text: str) -> None:
    try:
        parse(text, CODES)
    except DocumentError as error:
        assert "\n" not in str(error)
