"""What a question is taken to be about."""

from __future__ import annotations

import pytest

from sayso.asking import understand
from sayso.codebook import load
from sayso.model import Entity, Mention
from sayso.telling.view import Index
from tests.telling.invented import View, document

TEXT = "Highland and the River Front met. Uplander officers left. Ada Brenn of the Karu Dam Company spoke."


def index() -> Index:
    def named(id_: str, name: str, type_: str, *words: str) -> Entity:
        mentions = tuple(Mention("d", TEXT.index(w), TEXT.index(w) + len(w), "name") for w in words)
        return Entity(id_, name, type_, mentions)  # type: ignore[arg-type]

    return Index.of(
        View(
            (document("d", TEXT),),
            (
                named("h", "Highland", "Country", "Highland", "Uplander"),
                named("r", "River Front", "ArmedGroup", "River Front"),
                named("b", "Ada Brenn", "Person", "Ada Brenn"),
                named("c", "Karu Dam Company", "Organization", "Karu Dam Company"),
            ),
        )
    )


@pytest.mark.parametrize(
    ("question", "actors", "code"),
    [
        ("Does Highland fund the River Front?", {"h": "subject", "r": "object"}, "funds"),
        ("Did Highland pay the River Front?", {"h": "subject", "r": "object"}, "funds"),
        ("Is the River Front funded by Highland?", {"h": "subject", "r": "object"}, "funds"),
        ("who funds the river front", {"r": "object"}, "funds"),
        ("Whom does Highland fund?", {"h": "subject"}, "funds"),
        ("Did the River Front receive money from Highland?", {"r": "object", "h": "subject"}, "funds"),
        ("Who gave weapons to the River Front?", {"r": "object"}, "arms"),
        ("Has Ada Brenn met with Highland?", {"b": "either", "h": "either"}, "met_with"),
        ("Did Highland know of the raid?", {"h": "subject"}, "knew_of"),
        ("What about the Karu Dam Company?", {"c": "either"}, None),
        ("Did the Uplanders train the River Front?", {"h": "subject", "r": "object"}, "trains"),
    ],
)
def test_names_sides_and_relation(question: str, actors: dict[str, str], code: str | None) -> None:
    found = understand(question, index(), load())
    assert {ident: a.side for a in found.actors for ident in a.entities} == actors
    assert (code in found.codes) if code else not found.codes


def test_words_that_an_expression_uses_are_not_asked_for_again() -> None:
    assert understand("Who gave weapons to the River Front at the lake?", index(), load()).rest == ("lake",)


def test_a_question_about_nothing_known_keeps_its_words() -> None:
    found = understand("Why is the lake so cold?", index(), load())
    assert (found.actors, found.codes) == ((), frozenset())
    assert "lake" in found.rest
