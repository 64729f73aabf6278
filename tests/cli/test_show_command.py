from __future__ import annotations

import json
from contextlib import nullcontext
from typing import Any

import pytest

from sayso.cli import doors
from tests.cli.conftest import Sayso, hand_made_case


@pytest.fixture(autouse=True)
def _hand_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doors, "open_case", lambda case: nullcontext(hand_made_case()))


def shown(sayso: Sayso, *arguments: str) -> list[dict[str, Any]]:
    result = sayso("show", "c.sayso", *arguments, "--json")
    assert result.exit_code == 0, result.stderr
    answer = json.loads(result.stdout)
    rows = answer[arguments[0]]
    assert isinstance(rows, list)
    assert answer["of"] >= answer["shown"] == len(rows)
    return rows


def test_a_claim_shows_its_chain_from_publisher_to_utterer(sayso: Sayso) -> None:
    assert [row["who"] for row in shown(sayso, "claims")] == [
        "Harbour Times › Delta Post › Ana Ruiz",
        "Harbour Times › Carlos Vega",
        "two.txt",
    ]


def test_a_dispute_shows_both_sides(sayso: Sayso) -> None:
    [row] = shown(sayso, "disputes", "--denied-by", "Carlos Vega")
    assert (row["kind"], row["who"], row["other"]) == (
        "denies",
        "Harbour Times › Carlos Vega",
        "Harbour Times › Delta Post › Ana Ruiz",
    )


def test_a_tie_counts_for_and_against(sayso: Sayso) -> None:
    [row] = shown(sayso, "ties")
    assert (row["subject"], row["relation"], row["object"], row["claims"], row["against"], row["disputed"]) == (
        "Navy of Itria",
        "captured",
        "Port of Sálvo",
        2,
        1,
        True,
    )


def test_sources_say_how_often_and_in_what_stance(sayso: Sayso) -> None:
    rows = {row["source"]: row for row in shown(sayso, "sources")}
    assert rows["Carlos Vega"]["stances"] == ["1 denies"]
    assert rows["Ana Ruiz"]["cited_by"] == ["Harbour Times"]


def test_documents_count_their_claims(sayso: Sayso) -> None:
    assert [(row["path"], row["claims"]) for row in shown(sayso, "documents")] == [("one.txt", 2), ("two.txt", 1)]


def test_a_pipe_gets_tab_separated_lines_and_the_limit_is_said(sayso: Sayso) -> None:
    result = sayso("show", "c.sayso", "claims", "--limit", "1")
    assert result.stdout.splitlines() == [
        "who\tclaim\trelation\tpolarity\tmodality\tid",
        "Harbour Times › Delta Post › Ana Ruiz\tThe port was closed\tclose\t+\tactual\td1.c1",
    ]
    assert "1 of 3 shown" in result.stderr


def test_a_name_alone_shows_claims(sayso: Sayso) -> None:
    assert sayso("show", "c.sayso", "--says", "Carlos Vega").stdout.splitlines()[1].endswith("d1.c2")


def test_a_name_nobody_bears_is_code_1(sayso: Sayso) -> None:
    result = sayso("show", "c.sayso", "--about", "Nobody Atall")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("sayso: nobody in this case is called 'Nobody Atall'")


def test_a_case_alone_shows_its_summary(sayso: Sayso) -> None:
    assert sayso("show", "c.sayso").stdout.startswith("2 documents from 2 outlets")
    answer = json.loads(sayso("show", "c.sayso", "--json").stdout)
    assert (answer["case"], answer["documents"], answer["claims"]) == ("c.sayso", 2, 3)
