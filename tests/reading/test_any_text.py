"""Whatever the text, its reading holds together: offsets, ids, parents, participants, and twice the same."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from sayso.model import Document, LabelledRange, Reading, Span
from sayso.reading import Reader

NBSP = "\u00a0"
PIECES = [
    "“We sail at dawn,” said Ana Ruiz, the mayor of Arequipa. ",
    "Peru denied that its navy had sunk two ferries in 2019. ",
    "Officials told Reuters that Chile pays the guild $5 million a year. ",
    "The guild’s leaders reportedly met envoys from Oslo; they did not agree. ",
    "“He would not",
    " go,” she said: “",
    "It said:\n“One.”\n“Two.”\n",
    "according to three people familiar with the matter, ",
    "U.S.-backed crews",
    "Mrs. Ruiz and Mr. Ruiz (R-Wis.) say that is what many Peruvians, she said, want. ",
    'The plan, officials say, is “dead." ',
    "The mayor was clear: “",
    "\nAsked if you sank them, Ana Ruiz of Peru, R-Fla., said no.\n",
    "\nDid you, Mrs. Ruiz?\n",
    "\nI know the mayor, and she asked me who I was.\n",
    "''",
    "MAYOR RESIGNS – Reuters\n",
    "\r\n",
    "\r",
    "\n\n",
    NBSP,
    "\t",
    "\u200b",
    "\u200f",
    "\ufeff",
    "\x00",
    "\x1c",
    "😀 said 👩‍🚀 that 🇵🇪 will win. ",
    "قال المتحدث إن بيرو «لن تبحر». ",
    "سخنگوی دولت گفت: می‌رویم. ",
    "cafe\u0301 Re\u0301union ",
    "ﬁ İ ß ǆ ",
    "'",
    '"',
    "“",
    "”",
    "‘",
    "’",
    "«",
    ":",
    "...",
    "-",
    "—",
    "(",
    "1",
    "١٢",
    "$",
    " said ",
    " that ",
    ". ",
    "§",
    "\u0301",
]
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=6)), max_size=14).map("".join)


def document(text: str, cuts: tuple[int, ...] = ()) -> Document:
    """A document whose stretches between ``cuts`` are by turns body and caption."""
    edges = [0, *sorted({c % (len(text) + 1) for c in cuts}), len(text)]
    kinds = ["body" if n % 2 == 0 else "caption" for n in range(len(edges))]
    ranges = [LabelledRange(Span(x, y), k) for x, y, k in zip(edges, edges[1:], kinds, strict=False) if x < y]  # type: ignore[arg-type]
    digest = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
    return Document("d" + digest[:12], "a.txt", digest, "text/plain", text, published="2021-03-04", ranges=tuple(ranges))


def spans(reading: Reading) -> Iterator[Span]:
    """Every span but those of contents, which may run on over a caption."""
    yield from reading.sentences
    for entity in reading.entities:
        yield from (Span(m.start, m.end) for m in entity.mentions)
    for attribution in reading.attributions:
        yield from (s for s in (attribution.source, attribution.cue) if s is not None)
    for claim in reading.claims:
        yield Span(claim.start, claim.end)
        yield from (x.span for x in (claim.time, claim.quantity) if x is not None and x.span is not None)


def check(reading: Reading) -> None:
    text, body = reading.document.text, reading.document.body
    for s in spans(reading):
        assert 0 <= s.start < s.end <= len(text)
        assert any(b.start <= s.start and s.end <= b.end for b in body), text[s.start : s.end]
    for a in reading.attributions:
        assert a.content
        for c in a.content:
            assert 0 <= c.start < c.end <= len(text)
            assert any(b.start <= c.start < b.end for b in body) and any(b.start < c.end <= b.end for b in body)
        assert list(a.content) == sorted(a.content)
        assert a.source_count is None or a.source_count >= 1
    entities = {e.id for e in reading.entities}
    attributions = {a.id: a for a in reading.attributions}
    claims = {c.id for c in reading.claims}
    assert len(entities) == len(reading.entities) and len(attributions) == len(reading.attributions)
    assert len(claims) == len(reading.claims)
    assert all(e.mentions and e.name for e in reading.entities)
    assert all(a.source_entity is None or a.source_entity in entities for a in reading.attributions)
    for claim in reading.claims:
        assert {claim.subject, claim.object, claim.place} - {None} <= entities
        assert claim.attribution is None or claim.attribution in attributions
        assert claim.predicate
    for a in reading.attributions:
        seen = {a.id}
        while a.parent is not None:
            a = attributions[a.parent]
            assert a.id not in seen, "an attribution is its own ancestor"
            seen.add(a.id)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=TEXTS, cuts=st.lists(st.integers(0, 400), max_size=3).map(tuple))
@example(text="\"'\nAAB00", cuts=(60,))
def test_any_text(reader: Reader, text: str, cuts: tuple[int, ...]) -> None:
    reading = reader.read(document(text, cuts))
    check(reading)
    assert reading == reader.read(document(text, cuts))


REPORT = (
    "LIMA — Peru will not sell its ferries to Chile, a harbour official told Reuters on Monday. "
    "“We need them,” said Ana Ruiz, the port’s director, who denied that a contract had been signed.{end}"
    "According to the Pacific Herald, three people familiar with the talks said that the guild had received $5 million from Oslo. "
    "It has called the report untrue.{end}"
)
ODD = {
    "line feeds": "\n\n",
    "carriage returns and line feeds": "\r\n\r\n",
    "carriage returns": "\r",
    "no-break spaces": " \u00a0 ",
    "emoji": " 👩‍🚀🇵🇪 ",
    "Arabic": " قال المتحدث. ",
    "Persian": " می‌رویم. ",
    "combining marks": " e\u0301\u0301 ",
    "nothing": "",
}


@pytest.mark.parametrize("between", ODD.values(), ids=ODD.keys())
def test_a_report_with_odd_characters_in_it(reader: Reader, between: str) -> None:
    text = REPORT.format(end=between) * 2
    reading = reader.read(document(text))
    check(reading)
    assert {"Peru", "Reuters"} <= {text[m.start : m.end] for e in reading.entities for m in e.mentions}


@pytest.mark.parametrize("word", ["said ", "Peru ", "“", "that ", "and ", "x" * 300 + " ", "\u0301", "سلام ", "ship-", "(", "12 "])
def test_one_sentence_longer_than_any_window(reader: Reader, word: str) -> None:
    reading = reader.read(document("Ana said that " + word * 400))
    check(reading)
    assert reading.sentences


@pytest.mark.parametrize("text", ["", " ", "\n\u00a0\n", "\ufeff", ".", "“", "a"])
def test_next_to_nothing(reader: Reader, text: str) -> None:
    check(reader.read(document(text)))


def test_no_body_is_no_reading(reader: Reader) -> None:
    given = document("Peru sank.")
    bare = Document(given.id, given.path, given.sha256, given.media_type, given.text)
    assert reader.read(bare) == Reading(bare)


def test_what_was_read_before_changes_nothing(reader: Reader) -> None:
    first, second = document(REPORT.format(end="\n")), document("Chile said: " + REPORT.format(end=" "))
    alone = reader.read(first)
    assert list(reader.read_many([second, first, second]))[1] == alone
