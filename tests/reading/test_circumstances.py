"""When, where and how much: links decide, neighbours stand in."""

from __future__ import annotations

from sayso.model import Amount, Span, When
from sayso.reading.circumstances import amount_of, place_of, time_of
from sayso.reading.names import Name
from sayso.reading.nearby import Nearby
from sayso.reading.referents import Referents
from tests.reading.trees import doubt, raise_score, tree, word

SENTENCE = (
    "Peru/P/nsubj/2 paid/V/root/0 nine/M/nummod/4 rebels/N/obj/2 in/I/case/6 Quito/P/obl/2 in/I/case/8 May/P/obl/2 "
    "and/C/cc/10 slept/V/conj/2 in/I/case/12 June/P/obl/10 ././punct/2"
)


def when(a_text: str, form: str) -> When:
    at = a_text.index(form)
    return When(earliest="2020-01-01", latest="2020-01-31", span=Span(at, at + len(form)))


def test_the_time_of_the_clause_stands_in_where_nothing_is_linked() -> None:
    a = tree(SENTENCE)
    doubt(a, -4.0)
    times = Nearby((t, [t.span]) for t in (when(a.text, "May"), when(a.text, "June")) if t.span)
    found = time_of(a, times, Span(a.text.index("slept"), len(a.text)), word(a, "slept"))
    assert found is not None and found.span is not None and a.text[found.span.start : found.span.end] == "June"


def test_a_linked_time_outranks_a_nearer_one() -> None:
    a = tree(SENTENCE)
    raise_score(a, "when", word(a, "slept"), [word(a, "May")])
    times = Nearby((t, [t.span]) for t in (when(a.text, "May"), when(a.text, "June")) if t.span)
    found = time_of(a, times, Span(0, len(a.text)), word(a, "slept"))
    assert found is not None and found.span is not None and a.text[found.span.start : found.span.end] == "May"


def test_a_figure_that_the_encoder_excludes_is_nobody_s() -> None:
    a = tree(SENTENCE)
    at = a.text.index("nine")
    nine = Amount(low=9, high=9, unit="rebels", bound="exact", span=Span(at, at + 4))
    amounts = Nearby((x, [x.span]) for x in (nine,) if x.span)
    assert amount_of(a, amounts, word(a, "slept"), [None]) is None
    raise_score(a, "amount", word(a, "paid"), [word(a, "nine")])
    assert amount_of(a, amounts, word(a, "paid"), [None]) == nine


def test_a_linked_place_is_never_a_party() -> None:
    a = tree(SENTENCE)
    referents = Referents(a, [Name(0, 0, "Country"), Name(5, 5, "Place")])
    raise_score(a, "where", word(a, "paid"), [word(a, "Peru"), word(a, "Quito")])
    peru, quito = referents.named_at(0), referents.named_at(5)
    assert place_of(a, referents, word(a, "paid"), (peru, None)) == quito


def test_a_place_of_another_event_is_not_the_deed_s() -> None:
    a = tree("Peru/P/nsubj/2 raided/V/root/0 Hamra/P/obj/2 during/I/case/6 a/D/det/6 meeting/N/obl/2 in/I/case/8 Quito/P/obl/2")
    referents = Referents(a, [Name(0, 0, "Country"), Name(2, 2, "Place"), Name(7, 7, "Place")])
    for deed in ("raided", "meeting"):
        raise_score(a, "where", word(a, deed), [word(a, "Quito")])
    parties = (referents.named_at(0), referents.named_at(2))
    assert place_of(a, referents, word(a, "raided"), parties) is None
    assert place_of(a, referents, word(a, "meeting"), parties) == referents.named_at(7)


def test_a_time_of_another_sentence_stands_in_for_nothing() -> None:
    a = tree(SENTENCE, "They/R/nsubj/1 left/V/root/0 before/I/case/4 dawn/N/obl/1 ././punct/1")
    doubt(a, -4.0)
    times = Nearby((t, [t.span]) for t in (when(a.text, "May"), when(a.text, "June")) if t.span)
    assert time_of(a, times, Span(a.text.index("They"), len(a.text)), word(a, "left")) is None


def test_a_time_in_front_of_another_noun_dates_that_noun() -> None:
    a = tree("They/O/nsubj/2 approved/V/root/0 the/D/det/4 raid/N/obj/2 at/I/case/8 a/D/det/8 May/P/compound/8 meeting/N/obl/2")
    for noun in ("raid", "meeting"):
        raise_score(a, "when", word(a, noun), [word(a, "May")])
    times = Nearby((t, [t.span]) for t in (when(a.text, "May"),) if t.span)
    assert time_of(a, times, Span(0, len(a.text)), word(a, "raid")) is None
    assert time_of(a, times, Span(0, len(a.text)), word(a, "meeting")) is not None


def test_a_time_of_another_clause_must_be_likelier_than_one_of_the_own() -> None:
    a = tree("The/D/det/2 cult/N/nsubj/8 that/O/nsubj/4 left/V/acl:relcl/2 in/I/case/6 May/P/obl/4 has/X/aux/8 warned/V/root/0")
    times = Nearby((t, [t.span]) for t in (when(a.text, "May"),) if t.span)
    doubt(a, -4.0)
    assert time_of(a, times, Span(0, len(a.text)), word(a, "warned")) is None
    assert time_of(a, times, Span(0, len(a.text)), word(a, "left")) is not None
    doubt(a, -0.5)
    assert time_of(a, times, Span(0, len(a.text)), word(a, "warned")) is not None


def test_a_time_that_depends_on_the_predicate_outranks_a_little_likelier_one() -> None:
    a = tree(SENTENCE)
    times = Nearby((t, [t.span]) for t in (when(a.text, "May"), when(a.text, "June")) if t.span)
    doubt(a, -0.5)
    raise_score(a, "when", word(a, "slept"), [word(a, "May")], 1.0)
    found = time_of(a, times, Span(0, len(a.text)), word(a, "slept"))
    assert found is not None and found.span is not None and a.text[found.span.start : found.span.end] == "June"


def test_a_time_in_the_participle_of_a_noun_is_the_noun_s() -> None:
    a = tree("In/I/case/2 June/P/obl/3 told/V/root/0 of/I/case/6 a/D/det/6 meeting/N/obl/3 held/V/acl/6 in/I/case/9 May/P/obl/7")
    times = Nearby((t, [t.span]) for t in (when(a.text, "May"), when(a.text, "June")) if t.span)
    doubt(a, -4.0)
    found = time_of(a, times, Span(0, len(a.text)), word(a, "meeting"))
    assert found is not None and found.span is not None and a.text[found.span.start : found.span.end] == "May"


def test_a_joined_predicate_shares_a_time_unless_it_has_its_own_subject() -> None:
    shared = tree("In/I/case/2 June/P/obl/4 they/O/nsubj/4 left/V/root/0 and/C/cc/6 slept/V/conj/4")
    apart = tree("In/I/case/2 June/P/obl/4 they/O/nsubj/4 left/V/root/0 and/C/cc/7 we/O/nsubj/7 slept/V/conj/4")
    for a, found in ((shared, True), (apart, False)):
        doubt(a, -3.5)
        times = Nearby((t, [t.span]) for t in (when(a.text, "June"),) if t.span)
        assert (time_of(a, times, Span(0, len(a.text)), word(a, "slept")) is not None) == found
