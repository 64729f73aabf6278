"""``sayso hypotheses`` as a person uses it, from the first question to the signed matrix."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import Result

from sayso.casefile import Case
from sayso.cli import questions
from sayso.cli.hypotheses_command import FORMATS, command
from sayso.weighing.hypotheses import read_form, toml_of
from tests.cli.conftest import Sayso
from tests.weighing.hypotheses.dam import case_of, pile, question

Run = Callable[..., Result]


@pytest.fixture
def run(sayso: Sayso, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a sub-command on a case about a dam, in which the question ``dam`` is asked."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SAYSO_USER", raising=False)
    monkeypatch.setattr(questions, "now", lambda: datetime(2024, 2, 1, 9, 30, tzinfo=UTC))
    with Case.open("dam.sayso", create=True) as case:
        case_of(*pile(), into=case)
    Path("dam.toml").write_text(toml_of(question(exclusive=True)), encoding="utf-8")

    def done(*arguments: str, code: int = 0) -> Result:
        result = sayso("hypotheses", "dam.sayso", *arguments)
        assert result.exit_code == code, result.stderr
        return result

    done("new", "dam.toml", "--by", "Ada Brenn")
    return done


def shown(run: Run) -> dict[str, Any]:
    found = json.loads(run("show", "dam", "--json").stdout)
    assert isinstance(found, dict)
    return found


def denial(run: Run) -> str:
    return next(str(row["row"]) for row in shown(run)["rows"] if any("denying it" in e["chain"] for e in row["evidence"]))


def test_from_the_question_to_the_signed_matrix(run: Run) -> None:
    row = denial(run)
    assert "2 alternatives" in run("new", "dam.toml", "--by", "Ada Brenn", "--on", "2024-02-02").stdout
    assert "by Bo Falk" in run("set", "dam", row, "a", "n", "--by", "Bo Falk", "--note", "says nothing of 2019").stdout
    assert "cells stay suggestions" in run("sign", "dam", "--by", "Bo Falk", "--on", "2024-03-01").stdout
    [listed] = json.loads(run("list", "--json").stdout)["questions"]
    assert listed["status"].startswith("signed by Bo Falk on 2024-03-01; 1 of ")
    text = run("show", "dam").stdout
    assert "A, set not applicable by Bo Falk on 2024-02-01: says nothing of 2019" in text
    assert "A, suggested inconsistent: it states the opposite" in text
    run("unset", "dam", row, "A", "--by", "Bo Falk")
    assert "since then: 1 row with other values" in run("list").stdout
    acts = [step["act"] for step in json.loads(run("history", "dam", "--json").stdout)["steps"]]
    assert acts == ["ask", "ask", "set", "sign", "unset"]


def test_every_sentence_of_the_matrix_stands_at_its_offsets(run: Run) -> None:
    with Case.open("dam.sayso", read_only=True) as case:
        texts = {document.id: document.text for document in case.documents}
    pieces = [e for row in shown(run)["rows"] for e in row["evidence"]]
    assert pieces and all(texts[e["document"]][e["start"] : e["end"]] == e["quote"] for e in pieces)


def test_nobody_is_named_the_likely_one(run: Run) -> None:
    for format_ in FORMATS:
        words = run("export", "dam", "--format", format_).stdout.casefold()
        assert not {"winner", "most likely", "probab", "verdict", "confirmed", "best"} & set(words.split())


def test_whoever_does_it_has_to_be_named(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "give --by NAME, or set SAYSO_USER" in run("sign", "dam", code=1).stderr
    monkeypatch.setenv("SAYSO_USER", "  Bo\nFalk ")
    assert "by Bo Falk" in run("sign", "dam").stdout


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("set", "dam", "nowhere", "A", "c"), "this question has no row 'nowhere'"),
        (("set", "dam", "p", "A", "c"), "this question has no row 'p'"),
        (("set", "dam", "ROW", "Z", "c"), "has no alternative 'Z' (it has A, B)"),
        (("set", "dam", "ROW", "A", "maybe"), "a cell cannot be 'maybe'"),
        (("unset", "dam", "ROW", "A"), "nobody set the cell"),
        (("sign", "mill"), "no question of this case is called 'mill' (there are: dam)"),
        (("new", "--suggested", "mill"), "nothing is suggested under 'mill'"),
    ],
)
def test_what_is_not_there_is_told_in_one_line_and_nothing_is_kept(run: Run, arguments: tuple[str, ...], told: str) -> None:
    row = denial(run)
    result = run(*(row if word == "ROW" else word for word in arguments), "--by", "Ada", code=1)
    assert told in result.stderr and result.stderr.count("\n") == 1
    assert len(json.loads(run("history", "--json").stdout)["steps"]) == 1


def test_a_suggested_question_can_be_taken_over_or_written_to_be_changed(run: Run) -> None:
    [first] = json.loads(run("suggest", "--json").stdout)["suggested"]
    run("suggest", "-o", "more")
    written = Path(f"more/{first['id']}.toml").read_text(encoding="utf-8")
    assert read_form(written, name="f").asks == first["question"]
    run("new", "--suggested", first["id"][:12], "--by", "Ada Brenn")
    assert {q["question"] for q in json.loads(run("list", "--json").stdout)["questions"]} == {"dam", first["id"]}
    assert "give a FILE or --suggested ID" in run("new", "--by", "Ada", code=2).stderr


def test_names_the_case_does_not_have_are_told_when_a_question_is_asked(run: Run) -> None:
    text = Path("dam.toml").read_text(encoding="utf-8").replace("Lowland", "Midland")
    Path("dam.toml").write_text(text, encoding="utf-8")
    assert "nobody in this case is called Midland" in run("new", "dam.toml", "--by", "Ada").stderr


def test_csv_has_one_line_a_cell_and_claim(run: Run) -> None:
    run("export", "dam", "--format", "csv", "-o", "dam.csv")
    rows = list(csv.DictReader(io.StringIO(Path("dam.csv").read_text(encoding="utf-8"))))
    matrix = shown(run)["rows"]
    assert len(rows) == sum(len(row["cells"]) * len(row["evidence"]) for row in matrix)
    assert {row["row"] for row in rows} == {row["row"] for row in matrix}


def test_the_dossier_has_the_questions_and_none_where_none_is_asked(run: Run, sayso: Sayso) -> None:
    assert sayso("report", "dam.sayso", "-o", "d.html").exit_code == 0
    assert 'id="hypotheses"' in Path("d.html").read_text(encoding="utf-8")
    run("withdraw", "dam", "--by", "Ada Brenn")
    assert sayso("report", "dam.sayso", "-o", "d.html").exit_code == 0
    assert 'id="hypotheses"' not in Path("d.html").read_text(encoding="utf-8")


def test_a_signature_can_be_taken_back(run: Run) -> None:
    run("sign", "dam", "--by", "Ada Brenn")
    run("unsign", "dam", "--by", "Ada Brenn")
    assert "signed by nobody" in run("list").stdout


@pytest.mark.parametrize("name", sorted(getattr(command, "commands", {})))
def test_every_sub_command_shows_an_example_and_says_what_its_options_are_for(name: str, sayso: Sayso) -> None:
    result = sayso("hypotheses", "c.sayso", name, "--help")
    assert result.exit_code == 0
    assert f"sayso hypotheses inquiry.sayso {name}" in result.output.split("Example:\n", 1)[1]
    assert isinstance(command, click.Group)
    assert [p.name for p in command.commands[name].params if isinstance(p, click.Option) and not p.help] == []


def test_a_suggested_question_that_was_changed_is_never_written_over(run: Run) -> None:
    run("suggest", "-o", "more")
    [file] = Path("more").iterdir()
    untouched = file.read_bytes()
    run("suggest", "-o", "more")
    assert file.read_bytes() == untouched
    file.write_text("my own words", encoding="utf-8")
    refused = run("suggest", "-o", "more", code=1)
    assert str(file) in refused.stderr and "choose another folder" in refused.stderr and not refused.stdout
    assert file.read_text(encoding="utf-8") == "my own words"


def test_a_dash_prints_a_matrix_as_leaving_the_option_out_does(run: Run) -> None:
    for form in FORMATS:
        assert run("export", "dam", "--format", form, "-o", "-").stdout == run("export", "dam", "--format", form).stdout != ""
    assert "'-' is standard output; name a folder" in run("suggest", "-o", "-", code=2).stderr
    assert not Path("-").exists()
