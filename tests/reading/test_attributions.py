"""Acts of saying put together from cues, trees and pair scores; trees written by hand, so no model is asked."""

from __future__ import annotations

import pytest

from sayso.model import EntityType
from sayso.reading.attributions import says_in
from sayso.reading.encoder.labels import STANCES, offsets
from sayso.reading.names import Name
from sayso.reading.referents import Referents
from sayso.reading.say import Say
from tests.reading.acts import hears, says, told
from tests.reading.trees import raise_score, tree, whole_window, word

CASES = [
    (
        "Ana/P/nsubj/2 said/V/root/0 that/S/mark/6 boats/N/nsubj/6 had/X/aux/6 sunk/V/ccomp/2 ././punct/2",
        "said",
        ("Ana", "said", ["boats had sunk"], "asserts"),
    ),
    (
        "Ana/P/nsubj/2 denied/V/root/0 that/S/mark/5 boats/N/nsubj/5 sank/V/ccomp/2",
        "denied",
        ("Ana", "denied", ["boats sank"], "denies"),
    ),
    (
        "The/D/det/3 old/A/amod/3 mayor/N/nsubj/4 promised/V/root/0 to/T/mark/6 rebuild/V/xcomp/4 piers/N/obj/6",
        "promised",
        ("The old mayor", "promised", ["to rebuild piers"], "promises"),
    ),
    (
        "boats/N/nsubj/3 had/X/aux/3 sunk/V/ccomp/6 ,/./punct/3 Ana/P/nsubj/6 said/V/root/0",
        "said",
        ("Ana", "said", ["boats had sunk"], "asserts"),
    ),
]


@pytest.mark.parametrize(("sentence", "cue", "expected"), CASES, ids=[c[0] for c in CASES])
def test_the_tree_gives_what_the_scores_do_not(
    sentence: str, cue: str, expected: tuple[str | None, str | None, list[str], str]
) -> None:
    a = tree(sentence)
    assert [told(a, s) for s in says(a, [cue])] == [expected]


def test_scores_outrank_the_tree() -> None:
    a = tree("Ana/P/nsubj/2 said/V/root/0 boats/N/nsubj/4 sank/V/ccomp/2 ,/./punct/2 Eva/P/nsubj/7 slept/V/parataxis/2")
    raise_score(a, "source", 1, [5])
    raise_score(a, "content", 1, [2, 3])
    assert told(a, says(a, ["said"])[0])[:3] == ("Eva", "said", ["boats sank"])


SHOWN = "Ruritania/P/nsubj/3 has/X/aux/3 shown/V/root/0 a/D/det/5 resolve/N/obj/3 to/S/mark/7 fight/V/acl/5"
HANDED = [
    ("Ana/P/nsubj/2 offered/V/root/0 a/D/det/4 truce/N/obj/2 by/S/mark/6 leaving/V/acl/4", "offered", 4, {}),
    (SHOWN, "shown", 5, {"Ruritania": "Country"}),
]
SAID = [
    ("Ana/P/nsubj/2 offered/V/root/0 to/S/mark/4 leave/V/xcomp/2", "offered", 3, {}),
    ("Ana/P/nsubj/2 demanded/V/root/0 a/D/det/4 truce/N/obj/2 by/A/case/6 June/P/nmod/4", "demanded", 4, {}),
    (SHOWN.replace("Ruritania/", "Footage/"), "shown", 5, {}),
    (SHOWN, "shown", 5, {"Ruritania": "Outlet"}),
]


def _linked(sentence: str, cue: str, first: int, names: dict[str, EntityType]) -> list[Say]:
    """What is found when the encoder takes the words from ``first`` (1 = the first) on for the cue's content."""
    a = tree(sentence)
    raise_score(a, "content", word(a, cue), list(range(first - 2, len(a.words))))
    return says(a, [cue], names)


@pytest.mark.parametrize(("sentence", "cue", "first", "names"), HANDED, ids=[c[1] for c in HANDED])
def test_a_thing_that_is_offered_or_shown_is_not_said(sentence: str, cue: str, first: int, names: dict[str, EntityType]) -> None:
    assert _linked(sentence, cue, first, names) == []


@pytest.mark.parametrize(("sentence", "cue", "first", "names"), SAID, ids=[f"{c[1]} {n}" for n, c in enumerate(SAID)])
def test_what_is_offered_to_be_done_asked_for_or_shown_by_evidence_is(
    sentence: str, cue: str, first: int, names: dict[str, EntityType]
) -> None:
    assert len(_linked(sentence, cue, first, names)) == 1


def test_a_cue_without_content_says_nothing() -> None:
    assert says(tree("Ana/P/nsubj/2 said/V/root/0 so/R/advmod/2"), ["said"]) == []


def test_content_on_both_sides_of_its_cue_is_two_stretches() -> None:
    a = tree(
        "boats/N/nsubj/4 of/I/case/3 Peru/P/nmod/1 sank/V/root/0 ,/./punct/4 Ana/P/nsubj/7 said/V/parataxis/4 ,/./punct/4 "
        "near/I/case/11 the/D/det/11 pier/N/obl/4"
    )
    raise_score(a, "source", 6, [5])
    raise_score(a, "content", 6, [0, 1, 2, 3, 8, 9, 10])
    assert told(a, says(a, ["said"])[0])[2] == ["boats of Peru sank", "near the pier"]


def test_content_that_covers_most_of_a_quotation_takes_all_of_it() -> None:
    a = tree("Ana/P/nsubj/2 said/V/root/0 “I/O/nsubj/5 certainly/R/advmod/5 slept/V/ccomp/2 soundly/R/advmod/5 now”/R/advmod/5")
    raise_score(a, "content", 1, [3, 4, 5])
    assert told(a, says(a, ["said"])[0])[2] == ["I certainly slept soundly now"]


def test_an_adverb_of_hearsay_speaks_for_nobody() -> None:
    a = tree("boats/N/nsubj/3 reportedly/R/advmod/3 sank/V/root/0 near/I/case/5 Lima/P/obl/3")
    (say,) = says(a, [])
    assert told(a, say)[:2] == (None, "reportedly") and told(a, say)[2] == ["sank near Lima"]


def test_quoted_as_saying_is_one_act() -> None:
    a = tree("Ana/P/nsubj:pass/3 was/X/aux:pass/3 quoted/V/root/0 as/S/mark/5 saying/V/advcl/3 boats/N/nsubj/7 sank/V/ccomp/5")
    for cue in ("quoted", "saying"):
        raise_score(a, "source", word(a, cue), [0])
    raise_score(a, "content", 2, [4, 5, 6])
    assert [told(a, say)[:3] for say in says(a, ["quoted", "saying"])] == [("Ana", "saying", ["boats sank"])]


def test_as_stated_somewhere_is_said_there() -> None:
    a = tree("As/S/mark/2 stated/V/advcl/7 in/I/case/5 the/D/det/5 charge/N/obl/2 boats/N/nsubj/7 sank/V/root/0")
    a.cue_score[1] = 0.3
    raise_score(a, "content", 1, [5, 6])
    assert [told(a, say)[:3] for say in says(a, [])] == [("the charge", "stated", ["boats sank"])]
    a.lower[0] = "since"
    assert says(a, []) == []


def test_what_was_reported_in_a_paper_has_the_paper_as_its_source() -> None:
    a = tree("It/O/nsubj:pass/3 was/X/aux:pass/3 reported/V/root/0 in/I/case/5 Reuters/P/obl/3 boats/N/nsubj/7 sank/V/ccomp/3")
    found = says(a, ["reported"], {"Reuters": "Outlet"})
    assert [told(a, say)[:3] for say in found] == [("Reuters", "reported", ["boats sank"])]


def test_a_paper_told_of_with_its_country_and_kind_carries_what_is_said() -> None:
    a = tree(
        "Ana/P/nsubj/2 said/V/root/0 in/I/case/4 Peru/P/obl/2 's/T/case/4 biggest/A/amod/7 daily/N/dep/4 Reuters/P/appos/4 "
        "boats/N/nsubj/10 sank/V/ccomp/2"
    )
    found = says(a, ["said"], {"Ana": "Person", "Reuters": "Outlet"})
    assert [told(a, say)[0] for say in found] == ["Ana", "Reuters"]


def test_what_a_paper_was_told_is_carried_by_the_paper() -> None:
    a = tree("Ana/P/nsubj/2 told/V/root/0 Reuters/P/obj/2 boats/N/nsubj/5 sank/V/ccomp/2")
    inner, outer = says(a, ["told"], {"Reuters": "Outlet", "Ana": "Person"})
    assert told(a, inner)[:3] == ("Ana", "told", ["boats sank"])
    assert outer.outlet and told(a, outer)[0] == "Reuters"
    assert outer.content[0].start == 0 and outer.content[-1].end == len(a.text)


def test_what_a_person_was_told_is_not() -> None:
    a = tree("Ana/P/nsubj/2 told/V/root/0 Eva/P/obj/2 boats/N/nsubj/5 sank/V/ccomp/2")
    assert len(says(a, ["told"], {"Eva": "Person"})) == 1


def test_a_headline_s_outlet() -> None:
    a = tree("Mayor/N/nsubj/2 resigns/V/root/0 after/I/case/4 storm/N/obl/2 –/./punct/2 Reuters/P/parataxis/2")
    (say,) = says(a, [], {"Reuters": "Outlet"})
    assert told(a, say)[:3] == ("Reuters", None, ["Mayor resigns after storm"]) and say.outlet


def test_a_statement_runs_on_over_its_paragraphs() -> None:
    a = tree(
        "The/D/det/2 guild/N/nsubj/3 said/V/root/0 :/./punct/3",
        "Boats/N/nsubj/2 sank/V/root/0 ././punct/2",
        "We/O/nsubj/2 mourn/V/root/0",
    )
    raise_score(a, "content", 2, [4, 5])
    assert told(a, says(a, ["said"])[0])[2] == ["Boats sank .", "We mourn"]


QUOTE = (
    "“Nobody/O/nsubj/2 slept/V/root/0 in/I/case/5 the/D/det/5 port/N/obl/2 that/D/det/7 night/N/obl:tmod/2 ././punct/2 ”/./punct/2"
)


def test_a_quotation_nobody_utters_keeps_the_speaker_before_it() -> None:
    first = "“Boats/N/nsubj/2 sank”/V/ccomp/4 Ana/P/nsubj/4 said/V/root/0 ././punct/4"
    a = tree(first, QUOTE)
    raise_score(a, "content", 3, [0, 1])
    spoken, carried = says(a, ["said"])
    assert carried.carried and told(a, carried)[0] == "Ana" and told(a, carried)[2] == ["Nobody slept in the port that night . "]
    assert not spoken.carried


def test_a_quotation_far_from_any_speaker_has_none() -> None:
    a = tree("Boats/N/nsubj/2 sank/V/root/0", QUOTE)
    assert says(a, []) == []


APART = [
    ("Eva/P/nsubj:pass/3 was/X/aux:pass/3 told/V/root/0 boats/N/nsubj/5 sank/V/ccomp/3", "told", [(None, ["boats sank"])]),
    (
        "Ana/P/nsubj/2 said/V/root/0 boats/N/nsubj/4 sank/V/ccomp/2 and/C/cc/6 added/V/conj/2 ships/N/nsubj/8 burned/V/ccomp/6",
        "said added",
        [("Ana", ["boats sank"]), ("Ana", ["ships burned"])],
    ),
    (
        "records/N/nsubj/5 seen/V/acl/1 by/I/case/3 Reuters/P/obl/2 show/V/root/0 boats/N/nsubj/7 sank/V/ccomp/5",
        "show",
        [("records seen by Reuters", ["boats sank"]), ("Reuters", ["records seen by", "show boats sank"])],
    ),
    (
        "In/I/case/2 letters/N/obl/6 to/I/case/4 Reuters/P/nmod/2 Ana/P/nsubj/6 said/V/root/0 boats/N/nsubj/8 sank/V/ccomp/6",
        "said",
        [("Ana", ["boats sank"]), ("Reuters", ["Ana said boats sank"])],
    ),
]


@pytest.mark.parametrize(("sentence", "cues", "expected"), APART, ids=[c[0] for c in APART])
def test_each_party_has_its_own_part(sentence: str, cues: str, expected: list[tuple[str | None, list[str]]]) -> None:
    a = tree(sentence)
    if "added" in cues:
        raise_score(a, "content", 1, [2, 3, 4, 5, 6, 7])
        raise_score(a, "source", 5, [0])
    found = says(a, cues.split(), {"Reuters": "Outlet"} if "Reuters" in sentence else {})
    assert [(told(a, s)[0], told(a, s)[2]) for s in found] == expected


def test_a_headline_s_words_before_its_colon_are_who_speaks() -> None:
    a = tree("Minister/N/root/0 :/./punct/1 boats/N/nsubj/4 sank/V/parataxis/1 again/R/advmod/4", "Ana/P/nsubj/2 slept/V/root/0")
    (say,) = says(a, [])
    assert told(a, say)[:3] == ("Minister", None, ["boats sank again"])


def test_a_name_under_a_quotation_is_its_speaker() -> None:
    a = tree(QUOTE, "–/./punct/2 Ana/P/root/0")
    (say,) = says(a, [], {"Ana": "Person"})
    assert told(a, say)[:3] == ("Ana", None, ["Nobody slept in the port that night . "])


def test_a_statement_after_words_of_its_own_is_a_second_one() -> None:
    a = tree("Ana/P/nsubj/2 denied/V/root/0 this/O/obj/2 :/./punct/2", QUOTE)
    raise_score(a, "content", 1, [2])
    raise_score(a, "source", 1, [0])
    own, statement = says(a, ["denied"])
    assert told(a, own)[2] == ["this"] and told(a, statement)[0] == "Ana" and told(a, statement)[2][0].startswith("Nobody slept")


def test_outside_of_every_quotation_i_is_the_author() -> None:
    a = tree("I/O/nsubj/2 believe/V/root/0 boats/N/nsubj/4 sank/V/ccomp/2")
    (say,) = says(a, ["believe"])
    assert say.author and told(a, say)[3] == "believes"


def test_the_author_who_says_i_is_one_person() -> None:
    a = tree(
        "By/I/case/2 Ana/P/root/0",
        "I/O/nsubj/2 believe/V/root/0 boats/N/nsubj/4 sank/V/ccomp/2",
        "I/O/nsubj/2 doubt/V/root/0 it/O/obj/2",
    )
    raise_score(a, "content", word(a, "doubt"), [word(a, "it")])
    for cue in ("believe", "doubt"):
        a.cue[word(a, cue)], a.cue_score[word(a, cue)] = "B", 0.9
    referents = Referents(a, [Name(1, 1, "Person")])
    found = says_in(a, referents, [], len(a.text))
    assert [referents.of_word(s.source_head or 0) for s in found] == [referents.named_at(1)] * 2


def test_what_a_nearer_cue_holds_is_that_ones() -> None:
    a = tree(
        "boats/N/nsubj/2 sank/V/ccomp/5 ,/./punct/2 Ana/P/nsubj/5 said/V/root/0 ,/./punct/5 insisting/V/advcl/5 nobody/O/nsubj/9 "
        "drowned/V/ccomp/7"
    )
    for cue in (4, 6):
        raise_score(a, "content", cue, [0, 1, 7, 8] if cue == 4 else [7, 8])
        raise_score(a, "source", cue, [3])
    assert [told(a, s)[1:3] for s in says(a, ["said", "insisting"])] == [
        ("said", ["boats sank"]),
        ("insisting", ["nobody drowned"]),
    ]


DENIED = [
    ('called/V/root/0 the/D/det/4 report/N/obj/2 "/./punct/6 gossip/N/xcomp/2 "/./punct/6', [["the report"], [" gossip "]]),
    ("called/V/root/0 this/O/obj/2 a/D/det/5 lie/N/xcomp/2", [["this"]]),
    ("rejected/V/root/0 the/D/det/4 report/N/obj/2 as/I/case/6 gossip/N/obl/2", [["the report"]]),
    ("denied/V/root/0 boats/N/nsubj/4 sank/V/ccomp/2 again/R/advmod/4", [["boats sank again"]]),
]


@pytest.mark.parametrize(("sentence", "expected"), DENIED, ids=[c[0].split("/")[0] + str(n) for n, c in enumerate(DENIED)])
def test_what_is_denied_is_told_without_what_it_is_called(sentence: str, expected: list[list[str]]) -> None:
    a = tree("Ana/P/nsubj/2 " + sentence)
    cue = a.words[1]
    raise_score(a, "content", 1, list(range(2, len(a.words))))
    raise_score(a, "source", 1, [0])
    whole_window(a).tags[1, offsets()["stance"].start + STANCES.index("denies")] = 9.0
    assert [told(a, s)[2] for s in says(a, [cue])] == expected


def test_an_outlet_that_is_a_source_already_carries_nothing() -> None:
    a = tree(
        "According/V/case/3 to/I/fixed/1 Reuters/P/obl/7 ,/./punct/7 Ana/P/nsubj/7 has/X/aux/7 told/V/root/0 Reuters/P/obj/7 "
        "boats/N/nsubj/10 sank/V/ccomp/7"
    )
    raise_score(a, "source", 0, [2])
    raise_score(a, "content", 0, [4, 5, 6, 7, 8, 9])
    raise_score(a, "source", 6, [4])
    raise_score(a, "content", 6, [8, 9])
    for cue in ("According", "told"):
        a.cue[word(a, cue)], a.cue_score[word(a, cue)] = "B", 0.9
    referents = Referents(a, [Name(2, 2, "Outlet"), Name(4, 4, "Person"), Name(7, 7, "Outlet")])
    found = says_in(a, referents, [], len(a.text))
    assert [(told(a, s)[0], told(a, s)[1]) for s in found] == [("Reuters", "According to"), ("Ana", "told")]


def test_an_outlet_in_another_line_carries_nothing() -> None:
    a = tree("Ana/P/nsubj/2 said/V/root/0 boats/N/nsubj/4 sank/V/ccomp/2", "Reuters/P/root/0")
    raise_score(a, "via", 1, [4])
    assert [told(a, s)[0] for s in says(a, ["said"], {"Reuters": "Outlet"})] == ["Ana"]


@pytest.mark.parametrize(
    "headline",
    [
        "Daily/N/root/0 :/./punct/1 boats/N/nsubj/4 sank/V/parataxis/1 again/R/advmod/4",
        "Boats/N/nsubj/2 sank/V/root/0 again/R/advmod/2 –/./punct/2 report/N/parataxis/2",
    ],
)
def test_a_headline_s_daily_is_the_outlet_that_the_text_names_first(headline: str) -> None:
    a = tree(headline, "Reuters/P/nsubj/2 wrote/V/root/0 boats/N/nsubj/4 sank/V/ccomp/2 ././punct/2")
    a.cue[word(a, "wrote")], a.cue_score[word(a, "wrote")] = "B", 0.9
    referents = Referents(a, [Name(word(a, "Reuters"), word(a, "Reuters"), "Outlet")])
    found = says_in(a, referents, [], len(a.text))
    assert {referents.of_word(s.source_head or 0) for s in found} == {referents.named_at(word(a, "Reuters"))} and len(found) == 2


@pytest.mark.parametrize(
    ("before", "cues"),
    [
        ("Ana/P/nsubj/2 said/V/root/0 boats/N/nsubj/4 sank/V/ccomp/2 ././punct/2", ["said"]),
        ("Ana/P/nsubj/3 was/X/cop/3 blunt/A/root/0 ././punct/3", []),
    ],
)
def test_a_quotation_is_of_the_person_in_the_sentence_before_it(before: str, cues: list[str]) -> None:
    a = tree(before, QUOTE)
    a.text = a.text.replace("\n", " ")
    carried = says(a, cues, {"Ana": "Person"})[-1]
    assert carried.carried and told(a, carried)[0] == "Ana" and told(a, carried)[2] == ["Nobody slept in the port that night . "]


@pytest.mark.parametrize(("paragraphs", "carried"), [((0, 0, 1), 1), ((0, 1, 2), 1), ((0, 1, 1), 0)])
def test_a_quotation_with_a_saying_in_it_is_carried_within_its_paragraph_or_fills_one(
    paragraphs: tuple[int, int, int], carried: int
) -> None:
    """In PolNeAR's train split 61 of 67 paragraphs that are one quotation after one with a quotation keep an earlier source."""
    first = "“Boats/N/nsubj/2 sank”/V/ccomp/4 Ana/P/nsubj/4 said/V/root/0 ././punct/4"
    second = "“Eva/P/nsubj/2 claims/V/root/0 nobody/O/nsubj/4 slept/V/ccomp/2 that/D/det/6 night/N/obl/4 ././punct/2 ”/./punct/2"
    a = tree(first, second, "Peru/P/nsubj/2 slept/V/root/0 ././punct/2")
    one, two, three = a.text.split("\n")
    a.text = one + " \n"[paragraphs[1] > paragraphs[0]] + two + " \n"[paragraphs[2] > paragraphs[1]] + three
    raise_score(a, "content", 3, [0, 1])
    raise_score(a, "content", word(a, "claims"), [word(a, "nobody"), word(a, "slept")])
    found = says(a, ["said", "claims"], {"Ana": "Person"})
    assert len([s for s in found if s.carried]) == carried


def test_he_is_the_one_who_spoke_last() -> None:
    a = tree(
        "Ana/P/nsubj/2 said/V/root/0 boats/N/nsubj/4 sank/V/ccomp/2 ././punct/2",
        "Ships/N/nsubj/2 burned/V/ccomp/5 ,/./punct/2 he/O/nsubj/5 added/V/root/0 ././punct/5",
    )
    hears(a, ("said", "Ana", "sank"), ("added", "he", "burned"))
    referents = Referents(a, [Name(0, 0, "Person")])
    _, added = says_in(a, referents, [], len(a.text))
    assert referents.of_word(added.source_head or 0) == referents.named_at(0)


@pytest.mark.parametrize(("score", "backed", "found"), [(0.6, True, 1), (0.6, False, 0), (0.4, True, 0), (0.9, False, 1)])
def test_a_doubted_word_of_saying_is_a_cue_where_who_says_what_is_heard(score: float, backed: bool, found: int) -> None:
    a = tree("Ana/P/nsubj/2 feared/V/root/0 boats/N/nsubj/4 sank/V/ccomp/2")
    a.cue[1], a.cue_score[1] = "B", score
    if backed:
        raise_score(a, "content", 1, [2, 3])
        raise_score(a, "source", 1, [0])
    assert len(says_in(a, Referents(a, []), [], len(a.text))) == found
