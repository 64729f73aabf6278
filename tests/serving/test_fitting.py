"""Which ties fit a query, held against looking at every claim of every tie."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

import pytest

from benchmarks import invented
from sayso.model import Claim
from sayso.serving import Snapshot
from sayso.serving.asked import Asked
from sayso.serving.fitting import drawn, fitting
from sayso.telling.view import Index


@cache
def case() -> Snapshot:
    return Snapshot(Index.of(invented.view(60)), name="invented.sayso")


def in_time(claim: Claim, first: str, last: str) -> bool:
    published = case().index.documents[claim.document].published
    earliest = (claim.time.earliest or claim.time.latest) if claim.time else None
    latest = (claim.time.latest or claim.time.earliest) if claim.time else None
    begins, ends = earliest or published, latest or published
    return bool(begins and ends) and str(ends) >= first and (not last or str(begins)[: len(last)] <= last)


def one_by_one(query: Mapping[str, str]) -> Iterator[tuple[str, list[str], list[str]]]:
    for key, row in case().ties.items():
        claims, against = _those(row.claims, query), _those(row.against, query)
        if claims or against:
            yield key, claims, against


def _those(side: Iterable[Claim], query: Mapping[str, str]) -> list[str]:
    publisher = case().index.publisher
    return [
        c.id
        for c in side
        if in_time(c, query.get("from", ""), query.get("to", "")) and query.get("told") in (None, publisher(c.document))
    ]


QUERIES = [
    {"from": "2021"}, {"to": "2020-06"}, {"from": "2020-03", "to": "2020-03"}, {"from": "2019-02-03", "to": "2021-11-30"},
    {"told": ""}, {"told": "", "from": "2020"}, {"told": "", "from": "2020", "to": "2020-09"},
]  # fmt: skip


@pytest.mark.parametrize("query", QUERIES, ids=str)
def test_the_ties_and_claims_that_fit_are_those_found_one_by_one(query: dict[str, str]) -> None:
    if "told" in query:
        query = {**query, "told": case().outlets[0]}
    found = fitting(case(), Asked("/network", query))
    expected = list(one_by_one(query))
    assert expected and len(expected) < len(case().ties)
    got = [(key, *([c.id for c in side] for side in found.claims(key))) for key in found.keys]
    assert sorted(got) == sorted(expected)


def test_few_ties_of_few_pairs_are_drawn_and_those_that_name_no_party_only_without_others() -> None:
    found = fitting(case(), Asked("/network", {}))
    kept = drawn(found, 5, 2, 3)
    assert len({(row.tie.subject, row.tie.object) for _, row in kept}) == 5
    assert all(row.rank < 3 and row.subject and row.object for _, row in kept)
    assert {row.rank for _, row in drawn(found, 5, 2, 0)} != set()
