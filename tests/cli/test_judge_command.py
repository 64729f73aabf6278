"""``sayso judge`` and ``sayso agreement`` as a person meets them."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from sayso.build import weigh_again
from sayso.casefile import Case
from sayso.exports import ledger
from tests.casefile.invented import reading
from tests.cli.conftest import Sayso, told


@pytest.fixture(autouse=True)
def _nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SAYSO_USER", raising=False)


@pytest.fixture
def place(tmp_path: Path) -> str:
    where = tmp_path / "river.sayso"
    with Case.open(where, create=True) as case:
        for n in (1, 2, 3):
            case.add(reading(n), reader_version="v1")
        weigh_again(case)
    return str(where)


def ids(place: str, kind: str = "claims") -> list[str]:
    with Case.open(place, read_only=True) as case:
        return [record.id for record in getattr(case, kind)]


def test_nobody_judges_without_a_name(sayso: Sayso, place: str) -> None:
    for extra in ((), ("--by", ""), ("--by", " 12 ")):
        result = sayso("judge", place, "accept", ids(place)[0], *extra)
        assert result.exit_code == 2
        assert "SAYSO_USER" in result.stderr


def test_a_name_comes_from_the_option_or_the_environment(sayso: Sayso, place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAYSO_USER", "Ann Ode")
    [one] = told(sayso, "judge", place, "accept", ids(place)[0])["judgements"]
    [two] = told(sayso, "judge", place, "accept", ids(place)[1], "--by", " Bo  Lund ")["judgements"]
    assert (one["by"], two["by"]) == ("Ann Ode", "Bo Lund")
    assert one["date"].endswith("Z")


def test_a_correction_shows_everywhere_and_goes_when_revoked(sayso: Sayso, place: str) -> None:
    claim = ids(place)[0]
    told(sayso, "judge", place, "correct", claim, "polarity=-", "--by", "Ann Ode", "--note", "a negation was missed")
    [row] = [row for row in told(sayso, "show", place, "claims")["claims"] if row["id"] == claim]
    assert row["polarity"] == "-"
    assert row["judged"].startswith("corrected by Ann Ode on ")
    assert "corrected by Ann Ode" in sayso("show", place, "claims").stdout
    [listed] = told(sayso, "judge", place, "list")["judgements"]
    assert (listed["state"], listed["changes"], listed["note"]) == ("in force", ["polarity=-"], "a negation was missed")
    told(sayso, "judge", place, "revoke", "j1", "--by", "Ann Ode")
    [row] = [row for row in told(sayso, "show", place, "claims")["claims"] if row["id"] == claim]
    assert (row["polarity"], row["judged"]) == ("+", None)
    assert "judged" not in sayso("show", place, "claims").stdout.splitlines()[0]
    assert [one["state"] for one in told(sayso, "judge", place, "list")["judgements"]] == ["revoked", "revocation"]


def test_a_dry_run_tells_what_would_change_and_changes_nothing(sayso: Sayso, place: str) -> None:
    before = Path(place).read_bytes()
    entity = next(row for row in told(sayso, "sql", place, "SELECT id FROM entities WHERE name = 'Ilse Okoro'")["rows"])
    entity = entity["id"] if isinstance(entity, dict) else entity[0]
    member = reading(3).entities[0].id
    answer = told(sayso, "judge", place, "split", entity, member, "--by", "Ann Ode", "--dry-run")
    assert answer["dry_run"] is True
    changes = [(one["change"], one["what"], one["text"]) for one in answer["changes"] if one["what"] == "entity"]
    assert sorted(changes) == [
        ("gone", "entity", "Ilse Okoro (of 3)"),
        ("new", "entity", "Ilse Okoro (of 1)"),
        ("new", "entity", "Ilse Okoro (of 2)"),
    ]
    assert Path(place).read_bytes() == before
    assert told(sayso, "judge", place, "list")["judgements"] == []
    text = sayso("judge", place, "split", entity, member, "--by", "Ann Ode", "--dry-run").stdout
    assert "gone\tentity\tIlse Okoro (of 3)" in text


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("accept", "d0.c0"), "no record 'd0.c0'"),
        (("revoke", "j7"), "no judgement j7"),
        (("revoke", "seven"), "is no judgement"),
        (("correct", "FIRST", "polarity"), "not FIELD=VALUE"),
        (("correct", "FIRST", "polarity=x"), "polarity cannot be"),
        (("merge", "FIRST", "SECOND"), "no entity"),
        (("join", "FIRST", "SECOND"), "say in what"),
        (("join", "FIRST", "FIRST", "--as", "origin"), "in common"),
    ],
)
@pytest.mark.parametrize("extra", [(), ("--dry-run",)])
def test_what_cannot_be_is_one_clear_line(
    sayso: Sayso, place: str, arguments: tuple[str, ...], said: str, extra: tuple[str, ...]
) -> None:
    names = dict(zip(("FIRST", "SECOND"), ids(place), strict=False))
    result = sayso("judge", place, *(names.get(word, word) for word in arguments), "--by", "Ann Ode", *extra)
    assert result.exit_code in (1, 2)
    assert said in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_open_judgements_are_listed_apart(sayso: Sayso, place: str) -> None:
    told(sayso, "judge", place, "reject", reading(1).claims[0].id, "--by", "Ann Ode")
    told(sayso, "judge", place, "reject", reading(2).claims[0].id, "--by", "Ann Ode")
    with Case.open(place) as case:
        case.add(replace(reading(7), document=replace(reading(7).document, path=reading(2).document.path)), reader_version="v1")
        weigh_again(case)
    [row] = told(sayso, "judge", place, "list", "--open")["judgements"]
    assert (row["id"], row["state"], row["records"]) == ("j2", "open", [])
    assert "has changed" in row["reason"]


def test_a_cell_of_a_matrix_can_be_signed(sayso: Sayso, place: str, tmp_path: Path) -> None:
    (tmp_path / "q.toml").write_text(
        'question = "Who paid?"\nid = "who-paid"\n'
        '[[alternative]]\nsays = "Brontec Works did"\npattern = [{ subject = "Brontec Works", code = "funds" }]\n'
        '[[alternative]]\nsays = "Ilse Okoro did"\npattern = [{ subject = "Ilse Okoro", code = "funds" }]\n',
        encoding="utf-8",
    )
    assert sayso("hypotheses", place, "new", str(tmp_path / "q.toml"), "--by", "Ann Ode").exit_code == 0
    row = told(sayso, "hypotheses", place, "show", "who-paid")["rows"][0]
    cell = f"who-paid/{row['row']}/{row['cells'][0]['alternative']}"
    [one] = told(sayso, "judge", place, "sign", cell, "--by", "Ann Ode")["judgements"]
    assert (one["layer"], one["records"], one["state"]) == ("cell", [cell], "in force")


@pytest.mark.parametrize("name", ["who-paid/row-3/arvia", "d0.c0", "j1", ""])
def test_what_is_not_in_the_case_cannot_be_signed(sayso: Sayso, place: str, name: str) -> None:
    result = sayso("judge", place, "sign", ids(place)[0], name, "--by", "Ann Ode")
    assert result.exit_code == 1
    assert f"nothing called {name!r}" in result.stderr and "QUESTION/ROW/ALTERNATIVE" in result.stderr
    assert told(sayso, "judge", place, "list")["judgements"] == []


def test_split_of_an_entity_alone_lists_its_members(sayso: Sayso, place: str) -> None:
    entity = told(sayso, "sql", place, "SELECT id FROM entities WHERE name = 'Ilse Okoro'")["rows"][0]["id"]
    members = told(sayso, "judge", place, "split", entity)["members"]
    assert sorted(one["id"] for one in members) == sorted(reading(n).entities[0].id for n in (1, 2, 3))
    assert {one["words"] for one in members} == {"Ilse Okoro"}
    text = sayso("judge", place, "split", entity).stdout
    assert text.startswith("id\twords\tpath\tstart\tend\n") and reading(2).document.path in text
    refused = sayso("judge", place, "split", ids(place)[0])
    assert refused.exit_code == 1 and "is no entity" in refused.stderr
    assert told(sayso, "judge", place, "list")["judgements"] == []


def test_the_ledger_tells_judgements_and_which_records_they_bear_on(sayso: Sayso, place: str, tmp_path: Path) -> None:
    claim = ids(place)[0]
    told(sayso, "judge", place, "correct", claim, "polarity=-", "--by", "Ann Ode")
    with Case.open(place, read_only=True) as case:
        ledger.write(case, tmp_path / "L")
    lines = [json.loads(line) for line in (tmp_path / "L" / "claims.jsonl").read_text(encoding="utf-8").splitlines()]
    assert {line["id"]: line["judged"] for line in lines if "judged" in line} == {claim: ["j1"]}
    [judgement] = [json.loads(line) for line in (tmp_path / "L" / "judgements.jsonl").read_text(encoding="utf-8").splitlines()]
    assert (judgement["state"], judgement["records"], judgement["changes"]) == ("in force", [claim], {"polarity": "-"})
    assert judgement["sides"][0][0]["reading"]["polarity"] == "+"


@pytest.fixture
def other(place: str, tmp_path: Path) -> str:
    """The same three texts as another coder read them: one polarity, one code and one stance differ, one claim is missing."""
    where = tmp_path / "other.sayso"
    with Case.open(where, create=True) as case:
        for n in (1, 2, 3):
            one = reading(n)
            first, second = one.claims
            if n == 1:
                first = replace(first, polarity="-")
            if n == 2:
                first = replace(first, code="arms")
                one = replace(one, attributions=(one.attributions[0], replace(one.attributions[1], stance="denies")))
            case.add(replace(one, claims=(first,) if n == 3 else (first, second)), reader_version="v1")
        weigh_again(case)
    return str(where)


def test_two_codings_are_compared_layer_by_layer(sayso: Sayso, place: str, other: str) -> None:
    layers = {one["layer"]: one for one in told(sayso, "agreement", place, other)["layers"]}
    assert set(layers) == {
        "mentions", "sources", "claims", "chains", "codes", "polarity", "modality", "stance", "origins", "propositions"
    }  # fmt: skip
    assert (layers["mentions"]["alpha"], layers["mentions"]["percent"]) == (1.0, 100.0)
    claims = layers["claims"]
    assert (claims["units"], claims["agreed"], claims["only_left"], claims["only_right"]) == (6, 5, 1, 0)
    assert 0 < claims["alpha"] < 1
    assert (layers["polarity"]["units"], layers["polarity"]["agreed"]) == (5, 4)
    [where] = layers["codes"]["disagreements"]
    assert (where["left"], where["right"]) == ("funds", "arms")
    assert where["words"] == "Brontec Works funded about 12 families in report 2"
    text = reading(2).document.text
    assert (where["path"], text[where["start"] : where["end"]]) == (reading(2).document.path, where["words"])
    [stance] = layers["stance"]["disagreements"]
    assert (stance["left"], stance["right"], stance["words"]) == ("asserts", "denies", "told")
    assert layers["chains"]["agreed"] == layers["chains"]["units"] == 5
    assert layers["propositions"]["agreed"] < layers["propositions"]["units"] == 10


def test_a_ledger_is_as_good_as_a_case(sayso: Sayso, place: str, other: str, tmp_path: Path) -> None:
    with Case.open(other, read_only=True) as case:
        ledger.write(case, tmp_path / "L")
    one, two = (told(sayso, "agreement", place, right)["layers"] for right in (other, str(tmp_path / "L")))
    assert one == two
    shown = sayso("agreement", place, other, "--layer", "codes", "--list").stdout.splitlines()
    assert [line.split("\t")[0] for line in shown] == ["layer", "codes", "layer", "codes"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "--between"),
        (("OTHER", "--between", "A", "B"), "--between"),
        (("OTHER", "--layer", "moods"), "no layer 'moods'"),
        (("--between", "Ann Ode", "Bo Lund"), "nobody signed as 'Ann Ode'"),
        (("EMPTY",), "no text in common"),
        (("FOLDER",), "documents.jsonl"),
    ],
)
def test_a_comparison_that_cannot_be_is_one_clear_line(
    sayso: Sayso, place: str, other: str, tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    Case.open(tmp_path / "empty.sayso", create=True).close()
    (tmp_path / "folder").mkdir()
    names = {"OTHER": other, "EMPTY": str(tmp_path / "empty.sayso"), "FOLDER": str(tmp_path / "folder")}
    result = sayso("agreement", place, *(names.get(word, word) for word in arguments))
    assert result.exit_code in (1, 2)
    assert said in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_two_peoples_judgements_in_one_case_are_compared(sayso: Sayso, place: str) -> None:
    first, second, third, fourth = ids(place)[:4]
    for name, verdicts in (
        ("Ann Ode", (("accept", first), ("correct", second, "modality=future"), ("reject", third), ("accept", fourth))),
        ("Bo Lund", (("accept", first), ("correct", second, "modality=opinion"), ("accept", third))),
    ):
        for verdict in verdicts:
            told(sayso, "judge", place, *verdict, "--by", name)
    layers = {one["layer"]: one for one in told(sayso, "agreement", place, "--between", "Ann Ode", "Bo Lund")["layers"]}
    verdict = layers["judgements"]
    assert (verdict["units"], verdict["agreed"], verdict["only_left"], verdict["only_right"]) == (3, 2, 1, 0)
    assert [(one["left"], one["right"]) for one in verdict["disagreements"]] == [("reject", "accept")]
    assert {(one["left"], one["right"]) for one in layers["modality"]["disagreements"]} >= {("future", "opinion")}
    assert layers["entities"]["units"] == 0 and layers["entities"]["alpha"] is None
