from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from sayso.model import Genre, Weighing
from sayso.weighing import weigh
from tests.weighing.pile import Text, pile


def _wire(ident: str, published: str, words: str = "Harbour Wire reported that Ana Duarte met Leo Brandt.") -> tuple[Text, str]:
    text = Text(ident, words, outlet=f"Gazette {ident}", published=published)
    outlet = text.entity("Harbour Wire", "Outlet")
    act = text.says("Harbour Wire", "reported", entity=outlet, kind="outlet")
    return text, text.claim(
        "Ana Duarte met Leo Brandt", text.entity("Ana Duarte", "Person"), "met_with", text.entity("Leo Brandt", "Person"), said=act
    )


def _origin(found: Weighing, claim: str) -> str:
    return next(origin.reason for origin in found.origins if claim in origin.claims)


def test_two_papers_on_one_wire_story_share_one_origin_and_it_says_why() -> None:
    (one, a), (two, b) = _wire("d1", "2022-03-01"), _wire("d2", "2022-03-03")
    found = weigh(pile(one, two))
    assert found.origin_of[a] == found.origin_of[b]
    assert "“Harbour Wire reported”" in _origin(found, a) and "met with" in _origin(found, a)
    assert [(origin.kind, origin.name) for origin in found.origins] == [("outlet", "Harbour Wire")]


def test_two_stories_of_one_wire_are_two_origins() -> None:
    (one, a), (two, b) = _wire("d1", "2022-03-01"), _wire("d2", "2022-09-01")
    assert len({weigh(pile(one, two)).origin_of[claim] for claim in (a, b)}) == 2
    three = Text("d3", "Harbour Wire reported that Ana Duarte praised the Delta League.", published="2022-03-01")
    act = three.says("Harbour Wire", "reported", entity=three.entity("Harbour Wire", "Outlet"), kind="outlet")
    c = three.claim(
        "Ana Duarte praised the Delta League",
        three.entity("Ana Duarte", "Person"),
        "praised",
        three.entity("Delta League"),
        said=act,
    )
    found = weigh(pile(one, three))
    assert found.origin_of[a] != found.origin_of[c]


def test_the_cited_text_itself_is_the_same_origin() -> None:
    one, a = _wire("d1", "2022-03-02")
    two = Text("d2", "Ana Duarte met Leo Brandt on Monday.", outlet="Harbour Wire", published="2022-03-01")
    b = two.claim(two.text, two.entity("Ana Duarte", "Person"), "met_with", two.entity("Leo Brandt", "Person"))
    found = weigh(pile(one, two))
    assert found.origin_of[a] == found.origin_of[b]
    assert "cited text itself" in _origin(found, a)


def test_a_rewrite_goes_back_to_the_wire_as_a_whole() -> None:
    text = Text(
        "d1",
        "Arvia funds the Marsh Front. Dock workers say pay is late.",
        outlet="Daily Post",
        origin="Harbour Wire",
        genre="wire-rewrite",
    )
    ends = (text.entity("Arvia", "Country"), text.entity("Marsh Front", "ArmedGroup"))
    own = text.claim("Arvia funds the Marsh Front.", ends[0], "funds", ends[1])
    act = text.says("Dock workers", "say", kind="anonymous")
    told = text.claim("pay is late", ends[0], "owes", None, said=act, coded=False, words="pay")
    found = weigh(pile(text))
    assert found.origin_of[own] == found.origin_of[told]
    assert found.origins[0].name == "Harbour Wire"


@pytest.mark.parametrize(
    ("genre", "kind"), [("report", None), ("opinion", "author"), ("editorial", "author"), ("press-release", "document")]
)
def test_the_authors_own_voice(genre: Genre, kind: str | None) -> None:
    text = Text("d1", "Arvia funds the Marsh Front.", outlet="Daily Post", authors=("R. Quill",), genre=genre)
    text.claim(text.text, text.entity("Arvia", "Country"), "funds", text.entity("Marsh Front", "ArmedGroup"))
    found = weigh(pile(text))
    assert [origin.kind for origin in found.origins] == ([kind] if kind else [])


def test_one_group_of_officials_in_three_sentences_is_one_origin() -> None:
    text = Text(
        "d1",
        "Three port officials said Arvia funds the Front. The officials added. They told of guards. A dock official said less.",
    )
    ends = (text.entity("Arvia", "Country"), text.entity("Front", "ArmedGroup"))
    ids = []
    for source, cue, code in (
        ("Three port officials", "said", "funds"),
        ("The officials", "added", "arms"),
        ("They", "told", "hosts"),
        ("A dock official", "said", "trains"),
    ):
        act = text.says(source, cue, kind="anonymous")
        ids.append(text.claim(text.text, *(ends[0], code, ends[1]), said=act))
    found = weigh(pile(text))
    assert len({found.origin_of[ident] for ident in ids[:3]}) == 1
    assert found.origin_of[ids[3]] != found.origin_of[ids[0]]
    assert next(origin.name for origin in found.origins if ids[0] in origin.claims) == "Three port officials"


def test_unnamed_officials_of_two_texts_are_never_joined() -> None:
    texts, ids = [], []
    for n in (1, 2):
        text = Text(f"d{n}", "Two officials said Arvia funds the Front.", published="2022-01-01")
        act = text.says("Two officials", "said", kind="anonymous", entity=text.entity("Two officials", "Group", "nominal"))
        ids.append(text.claim(text.text, text.entity("Arvia", "Country"), "funds", text.entity("Front", "ArmedGroup"), said=act))
        texts.append(text)
    of = weigh(pile(*texts)).origin_of
    assert of[ids[0]] != of[ids[1]]


def test_reportedly_and_thoughts_ascribed_state_no_lineage() -> None:
    text = Text("d1", "Arvia reportedly funds the Front, and Ana Duarte believes it arms it.")
    ends = (text.entity("Arvia", "Country"), text.entity("Front", "ArmedGroup"))
    rumour = text.says(None, "reportedly", kind="anonymous")
    thought = text.says("Ana Duarte", "believes", entity=text.entity("Ana Duarte", "Person"), stance="believes")
    text.claim(text.text, ends[0], "funds", ends[1], said=rumour)
    text.claim(text.text, ends[0], "arms", ends[1], said=thought)
    assert weigh(pile(text)).origin_of == {}


@pytest.mark.parametrize(
    ("words", "outlet"),
    [
        ("Ana Duarte told the Harbour Examiner that Arvia funds the Front.", True),
        ("Ana Duarte said in an interview with the Harbour Examiner that Arvia funds the Front.", True),
        ("Quoted by the Harbour Examiner, Ana Duarte said Arvia funds the Front.", True),
        ("Ana Duarte said that Arvia funds the Front. The Harbour Examiner closed.", False),
        ("Ana Duarte said that Arvia funds the Front. Others told the Harbour Examiner more.", False),
    ],
)
def test_an_outlet_that_was_told_is_the_origin(words: str, outlet: bool) -> None:
    text = Text("d1", words)
    text.entity("Harbour Examiner", "Outlet")
    cue = "said" if "said" in words else "told"
    act = text.says("Ana Duarte", cue, entity=text.entity("Ana Duarte", "Person"))
    text.claim("Arvia funds the Front", text.entity("Arvia", "Country"), "funds", text.entity("Front", "ArmedGroup"), said=act)
    found = weigh(pile(text))
    assert [origin.kind for origin in found.origins] == ["outlet" if outlet else "person"]
    assert ("Harbour Examiner" in found.origins[0].reason) is outlet


def test_an_act_of_saying_goes_with_what_was_said() -> None:
    text = Text("d1", "The Delta League condemned Arvia, saying it arms the Front.")
    league, country, front = text.entity("Delta League"), text.entity("Arvia", "Country"), text.entity("Front", "ArmedGroup")
    act = text.says("The Delta League", "condemned", entity=league, kind="named_organization")
    deed = text.claim("The Delta League condemned Arvia", league, "criticised", country)
    said = text.claim("it arms the Front", country, "arms", front, said=act)
    of = weigh(pile(text)).origin_of
    assert of[deed] == of[said]


def test_an_outlet_on_record_is_an_outlet_however_it_was_read() -> None:
    text = Text("d1", "The Reuters agency reported that Arvia funds the Front.")
    act = text.says("The Reuters agency", "reported", kind="anonymous")
    text.claim("Arvia funds the Front", text.entity("Arvia", "Country"), "funds", text.entity("Front", "ArmedGroup"), said=act)
    assert [origin.kind for origin in weigh(pile(text)).origins] == ["outlet"]


def _retold(published: str, words: str) -> tuple[Text, str]:
    text = Text("d2", words, outlet="Gazette", published=published)
    who = text.entity("four dock officials", "Group", "nominal")
    act = text.says("four dock officials", "said", entity=who, kind="anonymous")
    ports = text.entity("Port Selim", "Place")
    return text, text.claim(words.split(",")[0], text.entity("Arvia"), "visited", ports, said=act)


_CREDITED = "Inspectors from Arvia found forty crates of rifles in the cold store at Port Selim, dock officials told Harbour Wire."
_ALIKE = "Inspectors of Arvia found forty crates with rifles inside a cold store at Port Selim last week, four dock officials said."


def _credited() -> tuple[Text, str]:
    text = Text("d1", _CREDITED, outlet="Daily Post", published="2022-03-01")
    act = text.says("Harbour Wire", "told", entity=text.entity("Harbour Wire", "Outlet"), kind="outlet")
    return text, text.claim(_CREDITED.split(",")[0], text.entity("Arvia"), "visited", text.entity("Port Selim", "Place"), said=act)


def test_a_retelling_without_credit_is_the_same_origin_and_it_says_why() -> None:
    (one, a), (two, b) = _credited(), _retold("2022-03-03", _ALIKE)
    found = weigh(pile(one, two))
    assert found.origin_of[a] == found.origin_of[b]
    assert "retold without credit" in _origin(found, b)


@pytest.mark.parametrize(
    ("published", "words"),
    [
        ("2022-06-03", _ALIKE),
        ("2022-03-03", "Inspectors of Arvia left Port Selim empty-handed, four dock officials said."),
    ],
    ids=["months later", "another story"],
)
def test_what_is_far_or_unlike_stays_apart(published: str, words: str) -> None:
    (one, a), (two, b) = _credited(), _retold(published, words)
    found = weigh(pile(one, two))
    assert found.origin_of[a] != found.origin_of[b]


def test_the_newspaper_is_the_outlet_named_before() -> None:
    text = Text("d1", "The Harbour Wire reported a strike. Arvia funds the Marsh Front, the newspaper said.")
    text.says("Harbour Wire", "reported", entity=text.entity("Harbour Wire", "Outlet"), kind="outlet")
    act = text.says("the newspaper", "said", entity=text.entity("the newspaper", "Outlet", "nominal"), kind="outlet")
    text.claim("Arvia funds the Marsh Front", text.entity("Arvia", "Country"), "funds", text.entity("Marsh Front"), said=act)
    assert [origin.name for origin in weigh(pile(text)).origins] == ["Harbour Wire"]


@pytest.mark.parametrize("who", ["nobody in the port", "they", "which"])
def test_who_names_nobody_is_no_origin(who: str) -> None:
    text = Text("d1", f"Arvia funds the Marsh Front, {who} said.", published="2022-03-01")
    act = text.says(who, "said", kind="anonymous")
    text.claim("Arvia funds the Marsh Front", text.entity("Arvia", "Country"), "funds", text.entity("Marsh Front"), said=act)
    assert weigh(pile(text)).origins == ()


def _passage(ident: str, words: str, code: str, published: str = "2022-03-01") -> tuple[Text, str]:
    text = Text(ident, "Harbour Wire reported: " + words, outlet=f"Gazette {ident}", published=published)
    act = text.says("Harbour Wire", "reported", entity=text.entity("Harbour Wire", "Outlet"), kind="outlet")
    duarte, _ = text.entity("Ana Duarte", "Person"), text.entity("Leo Brandt", "Person")
    return text, text.claim(words, duarte, code, text.entity("Marsh Front", "ArmedGroup"), said=act)


def test_one_passage_about_two_persons_in_like_words_makes_one_story_however_it_was_read() -> None:
    one, a = _passage("d1", "Ana Duarte warned Leo Brandt that the ferry strike would starve the Marsh Front garrison.", "warned")
    two, b = _passage(
        "d2", "The ferry strike will starve the garrison of the Marsh Front, Ana Duarte told Leo Brandt.", "criticised"
    )
    found = weigh(pile(one, two))
    assert found.origin_of[a] == found.origin_of[b]
    assert "in like words: ferry, front, garrison, marsh, starve, strike" in _origin(found, a)
    other, c = _passage("d3", "Ana Duarte and Leo Brandt opened a school near the Marsh Front camp.", "criticised")
    late, d = _passage("d4", two.text.partition(": ")[2], "criticised", published="2022-09-01")
    found = weigh(pile(one, other, late))
    assert len({found.origin_of[claim] for claim in (a, c, d)}) == 3


def test_what_a_thing_shows_goes_back_to_nobody() -> None:
    text = Text("d1", "Experience shows that Arvia funds the Marsh Front. Two guards said that Arvia arms it.", outlet="Daily Post")
    ends = text.entity("Arvia", "Country"), text.entity("Marsh Front", "ArmedGroup")
    shown = text.says("Experience", "shows", entity=text.entity("Experience", "Group", "nominal"), kind="anonymous")
    said = text.says("Two guards", "said", entity=text.entity("Two guards", "Group", "nominal"), kind="anonymous")
    a = text.claim("Arvia funds the Marsh Front", ends[0], "funds", ends[1], said=shown)
    b = text.claim("Arvia arms it", ends[0], "arms", ends[1], said=said)
    found = weigh(pile(text))
    assert a not in found.origin_of and b in found.origin_of


def _known(ident: str, words: str, clause: str, source: str, outlet: str, day: str = "2022-03-01", **said: Any) -> tuple[Text, str]:
    """A text that has Arvia arm the Marsh Front on the word of ``source``."""
    text = Text(ident, words, outlet=outlet, published=day)
    act = text.says(source, "said", **said)
    ends = text.entity("Arvia", "Country"), text.entity("Marsh Front", "ArmedGroup")
    return text, text.claim(clause, ends[0], "arms", ends[1], said=act, time=("2022-02-01", "2022-02-28"))


ARMED = "Arvia armed the Marsh Front in February"


def test_the_pile_s_own_mastheads_tell_what_is_an_outlet() -> None:
    one, a = _known("d1", f"{ARMED}, Valley Sun said.", ARMED, "Valley Sun", "Hill Echo", kind="named_organization")
    assert weigh(pile(one)).origins == ()
    found = weigh(pile(one, Text("d2", "It rained in the valley.", outlet="Valley Sun", published="2022-02-27")))
    assert [(o.kind, o.name) for o in found.origins] == [("outlet", "Valley Sun")]
    assert a in found.origin_of


def test_small_letters_make_no_outlet() -> None:
    text, _ = _known("d1", f"{ARMED}, the people said.", ARMED, "the people", "Hill Echo", kind="anonymous")
    assert [origin.kind for origin in weigh(pile(text)).origins] == ["anonymous"]


def test_an_outlet_told_with_its_kind_and_a_dated_relation_are_one_story() -> None:
    one, a = _known("d1", f"{ARMED}, Al-Nahr television said.", ARMED, "Al-Nahr television", "Hill Echo", kind="outlet")
    two, b = _known("d2", f"{ARMED}, Al-Nahr said.", ARMED, "Al-Nahr", "Valley Sun", "2022-03-04", kind="outlet")
    for text, name in ((one, "Al-Nahr television"), (two, "Al-Nahr")):
        act = text.attributions[0]
        text.attributions[0] = replace(act, source_entity=text.entity(name, "Outlet"))
    found = weigh(pile(one, two))
    assert found.origin_of[a] == found.origin_of[b]
    assert "Feb 2022" in _origin(found, a)


def test_one_quotation_in_two_texts_is_one_statement() -> None:
    quote = "We never paid the boatmen a single coin for this"
    claims, texts = [], []
    for ident, begin in (("d1", "On Monday "), ("d2", "At Port Selim ")):
        text = Text(ident, f"{begin}Ana Duarte said: “{quote}.”", outlet=f"Gazette {ident}", published="2022-03-01")
        act = text.says("Ana Duarte", "said", entity=text.entity("Ana Duarte", "Person"))
        span = text.span(quote)
        text.attributions[0] = replace(text.attributions[0], form="direct", content=(span,))
        claims.append(text.claim(quote, None, "pay", None, said=act, polarity="-", coded=False, words="a coin"))
        texts.append(text)
    found = weigh(pile(*texts))
    assert found.origin_of[claims[0]] == found.origin_of[claims[1]]
    assert "the words “" in _origin(found, claims[0])


REPORTS = f"Reports by Arab sources said that {ARMED}."


def test_reports_by_unnamed_people_go_back_to_them() -> None:
    text, _ = _known("d1", REPORTS, ARMED, "Reports by Arab sources", "Hill Echo", kind="document")
    assert [(origin.kind, origin.name) for origin in weigh(pile(text)).origins] == [("anonymous", "Arab sources")]
    shown = f"Photographs of the port said that {ARMED}."
    text, _ = _known("d1", shown, ARMED, "Photographs of the port", "Hill Echo", kind="document")
    assert weigh(pile(text)).origins == ()


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("The reports were first broadcast by Al-Nahr.", "outlet"),
        ("All the reports go back to Al-Nahr.", "outlet"),
        ("The reports were first broadcast by Al-Nahr. The story was first published by the Valley Sun.", "anonymous"),
        ("Al-Nahr has not commented.", "anonymous"),
    ],
)
def test_reports_by_unnamed_people_that_turn_out_to_be_one_channel_s_go_back_to_it(words: str, kind: str) -> None:
    told = f"{REPORTS} {words}"
    one, a = _known("d1", told, ARMED, "Reports by Arab sources", "Hill Echo", kind="document")
    one.entity("Al-Nahr", "Outlet")
    if "Valley Sun" in words:
        one.entity("Valley Sun", "Outlet")
    two, b = _known("d2", f"Al-Nahr said that {ARMED}.", ARMED, "Al-Nahr", "Coast Post", "2022-03-02", kind="outlet")
    two.attributions[0] = replace(two.attributions[0], source_entity=two.entity("Al-Nahr", "Outlet"))
    found = weigh(pile(one, two))
    assert next(origin.kind for origin in found.origins if a in origin.claims) == kind
    assert (found.origin_of[a] == found.origin_of[b]) == (kind == "outlet")
