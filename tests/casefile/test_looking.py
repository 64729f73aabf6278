"""Queries, views, tables and rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from sayso.casefile import TABLES, Case, Rows, flat, table, write_parquet
from sayso.errors import QueryError
from sayso.judgements import Effect, Judged, Judgement
from sayso.model import Claim, Note, QuestionStep, Sent, Span
from tests.casefile.invented import reading, weighing


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    with Case.open(tmp_path_factory.mktemp("looking") / "river.sayso", create=True) as opened:
        for n in (1, 2):
            one = replace(reading(n), notes=(Note("aligned", "c0", "clause", "Brontec", "case"),))
            opened.record_sent(Sent(one.document.id, one.document.sha256, one.document.path, "localhost:1", "m", 900))
            opened.add(one, reader_version="v1")
        opened.add_question_steps([QuestionStep("q", "sign", "Ada Brenn", "2031-01-01")])
        opened.judge(Judgement(0, "accept", "claim", "Ann Ode", "2031-06-01T10:00:00Z"))
        judged = Judged(marks={opened.pile().claims[0].id: (1,)}, effects=(Effect(1, "in force"),))
        opened.replace_weighing(weighing(opened.pile()), mark="w", judged=judged)
        yield opened


def test_a_chain_runs_from_the_document_to_the_utterer(case: Case) -> None:
    chain = case.sql("SELECT depth, source, kind, cue FROM chains WHERE claim LIKE '%.c0' ORDER BY claim, depth").rows[:3]
    assert [row[0] for row in chain] == [0, 1, 2]
    assert [row[1] for row in chain][1:] == ["Valley Sentinel", "Ilse Okoro"]
    assert [row[2:] for row in chain] == [("document", None), ("outlet", None), ("named_person", "told")]


def test_a_claim_in_the_authors_own_voice_has_the_document_alone(case: Case) -> None:
    assert case.sql("SELECT DISTINCT depth, kind FROM chains WHERE claim LIKE '%.c1'").rows == [(0, "document")]


def test_who_said_what_in_words(case: Case) -> None:
    answer = case.sql(
        "SELECT outlet, said_by, cue, subject, relation, object, low, origin, words FROM claims_said WHERE relation = 'funds'"
    )
    assert answer.columns[:3] == ("outlet", "said_by", "cue")
    row = next(row for row in answer.rows if row[0] == "The Brook")
    assert row[1:8] == ("Ilse Okoro", "told", "Brontec Works", "funds", "families", 12.0, "Ilse Okoro")
    assert row[8] == "Brontec Works funded about 12 families in report 1"


@pytest.mark.parametrize("name", TABLES)
def test_every_view_answers_and_words_match_their_offsets(case: Case, name: str) -> None:
    found = table(case, name)
    rows = [dict(zip(found.columns, row, strict=True)) for row in found.rows]
    assert rows
    texts = {d.id: d.text for d in case.documents}
    for row in rows:
        if "begins" in row:
            assert texts[row["document"]][row["begins"] : row["ends"]] == row.get("words", row.get("sentence"))


@pytest.mark.parametrize(
    "query",
    [
        "DELETE FROM store.claims",
        "WITH x AS (DELETE FROM store.claims RETURNING id) SELECT * FROM x",
        "EXPLAIN ANALYZE DELETE FROM store.claims",
        "CREATE TABLE t(a INTEGER)",
        "COMMIT",
        "SELECT 1; DROP TABLE store.claims",
        "COPY claims TO 'claims.csv'",
        "ATTACH 'other.db'",
        "INSTALL httpfs",
        "SET enable_external_access = true",
        "PRAGMA enable_profiling",
        "SELECT * FROM read_text('/etc/hostname')",
        "FROM '/etc/hostname'",
        "SELECT * FROM glob('/*')",
        "SELECT * FROM claims_sayed",
        "SELEC",
        "",
    ],
)
def test_a_query_that_would_write_or_reach_out_is_refused(
    case: Case, query: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(QueryError) as caught:
        case.sql(query)
    assert "\n" not in str(caught.value)
    assert caught.value.hint
    assert list(tmp_path.iterdir()) == []
    assert len(case.sql("FROM store.claims").rows) == 4


def test_a_query_cannot_reach_the_callers_variables(case: Case) -> None:
    hidden = {"a": [1]}
    with pytest.raises(QueryError):
        case.sql("FROM hidden")
    assert hidden


def test_the_shell_of_sql_answers_too(case: Case) -> None:
    assert ("claims_said",) in case.sql("SHOW TABLES").rows
    assert case.sql("DESCRIBE claims").rows[0][0] == "id"
    assert case.sql("VALUES (1), (2)").rows == [(1,), (2,)]


def test_parquet_keeps_types_and_rows(case: Case, tmp_path: Path) -> None:
    place = tmp_path / "it's" / "attributions.parquet"
    place.parent.mkdir()
    write_parquet(table(case, "attributions"), place)
    with duckdb.connect() as other:
        back = other.execute("SELECT * FROM read_parquet(?)", [str(place)])
        assert {c[0]: str(c[1]) for c in back.description or ()} == {
            k: v.replace("[]", "[]") for k, v in table(case, "attributions").columns.items()
        }
        assert back.fetchall() == list(table(case, "attributions").rows)


def test_rows_are_a_sequence_with_flat_dicts(case: Case) -> None:
    claims = case.claims
    assert isinstance(claims, Rows)
    assert len(claims.where(code="funds")) == 2
    assert claims.where(code="funds", polarity="-") == ()
    row = claims.rows()[0]
    assert (row["low"], row["high"], row["unit"], row["bound"]) == (12, None, "families", "about")
    assert row["time_from"] is None
    assert "quantity" not in row
    said = case.attributions.rows()[1]
    assert (said["cue_end"] - said["cue_start"], said["time_from"]) == (4, "2031-05-01")
    assert said["content"] == [{"start": case.attributions[1].content[0].start, "end": case.attributions[1].content[0].end}]
    assert case.claims is claims


def test_a_notebook_shows_a_table_that_runs_nothing() -> None:
    claim = Claim("c", "d", 0, 3, None, "<script>alert(1)</script>", None, None, object_text="&" * 500)
    html = Rows([claim], Claim)._repr_html_()
    assert "<script>" not in html
    assert "&lt;script&gt;" in html
    assert html.count("<tr>") == 2
    assert len(html) < 3000
    assert repr(Rows([claim], Claim)).startswith("<1 rows: id, document, start, end")


def test_a_flat_record_without_pairs_is_itself() -> None:
    assert flat(Span(1, 2)) == {"start": 1, "end": 2}


def test_what_the_weighing_found_comes_back_as_it_was_kept(case: Case) -> None:
    kept = weighing(case.pile()).findings
    assert tuple(case.standings) == tuple(sorted(kept.standings, key=lambda one: one.claim))
    assert tuple(case.circles) == kept.circles
    assert tuple(case.drifts) == kept.drifts
    assert tuple(case.interests) == kept.interests
    assert tuple(case.vias) == kept.vias
    assert tuple(case.supports) == kept.supports


def test_the_counts_of_a_proposition_are_the_same_in_sql_and_in_python(case: Case) -> None:
    columns = "proposition, documents, outlets, origins, utterers, unstated"
    rows = case.sql(f"SELECT {columns} FROM counts ORDER BY proposition").rows
    assert rows == [
        (c.about, len(c.documents), len(c.outlets), len(c.origins), len(c.utterers), len(c.unstated)) for c in case.counts
    ]
