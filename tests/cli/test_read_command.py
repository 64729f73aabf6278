"""Reading from the command line; a stand-in reads the words, so that only the road around it is tried here."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.cli.conftest import Sayso

pytestmark = pytest.mark.usefixtures("stand_in")


def test_a_reading_says_what_it_came_to(sayso: Sayso) -> None:
    first = sayso("read", "good.txt", "--case", "c.sayso")
    assert (first.exit_code, first.stdout) == (0, "1 read. Case: c.sayso\n")
    assert first.stderr == "1/1 added good.txt\n"
    assert sayso("read", "good.txt", "--case", "c.sayso").stdout == "1 known already. Case: c.sayso\n"


def test_a_changed_file_is_read_again(sayso: Sayso) -> None:
    sayso("read", "good.txt", "--case", "c.sayso")
    Path("good.txt").write_text("The mayor said that the bridge is not safe.\n", encoding="utf-8")
    assert "1 changed and read again" in sayso("read", "good.txt", "--case", "c.sayso").stdout


def test_a_program_gets_one_object_and_progress_as_json_lines(sayso: Sayso) -> None:
    result = sayso("read", "good.txt", "missing.txt", "--case", "c.sayso", "--json")
    answer = json.loads(result.stdout)
    assert (result.exit_code, answer["added"], answer["failed"][0]["path"]) == (0, ["good.txt"], "missing.txt")
    assert answer["failed"][0]["hint"]
    assert [json.loads(line)["outcome"] for line in result.stderr.splitlines()] == ["added", "failed"]


def test_quiet_says_only_what_could_not_be_read(sayso: Sayso) -> None:
    result = sayso("read", "good.txt", "missing.txt", "--case", "c.sayso", "--quiet")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.startswith("sayso: missing.txt: ")


def test_two_texts_from_standard_input_do_not_take_each_others_place(sayso: Sayso) -> None:
    assert sayso("read", "-", "--case", "c.sayso", input="First, the minister said.\n").exit_code == 0
    assert sayso("read", "-", "--case", "c.sayso", input="Second, the minister said.\n").stdout.startswith("1 read")
    rows = json.loads(sayso("show", "c.sayso", "documents", "--json").stdout)["documents"]
    assert len({row["path"] for row in rows}) == 2


def empty(path: Path) -> None:
    path.write_bytes(b"")


def binary(path: Path) -> None:
    path.write_bytes(b"\x7fELF\0\1\2\3" * 40)


def wrong_encoding(path: Path) -> None:
    path.write_bytes("Der Bürgermeister sagte, die Brücke sei sicher.".encode("latin-1"))


def fifty_megabytes(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(50 * 1024 * 1024)


def lone_surrogate(path: Path) -> None:
    path.write_bytes(b"He said \xed\xa0\x80 and left.")


def unreadable(path: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("the superuser may read everything")
    path.write_text("secret", encoding="utf-8")
    path.chmod(0)


def broken_link(path: Path) -> None:
    path.symlink_to("nowhere.txt")


BAD = (empty, binary, wrong_encoding, fifty_megabytes, lone_surrogate, unreadable, broken_link)


@pytest.mark.parametrize("spoil", BAD, ids=lambda spoil: spoil.__name__)
def test_a_bad_file_is_one_clear_line_and_nothing_else_suffers(spoil: object, sayso: Sayso) -> None:
    assert callable(spoil)
    spoil(Path("bad.txt"))
    alone = sayso("read", "bad.txt", "--case", "alone.sayso", "--quiet")
    assert alone.exit_code == 1
    assert alone.stderr.startswith("sayso: bad.txt: ")
    assert alone.stderr.count("\n") == 1
    assert "(" in alone.stderr  # the way out
    assert not list(Path().glob("alone.sayso*"))
    beside = sayso("read", "bad.txt", "good.txt", "--case", "beside.sayso", "--quiet")
    assert beside.exit_code == 0
    assert beside.stderr == alone.stderr


def test_a_case_that_was_there_stays_when_nothing_could_be_read(sayso: Sayso) -> None:
    sayso("read", "good.txt", "--case", "c.sayso")
    before = Path("c.sayso.journal").read_bytes()
    result = sayso("read", "missing.txt", "--case", "c.sayso")
    assert (result.exit_code, result.stdout) == (1, "1 not readable. Case: c.sayso\n")
    assert Path("c.sayso.journal").read_bytes() == before
    result = sayso("read", "missing.txt", "--case", "new.sayso")
    assert (result.exit_code, result.stdout) == (1, "1 not readable. No case was made.\n")


def test_a_faulty_codebook_leaves_no_empty_case(sayso: Sayso) -> None:
    assert sayso("read", "good.txt", "--case", "c.sayso", "--codebook", "missing.toml").exit_code == 1
    assert not list(Path().glob("c.sayso*"))


@pytest.mark.parametrize("words", [("", "--case", "c.sayso"), ("good.txt", "--case", "")], ids=["report", "case"])
def test_an_empty_path_is_wrong_use_and_never_the_whole_folder(words: tuple[str, ...], sayso: Sayso) -> None:
    result = sayso("read", *words)
    assert result.exit_code == 2
    assert "a path is empty" in result.stderr
    assert result.stderr.count("\n") == 1


def test_a_case_in_a_missing_folder_names_the_folder(sayso: Sayso) -> None:
    result = sayso("read", "good.txt", "--case", "new/c.sayso", "--quiet")
    assert (result.exit_code, result.stderr) == (1, "sayso: new/c.sayso: there is no folder new (make it first: mkdir -p new)\n")


def test_a_glob_without_a_match_says_so(sayso: Sayso) -> None:
    result = sayso("read", "*.nothing", "--case", "c.sayso", "--quiet")
    assert (result.exit_code, result.stderr) == (1, "sayso: *.nothing: no file matches (check the pattern and the folder)\n")


def test_a_folder_that_holds_itself_is_read_once(sayso: Sayso) -> None:
    Path("reports/inner").mkdir(parents=True)
    Path("reports/one.txt").write_text("The minister said so.", encoding="utf-8")
    Path("reports/inner/back").symlink_to("..")
    result = sayso("read", "reports", "--case", "c.sayso", "--quiet")
    assert (result.exit_code, result.stderr) == (0, "")
    rows = json.loads(sayso("show", "c.sayso", "documents", "--json").stdout)["documents"]
    assert [row["path"] for row in rows] == ["reports/one.txt"]


def test_a_hostile_file_name_steers_nothing(sayso: Sayso) -> None:
    Path("\x1b[2Jgood.txt").write_text("The minister said so.", encoding="utf-8")
    result = sayso("read", "\x1b[2Jgood.txt", "\x1b[31mmissing.txt", "--case", "c.sayso")
    assert "\x1b" not in result.output


def cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def only_text(path: Path) -> None:
    path.write_text("I am a case, honestly.\n", encoding="utf-8")


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize("spoil", [cut_short, only_text, a_folder], ids=lambda spoil: spoil.__name__)
@pytest.mark.parametrize(
    "use", [("read", "good.txt", "--case", "c.sayso"), ("show", "c.sayso"), ("sql", "c.sayso", "select 1")], ids=" ".join
)
def test_a_spoilt_case_is_one_clear_line(spoil: object, use: tuple[str, ...], sayso: Sayso) -> None:
    assert callable(spoil)
    sayso("read", "good.txt", "--case", "c.sayso")
    spoil(Path("c.sayso"))
    result = sayso(*use)
    assert (result.exit_code in (1, 2), result.stdout) == (True, "")
    assert result.stderr.startswith("sayso: ")
    assert "c.sayso" in result.stderr
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize(
    "use",
    [("show", "no.sayso"), ("report", "no.sayso"), ("export", "no.sayso", "-o", "out"), ("sql", "no.sayso", "select 1")],
    ids=" ".join,
)
def test_a_case_that_is_not_there_is_not_made(use: tuple[str, ...], sayso: Sayso) -> None:
    result = sayso(*use)
    assert result.exit_code == 1
    assert result.stderr.startswith("sayso: ")
    assert "no.sayso" in result.stderr
    assert not Path("no.sayso").exists()


def test_sql_reads_and_never_writes(sayso: Sayso) -> None:
    sayso("read", "good.txt", "--case", "c.sayso")
    assert sayso("sql", "c.sayso", "select path from documents", "--csv").stdout == "path\ngood.txt\n"
    assert json.loads(sayso("sql", "c.sayso", "-", "--json", input="select 1 as one").stdout) == {
        "columns": ["one"],
        "rows": [{"one": 1}],
    }
    for wish in ("drop view documents", "select * from read_text('good.txt')", "copy documents to 'out.csv'", "selec 1", ""):
        result = sayso("sql", "c.sayso", wish)
        assert (result.exit_code, result.stdout) == (1, ""), wish
        assert result.stderr.count("\n") == 1
    assert not Path("out.csv").exists()


def test_sql_takes_one_form_at_a_time(sayso: Sayso) -> None:
    assert sayso("sql", "c.sayso", "select 1", "--csv", "--json").exit_code == 2


@pytest.mark.parametrize("place", ["inquiry.sayso", "poetry"])
@pytest.mark.parametrize("named", [True, False])
def test_a_cases_own_files_are_no_reports(place: str, named: bool, sayso: Sayso) -> None:
    sayso("read", "good.txt", "--case", place)
    sayso("read", "good.txt", "--case", "other")
    own = {place, f"{place}.journal", "other", "other.journal"}
    Path("new.txt").write_text("The mayor said that the ferry is safe.\n", encoding="utf-8")
    result = sayso("read", *(sorted(p.name for p in Path().iterdir()) if named else ["*"]), "--case", place, "--quiet")
    assert (result.exit_code, result.stdout) == (0, "")
    told = {
        line.removeprefix("sayso: ").removesuffix(": belongs to a case, and is not read") for line in result.stderr.splitlines()
    }
    assert told == (own if named else {*own, f"{place}.lock"})
    rows = json.loads(sayso("show", place, "documents", "--json").stdout)["documents"]
    assert [row["path"] for row in rows] == ["good.txt", "new.txt"]


def test_where_only_a_cases_own_files_were_named_nothing_was_read(sayso: Sayso) -> None:
    sayso("read", "good.txt", "--case", "other")
    result = sayso("read", "other", "other.journal", "--case", "c.sayso", "--json")
    assert (result.exit_code, json.loads(result.stdout)["of_cases"]) == (1, ["other", "other.journal"])
    assert not Path("c.sayso").exists()
