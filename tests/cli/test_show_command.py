from __future__ import annotations

import json
from contextlib import nullcontext
from dataclasses import replace
from typing import Any

import pytest

from sayso.cli import doors
from sayso.findings import Circle, Dated, Drift, Interest, Standing, Support
from sayso.model import Span
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
        "who\tclaim\tsubject\trelation\tobject\tpolarity\tmodality\tid",
        "Harbour Times › Delta Post › Ana Ruiz\tThe port was closed\tNavy of Itria\tclose\tPort of Sálvo\t+\tactual\td1.c1",
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


def _found() -> Any:
    held = hand_made_case()
    first, no, last = held.claims
    standings = tuple(
        Standing(
            c.id,
            c.document,
            f"outlet:{n}",
            f"Outlet {n}",
            f"o{n}" if n else "",
            f"Origin {n}" if n else "",
            "u",
            "Ana Ruiz",
            "person",
        )
        for n, c in enumerate(held.claims)
    )
    return replace(
        held,
        standings=standings,
        drifts=(Drift(first.id, last.id, "certainty", "weakened", "retelling", Span(0, 8), Span(0, 8), "is becomes may be"),),
        circles=(Circle("r1", ("Post", "Echo"), (first.id,), (), "they cite each other"),),
        interests=(Interest(no.id, None, "not_known", "nobody known"), Interest(first.id, "e2", "about_itself", "is the speaker")),
        supports=(
            Support(
                "e4",
                "funds",
                "e5",
                "ext_f",
                (first.id,),
                (),
                Dated("2014-01-01", "2014-12-31", first.id),
                None,
                None,
                None,
                None,
                (),
                (),
                True,
                "one origin",
            ),
        ),
    )


@pytest.fixture
def found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doors, "open_case", lambda case: nullcontext(_found()))


@pytest.mark.usefixtures("found")
def test_drift_shows_both_wordings_and_what_changed(sayso: Sayso) -> None:
    [row] = shown(sayso, "drift")
    assert (row["near"], row["far"]) == ("The port was closed", "The port was closed by the navy")
    assert (row["went"], row["reason"], row["a"], row["b"]) == ("weakened", "is becomes may be", "d1.c1", "d2.c1")


@pytest.mark.usefixtures("found")
def test_a_claim_shows_its_counts_and_how_its_speaker_stands_to_it(sayso: Sayso) -> None:
    first = shown(sayso, "claims")[0]
    assert (first["outlets"], first["origins"], first["utterers"], first["documents"]) == (1, 0, 1, 1)
    assert (first["interest"], first["interest_reason"]) == ("about_itself", "is the speaker")


@pytest.mark.usefixtures("found")
def test_what_is_not_known_of_a_speaker_comes_last(sayso: Sayso) -> None:
    assert [row["kind"] for row in shown(sayso, "interest")] == ["about_itself", "not_known"]


@pytest.mark.usefixtures("found")
def test_counts_circles_and_support_have_rows_of_their_own(sayso: Sayso) -> None:
    assert shown(sayso, "counts")[0]["uttered_by"] == ["Ana Ruiz"]
    assert shown(sayso, "circles")[0]["ring"] == "Post › Echo › Post"
    [support] = shown(sayso, "support")
    assert (support["at_least_from"], support["alleged"]) == ("2014-01-01/2014-12-31", True)


@pytest.mark.usefixtures("found")
def test_ties_as_one_source_tells_them_count_only_its_own_claims(sayso: Sayso) -> None:
    [whole] = shown(sayso, "ties")
    [told] = shown(sayso, "ties", "--says", "Carlos Vega")
    assert (whole["claims"], whole["against"], whole["disputed"]) == (2, 1, True)
    assert (told["claims"], told["against"], told["disputed"]) == (0, 1, False)
