"""ask, bundle, esd and mcp on a case with one tie: Highland funds the River Front, Ada Brenn says."""

from __future__ import annotations

import csv
import hashlib
import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from sayso.asking.lookups import Lookups
from sayso.build import weigh_again
from sayso.casefile import Case
from sayso.cli import doors
from sayso.cli.export_command import WHOLE
from sayso.exports import FORMATS
from sayso.model import Attribution, Claim, Document, Entity, EntityType, LabelledRange, Mention, Reading, Span
from sayso.telling.view import Index
from tests.cli.conftest import Sayso

TEXT = "Highland funds the River Front, Ada Brenn said on Monday.\n"


def tied() -> Reading:
    sha256 = hashlib.sha256(TEXT.encode("utf-8")).hexdigest()
    home = "d" + sha256[:12]

    def at(words: str) -> Span:
        return Span(TEXT.index(words), TEXT.index(words) + len(words))

    def named(id_: str, name: str, type_: EntityType) -> Entity:
        return Entity(f"{home}.{id_}", name, type_, (Mention(home, at(name).start, at(name).end, "name"),))

    said = at("Highland funds the River Front")
    act = Attribution(f"{home}.a1", home, at("Ada Brenn"), f"{home}.e3", "named_person", at("said"), (said,))
    claim = Claim(f"{home}.c1", home, said.start, said.end, f"{home}.e1", "fund", "funds", f"{home}.e2", attribution=act.id)
    document = Document(
        home, "one.txt", sha256, "text/plain", TEXT, outlet="Valley Post", published="2024-05-01", genre="report",
        ranges=(LabelledRange(Span(0, len(TEXT)), "body"),),
    )  # fmt: skip
    entities = (named("e1", "Highland", "Country"), named("e2", "River Front", "ArmedGroup"), named("e3", "Ada Brenn", "Person"))
    return Reading(document, (Span(0, len(TEXT) - 1),), entities, (act,), (claim,))


@pytest.fixture(autouse=True)
def claim(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """An id of the claim of the case ``c.sayso`` in the working folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SAYSO_USER", raising=False)
    Path("reports").mkdir()
    Path("reports/one.txt").write_text(TEXT, encoding="utf-8")
    with Case.open("c.sayso", create=True) as case:
        case.add(tied(), reader_version="v1")
        weigh_again(case)
        return case.claims[0].id


def test_ask_shows_columns_with_sentence_place_and_both_counts(sayso: Sayso) -> None:
    result = sayso("ask", "c.sayso", "Who funds the River Front?")
    assert result.exit_code == 0
    assert "AFFIRMED — 1 origin at most (plain count: 1 claim in 1 text)" in result.stdout
    assert "Valley Post, citing Ada Brenn: “Highland funds the River Front, Ada Brenn said on Monday.”" in result.stdout
    assert "one.txt [0:30]" in result.stdout
    assert "DENIED" not in result.stdout


def test_ask_in_json_is_one_object(sayso: Sayso) -> None:
    told = json.loads(sayso("ask", "c.sayso", "Does Highland fund the River Front?", "--json").stdout)
    (group,) = told["columns"]["affirm"]["by_origin"]
    assert (group["origin"], group["claims"][0]["quote"]) == ("Ada Brenn", "Highland funds the River Front")
    assert told["understood"]["relations"] == ["funds"]


def test_ask_says_so_where_nothing_speaks_to_it(sayso: Sayso) -> None:
    result = sayso("ask", "c.sayso", "Did the River Front fund Highland?")
    assert (result.exit_code, "No claim that speaks to it was read in this case" in result.stdout) == (0, True)
    assert "NOT READ AS CLAIMS" in result.stdout
    assert "  “Highland funds the River Front, Ada Brenn said on Monday.” — one.txt [" in result.stdout.replace("reports/", "")


def test_ask_sets_every_sentence_in_under_its_heading(sayso: Sayso, monkeypatch: pytest.MonkeyPatch) -> None:
    found = json.loads(sayso("ask", "c.sayso", "Who funds the River Front?", "--json").stdout)
    silent = {"quote": "Highland\n declined to comment.", "path": "one.txt", "start": 3, "end": 33}
    monkeypatch.setattr(doors, "ask", lambda *_, **__: {**found, "no_comment": [silent]})
    shown = sayso("ask", "c.sayso", "Who funds the River Front?").stdout.splitlines()
    heading = next(n for n, line in enumerate(shown) if line.startswith("NO COMMENT"))
    assert shown[heading + 1] == "  “Highland declined to comment.” — one.txt [3:33]"


def test_bundle_writes_what_its_own_checker_finds_right(sayso: Sayso, claim: str) -> None:
    result = sayso("bundle", "c.sayso", claim, "-o", "evidence")
    assert result.stdout.startswith("bundle: evidence\nseal: ")
    done = subprocess.run([sys.executable, "evidence/check.py", "reports"], capture_output=True, text=True, check=False)
    assert (done.returncode, result.stdout.split("seal: ")[1].strip() in done.stdout) == (0, True)


def test_bundle_of_an_unknown_claim_is_one_clear_line(sayso: Sayso) -> None:
    result = sayso("bundle", "c.sayso", "c99", "-o", "evidence.zip")
    assert result.exit_code == 1
    assert "no claim 'c99'" in result.stderr
    assert not Path("evidence.zip").exists()


def decide(path: str, **cells: str) -> None:
    with Path(path).open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    rows[0] |= cells
    with Path(path).open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def test_a_coders_decisions_come_back_signed_and_only_once(sayso: Sayso) -> None:
    assert sayso("export", "c.sayso", "--format", "esd", "-o", "ann.csv").exit_code == 0
    decide("ann.csv", coder_decision="accept", coder_ext_alleged="0", coder_note="own archive")
    first = json.loads(sayso("esd", "import", "c.sayso", "ann.csv", "--by", "Ann Ode", "--json").stdout)
    assert (len(first["added"]), first["known"], first["not_drafted_now"]) == (1, 0, [])
    again = json.loads(sayso("esd", "import", "c.sayso", "ann.csv", "--by", "Ann Ode", "--json").stdout)
    assert (again["added"], again["known"]) == ([], 1)
    with Case.open("c.sayso", read_only=True) as case:
        (judged,) = case.judgements
        assert (judged.by, judged.kind, judged.note, judged.changes["ext_alleged"]) == ("Ann Ode", "sign", "own archive", 0)
        assert case.weighed_by
    decide("ann.csv", coder_decision="unsure")
    assert len(json.loads(sayso("esd", "import", "c.sayso", "ann.csv", "--by", "Ann Ode", "--json").stdout)["added"]) == 1
    listed = sayso("judge", "c.sayso", "list").stdout
    assert "j2" in listed and "Highland supports River Front" in listed


def test_decisions_of_nobody_are_not_taken(sayso: Sayso) -> None:
    sayso("export", "c.sayso", "--format", "esd", "-o", "s.csv")
    result = sayso("esd", "import", "c.sayso", "s.csv")
    assert (result.exit_code, "--by NAME" in result.stderr) == (2, True)


def test_two_coders_are_compared(sayso: Sayso) -> None:
    for name, alleged in (("ann.csv", "0"), ("ben.csv", "1")):
        sayso("export", "c.sayso", "--format", "esd", "-o", name)
        decide(name, coder_decision="accept", coder_ext_alleged=alleged)
    told = json.loads(sayso("esd", "agreement", "ann.csv", "ben.csv", "--json").stdout)
    columns = {column["column"]: column for column in told["columns"]}
    assert (columns["ext_f"]["percent"], columns["ext_alleged"]["percent"]) == (100.0, 0.0)
    assert "ext_alleged\t1\t0.0\t0.000" in sayso("esd", "agreement", "ann.csv", "ben.csv").stdout


@pytest.mark.parametrize("format_", ["stix", "graphml", "prov", "esd", "brat"])
def test_export_writes_the_form_asked_for(format_: str, sayso: Sayso) -> None:
    result = sayso("export", "c.sayso", "--format", format_, "-o", "out")
    assert (result.exit_code, result.stdout) == (0, f"{format_}: out\n")
    assert Path("out").exists()


def test_a_gazetteer_is_for_places_only(sayso: Sayso) -> None:
    Path("g.csv").write_text("name,latitude,longitude\nOss,1,2\n", encoding="utf-8")
    assert sayso("export", "c.sayso", "--format", "geojson", "--gazetteer", "g.csv", "-o", "p.json").exit_code == 0
    result = sayso("export", "c.sayso", "--format", "stix", "--gazetteer", "g.csv", "-o", "p.json")
    assert (result.exit_code, "only --format geojson" in result.stderr) == (2, True)


PRIVATE = sorted(FORMATS.keys() - {*WHOLE, "conllu"})


@pytest.mark.parametrize("format_", PRIVATE)
def test_what_is_written_for_others_holds_no_private_name_where_that_is_asked_for(sayso: Sayso, format_: str) -> None:
    asked = ("export", "c.sayso", "--format", format_)
    told = sayso(*asked, "-o", "with")
    assert told.exit_code == 0 and "withheld" not in told.stderr
    told = sayso(*asked, "-o", "without", "--withhold", "private")
    way_out = re.search(r"withheld: the name of Ada Brenn \(a private person\); to show it: --show-name (\S+)", told.stderr)
    assert way_out and "Brenn" not in _all("without")
    assert sayso(*asked, "-o", "shown", "--withhold", "private", "--show-name", way_out[1]).stderr == ""
    assert _all("shown") == _all("with")
    assert sayso(*asked, "-o", "nobody", "--withhold", "nobody").stderr == ""
    assert _all("nobody") == _all("with")


def test_the_formats_that_say_who_speaks_are_among_them() -> None:
    assert {"prov", "nanopub", "statements", "graphml"} <= set(PRIVATE)


def _all(path: str) -> str:
    files = sorted(Path(path).rglob("*")) if Path(path).is_dir() else [Path(path)]
    return "".join(f.read_text(encoding="utf-8") for f in files if f.is_file())


@pytest.mark.parametrize("format_", WHOLE)
def test_what_keeps_a_case_whole_withholds_nothing(sayso: Sayso, format_: str) -> None:
    asked = ("export", "c.sayso", "--format", format_, "-o", "out")
    refused = sayso(*asked, "--withhold", "private")
    assert refused.exit_code == 2 and "keeps a case whole" in refused.stderr and not Path("out").exists()
    assert sayso(*asked, "--withhold", "nobody").exit_code == 0


def test_an_assistant_gets_no_private_name_where_that_is_asked_for(sayso: Sayso, monkeypatch: pytest.MonkeyPatch) -> None:
    got: list[str] = []

    def serve(case: Path, without: Callable[[Index], Index]) -> None:
        with doors.open_case(case) as opened:
            lookups = Lookups(without(Index.of(opened)))
        got.append(json.dumps([lookups.search("funds"), lookups.documents()], ensure_ascii=False))

    monkeypatch.setattr(doors, "serve_assistant", serve)
    assert "Ada Brenn (a private person)" in sayso("mcp", "c.sayso", "--withhold", "private").stderr
    for options in ((), ("--withhold", "nobody"), ("--withhold", "private", "--show-name", "Brenn")):
        assert sayso("mcp", "c.sayso", *options).stderr == ""
    assert ["Brenn" in one for one in got] == [False, True, True, True]
    assert "[name withheld 1]" in got[0]


def test_an_answer_for_programs_says_that_the_case_was_not_weighed(sayso: Sayso) -> None:
    asked = ("ask", "c.sayso", "Who funds the River Front?", "--json")
    assert "weighed" not in json.loads(sayso(*asked).stdout)["caution"]
    with Case.open("c.sayso") as case:
        case.remove("one.txt")
        case.add(tied(), reader_version="v2")
    assert "This case has not been weighed" in json.loads(sayso(*asked).stdout)["caution"]


def test_mcp_without_its_extra_says_what_to_install(sayso: Sayso, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "mcp", None)
    monkeypatch.setitem(sys.modules, "mcp.server", None)
    monkeypatch.delitem(sys.modules, "sayso.asking.server", raising=False)
    result = sayso("mcp", "c.sayso")
    assert result.exit_code == 1
    assert "pip install '.[mcp]'" in result.stderr
