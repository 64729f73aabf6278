"""What people judged stays as they wrote it, and shows in the case."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from sayso import judging
from sayso.build import weigh_again
from sayso.casefile import Case
from sayso.casefile.connect import Store
from sayso.errors import CaseError
from sayso.judgements import Judgement
from sayso.weighing.bench import Signature, revocation
from tests.casefile.invented import reading

ANN = Signature("Ann Ode", "2031-06-01T10:00:00Z", "misread")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A case of three reports with a correction (j1), a rejection (j2) and a revocation of the latter (j3)."""
    where = tmp_path / "river.sayso"
    with Case.open(where, create=True) as case:
        for n in (1, 2, 3):
            case.add(reading(n), reader_version="v1")
        weigh_again(case)
        bench = judging.bench(case)
        first, second = (claim.id for claim in case.claims[:2])
        made = [bench.correct(first, {"polarity": "-", "code": "arms"}, ANN), bench.about("reject", second, ANN)]
        judging.added(case, made)
        judging.added(case, [revocation(case.judgements[1], ANN)])
    return where


def test_judgements_come_back_as_they_were_written(place: Path) -> None:
    with Case.open(place, read_only=True) as case:
        assert [(one.id, one.kind, one.by, one.date, one.note, one.revokes) for one in case.judgements] == [
            ("j1", "correct", "Ann Ode", ANN.date, "misread", None),
            ("j2", "reject", "Ann Ode", ANN.date, "misread", None),
            ("j3", "revoke", "Ann Ode", ANN.date, "misread", 2),
        ]
        [[judged]] = case.judgements[0].sides
        assert judged.reading["polarity"] == "+"
        assert judged.words == next(d for d in case.documents if d.id == judged.document).text[judged.start : judged.end]
        assert [one.state for one in case.effects] == ["in force", "revoked", "revocation"]


def test_the_case_shows_a_claim_as_it_counts_and_keeps_what_was_read(place: Path) -> None:
    with Case.open(place, read_only=True) as case:
        claim, read = case.claims[0], case.pile().claims[0]
        assert (claim.polarity, claim.code) == ("-", "arms")
        assert (read.polarity, read.code) == ("+", "funds")
        assert case.sql(f"SELECT polarity, relation FROM claims_said WHERE claim = '{claim.id}'").rows == [("-", "arms")]
        assert case.judged == {claim.id: ("j1",)}
        assert case.judged_words == {claim.id: "corrected by Ann Ode on 2031-06-01"}
        assert len(case.claims) == len(case.pile().claims)


def test_a_rejected_record_is_in_no_view_and_comes_back_when_that_is_revoked(place: Path) -> None:
    with Case.open(place) as case:
        rejected = case.judgements[1].sides[0][0].id
        assert rejected in {claim.id for claim in case.claims}
        judging.added(case, [revocation(case.judgements[2], ANN)])
        assert rejected not in {claim.id for claim in case.claims}
        assert case.sql(f"FROM chains WHERE claim = '{rejected}'").rows == []
        assert rejected in {claim.id for claim in case.pile().claims}


def test_a_judgement_asks_for_a_new_weighing(place: Path) -> None:
    with Case.open(place) as case:
        assert case.weighed_by
        case.judge(Judgement(0, "sign", "cell", "Ann Ode", ANN.date))
        assert case.weighed_by is None
        assert case.effects == ()
        weigh_again(case)
        assert case.effects[-1].state == "open"  # it is about nothing


def test_judgements_are_kept_over_another_reading_and_open_over_another_text(place: Path) -> None:
    with Case.open(place) as case:
        one = next(r for r in map(reading, (1, 2, 3)) if r.document.id == case.judgements[0].sides[0][0].document)
        shifted = replace(one, claims=tuple(replace(c, id=c.id.replace(".c", ".c7"), score=0.9) for c in one.claims))
        assert case.add(shifted, reader_version="v2") == "reread"
        weigh_again(case)
        assert case.effects[0].state == "in force"
        assert next(c for c in case.claims if c.id == case.effects[0].records[0]).polarity == "-"
        case.add(replace(reading(9), document=replace(reading(9).document, path=one.document.path)), reader_version="v2")
        weigh_again(case)
        assert (case.effects[0].state, case.effects[0].records) == ("open", ())
        assert case.effects[0].reason == f"the text of {one.document.path} has changed"
        assert all(claim.polarity == "+" for claim in case.claims if claim.code)


@pytest.mark.parametrize(
    "judgement",
    [
        Judgement(0, "accept", "claim", "", ANN.date),
        Judgement(0, "accept", "claim", "  ", ANN.date),
        Judgement(0, "accept", "claim", "Ann Ode", ""),
        Judgement(0, "revoke", "judgement", "Ann Ode", ANN.date, revokes=9),
        Judgement(0, "revoke", "judgement", "Ann Ode", ANN.date, revokes=0),
    ],
)
def test_what_is_unsigned_undated_or_revokes_nothing_is_refused(place: Path, judgement: Judgement) -> None:
    with Case.open(place) as case, pytest.raises(CaseError) as caught:
        case.judge(judgement)
    assert caught.value.hint
    with Case.open(place, read_only=True) as case:
        assert len(case.judgements) == 3


def test_who_only_looks_cannot_judge(place: Path) -> None:
    with Case.open(place, read_only=True) as case, pytest.raises(CaseError, match="reading only"):
        case.judge(Judgement(0, "sign", "cell", "Ann Ode", ANN.date))


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        ("UPDATE store.judgements SET note = 'well read' WHERE n = 1", "does not add up at j1"),
        ("UPDATE store.judgements SET judged_by = 'Bo Lund' WHERE n = 2", "does not add up at j2"),
        ("UPDATE store.judgements SET body = replace(body, '\"arms\"', '\"funds\"') WHERE n = 1", "does not add up at j1"),
        ("DELETE FROM store.judgements WHERE n = 1", "does not add up at j1"),
        ("DELETE FROM store.judgements WHERE n = 3", "has lost 1 judgements that were committed"),
        ("DELETE FROM store.judgements", "has lost 3 judgements"),
    ],
)
def test_a_judgement_altered_or_taken_out_is_noticed(place: Path, damage: str, said: str) -> None:
    store = Store(place)
    store.run(damage)
    store.close()
    with pytest.raises(CaseError, match=said) as caught:
        Case.open(place, read_only=True)
    assert caught.value.hint


def _cut(text: str) -> str:
    return "".join(text.splitlines(keepends=True)[:2])


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda text: text.replace("misread", "correct"), "differs from the record beside it, first j1"),
        (lambda text: "x\n", "unreadable"),
    ],
)
def test_a_copy_beside_that_says_otherwise_is_noticed(place: Path, change: Callable[[str], str], said: str) -> None:
    beside = place.with_name(place.name + ".judgements")
    beside.write_text(change(beside.read_text(encoding="ascii")), encoding="ascii")
    with pytest.raises(CaseError, match=said):
        Case.open(place)


@pytest.mark.parametrize("change", [_cut, lambda text: text[:-5], lambda text: ""])
def test_a_copy_beside_that_lags_catches_up(place: Path, change: Callable[[str], str]) -> None:
    beside = place.with_name(place.name + ".judgements")
    whole = beside.read_text(encoding="ascii")
    beside.write_text(change(whole), encoding="ascii")
    Case.open(place).close()
    assert beside.read_text(encoding="ascii") == whole


def test_any_letters_are_kept(tmp_path: Path) -> None:
    note = "it's \u00a0 «ß» سلام 👷🏽 \u2028 '; DROP TABLE x"
    with Case.open(tmp_path / "a.sayso", create=True) as case:
        case.judge(Judgement(0, "sign", "cell", "Zoë Ní Bhriain", ANN.date, note=note))
    with Case.open(tmp_path / "a.sayso", read_only=True) as case:
        assert (case.judgements[0].by, case.judgements[0].note) == ("Zoë Ní Bhriain", note)
