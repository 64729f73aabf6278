"""Relations told in English."""

from __future__ import annotations

import pytest

from sayso.codebook import load
from sayso.weighing import phrases


@pytest.mark.parametrize(
    ("code", "subject", "thing", "negative", "sense", "many", "said"),
    [
        ("funds", "Arvia", "the Marsh Front", False, "actual", False, "Arvia funds the Marsh Front"),
        ("sends_troops", "Arvia", "Belmark", True, "actual", False, "Arvia does not send troops to Belmark"),
        ("struck", "Arvia", "the depot", True, "actual", False, "Arvia did not strike the depot"),
        ("funds", "", "the Marsh Front", True, "actual", False, "The Marsh Front is not funded"),
        ("killed", "", "Oren Vass", False, "actual", False, "Oren Vass was killed"),
        ("met_with", "", "Oren Vass", False, "actual", False, "Someone met with Oren Vass"),
        ("fought", "Arvia", "Belmark", True, "future", False, "Arvia will not fight Belmark"),
        ("fought", "Arvia", "Belmark", False, "conditional", False, "Arvia would fight Belmark"),
        ("allied_with", "Arvia", "Belmark", False, "counterfactual", False, "Arvia would have been allied with Belmark"),
        ("recognises", "Arvia", "Belmark", False, "normative", False, "Arvia should recognise Belmark"),
        ("member_of", "two deputies", "the council", False, "actual", True, "Two deputies are members of the council"),
        ("deployed", "Arvia", "no ships", True, "future", False, "Arvia will not deploy ships"),
        ("x_outbid", "Arvia", "Belmark", True, "actual", False, "Arvia not “outbid” Belmark"),
    ],
)
def test_told(code: str, subject: str, thing: str, negative: bool, sense: str, many: bool, said: str) -> None:
    assert phrases.told(code, subject, thing, negative=negative, sense=sense, many=(many, False)) == said


def test_every_relation_of_the_codebook_has_a_phrase() -> None:
    assert [code for code in load().relations if phrases.phrase(code) is None] == []


@pytest.mark.parametrize(
    ("name", "named", "several"),
    [
        ("three senior officials", False, True),
        ("officers of the guard", False, True),
        ("Rhodes", True, False),
        ("the leader of two groups", False, False),
        ("the baker and his son", False, True),
        ("the press", False, False),
        ("tens of thousands of people", False, True),
        ("their children", False, True),
        ("the navy's ties to the port", False, True),
    ],
)
def test_plural(name: str, named: bool, several: bool) -> None:
    assert phrases.plural(name, named=named) is several
