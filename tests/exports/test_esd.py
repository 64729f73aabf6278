"""The coder sheet: what makes a row, what a spreadsheet may do to it, what comes back."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest

from sayso.casefile import Case
from sayso.errors import SaysoError
from sayso.exports import esd
from sayso.findings import Support, Via
from sayso.judgements import Judgement
from sayso.model import Claim, When
from sayso.telling.view import Index
from tests.exports.written import Weighed
from tests.telling.invented import View, case, hostile

IN_2019 = When("2019-03-01", "2019-11-30")


def front(*changes: dict[str, object], view: View | None = None) -> View:
    """The dam case with an armed group in place of the dam, its claims changed one after the other."""
    base = view or case()
    entities = tuple(replace(e, name="River Front", type="ArmedGroup") if e.id == "k" else e for e in base.entities)
    claims = {c.id: c for c in base.claims if c.id in ("c1", "c4", "c5")}
    for change in changes:
        id_ = str(change["id"])
        claims[id_] = replace(claims.get(id_, claims["c1"]), **change)  # type: ignore[arg-type]
    return replace(base, entities=entities, claims=tuple(claims.values()))


def rows(view: View, supports: tuple[Support, ...] = ()) -> tuple[esd.Row, ...]:
    return esd.rows(Index.of(view), supports)


def sheet(view: View, path: Path) -> list[dict[str, str]]:
    esd.write(cast(Case, Weighed(view)), path)
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_a_row_is_one_supporter_one_recipient_one_year() -> None:
    made = rows(front({"id": "c1", "time": IN_2019}, {"id": "c7", "code": "arms", "time": IN_2019}))
    assert [(r.supporter.name, r.recipient.name, r.year, r.kinds) for r in made] == [
        ("Highland", "River Front", 2019, ("ext_w", "ext_f")),
        ("Highland", "River Front", None, ("ext_f",)),
    ]
    assert [[c.id for c in r.claims] for r in made] == [["c1", "c7"], ["c5"]]
    assert [[d.id for d in r.denials] for r in made] == [["c4"], ["c4"]]


def test_troops_in_a_country_are_a_presence_and_troops_for_a_group_support() -> None:
    view = front({"id": "c1", "code": "sends_troops"}, {"id": "c5", "code": "sends_troops"})
    there = replace(view, entities=tuple(replace(e, type="Country") if e.id == "k" else e for e in view.entities))
    assert [[r.kinds for r in rows(one)] for one in (view, there)] == [[("ext_x",)], [("ext_p",)]]


def test_a_claim_over_years_makes_a_row_for_each() -> None:
    made = rows(front({"id": "c1", "time": When("2017-01-01", "2019-12-31")}))
    assert [r.year for r in made] == [2017, 2018, 2019, None]


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"code": "supports_politically"}, "political support has no code in the scheme"),
        ({"modality": "future"}, "a pledge is no support yet"),
        ({"modality": "conditional"}, "under a condition"),
        ({"polarity": "-"}, "only denied"),
        ({"object": "o"}, "a place is no party"),
        ({"subject": None}, "nobody is named"),
        ({"object": "h"}, "nobody supports himself"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_makes_no_row(change: dict[str, object], why: str) -> None:
    view = front({"id": "c1", **change})
    assert not rows(replace(view, claims=tuple(c for c in view.claims if c.id == "c1"))), why


def support(code: str = "funds", *, alleged: bool = True, reason: str = "one origin at most states it") -> Support:
    via = Via("route", "c1", "da", 0, 8, "through Oss")
    return Support("h", code, "k", "ext_f", ("c1", "c5"), (), None, None, None, None, None, (), (via,), alleged, reason)


@pytest.mark.parametrize(
    ("supports", "alleged", "why"),
    [
        ((support(),), True, "one origin at most states it"),
        ((support(alleged=False, reason="two origins state it"),), False, "two origins state it"),
        ((support(), support("arms", alleged=False, reason="Highland says so")), False, "Highland says so"),
        ((), True, "no text states it as fact"),
    ],
)
def test_the_alleged_bit_is_the_weighings_draft_with_its_reason(supports: tuple[Support, ...], alleged: bool, why: str) -> None:
    (row,) = rows(front({"id": "c7", "code": "arms"}), supports)
    assert (row.alleged, row.why) == (alleged, why)


def test_a_row_tells_through_whom_or_by_which_way() -> None:
    (row,) = rows(front(), (support(),))
    assert [via.words for via in row.ways] == ["through Oss"]


def test_the_sheet_carries_sentence_chain_counts_and_place(tmp_path: Path) -> None:
    (row,) = sheet(front(), tmp_path / "s.csv")
    assert (tmp_path / "s.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert (row["ext_f"], row["ext_w"], row["ext_sup"], row["ext_alleged"]) == ("1", "0", "1", "1")
    assert row["best_sentence"].startswith("Highland paid for the Karu dam, North Wire reported")
    assert row["chain"] == "Valley Post, citing North Wire, citing “two engineers” (not named, 2 of them)"
    assert (row["claims_plain_count"], row["origins_at_most"], row["denials"]) == ("2", "1", "1")
    assert row["denied_by"] == "Hill Echo, citing Ada Brenn, denying it"
    text = next(d.text for d in case().documents if d.id == row["document"])
    assert text[int(row["clause_start"]) : int(row["clause_end"])] == "Highland paid for the Karu dam"
    assert not any(value for name, value in row.items() if name.startswith("coder_"))


def test_no_cell_of_a_hostile_case_is_run(tmp_path: Path) -> None:
    view = front(view=hostile())
    bad = replace(view, entities=tuple(replace(e, name="=cmd|'/c calc'!A1") for e in view.entities))
    bad = replace(bad, claims=tuple(replace(c, code="funds") for c in bad.claims))
    (row,) = sheet(bad, tmp_path / "s.csv")
    assert row["supporter"] == "'=cmd|'/c calc'!A1"
    assert not any(value.startswith(("=", "+", "@", "\t", "\r")) for value in row.values())
    assert [d.row for d in fill(tmp_path / "s.csv", {"coder_decision": "accept"})] == [row["row"]]


def fill(path: Path, cells: dict[str, str], *, delimiter: str = ",", encoding: str = "utf-8-sig") -> tuple[esd.Decided, ...]:
    """Fill in the first row as a coder would and read the sheet back."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        found = list(csv.DictReader(file))
    found[0] |= cells
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.DictWriter(file, list(found[0]), delimiter=delimiter)
        writer.writeheader()
        writer.writerows(found)
    return esd.read_sheet(path)


@pytest.mark.parametrize(
    ("delimiter", "encoding"), [(",", "utf-8-sig"), (";", "utf-8-sig"), (";", "cp1252"), ("\t", "utf-16"), (",", "utf-8")]
)
def test_a_sheet_is_read_back_whatever_saved_it(delimiter: str, encoding: str, tmp_path: Path) -> None:
    sheet(front(), tmp_path / "s.csv")
    cells = {"coder_decision": "Accept", "coder_ext_w": "1", "coder_ext_alleged": "0", "coder_note": "caf\u00e9"}
    (decided,) = fill(tmp_path / "s.csv", cells, delimiter=delimiter, encoding=encoding)
    assert (decided.decision, decided.note, decided.line) == ("accept", "caf\u00e9", 2)
    assert (decided.values["ext_w"], decided.values["ext_f"], decided.values["ext_x"], decided.values["ext_alleged"]) == (
        1,
        1,
        0,
        0,
    )
    assert "ext_elements" not in decided.values


def test_rows_left_undecided_are_passed_over_and_a_rejected_one_has_no_values(tmp_path: Path) -> None:
    sheet(front(), tmp_path / "s.csv")
    assert esd.read_sheet(tmp_path / "s.csv") == ()
    (decided,) = fill(tmp_path / "s.csv", {"coder_decision": "reject"})
    assert decided.values == {}


@pytest.mark.parametrize(
    ("cells", "complaint"),
    [
        ({"coder_decision": "maybe"}, "line 2, column coder_decision: 'maybe' is no decision"),
        ({"coder_decision": "accept", "coder_ext_f": "yes"}, "line 2, column coder_ext_f: 'yes' is neither 0 nor 1"),
        ({"coder_decision": "accept", "recipient": "Lake Front"}, "line 2, column row: supporter, recipient or year were changed"),
        ({"coder_decision": "accept", "year": "2018"}, "line 2, column row: supporter, recipient or year were changed"),
    ],
)
def test_what_may_not_stand_in_a_cell_is_named_by_line_and_column(cells: dict[str, str], complaint: str, tmp_path: Path) -> None:
    sheet(front(), tmp_path / "s.csv")
    with pytest.raises(SaysoError, match=complaint) as caught:
        fill(tmp_path / "s.csv", cells)
    assert caught.value.hint


@pytest.mark.parametrize("content", [b"", b"a,b\n1,2\n", b"\x00\x01\x02", b"row,supporter\n1,2\n"])
def test_what_is_no_coder_sheet_is_said_to_be_none(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "s.csv").write_bytes(content)
    with pytest.raises(SaysoError, match="no coder sheet"):
        esd.read_sheet(tmp_path / "s.csv")


def test_a_sheet_with_decisions_is_never_written_over(tmp_path: Path) -> None:
    sheet(front(), tmp_path / "s.csv")
    sheet(front(), tmp_path / "s.csv")
    fill(tmp_path / "s.csv", {"coder_decision": "accept"})
    before = (tmp_path / "s.csv").read_bytes()
    with pytest.raises(SaysoError, match="a coder has decided rows"):
        sheet(front(), tmp_path / "s.csv")
    assert (tmp_path / "s.csv").read_bytes() == before


def test_a_decision_is_kept_as_a_signed_row_and_known_again(tmp_path: Path) -> None:
    sheet(front(), tmp_path / "s.csv")
    (decided,) = fill(tmp_path / "s.csv", {"coder_decision": "accept", "coder_note": "two reports, one wire"})
    kept = esd.judgement_of(decided, by="Ann Ode", at="2024-05-01T10:00:00Z", sheet="s")
    assert (kept.kind, kept.layer, kept.by, kept.note) == ("sign", "cell", "Ann Ode", "two reports, one wire")
    assert kept.sides[0][0].id == decided.row and kept.changes["decision"] == "accept" and kept.changes["ext_f"] == 1
    known: list[Judgement] = [kept]
    assert esd.is_kept(decided, "Ann Ode", known)
    assert not esd.is_kept(decided, "Ben Ode", known)
    assert not esd.is_kept(replace(decided, decision="unsure", values={}), "Ann Ode", known)


def test_an_empty_case_gives_an_empty_sheet_that_reads_back(tmp_path: Path) -> None:
    empty: tuple[Claim, ...] = ()
    assert sheet(replace(front(), claims=empty), tmp_path / "s.csv") == []
    assert esd.read_sheet(tmp_path / "s.csv") == ()
