"""What a program may look up, and that every answer can be checked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from sayso.asking.lookups import LONGEST, MOST, Lookups
from sayso.errors import QueryError
from sayso.telling.view import Index
from tests.telling.invented import SAYS, case, hostile


@pytest.fixture
def lookups() -> Lookups:
    return Lookups(Index.of(case()))


def quotations(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if {"document", "sha256", "start", "end", "quote"} <= value.keys():
            yield value
        for part in value.values():
            yield from quotations(part)
    elif isinstance(value, list):
        for part in value:
            yield from quotations(part)


@pytest.mark.parametrize(
    ("tool", "arguments", "most"),
    [
        ("search", {"text": "dam"}, 4),
        ("ask", {"question": "Did Highland fund the Karu dam?"}, 6),
        ("claim", {"claim": "c1"}, 3),
        ("chain", {"claim": "c1"}, 8),
        ("disputes", {}, 4),
        ("passage", {"document": "da", "start": 0, "end": 8}, 1),
    ],
)
def test_every_answer_carries_document_hash_offsets_and_the_quoted_words(
    tool: str, arguments: dict[str, Any], most: int, lookups: Lookups
) -> None:
    texts = {d.id: d for d in case().documents}
    found = list(quotations(getattr(lookups, tool)(**arguments)))
    assert len(found) >= most
    for one in found:
        assert texts[one["document"]].sha256 == one["sha256"]
        assert texts[one["document"]].text[one["start"] : one["end"]] == one["quote"]


def test_search_finds_by_words_and_by_names_the_clause_leaves_out(lookups: Lookups) -> None:
    found = lookups.search("crowns")
    assert [c["claim"] for c in found["claims"]] == ["c2"]
    assert found["of"] == 1
    assert lookups.search("nothing of the sort")["claims"] == []


def test_a_chain_tells_which_link_was_read_and_the_words_of_each(lookups: Lookups) -> None:
    links = lookups.chain("c1")["links"]
    assert [(link["name"], link["read"]) for link in links] == [
        ("Valley Post", True),
        ("North Wire", False),
        ("two engineers", False),
    ]
    assert [p["quote"] for p in links[1]["passages"]] == ["North Wire", "reported", "Highland paid for the Karu dam"]


def test_disputes_are_narrowed_by_words_or_names(lookups: Lookups) -> None:
    (dispute,) = lookups.disputes("Highland")["disputes"]
    assert [(p["claims_plain_count"], p["origins_at_most"]) for p in dispute["positions"]] == [(2, 1), (1, 1)]
    assert lookups.disputes("Oss")["disputes"] == []


@pytest.mark.parametrize(("start", "end"), [(-1, 5), (5, 5), (9, 3), (0, len(SAYS) + 1), (0, 10**9)])
def test_a_passage_that_is_not_there_is_one_clear_line(start: int, end: int, lookups: Lookups) -> None:
    with pytest.raises(QueryError, match="has no characters"):
        lookups.passage("da", start, end)


def test_a_passage_is_a_quotation_and_no_whole_report() -> None:
    from dataclasses import replace

    view = case()
    long = replace(view.documents[0], text=view.documents[0].text * 40)
    lookups = Lookups(Index.of(replace(view, documents=(long, *view.documents[1:]))))
    with pytest.raises(QueryError, match=f"at most {LONGEST}"):
        lookups.passage("da", 0, LONGEST + 1)
    assert "text" not in lookups.documents()["documents"][0]


@pytest.mark.parametrize(("tool", "argument"), [("claim", "c99"), ("chain", "c99")])
def test_an_unknown_claim_is_one_clear_line(tool: str, argument: str, lookups: Lookups) -> None:
    with pytest.raises(QueryError, match="no claim 'c99'"):
        getattr(lookups, tool)(argument)


@pytest.mark.parametrize("limit", [-5, 0, 1, 10**9])
def test_no_limit_gives_more_than_the_most(limit: int) -> None:
    assert 1 <= len(Lookups(Index.of(hostile())).search("script", limit)["claims"]) <= MOST
