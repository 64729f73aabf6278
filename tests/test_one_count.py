"""How many stand behind a proposition or a tie is one number, whichever page, table or file tells it.

The pile is made so that numbers could part: two stories of the Daily Post are two origins and one voice, one outlet's name is
written in two ways, an unnamed group speaks twice in one text, and a text states no lineage.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import pytest

from sayso.asking import ask
from sayso.asking.lookups import Lookups
from sayso.asking.values import answer_values
from sayso.build import weigh_again
from sayso.casefile import Case
from sayso.cli import sections
from sayso.cli.selection import Selection
from sayso.exports import FORMATS, from_ledger
from sayso.exports.bundle.contents import contents
from sayso.model import Relation
from sayso.telling.counting import count, members
from sayso.telling.disputes import Tally
from sayso.telling.dossier import Setting, page
from sayso.telling.markdown import markdown
from sayso.telling.summary import summary
from sayso.telling.view import Index
from sayso.weighing.hypotheses import Grounds, matrix, suggest_questions
from sayso.weighing.hypotheses.history import Asked
from tests.exports import given
from tests.serving.conftest import room
from tests.telling import invented

STATES = "Arvia funds Marsh"
DENIES = "Marsh denied that Arvia funds it"
OUTLETS, ORIGINS, STORIES, UTTERERS, UNNAMED, CLAIMS, TEXTS = 3, 3, 4, 4, 2, 6, 5
TEXT: tuple[tuple[str, str, dict[str, Any]], ...] = (
    (f"{STATES}, the Daily Post said, citing two officials.", "Daily Harbour", {"published": "2031-05-02"}),
    (f"{STATES}, the Daily Post said.", "The Daily Harbour", {"published": "2031-09-20"}),
    (f"{STATES}.", "Hill Gazette", {"published": "2031-09-25"}),
    (f"{STATES}.", "Reed Times", {"published": "2031-09-26", "genre": "opinion", "authors": ["Ola Tveit"]}),
    (f"{STATES}, two officials said. {STATES}, the officials added.", "Hill Gazette", {"published": "2031-10-01"}),
    (f"{DENIES}.", "Hill Gazette", {"published": "2031-10-02"}),
)


def _places(text: str, words: str) -> list[dict[str, int]]:
    return [{"start": found.start(), "end": found.end()} for found in re.finditer(re.escape(words), text)]


def _lines() -> given.Lines:
    held: given.Lines = {"documents": [], "entities": [], "attributions": [], "claims": []}
    mentions: dict[str, list[dict[str, Any]]] = {"Arvia": [], "Marsh": [], "Daily Post": []}
    for n, (text, outlet, more) in enumerate(TEXT):
        home = f"p{n}"
        held["documents"].append({"id": home, "path": f"{n}.txt", "outlet": outlet, "text": text, **more})
        for name, found in mentions.items():
            found.extend({"document": home, **place, "kind": "name"} for place in _places(text, name))
        acts = _acts(home, text)
        held["attributions"].extend(acts)
        denied = text.startswith(DENIES)
        for at, place in enumerate(_places(text, "Arvia funds it" if denied else STATES)):
            inner = [act["id"] for act in acts if act["content"] == [place]]
            held["claims"].append({
                "id": f"{home}.c{at}", "document": home, **place, "subject": "Arvia", "predicate": "fund", "code": "funds",
                "object": "Marsh", "polarity": "-" if denied else "+", "attribution": inner[-1] if inner else None,
            })  # fmt: skip
    kinds = {"Arvia": "Country", "Marsh": "ArmedGroup", "Daily Post": "Outlet"}
    held["entities"] = [{"id": n, "name": n, "type": kinds[n], "mentions": found} for n, found in mentions.items()]
    return held


def _acts(home: str, text: str) -> list[dict[str, Any]]:
    """The acts of saying: each source with its cue, about the statement before it; "citing" stands inside the act before."""
    known = (
        ("the Daily Post", "said", "outlet", "Daily Post"), ("two officials", "citing", "anonymous", None),
        ("two officials", "said", "anonymous", None), ("the officials", "added", "anonymous", None),
        ("Marsh", "denied", "named_organization", "Marsh"),
    )  # fmt: skip
    acts: list[dict[str, Any]] = []
    for source, cue, kind, entity in known:
        together = f"{cue} {source}" if cue == "citing" else f"{source} {cue}"
        for at in _places(text, together):
            start, first = at["start"], acts[-1]["id"] if cue == "citing" else None
            stated = "Arvia funds it" if cue == "denied" else STATES
            before = [place for place in _places(text, stated) if cue == "denied" or place["end"] <= start]
            acts.append({
                "id": f"{home}.a{len(acts)}", "document": home, "source_kind": kind, "source_entity": entity, "parent": first,
                "source": {"start": start + together.index(source), "end": start + together.index(source) + len(source)},
                "cue": {"start": start + together.index(cue), "end": start + together.index(cue) + len(cue)},
                "content": [before[-1]], "stance": "denies" if cue == "denied" else "asserts",
            })  # fmt: skip
    return acts


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    folder = given.write(tmp_path_factory.mktemp("one_count") / "L", _lines())
    with Case.temporary() as opened:
        for reading in from_ledger.read(folder).readings:
            opened.add(reading, reader_version=reading.document.id)
        weigh_again(opened)
        yield opened


@pytest.fixture(scope="module")
def index(case: Case) -> Index:
    return Index.of(case)


@pytest.fixture(scope="module")
def stated(index: Index) -> str:
    """The id of the proposition that all but one text state."""
    return next(ident for ident, claims in index.alike.items() if len(claims) == CLAIMS)


def test_the_pile_is_one_on_which_counts_could_part(index: Index, stated: str) -> None:
    claims = [index.claims[claim] for claim in index.alike[stated]]
    assert len({claim.origin for claim in claims if claim.origin}) == STORIES
    assert len({index.publisher(claim.document) for claim in claims}) == OUTLETS + 1


def test_the_records_agree(case: Case, index: Index, stated: str) -> None:
    claims = [index.claims[claim] for claim in index.alike[stated]]
    assert asdict(count(claims, index)) == {
        "claims": CLAIMS, "texts": TEXTS, "outlets": OUTLETS, "origins": ORIGINS, "unstated": 1, "utterers": UTTERERS,
        "unnamed": UNNAMED, "own_voice": 1,
    }  # fmt: skip
    kept = next(counts for counts in case.counts if counts.about == stated)
    assert kept == members(claims, index, stated)
    assert [member.kind for member in kept.origins] == ["outlet", "author", "anonymous"]
    [tie] = case.ties
    assert (set(tie.claims), tie.outlets, tie.origins) == (set(index.alike[stated]), OUTLETS, ORIGINS)


def test_tables_and_queries_agree(case: Case, stated: str) -> None:
    queries = (
        f"SELECT outlets, origins, utterers, documents FROM counts WHERE proposition = '{stated}'",
        f"SELECT {OUTLETS}, origins, {UTTERERS}, {TEXTS} FROM propositions WHERE id = '{stated}'",
        f"SELECT outlets, origins, {UTTERERS}, {TEXTS} FROM ties",
    )
    assert [case.sql(query).rows for query in queries] == [[(OUTLETS, ORIGINS, UTTERERS, TEXTS)]] * 3


def test_show_and_ask_agree(case: Case, index: Index, stated: str) -> None:
    selection = Selection(index, supports=tuple(case.supports))
    told = [row for row in sections.counts(selection) if row["proposition"] == stated]
    told += [row for row in sections.claims(selection) if row["proposition"] == stated]
    told += list(sections.support(selection))
    assert {(row["outlets"], row["origins"], row["utterers"], row["documents"]) for row in told} == {
        (OUTLETS, ORIGINS, UTTERERS, TEXTS)
    }
    assert [(row["outlets"], row["origins"]) for row in sections.ties(selection)] == [(OUTLETS, ORIGINS)]
    affirmed = answer_values(ask(index, "Does Arvia fund Marsh?"), index)["columns"]["affirm"]
    assert affirmed["counts"] == asdict(count([index.claims[claim] for claim in index.alike[stated]], index))
    assert len([group for group in affirmed["by_origin"] if group["origin"]]) == ORIGINS
    sides = [side for dispute in Lookups(index).disputes()["disputes"] for side in dispute["positions"]]
    assert (OUTLETS, ORIGINS) in {(side["outlets"], side["origins_at_most"]) for side in sides}


def test_summary_and_dossier_agree(case: Case, index: Index) -> None:
    everywhere = len(members(index.claims.values(), index).origins)
    assert everywhere == ORIGINS + 1  # and who denies it
    told = summary(case)
    assert (told.origins, told.unstated) == (everywhere, 1)
    [most] = told.widest
    assert (most.outlets, most.origins, most.utterers, most.claims) == (OUTLETS, ORIGINS, UTTERERS, CLAIMS)
    for written in (page(index, Setting()), markdown(index, Setting())):
        plain, lineages = re.sub(r"<[^>]*>", "", written), f"{len(index.origins)} lineages to {everywhere} origins at most"
        assert lineages in plain and len(index.origins) > everywhere
        plain = plain.replace(lineages, "")
        assert set(re.findall(r"(\d+) outlets", plain)) == {str(OUTLETS)}
        assert set(re.findall(r"(\d+) origins at most", plain)) == {str(ORIGINS)}
        assert set(re.findall(r"(\d+) utterers", plain)) == {str(UTTERERS)}


def test_the_pages_of_the_reading_room_agree(case: Case, index: Index, stated: str) -> None:
    browser = room(case)
    claims = [browser.get(f"/claims/{claim}").text for claim in index.alike[stated]]
    tie = re.search(r'href="(/ties/[^"]+)"', browser.get("/network").text)
    dispute = re.search(r'href="(/disputes/[^"]+)"', browser.get("/disputes").text)
    assert tie and dispute
    for text in (*claims, browser.get(tie[1]).text, browser.get(dispute[1]).text):
        plain = re.sub(r"<[^>]*>", "", text)
        assert set(re.findall(r"(\d+) outlets", plain)) == {str(OUTLETS)}
        assert set(re.findall(r"(\d+) origins at most", plain)) == {str(ORIGINS)}
        assert set(re.findall(r"(\d+) utterers", plain)) == {str(UTTERERS)}
    row = re.sub(r"<[^>]*>", " ", browser.get("/network").text.partition("<tbody>")[2].partition("</tbody>")[0])
    assert {str(ORIGINS), str(OUTLETS), str(UTTERERS), str(CLAIMS)} <= set(row.split())
    assert [edge["origins"] for edge in browser.get("/network/data").json()["edges"]] == [ORIGINS]


def test_disputes_and_differences_are_one_count_and_shifts_of_wording_are_neither() -> None:
    made = invented.case()
    differ = [Relation("contradicts", other, "c3", "both can hold", exact=False) for other in ("c2", "c6")]
    view = replace(made, relations=(*made.relations, *differ, Relation("drift", "c1", "c5", "another word")))
    index, told = Index.of(view), Tally(disputes=1, differences=1)
    rows = list(sections.disputes(Selection(index)))
    assert [row["point"] for row in rows] == ["dispute 1"] * 2 + ["difference 1"] * 2
    assert summary(view).disagreements == sections.points_of(rows) == told
    assert str(told) in str(summary(view))
    found = Lookups(index).disputes()
    assert (found["disagreements"], found["of"]) == (asdict(told), 2)
    written = markdown(index, Setting())
    assert re.findall(r"### (Dispute|Difference) (\d+):", written) == [("Dispute", "1"), ("Difference", "1")]
    browser = room(view)
    assert str(told) in browser.get("/").text
    assert len(set(re.findall(r'href="(/disputes/[^"]+)"', browser.get("/disputes").text))) == 2
    for page_ in (page(index, Setting()), browser.get("/").text):
        assert "<dt>disputes</dt><dd>1<small>1 difference between accounts</small>" in page_


def test_what_is_told_on_a_word_and_what_has_an_origin_are_told_apart(case: Case, index: Index) -> None:
    told = summary(case)
    voices = f"{told.attributed} told on someone's word, {told.claims - told.attributed} in a text's own voice"
    origins = f"{told.claims - 1} to {told.origins} independent origins at most, 1 to no stated origin"
    assert voices in str(told) and origins in str(told)
    written = page(index, Setting())
    assert voices.replace("told ", "").replace("'", "’") in written
    assert f"behind {told.claims - 1} claims; 1 without one" in written
    assert "Of 2 things that are said, 1 rests on one origin and 0 on none" in written


def test_a_matrix_counts_the_same_origins(case: Case, stated: str) -> None:
    grounds = Grounds.of(case)
    [question] = suggest_questions(grounds)
    made = matrix(Asked(question, "Ann Ode", "2031-11-01", {}), grounds)
    [row] = [one for one in made.rows if len(one.claims) == CLAIMS]
    assert (len(row.origins), row.unstated) == (ORIGINS, 1)
    assert sorted(made.origin_names[origin] for origin in row.origins) == ["Daily Post", "Ola Tveit", "two officials"]


def test_files_for_others_agree(case: Case, index: Index, stated: str, tmp_path: Path) -> None:
    for format_ in ("ledger", "esd", "graphml", "stix"):
        FORMATS[format_](case, tmp_path / format_)
    lines = [json.loads(line) for line in (tmp_path / "ledger" / "counts.jsonl").read_text(encoding="utf-8").splitlines()]
    [line] = [one for one in lines if one["about"] == stated]
    assert [len(line[name]) for name in ("outlets", "origins", "utterers", "documents")] == [OUTLETS, ORIGINS, UTTERERS, TEXTS]
    bundle = contents(index, index.claims[index.alike[stated][0]])["counts_of_what_it_states"]
    assert (bundle["outlets"], bundle["origins"], bundle["utterers"]) == (OUTLETS, ORIGINS, UTTERERS)
    with (tmp_path / "esd").open(encoding="utf-8-sig", newline="") as file:
        sheet = list(csv.DictReader(file))
    assert {(row["outlets"], row["origins_at_most"], row["utterers"]) for row in sheet} == {
        (str(OUTLETS), str(ORIGINS), str(UTTERERS))
    }
    written = (tmp_path / "stix").read_text(encoding="utf-8")
    assert re.findall(r'"origins_at_most": (\d+)', written) == [str(ORIGINS)]
    assert re.findall(r'"outlets": (\d+)', written) == [str(OUTLETS)]
