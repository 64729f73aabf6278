"""A ledger read in: what another program may leave out, what it may not, and that what is wrong is told with file and line."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sayso.casefile import Case
from sayso.errors import SaysoError
from sayso.exports import from_ledger, ledger
from sayso.model import Amount, LabelledRange, Span, When
from sayso.reweighing import weigh_ledger
from tests.casefile.invented import reading
from tests.exports import given

Change = Callable[[given.Lines], Any]


def _set(file: str, n: int, **values: Any) -> Change:
    return lambda held: held[file][n].update(values)


def _judge(**values: Any) -> Change:
    line = {"id": "j1", "kind": "accept", "layer": "claim", "by": "Ann Ode", "date": "2031-06-01", "sides": []}
    return lambda held: held.update(judgements=[{**line, **values}])


WRONG: tuple[tuple[str, Change, str], ...] = (
    ("an id is missing", _set("claims", 0, id=None), "claims.jsonl: line 1, id: is missing"),
    ("an id is empty", _set("documents", 1, id=" "), "documents.jsonl: line 2, id: is empty"),
    ("an id is a number", _set("entities", 0, id=7), "entities.jsonl: line 1, id: 7 is no text"),
    ("two claims share an id", _set("claims", 1, id="c1"), "claims.jsonl: line 2, id: 'c1' stands in line 1 too"),
    ("two documents share a path", _set("documents", 1, path="one.txt"), "line 2, path: 'one.txt' stands in line 1"),
    ("a document is not there", _set("claims", 0, document="p9"), "claims.jsonl: line 1, document: there is no document 'p9'"),
    ("an entity is not there", _set("claims", 1, object="x"), "claims.jsonl: line 2, object: there is no entity 'x'"),
    ("a source is not there", _set("attributions", 0, source_entity="x"), "line 1, source_entity: there is no entity"),
    ("an act is not there", _set("claims", 0, attribution="x"), "claims.jsonl: line 1, attribution: there is no attribution"),
    ("an act of another text", _set("claims", 0, attribution="a3"), "attribution: 'a3' stands in another document"),
    ("a parent is not there", _set("attributions", 0, parent="x"), "attributions.jsonl: line 1, parent: there is no attribution"),
    ("a parent in another text", _set("attributions", 0, parent="a3"), "line 1, parent: 'a3' stands in another document"),
    ("a ring of parents", _set("attributions", 0, parent="a2"), "attributions.jsonl: line 1, parent: 'a1' is told inside itself"),
    ("an offset behind the text", _set("claims", 0, end=999), "claims.jsonl: line 1, end: 0 to 999 is no range of a text of 61"),
    ("an end before its start", _set("claims", 0, start=9, end=3), "claims.jsonl: line 1, end: 9 to 3 is no range"),
    ("an offset below zero", _set("claims", 0, start=-1), "claims.jsonl: line 1, start: -1 is no whole number"),
    ("an offset that is true", _set("claims", 0, start=True), "claims.jsonl: line 1, start: true is no whole number"),
    ("a cue that is no range", _set("attributions", 0, cue=[1, 2]), "attributions.jsonl: line 1, cue: [1, 2] is no object"),
    ("content that is no list", _set("attributions", 0, content="x"), "attributions.jsonl: line 1, content: 'x' is no list"),
    ("content behind the text", _set("attributions", 0, content=[{"start": 0, "end": 99}]), "line 1, content[0].end: 0 to 99"),
    ("a mention elsewhere", lambda held: held["entities"][2]["mentions"][0].update(document="x"), "line 3, mentions[0].document"),
    ("an unknown type", _set("entities", 0, type="Ghost"), "entities.jsonl: line 1, type: 'Ghost' is not a value of this field"),
    ("an unknown stance", _set("attributions", 0, stance="sings"), "attributions.jsonl: line 1, stance: 'sings' is not a value"),
    ("no kind of source", _set("attributions", 0, source_kind=None), "attributions.jsonl: line 1, source_kind: is missing"),
    ("an unknown polarity", _set("claims", 0, polarity="0"), "claims.jsonl: line 1, polarity: '0' is not a value"),
    ("no date", _set("documents", 0, published="May 2031"), "documents.jsonl: line 1, published: 'May 2031' is no date"),
    ("a day that never was", _set("claims", 0, time={"from": "2031-02-30"}), "claims.jsonl: line 1, time.from: '2031-02-30' is no"),
    ("a figure in words", _set("claims", 0, quantity={"low": "three"}), "claims.jsonl: line 1, quantity.low: 'three' is no number"),
    ("a figure without end", _set("claims", 0, quantity={"low": float("inf")}), "quantity.low: Infinity is no number"),
    ("a figure too large", _set("claims", 0, quantity={"low": 10**400}), "is no number that can be kept"),
    ("a count too large", _set("attributions", 1, source_count=2**40), "line 2, source_count: 1099511627776 is no whole number"),
    ("read is a word", _set("attributions", 0, read="yes"), "attributions.jsonl: line 1, read: 'yes' is neither true nor false"),
    ("half a surrogate pair", _set("documents", 0, title="\ud800"), "line 1, title: holds half of a surrogate pair"),
    ("an author who is a number", _set("documents", 0, authors=[7]), "documents.jsonl: line 1, authors[0]: 7 is no text"),
    ("no sum", _set("documents", 0, sha256="abc"), "documents.jsonl: line 1, sha256: 'abc' is no SHA-256"),
    ("ranges overlap", _set("documents", 0, body=[{"start": 0, "end": 9}, {"start": 5, "end": 9}]), "body: two ranges overlap at"),
    ("an unknown label", _set("documents", 0, ranges=[{"start": 0, "end": 9, "kind": "x"}]), "line 1, ranges[0].kind: 'x' is not"),
    ("judgements out of order", _judge(id="j2"), "judgements.jsonl: line 1, id: 'j2' where j1 comes next"),
    ("a judgement of nobody", _judge(by=""), "judgements.jsonl: line 1, by: is empty"),
    ("it revokes a later one", _judge(kind="revoke", revokes="j1"), "line 1, revokes: 'j1' is no earlier judgement"),
    ("sides that are no lists", _judge(sides=["x"]), "judgements.jsonl: line 1, sides[0]: 'x' is no list"),
    ("a correction of no field", _judge(kind="correct", changes={"mood": "x"}), "line 1, changes.mood: is no field that can be"),
    ("a correction to nothing", _judge(kind="correct", changes={"polarity": None}), "line 1, changes.polarity: cannot be empty"),
    ("a correction to an odd time", _judge(kind="correct", changes={"time": {"from": "now"}}), "line 1, changes.time.from: 'now'"),
    ("a signature of a list", _judge(kind="sign", changes={"decision": []}), "line 1, changes.decision: [] is no number"),
    ("a place without a layer", _judge(sides=[[{"id": "c1"}]]), "judgements.jsonl: line 1, sides[0][0].layer: is missing"),
)  # fmt: skip


@pytest.mark.parametrize(("change", "told"), [pytest.param(change, told, id=name) for name, change, told in WRONG])
def test_what_is_wrong_is_told_with_file_line_and_field(change: Change, told: str, tmp_path: Path) -> None:
    held = given.lines()
    change(held)
    with pytest.raises(SaysoError) as caught:
        from_ledger.read(given.write(tmp_path / "L", held))
    assert told in caught.value.message
    assert caught.value.hint
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b'{"id": "p1", "text', "line 2 is no JSON (Unterminated string"),
        (b"[]", "line 2 is no JSON object"),
        (b"\xff\xfe{}", "line 2 is not UTF-8"),
        (b"[" * 100_000, "line 2 is no JSON (nested too deep"),
        (b'{"id": ' + b"9" * 5000 + b"}", "line 2 is no JSON ("),
    ],
    ids=["cut", "no object", "other encoding", "nested too deep", "a number too long"],
)
def test_a_line_that_is_no_json_object_is_named(content: bytes, told: str, tmp_path: Path) -> None:
    folder = given.write(tmp_path / "L", given.lines())
    (folder / "documents.jsonl").write_bytes(b'{"id": "p0", "text": "Rain."}\n' + content)
    with pytest.raises(SaysoError) as caught:
        from_ledger.read(folder)
    assert f"documents.jsonl: {told}" in caught.value.message
    assert caught.value.hint


def test_a_folder_without_documents_is_no_ledger(tmp_path: Path) -> None:
    with pytest.raises(SaysoError, match=r"no ledger \(documents.jsonl is missing\)") as caught:
        from_ledger.read(tmp_path)
    assert "sayso export" in caught.value.hint


def test_a_document_needs_an_id_and_a_text_only(tmp_path: Path) -> None:
    held = from_ledger.read(given.write(tmp_path / "L", {"documents": [{"id": "p1", "text": "Rain."}]}))
    [read] = held.readings
    assert (read.document.path, read.document.genre, read.document.outlet) == ("p1", "unknown", None)
    assert read.document.ranges == (LabelledRange(Span(0, 5), "body"),)
    assert (read.entities, read.attributions, read.claims, held.judgements) == ((), (), (), ())


def test_what_the_form_does_not_have_is_passed_over(tmp_path: Path) -> None:
    plain, more = given.lines(), given.lines()
    for rows in more.values():
        for row in rows:
            row["mood"] = {"deep": [1, None]}
    more["origins"] = more["weather"] = [{"id": 7}]
    more["documents"][0]["genre"] = "sonnet"
    assert from_ledger.read(given.write(tmp_path / "L", plain)) == from_ledger.read(given.write(tmp_path / "M", more))


def test_text_between_the_ranges_of_the_article_is_furniture(tmp_path: Path) -> None:
    held = given.lines()
    held["documents"][0]["body"] = [{"start": 6, "end": 11}, {"start": 20, "end": 61}]
    read = from_ledger.read(given.write(tmp_path / "L", held)).readings[0].document
    assert [(r.span.start, r.span.end, r.kind) for r in read.ranges] == [
        (0, 6, "other"), (6, 11, "body"), (11, 20, "other"), (20, 61, "body"),
    ]  # fmt: skip


def test_an_entity_is_local_to_each_of_its_texts_and_known_to_be_one(tmp_path: Path) -> None:
    held = from_ledger.read(given.write(tmp_path / "L", given.lines()))
    one, two = held.readings
    assert {e.id: e.name for e in one.entities} == {"p1.e0": "Arvia", "p1.e1": "Marsh", "p1.e2": "Daily Post"}
    assert {e.id: e.name for e in two.entities} == {"p2.e0": "Marsh", "p2.e1": "Arvia"}
    assert held.entity_of["p1.e0"] == held.entity_of["p2.e1"] == "arvia"
    assert (one.claims[0].subject, two.claims[0].subject, two.attributions[0].source_entity) == ("p1.e0", "p2.e1", "p2.e0")
    assert (one.claims[0].time, one.claims[0].quantity) == (When("2031-01-01", None), Amount(3, None, "USD", "exact"))


def test_one_who_is_named_by_a_claim_and_mentioned_nowhere_is_kept(tmp_path: Path) -> None:
    held = given.lines()
    held["entities"].append({"id": "sea", "name": "the sea", "type": "Place"})
    held["claims"][1]["place"] = "sea"
    two = from_ledger.read(given.write(tmp_path / "L", held)).readings[1]
    assert (two.claims[0].place, two.entities[-1].id, two.entities[-1].name) == ("p2.e2", "p2.e2", "the sea")


def test_what_was_written_is_read_again(tmp_path: Path) -> None:
    readings = [reading(n) for n in (1, 2)]
    with Case.temporary() as case:
        for one in readings:
            case.add(one, reader_version="v1")
        ledger.write(case, tmp_path / "L")
    again = from_ledger.read(tmp_path / "L").readings
    for before, after in zip(readings, again, strict=True):
        assert (after.document, len(after.entities)) == (before.document, len(before.entities))
        assert [a.content for a in after.attributions] == [a.content for a in before.attributions]
        assert [(a.time, a.parent, a.scope, a.read) for a in after.attributions] == [
            (a.time, a.parent, a.scope, a.read) for a in before.attributions
        ]
        names = [{e.id: e.name for e in one.entities} for one in (before, after)]
        for old, new in zip(before.claims, after.claims, strict=True):
            assert (old.id, old.start, old.end, old.quantity, old.hedge, old.attribution, old.score) == (
                new.id, new.start, new.end, new.quantity, new.hedge, new.attribution, new.score,
            )  # fmt: skip
            assert names[0].get(old.subject or "") == names[1].get(new.subject or "")


def test_offsets_far_behind_a_text_cost_nothing(tmp_path: Path) -> None:
    place = {
        "layer": "attribution", "id": "a1", "document": "p1", "words": "said", "start": 34, "end": 38,
        "sha256": hashlib.sha256(given.TEXTS["p1"].encode()).hexdigest(),
        "reading": {"content": [[0, 2**31 - 1]] * 100, "stance": "asserts", "source_kind": "outlet"},
    }  # fmt: skip
    held = given.lines()
    _judge(layer="attribution", sides=[[place]])(held)
    weigh_ledger(given.write(tmp_path / "L", held), tmp_path / "M")
    assert '"state": "open"' in (tmp_path / "M" / "judgements.jsonl").read_text(encoding="utf-8")
