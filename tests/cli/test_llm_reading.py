"""Reading through a language model, from the command line into a case; the endpoint runs on this machine."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import sayso as sayso_package
from sayso import build
from sayso.casefile import Case
from sayso.cli.read_command import command
from sayso.errors import StoppedError
from sayso.reading.llm import LlmReader
from tests.cli.conftest import Sayso, StandIn, apart
from tests.reading.llm.endpoint import Answers, Endpoint, Slept, answer, party, running, said, speak, stated

CLAIM = stated(
    clause="Brontec Works funds the dam", subject=party("Brontec Works"), predicate="funds", object=None, polarity="+",
)  # fmt: skip
SAYS = said(
    source="The mayor", name=None, cue="said", content=["Brontec Works funds the dam"], stance="asserts", type="Person"
)  # fmt: skip
GOOD = speak("openai", answer([SAYS], [CLAIM]))


@pytest.fixture
def endpoint(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Endpoint]:
    monkeypatch.setattr(build, "_reader", lambda codebook: pytest.fail("the built-in reader was asked"))
    monkeypatch.chdir(tmp_path)
    for n in range(3):
        Path(f"{n}.txt").write_text(f"The mayor said that Brontec Works funds the dam. It is dam number {n}.\n", encoding="utf-8")
    with running() as found:
        found.will(GOOD)
        monkeypatch.setenv("SAYSO_LLM_URL", found.url)
        monkeypatch.setenv("SAYSO_LLM_PROTOCOL", "openai")
        monkeypatch.setenv("SAYSO_LLM_MODEL", "m1")
        monkeypatch.setenv("SAYSO_LLM_KEY", "k-3f9e-secret")
        yield found


READ = ("read", "0.txt", "1.txt", "2.txt", "--case", "c.sayso", "--reader", "llm")


def host(endpoint: Endpoint) -> str:
    return endpoint.url.removeprefix("http://")


def test_a_reading_says_what_was_sent_where(sayso: Sayso, endpoint: Endpoint) -> None:
    result = sayso(*READ)
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0] == "3 read. Case: c.sayso"
    assert lines[1].startswith(f"Sent to {host(endpoint)} (model m1): 3 texts, ")
    assert lines[1].endswith(" bytes in 3 requests.")
    assert lines[2].startswith("That took ")
    assert len(endpoint.asked) == 3


def test_the_case_records_what_was_sent_and_never_the_key(sayso: Sayso, endpoint: Endpoint) -> None:
    sayso(*READ)
    with Case.open("c.sayso", read_only=True) as case:
        assert [(s.path, s.host, s.model) for s in case.sent] == [(f"{n}.txt", host(endpoint), "m1") for n in range(3)]
        assert [s.bytes for s in case.sent] == [int(headers["content-length"]) for _, headers, _ in endpoint.asked]
        assert [s.document for s in case.sent] == [d.id for d in case.documents]
        ((version,),) = case.sql("select distinct reader_version from documents").rows
        assert f"llm m1 at {host(endpoint)} (openai" in version
        assert len(case.claims) == 3
        assert len(case.origins) >= 1  # it was weighed
    for file in Path().glob("c.sayso*"):
        assert b"k-3f9e" not in file.read_bytes()


def test_reading_again_sends_nothing(sayso: Sayso, endpoint: Endpoint) -> None:
    sayso(*READ)
    again = sayso(*READ)
    assert (again.exit_code, again.stdout) == (0, "3 known already. Case: c.sayso\n")
    assert len(endpoint.asked) == 3
    sayso("read", "-", *READ[4:], input="The mayor said that Brontec Works funds the dam.")
    sayso("read", "-", *READ[4:], input="The mayor said that Brontec Works funds the dam.")
    assert len(endpoint.asked) == 4


def test_a_limit_stops_politely_and_the_next_run_goes_on(sayso: Sayso, endpoint: Endpoint) -> None:
    endpoint.will(speak("openai", answer([SAYS], [CLAIM]), tokens=(5000, 500)))
    limited = (*READ, "--llm-max-tokens", "12000", "--llm-answer-tokens", "1000")
    first = sayso(*limited)
    assert first.exit_code == 3
    last = first.stderr.splitlines()[-1]
    assert last.startswith("sayso: stopped: the next text could pass the limit of 12,000 tokens; this run took 11,000 tokens")
    assert last.endswith("(run again to go on, or raise --llm-max-tokens); 1 of 3 left to read")
    with Case.open("c.sayso", read_only=True) as case:
        assert (len(case.documents), len(case.claims), case.weighed_by is not None) == (2, 2, True)
    second = sayso(*limited)
    assert (second.exit_code, second.stdout.splitlines()[0]) == (0, "1 read, 2 known already. Case: c.sayso")
    assert len(endpoint.asked) == 3


def test_known_files_after_a_stop_are_not_left_to_do(sayso: Sayso, endpoint: Endpoint) -> None:
    sayso("read", "2.txt", *READ[4:])
    endpoint.will(401)
    stopped = sayso(*READ, "--json")
    told = json.loads(stopped.stdout)
    assert (stopped.exit_code, told["known"], told["left"]) == (3, ["2.txt"], ["0.txt", "1.txt"])
    assert "refuses the key" in told["stopped"]["problem"]
    assert "k-3f9e" not in stopped.output


def test_a_cost_limit_stops_before_the_first_text(sayso: Sayso, endpoint: Endpoint) -> None:
    prices = ("--llm-max-cost", "0.001", "--llm-price-in", "1", "--llm-price-out", "5")
    result = sayso(*READ, *prices)
    assert result.exit_code == 3
    assert "limit of 0.001 on cost; this run took nothing" in result.stderr
    assert "3 of 3 left to read" in result.stderr
    assert (endpoint.asked, list(Path().glob("c.sayso*"))) == ([], [])


def test_a_text_without_a_usable_answer_is_named_and_its_sending_recorded(sayso: Sayso, endpoint: Endpoint) -> None:
    endpoint.will("nonsense", GOOD)
    result = sayso(*READ)
    assert result.exit_code == 0
    assert "sayso: 0.txt: an answer that is not JSON" in result.stderr
    assert "3 texts" in result.stdout
    with Case.open("c.sayso", read_only=True) as case:
        assert ([d.path for d in case.documents], len(case.sent)) == (["1.txt", "2.txt"], 3)


def test_a_case_of_failures_is_kept_for_the_record_of_what_was_sent(sayso: Sayso, endpoint: Endpoint) -> None:
    endpoint.will("nonsense")
    result = sayso("read", "0.txt", "--case", "c.sayso", "--reader", "llm")
    assert (result.exit_code, result.stdout.splitlines()[0]) == (1, "1 not readable. Case: c.sayso")
    with Case.open("c.sayso", read_only=True) as case:
        assert (len(case.documents), [s.path for s in case.sent]) == (0, ["0.txt"])


def test_notes_are_kept_beside_the_claims_and_counted_nowhere(sayso: Sayso, endpoint: Endpoint) -> None:
    invented = {**CLAIM, "clause": "Vela Corp funds everything"}
    loose = {**CLAIM, "clause": "brontec works  funds the dam", "code": "betrays"}
    endpoint.will(speak("openai", answer([SAYS], [invented, loose])))
    result = sayso("read", "0.txt", "--case", "c.sayso", "--reader", "llm")
    assert "Noted: 1 quote not found in the text, 1 part left out, 1 quote found though not to the letter" in result.stdout
    with Case.open("c.sayso", read_only=True) as case:
        assert [c.code for c in case.claims] == [None]
        assert {(n.kind, n.part, n.reason) for n in case.notes} == {
            ("not_locatable", "clause", "not in the article"), ("rejected", "code", "not in the codebook"),
            ("aligned", "clause", "case"),
        }  # fmt: skip
        assert "Vela" not in str([*case.claims, *case.entities, *case.propositions])
    asked = sayso("sql", "c.sayso", "select path, quote from notes where kind = 'not_locatable'", "--json")
    assert json.loads(asked.stdout)["rows"] == [{"path": "0.txt", "quote": "Vela Corp funds everything"}]


def test_the_dossier_says_which_texts_went_where(sayso: Sayso, endpoint: Endpoint) -> None:
    sayso(*READ)
    sayso("report", "c.sayso", "-o", "d.html", "--as-of", "2031-01-01")
    page = Path("d.html").read_text(encoding="utf-8")
    assert "What was sent to another machine" in page
    assert f"<bdi>{host(endpoint)}</bdi>, model <bdi>m1</bdi>: 3 texts" in page
    assert "<bdi>2.txt</bdi>" in page
    assert "k-3f9e" not in page


@pytest.mark.parametrize(
    ("unset", "words"),
    [("SAYSO_LLM_URL", "no url"), ("SAYSO_LLM_PROTOCOL", "no protocol"), ("SAYSO_LLM_MODEL", "no model")],
)
def test_without_configuration_one_line_says_how(
    unset: str, words: str, sayso: Sayso, endpoint: Endpoint, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(unset)
    result = sayso(*READ)
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (1, "", 1)
    assert f"not configured: {words}" in result.stderr
    assert "SAYSO_LLM_URL" in result.stderr
    assert (endpoint.asked, list(Path().glob("c.sayso*"))) == ([], [])


def test_a_configuration_alone_switches_nothing_on(sayso: Sayso, endpoint: Endpoint, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build, "_reader", lambda codebook: StandIn())
    assert sayso("read", "0.txt", "--case", "c.sayso").stdout == "1 read. Case: c.sayso\n"
    assert endpoint.asked == []


def test_its_options_without_it_are_wrong_use(sayso: Sayso, endpoint: Endpoint) -> None:
    result = sayso("read", "0.txt", "--case", "c.sayso", "--llm-max-cost", "1")
    assert (result.exit_code, endpoint.asked) == (2, [])
    assert "--llm-max-cost goes with --reader llm" in result.stderr


def test_several_processes_are_wrong_use(sayso: Sayso, endpoint: Endpoint) -> None:
    result = sayso(*READ, "--jobs", "2")
    assert (result.exit_code, endpoint.asked) == (2, [])


def test_from_python_the_same_reader_reads_and_what_stopped_it_is_a_problem(endpoint: Endpoint) -> None:
    slept = Slept()
    asked = endpoint.settings(max_tokens=20_000, answer_tokens=1000)
    endpoint.will(speak("openai", answer([SAYS], [CLAIM]), tokens=(9000, 500)))
    with sayso_package.read(".", reader=lambda book, record: LlmReader(book, asked, record=record, clock=slept.clock)) as case:
        assert (len(case.documents), len(case.sent), len(case.ties) + len(case.claims) > 0) == (2, 2, True)
        assert [type(problem) for problem in case.problems] == [StoppedError]


def test_no_option_takes_a_key() -> None:
    assert not any("key" in option for parameter in command.params for option in parameter.opts)


def test_a_redirect_sends_nothing_elsewhere(sayso: Sayso, endpoint: Endpoint) -> None:
    with running() as other:
        other.will(GOOD)
        endpoint.will(Answers(b"", 307, {"location": other.url}))
        result = sayso(*READ)
        assert (result.exit_code, other.asked, len(endpoint.asked)) == (3, [], 1)
    assert "which is refused" in result.stderr


def test_no_other_door_needs_or_loads_the_http_library() -> None:
    program = (
        "import sys; sys.modules['httpx2'] = None\n"
        "import sayso, sayso.build, sayso.reading, sayso.reading.llm, sayso.cli\n"
        "import sayso.cli.read_command, sayso.cli.doors\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True, env=apart())
