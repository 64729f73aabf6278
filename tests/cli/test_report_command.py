"""``sayso report``: what it is about, as of which day, in which form, and what it refuses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from sayso.build import weigh_again
from sayso.casefile import Case
from sayso.cli.rates import rates, told
from sayso.judging import added, bench
from sayso.model import Attribution, Claim, Document, Entity, LabelledRange, Mention, Reading, Span
from sayso.weighing.bench import Signature
from tests.cli.conftest import Sayso, span

EARLY = "Norland funds the Reed Front, said Mara Tolk."
LATE = "Norland does not fund the Reed Front, the Quay Post said."


def _reading(n: int, text: str, published: str | None, source: str, kind: str, polarity: str) -> Reading:
    ident = f"d{str(n) * 12}"
    doc = Document(
        ident, f"{n}.txt", str(n) * 64, "text/plain", text, outlet=f"Paper {n}", published=published, genre="report",
        ranges=(LabelledRange(Span(0, len(text)), "body"),),
    )  # fmt: skip
    names = (("Norland", "Country"), ("Reed Front", "ArmedGroup"), (source, kind))
    entities = tuple(
        Entity(f"{ident}.e{k}", name, type_, (Mention(ident, *_ends(text, name), "name"),))  # type: ignore[arg-type]
        for k, (name, type_) in enumerate(names)
    )
    said, clause = span(text, "said"), Span(0, text.index(","))
    source_kind = "outlet" if kind == "Outlet" else "named_person"
    act = Attribution(f"{ident}.a1", ident, span(text, source), f"{ident}.e2", source_kind, said, (clause,))  # type: ignore[arg-type]
    claim = Claim(
        f"{ident}.c1", ident, clause.start, clause.end, f"{ident}.e0", "fund", "funds", f"{ident}.e1", polarity=polarity,  # type: ignore[arg-type]
        attribution=act.id,
    )  # fmt: skip
    return Reading(doc, (Span(0, len(text)),), entities, (act,), (claim,))


def _ends(text: str, words: str) -> tuple[int, int]:
    found = span(text, words)
    return found.start, found.end


@pytest.fixture(autouse=True)
def _case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.chdir(tmp_path)
    with Case.open("c.sayso", create=True) as case:
        case.add(_reading(1, EARLY, "2031-01-05", "Mara Tolk", "Person", "+"))
        case.add(_reading(2, LATE, "2031-02-05", "Quay Post", "Outlet", "-"))
        case.add(_reading(3, EARLY + " ", None, "Mara Tolk", "Person", "+"))
        weigh_again(case)
        signature = Signature("Ann Ode", "2031-06-01T00:00:00Z", "")
        added(case, [bench(case).about("accept", "d111111111111.c1", signature)])
    yield


def _text(sayso: Sayso, *options: str) -> str:
    result = sayso("report", "c.sayso", "--format", "md", "-o", "d.md", *options)
    assert result.exit_code == 0, result.output
    return Path("d.md").read_text(encoding="utf-8")


def test_as_of_a_day_leaves_out_what_was_published_later_and_names_what_bears_no_date(sayso: Sayso) -> None:
    then, now = _text(sayso, "--as-of", "2031-01-31"), _text(sayso)
    assert "does not fund" in now and "does not fund" not in then
    assert "- 2.txt, 5 Feb 2031" in then and "though they may be later:\n\n- 3.txt" in then
    assert "disputed" in now.split("## Who says what")[1] and "(disputed)" not in then.split("## Who says what")[1]


@pytest.mark.parametrize(("form", "file"), [("md", "c.md"), ("html", "c.html")])
def test_a_dossier_bears_the_day_that_was_asked_for_and_else_no_date(sayso: Sayso, form: str, file: str) -> None:
    assert sayso("report", "c.sayso", "--format", form).exit_code == 0
    undated = Path(file).read_text(encoding="utf-8")
    assert sayso("report", "c.sayso", "--format", form, "--as-of", "2031-12-31").exit_code == 0
    assert "As of" not in undated and "As of" in Path(file).read_text(encoding="utf-8")


@pytest.mark.parametrize("day", ["2031-01-31", "2031-12-31"])
def test_what_people_judged_is_marked_whatever_the_day(sayso: Sayso, day: str) -> None:
    assert "**accepted by Ann Ode on 2031-06-01.**" in _text(sayso, "--as-of", day)


@pytest.mark.parametrize(
    "options",
    [("--about", "Norland"), ("--tie", "Norland|funds|Reed Front"), ("--dispute", "d222222222222.c1")],
    ids=["actor", "tie", "dispute"],
)  # fmt: skip
def test_a_dossier_is_about_one_thing_and_the_same_twice(sayso: Sayso, options: tuple[str, ...]) -> None:
    day = ("--as-of", "2031-12-31")
    text = _text(sayso, *options, *day)
    assert "of 3 claims of the pile are shown" in text and "does not fund" in text
    assert text == _text(sayso, *options, *day)


def test_a_dossier_on_a_person_needs_a_stated_purpose(sayso: Sayso) -> None:
    refused = sayso("report", "c.sayso", "--about", "Mara Tolk")
    assert refused.exit_code == 1 and "dossier on Mara Tolk" in refused.stderr and "--purpose" in refused.stderr
    assert not Path("c.html").exists()
    assert "Stated purpose: inquiry into the fund" in _text(sayso, "--about", "Tolk", "--purpose", "inquiry into the fund")


@pytest.mark.parametrize("purpose", ["x", "...", "1 2 3", "a b c", "research"])
def test_a_purpose_is_stated_in_words(purpose: str, sayso: Sayso) -> None:
    refused = sayso("report", "c.sayso", "--about", "Mara Tolk", "--purpose", purpose)
    assert refused.exit_code == 1 and "does not say what it is for" in refused.stderr and "2 words or more" in refused.stderr
    assert not Path("c.html").exists()


def test_a_private_name_is_withheld_where_that_is_asked_for_and_the_way_out_is_told(sayso: Sayso) -> None:
    asked = ("report", "c.sayso", "--format", "md", "-o", "d.md", "--withhold", "private")
    told = sayso(*asked)
    way_out = re.search(r"withheld: the name of Mara Tolk \(a private person\); to show it: (--show-name) (\S+)", told.stderr)
    assert way_out and "Tolk" not in Path("d.md").read_text(encoding="utf-8")
    for name in (way_out[2], "Tolk"):
        assert "withheld" not in sayso(*asked, way_out[1], name).stderr
        assert "Mara Tolk" in Path("d.md").read_text(encoding="utf-8")
    assert sayso(*asked, "--show-name", "Nobody At All").exit_code == 1
    assert "Mara Tolk" in _text(sayso)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--about", "Nobody At All"), "nobody in this case is called"),
        (("--tie", "Norland"), "a tie is given as"),
        (("--dispute", "x"), "no claim 'x'"),
        (("--question", "x"), "nobody asked a question 'x'"),
        (("--about", "a", "--tie", "b"), "about one thing"),
    ],
)  # fmt: skip
def test_what_is_not_there_is_said_in_one_line_and_nothing_is_written(sayso: Sayso, options: tuple[str, ...], message: str) -> None:
    result = sayso("report", "c.sayso", *options)
    assert result.exit_code in (1, 2) and message in result.stderr and result.stderr.count("\n") <= 1
    assert not Path("c.html").exists()


def test_html_is_the_form_where_none_is_asked_for(sayso: Sayso) -> None:
    assert sayso("report", "c.sayso", "--as-of", "2031-01-31").exit_code == 0
    html = Path("c.html").read_text(encoding="utf-8")
    assert "1 text published later is left out" in html and "5 Feb 2031" in html and "3.txt" in html
    assert "accepted by Ann Ode on 2031-06-01" in html and "errs, as measured" in html


def test_measured_figures_are_told_in_plain_words() -> None:
    figure = {"measure": "own_test", "what": "attributions: whole chain, F1", "value": 0.645}
    other = {"measure": "speed", "what": "documents a second", "value": 9}
    found = told({"model": "abc", "figures": [figure, other]}, "sha256 abc")
    assert found["Through whom: the whole chain"] == "0.65 on our own test documents" and len(found) == 2
    assert "another model" in told({"model": "abc", "figures": [figure]}, "sha256 def")["Mind"]
    kinds = [
        {**figure, "what": f"whole chain by kind of text, F1: {kind}", "value": v}
        for kind, v in (("op-ed", 0.7), ("agency-report", 0.83))
    ]
    by_kind = told({"model": "abc", "figures": [figure, *kinds]}, "sha256 abc")
    assert by_kind["Through whom, by kind of text, on our own test documents"] == "agency-report 0.83, op-ed 0.70"
    assert any("kind of text" in step for step in rates(""))
    assert all(re.search(r"\d\.\d\d", words) for step, words in rates("").items() if step not in ("Mind", "Weakest"))


def test_a_dash_prints_the_dossier_and_nothing_else(sayso: Sayso) -> None:
    text = _text(sayso, "--as-of", "2031-12-31")
    printed = sayso("report", "c.sayso", "--format", "md", "--as-of", "2031-12-31", "-o", "-")
    assert (printed.exit_code, printed.stdout_bytes.decode(), printed.stderr) == (0, text, "")
    assert not Path("-").exists()
