"""Judging from the pages: signed, dated, undone by one more judgement, and only where the room was opened for it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from sayso.build import weigh_again
from sayso.casefile import Case
from sayso.serving import Reviewer, Shelf
from tests.casefile.invented import reading
from tests.serving.conftest import COOKIE, HOME, browser

DATE = "2031-06-01T10:00:00Z"
OWN = {"origin": HOME, "sec-fetch-site": "same-origin", "sec-fetch-mode": "navigate"}


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    path = tmp_path / "inquiry.sayso"
    with Case.open(path, create=True) as case:
        case.add(reading(1), reader_version="by hand")
        case.add(reading(2), reader_version="by hand")
        weigh_again(case)
    made = Shelf(path)
    made.load()
    return made


def reviewing(shelf: Shelf) -> TestClient:
    return browser(shelf, headers={**COOKIE, **OWN}, reviewer=Reviewer("Ann Ode", lambda: DATE))


def judge(client: TestClient, **fields: str) -> str:
    """Send a form; gives the address it leads back to."""
    answer = client.post("/judge", data=fields)
    assert answer.status_code == 303, answer.text
    return str(answer.headers["location"])


def a_claim(shelf: Shelf) -> str:
    return next(iter(shelf.current().index.claims))


def test_an_accepted_claim_bears_the_name_and_the_date(shelf: Shelf) -> None:
    client, claim = reviewing(shelf), a_claim(shelf)
    back = judge(client, do="accept", record=claim, back=f"/claims/{claim}")
    assert back == f"/claims/{claim}?done=j1"
    text = client.get(back).text
    assert "Accepted by Ann Ode on 2031-06-01" in text.replace("\n", " ") or "accepted by ann ode" in text.lower()
    assert "j1" in text and "Undo" in text


def test_a_correction_changes_what_counts_and_undoing_it_brings_back_what_was_read(shelf: Shelf) -> None:
    client, claim = reviewing(shelf), a_claim(shelf)
    before = shelf.current().index.claims[claim].polarity
    other = {"+": "-", "-": "+"}[before]
    judge(client, do="correct", record=claim, polarity=other, modality="unchanged", code="unchanged", note="misread")
    assert shelf.current().index.claims[claim].polarity == other
    assert judge(client, do="revoke", record="j1", back="/judgements") == "/judgements?done=j2"
    assert shelf.current().index.claims[claim].polarity == before
    listed = client.get("/judgements").text
    assert "misread" in listed and "revoked" in listed and listed.index("j2 revoke") < listed.index("j1 correct")


def test_a_rejected_claim_no_longer_counts(shelf: Shelf) -> None:
    client, claim = reviewing(shelf), a_claim(shelf)
    judge(client, do="reject", record=claim)
    assert claim not in shelf.current().index.claims
    assert client.get(f"/claims/{claim}").status_code == 404


def test_an_actor_is_split_and_merged_again(shelf: Shelf) -> None:
    client = reviewing(shelf)
    actor = next(e for e in shelf.current().index.entities.values() if len(shelf.current().members(e.id)) > 1)
    members = shelf.current().members(actor.id)
    page = client.get(f"/actors/{actor.id}").text
    assert "Split" in page and members[0] in page
    judge(client, do="split", record=actor.id, member=members[0])
    apart = [e for e in shelf.current().index.entities.values() if e.name == actor.name]
    assert len(apart) == 2
    judge(client, do="merge", record=apart[0].id, other=apart[1].id)
    assert len([e for e in shelf.current().index.entities.values() if e.name == actor.name]) == 1


def test_words_of_a_note_are_escaped(shelf: Shelf) -> None:
    client = reviewing(shelf)
    judge(client, do="accept", record=a_claim(shelf), note="<script>alert(1)</script>")
    page = client.get("/judgements").text
    assert "<script>alert" not in page and "&lt;script&gt;alert(1)" in page


def test_a_long_note_is_kept_whole(shelf: Shelf) -> None:
    note = "because " * 600
    judge(reviewing(shelf), do="accept", record=a_claim(shelf), note=note)
    assert shelf.current().judgements[0]["note"] == note.strip()


@pytest.mark.parametrize("path", ["/judge", "/question"])
def test_what_is_too_long_is_given_back_as_it_was_typed(shelf: Shelf, path: str) -> None:
    note = "<b>read twice</b> " * 300
    answer = reviewing(shelf).post(path, data={"do": "accept", "record": a_claim(shelf), "note": note})
    assert answer.status_code == 400 and "&lt;b&gt;read twice&lt;/b&gt; " * 300 + "</textarea>" in answer.text


def test_no_field_for_words_is_cut_by_the_browser(shelf: Shelf) -> None:
    for path in ("/hypotheses", f"/claims/{a_claim(shelf)}"):
        fields = re.findall(r'<input name="(?:note|asks|says)"[^>]*>', reviewing(shelf).get(path).text)
        assert fields and not any("maxlength" in field for field in fields)


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("time", "2026-02-30", "Not a date"),
        ("time", "2026-03-02..2026-03-01", "cannot end before it begins"),
        ("quantity", "3000..2000 USD", "cannot end before it begins"),
        ("code", "hugs", "no relation"),
    ],
)
def test_a_value_that_cannot_be_is_refused_with_the_way_out(shelf: Shelf, field: str, value: str, words: str) -> None:
    answer = reviewing(shelf).post("/judge", data={"do": "correct", "record": a_claim(shelf), field: value})
    assert answer.status_code == 400 and words in " ".join(answer.text.split())
    assert shelf.current().judgements == ()


BAD = [
    ({"do": "accept", "record": "none"}, 400, "no record"),
    ({"do": "destroy", "record": "none"}, 400, "nothing that can be done"),
    ({"do": "revoke", "record": "j99"}, 404, "no judgement j99"),
    ({"do": "revoke", "record": "j0"}, 404, "no judgement j0"),
    ({"do": "accept", "record": "none", "note": "x" * 5_001}, 400, "It may have 5,000 at most"),
    ({"do": "revoke", "record": "jx"}, 400, "no judgement"),
    ({"do": "merge", "record": "none", "other": ""}, 400, "no entity"),
    ({"do": "accept", "record": "x" * 70_000}, 400, "too large"),
    ({}, 400, "no form of this page"),
]


@pytest.mark.parametrize(("fields", "status", "words"), BAD, ids=[str(b[0])[:40] for b in BAD])
def test_what_cannot_be_done_is_told_and_changes_nothing(shelf: Shelf, fields: dict[str, str], status: int, words: str) -> None:
    answer = reviewing(shelf).post("/judge", data=fields)
    assert answer.status_code == status and words in " ".join(answer.text.split())
    assert shelf.current().judgements == ()


@pytest.mark.parametrize(
    "back", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", "/claims/\r\nx: y", ""]
)
def test_a_form_leads_back_to_no_other_host(shelf: Shelf, back: str) -> None:
    assert judge(reviewing(shelf), do="accept", record=a_claim(shelf), back=back) == "/review?done=j1"


FOREIGN = [
    {"origin": "https://evil.example"},
    {"origin": "null"},
    {"origin": "http://127.0.0.1:1"},
    {"origin": HOME, "sec-fetch-site": "cross-site"},
    {"origin": HOME, "sec-fetch-site": "same-site"},
]


@pytest.mark.parametrize("headers", FOREIGN, ids=str)
def test_a_form_of_another_page_is_refused(shelf: Shelf, headers: dict[str, str]) -> None:
    answer = reviewing(shelf).post("/judge", data={"do": "accept", "record": a_claim(shelf)}, headers=headers)
    assert answer.status_code == 403 and shelf.current().judgements == ()


def test_a_form_without_an_origin_is_refused(shelf: Shelf) -> None:
    client = browser(shelf, headers=COOKIE, reviewer=Reviewer("Ann Ode", lambda: DATE))
    assert client.post("/judge", data={"do": "accept", "record": a_claim(shelf)}).status_code == 403


def test_without_the_cookie_no_form_is_taken(shelf: Shelf) -> None:
    client = browser(shelf, headers=OWN, reviewer=Reviewer("Ann Ode", lambda: DATE))
    assert client.post("/judge", data={"do": "accept", "record": a_claim(shelf)}).status_code == 403


def test_a_room_for_reading_takes_no_form_and_shows_no_button(shelf: Shelf) -> None:
    client = browser(shelf, headers={**COOKIE, **OWN})
    claim = a_claim(shelf)
    assert client.post("/judge", data={"do": "accept", "record": claim}).status_code == 405
    for path in ("/review", f"/claims/{claim}", "/judgements"):
        assert 'action="/judge"' not in client.get(path).text


def test_a_case_that_somebody_else_writes_is_told_and_nothing_is_lost(shelf: Shelf) -> None:
    claim = a_claim(shelf)
    client = reviewing(shelf)
    with Case.open(shelf.path):
        answer = client.post("/judge", data={"do": "accept", "record": claim})
    assert answer.status_code == 503 and "another process is writing" in answer.text
    assert judge(client, do="accept", record=claim).endswith("done=j1")
