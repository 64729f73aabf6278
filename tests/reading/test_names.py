"""Named mentions: what the tags say, checked against what the codebook knows."""

from __future__ import annotations

import pytest

from sayso.reading.names import gazetteer, names_in, normal
from sayso.reading.naming import Referent, gather
from tests.reading.trees import said, tag_names, tree

NORMAL = [
    ("The Hague", "hague"),
    ("the", "the"),
    ("São Tomé", "sao tome"),
    ("U.S.", "us"),
    ("Peru’s", "peru"),
    ("Guinea-Bissau", "guinea bissau"),
    ("  Costa   Rica ", "costa rica"),
    ("THE GUARDIAN", "guardian"),
    ("", ""),
    ("E\u0301cija", "ecija"),
]


@pytest.mark.parametrize(("form", "key"), NORMAL, ids=[n[0] for n in NORMAL])
def test_normal(form: str, key: str) -> None:
    assert normal(form) == key


KNOWN = [("Kenya", "Country", False), ("Kenyan", "Country", False), ("Nairobi", "Country", True), ("Reuters", "Outlet", False)]


@pytest.mark.parametrize(("form", "kind", "capital"), KNOWN, ids=[k[0] for k in KNOWN])
def test_gazetteer(form: str, kind: str, capital: bool) -> None:
    known = gazetteer()[normal(form)]
    assert (known.type, known.capital) == (kind, capital)


def test_every_key_is_normal() -> None:
    assert all(normal(key) == key for key in gazetteer() if not key.startswith("the "))


Named = list[tuple[str, str, str | None]]
# sentence, tags of its words, names with type and canonical name
CASES: list[tuple[str, str, Named]] = [
    ("Ana/P/nsubj/3 Ruiz/P/flat/1 left/V/root/0", "B-Person I-Person O", [("Ana Ruiz", "Person", None)]),
    ("Mayor/N/nsubj/4 Ana/P/flat/1 Ruiz/P/flat/1 left/V/root/0", "B-Person I-Person I-Person O", [("Ana Ruiz", "Person", None)]),
    ("The/D/det/2 Guild/P/nsubj/3 met/V/root/0", "B-Organization I-Organization O", [("Guild", "Organization", None)]),
    ("Ana/P/nmod:poss/3 's/T/case/1 boat/N/nsubj/4 sank/V/root/0", "B-Person I-Person O O", [("Ana", "Person", None)]),
    ("Kenya/P/nsubj/2 won/V/root/0", "B-Place O", [("Kenya", "Country", "Kenya")]),
    ("Kenya/P/nsubj/2 won/V/root/0", "O O", [("Kenya", "Country", "Kenya")]),
    ("Kenyan/A/amod/2 boats/N/nsubj/3 sank/V/root/0", "O O O", [("Kenyan", "Country", "Kenya")]),
    ("Nairobi/P/nsubj/2 refused/V/root/0", "B-Place O", [("Nairobi", "Country", "Kenya")]),
    ("It/O/nsubj/2 rained/V/root/0 in/I/case/4 Nairobi/P/obl/2", "O O O B-Place", [("Nairobi", "Place", None)]),
    ("Reuters/P/nsubj/2 reported/V/root/0 it/O/obj/2", "B-Organization O O", [("Reuters", "Outlet", "Reuters")]),
    ("the/D/det/2 Kenyans/P/nsubj/3 left/V/root/0", "O B-Country O", [("Kenyans", "Country", "Kenya")]),
    ("Kenyans/P/nsubj/2 left/V/root/0", "B-Country O", [("Kenyans", "Group", None)]),
    ("many/A/amod/2 Kenyans/P/nsubj/3 left/V/root/0", "O B-Country O", []),
    ("two/M/nummod/2 Kenyans/P/nsubj/3 left/V/root/0", "O B-Country O", []),
    ("a/D/det/2 Kenyan/N/nsubj/3 left/V/root/0", "O B-Country O", []),
    ("the/D/det/2 French/P/nsubj/3 left/V/root/0", "O B-Country O", [("French", "Country", "France")]),
    ("local/A/amod/2 Tories/P/nsubj/3 left/V/root/0", "O B-Organization O", []),
    ("Tories/P/nsubj/2 left/V/root/0", "B-Organization O", [("Tories", "Organization", "Conservative Party")]),
    (
        "Ana/P/nsubj/7 (/./punct/3 R/P/appos/1 -/./punct/5 Wis./P/dep/3 )/./punct/3 left/V/root/0",
        "B-Person O B-Organization O B-Place O O",
        [("Ana", "Person", None), ("Wis.", "Place", None)],
    ),
    (
        "(/./punct/2 J/P/nsubj/5 Thein/P/flat/2 )/./punct/2 left/V/root/0",
        "O B-Person I-Person O O",
        [("J Thein", "Person", None)],
    ),
    (
        "Kana/P/nsubj/5 +'/./punct/1 +at/P/flat/1 Salin/P/flat/1 left/V/root/0",
        "B-ArmedGroup O O B-ArmedGroup O",
        [("Kana'at Salin", "ArmedGroup", None)],
    ),
    (
        "Radio/P/nsubj/5 Ha/P/flat/1 +’/./punct/1 +um/P/flat/1 left/V/root/0",
        "B-Outlet I-Outlet O O O",
        [("Radio Ha’um", "Outlet", None)],
    ),
    ("Kana/P/nsubj/4 +'/./punct/1 +at/P/flat/1 left/V/root/0", "O O B-Place O", [("Kana'at", "Place", None)]),
    ("Kana/P/nsubj/4 +‘/./punct/1 +s/P/flat/1 left/V/root/0", "B-Place O O O", [("Kana", "Place", None)]),
    ("Kana/P/nsubj/4 '/./punct/1 at/P/flat/1 left/V/root/0", "B-Place O O O", [("Kana", "Place", None)]),
    ("Sharif/P/nsubj/2 left/V/root/0", "B-Person O", [("Sharif", "Person", None)]),
    ("the/D/det/2 Sharif/P/nsubj/3 left/V/root/0", "O B-Person O", []),
    ("King/P/nsubj/2 left/V/root/0", "B-Person O", []),
    ("Prime/A/amod/2 Minister/N/nsubj/3 left/V/root/0", "B-Person I-Person O", []),
    (
        "Sheikh/N/nsubj/5 al/P/flat/1 +-/./punct/4 +Sabah/P/flat/1 left/V/root/0",
        "B-Person I-Person I-Person I-Person O",
        [("al-Sabah", "Person", None)],
    ),
    (
        "Hojjat/N/nsubj/6 al/P/flat/1 +-/./punct/4 +Islam/P/flat/1 Orr/P/flat/1 left/V/root/0",
        "B-Person I-Person I-Person I-Person I-Person O",
        [("Orr", "Person", None)],
    ),
    (
        "J/P/nsubj/5 +./P/flat/1 Edgar/P/flat/1 Orr/P/flat/1 left/V/root/0",
        "B-Person O B-Person I-Person O",
        [("J. Edgar Orr", "Person", None)],
    ),
    (
        'Lena/P/nsubj/7 "/./punct/4 +the/D/det/4 Reed/P/flat/1 +"/./punct/4 Orr/P/flat/1 left/V/root/0',
        "B-Person O O B-Person I-Person I-Person O",
        [('Lena "the Reed" Orr', "Person", None)],
    ),
    (
        'Lena/P/nsubj/2 said/V/root/0 "/./punct/4 +Orr/P/nsubj/5 left/V/ccomp/2 +"/./punct/5',
        "B-Person O O B-Person O O",
        [("Lena", "Person", None), ("Orr", "Person", None)],
    ),
    (
        "Al/P/nsubj/8 +-/./punct/3 +Qaeda/P/flat/1 in/I/case/7 the/D/det/7 Islamic/P/compound/7 Maghreb/P/nmod/1 left/V/root/0",
        "B-ArmedGroup I-ArmedGroup I-ArmedGroup O O B-Place I-Place O",
        [("Al-Qaeda in the Islamic Maghreb", "ArmedGroup", "al-Qaeda in the Islamic Maghreb")],
    ),
    ("ferries/N/nsubj/2 sank/V/root/0", "B-Weapon O", []),
    ("--/./nsubj/2 sank/V/root/0", "B-Person O", []),
    (
        "Ana/P/nsubj/4 and/C/cc/3 Eva/P/conj/1 left/V/root/0",
        "B-Person O B-Person O",
        [("Ana", "Person", None), ("Eva", "Person", None)],
    ),
]


@pytest.mark.parametrize(("sentence", "tags", "names"), CASES, ids=[f"{c[0]} ({c[1]})" for c in CASES])
def test_names(sentence: str, tags: str, names: Named) -> None:
    a = tree(sentence)
    tag_names(a, tags.split())
    assert [(said(a, (n.first, n.last)), n.type, n.known) for n in names_in(a)] == names


def test_a_name_ends_with_its_sentence() -> None:
    a = tree("left/V/root/0 Ana/P/obj/1", "Ruiz/P/nsubj/2 slept/V/root/0")
    tag_names(a, ["O", "B-Person", "I-Person", "O"])
    assert [said(a, (n.first, n.last)) for n in names_in(a)] == ["Ana", "Ruiz"]


@pytest.mark.parametrize(
    ("later", "found"),
    [
        ("King/P/nsubj/2 wept/V/root/0", ["King"]),
        ("then/R/advmod/3 King/N/nsubj/3 wept/V/root/0", ["King"]),
        ("the/D/det/2 King/N/nsubj/3 wept/V/root/0", []),
        ("King/N/nsubj/3 Harald/P/flat/1 wept/V/root/0", []),
        ("Marshal/N/nsubj/2 wept/V/root/0", []),
    ],
)
@pytest.mark.parametrize("tagged", [True, False])
def test_a_title_is_a_surname_where_somebody_is_named_in_full(later: str, found: list[str], tagged: bool) -> None:
    a = tree("Judge/N/nsubj/4 Amy/P/flat/1 King/P/flat/1 ruled/V/root/0", later)
    first = next((i for i, w in enumerate(a.words[4:]) if w == "King"), None)
    tags = ["B-Person" if tagged and found and i == first else "O" for i in range(len(a.words) - 4)]
    tag_names(a, ["B-Person", "I-Person", "I-Person", "O", *tags])
    assert [said(a, (n.first, n.last)) for n in names_in(a)] == ["Amy King", *found]


def test_a_surname_stands_for_somebody_whose_full_name_tells_father_and_son_apart() -> None:
    a = tree("Sean/P/nsubj/4 Orr/P/flat/1 Jr./P/flat/1 left/V/root/0", "Orr/P/nsubj/2 wept/V/root/0")
    tag_names(a, ["B-Person", "I-Person", "I-Person", "O", "B-Person", "O"])
    people: list[Referent] = []
    gather(a, names_in(a), people)
    assert [p.name for p in people] == ["Sean Orr Jr."]


@pytest.mark.parametrize(
    ("council", "same"),
    [
        ("International/P/compound/3 Cricket/P/compound/3 Council/P/nsubj/4 met/V/root/0", True),
        ("Imperial/P/compound/3 Tennis/P/compound/3 Council/P/nsubj/4 met/V/root/0", False),
    ],
)
def test_an_acronym_is_the_name_it_spells_in_the_text_before_the_one_it_is_known_for(council: str, same: bool) -> None:
    a = tree(council, "the/D/det/2 ICC/P/nsubj/3 left/V/root/0")
    tag_names(a, ["B-Organization", "I-Organization", "I-Organization", "O", "O", "B-Organization", "O"])
    bodies: list[Referent] = []
    gather(a, names_in(a), bodies)
    assert len(bodies) == (1 if same else 2)


@pytest.mark.parametrize(
    ("kind", "other", "same"),
    [
        ("Organization", "Tidewater/P/compound/3", True),
        ("ArmedGroup", "Tidewater/P/compound/3", False),
        ("Organization", "Orla/P/compound/3", False),
    ],
)
def test_a_firm_is_called_by_the_first_word_of_one_name(kind: str, other: str, same: bool) -> None:
    second = f"{other} Lines/P/nsubj/3 slept/V/root/0" if other.startswith("Orla") else "it/O/nsubj/2 slept/V/root/0"
    a = tree("Orla/P/compound/2 Marine/P/nsubj/3 left/V/root/0", second, "Orla/P/nsubj/2 wept/V/root/0")
    middle = ["B-Organization", "I-Organization", "O"] if other.startswith("Orla") else ["O", "O"]
    tag_names(a, ["B-Organization", "I-Organization", "O", *middle, f"B-{kind}", "O"])
    firms: list[Referent] = []
    spoken = gather(a, names_in(a), firms)
    assert any(len(names) == 2 for names in spoken) is same
