from __future__ import annotations

import random
from dataclasses import replace

import pytest

from sayso.model import Attribution, Document, LabelledRange, Span, Weighing
from sayso.weighing import weigh
from sayso.weighing.article_words import wording
from sayso.weighing.copies import copies
from sayso.weighing.passages import fingerprints, runs
from sayso.weighing.text_likeness import Telling, likeness
from tests.weighing.pile import Text, pile

STORY = (
    "The harbour office of Lomvik paid 48,000 crowns for a crane that was never built. Its manager, Tor Haugen, signed the bill "
    "on a Sunday in the cabin of a yacht.\n\nThe yacht belongs to Brekke Marine, which has had eleven contracts with the office. "
    "A painter found the bill in a drawer at Skarvik and kept it under his hat."
)
RETOLD = (
    "In a drawer at Skarvik a painter found a bill, and he kept it under a hat: 48,000 crowns for a crane never built. The manager "
    "of Lomvik's harbour office, Tor Haugen, signed it in a yacht's cabin on a Sunday.\n\nEleven contracts with the office went to "
    "Brekke Marine, to which the yacht belongs."
)
OTHER = (
    "At Lomvik fishermen threw ice at the harbour office on Tuesday. They want to know who paid 48,000 crowns for a crane that "
    "nobody has seen.\n\nThe widow Signe Moe carried a cardboard crane on her back. Police from Narvestad drank coffee."
)


def _text(ident: str, words: str, outlet: str, published: str | None, claim: str = "") -> tuple[Text, str]:
    text = Text(ident, words, outlet=outlet, published=published)
    clause = claim or words.partition(".")[0]
    return text, text.claim(clause, text.entity("Lomvik", "Place"), "pay", None, coded=False, words="a crane")


def _reason(found: Weighing, claim: str) -> str:
    return next(origin.reason for origin in found.origins if claim in origin.claims)


def test_a_passage_in_the_text_s_own_voice_goes_back_to_the_first_text_with_the_words_shown() -> None:
    own = "Winter came early this year.\n\n" + STORY.partition("\n\n")[0] + "\n\nA new mayor will be chosen in May."
    one, a = _text("d1", STORY, "Lomvik Post", "2020-03-01")
    two, b = _text("d2", own, "Fjord Weekly", "2020-09-01", "The harbour office of Lomvik paid 48,000 crowns")
    c = two.claim("A new mayor will be chosen", None, "choose", None, coded=False, words="a new mayor")
    found = weigh(pile(one, two))
    assert found.origin_of[a] == found.origin_of[b]
    assert c not in found.origin_of
    assert "Fjord Weekly has words of Lomvik Post" in _reason(found, a)
    assert "“The harbour office of Lomvik paid 48,000" in _reason(found, a)


def test_a_story_retold_without_a_fact_of_its_own_is_a_copy() -> None:
    (one, a), (two, b) = (
        _text("d1", STORY, "Lomvik Post", "2020-03-01"),
        _text("d2", RETOLD, "Fjord Weekly", "2020-03-03", "The manager of Lomvik's harbour office"),
    )
    found = weigh(pile(one, two))
    assert found.origin_of[a] == found.origin_of[b]
    assert "Fjord Weekly retells Lomvik Post" in _reason(found, a) and "haugen" in _reason(found, a)


@pytest.mark.parametrize(("published", "told"), [("2020-03-01", "direction not known"), (None, "direction not known")])
def test_without_dates_apart_the_direction_is_not_known(published: str | None, told: str) -> None:
    found = copies(*_given(_text("d1", STORY, "Lomvik Post", "2020-03-01")[0], _text("d2", STORY, "Fjord Weekly", published)[0]))
    assert [told in copy.reason for copy in found] == [True]


def test_a_reporter_of_the_same_event_is_no_copy() -> None:
    (one, a), (two, b) = _text("d1", STORY, "Lomvik Post", "2020-03-01"), _text("d2", OTHER, "Fjord Weekly", "2020-03-03")
    found = weigh(pile(one, two))
    assert a not in found.origin_of and b not in found.origin_of


@pytest.mark.parametrize(
    "shared",
    [
        "A spokeswoman declined to comment because she was not authorised to speak to the press about the matter while it is open.",
        "In a statement the Crane Board said: “We have bought a crane from Brekke Marine at Skarvik in good faith and for 48,000"
        " crowns, and we shall use it.”",
    ],
)
def test_stock_phrases_and_quotations_make_no_copy(shared: str) -> None:
    one = Text("d1", "Snow fell on Lomvik all night. " + shared, outlet="Lomvik Post", published="2020-03-01")
    two = Text("d2", "A tanker waits outside. " + shared + " Nils Aune sells boats.", outlet="Fjord Weekly", published="2020-03-02")
    assert copies(*_given(one, two)) == []


@pytest.mark.parametrize(("one", "other"), [("“{}”", "{}"), ("''{}''", "''{}''")], ids=["marked in one", "doubled apostrophes"])
def test_words_that_one_text_puts_in_quotation_marks_make_no_copy(one: str, other: str) -> None:
    said = "We have bought a crane from Brekke Marine at Skarvik in good faith and for 48,000 crowns, and we shall use it"
    first = Text("d1", f"Snow fell on Lomvik. {one.format(said)}, it said.", outlet="Lomvik Post", published="2020-03-01")
    later = Text("d2", f"A tanker waits. {other.format(said)}. Nils sells boats.", outlet="Fjord Weekly", published="2020-03-02")
    assert copies(*_given(first, later)) == []


@pytest.mark.parametrize("scattered", [True, False])
def test_a_long_text_s_words_here_and_there_make_no_retelling_but_its_sentences_do(scattered: bool) -> None:
    chosen = random.Random(5)
    told = [[f"word{sentence:02}x{place}" for place in range(10)] for sentence in range(40)]
    every = [word for sentence in told for word in sentence]
    own = [chosen.sample(every, 8) if scattered else chosen.sample(told[4 * k], 8) for k in range(9)]
    facts = frozenset(word for sentence in told for word in sentence[:3])
    like = likeness(_telling(told, facts), _telling(own, facts))
    assert (like is not None and like.retells) != scattered


def _telling(sentences: list[list[str]], facts: frozenset[str]) -> Telling:
    keys = frozenset(word for sentence in sentences for word in sentence)
    return Telling(keys, keys, frozenset(sentences[0]), facts & keys, tuple(map(frozenset, sentences)))


def test_a_credit_joins_the_text_that_is_credited() -> None:
    credited = "The Lomvik Post reported that the harbour office paid 48,000 crowns for a crane. Tor Haugen signed the bill."
    one, _ = _text("d1", STORY, "Lomvik Post", "2020-03-01")
    two = Text("d2", credited, outlet="Fjord Weekly", published="2020-03-01")
    act = two.says("The Lomvik Post", "reported", entity=two.entity("Lomvik Post", "Outlet"), kind="outlet")
    b = two.claim("the harbour office paid 48,000 crowns", None, "pay", None, said=act, coded=False, words="crowns")
    found = weigh(pile(one, two))
    assert {found.origin_of[b]} == {found.origin_of[claim.id] for claim in one.claims}
    assert "credits is in the pile" in _reason(found, b)


SPOKEN = (
    "The signal box at Dovre has had no lamp since Easter, the lineman Arne Ruud said. He said that trains pass it by moonlight "
    "and by the barking of a dog called Bamse.\n\nThe railway Fjellbanen counted 212 trains in the dark, Ruud said, and paid him "
    "with a ticket to Hamar."
)


def _spoken(ident: str, words: str, outlet: str, published: str) -> tuple[Text, str]:
    """A text all of whose claims are a named man's words."""
    text = Text(ident, words, outlet=outlet, published=published)
    act = text.says("Ruud", "said", entity=text.entity("Arne Ruud", "Person"))
    clause = words.partition(",")[0]
    return text, text.claim(clause, None, "have", None, said=act, coded=False, words="no lamp")


def test_what_a_man_said_in_a_copied_text_alone_goes_back_to_the_first_text() -> None:
    (one, a), (two, b) = _spoken("d1", SPOKEN, "Dovre Post", "2020-03-01"), _spoken("d2", SPOKEN, "Hamar Weekly", "2020-03-20")
    found = weigh(pile(one, two))
    assert found.origin_of[a] == found.origin_of[b]
    (origin,) = found.origins
    assert (origin.name, origin.kind) == ("Dovre Post", "outlet") and "Hamar Weekly" in origin.reason
    utterers = {one.utterer_name for one in found.findings.standings}
    assert utterers == {"Arne Ruud"}


def test_what_a_man_said_to_others_as_well_stays_his_own() -> None:
    texts = [_spoken("d1", SPOKEN, "Dovre Post", "2020-03-01"), _spoken("d2", SPOKEN, "Hamar Weekly", "2020-03-20")]
    other = "Snow came early to the pass, the lineman Arne Ruud said at a wedding."
    texts.append(_spoken("d3", other, "Radio Gudbrand", "2020-04-02"))
    found = weigh(pile(*(text for text, _ in texts)))
    assert {origin.kind for origin in found.origins} == {"person"}


@pytest.mark.parametrize(
    ("outlet", "above", "cited"),
    [("Lomvik Post", "", "The Post"), (None, "Lomvik Post\n\n", "The Lomvik Post")],
)
def test_a_credit_is_known_by_a_part_of_the_outlet_s_name_or_by_the_line_above_the_article(
    outlet: str | None, above: str, cited: str
) -> None:
    words = f"The Lomvik Post is read in Skarvik. {cited} reported that the harbour office paid 48,000 crowns. Tor Haugen signed."
    one, _ = _text("d1", above + STORY, outlet or "", "2020-03-01", STORY.partition(".")[0])
    two = Text("d2", words, outlet="Fjord Weekly", published="2020-03-01")
    act = two.says(cited, "reported", entity=two.entity(cited, "Organization"), kind="named_organization")
    b = two.claim("the harbour office paid 48,000 crowns", None, "pay", None, said=act, coded=False, words="crowns")
    given = pile(one, two)
    documents = tuple(
        replace(text, outlet=text.outlet or None, ranges=(LabelledRange(Span(len(above), len(text.text)), "body"),))
        if text.id == "d1" else text for text in given.documents
    )  # fmt: skip
    found = weigh(replace(given, documents=documents))
    assert found.origin_of[b] == found.origin_of[one.claims[0].id]
    assert "credits is in the pile" in _reason(found, b)


SHORT = (
    "Ten goats of the farmer Nils Aune were stolen from a barn at Skarvik on Monday night. Sergeant Ada Brun asked for witnesses. "
    "The goats wear bells and collars from Narvestad."
)
ALSO = (
    "Police at Skarvik look for ten goats that were stolen on Monday night from a barn of the farmer Nils Aune. They wear collars "
    "from Narvestad, and bells. Sergeant Ada Brun hopes for witnesses."
)


@pytest.mark.parametrize("published", ["2020-03-01", "2020-03-02"])
def test_two_short_reports_that_have_the_bare_facts_in_common_are_no_copies(published: str) -> None:
    one = Text("d1", SHORT, outlet="Lomvik Post", published="2020-03-01")
    two = Text("d2", ALSO, outlet="Skarvik Sun", published=published)
    assert copies(*_given(one, two)) == []


def test_words_that_two_texts_share_and_both_credit_to_one_wire_are_the_wire_s() -> None:
    texts, claims = [], []
    for k, paper in enumerate(("Lomvik Post", "Fjord Weekly")):
        text = Text(
            f"d{k}", f"Harbour Wire reported on page {k} that rain fell. " + STORY, outlet=paper, published=f"2020-03-0{k + 1}"
        )
        act = text.says("Harbour Wire", "reported", entity=text.entity("Harbour Wire", "Outlet"), kind="outlet")
        text.claim("rain fell", None, "fall", None, said=act, coded=False, words="rain")
        claims.append(
            text.claim("Brekke Marine, which has had eleven", text.entity("Brekke Marine"), "have", None, coded=False, words="x")
        )
        texts.append(text)
    found = weigh(pile(*texts))
    assert {(o.name, o.kind) for o in found.origins} == {("Harbour Wire", "outlet")}
    assert len({found.origin_of[claim] for claim in claims}) == 1


def test_copies_do_not_depend_on_the_order_of_documents() -> None:
    texts = [_text(f"d{k}", words, f"Paper {k} Post", "2020-03-01")[0] for k, words in enumerate((STORY, RETOLD, OTHER, STORY))]
    documents, acts = _given(*texts)
    assert copies(documents, acts) == copies(dict(reversed(documents.items())), acts)


def test_fingerprints_are_shared_wherever_eight_words_are() -> None:
    chosen = random.Random(7)
    for _ in range(50):
        shared = [f"w{chosen.randrange(500)}" for _ in range(8)]
        texts = [[f"{side}{chosen.randrange(500)}" for _ in range(chosen.randrange(40))] + shared for side in "ab"]
        one, other = (wording(Text(f"d{k}", " ".join(words)).document(), ()) for k, words in enumerate(texts))
        assert fingerprints(one) & fingerprints(other)
        assert max(run.length for run in runs(one, other)) >= 8


def _given(*texts: Text) -> tuple[dict[str, Document], tuple[Attribution, ...]]:
    given = pile(*texts)
    return {document.id: document for document in given.documents}, given.attributions
