"""Reading into a case, and reading again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.casefile import Case
from sayso.errors import CaseError
from sayso.model import Attribution, Claim, Document, Entity, LabelledRange, Mention, Reading, Span
from tests.casefile.invented import reading, weighing


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "river.sayso"


def test_what_goes_in_comes_out(place: Path) -> None:
    given_ = [reading(n) for n in (3, 1, 2)]
    with Case.open(place, create=True) as case:
        for r in given_:
            assert case.add(r, reader_version="v1") == "added"
    with Case.open(place, read_only=True) as case:
        pile = case.pile()
        ordered = sorted(given_, key=lambda r: r.document.path)
        assert pile.documents == tuple(r.document for r in ordered)
        assert pile.entities == tuple(e for r in ordered for e in r.entities)
        assert pile.attributions == tuple(a for r in ordered for a in r.attributions)
        assert pile.claims == tuple(c for r in ordered for c in r.claims)
        assert case.claims == pile.claims
        assert case.entities == pile.entities
        assert [(s.document, Span(s.start, s.end)) for s in case.sentences] == [
            (r.document.id, s) for r in ordered for s in r.sentences
        ]


def test_readings_added_together_make_the_case_that_they_make_one_by_one(tmp_path: Path) -> None:
    first, second, changed = reading(1), reading(2), reading(1, families=40)
    again, elsewhere = reading(2), "elsewhere.txt"
    given_ = [*((r, r.document.path) for r in (first, second, changed, again)), (first, elsewhere), (reading(3), elsewhere)]
    with Case.open(tmp_path / "a.sayso", create=True) as one_by_one, Case.open(tmp_path / "b.sayso", create=True) as together:
        outcomes = [one_by_one.add(r, path=path, reader_version="v1") for r, path in given_]
        assert outcomes == ["added", "added", "changed", "known", "added", "changed"]
        assert together.add_all(given_, reader_version="v1") == outcomes
        assert together.add_all([]) == []
        for table in ("journal", "readings", "entities", "attributions", "claims"):
            assert together.sql(f"FROM store.{table}") == one_by_one.sql(f"FROM store.{table}")


def test_reading_the_same_again_adds_nothing(place: Path) -> None:
    one = reading()
    with Case.open(place, create=True) as case:
        case.add(one, reader_version="v1")
        assert case.knows(one.document.sha256, one.document.path, "v1")
        assert not case.knows(one.document.sha256, one.document.path, "v2")
        assert not case.knows(one.document.sha256, "elsewhere.txt", "v1")
        assert case.add(one, reader_version="v1") == "known"
        assert len(case.sql("FROM history").rows) == 1


def test_a_changed_file_supersedes_and_the_older_reading_stays(place: Path) -> None:
    old, new = reading(1, families=12), reading(1, families=40)
    with Case.open(place, create=True) as case:
        case.add(old, reader_version="v1")
        assert case.add(new, reader_version="v1") == "changed"
        assert [d.id for d in case.documents] == [new.document.id]
        assert {c.document for c in case.claims} == {new.document.id}
        history = case.sql("SELECT document, current, superseded_by FROM history ORDER BY n").rows
        assert history == [(old.document.id, False, 2), (new.document.id, True, None)]
        words = case.sql("SELECT words FROM store.claims JOIN history USING (reading) WHERE NOT current ORDER BY id").rows
        assert "about 12 families" in words[0][0]


def test_a_file_changed_back_shows_its_first_reading_again(place: Path) -> None:
    old, new = reading(1, families=12), reading(1, families=40)
    with Case.open(place, create=True) as case:
        for r in (old, new):
            case.add(r, reader_version="v1")
        assert case.adopt(old.document.sha256, old.document.path, "v1") == "changed"
        assert case.pile().claims == old.claims


def test_one_content_at_two_paths_is_one_document_under_the_first_path(place: Path) -> None:
    one = reading(path="b.txt")
    with Case.open(place, create=True) as case:
        case.add(one, reader_version="v1")
        assert case.adopt(one.document.sha256, "a.txt", "v1") == "added"
        assert [d.path for d in case.documents] == ["a.txt"]
        case.add(reading(2), path="a.txt", reader_version="v1")
        assert sorted(d.path for d in case.documents) == ["a.txt", "b.txt"]


def test_another_reader_reads_again_and_its_reading_counts(place: Path) -> None:
    one = reading()
    poorer = replace(one, claims=one.claims[:1])
    with Case.open(place, create=True) as case:
        case.add(poorer, reader_version="v1")
        assert case.adopt(one.document.sha256, one.document.path, "v2") is None
        assert case.add(one, reader_version="v2") == "reread"
        assert case.pile().claims == one.claims
        assert case.sql("SELECT reader_version FROM documents").rows == [("v2",)]


def test_once_weighed_the_case_speaks_of_one_entity_a_referent(place: Path) -> None:
    with Case.open(place, create=True) as case:
        for n in (1, 2, 3):
            case.add(reading(n), reader_version="v1")
        weighed = weighing(case.pile())
        case.replace_weighing(weighed, mark="w1")
    with Case.open(place, read_only=True) as case:
        assert case.weighed_by == "w1"
        assert case.entities == weighed.entities
        assert {c.subject for c in case.claims if c.subject} == {"e:Brontec Works"}
        assert {c.place for c in case.claims if c.place} == {"e:Brontec Works"}
        assert {a.source_entity for a in case.attributions} == {"e:Ilse Okoro", "e:Valley Sentinel"}
        assert [c.origin for c in case.claims] == ["o1", None] * 3
        assert [c.proposition for c in case.claims] == ["p:fund", "p:keep rising"] * 3
        assert case.origins == weighed.origins
        assert case.relations == tuple(sorted(weighed.relations, key=lambda one: (one.kind, not one.exact, one.a, one.b)))
        assert case.ties == weighed.ties
        assert [(p.id, len(p.claims)) for p in case.propositions] == [("p:fund", 3), ("p:keep rising", 3)]
        assert {c.subject for c in case.pile().claims if c.subject} == {r.claims[0].subject for r in map(reading, (1, 2, 3))}


def test_a_new_reading_voids_the_weighing(place: Path) -> None:
    with Case.open(place, create=True) as case:
        case.add(reading(1), reader_version="v1")
        case.replace_weighing(weighing(case.pile()), mark="w1")
        assert case.origins
        case.add(reading(2), reader_version="v1")
        assert case.weighed_by is None
        assert not case.origins
        assert case.entities == case.pile().entities
        case.replace_weighing(weighing(case.pile()), mark="w2")
        assert len(case.origins[0].claims) == 2


def test_an_empty_case_is_empty(place: Path) -> None:
    with Case.open(place, create=True) as case:
        assert len(case.documents) == len(case.claims) == len(case.ties) == 0
        assert case.pile().documents == ()


def test_a_case_in_memory_leaves_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with Case.temporary() as case:
        case.add(reading(), reader_version="v1")
        assert len(case.claims) == 2
    assert list(tmp_path.iterdir()) == []


def test_a_closed_case_says_so(place: Path) -> None:
    case = Case.open(place, create=True)
    case.close()
    case.close()
    with pytest.raises(CaseError, match="closed"):
        len(case.claims)
    with pytest.raises(CaseError, match="closed"):
        case.add(reading())


def test_who_only_looks_cannot_add(place: Path) -> None:
    Case.open(place, create=True).close()
    with Case.open(place, read_only=True) as case, pytest.raises(CaseError, match="reading only"):
        case.add(reading())


LETTERS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20) | st.sampled_from(
    ["\u00a0a\u00a0", "👩🏽‍🚒", "سلام", "پ\u200cژ", "e\u0301", "a\r\nb", "\x00", "\u2028", "'; DROP"]
)


@settings(max_examples=4, deadline=None, derandomize=True)
@given(st.lists(st.tuples(LETTERS, LETTERS, LETTERS), min_size=5, max_size=10))
def test_any_letters_keep_their_offsets(texts: list[tuple[str, str, str]]) -> None:
    with Case.temporary() as case:
        for n, (before, words, after) in enumerate(texts):
            one = odd_reading(f"d{n}", before, words, after)
            case.add(one)
            seen = case.sql(
                f"SELECT words, cue, content FROM claims c JOIN attributions a ON a.id = attribution WHERE c.document = 'd{n}'"
            )
            assert seen.rows == [(words, words, [words])]
        pile = case.pile()
        added = sorted((odd_reading(f"d{n}", *t) for n, t in enumerate(texts)), key=lambda r: r.document.path)
        assert pile.documents == tuple(r.document for r in added)
        assert pile.entities == tuple(e for r in added for e in r.entities)
        assert pile.attributions == tuple(a for r in added for a in r.attributions)
        assert pile.claims == tuple(c for r in added for c in r.claims)


def odd_reading(home: str, before: str, words: str, after: str) -> Reading:
    text = before + words + after
    span = Span(len(before), len(before) + len(words))
    sha256 = home[1:].rjust(12, "0") + "0" * 52
    ranges = (LabelledRange(Span(0, len(text)), "body"),) if text else ()
    return Reading(
        Document(home, home + ".txt", sha256, "text/plain", text, title=words, ranges=ranges),
        (Span(0, len(text)),),
        (Entity(home + ".e0", words, "Group", (Mention(home, span.start, span.end, "name"),)),),
        (Attribution(home + ".a0", home, span, home + ".e0", "anonymous", span, (span,)),),
        (
            Claim(
                home + ".c0",
                home,
                span.start,
                span.end,
                home + ".e0",
                words,
                None,
                None,
                object_text=words,
                attribution=home + ".a0",
            ),
        ),
    )


def test_a_text_that_cannot_be_stored_is_refused_and_the_case_stays(place: Path) -> None:
    bad = reading(2)
    bad = replace(bad, document=replace(bad.document, title="\ud800"))
    with Case.open(place, create=True) as case:
        case.add(reading(1), reader_version="v1")
        with pytest.raises(CaseError, match=r"river\.sayso"):
            case.add(bad, reader_version="v1")
        assert [d.path for d in case.documents] == ["reports/0001.txt"]
        assert case.add(reading(3), reader_version="v1") == "added"
